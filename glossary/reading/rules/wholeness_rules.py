"""Rules about the whole of a pair: nothing left out, left in Chinese or said again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.dictionary import STOP_WORDS
from glossary.reading.omissions.lost_items import lost_item
from glossary.reading.omissions.unmatched_clauses import UnmatchedClause
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.reading.said_again import said_again

# Who reported from where and when, which a translation may leave out.
_DATELINE = re.compile(
    r"[^，。；！？]{0,20}(?:社|报|网)[^，。；！？]{0,16}日[电讯](?![影视力子话信商])"
)
_HAN = re.compile("[\u3400-\u9fff]")
_HAN_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff][\u3400-\u9fff，。、；：！？“”（）《》\\d]*")
_WORD = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*")
_FEWEST_CHARACTERS = 4
_LETTERS_FOR_A_CHARACTER = 3.2
_SHORT = 0.42
"""A target shorter than this share of what is expected leaves something out."""
_LONG_ENOUGH = 30
_SHORT_SOURCE = 60
_REPEATED_WORDS = 4
_TOO_OFTEN = 3
_SHORT_WORD = 3
_SAYS_SOMETHING = 2
_FOR_EACH = re.compile("均|各(?![种类项地级自])|都|分别|同样")
"""What is said once in Chinese for several things, each of which may be told of with its figure."""
_PREPOSITIONS = frozenset(("at", "by", "for", "from", "in", "of", "on", "over", "to", "with"))
_TWICE = ((8, 4), (6, 3))
"""Words of a clause said twice, and the characters the source must repeat to excuse it."""


@pair_rule("completeness.shortened", Severity.MAJOR, "accuracy/omission")
def shortened(reading: PairReading) -> Iterator[Hit]:
    """A translation far too short for its source: something is left out."""
    characters = len(_HAN.findall(reading.source.text))
    expected = characters * _LETTERS_FOR_A_CHARACTER
    if characters >= _LONG_ENOUGH and len(reading.target) < expected * _SHORT:
        yield Hit(
            Span(0, len(reading.target)),
            "far shorter than its source",
            "译文过短，疑有漏译",
            source=Span(0, len(reading.source.text)),
        )


@pair_rule("completeness.clause-omitted", Severity.MAJOR, "accuracy/omission")
def clause_omitted(reading: PairReading) -> Iterator[Hit]:
    """A clause or sentence that is surely not in a translation which has the others."""
    lost = _lost_clause(reading)
    if lost is not None and lost.is_sure:
        yield Hit(None, "a clause is left out", "漏译分句", source=lost.span)


@pair_rule(
    "completeness.lost-clause",
    Severity.MAJOR,
    "accuracy/omission",
    unless=("completeness.clause-omitted",),
    is_informational=True,
)
def clause_lost(reading: PairReading) -> Iterator[Hit]:
    """A clause or sentence of which next to no word is in a translation that has the others."""
    lost = _lost_clause(reading)
    if lost is not None and lost.is_told:
        yield Hit(None, "a clause is left out", "漏译分句", source=lost.span)


def _lost_clause(reading: PairReading) -> UnmatchedClause | None:
    lost = reading.lost_clause if reading.target else None
    if lost is None or _DATELINE.match(reading.source.text[slice(*lost.span)]):
        return None
    return lost


@pair_rule("completeness.lost-item", Severity.MAJOR, "accuracy/omission", is_informational=True)
def item_lost(reading: PairReading) -> Iterator[Hit]:
    """A member of a list left out: 教育、医疗、住房和就业 as "education, health and employment"."""
    lost = lost_item(reading.source.text, reading.target)
    if lost is not None:
        item = reading.source.text[slice(*lost)]
        yield Hit(None, f"a member of the list is left out: {item}", f"漏译：{item}", source=lost)


@pair_rule("completeness.clause-invented", Severity.MAJOR, "accuracy/addition")
def clause_invented(reading: PairReading) -> Iterator[Hit]:
    """A clause that is surely of another text, or invented, beside a short source."""
    added = reading.added_clause
    if added is not None and added.is_sure and len(reading.source.text) <= _SHORT_SOURCE:
        yield Hit(added.span, "a clause that the source does not have", "原文没有此分句")


@pair_rule(
    "completeness.added-clause",
    Severity.MAJOR,
    "accuracy/addition",
    unless=("completeness.clause-invented",),
    is_informational=True,
)
def clause_added(reading: PairReading) -> Iterator[Hit]:
    """A clause of which next to no word is in the source: of another text, or invented."""
    added = reading.added_clause
    if added is not None and added.is_told:
        yield Hit(added.span, "a clause that the source does not have", "原文没有此分句")


@pair_rule("completeness.copied-source", Severity.CRITICAL, "accuracy/untranslated")
def copied_source(reading: PairReading) -> Iterator[Hit]:
    """The source itself where its translation should stand."""
    if is_copied(reading):
        yield Hit(
            Span(0, len(reading.target)),
            "the source is copied",
            "原文未译",
            source=Span(0, len(reading.source.text)),
        )


@pair_rule("completeness.untranslated", Severity.MAJOR, "accuracy/untranslated")
def untranslated(reading: PairReading) -> Iterator[Hit]:
    """Chinese characters left in the English, unless in brackets as a gloss: Yuzui (鱼嘴)."""
    for place in untranslated_places(reading.target):
        yield Hit(place, "Chinese left untranslated", "未译的中文")


@pair_rule("completeness.repeated", Severity.MAJOR, "linguistic-conventions/duplication")
def repeated(reading: PairReading) -> Iterator[Hit]:
    """A clause said twice, or the same words again and again, where the source repeats nothing."""
    span = _same_words(reading) or said_again(reading.source.content, reading.target)
    if span is not None:
        yield Hit(span, "the same words again", "译文重复")


def _same_words(reading: PairReading) -> Span | None:
    """Return where words stand in the same order as before."""
    lower = [word.lower() for word in _WORD.findall(reading.target)]
    if not _has_twice(lower, _REPEATED_WORDS):
        return None
    words = list(_WORD.finditer(reading.target))
    shapes = [word.group() for word in words]
    again = _said_often(shapes, lower, reading.source.text) or _said_twice(
        shapes, lower, reading.source.text
    )
    if again is None:
        return None
    first, count = again
    return Span(words[first].start(), words[first + count - 1].end())


def _said_often(shapes: Sequence[str], words: Sequence[str], source: str) -> tuple[int, int] | None:
    """Return the place and length of four words that stand three times.

    Names may, and so may what has one word of meaning: "in accordance with the", twice in a law.
    """
    if _most_frequent(words) < _TOO_OFTEN or _repeats_itself(source):
        return None
    starts = range(len(words) - _REPEATED_WORDS + 1)
    grams = [tuple(words[k : k + _REPEATED_WORDS]) for k in starts]
    most, count = Counter(grams).most_common(1)[0]
    last = max(k for k in starts if grams[k] == most)
    says_little = sum(word not in STOP_WORDS for word in most) < _SAYS_SOMETHING
    if _is_name(shapes[last : last + _REPEATED_WORDS]) or (says_little and count == _TOO_OFTEN):
        return None
    return last, _REPEATED_WORDS


def _said_twice(shapes: Sequence[str], words: Sequence[str], source: str) -> tuple[int, int] | None:
    """Return the place and length of a clause that stands twice; names of bodies may.

    The longer the clause, the longer the Chinese that must be repeated to excuse it.
    """
    if not _has_twice(words, _TWICE[-1][0]):
        return None
    is_for_each = _FOR_EACH.search(source) is not None
    for count, characters in _TWICE:
        seen: dict[tuple[str, ...], int] = {}
        for place in range(len(words) - count + 1):
            first = seen.setdefault(tuple(words[place : place + count]), place)
            if place < first + count:
                continue
            is_name = _is_name(shapes[place : place + count])
            is_each = is_for_each and any(map(str.isdigit, "".join(words[place : place + count])))
            if is_name or is_each or _is_joined(words, place):
                continue
            if not _has_again(source, characters):
                return place, count
    return None


def _is_joined(words: Sequence[str], place: int) -> bool:
    """Tell whether a phrase goes on from its like: "by decision of A or by decision of B"."""
    return place > 0 and words[place - 1] in ("and", "or") and words[place] in _PREPOSITIONS


def _is_name(shapes: Sequence[str]) -> bool:
    """Tell whether half of the longer words have a capital."""
    long = [shape for shape in shapes if len(shape) > _SHORT_WORD]
    return 2 * sum(shape[0].isupper() for shape in long) >= len(long)


def _has_twice(words: Sequence[str], count: int) -> bool:
    """Tell whether so many words in a row stand twice, quickly."""
    runs = set(zip(*(words[start:] for start in range(count)), strict=False))
    return len(runs) < len(words) - count + 1


@lru_cache(maxsize=256)
def _has_again(source: str, characters: int) -> bool:
    """Tell whether a run of so many characters, two of them Chinese, stands twice in a source."""
    seen: set[str] = set()
    for place in range(len(source) - characters + 1):
        run = source[place : place + characters]
        if run in seen and len(_HAN.findall(run)) > 1:
            return True
        seen.add(run)
    return False


def is_copied(reading: PairReading) -> bool:
    """Tell whether the target is the source."""
    if not _HAN.search(reading.target):
        return False
    source, target = _letters(reading.source.text), _letters(reading.target)
    return source == target and len(_HAN.findall(source)) >= _FEWEST_CHARACTERS


def untranslated_places(text: str) -> Iterator[Span]:
    """Yield where Chinese stands in English text, unless in brackets as a gloss."""
    for match in _HAN_RUN.finditer(text):
        before = text[: match.start()].rstrip("《“\"' ")[-1:]
        if before not in ("(", "（", "[", "【"):
            yield Span(*match.span())


def count_han(text: str) -> int:
    """Return how many Chinese characters a text has."""
    return len(_HAN.findall(text))


def repetitions(text: str) -> int:
    """Return how often the most frequent sequence of four words stands beyond the first."""
    return _most_frequent([word.lower() for word in _WORD.findall(text)]) - 1


def _most_frequent(words: Sequence[str]) -> int:
    """Return how often the most frequent sequence of four words stands, 1 where there is none."""
    grams = Counter(
        tuple(words[k : k + _REPEATED_WORDS]) for k in range(len(words) - _REPEATED_WORDS + 1)
    )
    return max(grams.values(), default=1)


def _repeats_itself(source: str) -> bool:
    """Tell whether two characters stand next to each other three times in a source."""
    pairs = Counter(source[k : k + 2] for k in range(len(source) - 1))
    return any(n >= _TOO_OFTEN and len(_HAN.findall(pair)) > 1 for pair, n in pairs.items())


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


RULES: tuple[PairRule, ...] = (
    shortened,
    clause_omitted,
    clause_lost,
    item_lost,
    clause_invented,
    clause_added,
    copied_source,
    untranslated,
    repeated,
)
