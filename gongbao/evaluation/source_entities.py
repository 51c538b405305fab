"""What stands in a source: figures, dates, terms, persons, places, bodies."""

from __future__ import annotations

from enum import StrEnum

from glossary.reading import SourceReading
from glossary.requirement import Requirement, RequirementKind

_PLACES = ("place", "country")
_BODIES = ("body", "state", "international", "party")


class EntityKind(StrEnum):
    """What a segment may hold that a reader looks for."""

    FIGURE = "figure"
    DATE = "date"
    TERM = "term"
    PERSON = "person"
    PLACE = "place"
    BODY = "body"


def entities_of(source: SourceReading) -> frozenset[EntityKind]:
    """Return what stands in a source.

    >>> from glossary.reading import read_source
    >>> from glossary.opening import open_glossaries
    >>> read = read_source("荆州市3月投资30亿元。", open_glossaries())
    >>> sorted(entities_of(read))
    [<EntityKind.DATE: 'date'>, <EntityKind.FIGURE: 'figure'>, <EntityKind.PLACE: 'place'>]
    """
    kinds = {_kind(requirement) for requirement in source.requirements}
    if source.names:
        kinds.add(EntityKind.PERSON)
    return frozenset(kind for kind in kinds if kind is not None)


def terms_of(source: SourceReading) -> tuple[str, ...]:
    """Return the terms of a source that are no names, each once."""
    found = (r.source for r in source.requirements if _kind(r) is EntityKind.TERM)
    return tuple(dict.fromkeys(found))


def _kind(requirement: Requirement) -> EntityKind | None:
    if requirement.kind is RequirementKind.QUANTITY:
        return EntityKind.FIGURE
    if requirement.kind is RequirementKind.DATE:
        return EntityKind.DATE
    if requirement.kind is not RequirementKind.TERM or requirement.concept is None:
        return None
    subject = requirement.concept.subject
    if subject in _PLACES:
        return EntityKind.PLACE
    return EntityKind.BODY if subject in _BODIES else EntityKind.TERM
