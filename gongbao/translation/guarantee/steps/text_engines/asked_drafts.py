"""Ask: a text engine gives sentences, and is asked again for those that lack something.

All segments of a window go to the engine in one call. What fails verification is asked again with
its own sentence and what that missed, at most two rounds, and the better sentence is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gongbao.translation.engines import TextEngine, TextRequest
from gongbao.translation.guarantee.document_state import CONTEXT, DocumentState
from gongbao.translation.guarantee.draft import Draft, credited
from gongbao.translation.guarantee.outcomes import Outcome, Stage
from gongbao.translation.guarantee.passages import Passage
from gongbao.translation.guarantee.segments import ReadSegment
from gongbao.translation.guarantee.steps.first_drafts import literal_words
from gongbao.translation.guarantee.steps.text_engines.demands import demands_of, missed_by
from gongbao.translation.guarantee.text_drafts import write_text
from gongbao.translation.guarantee.translation_findings import unanswered

ROUNDS = 2
"""How often a sentence is asked again at most."""


def ask_first(
    segments: Sequence[ReadSegment], engine: TextEngine, document: DocumentState
) -> list[Draft]:
    """Return the draft of each passage: what is remembered, what is literal, else the answer."""
    drafts: dict[int, Draft] = {}
    rest: dict[int, TextRequest] = {}
    places = _places(segments)
    for number, (k, passage) in enumerate(places):
        remembered = segments[k].remembered
        literal = literal_words(passage)
        if remembered is not None:
            drafts[number] = remembered
        elif literal is not None:
            drafts[number] = write_text(passage, literal)
        else:
            request = _request(passage, segments, k, document, {})
            rest[number] = replace(request, demands=demands_of(passage.requirements))
    drafts |= _answered(rest, {number: places[number][1] for number in rest}, engine)
    return [drafts[number] for number in range(len(places))]


def ask_plainly(
    segments: Sequence[ReadSegment], engine: TextEngine, document: DocumentState
) -> list[Draft]:
    """Return what the engine says of each passage by itself, told of nothing, for comparison."""
    places = dict(enumerate(_places(segments)))
    requests = {
        number: _request(passage, segments, k, document, {})
        for number, (k, passage) in places.items()
    }
    passages = {number: passage for number, (_, passage) in places.items()}
    return list(_answered(requests, passages, engine).values())


def ask_again(
    drafts: Sequence[Draft],
    segments: Sequence[ReadSegment],
    engine: TextEngine,
    document: DocumentState,
) -> list[Draft]:
    """Return better drafts where asking again for what was missed gives any.

    An engine that has no answer at all is not asked again: it knows why it has none.
    """
    best = list(drafts)
    places = _places(segments)
    latest = {
        number: draft
        for number, draft in enumerate(drafts)
        if draft.is_text and not draft.is_remembered and draft.text
    }
    for _ in range(ROUNDS):
        latest = {number: d for number, d in latest.items() if d.unmet or d.is_degenerate}
        if not latest:
            break
        known = _english_by_segment(places, best)
        requests = {
            number: replace(
                _request(draft.passage, segments, places[number][0], document, known),
                demands=demands_of(draft.passage.requirements),
                attempt=draft.text,
                missed=missed_by(draft),
            )
            for number, draft in latest.items()
        }
        passages = {number: draft.passage for number, draft in latest.items()}
        for number, answer in _answered(requests, passages, engine).items():
            if not answer.text or answer.text == latest[number].text:
                del latest[number]  # it has nothing else to say
                continue
            made = replace(answer, credits=best[number].credits)
            latest[number] = made
            if made.rank()[:3] < best[number].rank()[:3]:
                best[number] = credited(made, Outcome.REPAIRED, Stage.ASKED)
    return best


def _places(segments: Sequence[ReadSegment]) -> list[tuple[int, Passage]]:
    """Return the passages of a window with the number of their segment."""
    return [(k, passage) for k, segment in enumerate(segments) for passage in segment.passages]


def _answered(
    requests: Mapping[int, TextRequest], passages: Mapping[int, Passage], engine: TextEngine
) -> dict[int, Draft]:
    """Return the drafts of the engine's answers; one that is empty says why it is."""
    if not requests:
        return {}
    answers = engine.translate_texts(list(requests.values()))
    drafts: dict[int, Draft] = {}
    for (number, request), answer in zip(requests.items(), answers, strict=True):
        notes = answer.findings
        if not answer.text.strip():
            notes = (*notes, unanswered(engine.name, request.text))
        drafts[number] = write_text(passages[number], answer.text, notes)
    return drafts


def _request(
    passage: Passage,
    segments: Sequence[ReadSegment],
    k: int,
    document: DocumentState,
    known: Mapping[int, str],
) -> TextRequest:
    """Return the request for a passage of segment `k`, told of nothing but its neighbours.

    `known` is the English of segments of the window, as far as there is any.
    """
    before = [
        *document.latest,
        *((s.source.text, known.get(n, "")) for n, s in enumerate(segments[:k])),
    ][-CONTEXT:]
    after = [segment.source.text for segment in segments[k + 1 : k + 1 + CONTEXT]]
    named = (segments[k].source.before, segments[k].source.after)
    if not before and named[0]:
        before = [(named[0], "")]
    if not after and named[1]:
        after = [named[1]]
    return TextRequest(
        passage.text,
        before=tuple(source for source, _ in before),
        after=tuple(after),
        english_before=tuple(english for _, english in before if english),
        is_heading=segments[k].source.is_heading,
    )


def _english_by_segment(
    places: Sequence[tuple[int, Passage]], drafts: Sequence[Draft]
) -> dict[int, str]:
    english: dict[int, str] = {}
    for (k, _), draft in zip(places, drafts, strict=True):
        english[k] = f"{english.get(k, '')} {draft.text}".strip()
    return english
