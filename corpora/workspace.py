"""The workspace: one SQLite file with the termbase, the translation memory and published documents.

This module owns the connection, the migrations and the list of changes. Each package keeps its own
tables: it describes them as a `Schema` and calls `Workspace.use`. Every change is a transaction
with an author, a time and a reason, so what stands in any table can name the change it came with.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from corpora.errors import WorkspaceError

_APPLICATION = 0x476F6E67  # "Gong", so that `file` and this module know the file
_WAIT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of one package; `migrations[k]` is the SQL that makes version k + 1 of version k.

    A migration that was published is never edited; a change of the tables is a new one.
    """

    name: str
    migrations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One transaction: who changed the workspace, when (UTC, ISO 8601) and why."""

    number: int
    time: str
    author: str
    reason: str


class Workspace:
    """An open workspace; a context manager that closes the file.

    Attributes:
        connection: For reading. Writing happens inside `change` only.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open or create a workspace.

        Raises:
            WorkspaceError: if the file is missing and not to be created, is no workspace, was
                made by a later version, or cannot be opened.
        """
        self.path = path
        if not create and not path.exists():
            raise WorkspaceError(f"{path}: no such workspace")
        if path.exists() and not path.is_file():
            raise WorkspaceError(f"{path}: is no file")
        if not create and path.stat().st_size == 0:
            raise WorkspaceError(f"{path}: is empty, no workspace")
        self._is_read_only = path.exists() and not _is_writable(path)
        try:
            # Transactions are begun by hand; the library's own would hide where they start.
            self.connection = sqlite3.connect(
                _read_only_address(path) if self._is_read_only else path,
                timeout=_WAIT_SECONDS,
                isolation_level=None,
                uri=self._is_read_only,
                check_same_thread=False,  # whoever shares it lets one thread at a time have it
            )
        except sqlite3.Error as error:
            raise WorkspaceError(f"{path}: cannot be opened: {error}") from error
        try:
            with _told(path):
                self._prepare()
        except BaseException:
            self.connection.close()
            raise
        self._used: set[Schema] = set()
        self._kept_open: list[sqlite3.Connection] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        for connection in (self.connection, *self._kept_open):
            connection.close()

    def use(self, schema: Schema) -> None:
        """Bring the tables of a package to their present version, in one transaction.

        Tables that a read-only file lacks are made in a copy in memory, and are empty.

        Raises:
            WorkspaceError: if the file holds a later version than this program knows.
        """
        if schema in self._used:
            return
        with _told(self.path):
            if self._version(schema) < len(schema.migrations):
                if self._is_read_only:
                    self._read_in_memory()
                with self._transaction():
                    for number in range(self._version(schema), len(schema.migrations)):
                        for statement in _statements(schema.migrations[number]):
                            self.connection.execute(statement)
                    self.connection.execute(
                        "INSERT INTO schemas VALUES (?, ?)"
                        " ON CONFLICT (name) DO UPDATE SET version = excluded.version",
                        (schema.name, len(schema.migrations)),
                    )
        self._used.add(schema)

    def _read_in_memory(self) -> None:
        """Go on with a copy in memory, which takes the tables that a read-only file lacks."""
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self.connection.backup(copy)
        self._kept_open.append(self.connection)  # others may still read from it
        self.connection = copy

    @contextmanager
    def change(self, author: str, reason: str) -> Iterator[Change]:
        """Open a transaction that is committed as a whole at the end, or not at all.

        Another program that writes at the same time is waited for, up to 30 seconds.

        Raises:
            WorkspaceError: if the file cannot be written, or is in use for longer.
        """
        if not author.strip():
            raise WorkspaceError(f"{self.path}: a change needs an author (--author)")
        if self._is_read_only:
            raise WorkspaceError(f"{self.path}: cannot be written; file or folder is read-only")
        with _told(self.path), self._transaction():
            time = datetime.now(UTC).isoformat(timespec="seconds")
            cursor = self.connection.execute(
                "INSERT INTO changes (time, author, reason) VALUES (?, ?, ?)",
                (time, author.strip(), reason.strip()),
            )
            yield Change(int(cursor.lastrowid or 0), time, author.strip(), reason.strip())

    @contextmanager
    def work(self) -> Iterator[None]:
        """Open a transaction for work in progress, which the list of changes does not name.

        What is typed into a draft is saved every second; a ruling or a unit of the memory comes
        by a `change`.

        Raises:
            WorkspaceError: as `change` does.
        """
        if self._is_read_only:
            raise WorkspaceError(f"{self.path}: cannot be written; file or folder is read-only")
        with _told(self.path), self._transaction():
            yield

    def find_change(self, number: int) -> Change | None:
        """Return a change by its number, None where there is none."""
        row = self.connection.execute(
            "SELECT number, time, author, reason FROM changes WHERE number = ?", (number,)
        ).fetchone()
        return Change(*row) if row else None

    def _prepare(self) -> None:
        execute = self.connection.execute
        application = int(execute("PRAGMA application_id").fetchone()[0])
        is_empty = not execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != _APPLICATION and not is_empty:
            raise WorkspaceError(f"{self.path}: is a database, but no workspace of Gongbao")
        if self._is_read_only:
            return
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = FULL")
        execute("PRAGMA foreign_keys = ON")
        execute("PRAGMA cache_size = -32768")
        if is_empty:
            with self._transaction():
                execute(f"PRAGMA application_id = {_APPLICATION}")
                for statement in _statements(_TABLES):
                    execute(statement)

    def _version(self, schema: Schema) -> int:
        row = self.connection.execute(
            "SELECT version FROM schemas WHERE name = ?", (schema.name,)
        ).fetchone()
        version = int(row[0]) if row else 0
        if version > len(schema.migrations):
            raise WorkspaceError(
                f"{self.path}: its tables {schema.name!r} are of version {version}, this program"
                f" knows version {len(schema.migrations)}; install a later version of Gongbao"
            )
        return version

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:  # an interruption may come as soon as it has begun
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn errors of the database into errors that name the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise WorkspaceError(
                f"{path}: another program has been writing for {_WAIT_SECONDS:.0f} seconds;"
                " try again when it has ended"
            ) from error
        hint = "; is the disk full?" if "disk" in str(error) else ""
        raise WorkspaceError(f"{path}: {error}{hint}") from error
    except OverflowError as error:
        raise WorkspaceError(f"{path}: a number is too large: {error}") from error
    except UnicodeEncodeError as error:
        raise WorkspaceError(f"{path}: text that is no Unicode: {error.object!r:.80}") from error
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:
            raise  # a broken constraint is a fault of the program, not of the file
        raise WorkspaceError(f"{path}: is no workspace, or damaged: {error}") from error


def _is_writable(path: Path) -> bool:
    """Tell whether a file and its folder can be written; the log of changes stands beside it."""
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)


def _read_only_address(path: Path) -> str:
    """Return the address for reading; without a log beside it, nobody can be writing."""
    has_log = path.with_name(path.name + "-wal").exists()
    return path.resolve().as_uri() + ("?mode=ro" if has_log else "?mode=ro&immutable=1")


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise WorkspaceError(f"an unfinished statement in a migration: {statement.strip()!r}")


_TABLES = """
CREATE TABLE IF NOT EXISTS schemas (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
"""
