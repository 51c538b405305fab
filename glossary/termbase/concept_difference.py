"""What differs between two versions of a concept, in lines a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from glossary.concepts import Concept, Term

_MATCHED_BY = ("text", "language", "script")


def concept_differences(before: Concept | None, after: Concept) -> tuple[str, ...]:
    """Return a line for everything that was added, taken away or changed.

    >>> old = Concept("c", (Term("链主", "zh"), Term("chain owner", "en")))
    >>> new = Concept("c", (Term("链主", "zh"), Term("chain master", "en")))
    >>> concept_differences(old, new)
    ("- en 'chain owner' (preferred)", "+ en 'chain master' (preferred)")
    """
    return tuple(_lines(before or Concept(after.identifier, ()), after))


def _lines(before: Concept, after: Concept) -> Iterator[str]:
    for field in fields(Concept):
        if field.name not in ("identifier", "terms", "origin"):
            yield from _changed(field.name, getattr(before, field.name), getattr(after, field.name))
    old = {_key(term): term for term in before.terms}
    new = {_key(term): term for term in after.terms}
    for key, term in old.items():
        if key not in new:
            yield f"- {_described(term)}"
    for key, term in new.items():
        if key not in old:
            yield f"+ {_described(term)}"
        else:
            yield from _term_changes(old[key], term)
    if list(old) != list(new) and sorted(old) == sorted(new):
        yield f"order: {', '.join(term.text for term in after.terms)}"


def _term_changes(before: Term, after: Term) -> Iterator[str]:
    for field in fields(Term):
        if field.name not in _MATCHED_BY:
            name = f"{after.language_tag} {after.text!r} {field.name}"
            yield from _changed(name, getattr(before, field.name), getattr(after, field.name))


def _changed(name: str, before: object, after: object) -> Iterator[str]:
    if before != after:
        yield f"{name}: {_shown(before)} -> {_shown(after)}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(" = ".join(v) if isinstance(v, tuple) else str(v) for v in value) or "-"
    return str(value) if value != "" else "-"


def _described(term: Term) -> str:
    approval = "" if term.approval == "approved" else f", {term.approval}"
    return f"{term.language_tag.removesuffix('-Hans')} {term.text!r} ({term.status}{approval})"


def _key(term: Term) -> tuple[str, str, str]:
    return term.language, term.script, term.text
