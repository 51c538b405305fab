"""Completes a rendering that is a part of a name: "Association of Banks" where "Hong Kong" leads.

Links miss words. What stands beside a rendering in nearly all sentences that have it belongs to it
if both are written with capitals and it renders nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from align.words.english_edges import FINITE_WORDS, is_verbal
from align.words.renderings import EDGES
from align.words.word_links import LinkedPair
from glossary.dictionary.english_words import lemmatise

_NEARLY_ALL = 0.9
"""Share of the places in which the same word must stand beside a rendering."""
_FREE_SHARE = 0.5
"""Share of those in more than which it must render nothing else."""
_MOST_WORDS = 4
"""Words that are added at most."""
_LEAST_SCORE = 0.2
"""Score of the links that count."""
_PASSED = frozenset(("of", "and", "for", "the", "s"))
"""Words that may stand between the words of a name."""
_GAP = re.compile(r"[ \-\u2010\u2011\u2019'&]*(?:s )?")


@dataclass(frozen=True, slots=True)
class _Standing:
    """A place of a rendering: its first and last word among the words of the English."""

    pair: LinkedPair
    target: str
    first: int
    last: int


def complete_rendering(
    text: str, key: str, sentences: Sequence[tuple[LinkedPair, str]], words: frozenset[str]
) -> str:
    """Return a rendering with the words that nearly always stand beside it.

    Args:
        text: The rendering.
        key: Its lemmas, as `rendering_key` writes them.
        sentences: Those in which the phrase and the rendering stand, with their English.
        words: The Chinese words of the phrase.
    """
    places = [place for pair, target in sentences for place in _find(key.split(" "), pair, target)]
    for _ in range(_MOST_WORDS):
        wider = _widened(places, words, step=1) or _widened(places, words, step=-1)
        if not wider:
            break
        places = wider
        text = _text(places[0])
    return text


def _find(lemmas: Sequence[str], pair: LinkedPair, target: str) -> list[_Standing]:
    """Return the first place of a rendering in a sentence, articles inside passed over."""
    words = [
        (number, lemmatise(word.text))
        for number, word in enumerate(pair.target_words)
        if word.text.lower() not in ("a", "an", "the")
    ]
    for start in range(len(words) - len(lemmas) + 1):
        if all(words[start + k][1] == lemma for k, lemma in enumerate(lemmas)):
            return [_Standing(pair, target, words[start][0], words[start + len(lemmas) - 1][0])]
    return []


def _widened(
    places: Sequence[_Standing], words: frozenset[str], *, step: int
) -> list[_Standing] | None:
    """Return the places with the word more that nearly all have on a side, None if none is."""
    found: dict[str, list[tuple[_Standing, bool]]] = defaultdict(list)
    for place in places:
        if beside := _beside(place, step):
            column, wider = beside
            word = place.pair.target_words[column].text
            edge = place.pair.target_words[place.last if step > 0 else place.first].text
            is_name = word[0].isupper() and edge[0].isupper()
            is_free = is_name and _is_free(place.pair, column, words)
            found[lemmatise(word)].append((wider, is_free))
    if not found:
        return None
    best = max(found.values(), key=len)
    free = sum(is_free for _, is_free in best)
    if len(best) < max(2, _NEARLY_ALL * len(places)) or free <= _FREE_SHARE * len(best):
        return None
    return [wider for wider, _ in best]


def _beside(place: _Standing, step: int) -> tuple[int, _Standing] | None:
    """Return the next content word on a side, and the place with it."""
    words = place.pair.target_words
    column = place.last if step > 0 else place.first
    while True:
        column += step
        if not 0 <= column < len(words):
            return None
        low, high = min(column, column - step), max(column, column - step)
        if not _GAP.fullmatch(place.target[words[low].end : words[high].start]):
            return None
        if words[column].text not in _PASSED:
            break
    word = words[column].text
    small = word.lower()
    if not word[0].isalpha() or small in EDGES | FINITE_WORDS or is_verbal(small):
        return None
    first, last = min(place.first, column), max(place.last, column)
    return column, _Standing(place.pair, place.target, first, last)


def _is_free(pair: LinkedPair, column: int, words: frozenset[str]) -> bool:
    """Tell whether an English word renders nothing, or a word of the phrase."""
    return all(
        pair.source_words[link.source].text in words
        for link in pair.links
        if link.target == column and link.score >= _LEAST_SCORE
    )


def _text(place: _Standing) -> str:
    words = place.pair.target_words
    return " ".join(place.target[words[place.first].start : words[place.last].end].split())
