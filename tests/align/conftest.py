from collections.abc import Sequence

import numpy as np
import pytest


class WordRuns:
    def __init__(self, bags: np.ndarray):
        self._bags = bags

    def vectors(self, length, start, stop):
        result = np.zeros((stop - start, self._bags.shape[1]), np.float32)
        for place in range(max(start, length - 1), stop):
            bag = self._bags[place - length + 1 : place + 1].sum(axis=0)
            norm = np.linalg.norm(bag)
            result[place - start] = bag / norm if norm else bag
        return result


class WordEncoder:
    """A toy encoder: a sentence is the sum of a fixed random vector for each of its words.

    Source words are written in full-width letters, so a source sentence and its translation are
    the same words in two scripts.
    """

    dimensions = 64
    signature = "words"

    def encode(self, texts: Sequence[str]):
        return self.encode_runs(texts).vectors(1, 0, len(texts))

    def encode_runs(self, texts: Sequence[str]):
        bags = np.zeros((len(texts), self.dimensions), np.float32)
        for number, text in enumerate(texts):
            for word in text.translate(_NARROW).lower().split():
                seed = int.from_bytes(word.strip(".").encode(), "big") % (2**32)
                bags[number] += np.random.default_rng(seed).standard_normal(self.dimensions)
        return WordRuns(bags)


_NARROW = {0xFF41 + k: 0x61 + k for k in range(26)}


@pytest.fixture(scope="session")
def word_encoder():
    return WordEncoder()


@pytest.fixture(scope="session")
def sentences():
    """Sixty sentences of eight words each, no two alike."""
    chance = np.random.default_rng(5)
    letters = list("abcdefghijklmnopqrstuvwxyz")
    words = ["".join(chance.choice(letters, 5)) for _ in range(200)]
    return [" ".join(chance.choice(words, 8)) + "." for _ in range(60)]


@pytest.fixture(scope="session")
def word_runs():
    """Return the runs of a document from the vectors of its sentences: [sentences, dimensions]."""
    return WordRuns
