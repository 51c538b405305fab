"""A clause of a translation that says again, in other words, what another has said.

Of the second time nearly every content word stands in one clause before it, while the source says
each of them once. "Leaders must be on shift." behind "The system of leaders on shift is kept."
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpora.spans import Span
from glossary.dictionary import find_english_words
from glossary.reading.clause_pairs import english_clauses
from glossary.reading.content_words import SourceContent, content_key

_FEWEST_WORDS = 4
_SAME = 0.75
_MOST_TWICE = 0.4
"""What share of the words of a clause said twice the source may have twice."""
_MOST_CLAUSES = 12
_SENTENCE_END = ". "


def said_again(content: SourceContent, target: str) -> Span | None:
    """Return the clause of a target that says again what another has said.

    >>> from glossary.reading.content_words import read_content
    >>> said = "Please register at the office gate. At the office gate please register first."
    >>> said_again(read_content("请先在办公室门口登记。"), said)
    Span(start=35, end=77)
    """
    if _SENTENCE_END not in target:
        return None
    keyed = [(span, keys) for span, keys in _keyed(target) if len(keys) >= _FEWEST_WORDS]
    for number, (span, keys) in enumerate(keyed):
        for other, before in keyed[max(0, number - _MOST_CLAUSES) : number]:
            if _SENTENCE_END not in target[other.start : span.start + 1]:
                continue  # members of a list are alike
            smaller, larger = sorted((before, keys), key=len)
            both = smaller & larger
            if len(both) >= max(_FEWEST_WORDS, _SAME * len(smaller)) and not _is_twice(
                content, both
            ):
                return span
    return None


def _keyed(target: str) -> Iterator[tuple[Span, frozenset[str]]]:
    for span in english_clauses(target):
        words = find_english_words(target[slice(*span)])
        yield span, frozenset(filter(None, (content_key(word.text) for word in words)))


def _is_twice(content: SourceContent, keys: frozenset[str]) -> bool:
    """Tell whether a source may say more than a few of some words twice."""
    times = Counter(
        lemma for word in content.words for lemma in {lemma for lemma, _ in word.lemmas}
    )
    return sum(times[key] > 1 for key in keys) > _MOST_TWICE * len(keys)
