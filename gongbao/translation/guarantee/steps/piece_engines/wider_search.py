"""Widen: before anything is repaired, look further; what a wider beam finds reads better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.quantities import is_sum_or_large_amount
from gongbao.translation.engines import DecodingOptions, Engine
from gongbao.translation.guarantee.draft import Draft
from gongbao.translation.guarantee.faults.degeneration import count_repeated_runs
from gongbao.translation.guarantee.steps.first_drafts import Search, better_drafts

_WIDER = 1.5  # times the beam; twice the beam found nothing better on 844 sentences
_NO_RUN = 5  # pieces that may not come again where a draft repeats itself
_AGAINST_ECHOES = 1.15  # what a piece that was written costs again, as a factor of its score
_WIDEST = (8, 16)  # times the beam for amounts, one after the other


def search_wider(drafts: Sequence[Draft], engine: Engine, decoding: DecodingOptions) -> list[Draft]:
    """Return better drafts of the same sources, where a calmer search or a wider beam finds any.

    A draft that says a name or phrase twice is searched again without repetitions; a wider beam is
    for drafts that miss a requirement, repeat a figure or hold words that are none, much wider
    ones for those that still miss a sum or a 万 or 亿 amount. A greedy search is not widened.
    """
    if decoding.beam_size <= 1:
        return list(drafts)
    made = list(drafts)
    open_drafts = {k: draft for k, draft in enumerate(made) if not draft.is_remembered}
    repeating = [
        k for k, draft in open_drafts.items() if not _is_faulty(draft) and _repeats_itself(draft)
    ]
    # What echoes words is calmed best by a price on what was written, the rest by forbidding it.
    echoing = [k for k in repeating if made[k].duplication or made[k].repeated_pairs]
    running = [k for k in repeating if k not in echoing]
    calmer = replace(decoding, no_repeat_ngram=_NO_RUN)
    dearer = replace(decoding, repetition_penalty=_AGAINST_ECHOES)
    faulty = [k for k, draft in open_drafts.items() if _is_faulty(draft)]
    wider, *widest = (
        replace(decoding, beam_size=round(factor * decoding.beam_size))
        for factor in (_WIDER, *_WIDEST)
    )
    at_once = ((faulty, wider), (running, calmer), (echoing, dearer))
    made = better_drafts(made, [_again(made, *search) for search in at_once], engine)
    for options in widest:
        missing = [k for k in faulty if _misses_amount(made[k])]
        made = better_drafts(made, [_again(made, missing, options)], engine)
    return made


def _again(drafts: Sequence[Draft], chosen: Sequence[int], decoding: DecodingOptions) -> Search:
    return Search([(k, drafts[k].passage) for k in chosen], decoding)


def _misses_amount(draft: Draft) -> bool:
    figures = [draft.verdicts[k].requirement.quantity for k in draft.unmet]
    return any(q is not None and is_sum_or_large_amount(q) for q in figures)


def _repeats_itself(draft: Draft) -> bool:
    """Tell whether words or names stand too often, or more than one run a second time."""
    once_too_often = draft.extra_copies or draft.duplication or draft.repeated_pairs
    return bool(once_too_often) or count_repeated_runs(draft.text) > 1


def _is_faulty(draft: Draft) -> bool:
    # Words that were told in vain seldom come by looking further: three of seventeen did.
    return bool(draft.unmet or draft.faults or draft.invented_words or _says_too_much(draft))


def _says_too_much(draft: Draft) -> bool:
    """Tell whether a figure stands in the draft that its source does not give, or not as often."""
    figures = (draft.text[slice(*span)] for span in draft.stray_figures)
    return any(draft.text.count(f) > draft.passage.text.count(f) for f in figures)
