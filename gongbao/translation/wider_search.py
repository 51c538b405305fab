"""Before anything is repaired, look further: what a wider beam finds reads better than a repair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpora import ModelError
from glossary.quantities import is_sum_or_large_amount
from gongbao.translation.draft import Draft, write_draft
from gongbao.translation.engine import DecodingOptions, DecodingRequest, Engine, Hypothesis
from gongbao.translation.units import Unit

_WIDER = 3  # times the beam
_WIDEST = (8, 16)  # the same for amounts, one after the other


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
    """Replace drafts by better ones of a wider beam, where there are any.

    A first beam is for units that miss a requirement or repeat a figure, name or phrase, much wider ones for those
    that still miss a sum or a 万 or 亿 amount.
    """
    faulty = [
        k for k, draft in drafts.items()
        if not draft.is_remembered and (draft.unmet or _says_too_much(units[k], draft))
    ]  # fmt: skip
    _search(faulty, units, drafts, engine, replace(decoding, beam_size=_WIDER * decoding.beam_size))
    for factor in _WIDEST:
        short = [k for k in faulty if _misses_amount(drafts[k])]
        options = replace(decoding, beam_size=factor * decoding.beam_size)
        _search(short, units, drafts, engine, options)


def _search(
    chosen: Sequence[int], units: Sequence[Unit], drafts: dict[int, Draft], engine: Engine,
    options: DecodingOptions,
) -> None:  # fmt: skip
    if not chosen:
        return
    requests = [DecodingRequest(units[k].source.pieces) for k in chosen]
    for k, found in zip(chosen, engine.candidates(requests, options), strict=True):
        draft = best_draft(units[k], found, engine)
        if draft.rank()[:3] < drafts[k].rank()[:3]:
            drafts[k] = draft


def _misses_amount(draft: Draft) -> bool:
    figures = [draft.verdicts[k].requirement.quantity for k in draft.unmet]
    return any(q is not None and is_sum_or_large_amount(q) for q in figures)


def _says_too_much(unit: Unit, draft: Draft) -> bool:
    """Tell whether a figure, name or phrase stands in the draft more often than in its source."""
    if draft.extra_copies or draft.repeated_phrases:
        return True
    return any(draft.text.count(f) > unit.text.count(f) for f in draft.stray_figures)
