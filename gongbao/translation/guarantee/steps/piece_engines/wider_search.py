"""Widen: before anything is repaired, look further; what a wider beam finds reads better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.quantities import is_sum_or_large_amount
from gongbao.translation.engines import DecodingOptions, Engine, encode_source
from gongbao.translation.guarantee.draft import Draft
from gongbao.translation.guarantee.faults.degeneration import count_repeated_runs
from gongbao.translation.guarantee.passages import Passage
from gongbao.translation.guarantee.steps.first_drafts import Search, better_drafts
from gongbao.translation.wording import find_wordings

_WIDER = 1.5  # times the beam; twice the beam found nothing better on 844 sentences
_NO_RUN = 5  # pieces that may not come again where a draft repeats itself
_AGAINST_ECHOES = 1.15  # what a piece that was written costs again, as a factor of its score
_WIDEST = (8, 16)  # times the beam for amounts, one after the other


def search_wider(drafts: Sequence[Draft], engine: Engine, decoding: DecodingOptions) -> list[Draft]:
    """Return better drafts, of another source or a wider beam, where there are any.

    What is written into a source in words and did not come is carried by a placeholder next; a
    draft that is better so has a passage with that source.

    A draft that says a name or phrase twice is searched again without repetitions; a wider beam is
    for drafts that miss a requirement, repeat a figure or hold words that are none, much wider
    ones for those that still miss a sum or a 万 or 亿 amount. A greedy search is not widened.
    """
    if decoding.beam_size <= 1:
        return list(drafts)
    made = list(drafts)
    open_drafts = {k: draft for k, draft in enumerate(made) if not draft.is_remembered}
    carried = {
        k: _with_more_carried(draft.passage, missing, draft.lost_words, engine)
        for k, draft in open_drafts.items()
        if engine.features.placeholders and ((missing := _not_carried(draft)) or draft.lost_words)
    }
    repeating = {
        k: draft.passage
        for k, draft in open_drafts.items()
        if not _is_faulty(draft) and _repeats_itself(draft)
    }
    plainer = {
        k: passage
        for k, draft in open_drafts.items()
        if draft.unmet and (passage := _without_set_phrases(draft.passage, engine)) is not None
    }
    other = Search(carried, decoding)
    # What echoes words is calmed best by a price on what was written, the rest by forbidding it.
    echoing = {
        k: passage
        for k, passage in repeating.items()
        if made[k].duplication or made[k].repeated_pairs
    }
    running = {k: passage for k, passage in repeating.items() if k not in echoing}
    without = Search(echoing, replace(decoding, repetition_penalty=_AGAINST_ECHOES))
    calmer = Search(running, replace(decoding, no_repeat_ngram=_NO_RUN))
    made = better_drafts(made, [other, Search(plainer, decoding), calmer, without], engine)
    faulty = [k for k in open_drafts if _is_faulty(made[k])]
    for factor in (_WIDER, *_WIDEST):
        wider = replace(decoding, beam_size=round(factor * decoding.beam_size))
        chosen = {k: made[k].passage for k in faulty if factor == _WIDER or _misses_amount(made[k])}
        made = better_drafts(made, [Search(chosen, wider)], engine)
    return made


def _not_carried(draft: Draft) -> set[int]:
    """Return the unmet requirements that no placeholder of the source stands for."""
    return set(draft.unmet) - draft.passage.source.placeholders.keys()


def _with_more_carried(
    passage: Passage, missing: set[int], lost_words: int, engine: Engine
) -> Passage:
    """Return a passage whose source carries what is missing, and says lost words otherwise."""
    source = encode_source(
        passage.text,
        passage.requirements,
        engine.pieces,
        engine.features,
        missing,
        find_wordings(
            passage.text, passage.requirements, is_second=lost_words > 0, home=passage.home
        ),
    )
    return replace(passage, source=source)


def _without_set_phrases(passage: Passage, engine: Engine) -> Passage | None:
    """Return a passage whose source gives no set phrases, None where there are none."""
    wordings = find_wordings(
        passage.text, passage.requirements, has_set_phrases=False, home=passage.home
    )
    carried = passage.source.placeholders.keys()
    source = encode_source(
        passage.text, passage.requirements, engine.pieces, engine.features, carried, wordings
    )
    return None if source.pieces == passage.source.pieces else replace(passage, source=source)


def _misses_amount(draft: Draft) -> bool:
    figures = [draft.verdicts[k].requirement.quantity for k in draft.unmet]
    return any(q is not None and is_sum_or_large_amount(q) for q in figures)


def _repeats_itself(draft: Draft) -> bool:
    """Tell whether words or names stand too often, or more than one run a second time."""
    once_too_often = draft.extra_copies or draft.duplication or draft.repeated_pairs
    return bool(once_too_often) or count_repeated_runs(draft.text) > 1


def _is_faulty(draft: Draft) -> bool:
    lacks = draft.unmet or draft.faults or draft.lost_words
    return bool(lacks or draft.invented_words or _says_too_much(draft))


def _says_too_much(draft: Draft) -> bool:
    """Tell whether a figure stands in the draft that its source does not give, or not as often."""
    figures = (draft.text[slice(*span)] for span in draft.stray_figures)
    return any(draft.text.count(f) > draft.passage.text.count(f) for f in figures)
