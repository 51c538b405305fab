"""What a file says of a concept, brought together with what the termbase says of it.

A file seldom holds everything: what it does not say is left as it is. Where both say something
and it is not the same, that is a conflict, and somebody has to choose a side.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from glossary.concepts import USABLE, Approval, Concept, Status, Term
from glossary.termbase.concept_editing import with_rival

_UNITED = frozenset(("exceptions", "contexts", "extras"))
_NOT_COMPARED = frozenset(
    ("identifier", "terms", "origin", "text", "language", "script", "approval")
)


@dataclass(frozen=True, slots=True)
class Merge:
    """Both together, and where they contradict each other."""

    concept: Concept
    conflicts: tuple[str, ...] = ()


def merge_concepts(stored: Concept, incoming: Concept, *, prefer_incoming: bool) -> Merge:
    """Return the stored concept with what the incoming one adds.

    Approval never comes with a file that contradicts nothing: who approves does so in the
    termbase, unless the incoming side is preferred.
    """
    conflicts: list[str] = []
    incoming, proposed = _without_proposals(stored, incoming)
    values = _merged_fields(stored, incoming, "", conflicts, prefer_incoming)
    by_key = {_key(term): term for term in incoming.terms}
    terms: list[Term] = []
    for term in stored.terms:
        other = by_key.pop(_key(term), None)
        if other is None:
            terms.append(term)
            continue
        name = f"{_shown(term.text)} "
        if prefer_incoming:
            term = replace(term, approval=other.approval)
        terms.append(replace(term, **_merged_fields(term, other, name, conflicts, prefer_incoming)))
    added = list(by_key.values())
    terms, added = _settled(terms, added, incoming, conflicts, prefer_incoming=prefer_incoming)
    ordered = _in_order((*terms, *added)) if added else tuple(terms)
    merged = replace(stored, terms=ordered, **values)
    for text in proposed:
        merged = with_rival(merged, text)
    return Merge(merged, tuple(conflicts))


def _without_proposals(stored: Concept, incoming: Concept) -> tuple[Concept, tuple[str, ...]]:
    """Return the incoming concept without proposals against a ruling of the termbase, and these."""
    ruled = [t for t in stored.terms if _is_preferred_english(t)]
    if not any(term.approval is Approval.APPROVED for term in ruled):
        return incoming, ()
    known = {term.text for term in stored.terms if term.language == "en"}
    proposed = [
        term
        for term in incoming.terms
        if _is_preferred_english(term)
        and term.approval is Approval.PROPOSED
        and term.text not in known
        and any(term.shares_days_with(other) for other in ruled)
    ]
    if not proposed:
        return incoming, ()
    kept = tuple(term for term in incoming.terms if term not in proposed)
    return replace(incoming, terms=kept), tuple(term.text for term in proposed)


def _settled(
    stored: list[Term],
    added: list[Term],
    incoming: Concept,
    conflicts: list[str],
    *,
    prefer_incoming: bool,
) -> tuple[list[Term], list[Term]]:
    """Return stored and added terms with one preferred English term for every day.

    Where the file is preferred, the ruling before is superseded by the file's.
    """
    rival = _rival(stored, added)
    if rival is not None:
        conflicts.append(
            f"preferred English: {_shown(rival[0].text)} in the termbase,"
            f" {_shown(rival[1].text)} in the file"
        )
    ruled = {term.text for term in incoming.terms if _is_preferred_english(term)}
    preferred = [t for t in (*stored, *added) if _is_preferred_english(t)]
    if prefer_incoming:
        chosen = [term for term in preferred if term.text in ruled]
        stored = [
            replace(term, status=Status.SUPERSEDED)
            if _is_preferred_english(term)
            and term.text not in ruled
            and any(term.shares_days_with(other) for other in chosen)
            else term
            for term in stored
        ]
    elif rival is not None:
        # Nothing is written where they contradict each other; this is what they would be together.
        added = [
            replace(term, status=Status.ADMITTED) if _is_preferred_english(term) else term
            for term in added
        ]
    for ours, theirs in _contradicting_spellings(stored, added):
        conflicts.append(
            f"{_shown(ours.text)} is {ours.status} in the termbase, {_shown(theirs.text)}"
            f" {theirs.status} in the file"
        )
        if prefer_incoming:
            stored = [term for term in stored if term is not ours]
        else:
            added = [term for term in added if term is not theirs]
    return stored, added


def _contradicting_spellings(stored: list[Term], added: list[Term]) -> list[tuple[Term, Term]]:
    """Return terms that differ in capitals alone, of which one may be used and one may not."""
    return [
        (ours, theirs)
        for theirs in added
        for ours in stored
        if ours.language == theirs.language == "en"
        and ours.text.casefold() == theirs.text.casefold()
        and (ours.status in USABLE) is not (theirs.status in USABLE)
        and ours.shares_days_with(theirs)
    ]


def _merged_fields(
    stored: Concept | Term,
    incoming: Concept | Term,
    name: str,
    conflicts: list[str],
    prefer_incoming: bool,
) -> dict[str, Any]:
    """Return the fields to replace; a value that is the default says nothing."""
    values: dict[str, Any] = {}
    for field in fields(stored):
        if field.name in _NOT_COMPARED:
            continue
        ours, theirs = getattr(stored, field.name), getattr(incoming, field.name)
        if ours == theirs:
            continue
        if field.name in _UNITED:
            values[field.name] = tuple(dict.fromkeys((*ours, *theirs)))
        elif field.name == "status":
            # The first term of a plain list is preferred, the others admitted: both are statements.
            conflicts.append(f"{name}status: {ours} in the termbase, {theirs} in the file")
            values[field.name] = theirs if prefer_incoming else ours
        elif theirs == field.default:
            continue
        elif ours == field.default:
            values[field.name] = theirs
        else:
            conflicts.append(
                f"{name}{field.name}: {_shown(ours)} in the termbase, {_shown(theirs)} in the file"
            )
            values[field.name] = theirs if prefer_incoming else ours
    return values


def _shown(value: object) -> str:
    """Return a value for a message, its end left out where it is long."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


_SHOWN = 120


def _rival(stored: list[Term], added: list[Term]) -> tuple[Term, Term] | None:
    """Return the stored and the added preferred English term where both claim the same days."""
    for ours in filter(_is_preferred_english, stored):
        for theirs in filter(_is_preferred_english, added):
            if ours.shares_days_with(theirs):
                return ours, theirs
    return None


def _is_preferred_english(term: Term) -> bool:
    return term.language == "en" and term.status is Status.PREFERRED


def _in_order(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return Chinese terms first, then English, each in the order they came."""
    return tuple(sorted(terms, key=lambda term: term.language != "zh"))


def _key(term: Term) -> tuple[str, str, str]:
    return term.language, term.script, term.text
