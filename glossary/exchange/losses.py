"""What a file format has no place for: counted while concepts are written, and told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from glossary.concepts import Approval, CaseRule, Concept, NumberRule, Status, Term

_EXAMPLES = 3
_EXAMPLE_LENGTH = 40

_CONCEPT_PARTS = {
    "definition": "definitions",
    "subject": "subjects",
    "scope": "scopes",
    "source": "sources",
    "note": "notes",
    "exceptions": "exceptions",
    "priority": "priorities",
    "extras": "data categories",
}
_TERM_PARTS = {
    "part_of_speech": "parts of speech",
    "term_type": "term types",
    "register": "registers",
    "first_use": "first-use forms",
    "valid_from": "dates of validity",
    "valid_until": "dates of validity",
    "contexts": "contexts",
    "citation": "citations",
    "note": "notes on terms",
    "extras": "data categories of terms",
}


@dataclass(frozen=True, slots=True)
class Loss:
    """Things of one kind that the file does not hold, or holds where only Gongbao looks.

    Attributes:
        count: How many.
        what: The things and why: "definitions: OmegaT has no place for them".
        examples: The first few of them.
        is_private: Whether the file holds them, but no other tool knows what they are.
    """

    count: int
    what: str
    examples: tuple[str, ...]
    is_private: bool = False

    def __str__(self) -> str:
        """Return the loss as one line, with its examples."""
        return f"{self.what} ({self.count:,}, such as {', '.join(self.examples)})"


class LossCounter:
    """Counts losses by kind; keeps the first examples only, so that it stays small."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[str]] = {}
        self._private: set[str] = set()

    def add_private(self, what: str, example: str) -> None:
        """Count one thing that is kept where only Gongbao looks."""
        self._private.add(what)
        self.add(what, example)

    def add(self, what: str, example: str) -> None:
        """Count one thing that is lost."""
        example = " ".join(example.split())
        self._counts[what] = self._counts.get(what, 0) + 1
        examples = self._examples.setdefault(what, [])
        if len(examples) < _EXAMPLES:
            is_short = len(example) <= _EXAMPLE_LENGTH
            examples.append(example if is_short else f"{example[:_EXAMPLE_LENGTH]}…")

    def losses(self) -> tuple[Loss, ...]:
        """Return the losses in the order in which they were first met."""
        return tuple(
            Loss(count, what, tuple(self._examples[what]), what in self._private)
            for what, count in self._counts.items()
        )


class Unheld:
    """Counts what is lost in one format.

    Args:
        losses: Where it is counted.
        what: The format, as its makers call it.
        held: The names of the fields of concepts that it holds.
        held_of_terms: The names of the fields of terms that it holds.
    """

    def __init__(
        self,
        losses: LossCounter,
        what: str,
        held: Collection[str] = (),
        held_of_terms: Collection[str] = (),
    ) -> None:
        self._losses = losses
        self._ending = f": {what} has no place for them"
        self._concept_parts = {k: v for k, v in _CONCEPT_PARTS.items() if k not in held}
        self._term_parts = {k: v for k, v in _TERM_PARTS.items() if k not in held_of_terms}
        self._holds_identifiers = "identifier" in held

    def count(self, concept: Concept) -> None:
        """Count what stands with the concept and is not held."""
        for field, words in self._concept_parts.items():
            value = getattr(concept, field)
            if value:
                example = value if isinstance(value, str) else concept.terms[0].text
                self.add(words, example)
        names = [t.text for t in concept.terms if t.language == "zh" and not t.script]
        if not self._holds_identifiers and concept.identifier not in names[:1]:
            self.add("identifiers", concept.identifier)

    def count_term(self, term: Term) -> None:
        """Count what stands with a term that is written and is not held."""
        for field, words in self._term_parts.items():
            value = getattr(term, field)
            if value:
                self.add(words, value if isinstance(value, str) else term.text)
        if term.case is not CaseRule.ANY or term.number is not NumberRule.ANY:
            self.add("rules of case and number", term.text)
        if term.language == "zh" and term.approval is Approval.PROPOSED:
            self.add("approvals of Chinese terms", term.text)

    def leave_out(self, why: str, example: str) -> None:
        """Count one thing that is left out for a reason of its own."""
        self._losses.add(why, example)

    def add(self, what: str, example: str) -> None:
        """Count one thing the format has no place for."""
        self._losses.add(f"{what}{self._ending}", example)


def simplified_names(concept: Concept, unheld: Unheld) -> list[Term]:
    """Return the Chinese names that are in use; the others are counted as not held."""
    names: list[Term] = []
    for term in concept.chinese:
        if term.script:
            unheld.add("Traditional names", term.text)
        elif term.text.startswith("#"):
            unheld.leave_out("Chinese names that begin with #, as a comment does", term.text)
        elif term.status in (Status.PREFERRED, Status.ADMITTED):
            names.append(term)
        else:
            unheld.add("Chinese names out of use", term.text)
    if not names:
        unheld.add("concepts without a Chinese name in use", concept.identifier)
    return names
