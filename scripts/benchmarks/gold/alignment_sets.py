"""Documents with known alignments: real gold, and sets built from parallel texts by a seed.

Real gold is read as it is. The built sets take lines that are known to translate each other, in
the order of their documents, and then join neighbours, split lines whose other side stays whole,
leave lines out on one side, or put in whole blocks that only one side has. Each set belongs to
one split: what the weights are fitted on, or what no weight ever sees.
"""

from __future__ import annotations

import csv
import lzma
import random
from ast import literal_eval
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from align import AlignmentUnits
from corpora import BlockKind, split_chinese, split_english

GoldBead = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """Two documents and the beads that are right; skipped sentences are beads with one side."""

    name: str
    source: AlignmentUnits
    target: AlignmentUnits
    beads: tuple[GoldBead, ...]


@dataclass(frozen=True, slots=True)
class Disturbance:
    """How a built document departs from line by line: probabilities for each line."""

    join: float = 0.12
    drop: float = 0.04
    split: float = 0.5
    blocks: tuple[int, ...] = ()
    has_structure: bool = False


def novel_chapters(data: Path) -> list[GoldDocument]:
    """Return the six chapters with manual gold; copyrighted, to measure with only."""
    documents = []
    for gold in sorted((data / "sentences" / "mac_dev").glob("*.gold")):
        source, target = (
            tuple(gold.with_suffix(suffix).read_text(encoding="utf-8").split("\n")[:-1])
            for suffix in (".zh", ".en")
        )
        beads = tuple(
            (tuple(literal_eval(left)), tuple(literal_eval(right)))
            for left, right in (
                line.strip().split(":")[:2]
                for line in gold.read_text(encoding="utf-8").splitlines()
                if ":" in line
            )
        )
        name = f"novel {gold.stem}"
        documents.append(GoldDocument(name, AlignmentUnits(source), AlignmentUnits(target), beads))
    return documents


def news_lines(data: Path, *, is_held_out: bool) -> list[list[tuple[str, str]]]:
    """Return pairs of lines by test set: wmt22 and TICO-19 held out, wmt21 and UN to fit on."""
    sets = (
        (("wmt22.zh-en", "src.zh", "ref.A.en"), ("tico19.en-zh", "ref.A.zh", "src.en"))
        if is_held_out
        else (("wmt21.zh-en", "src.zh", "ref.A.en"), ("un-v1.0-test.zh-en", "src.zh", "ref.A.en"))
    )
    return [
        list(zip(_lines(data / "mt" / name / zh), _lines(data / "mt" / name / en), strict=True))
        for name, zh, en in sets
    ]


