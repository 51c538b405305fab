"""The packaged table of whole cells: units, labels, column heads, posts, bodies, page furniture.

Written for this project in official usage; `note` says what depends on context, so that a reader
is told where the one rendering of the table may not be the right one.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpora.normalisation import normalise_text

_SPELLING = str.maketrans("：（）［］【】％", ":()[][]%")


@dataclass(frozen=True, slots=True)
class Cell:
    """One whole cell: its kind, its English, and what depends on context, empty for nothing."""

    kind: str
    english: str
    note: str = ""


def cell_key(text: str) -> str:
    """Return what two spellings of one cell share: no spaces, half-width colons and brackets.

    >>> cell_key("合　计：") == cell_key("合计:")
    True
    """
    return "".join(normalise_text(text).split()).translate(_SPELLING)


@cache
def load_topics() -> dict[str, str]:
    """Return the words of which headings are made, in the capitals of headings, by their key.

    >>> load_topics()["就业"]
    'Employment'
    """
    rows = csv.DictReader(_lines("topics.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {cell_key(row["zh"]): row["en"] for row in rows}


@cache
def load_cells() -> dict[str, Cell]:
    """Return every cell of the table by its key."""
    rows = csv.DictReader(_lines("cells.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {cell_key(row["zh"]): Cell(row["kind"], row["en"], row["note"] or "") for row in rows}


def is_unit_of_measure(text: str) -> bool:
    """Return whether a whole cell is a unit: it stands in a column whose head 单位 is "Unit".

    >>> is_unit_of_measure("万 吨"), is_unit_of_measure("财政局")
    (True, False)
    """
    cell = load_cells().get(cell_key(text))
    return cell is not None and cell.kind == "unit"


def _lines(name: str) -> list[str]:
    file = resources.files("glossary.cells").joinpath(name)
    return file.read_text(encoding="utf-8").splitlines()
