"""One concept as a person states it, and its changes: a new ruling, an approval, another term."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from corpora import normalise_term
from corpora.errors import GlossaryError
from corpora.languages import has_chinese
from glossary.concepts import Approval, Concept, Status, Term
from glossary.exchange import spelled_term


def new_concept(
    chinese: Iterable[str],
    english: str,
    *,
    identifier: str = "",
    admitted: Iterable[str] = (),
    deprecated: Iterable[str] = (),
    exceptions: Iterable[str] = (),
    approval: Approval = Approval.APPROVED,
) -> Concept:
    """Return a concept as a person states it; the first of its Chinese names is preferred.

    Without an identifier it goes by its name.

    Raises:
        GlossaryError: if the Chinese is empty, or an English term is empty or Chinese.
    """
    names = [name for given in chinese if (name := normalise_term(given.strip()))]
    if not names:
        raise GlossaryError("the Chinese term is empty")
    terms = [
        Term(name, "zh", Status.ADMITTED if k else Status.PREFERRED) for k, name in enumerate(names)
    ]
    usable = dict.fromkeys(text for given in (english, *admitted) for text in english_terms(given))
    forbidden = dict.fromkeys(text for given in deprecated for text in english_terms(given))
    terms += [
        Term(text, "en", Status.ADMITTED if k else Status.PREFERRED, approval)
        for k, text in enumerate(usable)
    ]
    terms += [Term(text, "en", Status.DEPRECATED, approval) for text in forbidden]
    return Concept(
        identifier or names[0],
        tuple(terms),
        exceptions=tuple(normalise_term(word) for word in exceptions),
    )


def english_term(text: str) -> str:
    """Return an English term as a person typed it, its white space put right.

    Raises:
        GlossaryError: if it is empty or holds Chinese.
    """
    cleaned = spelled_term(text, "en")
    if not cleaned or has_chinese(cleaned):
        raise GlossaryError(f"{text!r} is no English term; expected English words")
    return cleaned


def english_terms(text: str) -> list[str]:
    """Return the English terms that a person typed with bars between them, as in a table.

    >>> english_terms("chain master | lead firm")
    ['chain master', 'lead firm']
    """
    return [english_term(part) for part in text.split("|") if part.strip()] or [english_term(text)]


def with_ruling(concept: Concept, text: str, *, old_status: Status = Status.SUPERSEDED) -> Concept:
    """Return the concept with another preferred English term; the one before gets `old_status`.

    Whether it is approved stays as it was.

    >>> old = Concept("c", (Term("链主", "zh"), Term("chain leader", "en")))
    >>> new = with_ruling(old, "chain master", old_status=Status.DEPRECATED)
    >>> [(term.text, str(term.status)) for term in new.terms if term.language == "en"]
    [('chain master', 'preferred'), ('chain leader', 'deprecated')]
    """
    kept = [
        replace(term, status=old_status) if _is_preferred(term) and term.text != text else term
        for term in concept.terms
    ]
    chosen = next((t for t in kept if t.language == "en" and t.text == text), None)
    approval = concept.accepted[0].approval if concept.accepted else Approval.PROPOSED
    ruled = replace(chosen or Term(text, "en"), status=Status.PREFERRED, approval=approval)
    chinese = [term for term in kept if term.language == "zh"]
    others = [term for term in kept if term.language == "en" and term is not chosen]
    return replace(concept, terms=(*chinese, ruled, *others))


def with_status(concept: Concept, text: str, status: Status) -> Concept:
    """Return the concept with an English term of this status, added if it is not there.

    Raises:
        GlossaryError: if it is the preferred term, which only another one can replace.
    """
    if any(_is_preferred(term) and term.text == text for term in concept.terms):
        raise GlossaryError(f"{text!r} is the preferred term of {concept.identifier}")
    terms = tuple(
        replace(term, status=status) if term.language == "en" and term.text == text else term
        for term in concept.terms
    )
    if not any(term.language == "en" and term.text == text for term in terms):
        approval = concept.accepted[0].approval if concept.accepted else Approval.PROPOSED
        terms = (*terms, Term(text, "en", status, approval))
    return replace(concept, terms=terms)


def with_chinese(concept: Concept, text: str, *, script: str = "") -> Concept:
    """Return the concept with another Chinese name, admitted beside the first."""
    if any(term.language == "zh" and term.text == text for term in concept.terms):
        return concept
    added = Term(text, "zh", Status.ADMITTED, script=script)
    english = [term for term in concept.terms if term.language != "zh"]
    return replace(concept, terms=(*concept.chinese, added, *english))


def without_term(concept: Concept, text: str) -> Concept:
    """Return the concept without a term; its history keeps it.

    Raises:
        GlossaryError: if the concept has no such term.
    """
    terms = tuple(term for term in concept.terms if term.text != text)
    if len(terms) == len(concept.terms):
        raise GlossaryError(f"{concept.identifier} has no term {text!r}")
    return replace(concept, terms=terms)


def with_approval(concept: Concept, approval: Approval) -> Concept:
    """Return the concept with all its terms approved, or all proposed."""
    return replace(concept, terms=tuple(replace(t, approval=approval) for t in concept.terms))


def with_preferred_fields(concept: Concept, **fields: object) -> Concept:
    """Return the concept with fields of its preferred English term changed."""
    chosen = concept.accepted[0] if concept.accepted else None
    return replace(
        concept,
        terms=tuple(
            replace(term, **fields) if term is chosen else term  # type: ignore[arg-type]
            for term in concept.terms
        ),
    )


def _is_preferred(term: Term) -> bool:
    return term.language == "en" and term.status is Status.PREFERRED


RIVAL = "proposed term"
"""Under this name the extras of a concept keep English that somebody proposes against a ruling."""


def with_rival(concept: Concept, text: str) -> Concept:
    """Return the concept with a proposal that rivals its ruling; it rules nothing by itself.

    >>> ruled = Concept("c", (Term("链主", "zh"), Term("chain master", "en")))
    >>> with_rival(ruled, "lead firm").extras
    (('proposed term', 'lead firm'),)
    """
    known = {term.text for term in concept.terms if term.language == "en"}
    if text in known or (RIVAL, text) in concept.extras:
        return concept
    return replace(concept, extras=(*concept.extras, (RIVAL, text)))


def without_rivals(concept: Concept) -> Concept:
    """Return the concept without proposals that rival its ruling."""
    return replace(concept, extras=tuple(pair for pair in concept.extras if pair[0] != RIVAL))


def rivals(concept: Concept) -> tuple[str, ...]:
    """Return the English that is proposed against the ruling of a concept."""
    return tuple(value for name, value in concept.extras if name == RIVAL)
