"""Concepts and their terms, on TBX's model: a concept is one idea, its terms are what it is called.

A ruling is the choice of a preferred English term for a concept. Only approved terms are
guaranteed in a translation; proposed ones are shown and wait for somebody to answer for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class Status(StrEnum):
    """How a term may be used (TBX: administrative status)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


class Approval(StrEnum):
    """Whether somebody answers for the term."""

    PROPOSED = "proposed"
    APPROVED = "approved"


class CaseRule(StrEnum):
    """Whether the capitals of a term are part of it."""

    ANY = "any"
    EXACT = "exact"


class NumberRule(StrEnum):
    """Whether a term may stand in the plural or the singular."""

    ANY = "any"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Term:
    """One name of a concept in one language; `language` is "zh" or "en"."""

    text: str
    language: str
    status: Status = Status.PREFERRED
    approval: Approval = Approval.APPROVED
    part_of_speech: str = ""
    case: CaseRule = CaseRule.ANY
    number: NumberRule = NumberRule.ANY


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea with all its terms; `origin` says where the entry stands, as `file:line`."""

    identifier: str
    terms: tuple[Term, ...]
    subject: str = ""
    source: str = ""
    note: str = ""
    exceptions: tuple[str, ...] = ()
    priority: int = 0
    origin: str = ""

    @property
    def chinese(self) -> tuple[Term, ...]:
        """Return the Chinese names, the preferred one first."""
        return tuple(term for term in self.terms if term.language == "zh")

    @property
    def accepted(self) -> tuple[Term, ...]:
        """Return the English terms a translation may use, the preferred one first."""
        usable = [t for t in self.terms if t.language == "en" and t.status in _USABLE]
        return tuple(sorted(usable, key=lambda term: term.status is not Status.PREFERRED))

    @property
    def forbidden(self) -> tuple[Term, ...]:
        """Return the English terms that must not stand where the concept is meant."""
        return tuple(t for t in self.terms if t.language == "en" and t.status not in _USABLE)

    @property
    def is_approved(self) -> bool:
        """Tell whether the preferred English term is approved, and so guaranteed."""
        accepted = self.accepted
        return bool(accepted) and accepted[0].approval is Approval.APPROVED


@dataclass(frozen=True, slots=True)
class Glossary:
    """Concepts from one place; of two glossaries that rule on a term the higher `priority` wins."""

    name: str
    concepts: tuple[Concept, ...]
    priority: int = 0

    @property
    def signature(self) -> str:
        """Return the name without its folder and a digest of all terms: what was ruled."""
        digest = sha256()
        for concept in self.concepts:
            for term in concept.terms:
                words = (term.language, term.text, term.status, term.approval)
                digest.update("\x1f".join(words).encode("utf-8") + b"\x1e")
            digest.update("\x1f".join(concept.exceptions).encode("utf-8") + b"\x1d")
        return f"{self.name.replace(chr(92), '/').rpartition('/')[2]}@{digest.hexdigest()[:12]}"


_USABLE = (Status.PREFERRED, Status.ADMITTED)
