"""What a concept must be for a translation to be checked against it."""

from __future__ import annotations

import unicodedata

from corpora.errors import GlossaryError
from glossary.concepts import USABLE, Concept, Status, Term, is_day

_HIGHEST_PRIORITY = 999


def refuse_unusable(concept: Concept) -> None:
    """Raise a GlossaryError for a concept that no translation could be checked against.

    That is one without Chinese, without English that may be used, with a term both to be used and
    not, with days that do not exist or end before they begin, or with control characters.
    """
    place = concept.origin or concept.identifier
    is_named = has_usable = has_forbidden = False
    if abs(concept.priority) > _HIGHEST_PRIORITY:
        raise GlossaryError(
            f"{place}: priority {concept.priority}, expected at most {_HIGHEST_PRIORITY}"
        )
    for term in concept.terms:
        if term.valid_from or term.valid_until or not term.text.isprintable():
            _refuse_term(term, place)
        if term.language == "zh":
            is_named = True
        elif term.status in USABLE:
            has_usable = True
        else:
            has_forbidden = True
    if not is_named:
        raise GlossaryError(f"{place}: {concept.identifier} has no Chinese term")
    if not has_usable:
        raise GlossaryError(
            f"{place}: {concept.chinese[0].text} has no English term that may be used"
        )
    if not has_forbidden:
        return
    accepted = {term.text.casefold() for term in concept.accepted}
    for term in concept.forbidden:
        if term.text.casefold() in accepted and term.status is not Status.SUPERSEDED:
            raise GlossaryError(
                f"{place}: {term.text!r} is both to be used and {term.status} for"
                f" {concept.chinese[0].text}"
            )


def _refuse_term(term: Term, place: str) -> None:
    for day in (term.valid_from, term.valid_until):
        if day and not is_day(day):
            raise GlossaryError(
                f"{place}: {term.text!r} is valid from or until {day!r}, expected 2018, 2018-03"
                " or 2018-03-19"
            )
    if term.valid_until and term.valid_from[: len(term.valid_until)] > term.valid_until:
        raise GlossaryError(
            f"{place}: {term.text!r} is valid from {term.valid_from} until {term.valid_until}"
        )
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in term.text):
        raise GlossaryError(f"{place}: {term.text!r} holds a control character")
