"""Replace: the last resort, required words written over target words linked to their source."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.spans import Span
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.guarantee.draft import (
    Draft,
    attention_mass,
    credited,
    met_spans,
    with_text,
    word_groups,
)
from gongbao.translation.guarantee.outcomes import Outcome, Stage

_LINKED = 0.3
_WIDEST = 5  # words written over at most


def replace_spans(draft: Draft) -> Draft:
    """Return the draft with every requirement that was still open written into it."""
    for index in draft.unmet:
        if index not in draft.unmet:
            continue
        requirement = draft.passage.requirements[index]
        if requirement.kind is RequirementKind.FORBIDDEN:
            draft = _without_forbidden(draft, index)
        else:
            draft = _with_words(draft, index, requirement)
    return credited(draft, Outcome.REPLACED, Stage.REPLACEMENT)


def _with_words(draft: Draft, index: int, requirement: Requirement) -> Draft:
    words = requirement.accepted[0]
    met = met_spans(draft, requirement)
    before = len(draft.unmet)
    for span in _spans(draft, requirement, met):
        written = with_text(draft, span, fitted_words(draft.text, span, words))
        if index not in written.unmet and len(written.unmet) < before:
            return written
    return draft


def _spans(draft: Draft, requirement: Requirement, met: Sequence[Span]) -> list[Span]:
    """Return where the words may be written, the best place first."""
    mass = attention_mass(draft, requirement.start, requirement.end)
    places: list[tuple[float, Span]] = []
    for first, last in word_groups(draft.hypothesis.pieces):
        span = Span(draft.spans[first].start, draft.spans[last - 1].end)
        if span.length > 0 and not any(span.overlaps(other) for other in met):
            places.append((float(mass[first:last].max(initial=0.0)), _trimmed(draft.text, span)))
    found: list[Span] = []
    if places:
        best = max(range(len(places)), key=lambda k: places[k][0])
        if places[best][0] >= _LINKED:
            low = high = best
            while low > 0 and places[low - 1][0] >= _LINKED and high - low < _WIDEST:
                low -= 1
            while (
                high + 1 < len(places) and places[high + 1][0] >= _LINKED and high - low < _WIDEST
            ):
                high += 1
            whole = Span(places[low][1].start, places[high][1].end)
            if not any(whole.overlaps(other) for other in met):
                found.append(whole)
            found.append(places[best][1])
        found.append(Span(places[best][1].start, places[best][1].start))
    end = len(draft.text.rstrip(" .!?;:"))
    return [*found, Span(end, end)]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while end > start + 1 and text[end - 1] in ".,;:!?)\"'”’":
        end -= 1
    return Span(start, end)


def fitted_words(text: str, span: Span, words: str) -> str:
    """Return the words with the spaces and the capital that their place asks for."""
    start, end = span
    if start == 0 and words[:1].islower():
        words = words[:1].upper() + words[1:]
    if start > 0 and text[start - 1] not in ' ("“‘[':
        words = " " + words
    if end < len(text) and text[end].isalnum():
        words += " "
    return words


def _without_forbidden(draft: Draft, index: int) -> Draft:
    """Write the preferred term over a deprecated one."""
    requirement = draft.passage.requirements[index]
    preferred = requirement.concept.accepted[0].text if requirement.concept else ""
    for _ in range(20):
        span = draft.verdicts[index].span
        if draft.verdicts[index].is_met or span is None:
            break
        draft = with_text(draft, span, preferred)
    return draft
