"""Concepts and their terms, on TBX's model: a concept is one idea, its terms are what it is called.

A ruling is the choice of a preferred English term for a concept. Only approved terms are
guaranteed in a translation; proposed ones are shown and wait for somebody to answer for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

from corpora import normalise_term


class Status(StrEnum):
    """How a term may be used (TBX: administrative status)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


USABLE = (Status.PREFERRED, Status.ADMITTED)
"""What may stand in a translation."""


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


_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
Categories = tuple[tuple[str, str], ...]
"""Data categories of a file that have no field here, as (name, value): kept for the way back."""


def is_day(text: str) -> bool:
    """Tell whether a text is a day as validity needs it: a year, a month or a day that exists.

    >>> is_day("2018"), is_day("2018-03"), is_day("2018-02-30")
    (True, True, False)
    """
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Term:
    """One name of a concept in one language.

    Attributes:
        text: The words; Simplified Chinese in the form of `corpora.normalise_term`, Traditional
            as written.
        language: "zh" or "en".
        script: "Hant" for Traditional characters, empty otherwise.
        part_of_speech: As in TBX: noun, verb, properNoun.
        term_type: As in TBX: fullForm, abbreviation, acronym, shortForm, variant, phrase.
        register: As in TBX: neutralRegister, colloquialRegister, technicalRegister.
        first_use: What stands where the document first uses the term: "National People's
            Congress (NPC)"; empty for the term itself.
        valid_from: First day of use as "2018", "2018-03" or "2018-03-19"; empty for ever.
        valid_until: Last day of use, in the same way.
        contexts: Sentences in which the term is used.
        citation: Where this term is attested; the concept's source says who ruled.
        note: A remark on the term.
        extras: Categories of an imported file that have no field here.
    """

    text: str
    language: str
    status: Status = Status.PREFERRED
    approval: Approval = Approval.APPROVED
    part_of_speech: str = ""
    case: CaseRule = CaseRule.ANY
    number: NumberRule = NumberRule.ANY
    script: str = ""
    term_type: str = ""
    register: str = ""
    first_use: str = ""
    valid_from: str = ""
    valid_until: str = ""
    contexts: tuple[str, ...] = ()
    citation: str = ""
    note: str = ""
    extras: Categories = ()

    @property
    def language_tag(self) -> str:
        """Return the language as exchange files name it: zh-Hans, zh-Hant or en."""
        return f"zh-{self.script or 'Hans'}" if self.language == "zh" else self.language

    def is_valid_on(self, day: str) -> bool:
        """Tell whether the term is in use on a day ("2024-05-01").

        >>> Term("Ministry of Health", "en", valid_until="2013-03").is_valid_on("2013-03-31")
        True
        """
        is_begun = not self.valid_from or self.valid_from <= day
        # A month or a year ends with its last day: "2013" holds all through 2013.
        return is_begun and (
            not self.valid_until or day[: len(self.valid_until)] <= self.valid_until
        )

    def shares_days_with(self, other: Term) -> bool:
        """Tell whether both terms are in use on a common day.

        >>> old = Term("Ministry of Health", "en", valid_until="2013-03")
        >>> old.shares_days_with(Term("National Health Commission", "en", valid_from="2018"))
        False
        """
        return not (_ends_before(self, other) or _ends_before(other, self))


