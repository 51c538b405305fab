"""Minimum-risk training: the packaged model learns which of its own translations are better.

    python -m scripts.training.risk.minimum_risk work/risk work/text --out work/risk_model

CANDIDATES are the shards of `candidates.py`, read in order and waited for, so both can run at once.
For each source the expected risk of its candidates under the model is lowered (Shen et al.,
"Minimum Risk Training for Neural Machine Translation", 2016), and the reference is learnt beside
it. Writes `checkpoint.pt`, which `export_model.py` reads; started again it goes on.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor

from scripts.training.model.grown_network import start_from
from scripts.training.model.trainer import number_type, sizes_of
from scripts.training.model.translation_network import NetworkShape, TranslationNetwork

_SLICE = 1024


@dataclass(frozen=True, slots=True)
class Choice:
    """A source with its reference, first, and candidates; risks of all of them, 0 first."""

    source: list[int]
    targets: list[list[int]]
    risks: list[float]


class WeightedLikelihood(torch.autograd.Function):
    """Sum of weighted token log-likelihoods, with gradients made slice by slice."""

    @staticmethod
    def forward(ctx: Any, states: Tensor, weight: Tensor, gold: Tensor, weights: Tensor) -> Tensor:  # noqa: ANN401
        """Return the sum; states `[tokens, width]`, gold and weights `[tokens]`."""
        state_gradient = torch.empty_like(states)
        weight_gradient = torch.zeros(weight.shape, dtype=torch.float32)
        real = weight.shape[0] - 1
        total = torch.zeros((), dtype=torch.float64)
        for begin in range(0, len(states), _SLICE):
            part, labels = states[begin : begin + _SLICE], gold[begin : begin + _SLICE, None]
            share = weights[begin : begin + _SLICE, None]
            scores = (part @ weight[:real].T).float().log_softmax(-1)
            total += (scores.gather(1, labels) * share).sum()
            scores.exp_().scatter_add_(1, labels, torch.full_like(share, -1.0))
            gradient = scores.mul_(-share).to(part.dtype)
            state_gradient[begin : begin + _SLICE] = gradient @ weight[:real]
            weight_gradient[:real] += (gradient.T @ part).float()
        ctx.save_for_backward(state_gradient, weight_gradient)
        return total

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, ...]:  # noqa: ANN401
        """Scale the stored gradients."""
        states, weight = ctx.saved_tensors
        scale = gradient.float()
        return states * scale.to(states.dtype), (weight * scale).to(states.dtype), None, None


class RiskTrainer:
    """Network, masters, averages and the one optimiser."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        stored = load_file(options.start / "model.safetensors")
        shared = stored.get("model.shared.weight", stored.get("lm_head.weight"))
        shape = NetworkShape(vocabulary=len(shared), **sizes_of(options.start))
        torch.manual_seed(options.seed)
        self.network = TranslationNetwork(shape, options.dropout)
        start_from(
            self.network,
            stored,
            torch.zeros((1, 1), dtype=torch.long),
        )
        self.master = {n: p.detach().clone().float() for n, p in self.network.named_parameters()}
        self.average = {n: p.clone() for n, p in self.master.items()}
        self.network.to(number_type(torch.device("cpu")))
        self.optimiser = torch.optim.AdamW(
            list(self.master.values()), lr=options.rate, betas=(0.9, 0.98), weight_decay=0.0
        )
        self.step = self.tokens = self.shard = 0
        self.seconds = 0.0

    def learn(self, choices: Sequence[Choice], rate: float) -> dict[str, float]:
        """Take one step; return expected risk, least risk and the reference's likelihood."""
        network, pad = self.network, self.network.pad
        network.train()
        source = _padded([c.source for c in choices], pad)
        target = _padded([t for c in choices for t in c.targets], pad)
        owner = torch.tensor([k for k, c in enumerate(choices) for _ in c.targets])
        memory = network.encode(source)[owner]
        states = network.decode(target, memory, source[owner])
        real = target != pad
        flat, gold = states[real], target[real]
        lengths = real.sum(1)
        with torch.no_grad():
            likelihood = self._likelihood(flat, gold)
            sums = [part.sum() for part in likelihood.split(lengths.tolist())]
        weights, told = self._weights(choices, sums, lengths)
        loss = -WeightedLikelihood.apply(
            flat, network.embedding.weight, gold, weights.repeat_interleave(lengths)
        )
        loss.backward()
        self._update(rate)
        self.step += 1
        self.tokens += int(lengths.sum())
        return told

    def _likelihood(self, states: Tensor, gold: Tensor) -> Tensor:
        parts = []
        for begin in range(0, len(states), _SLICE):
            scores = self.network.logits(states[begin : begin + _SLICE]).float().log_softmax(-1)
            parts.append(scores.gather(1, gold[begin : begin + _SLICE, None]).squeeze(1))
        return torch.cat(parts)

    def _weights(
        self, choices: Sequence[Choice], sums: list[Tensor], lengths: Tensor
    ) -> tuple[Tensor, dict[str, float]]:
        """Return how much each target's log-likelihood is to be raised, and what is told."""
        options = self.options
        weights = torch.zeros(len(sums))
        told = {"risk": 0.0, "least": 0.0, "nll": 0.0, "chance": 0.0}
        begin = 0
        for choice in choices:
            end = begin + len(choice.targets)
            count = lengths[begin:end].float()
            scores = torch.stack(sums[begin:end]) / count
            risks = torch.tensor(choice.risks)
            chances = (scores[1:] * options.sharpness).softmax(0)
            expected = (chances * risks[1:]).sum()
            weights[begin + 1 : end] = options.risk * chances * (expected - risks[1:])
            weights[begin + 1 : end] *= options.sharpness / count[1:]
            weights[begin] = options.reference / count[0]
            told["risk"] += float(expected)
            told["least"] += float(risks[1:].min())
            told["nll"] -= float(scores[0])
            told["chance"] += float(chances.max())
            begin = end
        return weights / len(choices), {n: v / len(choices) for n, v in told.items()}

    def _update(self, rate: float) -> None:
        for name, parameter in self.network.named_parameters():
            assert parameter.grad is not None
            self.master[name].grad = parameter.grad.float()
            parameter.grad = None
        torch.nn.utils.clip_grad_norm_(list(self.master.values()), self.options.clip)
        for group in self.optimiser.param_groups:
            group["lr"] = self.options.rate * rate
        self.optimiser.step()
        decay = min(self.options.average, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            self.master["embedding.weight"][-1].zero_()
            for name, parameter in self.network.named_parameters():
                parameter.copy_(self.master[name])
                self.average[name].lerp_(self.master[name], 1 - decay)

    def save(self, path: Path, seconds: float) -> None:
        """Write a checkpoint beside and rename it."""
        state = {
            "shape": self.network.shape.as_dict(),
            "master": self.master,
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "tokens": self.tokens,
            "shard": self.shard,
            "seconds": self.seconds + seconds,
        }
        beside = path.with_suffix(".new")
        torch.save(state, beside)
        beside.replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, map_location="cpu", weights_only=True)
        for mine, saved in ((self.master, state["master"]), (self.average, state["average"])):
            for name, value in saved.items():
                mine[name].copy_(value)
        self.optimiser.load_state_dict(state["optimiser"])
        with torch.no_grad():
            for name, parameter in self.network.named_parameters():
                parameter.copy_(self.master[name])
        self.step, self.tokens, self.shard = state["step"], state["tokens"], state["shard"]
        self.seconds = state["seconds"]


