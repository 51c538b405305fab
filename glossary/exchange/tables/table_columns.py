"""The columns of a glossary table: what they are called, and which part of a concept they hold.

`zh` and `en` are the terms, several separated by `|`, the preferred one first; `zh_hant` holds
Traditional names and `deprecated` English that must not be used. The columns of a term (`status`,
`pos`, `first_use`, ...) go with the terms of `en`, bar by bar; one value alone stands for all of
them, or for the first where it can only be meant for one (`first_use`, `contexts`, `citation`).
With `zh_` before its name a column goes with the Chinese terms, those of `zh` and then those of
`zh_hant`. Several values of one term are separated by `¦`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpora.tables import TableHeader, read_header


@dataclass(frozen=True, slots=True)
class TermColumn:
    """A column that goes with terms; `is_shared` if one value alone stands for all of them."""

    name: str
    field: str
    is_shared: bool = False


TERM_COLUMNS = (
    TermColumn("status", "status"),
    TermColumn("approval", "approval", is_shared=True),
    TermColumn("pos", "part_of_speech", is_shared=True),
    TermColumn("type", "term_type"),
    TermColumn("register", "register", is_shared=True),
    TermColumn("case", "case", is_shared=True),
    TermColumn("number", "number", is_shared=True),
    TermColumn("first_use", "first_use"),
    TermColumn("valid_from", "valid_from", is_shared=True),
    TermColumn("valid_until", "valid_until", is_shared=True),
    TermColumn("contexts", "contexts"),
    TermColumn("citation", "citation"),
    TermColumn("term_note", "note"),
    TermColumn("term_extras", "extras"),
)
CHINESE_TERM_COLUMNS = tuple(
    TermColumn(f"zh_{column.name}", column.field, column.is_shared) for column in TERM_COLUMNS
)
CONCEPT_COLUMNS = ("subject", "scope", "definition", "source", "note")
COLUMNS = (
    "zh",
    "zh_hant",
    "en",
    "deprecated",
    *(column.name for column in TERM_COLUMNS[:2]),
    *CONCEPT_COLUMNS,
    *(column.name for column in TERM_COLUMNS[2:]),
    "exceptions",
    "priority",
    "id",
    "extras",
    *(column.name for column in CHINESE_TERM_COLUMNS),
)
ALWAYS = ("zh", "en", "deprecated", "status", "approval", "subject", "source", "note", "id")
"""The columns that are written even where they are empty: what an office fills in."""

FOREIGN = "~"
"""Begins the name of a column that another tool or an office made: `foreign_columns` reads it."""
_OWN_FACTS = frozenset(COLUMNS) - {"zh", "zh_hant", "en"}
_CHOICES = {
    "case": frozenset(("any", "exact")),
    "number": frozenset(("any", "fixed")),
}
_STATUS_OF = {"zh": "zh_status", "en": "status"}
_SINGLE = frozenset(("subject", "note", "definition", "id", "scope", "status"))
"""Facts of other tools whose cells our own columns of these names would hold, too."""


def read_columns(row: Sequence[str], following: Sequence[Sequence[str]]) -> TableHeader | None:
    """Return the columns of a glossary table by its first row and those below."""
    return read_header(row, following, own=_OWN_FACTS)


def column_names(header: TableHeader, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return what our own tables call the columns, `~fact` or `~?heading` for those of others.

    A table whose only Chinese column is Traditional is read as one of Chinese, unless it says
    `zh_hant`. A column that has a name of ours, but no value of ours in any of the rows, is none of
    ours: "number" may count rows.
    """
    names: list[str] = []
    for place, column in enumerate(header.columns):
        heading = column.heading.strip().lower()
        if place == header.chinese:
            is_hant = column.kind == "zh_hant" and heading == "zh_hant"
            name = "zh_hant" if is_hant else "zh"
        elif column.kind in ("en", "zh_hant"):
            name = column.kind
        elif column.kind == "code" or not header.is_row:
            name = f"{FOREIGN}code" if column.kind else ""
        elif (
            heading in _OWN_FACTS and not column.language and not _is_misnamed(heading, place, rows)
        ):
            name = heading
        elif column.kind in _SINGLE and not column.language:
            name = column.kind
        elif column.kind == "status" and _STATUS_OF.get(column.language, "status") not in names:
            name = _STATUS_OF[column.language]  # how other tools say it of each language
        elif column.kind and column.kind not in ("source", "target"):
            name = f"{FOREIGN}{f'{column.language} {column.kind}'.strip()}"
        else:
            name = f"{FOREIGN}?{column.heading.strip()}" if heading else ""
        if name in names and name[:1] != FOREIGN:
            name = f"{FOREIGN}?{column.heading.strip()}"
        names.append(name)
    return tuple(names)


def _is_misnamed(heading: str, place: int, rows: Sequence[Sequence[str]]) -> bool:
    choices = _CHOICES.get(heading)
    if choices is None:
        return False
    values = {row[place].strip().lower() for row in rows if place < len(row)} - {""}
    return bool(values) and not any(choices & set(value.split("|")) for value in values)


def told_columns(header: TableHeader, names: Sequence[str]) -> str:
    """Return what the columns of others are taken as, for people; empty where all are ours."""
    own = [c.heading.strip().lower() == name for c, name in zip(header.columns, names, strict=True)]
    if header.is_row and all(own):
        return ""
    told: list[str] = []
    for place, (column, name) in enumerate(zip(header.columns, names, strict=True)):
        heading = repr(column.heading.strip()) if header.is_row else f"column {place + 1}"
        if name.startswith(f"{FOREIGN}?"):
            told.append(f"{heading} is not known and kept as it is")
        elif name == f"{FOREIGN}code":
            told.append(f"{heading} is the code of a language, left out")
        elif name:
            told.append(f"{heading} as {_TOLD.get(name, name.removeprefix(FOREIGN))}")
    head = "" if header.is_row else "no header; "
    return head + "; ".join(told)


_TOLD = {"zh": "Chinese", "zh_hant": "Traditional Chinese", "en": "English"}
