"""Files that a command writes: never one of those it reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpora import UsageError

_DATABASE = b"SQLite format 3\0"


def refuse_own_input(output: Path | None, inputs: Iterable[str | Path | None]) -> None:
    """Raise a UsageError if an output is one of the inputs, or a database such as a workspace."""
    if output is None or not output.exists():
        return
    for given in inputs:
        if given is not None and Path(given).exists() and output.samefile(given):
            raise UsageError(f"{output}: is what the command reads; write to another file")
    if output.is_file():
        with output.open("rb") as stream:
            if stream.read(len(_DATABASE)) == _DATABASE:
                raise UsageError(f"{output}: is a workspace or another database; never overwritten")
