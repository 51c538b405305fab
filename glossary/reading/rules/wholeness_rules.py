"""Rules about the whole of a pair: nothing left out, left in Chinese or said again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_HAN = re.compile("[\u3400-\u9fff]")
_HAN_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff][\u3400-\u9fff，。、；：！？“”（）《》\\d]*")
_WORD = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*")
_FEWEST_CHARACTERS = 4
_LETTERS_FOR_A_CHARACTER = 3.2
_SHORT = 0.42
"""A target shorter than this share of what is expected leaves something out."""
_LONG_ENOUGH = 30
_REPEATED_WORDS = 4
_TOO_OFTEN = 3


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


@pair_rule("completeness.lost-clause", Severity.MAJOR, "accuracy/omission")
def lost_clause(reading: PairReading) -> Iterator[Hit]:
    """A clause of which next to no word is in a translation that has the others."""
    place = 0
    for clause in reading.coverage.dropped_clauses:
        place = reading.source.text.index(clause, place)
        yield Hit(
            None,
            "a clause is left out",
            "漏译分句",
            source=Span(place, place + len(clause)),
        )


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
    """The same four words three times in the translation of a source that repeats nothing."""
    if repetitions(reading.target) + 1 < _TOO_OFTEN or _repeats_itself(reading.source.text):
        return
    words = list(_WORD.finditer(reading.target))
    starts = range(len(words) - _REPEATED_WORDS + 1)
    grams = [" ".join(w.group().lower() for w in words[k : k + _REPEATED_WORDS]) for k in starts]
    most = Counter(grams).most_common(1)[0][0]
    last = max(k for k in starts if grams[k] == most)
    span = Span(words[last].start(), words[last + _REPEATED_WORDS - 1].end())
    yield Hit(span, "the same words again and again", "译文重复")


def is_copied(reading: PairReading) -> bool:
    """Tell whether the target is the source."""
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
    words = [word.lower() for word in _WORD.findall(text)]
    grams = Counter(
        tuple(words[k : k + _REPEATED_WORDS]) for k in range(len(words) - _REPEATED_WORDS + 1)
    )
    return max(grams.values(), default=1) - 1


def _repeats_itself(source: str) -> bool:
    """Tell whether two characters stand next to each other three times in a source."""
    pairs = Counter(source[k : k + 2] for k in range(len(source) - 1))
    return any(n >= _TOO_OFTEN and len(_HAN.findall(pair)) > 1 for pair, n in pairs.items())


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


RULES: tuple[PairRule, ...] = (shortened, lost_clause, copied_source, untranslated, repeated)
