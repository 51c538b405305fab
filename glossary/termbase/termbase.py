"""The termbase: every concept of the workspace with all it ever was.

A change of a concept is a new version of its record; versions are only ever added. A concept that
is not to be used any more is retired, which is a version too, and `undo` writes the versions from
before a change once more. The index of terms beside the versions is made from the live records, so
that it can always be made again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from corpora.errors import GlossaryError
from corpora.shell_words import shell_word
from corpora.workspace import Change, Workspace
from glossary.concept_records import concept_of_record, record_line
from glossary.concepts import Approval, Concept
from glossary.termbase.concept_editing import with_approval
from glossary.termbase.term_index import TERMBASE, TermIndex
from glossary.usable_concepts import refuse_impossible


@dataclass(frozen=True, slots=True)
class ConceptVersion:
    """A concept as it was written by one change; `number` counts from 1."""

    concept: Concept
    number: int
    change: Change
    is_retired: bool = False


class Termbase:
    """The concepts of a workspace.

    Reading needs nothing else; changes are made through `edit`, all of them or none.
    """

    def __init__(self, workspace: Workspace) -> None:
        workspace.use(TERMBASE)
        self.workspace = workspace
        self._connection = workspace.connection

    def __len__(self) -> int:
        """Return the number of concepts that are not retired."""
        row = self._connection.execute("SELECT count(*) FROM concepts WHERE NOT is_retired")
        return int(row.fetchone()[0])

    def find(self, identifier: str) -> ConceptVersion | None:
        """Return the present version of a concept, retired or not, None where there is none."""
        return next(self._versions("c.identifier = ? AND v.version = c.version", identifier), None)

    def find_numbered(self, number: int) -> ConceptVersion | None:
        """Return the present version of the concept with a row number of the term index."""
        return next(self._versions("c.number = ? AND v.version = c.version", number), None)

    def find_named(self, text: str) -> tuple[ConceptVersion, ...]:
        """Return the live concepts one of whose terms is `text`, width and capitals aside."""
        return tuple(
            version
            for number in TermIndex(self._connection).concepts_named(text)
            if (version := self.find_numbered(number)) is not None
        )

    def rules_on(self, concept: Concept) -> bool:
        """Tell whether there is a concept of this identifier, or of a name of it in its subject."""
        return self.find_ruling(concept) is not None

    def find_ruling(self, concept: Concept) -> ConceptVersion | None:
        """Return the concept of this identifier, or of one of its names in its subject."""
        found = self.find(concept.identifier)
        if found is not None:
            return found
        for term in concept.chinese:
            for version in self.find_named(term.text):
                other = version.concept
                if other.subject == concept.subject and other.scope == concept.scope:
                    return version
        return None

    def known_names(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return all identifiers, retired ones too, and all folded Chinese names in use."""
        identifiers = self._connection.execute("SELECT identifier FROM concepts")
        names = self._connection.execute("SELECT folded FROM term_index WHERE language = 'zh'")
        return frozenset(r[0] for r in identifiers), frozenset(r[0] for r in names)

    def require(self, name: str) -> ConceptVersion:
        """Return the one concept that `name` means, by its identifier or one of its terms.

        Raises:
            GlossaryError: if there is none, or several.
        """
        found = self.find(name)
        if found is not None:
            return found
        named = self.find_named(name)
        if not named:
            raise GlossaryError(f"{self.workspace.path}: no concept {name!r}")
        if len(named) > 1:
            listed = ", ".join(f"{v.concept.identifier} ({v.concept.subject})" for v in named)
            raise GlossaryError(
                f"{self.workspace.path}: {name!r} is a term of several concepts, {listed};"
                " give the identifier"
            )
        return named[0]

    def versions(self, *, with_retired: bool = False) -> Iterator[ConceptVersion]:
        """Yield the present version of every concept, sorted by identifier."""
        condition = "v.version = c.version" + ("" if with_retired else " AND NOT c.is_retired")
        yield from self._versions(f"{condition} ORDER BY c.identifier")

    def retired_versions(self) -> Iterator[ConceptVersion]:
        """Yield the present version of every retired concept."""
        yield from self._versions("v.version = c.version AND c.is_retired")

    def history(self, identifier: str) -> tuple[ConceptVersion, ...]:
        """Return every version of a concept, the oldest first."""
        return tuple(self._versions("c.identifier = ? ORDER BY v.version", identifier))

    def find_version(self, identifier: str, number: int) -> ConceptVersion | None:
        """Return one version of a concept, None where there is none."""
        return next(self._versions("c.identifier = ? AND v.version = ?", identifier, number), None)

    def changed_by(self, change: int) -> tuple[ConceptVersion, ...]:
        """Return the versions that a change wrote."""
        return tuple(self._versions("v.change = ? ORDER BY c.identifier", change))

    def last_change(self) -> int:
        """Return the number of the latest change of the termbase, 0 before the first."""
        row = self._connection.execute("SELECT max(change) FROM concept_versions").fetchone()
        return int(row[0] or 0)

    @contextmanager
    def edit(self, author: str, reason: str) -> Iterator[TermbaseEdit]:
        """Open a change of the termbase, written as a whole at the end or not at all."""
        with self.workspace.change(author, reason) as change:
            edit = TermbaseEdit(self, change)
            yield edit
            edit.finish()

    def _versions(self, condition: str, *values: object) -> Iterator[ConceptVersion]:
        cursor = self._connection.execute(_SELECT + condition, values)
        for identifier, number, is_retired, record, *change in cursor:
            made = Change(*change)
            origin = (
                f"{self.workspace.path.name}:{identifier} v{number}, {made.author} {made.time[:10]}"
            )
            concept = concept_of_record(json.loads(record), origin)
            yield ConceptVersion(concept, number, made, bool(is_retired))


