"""Which English words stand as verbs in the texts at hand: after "to" and "will", not "the"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_USES = re.compile(
    r"\b(to|will|would|can|could|should|shall|must|may|not|and|the|an?|of|in|for|its|this|these|their|by)"
    r" ([a-z]{3,})"
)
_BEFORE_VERBS = frozenset(("to", "will", "would", "can", "could", "should", "shall", "must", "may"))
_UNSEEN = 2.0
"""Uses that are added to those not as a verb: few uses say little."""


class VerbUse:
    """Counts before what the words of some texts stand."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._as_verb = Counter[str]()
        self._otherwise = Counter[str]()
        for text in texts:
            for before, word in _USES.findall(text):
                if before in _BEFORE_VERBS:
                    self._as_verb[word] += 1
                elif before not in ("and", "not"):
                    self._otherwise[word] += 1

    def share(self, phrase: str) -> float:
        """Return how often the first word of a phrase stands as a verb, in [0, 1).

        >>> uses = VerbUse(["We will maintain it to maintain the growth of the market."])
        >>> uses.share("maintain growth"), uses.share("growth of it")
        (0.5, 0.0)
        """
        word = phrase.partition(" ")[0]
        verb = self._as_verb[word]
        return verb / (verb + self._otherwise[word] + _UNSEEN)
