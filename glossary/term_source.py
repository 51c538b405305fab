"""Where rulings come from: a glossary in memory, or the termbase of a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpora import normalise_term
from glossary.concepts import Approval, Concept

ChineseName = tuple[str, int, int, bool]
"""One name in the spelling of normalised text, its concept's priority and number, approval."""


class TermSource(Protocol):
    """Concepts from one place; of two sources that rule on a term the higher `priority` wins.

    A concept goes by a number, so that an index of a hundred thousand names is made without one of
    them being read.
    """

    @property
    def name(self) -> str:
        """Return what messages call it."""

    @property
    def priority(self) -> int:
        """Return its rank among sources."""

    @property
    def signature(self) -> str:
        """Return what tells which rulings were in force."""

    @property
    def concepts(self) -> Sequence[Concept]:
        """Return all concepts; a termbase reads them one by one."""

    def chinese_names(self, *, is_approved: bool | None = None) -> Iterator[ChineseName]:
        """Yield every Chinese name of every concept, or of those approved, or not, alone."""

    def forbidding_concepts(self) -> Iterator[Concept]:
        """Yield the concepts that only say which English must not be used; often there are none."""

    def searched_concepts(self) -> Iterator[Concept]:
        """Yield the concepts whose English any text is searched for, maybe with others.

        They have English that must not be used, or an abbreviation.
        """

    def concept(self, number: int) -> Concept:
        """Return the concept of a name."""


@dataclass(frozen=True, slots=True)
class Ban:
    """English that a name must not have, by a concept that has no English for it.

    Its priority is that of a `TermMatch`.
    """

    words: frozenset[str]
    origin: str
    priority: int


def find_bans(glossaries: Iterable[TermSource]) -> dict[str, list[Ban]]:
    """Return the bans on the English of each Chinese name, as approved."""
    found: dict[str, list[Ban]] = {}
    for glossary in glossaries:
        for concept in glossary.forbidding_concepts():
            words = frozenset(
                term.text.casefold()
                for term in concept.forbidden
                if term.approval is Approval.APPROVED
            )
            ban = Ban(words, concept.origin, 1000 * glossary.priority + concept.priority)
            for term in concept.chinese:
                found.setdefault(normalise_term(term.text), []).append(ban)
    return found
