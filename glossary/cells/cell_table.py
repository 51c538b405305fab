"""The packaged table of whole cells: units, labels, column heads, posts, bodies, page furniture.

Written for this project in official usage; `note` says what depends on context, so that a reader
is told where the one rendering of the table may not be the right one.
"""

from __future__ import annotations

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
    return _as_key(normalise_text(text))


@cache
def load_topics() -> dict[str, str]:
    """Return the words of which headings are made, in the capitals of headings, by their key.

    >>> load_topics()["就业"]
    'Employment'
    """
    return {_as_key(chinese): english for chinese, english in _rows("topics.tsv")}


@cache
def load_cells() -> dict[str, Cell]:
    """Return every cell of the table by its key."""
    return {
        _as_key(chinese): Cell(kind, english, note)
        for kind, chinese, english, note in _rows("cells.tsv")
    }


def is_unit_of_measure(text: str) -> bool:
    """Return whether a whole cell is a unit: it stands in a column whose head 单位 is "Unit".

    >>> is_unit_of_measure("万 吨"), is_unit_of_measure("财政局")
    (True, False)
    """
    cell = load_cells().get(cell_key(text))
    return cell is not None and cell.kind == "unit"


def _as_key(normalised: str) -> str:
    """Return the key of a normalised cell, as those of the tables are."""
    return "".join(normalised.split()).translate(_SPELLING)


def _rows(name: str) -> list[list[str]]:
    lines = resources.files("glossary.cells").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in lines.splitlines()[1:]]
