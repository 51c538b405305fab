"""Where systems differ: by length of the source, by how frequent words are, and in which phrases.

The views of compare-mt (Neubig et al. 2019), of the words that a reference has.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongbao.evaluation.evaluation import SystemResult
from gongbao.evaluation.scores.overlap_statistics import scores_of_counts

_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
_LENGTHS = (("up to 15", 0, 15), ("16 to 40", 16, 40), ("41 to 80", 41, 80), ("over 80", 81, 10**9))
_FREQUENCIES = (("once", 1, 1), ("2 to 5", 2, 5), ("6 to 50", 6, 50), ("over 50", 51, 10**9))
_LONGEST = 4
_FEWEST_MORE = 2
"""Places that a phrase must be right in more often than the other system has it."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Some of the lines, or of the words, of a text.

    Attributes:
        label: Their length or frequency.
        size: How many they are.
        scores: One a system; more is better, for the metric named lower may be.
    """

    label: str
    size: int
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class DistinctivePhrase:
    """Words that one system renders as the reference does, and another does not.

    Attributes:
        text: The words, in small letters.
        mine: Lines in which the first has them as the reference.
        other: Lines in which the second has.
    """

    text: str
    mine: int
    other: int


def length_buckets(
    sources: Sequence[str], systems: Sequence[SystemResult], metric: str
) -> tuple[Bucket, ...]:
    """Return the scores of the systems on lines of like length, in characters of the source."""
    buckets = []
    for label, least, most in _LENGTHS:
        places = [k for k, text in enumerate(sources) if least <= len(text) <= most]
        measured = [system.statistics(metric) for system in systems]
        if places and all(measured):
            sums = [s.counts[places].sum(axis=0)[None] for s in measured if s is not None]
            values = tuple(float(scores_of_counts(metric, total)[0]) for total in sums)
            buckets.append(Bucket(label, len(places), values))
    return tuple(buckets)


def frequency_buckets(
    references: Sequence[str], systems: Sequence[SystemResult]
) -> tuple[Bucket, ...]:
    """Return the F1 of words, in percent, that are equally frequent in the reference."""
    wanted = [Counter(_words(line)) for line in references]
    frequency = Counter[str]()
    for words in wanted:
        frequency.update(words)
    made = [[Counter(_words(line)) for line in system.lines] for system in systems]
    buckets = []
    for label, least, most in _FREQUENCIES:
        chosen = frozenset(word for word, n in frequency.items() if least <= n <= most)
        if chosen:
            size = sum(frequency[word] for word in chosen)
            scores = tuple(_f1(lines, wanted, chosen, size) for lines in made)
            buckets.append(Bucket(label, size, scores))
    return tuple(buckets)


def distinctive_phrases(
    one: SystemResult, other: SystemResult, references: Sequence[str], most: int = 12
) -> tuple[DistinctivePhrase, ...]:
    """Return phrases of up to four words that `one` has right more often than `other`.

    Those first whose difference is the least likely to be luck; of phrases inside each other one is
    listed, the longest that is as frequent.
    """
    mine, theirs = Counter[str](), Counter[str]()
    for line, another, reference in zip(one.lines, other.lines, references, strict=True):
        if line != another:
            wanted = set(_phrases(reference))
            mine.update(wanted & set(_phrases(line)))
            theirs.update(wanted & set(_phrases(another)))
    ordered = sorted(
        (text for text, n in mine.items() if n - theirs[text] >= _FEWEST_MORE),
        key=lambda text: (-_strength(mine[text], theirs[text]), -text.count(" "), text),
    )
    found: list[DistinctivePhrase] = []
    for text in ordered:
        if not any(f" {text} " in f" {kept.text} " for kept in found):
            found.append(DistinctivePhrase(text, mine[text], theirs[text]))
        if len(found) == most:
            break
    return tuple(found)


def _strength(mine: int, other: int) -> float:
    """Return the difference of two counts in standard deviations of their sum."""
    return (mine - other) / math.sqrt(mine + other)


def _f1(
    lines: Sequence[Counter[str]],
    wanted: Sequence[Counter[str]],
    chosen: frozenset[str],
    size: int,
) -> float:
    matched = made = 0
    for own, reference in zip(lines, wanted, strict=True):
        for word, count in own.items():
            if word in chosen:
                made += count
                matched += min(count, reference[word])
    return 200 * matched / max(1, made + size)


def _words(line: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(line)]


def _phrases(line: str) -> Iterator[str]:
    words = _words(line)
    for size in range(1, _LONGEST + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])
