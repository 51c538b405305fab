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
import os
import time
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from torch import Tensor

from scripts.training.model.learning_curve import report
from scripts.training.model.thread_governor import ThreadGovernor
from scripts.training.model.trainer import SIZES, Trainer, minutes_of
from scripts.training.text.example_maker import ExampleMaker, Shares
from scripts.training.text.example_stream import ExampleStream, StreamOptions
from scripts.training.text.training_batches import batch_plan, padded
from scripts.training.text.training_mixture import originals_and_words, stage_weights

_SHARES = ("told", "terms", "term_as_placeholder", "source_dropped", "distractor")
"""What of `Shares` the command line can set: how the network learns to listen."""


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
    parser.add_argument(
        "--shards", type=int, default=16, help="parts an epoch is made in; more for a short run"
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
    for name in _SHARES:
        usual = getattr(Shares(), name)
        parser.add_argument(f"--{name.replace('_', '-')}", type=float, default=usual)
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
    shares = Shares(**{name: getattr(options, name) for name in _SHARES})
    stream = ExampleStream(
        options.text,
        ExampleMaker(pieces, words, originals, shares),
        stage_weights(first),
        StreamOptions(
            shards_an_epoch=options.shards,
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
                trainer.minutes = minutes_of(options)
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
