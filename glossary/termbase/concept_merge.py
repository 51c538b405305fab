"""What a file says of a concept, brought together with what the termbase says of it.

A file seldom holds everything: what it does not say is left as it is. Where both say something
and it is not the same, that is a conflict, and somebody has to choose a side.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from glossary.concepts import Concept, Status, Term

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
    rival = _rival(terms, added)
    if rival is not None:
        conflicts.append(
            f"preferred English: {_shown(rival[0].text)} in the termbase,"
            f" {_shown(rival[1].text)} in the file"
        )
        loser = rival[0] if prefer_incoming else rival[1]
        terms = [_demoted(t, loser, prefer_incoming=prefer_incoming) for t in terms]
        added = [_demoted(t, loser, prefer_incoming=prefer_incoming) for t in added]
    ordered = _in_order((*terms, *added))
    return Merge(replace(stored, terms=ordered, **values), tuple(conflicts))


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


def _demoted(term: Term, loser: Term, *, prefer_incoming: bool) -> Term:
    if term is not loser:
        return term
    return replace(term, status=Status.SUPERSEDED if prefer_incoming else Status.ADMITTED)


def _is_preferred_english(term: Term) -> bool:
    return term.language == "en" and term.status is Status.PREFERRED


def _in_order(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return Chinese terms first, then English, each in the order they came."""
    return tuple(sorted(terms, key=lambda term: term.language != "zh"))


def _key(term: Term) -> tuple[str, str, str]:
    return term.language, term.script, term.text
