"""Which sequences of Chinese words are units: phrases that recur, hold together and stand apart.

A phrase is cut where it begins or ends inside a longer one (C-value, Frantzi, Ananiadou and Mima
2000; variety of neighbours), and weighed by how much more often it stands here than the general
frequencies of its words let one expect (the dictionary's costs stand for general text).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from align.words.phrase_words import FUNCTION_WORDS, LEADING_VERBS, NOUNS_LIKE_VERBS, VERBS
from glossary.dictionary.bilingual_dictionary import BilingualDictionary
from glossary.dictionary.chinese_words import PlacedWord

_LEADING_PREFIXES = ("全区", "全市", "全省", "全县", "我区", "我市", "我省", "我县")
_SUFFIXES = frozenset("局处会所者级期号届余家方")
"""Measures and auxiliaries that also end terms, as 金管局 does."""
_PREFIXES = frozenset("总中外内上下前后副多有最")
"""Function words that also begin terms, as 外聘基金经理 does, if what follows mostly has them."""
_PREFIXED_SHARE = 0.8
"""Share of the places of what follows that must have such a word before them."""
_FEWEST_PREFIXED = 3
"""Places of a phrase that begins with one, at least."""
LONGEST_WORDS = 8
_LONGEST = 16
"""Characters of a phrase at most."""
_LEAST_FREE = 0.15
"""Share of the places of a phrase that must not be inside one longer phrase."""
_SAME_SIDE = 0.9
"""Share of the places with the same word beside them from which on a phrase is cut from another."""
_EDGE = ""
_EVERYDAY_COST = 7.5
"""Cost, a negative log frequency, up to which a word is one of everyday language."""
_SINGLE_WORD_SHARE = 0.5
"""What a phrase of one word weighs against one of several."""


@dataclass(frozen=True, slots=True)
class PhrasePlace:
    """An occurrence: sentence number, first word, one past the last word."""

    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ChinesePhrase:
    """A unit with all its places.

    Attributes:
        weight: C-value times how surprising the phrase is against general text; more is better.
        words: It consists of.
        surprise: Log of how much more often it stands here than one would expect.
        free: Share of its places that are not inside one longer phrase, in [0, 1].
        bare: Share of its places without a content word beside it, on the side that has less.
    """

    text: str
    places: tuple[PhrasePlace, ...]
    weight: float
    words: tuple[str, ...]
    surprise: float
    free: float
    bare: float


def find_phrases(
    sentences: Sequence[Sequence[PlacedWord]],
    *,
    dictionary: BilingualDictionary,
    fewest: int = 2,
    known: frozenset[str] = frozenset(),
) -> list[ChinesePhrase]:
    """Return the phrases that stand at least `fewest` times, the heaviest first.

    Args:
        sentences: The words of every sentence.
        dictionary: Where general frequencies come from.
        fewest: Least number of places.
        known: Terms that are units whatever their neighbours.
    """
    places = _collect(sentences, dictionary)
    counts = {words: len(found) for words, found in places.items() if len(found) >= fewest}
    inside = _counts_inside(counts)
    total = sum(len(sentence) for sentence in sentences)
    own = Counter(word.text for sentence in sentences for word in sentence)
    phrases = []
    for words, count in counts.items():
        text = "".join(words)
        longer = inside.get(words, [])
        free = count - sum(longer) / len(longer) if longer else float(count)
        if text not in known and (
            text.startswith(_LEADING_PREFIXES)
            or free < _LEAST_FREE * count
            or (words[0] in _PREFIXES and not _is_prefixed(words, places))
            or _is_fragment(words, places[words], sentences)
        ):
            continue
        surprise = _surprise(words, count, total, own, dictionary)
        if surprise > 0:
            weight = math.log2(len(text)) * max(free, 1.0) * surprise
            weight *= _SINGLE_WORD_SHARE if len(words) == 1 and text not in known else 1.0
            phrases.append(
                ChinesePhrase(
                    text,
                    tuple(places[words]),
                    weight,
                    words,
                    surprise,
                    max(0.0, free) / count,
                    _bare_share(places[words], sentences),
                )
            )
    return sorted(phrases, key=lambda phrase: (-phrase.weight, phrase.text))


def _collect(
    sentences: Sequence[Sequence[PlacedWord]], dictionary: BilingualDictionary
) -> dict[tuple[str, ...], list[PhrasePlace]]:
    places: dict[tuple[str, ...], list[PhrasePlace]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        for first, word in enumerate(sentence):
            if not _may_begin(word.text):
                continue
            words: list[str] = []
            end = word.start
            for last in range(first, min(first + LONGEST_WORDS, len(sentence))):
                following = sentence[last]
                if following.start != end or not _may_stand_inside(following.text):
                    break
                words.append(following.text)
                end = following.end
                length = end - word.start
                if 2 <= length <= _LONGEST and _is_whole(words):
                    places[tuple(words)].append(PhrasePlace(number, first, last + 1))
    return _merge_by_text(places)


def _merge_by_text(
    places: dict[tuple[str, ...], list[PhrasePlace]],
) -> dict[tuple[str, ...], list[PhrasePlace]]:
    """Return the places of each text under the words into which it is cut most often."""
    by_text: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in places:
        by_text["".join(words)].append(words)
    return {
        max(cuts, key=lambda words: (len(places[words]), -len(words), words)): sorted(
            (place for words in cuts for place in places[words]),
            key=lambda place: (place.sentence, place.first),
        )
        for cuts in by_text.values()
    }


def _is_prefixed(
    words: tuple[str, ...], places: Mapping[tuple[str, ...], Sequence[PhrasePlace]]
) -> bool:
    """Tell whether what follows the first word of a phrase nearly always has it."""
    count, rest = len(places[words]), len(places.get(words[1:], ()))
    return count >= max(_FEWEST_PREFIXED, _PREFIXED_SHARE * rest)


def _may_begin(word: str) -> bool:
    return _may_stand_inside(word) and (word in _PREFIXES or word not in FUNCTION_WORDS)


def _is_whole(words: Sequence[str]) -> bool:
    """Tell whether words may be a term: 支持资产 "Backing Assets" may, 支持 alone is a verb."""
    if all(word.isascii() for word in words):
        return len(words) == 1 and is_abbreviation(words[0])
    return _may_end(words) and not (len(words) == 1 and words[0] in LEADING_VERBS)


def is_abbreviation(word: str) -> bool:
    """Tell whether a word in Latin letters is an abbreviation, which is rendered by itself.

    >>> is_abbreviation("IFFO"), is_abbreviation("DvP"), is_abbreviation("Covid")
    (True, True, False)
    """
    return len(word) > 2 and word.isalpha() and sum(map(str.isupper, word)) > 1


def _may_end(words: Sequence[str]) -> bool:
    last = words[-1]
    if last in _SUFFIXES and len(words) > 1:
        return words[-2] not in FUNCTION_WORDS
    if last in NOUNS_LIKE_VERBS and len(words) > 1:
        return words[-2] not in FUNCTION_WORDS
    return last not in FUNCTION_WORDS and last not in LEADING_VERBS


def opens_with_verb(words: Sequence[str]) -> bool:
    """Tell whether a phrase of several words begins with one that makes a clause of it."""
    return len(words) > 1 and (words[0] in VERBS or words[0] in LEADING_VERBS)


def _may_stand_inside(word: str) -> bool:
    return (not word.isascii() or word.isalpha()) and word not in (
        "的",
        "了",
        "和",
        "与",
        "等",
        "在",
        "是",
        "将",
        "以及",
    )


def _counts_inside(counts: dict[tuple[str, ...], int]) -> dict[tuple[str, ...], list[int]]:
    """Return, for each phrase, the counts of the longer ones it stands in.

    Those that a verb opens do not count: a term stands free behind it.
    """
    inside: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for words, count in counts.items():
        if opens_with_verb(words):
            continue
        size = len(words)
        parts = {words[a:b] for a in range(size) for b in range(a + 1, size + 1)} - {words}
        for part in parts:
            if part in counts:
                inside[part].append(count)
    return inside


def _is_fragment(
    words: tuple[str, ...], places: Sequence[PhrasePlace], sentences: Sequence[Sequence[PlacedWord]]
) -> bool:
    """Tell whether nearly all places have the same content word on one side."""
    for side in (-1, 1):
        neighbours = Counter(_neighbour(place, side, sentences) for place in places)
        neighbours.pop(_EDGE, None)
        if neighbours and max(neighbours.values()) > _SAME_SIDE * len(places):
            return True
    if len(words) == 1:
        return False
    # 镇人民 has few neighbours on the right: what is cut inside a word is never free there.
    is_cut = len(words[0]) == 1 and len(words[-1]) == 1 and len(words) > 3
    # Nothing is cut inside a word where the dictionary knows none: 退圩还湖.
    return is_cut and any(len(word) > 1 for word in words)


def _bare_share(places: Sequence[PhrasePlace], sentences: Sequence[Sequence[PlacedWord]]) -> float:
    """Return the share of places without a content word beside them; few places say little."""
    free = (sum(not _neighbour(place, side, sentences) for place in places) for side in (-1, 1))
    return min(free) / (len(places) + 1)


def _neighbour(place: PhrasePlace, side: int, sentences: Sequence[Sequence[PlacedWord]]) -> str:
    """Return the word beside a place; empty for a mark, an edge or a function word."""
    sentence = sentences[place.sentence]
    if side < 0:
        at, edge = place.first - 1, sentence[place.first].start
    else:
        at, edge = place.last, sentence[place.last - 1].end
    if not 0 <= at < len(sentence):
        return _EDGE
    word = sentence[at]
    is_beside = word.end == edge if side < 0 else word.start == edge
    if not is_beside or word.text in FUNCTION_WORDS or word.text in LEADING_VERBS:
        return _EDGE
    if side < 0 and word.text in VERBS:
        return _EDGE
    return word.text


def _surprise(
    words: tuple[str, ...],
    count: int,
    total: int,
    own: Counter[str],
    dictionary: BilingualDictionary,
) -> float:
    """Return the log of how much more often a phrase stands here than one would expect.

    The expectation is that of general text; for several words also that of the words' own
    frequencies here, so that two frequent words side by side are no surprise.
    """
    general = sum(dictionary.cost(word) or 12.0 for word in words)
    against_general = math.log(count / total) + general
    if len(words) == 1:
        # A frequent word of general text is no term, however frequent it is here.
        return min(against_general - 1.0, general - _EVERYDAY_COST)
    here = sum(-math.log(own[word] / total) for word in words)
    return min(against_general, math.log(count / total) + here) - 0.5
