"""What stands in a workbook beside the values: merged cells, comments, and which sheets are hidden.

Read from the package itself, as openpyxl gives them only where the whole sheet is in memory.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from corpora.errors import DocumentError
from corpora.formats.office_package import OfficePackage
from corpora.formats.xml_source import parse_xml

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_DECLARATIONS = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class MergedCells:
    """A range of merged cells; rows are counted from 1."""

    first_row: int
    last_row: int
    reference: str

    @property
    def column(self) -> str:
        """Return the letter of its first column."""
        match = _REFERENCE.match(self.reference)
        return match[1] if match else ""


@dataclass(frozen=True, slots=True)
class CellComment:
    """A comment on a cell; columns are counted from 0."""

    row: int
    column: int
    text: str


def refuse_declarations(package: OfficePackage, parts: list[str]) -> None:
    """Refuse parts that declare a document type, without taking them apart.

    Raises:
        DocumentError: naming file and part.
    """
    for part in parts:
        if part.endswith((".xml", ".rels")):
            data = package.read(part)
            if any(declaration in data for declaration in _DECLARATIONS):
                raise DocumentError(
                    f"{package.name}: {part}: it declares a document type (DTD), which is refused"
                )


def merged_cells(package: OfficePackage, part: str) -> tuple[MergedCells, ...]:
    """Return the merged cells of a sheet."""
    found: list[MergedCells] = []
    for match in _MERGED.finditer(package.read(part)):
        left, top, right, bottom = (group.decode("ascii") for group in match.groups())
        found.append(MergedCells(int(top), int(bottom), f"{left}{top}:{right}{bottom}"))
    return tuple(found)


def cell_comments(package: OfficePackage, part: str) -> tuple[CellComment, ...]:
    """Return the comments on the cells of a sheet."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if not package.has(relations):
        return ()
    found: list[CellComment] = []
    for relation in parse_xml(package.read(relations), f"{package.name}: {relations}"):
        if not relation.get("Type", "").endswith("/comments"):
            continue
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        path = posixpath.normpath(path)
        root = parse_xml(package.read(path), f"{package.name}: {path}")
        for comment in root.iter("{*}comment"):
            place = _REFERENCE.fullmatch(comment.get("ref", ""))
            text = "".join(t.text or "" for t in comment.iter("{*}t")).strip()
            if place and text:
                found.append(CellComment(int(place[2]), _number(place[1]), text))
    return tuple(found)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
