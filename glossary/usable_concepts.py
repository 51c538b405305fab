"""What a concept must be for a translation to be held to it: one list of reasons against it.

A table that is read, a file that is imported and a concept that is edited are all asked here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import combinations

from corpora.errors import GlossaryError
from corpora.languages import has_chinese
from glossary.concepts import USABLE, Concept, Status, Term, is_day

_HIGHEST_PRIORITY = 999


def refuse_unusable(concept: Concept) -> None:
    """Raise a GlossaryError for the first of `reasons_against` a concept."""
    for reason in reasons_against(concept):
        raise GlossaryError(f"{concept.origin or concept.identifier}: {reason}")


def refuse_impossible(concept: Concept) -> None:
    """Raise a GlossaryError for what not even a concept that waits for its English may be."""
    for reason in reasons_against(concept, may_wait=True):
        raise GlossaryError(f"{concept.origin or concept.identifier}: {reason}")


def reasons_against(concept: Concept, *, may_wait: bool = False) -> Iterator[str]:
    """Yield why no translation could be held to a concept; nothing where one can.

    Args:
        concept: The concept.
        may_wait: Whether it may lack English that may be used: a termbase keeps what has no
            English yet, and what has only English that must not be used.

    >>> list(reasons_against(Concept("c", (Term("链主", "zh"),))))
    ['链主 has no English term that may be used']
    """
    if abs(concept.priority) > _HIGHEST_PRIORITY:
        yield f"priority {concept.priority}, expected at most {_HIGHEST_PRIORITY}"
    # One pass: of 100,000 concepts hardly one gives a reason to look closer.
    is_named = has_usable = has_forbidden = False
    preferred = 0
    for term in concept.terms:
        if term.valid_from or term.valid_until or not term.text.isprintable():
            yield from _impossible(term)
        if term.language == "zh":
            is_named = True
            continue
        if not term.text.isascii() and has_chinese(term.text):
            yield f"{term.text!r} is Chinese, expected English"
        if term.status in USABLE:
            has_usable = True
            preferred += term.status is Status.PREFERRED
        else:
            has_forbidden = True
    if not is_named:
        yield f"{concept.identifier} has no Chinese term"
    elif not has_usable and not may_wait:
        yield f"{_name(concept)} has no English term that may be used"
    if has_forbidden:
        yield from _used_and_not_used(concept)
    if preferred > 1:
        yield from _two_preferred(concept)


def _impossible(term: Term) -> Iterator[str]:
    for day in (term.valid_from, term.valid_until):
        if day and not is_day(day):
            yield (
                f"{term.text!r} is valid from or until {day!r}, expected 2018, 2018-03"
                " or 2018-03-19"
            )
    if term.valid_until and term.valid_from[: len(term.valid_until)] > term.valid_until:
        yield f"{term.text!r} is valid from {term.valid_from} until {term.valid_until}"
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in term.text):
        yield f"{term.text!r} holds a control character"


def _used_and_not_used(concept: Concept) -> Iterator[str]:
    """Find English that may be used and must not be, on the same days."""
    accepted = concept.accepted
    for term in concept.forbidden:
        text = term.text.casefold()
        if any(t.text.casefold() == text and t.shares_days_with(term) for t in accepted):
            yield f"{term.text!r} is both to be used and {term.status} for {_name(concept)}"


def _two_preferred(concept: Concept) -> Iterator[str]:
    """Find two rulings for the same days; of a renamed office each name is one in its time."""
    preferred = [t for t in concept.terms if t.language == "en" and t.status is Status.PREFERRED]
    for first, second in combinations(preferred, 2):
        if first.text != second.text and first.shares_days_with(second):
            yield (
                f"two preferred terms for {_name(concept)}: {first.text!r} and {second.text!r};"
                " give one of them another status, or both their days"
            )


def _name(concept: Concept) -> str:
    return concept.chinese[0].text if concept.chinese else concept.identifier
