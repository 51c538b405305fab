"""What a translation must contain, or must not: one thing, and those of one segment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from corpora.quantities import Quantity
from corpora.spans import Span
from glossary.concepts import Concept, NumberRule, Term
from glossary.term_matcher import TermMatch


class RequirementKind(StrEnum):
    """What sort of thing is required."""

    TERM = "term"
    QUANTITY = "quantity"
    DATE = "date"
    COPY = "copy"
    FORBIDDEN = "forbidden"


_INFLECTED = ("country", "people")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing the translation must contain or, for FORBIDDEN, must not.

    Attributes:
        start: First code point of its source in the normalised text.
        end: One past the last.
        source: The Chinese words.
        accepted: English that satisfies it, preferred first; what a repair writes. For
            FORBIDDEN the words that must not stand.
        concept: The concept behind a term.
        quantity: The figure, compared by value.
        conflict: Why it cannot be satisfied, decided before decoding; empty otherwise.
        part_of_speech: "verb" where the Chinese sentence uses a term as one; empty where it leaves
            that open.
    """

    kind: RequirementKind
    start: int
    end: int
    source: str
    accepted: tuple[str, ...]
    concept: Concept | None = None
    quantity: Quantity | None = None
    conflict: str = ""
    part_of_speech: str = ""

    @property
    def span(self) -> Span:
        """Where its source stands in the normalised text."""
        return Span(self.start, self.end)

    def shifted(self, offset: int) -> Requirement:
        """Return the requirement and its figure in a text that begins `offset` before this one."""
        start, end, quantity = self.start + offset, self.end + offset, self.quantity
        if quantity is not None:
            figure = quantity.start + offset, quantity.end + offset
            quantity = replace(quantity, start=figure[0], end=figure[1])
        return replace(self, start=start, end=end, quantity=quantity)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return the accepted English terms in the order of `accepted`."""
        if self.concept is None:
            return ()
        by_text = {term.text: term for term in self.concept.terms if term.language == "en"}
        by_text |= {
            term.first_use: Term(term.first_use, "en", number=NumberRule.FIXED)
            for term in by_text.values()
            if term.first_use
        }
        accepted = (by_text[text] for text in self.accepted if text in by_text)
        kind = self.part_of_speech
        return tuple(
            replace(term, part_of_speech=kind) if kind and not term.part_of_speech else term
            for term in accepted
        )

    @property
    def is_inflected(self) -> bool:
        """Whether the sentence says which form is wanted, Germany or German."""
        return self.concept is not None and self.concept.subject in _INFLECTED

    @property
    def is_country(self) -> bool:
        """Whether it is the name of a country."""
        return self.concept is not None and self.concept.subject == "country"

    @property
    def is_place(self) -> bool:
        """Whether it is the name of a place that is no country."""
        return self.concept is not None and self.concept.subject == "place"

    @property
    def first_use(self) -> str:
        """Return how the preferred term is introduced in a document, empty for as it is."""
        if self.concept is None or self.kind is not RequirementKind.TERM:
            return ""
        return next((term.first_use for term in self.concept.accepted[:1]), "")


@dataclass(frozen=True, slots=True)
class SegmentRequirements:
    """Requirements in the order of the source, and the proposed terms that were seen."""

    required: tuple[Requirement, ...]
    proposed: tuple[TermMatch, ...] = ()
    names: tuple[str, ...] = ()
    """Persons' names found in the segment."""
