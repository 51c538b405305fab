"""Readers of the public test data: bulletins, documents, test sets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from corpora import normalise, split_chinese

Pair = tuple[str, str]


def bulletin_pairs(data: Path) -> list[Pair]:
    """Return (Chinese, English) paragraphs of the bulletins whose English is a translation."""
    return [
        (record["zh"], record["en_ref"])
        for record in _bulletins(data)
        if record["ref_quality"] != "BAD"
    ]


def bulletin_sentences(data: Path, count: int) -> list[str]:
    """Return the first normalised sentences of the bulletins."""
    texts = (normalise(str(record["zh"])).text for record in _bulletins(data))
    return [text[a:b] for text in texts for a, b in split_chinese(text)][:count]


def _bulletins(data: Path) -> Iterator[dict[str, str]]:
    with (data / "bulletins.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def documents(data: Path, pattern: str = "*") -> Iterator[tuple[str, list[Pair]]]:
    """Yield published translations by name: documents whose two sides are the same text."""
    for path in sorted((data / "docs").glob(f"{pattern}/pairs.tsv")):
        if not path.parent.name.startswith("MISMATCH"):
            rows = [line.split("\t")[:2] for line in lines_of(path)]
            yield path.parent.name, [(row[0], row[1]) for row in rows if len(row) == 2]


def test_set(data: Path, name: str, reference: str = "A") -> list[Pair]:
    """Return (Chinese, English) segments of a test set such as `wmt22`."""
    folder = data / "mt" / f"{name}.zh-en"
    sides = lines_of(folder / "src.zh"), lines_of(folder / f"ref.{reference}.en")
    return list(zip(*sides, strict=True))


def lines_of(path: Path) -> list[str]:
    """Return the lines of a file; only a line feed ends one."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
