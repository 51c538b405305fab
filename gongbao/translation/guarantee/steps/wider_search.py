"""Widen: before anything is repaired, look further; what a wider beam finds reads better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.quantities import is_sum_or_large_amount
from gongbao.translation.engines import DecodingOptions, Engine, encode_source
from gongbao.translation.guarantee.draft import Draft
from gongbao.translation.guarantee.passages import Passage
from gongbao.translation.guarantee.steps.first_drafts import better_drafts
from gongbao.translation.wording import find_wordings

_WIDER = 2  # times the beam
_NO_RUN = 5  # pieces that may not come again where a draft repeats itself
_WIDEST = (8, 16)  # times the beam for amounts, one after the other


def search_wider(drafts: Sequence[Draft], engine: Engine, decoding: DecodingOptions) -> list[Draft]:
    """Return better drafts, of another source or a wider beam, where there are any.

    What is written into a source in words and did not come is carried by a placeholder next; a
    draft that is better so has a passage with that source.

    A draft that says a name or phrase twice is searched again without repetitions; a wider beam is
    for drafts that miss a requirement or repeat a figure, much wider ones for those that still miss
    a sum or a 万 or 亿 amount. A greedy search is not widened.
    """
    if decoding.beam_size <= 1:
        return list(drafts)
    made = _carry_what_is_missing(list(drafts), engine, decoding)
    open_drafts = [k for k, draft in enumerate(made) if not draft.is_remembered]
    faulty = [k for k in open_drafts if _is_faulty(made[k])]
    repeating = [k for k in open_drafts if k not in faulty and _repeats_itself(made[k])]
    made = better_drafts(made, repeating, engine, replace(decoding, no_repeat_ngram=_NO_RUN))
    made = better_drafts(made, faulty, engine, _widened(decoding, _WIDER))
    for factor in _WIDEST:
        short = [k for k in faulty if _misses_amount(made[k])]
        made = better_drafts(made, short, engine, _widened(decoding, factor))
    return made


def _widened(decoding: DecodingOptions, factor: int) -> DecodingOptions:
    return replace(decoding, beam_size=factor * decoding.beam_size)


def _carry_what_is_missing(
    drafts: list[Draft], engine: Engine, decoding: DecodingOptions
) -> list[Draft]:
    others: dict[int, Passage] = {}
    for k, draft in enumerate(drafts):
        passage = draft.passage
        missing = set(draft.unmet) - passage.source.placeholders.keys()
        is_lacking = bool(missing or draft.lost_words)
        if is_lacking and not draft.is_remembered and engine.features.placeholders:
            required = passage.requirements
            source = encode_source(
                passage.text,
                required,
                engine.pieces,
                engine.features,
                missing,
                find_wordings(passage.text, required, is_second=draft.lost_words > 0),
            )
            others[k] = replace(passage, source=source)
    return better_drafts(drafts, list(others), engine, decoding, others.__getitem__)


def _misses_amount(draft: Draft) -> bool:
    figures = [draft.verdicts[k].requirement.quantity for k in draft.unmet]
    return any(q is not None and is_sum_or_large_amount(q) for q in figures)


def _repeats_itself(draft: Draft) -> bool:
    """Tell whether names stand too often, or more than one run of words a second time."""
    return bool(draft.extra_copies) or draft.repeated_phrases > 1


def _is_faulty(draft: Draft) -> bool:
    return bool(draft.unmet or draft.faults or draft.lost_words or _says_too_much(draft))


def _says_too_much(draft: Draft) -> bool:
    """Tell whether a figure stands in the draft that its source does not give, or not as often."""
    figures = (draft.text[slice(*span)] for span in draft.stray_figures)
    return any(draft.text.count(f) > draft.passage.text.count(f) for f in figures)
