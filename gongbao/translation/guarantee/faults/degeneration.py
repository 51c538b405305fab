"""Recognising output that has run wild: loops, floods of words, words that do not exist."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from glossary.dictionary import load_vocabulary
from glossary.names import is_pinyin

_LONGEST_WORD = 30
_RUN = 5
_SEPARATOR = re.compile(r"[\s-]+")
_WORD = re.compile(r"[^\s-]+")
_LATIN = re.compile(r"[A-Za-z0-9]+")
_ECHO = re.compile(
    r"\b(?!(?:again|more|over|better|less|higher|lower|round|many|very|miles|years|days)\b)"
    r"([a-z]{4,}(?: [a-z]{4,})?)(?:, and |, or |, | and | or | of )(?:the )?\1\b(?!-)",
    re.IGNORECASE,
)
# "implemented the implementation of", "promoting the promotion of".
_OWN_OBJECT = re.compile(
    r"\b([a-z]{6,})(?:s|e|es|ed|ing)? (?:the |its )\1(?:ion|ation|ment)s?\b", re.I
)
_INNER_END = re.compile(r"(?<=[a-z]{3})[.!?][”\"’)]*\s+(?=[“\"‘(]?[A-Za-z])")
# Words in small letters that stand alone; parts of compounds, names and addresses are left out.
_PLAIN_WORD = re.compile(r"(?<![\w’'@./#&-])[a-z]{5,}(?![\w@/#-]|[’'.][a-z])")
# "Losss", "Budddha", which may be names otherwise.
_THRICE = re.compile(r"(?<![\w.@/])[A-Z](?=[a-z]*([a-hj-wyz])\1\1)[a-z]+(?![\w@/])")
_SOURCE_END = re.compile("[。！？!?；：…](?=.)")


def is_degenerate(source: str, translation: str) -> bool:
    """Tell whether a translation repeats itself, is far too long or holds no words.

    A four-word sequence may stand three times, or as often as four characters of the source do;
    the length may be three times what the source leads to expect (about two English words for
    three Chinese characters).

    >>> is_degenerate("好的", "good " * 40)
    True
    """
    words = _SEPARATOR.split(translation)
    if any(len(word) > _LONGEST_WORD and word.isalpha() for word in words):
        return True
    repeated = most_repeated(words)
    if repeated > 3 and repeated > most_repeated(source):
        return True
    return len(words) > 3 * expected_words(source)


def most_repeated(words: Sequence[str], length: int = 4) -> int:
    """Return how often the most frequent sequence of `length` words stands in `words`."""
    counts = Counter(tuple(words[k : k + length]) for k in range(len(words) - length + 1))
    return max(counts.values(), default=0)


def count_echoes(translation: str) -> int:
    """Return how often a word is coordinated with itself or its own object.

    The model knew no second one there.

    >>> count_echoes("the air is thin and thin"), count_echoes("more and more clothes, and shoes")
    (1, 0)
    >>> count_echoes("We implemented the implementation of the plan.")
    1
    """
    return sum(1 for echo in (_ECHO, _OWN_OBJECT) for _ in echo.finditer(translation))


def count_added_sentences(source: str, translation: str) -> int:
    """Return how many more sentences a translation has than its source leads to expect.

    >>> count_added_sentences("空气稀薄，应缓步适应。", "The air is thin. Adapt slowly.")
    1
    """
    expected = len(_SOURCE_END.findall(source))
    return max(0, len(_INNER_END.findall(translation)) - expected)


def count_repeated_runs(translation: str) -> int:
    """Return how many runs of five words stand in a translation a second time."""
    words = [word.strip(",.;:") for word in translation.lower().split()]
    runs = [tuple(words[k : k + _RUN]) for k in range(len(words) - _RUN + 1)]
    return len(runs) - len(set(runs))


@lru_cache(maxsize=4096)  # drafts are ranked again and again
def count_invented_words(translation: str, given: tuple[str, ...]) -> int:
    """Return how many words there are that English does not have and that were not given.

    A model that writes pieces of words puts some together that do not exist; of published
    sentences one in a hundred has an unlisted word, of drafts one in twenty.

    Args:
        translation: English.
        given: The source, and English that the model was given: what stands there is right.

    >>> count_invented_words("a gradeditation of the guqin; Losss of lives", ("琴",))
    2
    """
    vocabulary = load_vocabulary()
    odd = [match.group().lower() for match in _THRICE.finditer(translation)]
    odd += [word for word in _PLAIN_WORD.findall(translation) if not vocabulary.knows(word)]
    known = " ".join(given).lower() if odd else ""
    return sum(not is_pinyin(word) and word not in known for word in odd)


def expected_words(source: str) -> float:
    """Return about how many English words a Chinese text becomes."""
    han = sum("\u3400" <= character <= "\u9fff" for character in source)
    return 0.65 * han + len(_LATIN.findall(source)) + 2


def without_loops(translation: str) -> str:
    """Return the translation cut before the third repetition of a sequence of words."""
    places = [match.span() for match in _WORD.finditer(translation)]
    words = [translation[a:b].lower() for a, b in places]
    end = len(translation)
    seen: Counter[tuple[str, ...]] = Counter()
    for k in range(len(words)):
        gram = tuple(words[k : k + 4])
        seen[gram] += len(gram) == 4
        is_noise = len(words[k]) > _LONGEST_WORD and words[k].isalpha()
        if seen[gram] > 2 or is_noise:
            end = places[k][0]
            break
    return translation[:end].rstrip(" -,;")
