"""Where rulings come from: a glossary in memory, or the termbase of a workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from glossary.concepts import Concept

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

    def concept(self, number: int) -> Concept:
        """Return the concept of a name."""
