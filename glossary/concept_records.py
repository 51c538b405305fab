"""Concepts as plain records: what the workspace keeps of every version, and lines for git.

A record holds only what differs from the default, so that a line says what somebody wrote, and a
field added later changes no record that does not use it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any

from corpora.errors import GlossaryError
from glossary.concepts import Approval, CaseRule, Concept, NumberRule, Status, Term

Record = dict[str, Any]

_ENUMS = {"status": Status, "approval": Approval, "case": CaseRule, "number": NumberRule}
_PAIRS = frozenset(("extras",))


def concept_record(concept: Concept) -> Record:
    """Return a concept as a JSON object; its `origin` is not part of it.

    >>> concept_record(Concept("c1", (Term("链主", "zh", approval=Approval.PROPOSED),)))
    {'id': 'c1', 'terms': [{'text': '链主', 'language': 'zh', 'approval': 'proposed'}]}
    """
    record: Record = {"id": concept.identifier}
    for name, default in _CONCEPT_FIELDS.items():
        value = getattr(concept, name)
        if value != default:
            record[name] = _plain(value)
    record["terms"] = [_term_record(term) for term in concept.terms]
    return record


def concept_of_record(record: Mapping[str, Any], origin: str = "") -> Concept:
    """Return the concept of a record; the inverse of `concept_record`.

    Raises:
        GlossaryError: naming `origin`, for a field that is unknown, of the wrong type or missing.
    """
    content = dict(record)
    identifier, terms = content.pop("id", None), content.pop("terms", None)
    if not isinstance(identifier, str) or not isinstance(terms, list) or not identifier:
        raise GlossaryError(f"{origin}: a concept needs an id (a string) and terms (a list)")
    values = _values(content, _CONCEPT_FIELDS, f"concept {identifier!r}", origin)
    return Concept(
        identifier=identifier,
        terms=tuple(_term(term, identifier, origin) for term in terms),
        origin=origin,
        **values,
    )


def record_line(concept: Concept) -> str:
    """Return the record as one line of JSON without spaces; equal concepts give equal lines."""
    return _encode(concept_record(concept))


def _term_record(term: Term) -> Record:
    record: Record = {"text": term.text, "language": term.language}
    values = _term_values(term)
    if values != _TERM_DEFAULTS:
        for name, value, default in zip(_TERM_FIELDS, values, _TERM_DEFAULTS, strict=True):
            if value != default:
                record[name] = _plain(value)
    return record


def _term(record: object, identifier: str, origin: str) -> Term:
    if not isinstance(record, dict):
        raise GlossaryError(f"{origin}: a term of concept {identifier!r} is no object")
    content = dict(record)
    text, language = content.pop("text", None), content.pop("language", None)
    if not isinstance(text, str) or not text or language not in ("zh", "en"):
        raise GlossaryError(
            f"{origin}: a term of concept {identifier!r} needs a text and a language, zh or en"
        )
    return Term(text, language, **_values(content, _TERM_FIELDS, f"term {text!r}", origin))


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, str) else value


def _values(content: Record, known: Mapping[str, Any], what: str, origin: str) -> Record:
    values: Record = {}
    for name, value in content.items():
        if name not in known:
            raise GlossaryError(f"{origin}: {what} has an unknown field {name!r}")
        values[name] = _value(name, value, known[name], what, origin)
    return values


def _value(name: str, value: object, default: object, what: str, origin: str) -> object:
    if name in _ENUMS:
        try:
            return _ENUMS[name](str(value))
        except ValueError:
            expected = ", ".join(_ENUMS[name])
            raise GlossaryError(
                f"{origin}: {what}: {name} {value!r}, expected one of {expected}"
            ) from None
    if isinstance(default, tuple):
        return _sequence(name, value, what, origin)
    if type(value) is not type(default):
        expected = "a whole number" if isinstance(default, int) else "a string"
        raise GlossaryError(f"{origin}: {what}: {name} {value!r}, expected {expected}")
    return value


def _sequence(name: str, value: object, what: str, origin: str) -> tuple[object, ...]:
    if isinstance(value, list):
        if name in _PAIRS and all(
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, str) for x in pair)
            for pair in value
        ):
            return tuple((pair[0], pair[1]) for pair in value)
        if name not in _PAIRS and all(isinstance(part, str) for part in value):
            return tuple(value)
    expected = "a list of pairs of strings" if name in _PAIRS else "a list of strings"
    raise GlossaryError(f"{origin}: {what}: {name} {value!r}, expected {expected}")


def _defaults(kind: type, without: tuple[str, ...]) -> dict[str, Any]:
    return {
        field.name: field.default
        for field in fields(kind)
        if field.name not in without and field.default is not MISSING
    }


_TERM_FIELDS = _defaults(Term, ("text", "language"))
_CONCEPT_FIELDS = _defaults(Concept, ("identifier", "terms", "origin"))
_TERM_DEFAULTS = tuple(_TERM_FIELDS.values())
_term_values = attrgetter(*_TERM_FIELDS)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
