"""The card of the packaged model, written from its manifest and measurements."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from gongbao.models.packaged_model import read_manifest

DATA = "training_data.json"
PEERS = ("Online-B", "MADLAD", "M2M100", "OPUS")
_OWN = frozenset(
    (
        "agriculture",
        "appointments",
        "communiques",
        "culture",
        "disasters",
        "health",
        "investment",
        "municipal_news",
        "notices",
        "plans",
        "press_conferences",
        "work_reports",
    )
)


def model_card(report: dict[str, object], folder: Path, peers: Path) -> str:
    """Return the card of the model in `folder`, in Markdown.

    Args:
        report: What `scripts.benchmarks.translation.model` measured.
        folder: Has `manifest.json`, `training_data.json` and perhaps `training_notes.md`.
        peers: Table of published scores, TSV: set, ref, system, BLEU.
    """
    manifest = json.loads((folder / DATA).read_text(encoding="utf-8"))
    facts = read_manifest(folder).facts
    notes = folder / "training_notes.md"
    shape = facts["shape"]
    parameters = _parameters(shape)
    lines = [
        "# gongbao-zh-en: the packaged model",
        "",
        "Chinese (Simplified) to English, official register, glossary-aware. Written by"
        " `scripts/benchmarks/translation/model.py` from measurements.",
        "",
        f"- Architecture: Marian Transformer, {shape['encoder_layers']} encoder and"
        f" {shape['decoder_layers']} decoder layers, width {shape['width']},"
        f" {shape['heads']} heads,"
        f" shared vocabulary of {shape['vocabulary']}; {parameters / 1e6:.1f} M parameters. One"
        " decoder head is trained with guided alignment.",
        f"- Training: {facts['steps']} steps, {facts['target_tokens'] / 1e6:.1f} M target tokens,"
        f" {facts['training_seconds'] / 3600:.1f} hours on {facts['hardware'] or 'two CPU cores'}.",
        "- Understands in its source: `source<t> target</t>` for terms; placeholders `<q1>`,"
        " `<d1>`, `<t1>` for figures, dates and copies.",
        "- Files: CTranslate2 int8 (`model.bin`), the same weights in float16 for transformers"
        " (`marian/`), `manifest.json` with the SHA-256 of each.",
        f"- Licence of the weights: {licence_of_weights(manifest)} (`LICENSE`); part of the"
        " data are WMT test sets, provided for research use.",
        "",
        "## Figures",
        "",
        f"Engine `{report['engine']}`, beam {report['beam']}, machine {report['machine']}.",
        "",
        "| set | segments | BLEU plain | chrF plain | BLEU with glossary | chrF with glossary |"
        " terms before repair | never annotated | figures before repair | sums, 万/亿 amounts"
        " before repair | satisfied | degenerate | BLEU lost where no term stands |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    sets = report["sets"]
    if not isinstance(sets, dict):
        raise TypeError("sets")
    for name, entry in sets.items():
        plain, kept = entry["plain"], entry["with the packaged glossary"]
        lines.append(
            f"| {name} | {entry['segments']} | {plain['BLEU']} | {plain['chrF']} | {kept['BLEU']}"
            f" | {kept['chrF']} | {entry['terms obeyed before repair, %']} %"
            f" | {entry['of those never annotated in training, %']} %"
            f" | {entry['figures right before repair, %']} %"
            f" | {entry['of them right before repair']} of {entry['sums and 万/亿 amounts']}"
            f" | {entry['satisfied after repair, %']} %"
            f" | {entry['degenerate, kept']}"
            f" | {entry['segments without terms'].get('BLEU lost', '')}"
            f" ({entry['segments without terms']['segments']} segments) |"
        )
        signatures = plain["signatures"]
    lines += ["", "Where a set is not given whole, its first segments were taken."]
    odd = report["odd segments"]
    if isinstance(odd, dict):
        lines += [
            "",
            f"Of {odd['segments']} odd segments (`scripts/benchmarks/gold/odd_segments.py`:"
            " repeated characters, signs, rare characters, markup, nothing at all)"
            f" {odd['degenerate']} became degenerate output.",
        ]
    lines += ["", f"Signatures: `{signatures}`", "", "Published peers on the same sets (BLEU):", ""]
    lines += _peers(peers)
    lines += ["", "## Training data", "", *_data(manifest)]
    if notes.is_file():
        lines += ["", notes.read_text(encoding="utf-8").strip()]
    return "\n".join(lines) + "\n"


def _parameters(shape: dict[str, int]) -> int:
    width, inner = shape["width"], shape["inner"]
    attention = 4 * (width * width + width) + 2 * width
    feed = 2 * width * inner + inner + width + 2 * width
    layers = shape["encoder_layers"] * (attention + feed)
    layers += shape["decoder_layers"] * (2 * attention + feed)
    return shape["vocabulary"] * width + layers


def _peers(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [
            row
            for row in csv.DictReader(lines, delimiter="\t")
            if row["ref"] == "A" and any(name.lower() in row["system"].lower() for name in PEERS)
        ]
    listed = [f"- {row['set']}: {row['system']} {row['BLEU']}" for row in rows]
    return [*listed, "- wmt22.zh-en and wmt21.zh-en: OPUS-MT 19.6 and 19.2, as published with it"]


def licence_of_weights(manifest: dict[str, Any]) -> str:
    """Return the licence that the data of a manifest of packs leave for the weights.

    Raises:
        ValueError: the manifest names no data.
    """
    licences = [entry["licence"] for entry in manifest.get("sources", {}).values()]
    if not licences:
        raise ValueError(f"{DATA} names no sources, so nobody can say what the weights may be")
    return "CC BY-NC-SA 4.0" if any("BY-NC" in one for one in licences) else "CC BY-SA 4.0"


def _data(manifest: dict[str, Any]) -> list[str]:
    lines = ["| source | pairs | licence |", "|---|---|---|"]
    for source, entry in manifest["sources"].items():
        own = source.startswith("bulletins") or source in _OWN
        licence = "CC BY 4.0, this project" if own else entry["licence"]
        lines.append(f"| {source} | {entry['pairs']} | {licence} |")
    lines += [
        "",
        f"Left out: {manifest['dropped']}. Written into sources: {manifest['annotations']}.",
    ]
    return lines
