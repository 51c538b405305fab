"""Before anything is repaired, look further: what a wider beam finds reads better than a repair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpora import ModelError
from glossary.requirements import RequirementKind
from gongbao.translation.draft import Draft, write_draft
from gongbao.translation.engine import DecodingOptions, DecodingRequest, Engine, Hypothesis
from gongbao.translation.units import Unit


@dataclass(frozen=True, slots=True)
class _Widening:
    factor: int
    """Times the beam of the first search."""
    missing: frozenset[RequirementKind]
    """Units that miss a requirement of one of these kinds are searched."""


_FIGURES = frozenset({RequirementKind.QUANTITY, RequirementKind.DATE})
_WIDENINGS = (_Widening(3, frozenset(RequirementKind)), _Widening(8, _FIGURES))


def best_draft(unit: Unit, found: Iterable[Hypothesis], engine: Engine) -> Draft:
    """Return the likeliest draft that meets most: a beam ends with several for one price.

    Raises:
        ModelError: nothing was found.
    """
    best: Draft | None = None
    for hypothesis in found:
        draft = write_draft(unit, hypothesis, engine)
        if best is None or draft.rank()[:3] < best.rank()[:3]:
            best = draft
        if not any(best.rank()[:3]):
            break
    if best is None:
        raise ModelError("the engine returned no hypothesis")
    return best


def search_wider(
    units: Sequence[Unit], drafts: dict[int, Draft], engine: Engine, decoding: DecodingOptions
) -> None:
    """Replace drafts that miss something by better ones from wider beams, where there are any."""
    for widening in _WIDENINGS:
        short = [k for k, draft in drafts.items() if _misses(draft, widening.missing)]
        if not short:
            continue
        options = replace(decoding, beam_size=widening.factor * decoding.beam_size)
        requests = [DecodingRequest(units[k].source.pieces) for k in short]
        for k, found in zip(short, engine.candidates(requests, options), strict=True):
            draft = best_draft(units[k], found, engine)
            if draft.rank()[:3] < drafts[k].rank()[:3]:
                drafts[k] = draft


def _misses(draft: Draft, kinds: frozenset[RequirementKind]) -> bool:
    return not draft.is_remembered and any(
        draft.verdicts[k].requirement.kind in kinds for k in draft.unmet
    )
