"""The tables of the packaged glossary, read without the doubts that an office's table deserves.

They are written by scripts and are normalised, so nothing is spelled anew and no column is looked
for; a test proves that `parse_glossary` reads the same from them. A third of the time, at every
start.
"""

from __future__ import annotations

from collections.abc import Iterator
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


def read_packaged_table(text: str, name: str) -> Iterator[Concept]:
    r"""Yield the concepts of a packaged table.

    >>> table = "\t".join(COLUMNS) + "\n链主\tchain master|lead firm\tchain owner\tapproved\n"
    >>> [term.text for term in next(read_packaged_table(table, "packaged/economy.tsv")).terms]
    ['链主', 'chain master', 'lead firm', 'chain owner']
    """
    for number, line in enumerate(text.split("\n")[1:], 2):
        if line:
            cells = line.split("\t")
            cells += [""] * (len(COLUMNS) - len(cells))
            yield _concept(cells, f"{name}:{number}")


def _concept(cells: list[str], origin: str) -> Concept:
    names, english, deprecated, approval, subject, source, note, case, number, exceptions = cells
    approved = Approval(approval) if approval else Approval.APPROVED
    plural = NumberRule(number) if number else NumberRule.ANY
    forms = english.split("|")
    cases = _cases(case, len(forms))
    terms = [
        Term(form, "zh", Status.ADMITTED if k else Status.PREFERRED)
        for k, form in enumerate(names.split("|"))
    ]
    terms += [
        Term(
            form,
            "en",
            Status.ADMITTED if k else Status.PREFERRED,
            approved,
            case=cases[k],
            number=plural,
        )
        for k, form in enumerate(forms)
    ]
    terms += [Term(form, "en", Status.DEPRECATED) for form in deprecated.split("|") if form]
    return Concept(
        terms[0].text,
        tuple(terms),
        subject,
        source,
        note,
        tuple(exceptions.split("|")) if exceptions else (),
        origin=origin,
    )


@cache
def _cases(cell: str, count: int) -> tuple[CaseRule, ...]:
    """Return the rule of each form: one value stands for all."""
    values = cell.split("|")
    if len(values) == 1:
        values *= count
    return tuple(CaseRule(value) if value else CaseRule.ANY for value in values)
