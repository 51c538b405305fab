"""The tables of the packaged glossary, read without the doubts that an office's table deserves.

They are written by scripts and are normalised, so nothing is spelled anew and no column is looked
for; a test proves that `parse_glossary` reads the same from them. Nor is a concept built before a
text has its name: eight thousand of them cost a tenth of a second, at every start.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from glossary.concepts import Approval, CaseRule, Concept, NumberRule, Status, Term

COLUMNS = (
    "zh",
    "en",
    "deprecated",
    "approval",
    "subject",
    "source",
    "note",
    "case",
    "number",
    "exceptions",
)
_APPROVALS = {"": Approval.APPROVED, **{str(approval): approval for approval in Approval}}


@dataclass(frozen=True, slots=True)
class PackagedRow:
    """A row of a packaged table; what is asked of every row is read off it, the rest is built.

    Attributes:
        cells: The cells, one for each of `COLUMNS`.
        origin: Where it stands, as `file:line`.
    """

    cells: Sequence[str]
    origin: str

    @property
    def chinese(self) -> list[str]:
        """Return the Chinese names, the preferred one first."""
        return self.cells[0].split("|")

    @property
    def english(self) -> list[str]:
        """Return the English terms that may be used, the preferred one first."""
        return self.cells[1].split("|")

    @property
    def deprecated(self) -> list[str]:
        """Return the English terms that must not be used."""
        return self.cells[2].split("|") if self.cells[2] else []

    @property
    def approval(self) -> Approval:
        """Return the approval of its English terms."""
        return _APPROVALS[self.cells[3]]

    @property
    def subject(self) -> str:
        """Return its field."""
        return self.cells[4]

    @property
    def exceptions(self) -> tuple[str, ...]:
        """Return the Chinese words inside which it is not meant."""
        return tuple(self.cells[9].split("|")) if self.cells[9] else ()

    def concept(self) -> Concept:
        """Return the row as a concept."""
        subject, source, note, case, number = self.cells[4:9]
        approval, forms = self.approval, self.english
        plural = NumberRule(number) if number else NumberRule.ANY
        cases = _cases(case, len(forms))
        terms = [Term(form, "zh", _status(k)) for k, form in enumerate(self.chinese)]
        terms += [
            Term(form, "en", _status(k), approval, case=cases[k], number=plural)
            for k, form in enumerate(forms)
        ]
        terms += [Term(form, "en", Status.DEPRECATED) for form in self.deprecated]
        return Concept(
            terms[0].text,
            tuple(terms),
            subject,
            source,
            note,
            self.exceptions,
            origin=self.origin,
        )

    def ruled(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield what `Glossary.signature` digests of each term, without building the concept."""
        approved, approval = Approval.APPROVED, self.approval
        for k, form in enumerate(self.chinese):
            yield "zh", form, _status(k), approved
        for k, form in enumerate(self.english):
            yield "en", form, _status(k), approval
        for form in self.deprecated:
            yield "en", form, Status.DEPRECATED, approved


def read_packaged_table(text: str, name: str) -> Iterator[PackagedRow]:
    r"""Yield the rows of a packaged table.

    >>> table = "\t".join(COLUMNS) + "\n链主\tchain master|lead firm\tchain owner\tapproved\n"
    >>> row = next(read_packaged_table(table, "packaged/economy.tsv"))
    >>> [term.text for term in row.concept().terms]
    ['链主', 'chain master', 'lead firm', 'chain owner']
    """
    for number, line in enumerate(text.split("\n")[1:], 2):
        if line:
            cells = line.split("\t")
            cells += [""] * (len(COLUMNS) - len(cells))
            yield PackagedRow(cells, f"{name}:{number}")


def _status(place: int) -> Status:
    return Status.ADMITTED if place else Status.PREFERRED


@cache
def _cases(cell: str, count: int) -> tuple[CaseRule, ...]:
    """Return the rule of each form: one value stands for all."""
    values = cell.split("|")
    if len(values) == 1:
        values *= count
    return tuple(CaseRule(value) if value else CaseRule.ANY for value in values)
