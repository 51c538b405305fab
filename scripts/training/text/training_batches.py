"""Batches of packed examples: few shapes, full buckets, an order fixed by the seed."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor


def batch_plan(
    arrays: Mapping[str, NDArray[np.generic]], tokens: int, seed: int
) -> list[list[int]]:
    """Return the examples of each batch: at most `tokens` places a side, padding included."""
    # Both lengths rounded up to 8: few shapes, which oneDNN prepares once each.
    source = -(-np.diff(arrays["source_starts"]) // 8)
    target = -(-np.diff(arrays["target_starts"]) // 8)
    shuffle = random.Random(seed)
    order = list(range(len(source)))
    shuffle.shuffle(order)
    order.sort(key=lambda k: (target[k], source[k]))
    plan: list[list[int]] = []
    batch: list[int] = []
    longest = 0
    for k in order:
        size = 8 * max(int(target[k]), int(source[k]))
        if batch and (len(batch) + 1) * max(longest, size) > tokens:
            plan.append(batch)
            batch, longest = [], 0
        batch.append(k)
        longest = max(longest, size)
    plan.append(batch)
    shuffle.shuffle(plan)
    return plan


def padded(
    ids: NDArray[np.generic], starts: NDArray[np.generic], chosen: Sequence[int], fill: int
) -> Tensor:
    """Return the chosen rows as `[rows, length]`, length rounded up to 8, filled with `fill`."""
    places = np.asarray(chosen)
    lengths = starts[places + 1] - starts[places]
    width = -(-int(lengths.max()) // 8) * 8
    inside = np.arange(width)[None] < lengths[:, None]
    out = np.full((len(places), width), fill, dtype=np.int64)
    out[inside] = ids[(starts[places][:, None] + np.arange(width)[None])[inside]]
    return torch.from_numpy(out)
