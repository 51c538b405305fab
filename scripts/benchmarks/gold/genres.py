"""Right translations of three genres: news, reports of an authority, official bulletins."""

from __future__ import annotations

import json
import lzma
import random
from pathlib import Path

from gongbao import align_texts
from scripts.benchmarks.data_sets import lines_of, test_set
from scripts.benchmarks.gold.planted_faults import Row

_WRITTEN = 6000
_SURE = 0.5


def genres(data: Path) -> dict[str, list[Row]]:
    """Return rows by genre; of the bulletins 6,000 drawn at random."""
    news = [*test_set(data, "wmt22", "A"), *test_set(data, "wmt21", "A")]
    written = []
    for path in sorted((data / "written").glob("*.tsv")):
        cells = [line.split("\t") for line in lines_of(path)]
        written += [(row[0], row[1]) for row in cells if len(row) >= 2]
    bulletins = random.Random(3).sample(written, min(_WRITTEN, len(written)))
    return {"news": news, "reports": report_rows(data), "bulletins": bulletins}


def report_rows(data: Path) -> list[Row]:
    """Return the beads of the annual reports whose alignment is sure."""
    rows: list[Row] = []
    for path in sorted((data / "official_reports").glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for chapter in map(json.loads, lines):
                rows += [
                    (pair.source, pair.target)
                    for pair in align_texts(chapter["zh"], chapter["en"])
                    if pair.source and pair.target and pair.score >= _SURE
                ]
    return rows
