"""Before anything is repaired, look further: what a wider beam finds reads better than a repair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpora import ModelError
from corpora.quantities import is_sum_or_large_amount
from gongbao.translation.engines.engine import DecodingOptions, DecodingRequest, Engine, Hypothesis
from gongbao.translation.engines.source_encoding import encode_source
from gongbao.translation.guarantee.draft import Draft, write_draft
from gongbao.translation.guarantee.units import Unit

_WIDER = 2  # times the beam
_NO_RUN = 5  # pieces that may not come again where a draft repeats itself
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
    units: list[Unit], drafts: dict[int, Draft], engine: Engine, decoding: DecodingOptions
) -> None:
    """Replace drafts by better ones, of another source or a wider beam, where there are any.

    What is written into a source in words and did not come is carried by a placeholder next; a
    unit that is better so is replaced by one with that source.

    A draft that says a name or phrase twice is searched again without repetitions; a wider beam is
    for units that miss a requirement or repeat a figure, much wider ones for those that still miss
    a sum or a 万 or 亿 amount.
    """
    _carry_what_is_missing(units, drafts, engine, decoding)
    repeating = [
        k
        for k, draft in drafts.items()
        if not draft.is_remembered and (draft.extra_copies or draft.repeated_phrases)
    ]
    _search(repeating, units, drafts, engine, replace(decoding, no_repeat_ngram=_NO_RUN))
    faulty = [
        k
        for k, draft in drafts.items()
        if not draft.is_remembered and (draft.unmet or _says_too_much(units[k], draft))
    ]
    _search(faulty, units, drafts, engine, replace(decoding, beam_size=_WIDER * decoding.beam_size))
    for factor in _WIDEST:
        short = [k for k in faulty if _misses_amount(drafts[k])]
        options = replace(decoding, beam_size=factor * decoding.beam_size)
        _search(short, units, drafts, engine, options)


def _carry_what_is_missing(
    units: list[Unit], drafts: dict[int, Draft], engine: Engine, decoding: DecodingOptions
) -> None:
    others: dict[int, Unit] = {}
    for k, draft in drafts.items():
        missing = set(draft.unmet) - units[k].source.placeholders.keys()
        if missing and not draft.is_remembered and engine.features.placeholders:
            unit = units[k]
            source = encode_source(
                unit.text, unit.requirements, engine.pieces, engine.features, missing
            )
            others[k] = replace(unit, source=source)
    if not others:
        return
    requests = [DecodingRequest(unit.source.pieces) for unit in others.values()]
    candidates = engine.candidates(requests, decoding)
    for (k, unit), found in zip(others.items(), candidates, strict=True):
        draft = best_draft(unit, found, engine)
        if draft.rank()[:3] < drafts[k].rank()[:3]:
            units[k], drafts[k] = unit, draft


def _search(
    chosen: Sequence[int],
    units: Sequence[Unit],
    drafts: dict[int, Draft],
    engine: Engine,
    options: DecodingOptions,
) -> None:
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
    """Tell whether a figure stands in the draft that its source does not give, or not as often."""
    return any(draft.text.count(f) > unit.text.count(f) for f in draft.stray_figures)