def _padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
    width = -(-max(map(len, rows)) // 8) * 8
    out = torch.full((len(rows), width), fill, dtype=torch.long)
    for row, ids in zip(out, rows, strict=True):
        row[: len(ids)] = torch.tensor(ids)
    return out


def read_shard(path: Path) -> list[Choice]:
    """Return the choices of a shard, short ones first."""
    choices = []
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        targets = [entry["reference"], *entry["candidates"]]
        choices.append(Choice(entry["source"], targets, [0.0, *entry["risks"]]))
    return sorted(choices, key=lambda c: max(map(len, c.targets)))


def batches(choices: Sequence[Choice], places: int, seed: int) -> list[list[Choice]]:
    """Return the choices in batches of at most `places` target places, in random order."""
    made: list[list[Choice]] = []
    batch: list[Choice] = []
    rows = longest = 0
    for choice in choices:
        size = max(longest, *map(len, choice.targets))
        if batch and (rows + len(choice.targets)) * size > places:
            made.append(batch)
            batch, rows, size = [], 0, max(map(len, choice.targets))
        batch.append(choice)
        rows, longest = rows + len(choice.targets), size
    made.append(batch)
    order = torch.randperm(len(made), generator=torch.Generator().manual_seed(seed)).tolist()
    return [made[k] for k in order]


def _shards(folder: Path, first: int, count: int) -> Iterator[tuple[int, Path]]:
    for number in range(first, count):
        path = folder / f"{number:04}.jsonl"
        while not path.exists():
            time.sleep(2)
        yield number, path


def main(arguments: list[str] | None = None) -> None:
    """Train once through the shards."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("candidates", type=Path)
    parser.add_argument("--start", type=Path, default=Path("gongbao/models/zh_en/marian"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shards", type=int, default=40)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--places", type=int, default=8000)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--sharpness", type=float, default=10.0, help="of chances, times length")
    parser.add_argument("--risk", type=float, default=10.0, help="weight of the expected risk")
    parser.add_argument("--reference", type=float, default=0.5, help="weight of the reference")
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--clip", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    trainer = RiskTrainer(options)
    checkpoint = options.out / "checkpoint.pt"
    if checkpoint.exists():
        trainer.load(checkpoint)
    began = time.monotonic()
    for number, path in _shards(options.candidates, trainer.shard, options.shards):
        told: list[dict[str, float]] = []
        at, tokens = time.monotonic(), trainer.tokens
        for batch in batches(read_shard(path), options.places, number):
            warm = min(1.0, (trainer.step + 1) / 50)
            left = 1 - number / options.shards
            told.append(trainer.learn(batch, warm * max(0.05, left)))
        trainer.shard = number + 1
        trainer.save(checkpoint, time.monotonic() - began)
        means = {n: sum(t[n] for t in told) / len(told) for n in told[0]}
        speed = (trainer.tokens - tokens) / (time.monotonic() - at)
        shown = ", ".join(f"{name} {value:.4f}" for name, value in means.items())
        print(f"shard {number}, step {trainer.step}, {shown}, {speed:.0f} tokens/s", flush=True)


if __name__ == "__main__":
    main()
