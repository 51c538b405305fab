"""What a run of training holds: network, optimisers, averages, its clock; saved and resumed."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor

from scripts.training.model.grown_network import check_heads, start_from
from scripts.training.model.smoothed_loss import SmoothedLoss
from scripts.training.model.translation_network import (
    NetworkShape,
    TranslationNetwork,
    forget_dropout_masks,
)
from scripts.training.text.example_stream import ExampleStream

SIZES = {"width": 256, "inner": 1024, "heads": 8, "encoder_layers": 4, "decoder_layers": 2}
_MARIAN = {"width": "d_model", "inner": "encoder_ffn_dim", "heads": "encoder_attention_heads"}


def sizes_of(folder: Path) -> dict[str, int]:
    """Return the sizes of a network that stands in a Marian folder."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    return {name: config[_MARIAN.get(name, name)] for name in SIZES}


def shape_of(options: argparse.Namespace, pieces: int) -> NetworkShape:
    """Return the sizes asked for; others are those of the run resumed, of `--start`, or usual."""
    sizes = dict(SIZES)
    if options.width:
        sizes["inner"] = 4 * options.width
    if options.start:
        sizes = sizes_of(options.start)
    checkpoint = options.out / "checkpoint.pt"
    if checkpoint.exists():
        shape = torch.load(checkpoint, map_location="cpu", weights_only=True, mmap=True)["shape"]
        sizes = {name: shape[name] for name in SIZES}
    asked = {name: getattr(options, name) for name in SIZES if getattr(options, name)}
    return NetworkShape(vocabulary=pieces + 1, **{**sizes, **asked})


def number_type(device: torch.device) -> torch.dtype:
    """Return what the network computes in: bfloat16 where the machine has it, else float32.

    A processor that has to emulate it (AVX2 alone) is a hundred times slower in it.
    """
    if device.type != "cpu":
        return torch.bfloat16
    has = torch.cpu.get_capabilities()
    return torch.bfloat16 if has.get("avx512_bf16") or has.get("amx_bf16") else torch.float32


