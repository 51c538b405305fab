"""Right and wrong pairs for pair quality, built from documents of DATA with a fixed seed.

A document is a list of sentence pairs in their order. Right beads are one or two consecutive
pairs; every wrong one is made from a right one of the same document in one of the ways below.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

Pairs = list[tuple[str, str]]
KINDS = (
    "right", "neighbour", "dropped", "half_source", "half_target", "figures", "other_document",
    "untranslated", "copied", "shifted",
)  # fmt: skip
_RIGHT_SHARE = 0.5
_LARGEST_DOCUMENT = 60
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A pair, what it is, and the document it comes from."""

    source: str
    target: str
    kind: str
    document: str

    @property
    def is_right(self) -> bool:
        """Return whether the pair is a complete and right translation."""
        return self.kind == "right"


def read_documents(data: Path) -> dict[str, Pairs]:
    """Return every document by name; long ones are cut to their first pairs."""
    documents: dict[str, Pairs] = {}
    for folder in sorted((data / "docs").iterdir()):
        table = folder / "pairs.tsv"
        if table.is_file():
            lines = table.read_text(encoding="utf-8").splitlines()
            rows = [line.split("\t")[:2] for line in lines]
            documents[folder.name] = [(r[0], r[1]) for r in rows if len(r) == 2 and r[0] != "zh"]
    documents |= _test_set(data / "mt" / "wmt22.zh-en", "docids")
    documents |= _test_set(data / "mt" / "un-v1.0-test.zh-en", "")
    with lzma.open(data / "docs" / "taiwan_laws_120.tsv.xz", "rt", encoding="utf-8") as lines_of:
        for line in lines_of:
            law, _, source, target = line.rstrip("\n").split("\t")
            documents.setdefault(f"law_{law}", []).append((source, target))
    return {
        name: [p for p in pairs if p[0].strip() and p[1].strip()][:_LARGEST_DOCUMENT]
        if not name.startswith(("jiyu", "un_sdg", "prc_con"))
        else pairs
        for name, pairs in documents.items()
        if len(pairs) >= 4
    }


def _test_set(folder: Path, names: str) -> dict[str, Pairs]:
    sources = (folder / "src.zh").read_text(encoding="utf-8").splitlines()
    targets = (folder / "ref.A.en").read_text(encoding="utf-8").splitlines()
    if names:
        labels = (folder / names).read_text(encoding="utf-8").splitlines()
    else:
        labels = [f"un_{number // 40}" for number in range(len(sources))]
    documents: dict[str, Pairs] = defaultdict(list)
    for source, target, label in zip(sources, targets, labels, strict=False):
        documents[f"{folder.name}_{label}"].append((source, target))
    return dict(documents)


def label_pairs(documents: dict[str, Pairs], seed: int = 11) -> list[LabelledPair]:
    """Return right and wrong pairs of all documents, half of them right."""
    chance = random.Random(seed)
    everything = sorted(
        (pair for pairs in documents.values() for pair in pairs), key=lambda pair: len(pair[1])
    )
    made: list[LabelledPair] = []
    for name in sorted(documents):
        pairs = documents[name]
        for position in range(len(pairs)):
            kind = "right" if chance.random() < _RIGHT_SHARE else chance.choice(KINDS[1:])
            bead = _bead(pairs, position, kind, chance, everything)
            if bead is not None:
                made.append(LabelledPair(*bead, kind, name))
    return made


def _bead(
    pairs: Pairs, position: int, kind: str, chance: random.Random, everything: Pairs
) -> tuple[str, str] | None:
    """Return a pair of the kind at a position, None where the place allows none."""
    source, target = pairs[position]
    following = pairs[position + 1] if position + 1 < len(pairs) else None
    is_merged = following is not None and chance.random() < 0.3
    if is_merged and following and kind not in ("neighbour", "dropped", "shifted"):
        source, target = source + following[0], f"{target} {following[1]}"
    if kind in ("neighbour", "dropped", "shifted"):
        return _with_following(source, target, following, kind, chance)
    if kind == "half_source":
        return _half(source, chance), target
    if kind == "half_target":
        words = target.split(" ")
        cut = len(words) // 2
        return None if len(words) < 6 else (source, " ".join(_side(words, cut, chance)))
    if kind == "figures":
        return _with_wrong_figure(source, target, chance)
    if kind == "other_document":
        return source, _of_like_length(target, everything, chance)
    if kind == "untranslated":
        return source, f"{source} {target}" if chance.random() < 0.3 else source
    if kind == "copied":
        return (target, target) if len(target) > 12 else None
    return source, target


def _with_following(
    source: str, target: str, following: tuple[str, str] | None, kind: str, chance: random.Random
) -> tuple[str, str] | None:
    if following is None or following[1] == target:
        return None
    if kind == "neighbour":
        return source, following[1]
    if kind == "shifted":
        return source, f"{target} {following[1]}"
    if chance.random() < 0.5:
        return source + following[0], target
    return source + following[0], following[1]


def _half(text: str, chance: random.Random) -> str:
    cut = len(text) // 2
    marks = [match.end() for match in re.finditer(r"[，。；：、]", text)]
    if marks:
        cut = min(marks, key=lambda place: abs(place - cut))
    return "".join(_side(list(text), cut, chance)) or text[: len(text) // 2]


def _side(items: list[str], cut: int, chance: random.Random) -> list[str]:
    return items[:cut] if chance.random() < 0.5 else items[cut:]


def _with_wrong_figure(source: str, target: str, chance: random.Random) -> tuple[str, str] | None:
    figures = [m for m in _FIGURE.finditer(target) if len(m.group()) > 1]
    if not figures:
        return None
    match = chance.choice(figures)
    digits = [k for k, character in enumerate(match.group()) if character.isdigit()]
    place = match.start() + chance.choice(digits)
    other = chance.choice([d for d in "123456789" if d != target[place]])
    return source, target[:place] + other + target[place + 1 :]


def _of_like_length(target: str, everything: Pairs, chance: random.Random) -> str:
    """Return the English of another pair that is about as long."""
    low, high = 0, len(everything)
    while low < high:
        middle = (low + high) // 2
        low, high = (
            (middle + 1, high) if len(everything[middle][1]) < len(target) else (low, middle)
        )
    nearby = [everything[k][1] for k in range(max(0, low - 40), min(len(everything), low + 40))]
    return chance.choice([text for text in nearby if text != target] or [everything[0][1]])


def counts(pairs: list[LabelledPair]) -> str:
    """Return how many pairs of each kind there are, as JSON."""
    return json.dumps({kind: sum(pair.kind == kind for pair in pairs) for kind in KINDS})
