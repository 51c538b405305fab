"""How a Chinese phrase is rendered in one place: the English words its links point at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from align.words.word_links import LinkedPair
from glossary.dictionary.english_words import STOP_WORDS, lemmatise, tokenise_english

_EDGES_TEXT = """
about above across after against along among around before behind below beneath beside
between beyond during except inside near off onto out outside over per since through
throughout toward towards under until upon via within without all any both each every
more most some such very only just even still while because although though however
therefore including and/or et al no now here yet
"""
EDGES = STOP_WORDS | frozenset(_EDGES_TEXT.split())
"""Words that no rendering begins or ends with."""
_BREAK = re.compile(r"[.,;:!?()\[\]\"“”]\s|[;:()\[\]“”\"]|[\u3400-\u9fff]")
"""What no rendering reaches over: marks, and Chinese left in the English."""
_JOINED_BEFORE = re.compile(r"(?:[^\W_]+[-\u2010\u2011])*$")
_JOINED_AFTER = re.compile(r"(?:[-\u2010\u2011][^\W_]+)*")
_LEAST_SCORE = 0.2
"""Score of the links that count."""
_WIDEST = 10
"""Words of a rendering at most."""
_STRAYS = 2
"""Weakest links of a phrase that are given up at most where its words make no clear run."""
_FREE_WORDS = 2
"""Unlinked words beside a rendering that may belong to it."""
_INSIDE = ("s", "of", "and")
"""Words that may stand among those: people's congress, reform and opening."""


@dataclass(frozen=True, slots=True)
class FoundRendering:
    """The English that links point at, and the same with unlinked words beside it, the widest last.

    What stands unlinked beside a rendering belongs to it if it does so again and again: "size" in
    规上工业 "industrial enterprises above designated size".

    Attributes:
        covered: Share of the characters of the phrase whose words are linked, in (0, 1].
    """

    text: str
    wider: tuple[str, ...] = ()
    covered: float = 1.0


def find_rendering(pair: LinkedPair, target: str, first: int, last: int) -> FoundRendering | None:
    """Return the English of the source words `first` to `last` - 1, None where none is clear.

    Clear is an unbroken run of words whose links lead into the phrase and nowhere else; at its
    edges stand no articles, prepositions or other words without meaning.
    """
    weights = _weights_of_columns(pair, first, last)
    outside = {column for column, (within, beyond) in weights.items() if beyond > within}
    columns = {column for column, (within, _) in weights.items() if within} - outside
    for _ in range(1 + _STRAYS):
        rows = {k.source for k in pair.links if first <= k.source < last and k.target in columns}
        if not columns or 2 * len(rows) < last - first:
            return None
        if found := _rendering_of(pair, target, columns, outside):
            words = [len(word.text) for word in pair.source_words]
            return replace(found, covered=sum(words[row] for row in rows) / sum(words[first:last]))
        columns.remove(min(columns, key=lambda column: (weights[column][0], column)))
    return None


def _weights_of_columns(pair: LinkedPair, first: int, last: int) -> dict[int, tuple[float, float]]:
    """Return the best score of the links of each English word into a phrase, and elsewhere."""
    weights: dict[int, tuple[float, float]] = {}
    for link in pair.links:
        if link.score >= _LEAST_SCORE:
            within, beyond = weights.get(link.target, (0.0, 0.0))
            if first <= link.source < last:
                within = max(within, link.score)
            else:
                beyond = max(beyond, link.score)
            weights[link.target] = within, beyond
    return weights


def _rendering_of(
    pair: LinkedPair, target: str, columns: set[int], outside: set[int]
) -> FoundRendering | None:
    """Return the words from the first to the last of some, None if they are no clear run."""
    low, high = min(columns), max(columns)
    while low <= high and (_is_edge(pair, low) or low in outside):
        low += 1
    while high >= low and (_is_edge(pair, high) or high in outside):
        high -= 1
    span = range(low, high + 1)
    if not span or len(span) > _WIDEST or outside & set(span):
        return None
    unlinked = sum(k not in columns and not _is_edge(pair, k) for k in span)
    text = _text(pair, target, low, high)
    if 2 * unlinked > len(span) or text is None:
        return None
    left, right = _free(pair, low, -1, outside), _free(pair, high, 1, outside)
    wider = (_text(pair, target, a, b) for a in (low, *left) for b in (high, *right))
    return FoundRendering(text, tuple(sorted({w for w in wider if w and w != text}, key=len)))


def _text(pair: LinkedPair, target: str, low: int, high: int) -> str | None:
    """Return words `low` to `high` as written; None if a mark stands among them.

    What a hyphen joins to them is part of them: "on-site", "over-the-counter".
    """
    start, end = pair.target_words[low].start, pair.target_words[high].end
    before, after = _JOINED_BEFORE.search(target, 0, start), _JOINED_AFTER.match(target, end)
    text = target[before.start() if before else start : after.end() if after else end]
    return None if _BREAK.search(text) else " ".join(text.split())


def _free(pair: LinkedPair, column: int, step: int, outside: set[int]) -> list[int]:
    """Return the places of up to two unlinked content words beside a word, the nearest first."""
    found: list[int] = []
    column += step
    while 0 <= column < len(pair.target_words) and len(found) < _FREE_WORDS:
        word = pair.target_words[column].text
        if column in outside or word.isdigit():
            break
        if not _is_edge(pair, column):
            found.append(column)
        elif word.lower() not in _INSIDE:
            break
        column += step
    return found


def rendering_key(rendering: str) -> str:
    """Return what two shapes of one rendering have in common: lemmas without articles.

    >>> rendering_key("Chain Masters") == rendering_key("the chain master")
    True
    """
    words = (word for word in tokenise_english(rendering) if word.lower() not in ("a", "an", "the"))
    return " ".join(lemmatise(word) for word in words)


def best_shape(renderings: Sequence[str]) -> str:
    """Return the shape to show: the most frequent, in small letters rather than as a heading."""
    counts = Counter(renderings)
    return min(counts, key=lambda shape: (-counts[shape], sum(map(str.isupper, shape)), shape))


def _is_edge(pair: LinkedPair, column: int) -> bool:
    word = pair.target_words[column].text
    # "US" and "IT" are names, "us" and "it" are not.
    return word.lower() in EDGES and not (len(word) > 1 and word.isupper())
