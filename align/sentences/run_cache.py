"""Vectors of runs kept for a while: neighbouring blocks of an alignment ask for the same ones."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np

from align.encoder.sentence_encoder import FloatArray, RunVectors

_BLOCK = 128
_KEPT = 96
"""Blocks kept: some hundred sentences around the place that is being aligned."""


class CachedRuns:
    """Run vectors of a document of `count` texts, computed in blocks; the latest are kept."""

    def __init__(self, runs: RunVectors, count: int) -> None:
        self._runs, self._count = runs, count
        self._blocks: OrderedDict[tuple[int, int], FloatArray] = OrderedDict()

    def vectors(self, length: int, start: int, stop: int) -> FloatArray:
        """Return vectors [stop - start, dimensions] of the runs ending at `start` to `stop` - 1."""
        if stop <= start:
            return self._runs.vectors(length, start, stop)
        blocks = range(start // _BLOCK, (stop - 1) // _BLOCK + 1)
        parts = np.concatenate([self._block(length, number) for number in blocks])
        first = blocks[0] * _BLOCK
        return parts[start - first : stop - first]

    def _block(self, length: int, number: int) -> FloatArray:
        key = (length, number)
        if key in self._blocks:
            self._blocks.move_to_end(key)
            return self._blocks[key]
        start = number * _BLOCK
        block = self._runs.vectors(length, start, min(start + _BLOCK, self._count))
        self._blocks[key] = block
        if len(self._blocks) > _KEPT:
            self._blocks.popitem(last=False)
        return block
