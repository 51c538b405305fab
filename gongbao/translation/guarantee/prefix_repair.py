"""Repair by forced prefixes: keep what was right, write the required words, decode the rest anew.

Attention shows where the wrong rendering of an unmet requirement stands. The translation up to
there (cut at a word start) and the required words are forced; one requirement a round, leftmost
first, and what a round has settled is frozen for the next ones. Only failing units are decoded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.reading.verification import spans_of
from glossary.requirements import RequirementKind
from gongbao.translation.engines.engine import DecodingOptions, DecodingRequest, Engine
from gongbao.translation.guarantee.draft import (
    Draft,
    attention_mass,
    met_spans,
    word_groups,
    write_draft,
)
from gongbao.translation.guarantee.units import Unit

_ROUNDS = 10
_ALTERNATIVES = 6


@dataclass(frozen=True, slots=True)
class _Attempt:
    unit: int
    requirement: int
    prefix: tuple[str, ...]
    start: int
    """Where in the prefix the required words begin."""


def repair_by_prefix(
    units: Sequence[Unit],
    drafts: Sequence[Draft],
    engine: Engine,
    options: DecodingOptions,
    positions: int = 1,
) -> list[Draft]:
    """Return drafts in which as many unmet requirements as possible hold.

    Args:
        units: What was translated.
        drafts: Their drafts; those without unmet requirements come back as they are.
        engine: Decodes the forced prefixes.
        options: How it searches.
        positions: How many places are tried for a requirement.
    """
    best = list(drafts)
    latest = list(drafts)  # a repair may lose what stood behind it: the next rounds win that back
    given_up: list[set[int]] = [set() for _ in units]
    for _ in range(_ROUNDS):
        attempts: list[_Attempt] = []
        for k, (unit, draft) in enumerate(zip(units, latest, strict=True)):
            if best[k].unmet:
                attempts += _attempts(k, unit, draft, engine, positions, given_up[k])
        if not attempts:
            break
        requests = [DecodingRequest(units[a.unit].source.pieces, a.prefix) for a in attempts]
        hypotheses = engine.translate(requests, options)
        results: dict[int, list[tuple[_Attempt, Draft]]] = {}
        for attempt, hypothesis in zip(attempts, hypotheses, strict=True):
            draft = write_draft(units[attempt.unit], hypothesis, engine, len(attempt.prefix))
            if not _stands(units[attempt.unit], attempt, draft):
                if attempt.unit in results:
                    continue
                draft = _unglued(units[attempt.unit], attempt, draft, engine)
            results.setdefault(attempt.unit, []).append((attempt, draft))
        scores = _scores(units, results, engine)
        for k, tried in results.items():
            attempt, draft = min(
                tried, key=lambda pair: (*pair[1].rank()[:3], -scores[id(pair[1])])
            )
            if not _stands(units[k], attempt, draft):
                given_up[k].add(attempt.requirement)
                continue
            latest[k] = draft
            if draft.rank()[:3] <= best[k].rank()[:3]:
                best[k] = draft
    return best


def forced_pieces(unit: Unit, requirement: int, engine: Engine) -> tuple[str, ...]:
    """Return the target pieces that satisfy a requirement."""
    placeholder = unit.source.placeholders.get(requirement)
    if placeholder is not None:
        return (placeholder,)
    return engine.pieces.encode_words(unit.requirements[requirement].accepted[0])


def _attempts(
    k: int, unit: Unit, draft: Draft, engine: Engine, positions: int, given_up: set[int]
) -> list[_Attempt]:
    open_requirements = [
        r
        for r in draft.unmet
        if r not in given_up and unit.requirements[r].kind is not RequirementKind.FORBIDDEN
    ]
    if not open_requirements:
        return []
    places = {r: _places(unit, draft, r, positions) for r in open_requirements}
    chosen = min(open_requirements, key=lambda r: (places[r][0], unit.requirements[r].start))
    forced = forced_pieces(unit, chosen, engine)
    pieces = draft.hypothesis.pieces
    return [_Attempt(k, chosen, (*pieces[:place], *forced), place) for place in places[chosen]]


def _places(unit: Unit, draft: Draft, requirement: int, count: int) -> list[int]:
    """Return where in the target pieces the requirement may be written, the likeliest first."""
    needed = unit.requirements[requirement]
    pieces = draft.hypothesis.pieces
    met = met_spans(draft, needed)
    words = [
        (start, end)
        for start, end in word_groups(pieces)
        if start >= draft.frozen and not _splits(draft, start, met)
    ]
    if not words:
        return [len(pieces)]
    mass = attention_mass(draft, unit, needed.start, needed.end)
    free = [w for w in words if not _inside(draft, w, met)] or words
    ranked = sorted(free, key=lambda w: -float(mass[w[0] : w[1]].max(initial=0.0)))
    expected = draft.frozen + (len(pieces) - draft.frozen) * needed.start / max(1, len(unit.text))
    by_position = min(words, key=lambda w: abs(w[0] - expected))
    places = [start for start, _ in ranked[: max(1, count - 1)]]
    if by_position[0] not in places:
        places.append(by_position[0])
    return places[:count]


def _splits(draft: Draft, piece: int, met: list[tuple[int, int]]) -> bool:
    """Tell whether cutting before a piece would cut words that meet another requirement."""
    place = draft.spans[piece][0]
    return any(a < place < b for a, b in met)


def _inside(draft: Draft, word: tuple[int, int], met: list[tuple[int, int]]) -> bool:
    start, end = draft.spans[word[0]][0], draft.spans[word[1] - 1][1]
    return any(a < end and start < b for a, b in met)


def _stands(unit: Unit, attempt: _Attempt, draft: Draft) -> bool:
    """Tell whether the forced words stand whole in the text: no piece was glued to them."""
    forced = draft.spans[attempt.start : len(attempt.prefix)]
    if not forced:
        return False
    start, end = forced[0][0], forced[-1][1]
    spans = spans_of(unit.requirements[attempt.requirement], draft.text)
    return any(a < end and start < b for a, b in spans)


def _unglued(unit: Unit, attempt: _Attempt, draft: Draft, engine: Engine) -> Draft:
    """Where the next piece glued to the forced words (master+ly, 12+0), take another next piece."""
    request = DecodingRequest(unit.source.pieces, attempt.prefix)
    for hypothesis in engine.alternatives(request, _ALTERNATIVES):
        other = write_draft(unit, hypothesis, engine, len(attempt.prefix))
        if _stands(unit, attempt, other):
            return other
    return draft


def _scores(
    units: Sequence[Unit], results: dict[int, list[tuple[_Attempt, Draft]]], engine: Engine
) -> dict[int, float]:
    """Return log-probabilities a piece, forced ones included, where there is a choice."""
    contested = [(k, draft) for k, tried in results.items() if len(tried) > 1 for _, draft in tried]
    pairs = [(units[k].source.pieces, draft.hypothesis.pieces) for k, draft in contested]
    scores = engine.score(pairs) if pairs else []
    known = {id(draft): score for (_, draft), score in zip(contested, scores, strict=True)}
    for tried in results.values():
        for _, draft in tried:
            known.setdefault(id(draft), draft.hypothesis.score)
    return known
