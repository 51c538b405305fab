"""Repair: by forced prefixes; keep what was right, write the required words, decode the rest anew.

Attention shows where the wrong rendering of an unmet requirement stands. The translation up to
there (cut at a word start) and the required words are forced; one requirement a round, leftmost
first, and what a round has settled is frozen for the next ones. Only failing drafts are decoded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpora.spans import Span
from glossary.reading import spans_of
from glossary.requirement import RequirementKind
from gongbao.translation.engines import DecodingOptions, Engine
from gongbao.translation.guarantee.draft import (
    Draft,
    attention_mass,
    credited,
    met_spans,
    word_groups,
    write_again,
)
from gongbao.translation.guarantee.outcomes import Outcome, Stage
from gongbao.translation.guarantee.passages import Passage

_ROUNDS = 10
_ALTERNATIVES = 6


@dataclass(frozen=True, slots=True)
class _Attempt:
    draft: int
    requirement: int
    prefix: tuple[str, ...]
    start: int
    """Where in the prefix the required words begin."""


def repair_by_prefix(
    drafts: Sequence[Draft], engine: Engine, options: DecodingOptions, positions: int = 1
) -> list[Draft]:
    """Return drafts in which as many unmet requirements as possible hold.

    Args:
        drafts: Those without unmet requirements come back as they are.
        engine: Decodes the forced prefixes.
        options: How it searches.
        positions: How many places are tried for a requirement.
    """
    best = list(drafts)
    latest = list(drafts)  # a repair may lose what stood behind it: the next rounds win that back
    given_up: list[set[int]] = [set() for _ in drafts]
    for _ in range(_ROUNDS):
        attempts: list[_Attempt] = []
        for k, draft in enumerate(latest):
            if best[k].unmet:
                attempts += _attempts(k, draft, engine, positions, given_up[k])
        if not attempts:
            break
        for k, tried in _tried(attempts, drafts, engine, options).items():
            attempt, draft = tried
            if not _stands(attempt, draft):
                given_up[k].add(attempt.requirement)
                continue
            latest[k] = draft
            if draft.rank()[:3] <= best[k].rank()[:3]:
                best[k] = draft
    return [credited(draft, Outcome.REPAIRED, Stage.PREFIX) for draft in best]


def _tried(
    attempts: Sequence[_Attempt],
    drafts: Sequence[Draft],
    engine: Engine,
    options: DecodingOptions,
) -> dict[int, tuple[_Attempt, Draft]]:
    """Return for each draft the best of its attempts, decoded and written out."""
    requests = [
        drafts[attempt.draft].passage.request(engine.pieces, attempt.prefix) for attempt in attempts
    ]
    results: dict[int, list[tuple[_Attempt, Draft]]] = {}
    for attempt, hypothesis in zip(attempts, engine.translate(requests, options), strict=True):
        draft = write_again(drafts[attempt.draft], hypothesis, engine, len(attempt.prefix))
        if not _stands(attempt, draft):
            if attempt.draft in results:
                continue
            draft = _unglued(attempt, draft, engine)
        results.setdefault(attempt.draft, []).append((attempt, draft))
    scores = _scores(results, engine)
    return {
        k: min(tried, key=lambda pair: (*pair[1].rank()[:3], -scores[id(pair[1])]))
        for k, tried in results.items()
    }


def forced_pieces(passage: Passage, requirement: int, engine: Engine) -> tuple[str, ...]:
    """Return the target pieces that satisfy a requirement."""
    placeholder = passage.source.placeholders.get(requirement)
    if placeholder is not None:
        return (placeholder,)
    return engine.pieces.encode_words(passage.requirements[requirement].accepted[0])


def _attempts(
    k: int, draft: Draft, engine: Engine, positions: int, given_up: set[int]
) -> list[_Attempt]:
    required = draft.passage.requirements
    open_requirements = [
        r
        for r in draft.unmet
        if r not in given_up and required[r].kind is not RequirementKind.FORBIDDEN
    ]
    if not open_requirements:
        return []
    places = {r: _places(draft, r, positions) for r in open_requirements}
    chosen = min(open_requirements, key=lambda r: (places[r][0], required[r].start))
    forced = forced_pieces(draft.passage, chosen, engine)
    pieces = draft.hypothesis.pieces
    return [_Attempt(k, chosen, (*pieces[:place], *forced), place) for place in places[chosen]]


def _places(draft: Draft, requirement: int, count: int) -> list[int]:
    """Return where in the target pieces the requirement may be written, the likeliest first."""
    needed = draft.passage.requirements[requirement]
    pieces = draft.hypothesis.pieces
    met = met_spans(draft, needed)
    words = [
        (start, end)
        for start, end in word_groups(pieces)
        if start >= draft.frozen and not _splits(draft, start, met)
    ]
    if not words:
        return [len(pieces)]
    mass = attention_mass(draft, needed.start, needed.end)
    free = [w for w in words if not _inside(draft, w, met)] or words
    ranked = sorted(free, key=lambda w: -float(mass[w[0] : w[1]].max(initial=0.0)))
    length = max(1, len(draft.passage.text))
    expected = draft.frozen + (len(pieces) - draft.frozen) * needed.start / length
    by_position = min(words, key=lambda w: abs(w[0] - expected))
    places = [start for start, _ in ranked[: max(1, count - 1)]]
    if by_position[0] not in places:
        places.append(by_position[0])
    return places[:count]


def _splits(draft: Draft, piece: int, met: Sequence[Span]) -> bool:
    """Tell whether cutting before a piece would cut words that meet another requirement."""
    place = draft.spans[piece].start
    return any(span.start < place < span.end for span in met)


def _inside(draft: Draft, word: tuple[int, int], met: Sequence[Span]) -> bool:
    span = Span(draft.spans[word[0]].start, draft.spans[word[1] - 1].end)
    return any(span.overlaps(other) for other in met)


def _stands(attempt: _Attempt, draft: Draft) -> bool:
    """Tell whether the forced words stand whole in the text: no piece was glued to them."""
    forced = draft.spans[attempt.start : len(attempt.prefix)]
    if not forced:
        return False
    written = Span(forced[0].start, forced[-1].end)
    requirement = draft.passage.requirements[attempt.requirement]
    return any(written.overlaps(span) for span in spans_of(requirement, draft.text))


def _unglued(attempt: _Attempt, draft: Draft, engine: Engine) -> Draft:
    """Where the next piece glued to the forced words (master+ly, 12+0), take another next piece."""
    request = draft.passage.request(engine.pieces, attempt.prefix)
    for hypothesis in engine.alternatives(request, _ALTERNATIVES):
        other = write_again(draft, hypothesis, engine, len(attempt.prefix))
        if _stands(attempt, other):
            return other
    return draft


def _scores(results: dict[int, list[tuple[_Attempt, Draft]]], engine: Engine) -> dict[int, float]:
    """Return log-probabilities a piece, forced ones included, where there is a choice."""
    contested = [draft for tried in results.values() if len(tried) > 1 for _, draft in tried]
    pairs = [(draft.passage.source.pieces, draft.hypothesis.pieces) for draft in contested]
    scores = engine.score(pairs) if pairs else []
    known = {id(draft): score for draft, score in zip(contested, scores, strict=True)}
    for tried in results.values():
        for _, draft in tried:
            known.setdefault(id(draft), draft.hypothesis.score)
    return known
