"""What an editor changed in a bilingual file: units for the memory, and terms that gave way."""

from __future__ import annotations

from dataclasses import dataclass

from corpora import normalise
from corpora.handover import BilingualRow, BilingualText, read_tags, was_edited
from corpora.memory import MemoryUnit
from glossary.reading.verification import verify
from glossary.requirements import RequirementFinder, RequirementKind


@dataclass(frozen=True, slots=True)
class ChangedTerm:
    """A required term that no longer stands in the English an editor left.

    Attributes:
        row: Number of the segment in the file.
        source: The Chinese term.
        expected: Its accepted English; for a deprecated term that came in, empty.
        target: The English sentence.
        deprecated: The deprecated term that stands there, if that is it.
    """

    row: int
    source: str
    expected: tuple[str, ...]
    target: str
    deprecated: str = ""


@dataclass(frozen=True, slots=True)
class EditedUnits:
    """The edited segments of a file as units, and the terms that were changed in them."""

    units: tuple[MemoryUnit, ...]
    changed_terms: tuple[ChangedTerm, ...]
    unedited: int


def edited_units(
    found: BilingualText, finder: RequirementFinder, *, author: str, date: str, project: str = ""
) -> EditedUnits:
    """Return the edited segments of a bilingual file with their neighbours, without tags."""
    texts = [read_tags(row.source)[0] for row in found.rows]
    units: list[MemoryUnit] = []
    changed: list[ChangedTerm] = []
    for place, row in enumerate(found.rows):
        target = read_tags(row.target)[0].strip()
        if not was_edited(row) or not target or not texts[place].strip():
            continue
        before = texts[place - 1] if place else ""
        after = texts[place + 1] if place + 1 < len(texts) else ""
        units.append(
            MemoryUnit(texts[place], target, before, after, author, date, found.document, project)
        )
        changed += _changed_terms(row, texts[place], target, finder)
    return EditedUnits(tuple(units), tuple(changed), len(found.rows) - len(units))


def _changed_terms(
    row: BilingualRow, source: str, target: str, finder: RequirementFinder
) -> list[ChangedTerm]:
    changed: list[ChangedTerm] = []
    for verdict in verify(finder.find(normalise(source).text).required, target):
        needed = verdict.requirement
        if verdict.is_met or needed.conflict or needed.concept is None:
            continue
        is_forbidden = needed.kind is RequirementKind.FORBIDDEN
        changed.append(
            ChangedTerm(
                row.number,
                needed.source,
                () if is_forbidden else needed.accepted,
                target,
                needed.accepted[0] if is_forbidden else "",
            )
        )
    return changed