def built_documents(
    lines: Sequence[tuple[str, str]], disturbance: Disturbance, *, size: int, seed: int, name: str
) -> list[GoldDocument]:
    """Cut lines into documents of `size` lines and disturb each."""
    chance = random.Random(seed)
    pieces = [lines[start : start + size] for start in range(0, len(lines) - size // 2, size)]
    # A one-sided block is taken from another document, or its translation would be there after all.
    return [
        _disturbed(
            piece,
            disturbance,
            chance,
            [*lines[: number * size], *lines[(number + 1) * size :]],
            f"{name} {number}",
        )
        for number, piece in enumerate(pieces)
    ]


def laws(data: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the 120 laws: name and articles (Chinese, English) in order."""
    with lzma.open(data / "docs" / "taiwan_laws_120.tsv.xz", "rt", encoding="utf-8") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        for law, articles in groupby(rows, key=lambda row: row[0]):
            yield law, [(row[2], row[3]) for row in articles]


def bulletin_lines() -> list[list[tuple[str, str]]]:
    """Return the project's own pairs, one list a file, in document order."""
    folder = Path(__file__).parents[3] / "corpora" / "bulletins" / "pairs"
    result = []
    for path in sorted(folder.glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
        result.append([(row[0], row[1]) for row in rows if len(row) >= 2])
    return result


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def _disturbed(
    lines: Sequence[tuple[str, str]],
    disturbance: Disturbance,
    chance: random.Random,
    spare: Sequence[tuple[str, str]],
    name: str,
) -> GoldDocument:
    """Return one document; see `Disturbance`."""
    # (side, text, the lines it holds); a unit holds part of a line, a line or several.
    source: list[tuple[str, set[int]]] = []
    target: list[tuple[str, set[int]]] = []
    for number, (chinese, english) in enumerate(lines):
        if not chinese or not english:
            continue
        fate = chance.random()
        parts = [[chinese], [english]]
        if chance.random() < disturbance.split:
            zh_parts = [chinese[a:b] for a, b in split_chinese(chinese)]
            en_parts = [english[a:b] for a, b in split_english(english)]
            if len(zh_parts) == 1 or len(en_parts) == 1:
                parts = [zh_parts, en_parts]
        if fate >= disturbance.drop:
            source += [(part, {number}) for part in parts[0]]
        if fate < disturbance.drop or fate >= 2 * disturbance.drop:
            target += [(part, {number}) for part in parts[1]]
    source = _joined(source, disturbance, chance, "")
    target = _joined(target, disturbance, chance, " ")
    for length in disturbance.blocks:
        side, glue = (source, 0) if chance.random() < 0.5 else (target, 1)
        at = chance.randrange(len(side) + 1)
        start = chance.randrange(max(1, len(spare) - length))
        side[at:at] = [(pair[glue], set()) for pair in spare[start : start + length] if pair[glue]]
    beads = _connected(source, target)
    structures = (
        _structure(source, target, beads, chance) if disturbance.has_structure else ((), ())
    )
    return GoldDocument(
        name,
        _units([text for text, _ in source], structures[0]),
        _units([text for text, _ in target], structures[1]),
        beads,
    )


def _joined(
    units: list[tuple[str, set[int]]], disturbance: Disturbance, chance: random.Random, glue: str
) -> list[tuple[str, set[int]]]:
    result: list[tuple[str, set[int]]] = []
    for text, numbers in units:
        is_next = (
            bool(result) and min(numbers) - max(result[-1][1]) <= 1
        )  # nothing left out between
        if is_next and chance.random() < disturbance.join and len(result[-1][1] | numbers) <= 3:
            result[-1] = (result[-1][0] + glue + text, result[-1][1] | numbers)
        else:
            result.append((text, set(numbers)))
    return result


def _connected(
    source: Sequence[tuple[str, set[int]]], target: Sequence[tuple[str, set[int]]]
) -> tuple[GoldBead, ...]:
    """Return the groups of units that share lines; both sides are in the order of the lines."""
    beads: list[GoldBead] = []
    known = {number for _, numbers in source for number in numbers}
    known &= {number for _, numbers in target for number in numbers}
    i = j = 0
    while i < len(source) or j < len(target):
        if i < len(source) and not source[i][1] & known:
            beads.append(((i,), ()))
            i += 1
            continue
        if j < len(target) and not target[j][1] & known:
            beads.append(((), (j,)))
            j += 1
            continue
        left, right = [i], [j]
        held = [source[i][1] & known, target[j][1] & known]
        i, j = i + 1, j + 1
        while True:
            if i < len(source) and source[i][1] & known & (held[0] | held[1]):
                held[0] |= source[i][1] & known
                left.append(i)
                i += 1
            elif j < len(target) and target[j][1] & known & (held[0] | held[1]):
                held[1] |= target[j][1] & known
                right.append(j)
                j += 1
            else:
                break
        beads.append((tuple(left), tuple(right)))
    return tuple(beads)


def _structure(
    source: Sequence[tuple[str, set[int]]],
    target: Sequence[tuple[str, set[int]]],
    beads: Sequence[GoldBead],
    chance: random.Random,
) -> tuple[tuple[tuple[int, BlockKind], ...], tuple[tuple[int, BlockKind], ...]]:
    """Give both sides paragraphs that mostly agree, and headings that nearly always do."""
    result: list[list[tuple[int, BlockKind]]] = [[(0, BlockKind.PARAGRAPH)] * len(source), []]
    result[1] = [(0, BlockKind.PARAGRAPH)] * len(target)
    blocks = [0, 0]
    left = 0
    kind = BlockKind.PARAGRAPH
    for bead in beads:
        if left <= 0:
            is_heading = chance.random() < 0.15 and len(bead[0]) < 2 and len(bead[1]) < 2
            kind = BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH
            left = 1 if is_heading else chance.choice((1, 1, 2, 2, 3, 4))
            for side in (0, 1):
                if is_heading or chance.random() < 0.92:
                    blocks[side] += 1
        elif chance.random() < 0.04:
            blocks[chance.randrange(2)] += 1
        left -= 1
        for side in (0, 1):
            for unit in bead[side]:
                result[side][unit] = (blocks[side], kind)
        if kind is BlockKind.HEADING:
            blocks = [blocks[0] + 1, blocks[1] + 1]
            left = 0
    return tuple(result[0]), tuple(result[1])


def _units(texts: Sequence[str], structure: Sequence[tuple[int, BlockKind]]) -> AlignmentUnits:
    return AlignmentUnits(
        tuple(texts),
        tuple(block for block, _ in structure),
        tuple(kind for _, kind in structure),
    )