def _ends_before(first: Term, second: Term) -> bool:
    if not (first.valid_until and second.valid_from):
        return False
    shared = min(len(first.valid_until), len(second.valid_from))
    # 2013-03-16 ends before 2013-03-17; of "2013" and "2013-03" nobody can tell.
    return first.valid_until[:shared] < second.valid_from[:shared]


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea with all its terms.

    Attributes:
        identifier: Unique within its glossary.
        terms: The names in every language, in order of preference.
        subject: The field; a Chinese term with two meanings has two concepts of two subjects.
        source: Who ruled, where it is written.
        note: A remark.
        exceptions: Chinese words inside which the concept is not meant.
        priority: Of two concepts of one name the higher wins.
        origin: Where the entry stands, as `file:line`; no part of its content.
        definition: What the concept is.
        scope: The project or office it holds for; empty for all.
        extras: Categories of an imported file that have no field here.
    """

    identifier: str
    terms: tuple[Term, ...]
    subject: str = ""
    source: str = ""
    note: str = ""
    exceptions: tuple[str, ...] = ()
    priority: int = 0
    origin: str = ""
    definition: str = ""
    scope: str = ""
    extras: Categories = ()

    @property
    def chinese(self) -> tuple[Term, ...]:
        """Return the Chinese names, the preferred one first."""
        return tuple(term for term in self.terms if term.language == "zh")

    @property
    def accepted(self) -> tuple[Term, ...]:
        """Return the English terms a translation may use, the preferred one first."""
        usable = [t for t in self.terms if t.language == "en" and t.status in USABLE]
        return tuple(sorted(usable, key=lambda term: term.status is not Status.PREFERRED))

    @property
    def forbidden(self) -> tuple[Term, ...]:
        """Return the English terms that must not stand where the concept is meant."""
        return tuple(t for t in self.terms if t.language == "en" and t.status not in USABLE)

    @property
    def is_approved(self) -> bool:
        """Tell whether the preferred English term is approved, and so guaranteed."""
        first: Term | None = None
        for term in self.terms:
            if term.language == "en" and term.status in USABLE:
                if term.status is Status.PREFERRED:
                    return term.approval is Approval.APPROVED
                first = first or term
        return first is not None and first.approval is Approval.APPROVED

    def on(self, day: str) -> Concept:
        """Return the concept with the English terms in use on a day ("2024-05-01").

        Of a renamed office only the name of that day is left, a superseded one where no other
        was in use then. Where no term is left at all the concept stays whole: an old name is
        better than none, and the check of the glossary reports it.
        """
        kept = tuple(t for t in self.terms if t.language != "en" or t.is_valid_on(day))
        if len(kept) == len(self.terms):
            return self
        if not any(t.language == "en" and t.status in USABLE for t in kept):
            former = next((t for t in kept if t.status is Status.SUPERSEDED), None)
            if former is None:
                return self
            kept = tuple(replace(t, status=Status.PREFERRED) if t is former else t for t in kept)
        if not any(t.language == "en" and t.status is Status.PREFERRED for t in kept):
            chosen = next(t for t in kept if t.language == "en" and t.status in USABLE)
            kept = tuple(replace(t, status=Status.PREFERRED) if t is chosen else t for t in kept)
        return replace(self, terms=kept)


@dataclass(frozen=True, slots=True)
class Glossary:
    """Concepts from one place; of two glossaries that rule on a term the higher `priority` wins."""

    name: str
    concepts: tuple[Concept, ...]
    priority: int = 0

    def chinese_names(
        self, *, is_approved: bool | None = None
    ) -> Iterator[tuple[str, int, int, bool]]:
        """Yield Chinese names with their priority, the number of their concept and approval."""
        for number, concept in enumerate(self.concepts):
            has_approval = concept.is_approved
            if is_approved is not None and is_approved is not has_approval:
                continue
            for term in concept.terms:
                if term.language == "zh":
                    text = normalise_term(term.text) if term.script else term.text
                    yield text, concept.priority, number, has_approval

    def forbidding_concepts(self) -> Iterator[Concept]:
        """Yield nothing: a concept in a table has English that may be used."""
        return iter(())

    def searched_concepts(self) -> Iterator[Concept]:
        """Yield all concepts."""
        return iter(self.concepts)

    def concept(self, number: int) -> Concept:
        """Return the concept of a name."""
        return self.concepts[number]

    @property
    def signature(self) -> str:
        """Return the name without its folder and a digest of all terms: what was ruled."""
        return signature_of(
            self.name,
            (
                (((t.language, t.text, t.status, t.approval) for t in one.terms), one.exceptions)
                for one in self.concepts
            ),
        )


def signature_of(
    name: str, concepts: Iterable[tuple[Iterable[tuple[str, ...]], Iterable[str]]]
) -> str:
    """Return the signature of a glossary from the facts of the terms of each concept.

    A fact is language, words, status and approval; beside them stand the concept's exceptions.
    """
    facts: list[str] = []
    for terms, exceptions in concepts:
        facts += ["\x1f".join(words) + "\x1e" for words in terms]
        facts.append("\x1f".join(exceptions) + "\x1d")
    digest = sha256("".join(facts).encode("utf-8"))
    return f"{name.replace(chr(92), '/').rpartition('/')[2]}@{digest.hexdigest()[:12]}"
