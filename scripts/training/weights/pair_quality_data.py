"""Right and wrong pairs for pair quality, built from documents of DATA with a fixed seed.

A document is a list of sentence pairs in their order. Right beads are one or two consecutive
pairs; every wrong one is made from a right one of the same document in one of the ways below.
"""

from __future__ import annotations

import lzma
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from glossary.packaged_glossary import load_packaged_glossary

Pairs = list[tuple[str, str]]
KINDS = (
    "right",
    "neighbour",
    "dropped",
    "half_source",
    "half_target",
    "figures",
    "direction",
    "name",
    "other_document",
    "untranslated",
    "copied",
    "shifted",
)
_RIGHT_SHARE = 0.5
_WITHIN_SHARE = 0.5
"""Of the wrong pairs, how many get a turned word or another name where they have one."""
_LARGEST_DOCUMENT = 30
_SMALLEST_DOCUMENT = 4
_WHOLE = ("jiyu", "un_sdg", "prc_con", "bulletin")
_SCALE = re.compile(
    r"(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)[ -](?P<scale>million|billion|trillion)", re.IGNORECASE
)
_BULLETINS = Path(__file__).resolve().parents[3] / "corpora" / "bulletins" / "pairs"
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_TURNED = {
    "increased": "decreased",
    "increase": "decrease",
    "increasing": "decreasing",
    "rose": "fell",
    "grew": "shrank",
    "growth": "decline",
    "up": "down",
    "higher": "lower",
    "expanded": "contracted",
    "raised": "lowered",
    "above": "below",
    "more": "less",
}
_TURNED |= {wrong: right for right, wrong in _TURNED.items() if wrong != "less"}
_CHANGE = re.compile(r"\b(?:" + "|".join(_TURNED) + r")\b(?=(?: [a-z]+){0,3} (?:RMB ?)?[0-9])")
_CHANGED = re.compile("[增升涨提扩降减跌落缩]|高于|低于|超过")
_NAME = re.compile("[A-Z][a-z]+(?: [A-Z][a-z]+)?")


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
        if table.is_file() and not folder.name.startswith("wmt22"):  # these are in data/mt
            lines = table.read_text(encoding="utf-8").splitlines()
            rows = [line.split("\t")[:2] for line in lines]
            documents[folder.name] = [(r[0], r[1]) for r in rows if len(r) == 2 and r[0] != "zh"]
    for table in sorted(_BULLETINS.glob("*.tsv")):
        lines = table.read_text(encoding="utf-8").splitlines()[1:]
        rows = [line.split("\t") for line in lines]
        documents[f"bulletin_{table.stem}"] = [(row[0], row[1]) for row in rows if len(row) == 2]
    documents |= _large_amounts(data / "numbers" / "zh_large_numbers.tsv")
    documents |= _test_set(data / "mt" / "wmt22.zh-en", "docids")
    documents |= _test_set(data / "mt" / "un-v1.0-test.zh-en", "")
    with lzma.open(data / "docs" / "taiwan_laws_120.tsv.xz", "rt", encoding="utf-8") as lines_of:
        for line in lines_of:
            law, _, source, target = line.rstrip("\n").split("\t")
            documents.setdefault(f"law_{law}", []).append((source, target))
    seen: set[str] = set()
    chosen: dict[str, Pairs] = {}
    for name, pairs in documents.items():
        limit = None if name.startswith(_WHOLE) else _LARGEST_DOCUMENT
        # No sentence stands in two documents, so none is both fitted on and held out.
        fresh = [p for p in pairs if p[0].strip() and p[1].strip() and p[0] not in seen][:limit]
        seen.update(source for source, _ in fresh)
        if len(fresh) >= _SMALLEST_DOCUMENT:
            chosen[name] = fresh
    return chosen


