"""Glossaries as tables: TSV and CSV files whose header row names the languages.

The columns are `zh` and `en`, then, all optional: `deprecated` (English that must not be used),
`status` and `approval` of the row's English terms, `subject`, `source`, `note`, `pos`, `case`
(`any` or `exact`), `number` (`any` or `fixed`), `exceptions` (Chinese words inside which the term
is not meant), `priority`, `id`. Cells hold several values separated by `|`; the first English one
is preferred. A file of two columns without a header means preferred and approved.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from corpora import decode, normalise_term
from corpora.errors import GlossaryError
from glossary.concepts import Approval, CaseRule, Concept, Glossary, NumberRule, Status, Term
from glossary.tbx import read_tbx

_Choice = TypeVar("_Choice", bound=StrEnum)

COLUMNS = (
    "zh", "en", "deprecated", "status", "approval", "subject", "source", "note",
    "pos", "case", "number", "exceptions", "priority", "id",
)  # fmt: skip
_ALIASES = {
    "zh-hans": "zh", "zh-cn": "zh", "zh-hant": "zh", "zh-tw": "zh", "chinese": "zh", "中文": "zh",
    "en-us": "en", "en-gb": "en", "english": "en", "英文": "en", "forbidden": "deprecated",
}  # fmt: skip


def read_glossary(path: Path, *, priority: int = 0) -> Glossary:
    """Read a TSV, CSV or TBX glossary.

    Raises:
        GlossaryError: naming file and line, for a row without its Chinese or English, an unknown
            status, or two preferred terms for one concept.
    """
    if path.suffix.lower() == ".tbx":
        return read_tbx(path, priority=priority)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror}") from error
    text, _ = decode(data, name=str(path))
    return parse_glossary(text, name=str(path), delimiter=_delimiter(path, text), priority=priority)


def parse_glossary(text: str, *, name: str, delimiter: str = "\t", priority: int = 0) -> Glossary:
    r"""Read a glossary from text; see `read_glossary`.

    >>> table = "zh,en,deprecated\n链主,chain master,chain owner\n"
    >>> parse_glossary(table, name="g.csv", delimiter=",").concepts[0].accepted[0].text
    'chain master'
    """
    concepts: dict[tuple[str, str], Concept] = {}
    for line, row in _rows(text, name, delimiter):
        concept = _concept(row, f"{name}:{line}")
        key = (row.get("id") or concept.chinese[0].text, concept.subject)
        concepts[key] = _merged(concepts[key], concept) if key in concepts else concept
    for concept in concepts.values():
        if not concept.accepted:
            raise GlossaryError(
                f"{concept.origin}: {concept.chinese[0].text} has no English term that may be used"
            )
        _refuse_contradiction(concept)
    return Glossary(name=name, concepts=tuple(concepts.values()), priority=priority)


def _refuse_contradiction(concept: Concept) -> None:
    accepted = {term.text.lower() for term in concept.accepted}
    for term in concept.forbidden:
        if term.text.lower() in accepted:
            raise GlossaryError(
                f"{concept.origin}: {term.text!r} is both to be used and deprecated"
                f" for {concept.chinese[0].text}"
            )


def _delimiter(path: Path, text: str) -> str:
    if path.suffix.lower() == ".csv":
        first = text.split("\n", 1)[0]
        return ";" if first.count(";") > first.count(",") else ","
    return "\t"


def _rows(text: str, name: str, delimiter: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    lines = text.lstrip("\ufeff").splitlines()
    if delimiter == "\t":
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=delimiter)
    header: list[str] | None = None
    for cells in reader:
        line = reader.line_num
        values = [cell.strip() for cell in cells]
        if not any(values) or values[0].startswith("#"):
            continue
        if header is None:
            names = [_ALIASES.get(cell.lower(), cell.lower()) for cell in values]
            if "zh" in names and "en" in names:
                header = names
                continue
            if "zh" in names or "en" in names:
                absent = "en" if "zh" in names else "zh"
                raise GlossaryError(
                    f"{name}:{line}: the header row {', '.join(values)} names no column {absent}"
                )
            if len(values) != 2:
                raise GlossaryError(
                    f"{name}:{line}: found {len(values)} columns and no header row;"
                    " expected a header that names zh and en, or two plain columns"
                )
            header = ["zh", "en"]
        if len(values) < 2 or len(values) > len(header):
            raise GlossaryError(
                f"{name}:{line}: {len(values)} columns,"
                f" expected {len(header)} ({', '.join(header)})"
            )
        yield line, dict(zip(header, values, strict=False))
    if header is None:
        raise GlossaryError(f"{name}: the file is empty; expected a header row or two columns")


def _concept(row: Mapping[str, str], origin: str) -> Concept:
    chinese = _chinese_cells(row, "zh")
    english = _english_cells(row, "en", origin)
    if not chinese:
        raise GlossaryError(f"{origin}: the Chinese term (column zh) is missing")
    if not any(_is_han(character) for character in chinese[0]) and not english:
        raise GlossaryError(f"{origin}: the English term (column en) is missing")
    deprecated = _english_cells(row, "deprecated", origin)
    if not english and not deprecated:
        raise GlossaryError(f"{origin}: the English term (column en) is missing")
    status = _choice(row, "status", Status.PREFERRED, origin)
    approval = _choice(row, "approval", Approval.APPROVED, origin)
    case = _choice(row, "case", CaseRule.ANY, origin)
    number = _choice(row, "number", NumberRule.ANY, origin)
    later = Status.ADMITTED if status is Status.PREFERRED else status
    terms = [
        Term(text, "zh", Status.PREFERRED if k == 0 else Status.ADMITTED)
        for k, text in enumerate(chinese)
    ]
    for k, text in enumerate(english):
        kind = status if k == 0 else later
        terms.append(Term(text, "en", kind, approval, row.get("pos", ""), case, number))
    terms += [Term(text, "en", Status.DEPRECATED, approval) for text in deprecated]
    return Concept(
        identifier=row.get("id") or chinese[0],
        terms=tuple(terms),
        subject=row.get("subject", ""),
        source=row.get("source", ""),
        note=row.get("note", ""),
        exceptions=tuple(_chinese_cells(row, "exceptions")),
        priority=_integer(row, "priority", origin),
        origin=origin,
    )


def _merged(first: Concept, second: Concept) -> Concept:
    preferred = [t for t in (*first.accepted, *second.accepted) if t.status is Status.PREFERRED]
    if len({term.text for term in preferred}) > 1:
        raise GlossaryError(
            f"{second.origin}: two preferred terms for {first.chinese[0].text}:"
            f" {preferred[0].text!r} ({first.origin}) and {preferred[1].text!r};"
            " give one of them another status, or each a subject of its own"
        )
    return Concept(
        identifier=first.identifier,
        terms=tuple(dict.fromkeys((*first.terms, *second.terms))),
        subject=first.subject,
        source=first.source or second.source,
        note=first.note or second.note,
        exceptions=tuple(dict.fromkeys((*first.exceptions, *second.exceptions))),
        priority=max(first.priority, second.priority),
        origin=first.origin,
    )


def _chinese_cells(row: Mapping[str, str], column: str) -> list[str]:
    value = row.get(column)
    return _parts(normalise_term(value)) if value else []


def _english_cells(row: Mapping[str, str], column: str, origin: str) -> list[str]:
    """Return English terms in NFC, on one line, without invisible characters."""
    value = unicodedata.normalize("NFC", row.get(column, ""))
    spaced = " ".join(value.split())
    parts = _parts("".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf")))
    for part in parts:
        if any(map(_is_han, part)):
            raise GlossaryError(
                f"{origin}: {part!r} in column {column} is Chinese, expected English"
                " (is the order of the columns right?)"
            )
    return parts


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split("|") if part.strip()]


def _choice(row: Mapping[str, str], column: str, default: _Choice, origin: str) -> _Choice:
    value = row.get(column, "").lower()
    if not value:
        return default
    try:
        return type(default)(value)
    except ValueError:
        expected = ", ".join(type(default))
        raise GlossaryError(f"{origin}: {column} {value!r}, expected one of {expected}") from None


def _integer(row: Mapping[str, str], column: str, origin: str) -> int:
    value = row.get(column, "")
    try:
        return int(value or 0)
    except ValueError:
        raise GlossaryError(f"{origin}: {column} {value!r} is no whole number") from None


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
