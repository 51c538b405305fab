"""How ordinary the English of a translation is: n-grams counted in running text.

A table of hashed n-grams of one to three words with the logarithm of their probability given the
words before; what is not in it backs off to the shorter one at a fixed price (Brants et al. 2007,
"stupid backoff"). Small, and enough to see that "stuck neck problem" is no English.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpora import ModelError

PACKAGED_FLUENCY = Path(__file__).parent / "packaged" / "fluency.npz"
LONGEST = 3
STEP = 0.1
"""Codes of the table are negative logarithms in this unit."""
_BACKOFF = 1.0
_UNKNOWN = -16.0
_WORST = 5
_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d+|[^\w\s]")

FLUENCY_FEATURES = ("likelihood", "unknown_share", "alone_share", "known_share", "worst")


@dataclass(frozen=True, slots=True)
class FluencyModel:
    """Sorted hashes `[n-grams]` of n-grams and a code for the probability of each."""

    hashes: npt.NDArray[np.uint32]
    codes: npt.NDArray[np.uint8]

    def features(self, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """Return `[texts, features]` in the order of `FLUENCY_FEATURES`."""
        grams: list[int] = []
        lengths: list[int] = []
        for text in texts:
            words = fluency_tokens(text)
            lengths.append(len(words) - 1)
            for place in range(1, len(words)):
                for length in range(LONGEST, 0, -1):
                    begin = place - length + 1
                    grams.append(hash_gram(words[begin : place + 1]) if begin >= 0 else 0)
        scores, orders = self._look_up(np.array(grams, np.uint32).reshape(-1, LONGEST))
        starts = np.cumsum([0, *lengths])
        return np.array([_summary(scores[a:b], orders[a:b]) for a, b in pairwise(starts)]).reshape(
            len(texts), len(FLUENCY_FEATURES)
        )

    def _look_up(
        self, grams: npt.NDArray[np.uint32]
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
        """Return logarithm and order of the longest known n-gram: `[words]` each."""
        places = np.minimum(np.searchsorted(self.hashes, grams), len(self.hashes) - 1)
        known = (self.hashes[places] == grams) & (grams != 0)  # [words, longest first]
        first = np.where(known.any(axis=1), known.argmax(axis=1), LONGEST)
        chosen = places[np.arange(len(grams)), np.minimum(first, LONGEST - 1)]
        scores = -STEP * self.codes[chosen] - _BACKOFF * first
        return np.where(first < LONGEST, scores, _UNKNOWN), LONGEST - first


def fluency_tokens(text: str) -> list[str]:
    """Return the words of a text as they are counted, figures alike, with its two ends.

    >>> fluency_tokens("Output grew 5.2%.")
    ['<s>', 'output', 'grew', '#', '.', '#', '%', '.', '</s>']
    """
    words = ("#" if w[0].isdigit() else w.lower() for w in _TOKEN.findall(text))
    return ["<s>", *words, "</s>"]


def hash_gram(words: Sequence[str]) -> int:
    """Return the 32 bits an n-gram is found by; never 0."""
    return zlib.crc32(" ".join(words).encode()) or 1


@cache
def load_fluency(path: Path = PACKAGED_FLUENCY) -> FluencyModel:
    """Return the packaged table.

    Raises:
        ModelError: where the file is missing or damaged.
    """
    try:
        with np.load(path, allow_pickle=False) as archive:
            hashes = np.cumsum(archive["steps"], dtype=np.uint32)
            return FluencyModel(hashes, archive["codes"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: the n-grams cannot be read: {error}") from error


def _summary(scores: npt.NDArray[np.float64], orders: npt.NDArray[np.int64]) -> list[float]:
    worst = np.sort(scores)[:_WORST]
    shares = [(orders == length).mean() for length in (0, 1, LONGEST)]
    return [float(scores.mean()), *map(float, shares), float(worst.mean())]
