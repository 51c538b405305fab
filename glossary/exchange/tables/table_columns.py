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

_ALIASES = {
    "zh-hans": "zh",
    "zh-cn": "zh",
    "chinese": "zh",
    "中文": "zh",
    "zh-hant": "zh_hant",
    "zh-tw": "zh_hant",
    "zh-hk": "zh_hant",
    "en-us": "en",
    "en-gb": "en",
    "english": "en",
    "英文": "en",
    "forbidden": "deprecated",
}


def column_names(cells: Sequence[str]) -> tuple[str, ...] | None:
    """Return the columns a header row names, None where the row is no header.

    A table whose only Chinese column is Traditional is read as one of Chinese.
    """
    names = [_ALIASES.get(cell.strip().lower(), cell.strip().lower()) for cell in cells]
    if "zh" not in names and "zh_hant" in names and "zh_hant" not in [c.strip() for c in cells]:
        names = ["zh" if name == "zh_hant" else name for name in names]
    return tuple(names) if {"zh", "en", "zh_hant"} & set(names) else None
