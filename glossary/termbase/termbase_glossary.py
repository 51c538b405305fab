"""The termbase as a source of rulings: names at once, a concept when a text mentions it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from corpora.errors import WorkspaceError
from glossary.concepts import Approval, Concept
from glossary.term_source import ChineseName
from glossary.termbase.term_index import TermIndex
from glossary.termbase.termbase import Termbase


class TermbaseGlossary:
    """The live concepts of a workspace for a scope, as they are when this is made."""

    def __init__(self, termbase: Termbase, *, scope: str = "", priority: int = 0) -> None:
        self.name = str(termbase.workspace.path)
        self.priority = priority
        self._termbase = termbase
        self._scope = scope
        self._read: dict[int, Concept] = {}
        self.signature = f"{termbase.workspace.path.name}@change {termbase.last_change()}"

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """Return every concept of the scope."""
        return tuple(
            version.concept
            for version in self._termbase.versions()
            if version.concept.scope in ("", self._scope)
        )

    def chinese_names(self, *, is_approved: bool | None = None) -> Iterator[ChineseName]:
        """Yield the Chinese names of the scope."""
        index = TermIndex(self._termbase.workspace.connection)
        return index.chinese_names(self._scope, is_approved=is_approved)

    def forbidding_concepts(self) -> Iterator[Concept]:
        """Yield the concepts of the scope that only say which English must not be used."""
        index = TermIndex(self._termbase.workspace.connection)
        for number in index.without_usable_english(self._scope):
            concept = self.concept(number)
            if any(term.approval is Approval.APPROVED for term in concept.forbidden):
                yield concept

    def searched_concepts(self) -> Iterator[Concept]:
        """Yield every concept of the scope."""
        return iter(self.concepts)

    def concept(self, number: int) -> Concept:
        """Return a concept by its row number; each is read once.

        Raises:
            WorkspaceError: if the workspace no longer holds it.
        """
        concept = self._read.get(number)
        if concept is None:
            version = self._termbase.find_numbered(number)
            if version is None:
                raise WorkspaceError(f"{self.name}: concept {number} is missing")
            concept = self._read[number] = version.concept
        return concept
