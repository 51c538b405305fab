"""Carry: what was written into a source in words, and did not come, gets a placeholder there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gongbao.translation.engines import DecodingOptions, EncodedSource, Engine, encode_source
from gongbao.translation.guarantee.draft import Draft
from gongbao.translation.guarantee.passages import Passage
from gongbao.translation.guarantee.steps.first_drafts import Search, better_drafts
from gongbao.translation.wording import find_wordings


def carry_missing(
    drafts: Sequence[Draft], engine: Engine, decoding: DecodingOptions
) -> list[Draft]:
    """Return better drafts of other sources, where there are any.

    What is missing is carried by a placeholder, and what misses a requirement is tried without set
    phrases too. A draft that is better so has a passage with that source. A greedy search is left
    as it is.
    """
    if decoding.beam_size <= 1:
        return list(drafts)
    again = [
        (k, passage)
        for k, draft in enumerate(drafts)
        if not draft.is_remembered
        for passage in _other_passages(draft, engine)
    ]
    return better_drafts(list(drafts), [Search(again, decoding)], engine)


def _other_passages(draft: Draft, engine: Engine) -> list[Passage]:
    """Return the passage of a draft with the other sources that it may be searched from."""
    passage = draft.passage
    sources: list[EncodedSource] = []
    not_carried = set(draft.unmet) - passage.source.placeholders.keys()
    if engine.features.placeholders and (not_carried or draft.lost_words):
        sources.append(_with_more_carried(draft, not_carried, engine))
    if draft.unmet:
        sources.append(_without_set_phrases(passage, engine))
    return [
        replace(passage, source=source)
        for k, source in enumerate(sources)
        if source != passage.source and source not in sources[:k]
    ]


def _with_more_carried(draft: Draft, missing: set[int], engine: Engine) -> EncodedSource:
    """Return the source with what is missing carried, and lost words said otherwise."""
    passage, is_second = draft.passage, draft.lost_words > 0
    wordings = find_wordings(
        passage.text, passage.requirements, is_second=is_second, own=passage.own
    )
    return encode_source(
        passage.text, passage.requirements, engine.pieces, engine.features, missing, wordings
    )


def _without_set_phrases(passage: Passage, engine: Engine) -> EncodedSource:
    wordings = find_wordings(
        passage.text, passage.requirements, has_set_phrases=False, own=passage.own
    )
    carried = passage.source.placeholders.keys()
    return encode_source(
        passage.text, passage.requirements, engine.pieces, engine.features, carried, wordings
    )
