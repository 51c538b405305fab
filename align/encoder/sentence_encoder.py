"""What alignment asks of a sentence encoder; another one may stand in for the packaged encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from align.arrays import FloatArray


class RunVectors(Protocol):
    """Vectors of the runs of consecutive texts of one document."""

    def vectors(self, length: int, start: int, stop: int) -> FloatArray:
        """Return vectors of the runs of `length` texts that end at texts `start` to `stop` - 1.

        Shape [stop - start, dimensions], unit rows; a run that would begin before the first text
        has a row of zeros.
        """
        ...


class SentenceEncoder(Protocol):
    """Turns Chinese and English sentences into vectors of one space, compared by dot product."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    @property
    def signature(self) -> str:
        """What reproduces the vectors: name, version, hash."""
        ...

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return one unit vector for each text: [texts, dimensions]."""
        ...

    def encode_runs(self, texts: Sequence[str]) -> RunVectors:
        """Return the vectors of all runs of consecutive texts, as they are asked for."""
        ...
