"""What is done already, kept on disk item by item, so that a run that was killed goes on.

One line an item, added when it is done; the last line of a run that was killed may be torn and is
cut off. Values are read back from the file, so what waits for its turn needs no memory.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Any, Self

from corpora.errors import DocumentError


class Journal:
    """The values of finished items by number; a context manager that closes the file.

    Values are what JSON can hold. `discard` removes the file once its contents are elsewhere.
    """

    def __init__(self, path: Path | None = None, signature: str = "") -> None:
        """Open a journal, or begin one.

        Args:
            path: The file; None for one that nobody can find again.
            signature: Of all that the values depend on; a journal with another one is begun anew.

        Raises:
            DocumentError: if the file cannot be written.
        """
        self._path = path
        self._places: dict[int, int] = {}
        try:
            self._stream = _opened(path)
            self._read(json.dumps({"signature": signature}).encode() + b"\n")
        except OSError as error:
            raise DocumentError(f"{path}: cannot be written: {error.strerror or error}") from error
        self.found = len(self._places)
        """How many items an earlier run has done."""

    def __contains__(self, number: int) -> bool:
        return number in self._places

    def __len__(self) -> int:
        return len(self._places)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The items that are done, as they were."""
        return tuple(self._places)

    def keep(self, number: int, value: object) -> None:
        """Keep the value of an item; it is on disk when this returns."""
        line = f"{number}\t{json.dumps(value, separators=(',', ':'))}\n".encode()
        try:
            place = self._stream.seek(0, os.SEEK_END)
            self._stream.write(line)
            self._stream.flush()
        except OSError as error:
            raise DocumentError(
                f"{self._path}: cannot be written: {error.strerror or error}"
            ) from error
        self._places[number] = place

    def forget(self, number: int) -> None:
        """Let an item be done again; the value kept last counts."""
        del self._places[number]

    def value(self, number: int) -> Any:  # noqa: ANN401 - whatever was kept
        """Return the value of an item that is done."""
        self._stream.seek(self._places[number])
        return json.loads(self._stream.readline().partition(b"\t")[2])

    def discard(self) -> None:
        """Close and remove the file."""
        self.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file; it stays."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _read(self, header: bytes) -> None:
        """Note where the values are; begin anew where the file has another signature."""
        if self._stream.readline() == header:
            place = len(header)
            while (line := self._stream.readline()).endswith(b"\n"):
                number, _, _ = line.partition(b"\t")
                self._places[int(number)] = place
                place += len(line)
            self._stream.truncate(place)
        else:
            self._stream.seek(0)
            self._stream.truncate()
            self._stream.write(header)
            self._stream.flush()


def _opened(path: Path | None) -> IO[bytes]:
    if path is None:
        return TemporaryFile()
    path.touch()
    return path.open("r+b")
