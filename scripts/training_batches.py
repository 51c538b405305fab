"""Batches of packed examples: few shapes, full buckets, an order fixed by the seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor


class Packs:
    """Batches from packed files, one file after the other, in an order fixed by the seed."""

    def __init__(self, folder: Path, pattern: str, tokens: int, pad: int) -> None:
        self.folder, self.pattern, self.tokens, self.pad = folder, pattern, tokens, pad

    def batches(self, epoch: int, skip: int) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        """Yield source `[batch, source_length]`, target and links `[batch, target_length]`."""
        files = sorted(self.folder.glob(self.pattern))
        if not files:
            raise SystemExit(
                f"{self.folder}: no {self.pattern}; run scripts/build_training_data.py"
            )
        pack = np.load(files[epoch % len(files)])
        arrays = {name: pack[name] for name in pack.files}
        for chosen in self._plan(arrays, epoch)[skip:]:
            yield (
                self._pad(arrays["source"], arrays["source_starts"], chosen, self.pad),
                self._pad(arrays["target"], arrays["target_starts"], chosen, self.pad),
                self._pad(arrays["links"], arrays["target_starts"], chosen, -1),
            )

    def _plan(self, arrays: dict[str, np.ndarray], epoch: int) -> list[list[int]]:
        source, target = np.diff(arrays["source_starts"]), np.diff(arrays["target_starts"])
        order = list(range(len(source)))
        shuffle = random.Random(epoch)
        shuffle.shuffle(order)
        # Both lengths rounded up to 8: few shapes, which oneDNN prepares once each.
        order.sort(key=lambda k: (-(-target[k] // 8), -(-source[k] // 8)))
        plan: list[list[int]] = []
        batch: list[int] = []
        longest = 0
        for k in order:
            size = 8 * max(-(-int(target[k]) // 8), -(-int(source[k]) // 8))
            if batch and (len(batch) + 1) * max(longest, size) > self.tokens:
                plan.append(batch)
                batch, longest = [], 0
            batch.append(k)
            longest = max(longest, size)
        plan.append(batch)
        shuffle.shuffle(plan)
        return plan

    def _pad(self, ids: np.ndarray, starts: np.ndarray, chosen: list[int], fill: int) -> Tensor:
        rows = [ids[starts[k] : starts[k + 1]].astype(np.int64) for k in chosen]
        width = -(-max(len(row) for row in rows) // 8) * 8
        out = np.full((len(rows), width), fill, dtype=np.int64)
        for line, row in zip(out, rows, strict=True):
            line[: len(row)] = row
        return torch.from_numpy(out)
