"""One record for every format, and one place where a room's formats are looked up.

Documents, bilingual files, memories, glossaries and tables of pairs each have a registry of theirs;
what is in it, how it is found and what is said where there is none is the same for all. A record
holds functions that import their module when they are first called, so a table of formats costs
nothing.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Generic, TypeVar

from corpora.errors import UsageError
from corpora.files import within_boundary

_Reader = TypeVar("_Reader", bound=Callable[..., Any])
_Writer = TypeVar("_Writer", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class FormatRecord(Generic[_Reader, _Writer]):
    """One format of a room.

    Attributes:
        name: What `--format` calls it.
        description: What it is, for people: "web pages".
        suffixes: The ends of its files' names, in small letters with their dot.
        read: Reads it; None where it is only written. What it takes and gives is the room's.
        write: Writes it; None where it is only read.
        is_binary: Its files are no text of an office encoding, and `read` decodes them itself.
        magic: The first bytes, one of which every file of a binary format has.
        beginning: How text of this format begins, where that tells it from any other.
        member: What the bytes of a package hold where it is of this format and no other.
    """

    name: str
    description: str
    suffixes: tuple[str, ...] = ()
    read: _Reader | None = None
    write: _Writer | None = None
    is_binary: bool = False
    magic: tuple[bytes, ...] = ()
    beginning: re.Pattern[str] | None = None
    member: bytes = b""

    def reader(self, file: object = "") -> _Reader:
        """Return what reads the format; any failure of its file ends as an InputError.

        Raises:
            UsageError: naming the file, if it is only written.
        """
        if self.read is None:
            raise UsageError(f"{file or 'a file'}: the format {self.name} is only written")
        return within_boundary(self.read, file or f"a {self.name} file")

    def writer(self, file: object = "") -> _Writer:
        """Return what writes the format.

        Raises:
            UsageError: naming the file, if it is only read.
        """
        if self.write is None:
            raise UsageError(f"{file or 'a file'}: the format {self.name} is only read")
        return self.write


class FormatRegistry(Generic[_Reader, _Writer]):
    """The formats of one room, by name, by the names of files and by how they begin.

    Args:
        what: What files of these formats are, for messages: "document".
        records: The formats of the house, in the order in which they are told.
        others: Yields the records that other distributions add; called when nothing of the house
            fits, and to list all. The formats of the house come first.
    """

    def __init__(
        self,
        what: str,
        records: Iterable[FormatRecord[_Reader, _Writer]],
        others: Callable[[], Iterable[FormatRecord[_Reader, _Writer]]] = tuple,
    ) -> None:
        self.what = what
        self._records = {record.name: record for record in records}
        self._others = others

    def __iter__(self) -> Iterator[FormatRecord[_Reader, _Writer]]:
        """Yield all formats, those of the house first."""
        yield from self._records.values()
        for record in self._others():
            if record.name not in self._records:
                yield record

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the house's own formats, in their order."""
        return tuple(self._records)

    @property
    def written_names(self) -> tuple[str, ...]:
        """Return the names of the house's own formats that are written, not only read."""
        return tuple(name for name, record in self._records.items() if record.write is not None)

    def suffixes(self) -> tuple[str, ...]:
        """Return the ends of file names that stand for a format, in their order."""
        return tuple(dict.fromkeys(suffix for record in self for suffix in record.suffixes))

    def named(self, name: str, file: object = "") -> FormatRecord[_Reader, _Writer]:
        """Return the format of a name.

        Raises:
            UsageError: naming the file, if any, and all formats there are.
        """
        found = next((record for record in self if record.name == name), None)
        if found is None:
            listed = ", ".join(record.name for record in self)
            place = f"{file}: " if file else ""
            raise UsageError(f"{place}format {name!r}, expected one of {listed}")
        return found

    def of_file(self, file: object) -> FormatRecord[_Reader, _Writer] | None:
        """Return the format that a file's name promises, None where it promises none."""
        suffix = PurePath(str(file)).suffix.lower()
        return next((record for record in self if suffix in record.suffixes), None)

    def require(self, file: object, name: str = "") -> FormatRecord[_Reader, _Writer]:
        """Return the format of a name, or where that is empty of a file's name.

        Raises:
            UsageError: naming the file and all formats or extensions there are.
        """
        if name:
            return self.named(name, file)
        found = self.of_file(file)
        if found is None:
            suffix = PurePath(str(file)).suffix.lower() or "(none)"
            raise UsageError(
                f"{file}: no {self.what} has the extension {suffix};"
                f" expected one of {', '.join(self.suffixes())}"
            )
        return found

    def of_bytes(self, data: bytes) -> FormatRecord[_Reader, _Writer] | None:
        """Return the binary format that data begins like, None where there is none."""
        fitting = [r for r in self._records.values() if r.magic and data.startswith(r.magic)]
        told = (r for r in fitting if r.member and r.member in data)
        return next(told, fitting[0] if fitting else None)

    def of_text(self, text: str) -> FormatRecord[_Reader, _Writer] | None:
        """Return the format that text begins like, None where there is none."""
        return next(
            (r for r in self._records.values() if r.beginning and r.beginning.match(text)), None
        )


def deferred(place: str) -> Callable[..., Any]:
    """Return a function that imports `package.module:name` when it is called, and calls that.

    >>> deferred("html:escape")("链主 & co")
    '链主 &amp; co'
    """
    module, _, name = place.partition(":")

    def call(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever the other takes
        return getattr(importlib.import_module(module), name)(*arguments, **options)

    return call
