"""Train the translation network on packed pairs; stops and resumes exactly, on a CPU or one accelerator.

    python scripts/train_model.py PACKS --out work/model --minutes 60

PACKS is the folder `scripts/build_training_data.py` wrote: `pack_*.npz`, `sentencepiece.model`,
`development.tsv`. The run writes `checkpoint.pt` (everything needed to go on), `curve.csv` and
`curve.png`; started again with the same `--out` it goes on where it stopped.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import sacrebleu
import sentencepiece
import torch
from torch import Tensor
from translation_network import NetworkShape, TranslationNetwork

END = 0


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


class ThreadGovernor:
    """Gives up all threads but one while other programs need the cores.

    Two threads that wait for each other at every operation are held up by whichever core is busy:
    at low priority beside one other program a step takes twenty times as long, with a single
    thread, which moves to the free core, only twice.
    """

    def __init__(self, threads: int, pause_seconds: float = 12.0) -> None:
        self.threads, self.pause_seconds = threads, pause_seconds
        self._usual = 0.0  # seconds a token with all threads
        self._resume = 0.0
        torch.set_num_threads(threads)

    def note(self, seconds: float, tokens: int) -> None:
        """Take note of a step and choose the threads of the next one."""
        now = time.monotonic()
        if self.threads == 1:
            return
        if torch.get_num_threads() == 1:
            if now > self._resume:
                torch.set_num_threads(self.threads)
            return
        pace = seconds / tokens
        self._usual = min(self._usual * 1.01, pace) if self._usual else pace
        if pace > 1.8 * self._usual:
            torch.set_num_threads(1)
            self._resume = now + self.pause_seconds


class SmoothedLoss(torch.autograd.Function):
    """Label-smoothed cross-entropy over a tied embedding, in slices, gradients made on the way.

    Per token: `lse(z) - (1 - s) z[gold] - s mean(z)`; padding (`gold == -1`) counts nothing.
    """

    @staticmethod
    def forward(ctx, states, weight, gold, smoothing, slice_size):  # type: ignore[no-untyped-def]
        """Return `[loss sum, log-likelihood sum]` over tokens; states `[tokens, width]`."""
        state_gradient = torch.empty_like(states)
        weight_gradient = torch.zeros(weight.shape, dtype=torch.float32, device=weight.device)
        real = weight.shape[0] - 1  # the pad row scores minus infinity
        totals = torch.zeros(2, dtype=torch.float64, device=states.device)
        for begin in range(0, states.shape[0], slice_size):
            part, labels = states[begin : begin + slice_size], gold[begin : begin + slice_size]
            scores = (part @ weight[:real].T).float()
            normaliser = scores.logsumexp(-1, keepdim=True)
            counted = (labels >= 0).float()
            index = labels.clamp(min=0)[:, None]
            likelihood = scores.gather(1, index).squeeze(1) - normaliser.squeeze(1)
            spread = scores.mean(-1) - normaliser.squeeze(1)
            loss = -(1 - smoothing) * likelihood - smoothing * spread
            totals[0] += (loss * counted).sum()
            totals[1] += (likelihood * counted).sum()
            scores.sub_(normaliser).exp_().sub_(smoothing / real)
            scores.scatter_add_(
                1, index, torch.full_like(index, 1, dtype=scores.dtype) * (smoothing - 1)
            )
            scores.mul_(counted[:, None])
            gradient = scores.to(part.dtype)
            state_gradient[begin : begin + slice_size] = gradient @ weight[:real]
            weight_gradient[:real] += (gradient.T @ part).float()
        ctx.save_for_backward(state_gradient, weight_gradient)
        return totals

    @staticmethod
    def backward(ctx, gradient):  # type: ignore[no-untyped-def]
        """Scale the stored gradients by that of the loss sum."""
        states, weight = ctx.saved_tensors
        scale = gradient[0].float()
        return states * scale.to(states.dtype), (weight * scale).to(states.dtype), None, None, None


class Trainer:
    """Network in bfloat16, master weights in float32, Muon on matrices and Adam on the rest."""

    def __init__(self, options: argparse.Namespace, pieces: int) -> None:
        self.options = options
        shape = NetworkShape(
            vocabulary=pieces + 1,
            width=options.width,
            inner=4 * options.width,
            heads=options.heads,
            encoder_layers=options.encoder_layers,
            decoder_layers=options.decoder_layers,
        )
        torch.manual_seed(options.seed)
        self.device = torch.device(options.device)
        self.network = TranslationNetwork(shape, options.dropout)
        if options.embeddings:
            start = torch.from_numpy(np.load(options.embeddings)).float()
            self.network.embedding.weight.data[: len(start)] = start
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
            states.reshape(-1, states.shape[-1]), network.embedding.weight, gold.reshape(-1),
            self.options.smoothing, 1024 if self.device.type == "cpu" else 65536,
        )  # fmt: skip
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
            left = options.minutes * 60 - self.seconds_this_run()
            rate *= min(1.0, max(0.02, left / (60 * options.decay_minutes)))
        for name, parameter in self.network.named_parameters():
            assert parameter.grad is not None
            self.master[name].grad = parameter.grad.float()
            parameter.grad = None
        for optimiser, peak in zip(
            self.optimisers, (options.rate, options.embedding_rate), strict=True
        ):
            for group in optimiser.param_groups:
                group["lr"] = peak * rate
            optimiser.step()
        decay = min(options.average, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            self.master["embedding.weight"][-1].zero_()
            for name, parameter in self.network.named_parameters():
                parameter.copy_(self.master[name])
                self.average[name].lerp_(self.master[name], 1 - decay)

    def start_clock(self) -> None:
        """Begin the run whose minutes are limited."""
        self._began = time.monotonic()

    def seconds_this_run(self) -> float:
        """Return the seconds since `start_clock`."""
        return time.monotonic() - self._began

    def save(self, path: Path) -> None:
        """Write a checkpoint beside and rename it."""
        state = {
            "shape": self.network.shape.as_dict(), "master": self.master, "average": self.average,
            "optimisers": [o.state_dict() for o in self.optimisers],
            "step": self.step, "epoch": self.epoch, "batch": self.batch, "tokens": self.tokens,
            "seconds": self.seconds + self.seconds_this_run(), "random": torch.get_rng_state(),
        }  # fmt: skip
        beside = path.with_suffix(".new")
        torch.save(state, beside)
        os.replace(beside, path)

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


def evaluate(trainer: Trainer, pieces: sentencepiece.SentencePieceProcessor,
             pairs: list[tuple[str, str]]) -> tuple[float, float, list[str]]:  # fmt: skip
    """Return BLEU and chrF of greedy translations by the averaged weights, and the translations."""
    network = trainer.network
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            parameter.copy_(trainer.average[name])
        network.eval()
        outputs: list[str] = [""] * len(pairs)
        encoded = pieces.encode([source for source, _ in pairs])
        order = sorted(range(len(pairs)), key=lambda k: len(encoded[k]))
        for begin in range(0, len(order), 100):
            chosen = order[begin : begin + 100]
            for k, ids in zip(chosen, _greedy(network, [encoded[k] for k in chosen]), strict=True):
                outputs[k] = pieces.decode(ids)
        for name, parameter in network.named_parameters():
            parameter.copy_(trainer.master[name])
    references = [[target for _, target in pairs]]
    bleu = sacrebleu.corpus_bleu(outputs, references).score
    return bleu, sacrebleu.corpus_chrf(outputs, references).score, outputs


def _greedy(network: TranslationNetwork, sources: list[list[int]]) -> list[list[int]]:
    pad, width = network.pad, max(map(len, sources)) + 1
    source = torch.tensor([ids + [END] + [pad] * (width - len(ids) - 1) for ids in sources])
    source = source.to(network.embedding.weight.device)
    target = torch.full_like(source[:, :1], pad)
    ended = torch.zeros(len(sources), dtype=torch.bool, device=source.device)
    for _ in range(min(120, 2 * width + 10)):
        states, _ = network(source, target)
        best = network.logits(states[:, -1]).argmax(-1)
        best = torch.where(ended, torch.full_like(best, END), best)
        ended |= best == END
        target = torch.cat([target, best[:, None]], dim=1)
        if bool(ended.all()):
            break
    rows = target[:, 1:].tolist()
    return [row[: row.index(END)] if END in row else row for row in rows]


def parse_options(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("packs", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--pattern", default="pack_*.npz", help="which packs, in turn, an epoch each"
    )
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument(
        "--decay-minutes", type=float, default=0.0, help="lower the rate at the end"
    )
    parser.add_argument("--evaluate-minutes", type=float, default=15.0)
    parser.add_argument("--checkpoint-minutes", type=float, default=4.0)
    parser.add_argument(
        "--restart-data", action="store_true", help="new packs: begin them at epoch 0"
    )
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    for name, kind, default in (
        ("width", int, 256), ("heads", int, 8), ("encoder-layers", int, 4), ("decoder-layers", int, 2),
        ("tokens", int, 6000), ("rate", float, 2e-3), ("embedding-rate", float, 1e-3),
        ("warmup", int, 300), ("dropout", float, 0.05), ("smoothing", float, 0.1),
        ("guidance", float, 0.3), ("average", float, 0.998), ("seed", int, 1),
    ):  # fmt: skip
        parser.add_argument(f"--{name}", type=kind, default=default)
    parser.add_argument("--embeddings", type=Path, help="first rows of the shared embedding, .npy")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    """Train until the minutes are over."""
    options = parse_options(arguments)
    governor = ThreadGovernor(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    pieces = sentencepiece.SentencePieceProcessor(
        model_file=str(options.packs / "sentencepiece.model")
    )
    with (options.packs / "development.tsv").open(encoding="utf-8", newline="") as lines:
        pairs = [
            (row[0], row[1]) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    trainer = Trainer(options, pieces.get_piece_size())
    trainer.start_clock()
    checkpoint = options.out / "checkpoint.pt"
    if checkpoint.exists():
        trainer.load(checkpoint, restart_data=options.restart_data)
    packs = Packs(options.packs, options.pattern, options.tokens, trainer.network.pad)
    saved = evaluated = shown = trainer.seconds_this_run()
    losses: list[float] = []
    counted = 0
    while trainer.seconds_this_run() < options.minutes * 60:
        for source, target, links in packs.batches(trainer.epoch, trainer.batch):
            began = time.monotonic()
            _, likelihood, count = trainer.learn(source, target, links)
            governor.note(time.monotonic() - began, count)
            trainer.batch += 1
            losses.append(likelihood)
            counted += count
            now = trainer.seconds_this_run()
            if now - shown > 20:
                print(f"{trainer.seconds + now:.0f} s, step {trainer.step}, epoch {trainer.epoch}, "
                      f"{trainer.tokens / 1e6:.2f} M tokens, nll {np.mean(losses):.3f}, "
                      f"{counted / (now - shown):.0f} tokens/s", flush=True)  # fmt: skip
                shown, losses, counted = now, [], 0
            if now - saved > options.checkpoint_minutes * 60:
                trainer.save(checkpoint)
                saved = now
            if now - evaluated > options.evaluate_minutes * 60:
                report(trainer, pieces, pairs, options.out)
                evaluated = now
            if now > options.minutes * 60:
                break
        else:
            trainer.epoch, trainer.batch = trainer.epoch + 1, 0
    report(trainer, pieces, pairs, options.out)
    trainer.save(checkpoint)


def report(trainer: Trainer, pieces: sentencepiece.SentencePieceProcessor,
           pairs: list[tuple[str, str]], out: Path) -> None:  # fmt: skip
    """Evaluate, add a row to `curve.csv` and draw `curve.png`."""
    bleu, chrf, outputs = evaluate(trainer, pieces, pairs)
    curve = out / "curve.csv"
    new = not curve.exists()
    with curve.open("a", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        if new:
            writer.writerow(["seconds", "steps", "target_tokens", "bleu", "chrf"])
        seconds = trainer.seconds + trainer.seconds_this_run()
        writer.writerow(
            [round(seconds), trainer.step, trainer.tokens, round(bleu, 2), round(chrf, 2)]
        )
    print(f"evaluation: BLEU {bleu:.2f}, chrF {chrf:.2f}", *outputs[:6], sep="\n  ", flush=True)
    draw_curve(curve, out / "curve.png")


def draw_curve(curve: Path, picture: Path) -> None:
    """Draw BLEU and chrF over target tokens, where matplotlib is installed."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        return
    with curve.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    figure = Figure(figsize=(7, 4))
    axes = figure.subplots()
    for name in ("bleu", "chrf"):
        axes.plot(
            [int(r["target_tokens"]) / 1e6 for r in rows],
            [float(r[name]) for r in rows],
            "o-",
            label=name,
        )
    axes.set_xlabel("target tokens seen (millions)")
    axes.set_ylabel("held-out score")
    axes.legend()
    figure.savefig(picture)


if __name__ == "__main__":
    main()
