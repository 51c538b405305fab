"""Tell: rare words that a draft does not render are told to the model, which decodes again.

Technical words that do not come then are carried over, as terms are, and so are other things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from gongbao.translation.engines import DecodingOptions, Engine, Hypothesis, encode_source
from gongbao.translation.guarantee.draft import Draft, write_draft
from gongbao.translation.guarantee.passages import Passage
from gongbao.translation.guarantee.steps.first_drafts import Search, begin_search
from gongbao.translation.wording import (
    RareWord,
    Way,
    Wording,
    find_rare_words,
    find_wordings,
    unrendered_words,
)

_SENTENCE_END = re.compile(r"[.!?][”\"’)]*(?=\s|$)")


def tell_rare_words(
    drafts: Sequence[Draft], engine: Engine, decoding: DecodingOptions
) -> list[Draft]:
    """Return drafts in which more of the rare words are rendered, where that costs nothing else.

    A draft that is taken has a passage whose source tells the words. A greedy search is left as it
    is, and so is an engine that cannot be told.
    """
    told = list(drafts)
    if decoding.beam_size <= 1 or not engine.features.annotation:
        return told
    rare = {
        k: _words_of(draft.passage, engine)
        for k, draft in enumerate(drafts)
        if not draft.is_remembered
    }
    for way in (Way.TOLD, Way.CARRIED) if engine.features.placeholders else (Way.TOLD,):
        again: dict[int, Passage] = {}
        for k, words in rare.items():
            ways = _ways(words, drafts[k].text, told[k].text, way)
            passage = _telling(told[k].passage, ways, engine) if way in ways.values() else None
            if passage is not None:
                again[k] = passage
        if not again:
            continue
        for k, passage, hypotheses in begin_search(Search(again.items(), decoding), engine):
            best = _best(passage, hypotheses, rare[k], engine)
            if best is not None and _is_better(best, told[k], rare[k]):
                told[k] = best
    return told


def _words_of(passage: Passage, engine: Engine) -> list[RareWord]:
    """Return the rare words of a passage and the names in it, which are not to be lost."""
    found = find_rare_words(passage.text, passage.requirements)
    if found and engine.features.placeholders:
        found += [
            RareWord(passage.text[slice(*name.span)], name.span, name.english, (name.english,))
            for name in find_wordings(passage.text, passage.requirements, own=passage.own)
            if name.way is Way.WRITTEN
        ]
    return found


def _best(
    passage: Passage, found: Iterable[Hypothesis], words: Sequence[RareWord], engine: Engine
) -> Draft | None:
    """Return the likeliest draft with the smallest key; a faultless one ends the search."""
    best: Draft | None = None
    key: tuple[int, bool, int, int] = (0, False, 0, 0)
    for hypothesis in found:
        draft = write_draft(passage, hypothesis, engine)
        if best is None or (_best_key(draft, words) < key and _key(draft, words) < key):
            best, key = draft, _key(draft, words)
        if not any(key):
            break
    return best


def _ways(words: Sequence[RareWord], before: str, now: str, way: Way) -> dict[RareWord, Way]:
    """Return how each word is given that the text before lacks: what came by telling is told."""
    missing = unrendered_words(words, now)
    ways = {word: Way.TOLD for word in unrendered_words(words, before) if word not in missing}
    for word in missing:
        if way is Way.TOLD or not word.is_told_only:
            ways[word] = way
    return ways


def _telling(passage: Passage, ways: Mapping[RareWord, Way], engine: Engine) -> Passage | None:
    """Return a passage whose source gives words where other wordings leave room for them."""
    features, requirements = engine.features, passage.requirements
    others: tuple[Wording, ...] = ()
    if features.placeholders:
        others = find_wordings(passage.text, requirements, own=passage.own)
    added = [
        Wording(word.span, word.english, (), way)
        for word, way in ways.items()
        if not any(word.span.overlaps(other.span) for other in others)
    ]
    if not added:
        return None
    wordings = sorted([*others, *added], key=lambda wording: wording.span.start)
    carried = passage.source.placeholders.keys()
    source = encode_source(passage.text, requirements, engine.pieces, features, carried, wordings)
    if len(source.pieces) > engine.position_limit:
        return None
    return replace(passage, source=source)


def _key(draft: Draft, words: Sequence[RareWord]) -> tuple[int, bool, int, int]:
    """Return what is to be small: unmet, wild, rare words not rendered, what stands too often.

    A told word that does not come counts as not rendered, so it is no fault besides.
    """
    unmet, is_wild, left, excess = _best_key(draft, words)
    return unmet, is_wild, left, excess + draft.faults


def _best_key(draft: Draft, words: Sequence[RareWord]) -> tuple[int, bool, int, int]:
    """Return the same if the reading finds no faults."""
    unmet, is_wild, excess = draft.best_rank()
    return unmet, is_wild, len(unrendered_words(words, draft.text)), excess - draft.lost_words


def _is_better(new: Draft, old: Draft, words: Sequence[RareWord]) -> bool:
    """Tell whether more rare words are rendered, and nothing else is worse.

    A draft that says its sentence a second time in other words has more sentences than the old one.
    """
    after, before = _key(new, words), _key(old, words)
    if len(_SENTENCE_END.findall(new.text)) > max(1, len(_SENTENCE_END.findall(old.text))):
        return False
    return after[:2] <= before[:2] and after[2] < before[2] and after[3] <= before[3]
