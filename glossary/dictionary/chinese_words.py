"""Chinese text cut into words: the cheapest path over a list of words with costs.

A cost is the negative logarithm of a word's frequency, so the path is the most probable sequence
of words under a unigram model (Viterbi); O(length x longest word).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PIECE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[A-Za-z]+|\d+(?:[.,]\d+)*")
_UNKNOWN_COST = 14.0


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word or a figure of a text, with its place in code points."""

    text: str
    start: int
    end: int


class WordCutter:
    """Cuts Chinese text into words.

    Attributes:
        costs: Every word with its cost; smaller is more frequent.
        longest: For the first two characters of the words of three characters and more, the
            length of the longest of them.
    """

    def __init__(self, costs: Mapping[str, float], longest: Mapping[str, int]) -> None:
        self.costs = costs
        self.longest = longest

    def cut(self, text: str) -> list[str]:
        """Return the words of a Simplified text in their order; marks and spaces are left out.

        Latin words are in lower case, figures without thousands marks.
        """
        words: list[str] = []
        for piece in _PIECE.findall(text):
            if piece[0] > "\u2fff":
                words += self._cut_run(piece)
            else:
                words.append(piece.replace(",", "").lower())
        return words

    def find(self, text: str) -> list[PlacedWord]:
        """Return the words of a text with their places; Latin words and figures as written."""
        words: list[PlacedWord] = []
        for match in _PIECE.finditer(text):
            piece, start = match.group(), match.start()
            for word in self._cut_run(piece) if piece[0] > "\u2fff" else [piece]:
                words.append(PlacedWord(word, start, start + len(word)))
                start += len(word)
        return words

    def _cut_run(self, run: str) -> list[str]:
        """Cut a run of Chinese characters along the cheapest path."""
        length = len(run)
        if length == 1:
            return [run]
        costs, longest = self.costs, self.longest
        best = [1e9] * (length + 1)
        best[0] = 0.0
        back = [0] * (length + 1)
        run += "\0"  # so that the last character begins no pair
        for start in range(length):
            so_far = best[start]
            cost = so_far + costs.get(run[start], _UNKNOWN_COST)
            if cost < best[start + 1]:
                best[start + 1] = cost
                back[start + 1] = start
            pair = run[start : start + 2]
            if pair in costs:
                cost = so_far + costs[pair]
                if cost < best[start + 2]:
                    best[start + 2] = cost
                    back[start + 2] = start
            if pair in longest:
                for end in range(start + 3, min(start + longest[pair], length) + 1):
                    word = run[start:end]
                    if word in costs and so_far + costs[word] < best[end]:
                        best[end] = so_far + costs[word]
                        back[end] = start
        words = []
        end = length
        while end:
            start = back[end]
            words.append(run[start:end])
            end = start
        words.reverse()
        return words