def _large_amounts(path: Path) -> dict[str, Pairs]:
    """Return sentences with 万 and 亿, in groups; those of sets read elsewhere are left out."""
    documents: dict[str, Pairs] = defaultdict(list)
    seen: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:]):
        origin, _, _, _, source, target = line.split("\t")[:6]
        if source not in seen and not origin.startswith(("wmt21", "wmt22")):
            seen.add(source)
            documents[f"amounts_{number // 20}"].append((source, target))
    return dict(documents)


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
            if kind != "right" and _figures(pairs[position][1]) and chance.random() < 0.25:
                kind = "figures"
            elif kind != "right" and chance.random() < _WITHIN_SHARE:
                kind = chance.choice(("direction", "name"))
            bead = _bead(pairs, position, kind, chance, everything)
            if bead is None and kind in ("direction", "name"):
                kind = chance.choice([k for k in KINDS[1:] if k not in ("direction", "name")])
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
    if kind == "direction":
        return _with_turned_change(source, target, chance)
    if kind == "name":
        return _with_another_name(source, target, chance)
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


def _figures(text: str) -> list[re.Match[str]]:
    return [match for match in _FIGURE.finditer(text) if len(match.group()) > 1]


def _with_wrong_figure(source: str, target: str, chance: random.Random) -> tuple[str, str] | None:
    """Return the pair with one figure changed: its size where it has one, or a digit."""
    scales = list(_SCALE.finditer(target))
    if scales and chance.random() < 0.7:
        match = chance.choice(scales)
        if chance.random() < 0.5:
            other = {"m": "billion", "b": "million", "t": "billion"}[match["scale"][0].lower()]
            return source, target[: match.start("scale")] + other + target[match.end("scale") :]
        value = float(match["value"].replace(",", "")) * chance.choice((0.1, 10, 100))
        return source, f"{target[: match.start('value')]}{value:g}{target[match.end('value') :]}"
    figures = _figures(target)
    if not figures:
        return None
    match = chance.choice(figures)
    digits = [k for k, character in enumerate(match.group()) if character.isdigit()]
    place = match.start() + chance.choice(digits)
    other = chance.choice([d for d in "123456789" if d != target[place]])
    return source, target[:place] + other + target[place + 1 :]


def _with_turned_change(source: str, target: str, chance: random.Random) -> tuple[str, str] | None:
    """Return the pair with one word of change turned round."""
    words = list(_CHANGE.finditer(target)) if _CHANGED.search(source) else []
    if not words:
        return None
    match = chance.choice(words)
    return source, target[: match.start()] + _TURNED[match.group()] + target[match.end() :]


def _with_another_name(source: str, target: str, chance: random.Random) -> tuple[str, str] | None:
    """Return the pair with a place, country or person of its source under another name."""
    names = _places()
    found = [
        match
        for match in _NAME.finditer(target)
        if any(chinese in source for chinese in names.get(match.group(), ()))
    ]
    if not found:
        return None
    match = chance.choice(found)
    other = chance.choice(_COMMON_PLACES)
    if other == match.group():
        return None
    return source, target[: match.start()] + other + target[match.end() :]


_COMMON_PLACES = (
    *("Shanxi", "Hebei", "Anhui", "Jiangxi", "Guizhou", "Gansu", "Sichuan", "Jilin", "Hainan"),
    *("Beijing", "Tianjin", "Wuhan", "Chengdu", "Xiamen", "Ningbo", "Suzhou", "Harbin", "Kunming"),
    *("France", "Japan", "Brazil", "Canada", "Kenya", "Egypt", "Poland", "Thailand", "Mexico"),
)


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Return the Chinese names of every packaged place and country, by its English name."""
    places: dict[str, tuple[str, ...]] = {}
    for concept in load_packaged_glossary().concepts:
        if concept.subject in ("place", "country"):
            for term in concept.accepted:
                chinese = tuple(name.text for name in concept.chinese)
                places[term.text] = (*places.get(term.text, ()), *chinese)
    return places


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


def counts(pairs: list[LabelledPair]) -> dict[str, int]:
    """Return how many pairs of each kind there are."""
    return {kind: sum(pair.kind == kind for pair in pairs) for kind in KINDS}
