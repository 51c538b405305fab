"""Term lists in tables of Word documents: every table with a Chinese and an English column.

A row of a table is a row of a glossary, under the heading it has; a cell over several rows or
columns says what it says in each of them. Tables of anything else are left out and told.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpora.errors import DocumentError, GlossaryError
from corpora.files import ARCHIVE_ERRORS
from corpora.formats import OfficePackage
from glossary.exchange.entries import Entry, entry_remark
from glossary.exchange.tables.delimited import read_delimited_lines


def read_word_tables(path: Path) -> Iterator[Entry]:
    """Yield the entries of the tables of a .docx file.

    Raises:
        GlossaryError: naming the file, where it is no Word document, is damaged, or none of its
            tables is a glossary.
    """
    import docx

    name = str(path)
    try:
        data = path.read_bytes()
        OfficePackage(data, name)  # refuses what must not be unpacked
        tables = docx.Document(io.BytesIO(data)).tables
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from error
    except DocumentError as error:
        raise GlossaryError(str(error)) from None
    except (KeyError, ValueError, *ARCHIVE_ERRORS) as error:
        raise GlossaryError(f"{name}: no readable Word document: {error}") from None
    is_empty = True
    faults: list[Entry] = []
    for number, table in enumerate(tables, start=1):
        place = f"{name}:table {number}"
        try:
            for entry in _entries(table, place):
                is_empty = is_empty and entry.concept is None and not entry.problem
                yield entry
        except GlossaryError as error:
            reason = str(error).removeprefix(f"{place}:")
            told = f"no glossary, left out: {reason.partition(':')[2].strip() or reason}"
            remark = entry_remark("no-header", place, told, "非术语表，略去")
            faults.append(Entry(place, None, "", (remark,)))
    if is_empty:
        raise GlossaryError(f"{name}: no table has a Chinese and an English column with terms")
    yield from faults


def _entries(table: Any, place: str) -> Iterator[Entry]:  # noqa: ANN401 - python-docx has no types
    rows = [[_text(cell) for cell in row.cells] for row in table.rows]
    # A title over all columns stands in each of them.
    while len(rows) > 1 and len(rows[0]) > 1 and len(set(rows[0])) == 1:
        del rows[0]
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    text = lines.getvalue()
    yield from read_delimited_lines(lambda: io.StringIO(text, newline=""), place, ",")


def _text(cell: Any) -> str:  # noqa: ANN401 - python-docx has no types
    return "\n".join(paragraph.text.strip() for paragraph in cell.paragraphs).strip()
