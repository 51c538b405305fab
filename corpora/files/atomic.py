"""Files that are either written whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from corpora.errors import DocumentError
from corpora.files.output_files import find_output_place


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so no reader ever meets half of it.

    Whatever ends the writing early, an interruption included, leaves the old file as it was. A
    link is followed; the permissions of a file that is replaced stay. A device or a pipe is
    written through.

    Raises:
        UsageError: if the path is a folder or a database, or its links lead in a circle.
        DocumentError: if the file cannot be written.
    """
    place = find_output_place(path)
    target = place.target
    partial = _partial(target)
    try:
        if place.is_stream:
            with target.open("wb") as stream:
                stream.write(data)
            return
        try:
            with partial.open("xb") as stream:
                stream.write(data)
            if target.exists():
                shutil.copymode(target, partial)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise DocumentError(f"{path}: cannot be written: {error.strerror or error}") from error


@contextmanager
def open_atomically(path: Path) -> Iterator[TextIO]:
    """Open a text file beside its place for writing row by row; it takes its place at the end.

    What ends the writing early leaves the old file as it was. A device or a pipe is written
    through.

    Raises:
        UsageError: if the path is a folder or a database, or its links lead in a circle.
        DocumentError: if the file cannot be written.
    """
    place = find_output_place(path)
    target = place.target
    partial = target if place.is_stream else _partial(target)
    try:
        stream = (
            partial.open("w", encoding="utf-8", newline="\n")
            if place.is_stream
            else partial.open("x", encoding="utf-8", newline="\n")
        )
    except OSError as error:
        raise DocumentError(f"{path}: cannot be written: {error.strerror or error}") from error
    try:
        with stream:
            yield stream
        if not place.is_stream:
            if target.exists():
                shutil.copymode(target, partial)
            partial.replace(target)
    except OSError as error:
        if error.filename is not None and Path(error.filename) not in (partial, target):
            raise  # about another file, read meanwhile
        raise DocumentError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        if not place.is_stream:
            partial.unlink(missing_ok=True)


def _partial(target: Path) -> Path:
    """Return the file beside the target that is written first."""
    return target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}.part")