class TermbaseEdit:
    """One change of the termbase that is being made."""

    def __init__(self, termbase: Termbase, change: Change) -> None:
        self.change = change
        self._termbase = termbase
        self._connection = termbase.workspace.connection
        self._index = TermIndex(self._connection)
        self._waiting: list[Concept] = []

    def put(
        self, concept: Concept, *, after: ConceptVersion | None = None, restore: bool = False
    ) -> bool:
        """Write a concept as it is from now on; tell whether that changed anything.

        Args:
            concept: The concept.
            after: The version it was made from, if somebody thought about it in between.
            restore: Whether a retired concept may come into use again.

        Raises:
            GlossaryError: if the concept cannot be used (see `refuse_impossible`), is retired, or
                is no longer the version it was made from.
        """
        refuse_impossible(concept)
        self.refuse_changed(concept.identifier, after=after, restore=restore)
        return self._write(concept, is_retired=False)

    def add_new(self, concept: Concept) -> None:
        """Write a concept whose identifier the termbase does not have, many of them at a time.

        The caller has passed it through `refuse_impossible`.

        Raises:
            GlossaryError: at the end, if an identifier was there after all.
        """
        self._waiting.append(concept)
        if len(self._waiting) >= _BATCH:
            self._add_waiting()

    def make_proposal(self, identifier: str) -> None:
        """Let a concept wait for review, whose English somebody answered for."""
        self._add_waiting()
        present = self._termbase.find(identifier)
        if present is not None and not present.is_retired:
            self._write(with_approval(present.concept, Approval.PROPOSED), is_retired=False)

    def refuse_changed(
        self, identifier: str, *, after: ConceptVersion | None = None, restore: bool = False
    ) -> None:
        """Raise a GlossaryError if a concept is retired, or no longer of the version `after`."""
        present = self._present(identifier)
        place = self._termbase.workspace.path
        if present is not None and present[2] and not restore:
            raise GlossaryError(
                f"{place}: {identifier} is retired; `gongbao glossary edit --restore"
                f" {shell_word(identifier)}` brings it back"
            )
        if after is not None and (present is None or present[1] != after.number):
            raise GlossaryError(f"{place}: {identifier} was changed by somebody else meanwhile")

    def retire(self, identifier: str, *, after: ConceptVersion | None = None) -> bool:
        """Take a concept out of use; its versions stay."""
        if after is not None:
            self.refuse_changed(identifier, after=after)
        present = self._termbase.find(identifier)
        if present is None:
            raise GlossaryError(f"{self._termbase.workspace.path}: no concept {identifier!r}")
        return self._write(present.concept, is_retired=True)

    def undo(self, change: int) -> tuple[str, ...]:
        """Write what a change replaced once more; return the identifiers.

        A concept that the change had added is retired.

        Raises:
            GlossaryError: if there is no such change of the termbase, or a later one changed one
                of its concepts, whose work would be lost.
        """
        versions = self._termbase.changed_by(change)
        if not versions:
            raise GlossaryError(
                f"{self._termbase.workspace.path}: change {change} changed no concept"
            )
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        for version in versions:  # a change may have written a concept more than once
            identifier = version.concept.identifier
            first[identifier] = min(version.number, first.get(identifier, version.number))
            last[identifier] = max(version.number, last.get(identifier, 0))
        for identifier, number in last.items():
            present = self._present(identifier)
            if present is not None and present[1] != number:
                raise GlossaryError(
                    f"{self._termbase.workspace.path}: {identifier} was changed again after"
                    f" change {change} (version {present[1]}); undo that first"
                )
        for identifier, number in first.items():
            if number == 1:
                self.retire(identifier)
            else:
                before = self._termbase.find_version(identifier, number - 1)
                if before is not None:
                    self._write(before.concept, is_retired=before.is_retired)
        return tuple(first)

    def _present(self, identifier: str) -> tuple[int, int, int, str] | None:
        row: tuple[int, int, int, str] | None = self._connection.execute(
            "SELECT c.number, c.version, c.is_retired, v.record FROM concepts c"
            " JOIN concept_versions v ON v.concept = c.number AND v.version = c.version"
            " WHERE c.identifier = ?",
            (identifier,),
        ).fetchone()
        return row

    def finish(self) -> None:
        """Write what waits; the termbase calls it at the end of the change."""
        self._add_waiting()
        self._index.finish()

    def _add_waiting(self) -> None:
        if not self._waiting:
            return
        row = self._connection.execute("SELECT max(number) FROM concepts").fetchone()
        numbered = list(enumerate(self._waiting, start=int(row[0] or 0) + 1))
        self._waiting = []
        try:
            self._connection.executemany(
                "INSERT INTO concepts VALUES (?, ?, 1, 0)",
                ((number, concept.identifier) for number, concept in numbered),
            )
        except sqlite3.IntegrityError as error:
            raise GlossaryError(
                f"{self._termbase.workspace.path}: an identifier stands twice: {error}"
            ) from error
        self._connection.executemany(
            "INSERT INTO concept_versions VALUES (?, 1, ?, 0, ?)",
            ((number, self.change.number, record_line(concept)) for number, concept in numbered),
        )
        for number, concept in numbered:
            self._index.add(number, concept)

    def _write(self, concept: Concept, *, is_retired: bool) -> bool:
        self._add_waiting()
        identifier, record = concept.identifier, record_line(concept)
        present = self._present(identifier)
        execute = self._connection.execute
        if present is None:
            version = 1
            cursor = execute(
                "INSERT INTO concepts (identifier, version, is_retired) VALUES (?, 1, ?)",
                (identifier, is_retired),
            )
            number = int(cursor.lastrowid or 0)
        else:
            number, version, was_retired, old = present
            if old == record and bool(was_retired) == is_retired:
                return False
            version += 1
            execute(
                "UPDATE concepts SET version = ?, is_retired = ? WHERE number = ?",
                (version, is_retired, number),
            )
            self._index.remove(number)
        execute(
            "INSERT INTO concept_versions VALUES (?, ?, ?, ?, ?)",
            (number, version, self.change.number, is_retired, record),
        )
        if not is_retired:
            self._index.add(number, concept)
        return True


_BATCH = 2000
_SELECT = """
SELECT c.identifier, v.version, v.is_retired, v.record, h.number, h.time, h.author, h.reason
FROM concepts c
JOIN concept_versions v ON v.concept = c.number
JOIN changes h ON h.number = v.change
WHERE """