class Trainer:
    """Network in `number_type`, masters in float32, Muon on matrices and Adam on the rest."""

    def __init__(self, options: argparse.Namespace, pieces: int, stream: ExampleStream) -> None:
        self.options = options
        shape = shape_of(options, pieces)
        torch.manual_seed(options.seed)
        self.device = torch.device(options.device)
        self.network = TranslationNetwork(shape, options.dropout)
        if options.embeddings:
            start = torch.from_numpy(np.load(options.embeddings)).float()
            self.network.embedding.weight.data[: len(start)] = start
        if options.start:
            sample = next(stream.batches(0, 0))[0]
            check_heads(options.start, shape)
            start_from(self.network, load_file(options.start / "model.safetensors"), sample)
        self.network.to(self.device)
        self.master = {n: p.detach().clone().float() for n, p in self.network.named_parameters()}
        self.average = {n: p.clone() for n, p in self.master.items()}
        self.network.to(number_type(self.device))
        matrices = [p for n, p in self.master.items() if p.dim() == 2 and n != "embedding.weight"]
        others = [p for n, p in self.master.items() if p.dim() != 2 or n == "embedding.weight"]
        self.optimisers: list[torch.optim.Optimizer] = [
            torch.optim.Muon(
                matrices, lr=1.0, momentum=0.95, weight_decay=0.0, adjust_lr_fn="match_rms_adamw"
            ),
            torch.optim.AdamW(others, lr=1.0, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0),
        ]
        self.step = self.epoch = self.batch = 0
        self.minutes = options.minutes
        self.tokens = 0
        self.seconds = 0.0

    def learn(self, source: Tensor, target: Tensor, links: Tensor) -> tuple[float, float, int]:
        """Take one step; return smoothed loss and negative log-likelihood a token, and tokens."""
        network, pad = self.network, self.network.pad
        network.train()
        source, target, links = (x.to(self.device) for x in (source, target, links))
        given = torch.cat([torch.full_like(target[:, :1], pad), target[:, :-1]], dim=1)
        states, guided = network(source, given)
        gold = torch.where(target == pad, -1, target)
        count = int((gold >= 0).sum())
        totals = SmoothedLoss.apply(
            states.reshape(-1, states.shape[-1]),
            network.embedding.weight,
            gold.reshape(-1),
            self.options.smoothing,
            1024 if self.device.type == "cpu" else 65536,
        )
        loss = totals[0] / count
        linked = links >= 0
        if self.options.guidance and bool(linked.any()):
            attention = guided.float().log_softmax(-1).gather(2, links.clamp(min=0)[:, :, None])
            loss = (
                loss - self.options.guidance * (attention.squeeze(2) * linked).sum() / linked.sum()
            )
        loss.backward()
        self._update()
        self.step += 1
        self.tokens += count
        return float(totals[0].detach()) / count, -float(totals[1].detach()) / count, count

    def _update(self) -> None:
        options = self.options
        rate = min(1.0, (self.step + 1) / options.warmup)
        if options.decay_minutes:
            left = self.minutes * 60 - self.seconds_this_run()
            rate *= min(1.0, max(0.02, left / (60 * options.decay_minutes)))
        for name, parameter in self.network.named_parameters():
            assert parameter.grad is not None
            self.master[name].grad = parameter.grad.float()
            parameter.grad = None
        if options.clip:
            torch.nn.utils.clip_grad_norm_(list(self.master.values()), options.clip)
        for optimiser, peak in zip(
            self.optimisers, (options.rate, options.embedding_rate), strict=True
        ):
            for group in optimiser.param_groups:
                group["lr"] = peak * rate
            optimiser.step()
        decay = min(options.average, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            self.master["embedding.weight"][-1].zero_()
            masters = [self.master[name] for name, _ in self.network.named_parameters()]
            averages = [self.average[name] for name, _ in self.network.named_parameters()]
            torch._foreach_copy_(list(self.network.parameters()), masters)
            torch._foreach_lerp_(averages, masters, 1 - decay)

    @torch.no_grad()
    def likelihood(self, batches: list[tuple[Tensor, Tensor]]) -> float:
        """Return the negative log-likelihood a token of pairs, under the averaged weights."""
        kept = {n: p.detach().clone() for n, p in self.network.named_parameters()}
        for name, parameter in self.network.named_parameters():
            parameter.copy_(self.average[name])
        self.network.eval()
        total, count = 0.0, 0
        for source, target in batches:
            source, target = source.to(self.device), target.to(self.device)
            pad = self.network.pad
            given = torch.cat([torch.full_like(target[:, :1], pad), target[:, :-1]], dim=1)
            states, _ = self.network(source, given)
            real = target != pad
            scores = self.network.logits(states[real]).float().log_softmax(-1)
            total -= float(scores.gather(1, target[real][:, None]).sum())
            count += int(real.sum())
        for name, parameter in self.network.named_parameters():
            parameter.copy_(kept[name])
        return total / max(1, count)

    def start_clock(self) -> None:
        """Begin the run whose minutes are limited."""
        self._began = time.monotonic()

    def seconds_this_run(self) -> float:
        """Return the seconds since `start_clock`."""
        return time.monotonic() - self._began

    def save(self, path: Path) -> None:
        """Write a checkpoint beside and rename it."""
        forget_dropout_masks()  # as a run does that goes on from here
        state = {
            "shape": self.network.shape.as_dict(),
            "master": self.master,
            "average": self.average,
            "optimisers": [o.state_dict() for o in self.optimisers],
            "step": self.step,
            "epoch": self.epoch,
            "batch": self.batch,
            "tokens": self.tokens,
            "seconds": self.seconds + self.seconds_this_run(),
            "random": torch.get_rng_state(),
            "device_random": torch.cuda.get_rng_state() if self.device.type == "cuda" else None,
        }
        beside = path.with_suffix(".new")
        torch.save(state, beside)
        beside.replace(path)

    def load(self, path: Path, *, restart_data: bool) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, map_location="cpu", weights_only=True)
        for mine, saved in ((self.master, state["master"]), (self.average, state["average"])):
            for name, value in saved.items():
                mine[name].copy_(value)
        for optimiser, saved in zip(self.optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(saved)
        with torch.no_grad():
            for name, parameter in self.network.named_parameters():
                parameter.copy_(self.master[name])
        self.step, self.tokens, self.seconds = state["step"], state["tokens"], state["seconds"]
        if not restart_data:
            self.epoch, self.batch = state["epoch"], state["batch"]
        torch.set_rng_state(state["random"])
        if self.device.type == "cuda" and state.get("device_random") is not None:
            torch.cuda.set_rng_state(state["device_random"])
        forget_dropout_masks()


def minutes_of(options: argparse.Namespace) -> float:
    """Return how long the run is: what the file `minutes` says now, else what was asked for."""
    path = options.out / "minutes"
    return float(path.read_text(encoding="utf-8")) if path.exists() else float(options.minutes)
