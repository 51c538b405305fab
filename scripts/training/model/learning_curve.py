"""Held-out BLEU and chrF while a model learns, as CSV and picture.

python -m scripts.training.model.learning_curve gongbao/models/zh_en/learning_curve.csv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import sacrebleu
import sentencepiece
import torch

from scripts.training.model.translation_network import TranslationNetwork

if TYPE_CHECKING:
    from scripts.training.model.trainer import Trainer

END = 0
_NO_SCORES = frozenset({"run", "seconds", "steps", "hours", "target_tokens"})


def report(
    trainer: Trainer,
    pieces: sentencepiece.SentencePieceProcessor,
    pairs: list[tuple[str, str]],
    out: Path,
) -> None:
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
    """Draw every score of a curve over target tokens, where matplotlib is installed."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        return
    with curve.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    figure = Figure(figsize=(7, 4))
    axes = figure.subplots()
    for name in (name for name in rows[0] if name not in _NO_SCORES):
        axes.plot(
            [int(r["target_tokens"]) / 1e6 for r in rows],
            [float(r[name]) for r in rows],
            "o-",
            label=name,
        )
    axes.set_xlabel("target tokens seen (millions)")
    axes.set_ylabel("score")
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(picture, dpi=110)


def evaluate(
    trainer: Trainer, pieces: sentencepiece.SentencePieceProcessor, pairs: list[tuple[str, str]]
) -> tuple[float, float, list[str]]:
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


if __name__ == "__main__":
    draw_curve(Path(sys.argv[1]), Path(sys.argv[1]).with_suffix(".png"))
