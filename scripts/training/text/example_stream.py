"""Examples made in worker processes, ahead of the trainer, which learns from their batches.

A shard of examples depends on its number and stage alone, so a run resumes exactly.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from scripts.training.text.example_maker import Example, ExampleMaker
from scripts.training.text.training_batches import batch_plan, padded
from scripts.training.text.training_text import PreparedPair, read_text


@dataclass(frozen=True, slots=True)
class StreamOptions:
    """How shards are made; `weights` has a table of source weights for each stage."""

    shards_an_epoch: int = 16
    workers: int = 14
    ahead: int = 18
    tokens: int = 64_000
    seed: int = 1


@dataclass(slots=True)
class _Workroom:
    """What every worker has: set before the processes fork."""

    pairs: list[PreparedPair]
    maker: ExampleMaker
    weights: Mapping[str, Mapping[str, float]]
    options: StreamOptions


_room: _Workroom | None = None


def make_shard(number: int, stage: str, part: float) -> dict[str, NDArray[np.generic]]:
    """Return the packed examples of a shard: pairs drawn by the weights of a stage."""
    assert _room is not None, "ExampleStream sets the workroom before it starts workers"
    options, maker = _room.options, _room.maker
    maker.begin(f"{options.seed} {number} {stage}")
    chance = maker.random
    weights = _room.weights[stage]
    usual = weights.get("", 1.0)
    examples: list[Example] = []
    for pair in _room.pairs:
        wanted = weights.get(pair.source, usual) * part / options.shards_an_epoch
        for _ in range(int(wanted) + (chance.random() < wanted % 1)):
            example = maker.example(pair)
            if example is not None:
                examples.append(example)
    return _packed(examples)


def _packed(examples: list[Example]) -> dict[str, NDArray[np.generic]]:
    def starts(column: int) -> NDArray[np.generic]:
        return np.cumsum([0, *(len(e[column]) for e in examples)], dtype=np.int64)

    def flat(column: int, kind: type[np.generic]) -> NDArray[np.generic]:
        return np.fromiter((k for e in examples for k in e[column]), dtype=kind)

    return {
        "source": flat(0, np.uint16),
        "source_starts": starts(0),
        "target": flat(1, np.uint16),
        "target_starts": starts(1),
        "links": flat(2, np.int16),
    }


class ExampleStream:
    """Batches of shards made ahead by workers; `stage` says which weights the next ones have."""

    def __init__(
        self,
        folder: Sequence[Path],
        maker: ExampleMaker,
        weights: Mapping[str, Mapping[str, float]],
        options: StreamOptions,
    ) -> None:
        global _room
        pairs = [pair for path in folder for pair in read_text(path)]
        _room = _Workroom(pairs, maker, weights, options)
        self.options = options
        self.pad = len(maker.names)
        self.stage = "base"
        # Forked, so that the text is not copied; a trainer starts its device afterwards.
        self._pool = ProcessPoolExecutor(
            options.workers, mp_context=multiprocessing.get_context("fork")
        )
        self._waiting: deque[tuple[int, Future[dict[str, NDArray[np.generic]]]]] = deque()

    def batches(self, epoch: int, skip: int) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        """Yield source `[batch, source_length]`, target and links `[batch, target_length]`.

        An epoch is one shard here.
        """
        while self._waiting and self._waiting[0][0] < epoch:
            self._waiting.popleft()
        following = self._waiting[-1][0] + 1 if self._waiting else epoch
        for number in range(following, epoch + self.options.ahead):
            part = 0.25 if number < self.options.workers else 1.0
            future = self._pool.submit(make_shard, number, self.stage, part)
            self._waiting.append((number, future))
        arrays = self._waiting.popleft()[1].result()
        for chosen in batch_plan(arrays, self.options.tokens, epoch)[skip:]:
            yield (
                padded(arrays["source"], arrays["source_starts"], chosen, self.pad),
                padded(arrays["target"], arrays["target_starts"], chosen, self.pad),
                padded(arrays["links"], arrays["target_starts"], chosen, -1),
            )

    def close(self) -> None:
        """Stop the workers."""
        self._pool.shutdown(wait=False, cancel_futures=True)
