"""Rows of a table kept in a temporary file until it is known which columns are used."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Sequence

from glossary.exchange.tables.table_columns import ALWAYS, COLUMNS

_IN_MEMORY_BYTES = 8 << 20


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
