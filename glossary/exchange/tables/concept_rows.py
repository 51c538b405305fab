"""Concepts written as rows of a glossary table; what a row cannot hold is counted."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Sequence

from glossary.concepts import Approval, CaseRule, Categories, Concept, NumberRule, Status, Term
from glossary.exchange.losses import LossCounter
from glossary.exchange.tables.cell_lists import INNER, joined
from glossary.exchange.tables.table_columns import (
    ALWAYS,
    CHINESE_TERM_COLUMNS,
    COLUMNS,
    TERM_COLUMNS,
    TermColumn,
)

_DEFAULTS = {"approval": Approval.APPROVED, "case": CaseRule.ANY, "number": NumberRule.ANY}
_PLACES = {name: k for k, name in enumerate(COLUMNS)}

_IN_MEMORY_BYTES = 8 << 20


def row_of(concept: Concept, losses: LossCounter) -> list[str]:
    """Return the cells of a concept, one for each of `COLUMNS`."""
    row = [""] * len(COLUMNS)
    simplified = [t for t in concept.terms if t.language == "zh" and not t.script]
    traditional = [t for t in concept.terms if t.language == "zh" and t.script]
    kept, deprecated = _split([t for t in concept.terms if t.language == "en"])
    cells = {
        "zh": joined([term.text for term in simplified]),
        "zh_hant": joined([term.text for term in traditional]),
        "en": joined([term.text for term in kept]),
        "deprecated": joined([term.text for term in deprecated]),
        "subject": concept.subject,
        "scope": concept.scope,
        "definition": concept.definition,
        "source": concept.source,
        "note": concept.note,
        "exceptions": joined(concept.exceptions),
        "priority": str(concept.priority) if concept.priority else "",
        "id": concept.identifier,
        "extras": _extras(concept.extras, "|", concept.identifier, losses),
    }
    for name, cell in cells.items():
        row[_PLACES[name]] = cell
    _fill(row, kept or deprecated[:1], TERM_COLUMNS, losses)
    chinese = [*simplified, *traditional]
    _fill(row, chinese, CHINESE_TERM_COLUMNS, losses, first_hant=len(simplified))
    return row


def _split(terms: list[Term]) -> tuple[list[Term], list[Term]]:
    """Return the terms for column `en`, and those at the end of which `deprecated` says it all."""
    start = len(terms)
    while start and _is_plainly_deprecated(terms[start - 1]):
        start -= 1
    kept, rest = terms[:start], terms[start:]
    approvals = {term.approval for term in kept} or {term.approval for term in rest[:1]}
    approval = approvals.pop() if len(approvals) == 1 else Approval.APPROVED
    if any(term.approval is not approval for term in rest):
        return terms, []
    return kept, rest


def _is_plainly_deprecated(term: Term) -> bool:
    return term == Term(term.text, "en", Status.DEPRECATED, term.approval)


def _fill(
    row: list[str],
    terms: Sequence[Term],
    columns: Sequence[TermColumn],
    losses: LossCounter,
    first_hant: int = 0,
) -> None:
    """Write what goes with each term; a column that says only what goes without saying is empty."""
    if not terms:
        return
    is_english = columns is TERM_COLUMNS
    for column in columns:
        if column.field == "status":
            row[_PLACES[column.name]] = _statuses(terms, is_english, first_hant)
            continue
        default = _DEFAULTS.get(column.field, "")
        values = [getattr(term, column.field) for term in terms]
        if not any(value and value != default for value in values):
            if is_english and column.field == "approval":
                row[_PLACES[column.name]] = Approval.APPROVED
            continue
        if column.field == "contexts":
            texts = [joined(value, INNER) for value in values]
        elif column.field == "extras":
            texts = [_extras(value, INNER, terms[0].text, losses) for value in values]
        else:
            texts = [str(value) for value in values]
        if column.is_shared and len(set(texts)) == 1:
            texts = texts[:1]
        row[_PLACES[column.name]] = joined(texts)


def _statuses(terms: Sequence[Term], is_english: bool, first_hant: int) -> str:
    values = [term.status for term in terms]
    if is_english:
        later = Status.ADMITTED if values[0] is Status.PREFERRED else values[0]
        if all(value is later for value in values[1:]):
            return values[0]
        return joined(values)
    usual = [Status.ADMITTED] * len(values)
    usual[0] = Status.PREFERRED
    if 0 < first_hant < len(values):
        usual[first_hant] = Status.PREFERRED
    return "" if values == usual else joined(values)


def _extras(extras: Categories, separator: str, owner: str, losses: LossCounter) -> str:
    kept: list[str] = []
    for name, value in extras:
        if "=" in name:
            losses.add("data categories: a table cannot hold an equals sign in their name", owner)
        else:
            kept.append(f"{name}={value}")
    return joined(kept, separator)


class SpooledRows:
    """Rows of `COLUMNS`; those that are empty in every row are left out at the end."""

    def __init__(self) -> None:
        self._stream = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - closed by close()
            _IN_MEMORY_BYTES, "w+", encoding="utf-8", newline=""
        )
        self._writer = csv.writer(self._stream)
        self._used = {COLUMNS.index(name) for name in ALWAYS}
        self._unused = [k for k in range(len(COLUMNS)) if k not in self._used]

    def add(self, row: Sequence[str]) -> None:
        """Keep a row."""
        found = [k for k in self._unused if row[k]]
        if found:
            self._used.update(found)
            self._unused = [k for k in self._unused if k not in self._used]
        self._writer.writerow(row)

    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns that are used."""
        return tuple(COLUMNS[k] for k in sorted(self._used))

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows, with the used columns only."""
        used = sorted(self._used)
        self._stream.seek(0)
        for row in csv.reader(self._stream):
            yield [row[k] for k in used]

    def close(self) -> None:
        """Let go of the temporary file."""
        self._stream.close()
