"""Where two files that should be line for line begin to differ by a line."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_WORD = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_MOST_DIFFERENCE = 200
_LETTERS_FOR_A_CHARACTER = 3.2


def first_shift(guide: Sequence[str], other: Sequence[str]) -> int:
    """Return the first line of `other`, counted from 1, that seems to stand against a wrong line.

    Lines are compared by their words and figures, which Chinese and English share in part, and
    by their length; the best path that shifts by a line at a time, and never back, says where the
    first shift is. 0 where the lengths are equal or too far apart. O(lines x difference).

    >>> first_shift(["one 1", "two 2", "three 3", "four 4"], ["one 1", "three 3", "four 4"])
    2
    """
    difference = len(guide) - len(other)
    if difference == 0 or abs(difference) > _MOST_DIFFERENCE or not other:
        return 0
    if difference < 0:
        return _first_jump(other, guide)
    return _first_jump(guide, other)


def _first_jump(longer: Sequence[str], shorter: Sequence[str]) -> int:
    """Return the line of `shorter` before which the first line of `longer` has no partner."""
    steps = len(longer) - len(shorter)
    of_longer, of_shorter = [_marks(t) for t in longer], [_marks(t) for t in shorter]
    best = np.full(steps + 1, -np.inf)
    best[0] = 0.0
    # For each line and shift, the shift of the line before it on the best path.
    came: list[npt.NDArray[np.int64]] = []
    for line, marks in enumerate(of_shorter):
        # A path may shift at any line: the best shift up to here, from the left.
        reached = np.maximum.accumulate(best)
        came.append(np.array([int(np.argmax(best[: k + 1])) for k in range(steps + 1)]))
        same = [_likeness(of_longer[line + shift], marks) for shift in range(steps + 1)]
        best = reached + np.array(same)
    shift, jump = steps, len(shorter)
    if float(best.max()) > float(best[steps]):
        shift = int(best.argmax())
    for line in range(len(shorter) - 1, -1, -1):
        before = int(came[line][shift])
        if before < shift:
            jump = line
        shift = before
    return jump + 1


_Marks = tuple[frozenset[str], float]


def _marks(text: str) -> _Marks:
    """Return the words and figures of a text and about how many letters it has in English."""
    words = frozenset(word.lower() for word in _WORD.findall(text))
    han = len(_HAN.findall(text))
    return words, math.log(1 + len(text) + han * (_LETTERS_FOR_A_CHARACTER - 1))


def _likeness(one: _Marks, other: _Marks) -> float:
    shared = len(one[0] & other[0])
    words = 2 * shared / max(1, len(one[0]) + len(other[0]))
    return words - 0.5 * min(2.0, abs(one[1] - other[1]))
