"""Files that a command writes, guarded before its work: the one door of all its options.

Never one of those it reads, a workspace, a folder; what exists only with `--force`; and only where
there are rights and room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.files import OutputGuard

if TYPE_CHECKING:
    from gongbao.commands.glossary.glossary_options import Rulings

# A translation, or a report of it, has seldom twice the size of what it was made from.
_GROWTH = 2
_WITH_PRIORITY = re.compile(r"(?P<path>.+)=-?\d+")


def guard_outputs(
    outputs: Iterable[Path | None],
    inputs: Iterable[str | Path | None],
    *,
    force: bool,
    rulings: Rulings | None = None,
    makes_folders: bool = False,
) -> None:
    """Raise an error if an output must not or cannot be written; every writing command calls it.

    Args:
        outputs: The files to write; None is standard output.
        inputs: The files that are read; "-" is standard input, None an option not given.
        force: Whether `--force` was given.
        rulings: The glossaries and the workspace that are read besides.
        makes_folders: Whether the command makes folders that are missing.

    Raises:
        UsageError: naming the file, if it must not be written.
        DocumentError: naming the file, if it cannot be written.
    """
    read = [given for given in inputs if given is not None]
    guard = OutputGuard([*read, *files_of_rulings(rulings)])
    guard.check(
        outputs,
        overwrite=force,
        makes_folders=makes_folders,
        bytes_needed=_GROWTH * sum(map(size_of, read)),
    )


def files_of_rulings(rulings: Rulings | None) -> Iterator[Path]:
    """Yield the files of terms and the workspace that a command was given."""
    if rulings is None:
        return
    for specification in rulings.glossaries:
        match = _WITH_PRIORITY.fullmatch(specification)
        yield Path(match["path"] if match else specification)
    if rulings.workspace is not None:
        yield rulings.workspace


def size_of(path: str | Path) -> int:
    """Return the size of a file, 0 where there is none."""
    try:
        found = Path(path)
        return found.stat().st_size if found.is_file() else 0
    except OSError:
        return 0
