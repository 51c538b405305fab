"""Train the translation network, on a CPU or one accelerator; resumes.

    python -m scripts.training.model.train_model work/text --out work/model --minutes 60

TEXT is a folder that `build_training_text` wrote, or several, the first with the vocabulary; the
examples are made while the network learns. The run writes `checkpoint.pt`
(everything needed to go on), `curve.csv` and `curve.png`; started again with the same `--out` it
goes on where it stopped. A file `minutes` in `--out` says anew, while it runs, how long the run is.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import time
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from safetensors.torch import load_file
from torch import Tensor

from scripts.training.model.grown_network import check_heads, start_from
from scripts.training.model.learning_curve import report
from scripts.training.model.smoothed_loss import SmoothedLoss
from scripts.training.model.thread_governor import ThreadGovernor
from scripts.training.model.translation_network import (
    NetworkShape,
    TranslationNetwork,
    forget_dropout_masks,
)
from scripts.training.text.example_maker import ExampleMaker
from scripts.training.text.example_stream import ExampleStream, StreamOptions
from scripts.training.text.training_batches import batch_plan, padded
from scripts.training.text.training_mixture import originals_and_words, stage_weights

SIZES = {"width": 256, "inner": 1024, "heads": 8, "encoder_layers": 4, "decoder_layers": 2}
_MARIAN = {"width": "d_model", "inner": "encoder_ffn_dim", "heads": "encoder_attention_heads"}


def shape_of(options: argparse.Namespace, pieces: int) -> NetworkShape:
    """Return the sizes asked for; others are those of the run resumed, of `--start`, or usual."""
    sizes = dict(SIZES)
    if options.width:
        sizes["inner"] = 4 * options.width
    if options.start:
        config = json.loads((options.start / "config.json").read_text(encoding="utf-8"))
        sizes = {name: config[_MARIAN.get(name, name)] for name in SIZES}
    checkpoint = options.out / "checkpoint.pt"
    if checkpoint.exists():
        shape = torch.load(checkpoint, map_location="cpu", weights_only=True, mmap=True)["shape"]
        sizes = {name: shape[name] for name in SIZES}
    asked = {name: getattr(options, name) for name in SIZES if getattr(options, name)}
    return NetworkShape(vocabulary=pieces + 1, **{**sizes, **asked})


class Trainer:
    """Network in bfloat16, master weights in float32, Muon on matrices and Adam on the rest."""

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
        self.network.to(torch.bfloat16)
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


def parse_options(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("text", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument(
        "--decay-minutes", type=float, default=0.0, help="lower the rate at the end"
    )
    parser.add_argument("--evaluate-minutes", type=float, default=15.0)
    parser.add_argument("--checkpoint-minutes", type=float, default=4.0)
    parser.add_argument("--workers", type=int, default=max(1, (os.cpu_count() or 2) - 2))
    parser.add_argument(
        "--finish",
        type=float,
        default=0.35,
        help="last share of the minutes: the finishing mixture",
    )
    parser.add_argument(
        "--development", type=Path, nargs="*", default=[], help="tables whose likelihood is shown"
    )
    parser.add_argument("--restart-data", action="store_true", help="new text: begin it at epoch 0")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    for name, kind, default in (
        ("rate", float, 2e-3),
        ("embedding-rate", float, 1e-3),
        ("warmup", int, 300),
        ("dropout", float, 0.05),
        ("smoothing", float, 0.1),
        ("guidance", float, 0.3),
        ("average", float, 0.998),
        ("seed", int, 1),
        ("clip", float, 0.0),
        ("finish-smoothing", float, -1.0),
    ):
        parser.add_argument(f"--{name}", type=kind, default=default)
    for name, usual in SIZES.items():
        parser.add_argument(
            f"--{name.replace('_', '-')}", type=int, help=f"{usual}, unless --start or --out says"
        )
    parser.add_argument(
        "--tokens", type=int, help="of a batch, padding included; 6,000, on an accelerator 100,000"
    )
    parser.add_argument(
        "--start", type=Path, help="Marian folder to begin with, as large or smaller"
    )
    parser.add_argument("--embeddings", type=Path, help="first rows of the shared embedding, .npy")
    options = parser.parse_args(arguments)
    options.tokens = options.tokens or (6000 if options.device == "cpu" else 100_000)
    return options


def main(arguments: list[str] | None = None) -> None:
    """Train until the minutes are over."""
    options = parse_options(arguments)
    governor = ThreadGovernor(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    first = options.text[0]
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(first / "sentencepiece.model"))
    pairs = _table(first / "development.tsv")
    originals, words = originals_and_words(first)
    stream = ExampleStream(
        options.text,
        ExampleMaker(pieces, words, originals),
        stage_weights(first),
        StreamOptions(
            workers=options.workers,
            ahead=options.workers + 4,
            tokens=options.tokens,
            seed=options.seed,
        ),
    )
    trainer = Trainer(options, pieces.get_piece_size(), stream)
    unseen = {path.stem: _batches(_table(path), pieces) for path in options.development}
    trainer.start_clock()
    checkpoint = options.out / "checkpoint.pt"
    if checkpoint.exists():
        trainer.load(checkpoint, restart_data=options.restart_data)
    saved = evaluated = shown = trainer.seconds_this_run()
    losses: list[float] = []
    counted = 0
    while trainer.seconds_this_run() < trainer.minutes * 60:
        if trainer.seconds_this_run() > (1 - options.finish) * trainer.minutes * 60:
            stream.stage = "finish"
            if options.finish_smoothing >= 0:
                options.smoothing = options.finish_smoothing
        for source, target, links in stream.batches(trainer.epoch, trainer.batch):
            began = time.monotonic()
            _, likelihood, count = trainer.learn(source, target, links)
            governor.note(time.monotonic() - began, source.numel() + target.numel())
            trainer.batch += 1
            losses.append(likelihood)
            counted += count
            now = trainer.seconds_this_run()
            if now - shown > 20:
                print(
                    f"{trainer.seconds + now:.0f} s, step {trainer.step}, epoch {trainer.epoch}, "
                    f"{trainer.tokens / 1e6:.2f} M tokens, nll {np.mean(losses):.3f}, "
                    f"{counted / (now - shown):.0f} tokens/s",
                    flush=True,
                )
                shown, losses, counted = now, [], 0
                trainer.minutes = _minutes(options)
            if now - saved > options.checkpoint_minutes * 60:
                trainer.save(checkpoint)
                saved = trainer.seconds_this_run()
            if now - evaluated > options.evaluate_minutes * 60:
                if unseen:
                    told = {name: trainer.likelihood(batches) for name, batches in unseen.items()}
                    print(*(f"{name} {value:.3f}" for name, value in told.items()), flush=True)
                else:
                    report(trainer, pieces, pairs, options.out)
                evaluated = now
            if now > trainer.minutes * 60:
                break
        else:
            trainer.epoch, trainer.batch = trainer.epoch + 1, 0
    trainer.save(checkpoint)
    stream.close()
    if not unseen:
        report(trainer, pieces, pairs, options.out)


def _minutes(options: argparse.Namespace) -> float:
    path = options.out / "minutes"
    return float(path.read_text(encoding="utf-8")) if path.exists() else float(options.minutes)


def _table(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            (row[0], row[1])
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            if len(row) > 1
        ]


def _batches(
    pairs: list[tuple[str, str]], pieces: sentencepiece.SentencePieceProcessor
) -> list[tuple[Tensor, Tensor]]:
    packed = {}
    for name, texts in zip(("source", "target"), zip(*pairs, strict=True), strict=True):
        ids = [[*line[:200], 0] for line in pieces.encode(list(texts))]
        packed[name] = np.fromiter((k for line in ids for k in line), dtype=np.int64)
        packed[f"{name}_starts"] = np.cumsum([0, *map(len, ids)], dtype=np.int64)
    pad = pieces.get_piece_size()
    return [
        (
            padded(packed["source"], packed["source_starts"], chosen, pad),
            padded(packed["target"], packed["target_starts"], chosen, pad),
        )
        for chosen in batch_plan(packed, 16_000, 0)
    ]


if __name__ == "__main__":
    main()
