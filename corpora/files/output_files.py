"""Where a file may be written: never over what a program reads, a database or a folder.

Links are followed to their target; what is no regular file (a device, a pipe) is written through
and never replaced. All that can be known of a place is known before the work is done.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import DocumentError, UsageError

_DATABASE = b"SQLite format 3\0"
# What SQLite keeps beside a database; without it the last changes are lost.
_DATABASE_COMPANIONS = ("-wal", "-shm", "-journal")
_STREAM_FOLDERS = (Path("/dev"), Path("/proc"))
_SMALLEST_ROOM = 64 * 1024


@dataclass(frozen=True, slots=True)
class OutputPlace:
    """Where an output really goes.

    Attributes:
        path: As it was given.
        target: Where the links lead; a file that is there already, or may be made.
        is_stream: A device, a pipe or what a process has open: written through, never replaced.
    """

    path: Path
    target: Path
    is_stream: bool


def find_output_place(path: Path) -> OutputPlace:
    """Return where an output goes.

    Raises:
        UsageError: if it is a folder, a database, or links that lead nowhere but to each other.
        DocumentError: if the system does not let us look at it.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        mode = 0
    except OSError as error:
        is_loop = path.is_symlink() and "symbolic link" in str(error.strerror)
        reason = (
            "its links lead in a circle, and to no file"
            if is_loop
            else f"cannot be written: {error.strerror or error}"
        )
        raise (UsageError if is_loop else DocumentError)(f"{path}: {reason}") from None
    if stat.S_ISDIR(mode):
        raise UsageError(f"{path}: is a folder, expected a file to write")
    # Not resolved: /dev/stdout leads to whatever file the shell has opened for us.
    folders = path.absolute().parents
    is_open = any(folder in folders for folder in _STREAM_FOLDERS)
    is_stream = bool(mode) and (is_open or not stat.S_ISREG(mode))
    target = path if is_stream else path.resolve()
    if not is_stream and _is_of_a_database(target):
        raise UsageError(f"{path}: is a workspace or another database; never overwritten")
    return OutputPlace(path, target, is_stream)


class OutputGuard:
    """Says before the work whether files may and can be written.

    Args:
        inputs: What is read, whether or not it exists; never written over, by no name.
    """

    def __init__(self, inputs: Iterable[str | Path | None] = ()) -> None:
        self._paths: set[Path] = set()
        self._files: set[tuple[int, int]] = set()
        self._tested: dict[Path, int] = {}
        for given in inputs:
            if given is None or str(given) == "-":
                continue
            path = Path(given)
            try:
                self._paths.add(path.resolve())
                found = path.stat()
            except (OSError, RuntimeError):  # its reader says what is wrong with it
                continue
            if not stat.S_ISDIR(found.st_mode):
                self._files.add((found.st_dev, found.st_ino))

    def check(
        self,
        outputs: Iterable[Path | None],
        *,
        overwrite: bool,
        makes_folders: bool = False,
        bytes_needed: int = 0,
    ) -> None:
        """Raise an error if any output must not or cannot be written; nothing is written.

        Args:
            outputs: The files; None is standard output.
            overwrite: A file that exists may be replaced.
            makes_folders: Folders that are missing will be made.
            bytes_needed: About how much will be written into each.

        Raises:
            UsageError: naming the file, if it is an input, a database, a folder, another output,
                or exists without `overwrite`.
            DocumentError: naming the file, if it cannot be written.
        """
        targets: set[Path] = set()
        for path in outputs:
            if path is None:
                continue
            place = find_output_place(path)
            if place.is_stream:
                continue
            self._refuse_input(place)
            if place.target in targets:
                raise UsageError(f"{path}: two outputs would be written to this file")
            targets.add(place.target)
            if place.target.exists():
                if not overwrite:
                    raise UsageError(f"{path}: exists already; --force overwrites it")
                if not os.access(place.target, os.W_OK):
                    raise DocumentError(f"{path}: cannot be written: the file is read-only")
            self._require_room(place, max(bytes_needed, _SMALLEST_ROOM), makes_folders)

    def _refuse_input(self, place: OutputPlace) -> None:
        is_input = place.target in self._paths
        if not is_input and place.target.exists():
            found = place.target.stat()
            is_input = (found.st_dev, found.st_ino) in self._files
        if is_input:
            raise UsageError(f"{place.path}: is what the command reads; write to another file")

    def _require_room(self, place: OutputPlace, needed: int, makes_folders: bool) -> None:
        folder = place.target.parent
        while makes_folders and not folder.exists() and folder != folder.parent:
            folder = folder.parent
        if folder.exists() and not folder.is_dir():
            raise DocumentError(f"{place.path}: {folder} is a file, expected a folder")
        try:
            if folder not in self._tested:
                # Only making a file there tells: rights, quotas, read-only media.
                with tempfile.TemporaryFile(dir=folder):
                    self._tested[folder] = shutil.disk_usage(folder).free
        except OSError as error:
            raise DocumentError(
                f"{place.path}: cannot be written: {error.strerror or error}"
            ) from None
        free = self._tested[folder]
        if free < needed:
            raise DocumentError(
                f"{place.path}: cannot be written: {free >> 10} KB free on this disk, about"
                f" {needed >> 10} KB needed; make room or choose another place"
            )


def _is_of_a_database(target: Path) -> bool:
    if _begins_as_database(target):
        return True
    for companion in _DATABASE_COMPANIONS:
        if target.name.endswith(companion) and target.name != companion:
            return _begins_as_database(target.with_name(target.name.removesuffix(companion)))
    return False


def _begins_as_database(target: Path) -> bool:
    try:
        with target.open("rb") as stream:
            return stream.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False
