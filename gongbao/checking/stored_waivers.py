"""Waivers in the workspace: granted once, by name, for every later check."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from corpora import InputError
from corpora.workspace import Change, Schema, Workspace
from gongbao.checking.waivers import Waiver, refuse_unknown_rule


@dataclass(frozen=True, slots=True)
class StoredWaiver:
    """A waiver with its number and the time (UTC) it was granted."""

    number: int
    waiver: Waiver
    time: str


class StoredWaivers:
    """The waivers of a workspace; one that is withdrawn is retired, not deleted."""

    def __init__(self, workspace: Workspace) -> None:
        workspace.use(_WAIVERS)
        self.workspace = workspace

    def add(self, waiver: Waiver, rules: Collection[str]) -> StoredWaiver:
        """Grant a waiver.

        Raises:
            InputError: for a rule that does not exist, or a waiver without a reason.
        """
        refuse_unknown_rule(waiver.rule, rules, str(self.workspace.path))
        if not waiver.reason.strip():
            raise InputError(f"{self.workspace.path}: a waiver needs a reason")
        with self.workspace.change(waiver.author, waiver.reason) as change:
            cursor = self.workspace.connection.execute(
                "INSERT INTO waivers (rule, text, document, granted, retired)"
                " VALUES (?, ?, ?, ?, NULL)",
                (waiver.rule, waiver.text, waiver.document, change.number),
            )
        return StoredWaiver(int(cursor.lastrowid or 0), waiver, change.time)

    def retire(self, number: int, *, author: str, reason: str) -> None:
        """Withdraw a waiver.

        Raises:
            InputError: if there is no such waiver in force.
        """
        with self.workspace.change(author, reason) as change:
            cursor = self.workspace.connection.execute(
                "UPDATE waivers SET retired = ? WHERE number = ? AND retired IS NULL",
                (change.number, number),
            )
            if not cursor.rowcount:
                raise InputError(f"{self.workspace.path}: no waiver {number} is in force")

    def undo(self, number: int, change: Change) -> None:
        """Take back what a change did: what it granted is withdrawn, and the other way round.

        Args:
            number: The change to take back.
            change: The open change that does it.
        """
        execute = self.workspace.connection.execute
        execute(
            "INSERT INTO waivers (rule, text, document, granted, retired)"
            " SELECT rule, text, document, ?, NULL FROM waivers WHERE retired = ?",
            (change.number, number),
        )
        execute(
            "UPDATE waivers SET retired = ? WHERE granted = ? AND retired IS NULL",
            (change.number, number),
        )

    def in_force(self) -> tuple[StoredWaiver, ...]:
        """Return the waivers in force, the oldest first."""
        rows = self.workspace.connection.execute(
            "SELECT w.number, w.rule, h.author, h.reason, w.text, w.document, h.time"
            " FROM waivers w JOIN changes h ON h.number = w.granted"
            " WHERE w.retired IS NULL ORDER BY w.number"
        )
        return tuple(StoredWaiver(row[0], Waiver(*row[1:6]), row[6]) for row in rows)


_FIRST = """
CREATE TABLE waivers (
    number INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    text TEXT NOT NULL,
    document TEXT NOT NULL,
    granted INTEGER NOT NULL REFERENCES changes (number),
    retired INTEGER REFERENCES changes (number)
) STRICT;
"""
_WAIVERS = Schema("waivers", (_FIRST,))
