"""How far each system says what the others say: a ranking without a reference.

Systems err in different ways and are right in the same one. A line is held against the mean n-gram
counts of the other systems' lines (DeNero, Chiang and Knight 2009), by the formula of chrF++:
characters up to six, words up to two, recall twice as heavy. It takes three systems, favours what
most do alike, and says nothing of a fault that all share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]

FEWEST_SYSTEMS = 3
_CHARACTER_ORDERS, _WORD_ORDERS = 6, 2
_ORDERS = _CHARACTER_ORDERS + _WORD_ORDERS
_BETA_SQUARED = 4.0
_WORD = re.compile(r"\w+|[^\w\s]")
_Grams = tuple[Counter[str], ...]


def agreements(lines: Sequence[Sequence[str]]) -> Scores:
    """Return how far the lines of each system agree with those of the others: [lines, systems].

    From 0 to 100, more is better; equal lines have equal scores, and the cost is linear in the
    number of systems.

    Args:
        lines: For each line of the source those of all systems.
    """
    return np.array([_of_line(texts) for texts in lines], np.float64)


def _of_line(texts: Sequence[str]) -> list[float]:
    grams = {text: _grams(text) for text in set(texts)}
    shares = Counter(texts)
    totals: list[Counter[str]] = []
    for order in range(_ORDERS):
        total = Counter[str]()
        for text, count in shares.items():
            for gram, number in grams[text][order].items():
                total[gram] += count * number
        totals.append(total)
    found = {text: _agreement(grams[text], totals, len(texts) - 1) for text in grams}
    return [found[text] for text in texts]


def _agreement(own: _Grams, totals: Sequence[Counter[str]], others: int) -> float:
    """Return chrF++ of n-grams against the mean of those of all less them."""
    precision = recall = 0.0
    orders = 0
    for grams, total in zip(own, totals, strict=True):
        made = grams.total()
        wanted = (total.total() - made) / others
        if not made or not wanted:
            continue
        orders += 1
        matched = sum(min(n, (total[gram] - n) / others) for gram, n in grams.items())
        precision += matched / made
        recall += matched / wanted
    if not orders or not precision:
        return 0.0
    precision, recall = precision / orders, recall / orders
    return 100 * (1 + _BETA_SQUARED) * precision * recall / (_BETA_SQUARED * precision + recall)


def _grams(text: str) -> _Grams:
    """Return the n-grams of characters, without spaces, and of words, by their order."""
    packed = "".join(text.split())
    words = _WORD.findall(text)
    characters = tuple(
        Counter(packed[k : k + n] for k in range(len(packed) - n + 1))
        for n in range(1, _CHARACTER_ORDERS + 1)
    )
    return characters + tuple(
        Counter(" ".join(words[k : k + n]) for k in range(len(words) - n + 1))
        for n in range(1, _WORD_ORDERS + 1)
    )
