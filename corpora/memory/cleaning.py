"""Which units of a memory do more harm than good, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpora.languages import detect_language, has_chinese
from corpora.memory.memory_units import MemoryUnit
from corpora.normalisation import normalise_text

_LETTER = re.compile(r"[A-Za-z]")
_FEWEST_CHARACTERS = 8
# English letters for a Chinese character: 3 to 6 in bulletins, never beyond these.
_FEWEST_LETTERS, _MOST_LETTERS = 0.8, 14.0


class FaultKind(StrEnum):
    """What is wrong with a unit."""

    DUPLICATE = "duplicate"
    EMPTY = "empty"
    UNTRANSLATED = "untranslated"
    LANGUAGE = "language"
    LENGTH = "length"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class MemoryFault:
    """A unit that should not stay in use, and why."""

    unit: MemoryUnit
    kind: FaultKind
    reason: str


def find_faults(
    units: Callable[[], Iterator[MemoryUnit]],
    further_check: Callable[[MemoryUnit], str] | None = None,
) -> Iterator[MemoryFault]:
    """Yield the faults of units, at most one for each.

    Of duplicates the one of the latest date stays; a unit without neighbours is a duplicate of
    the same pair with them.

    Args:
        units: Yields the units; called twice.
        further_check: Says what is wrong with the figures of a unit, empty for nothing.
    """
    best: dict[int, tuple[str, int]] = {}
    with_neighbours: set[int] = set()
    for unit in units():
        pair, identity = _identities(unit)
        if unit.before or unit.after:
            with_neighbours.add(pair)
        best[identity] = max(best.get(identity, ("", 0)), (unit.date, unit.number))
    for unit in units():
        pair, identity = _identities(unit)
        is_bare = not unit.before and not unit.after
        if best[identity] != (unit.date, unit.number):
            reason = f"unit {best[identity][1]} is the same and later"
            yield MemoryFault(unit, FaultKind.DUPLICATE, reason)
        elif is_bare and pair in with_neighbours:
            yield MemoryFault(unit, FaultKind.DUPLICATE, "the same pair is there with neighbours")
        elif fault := _fault(unit):
            yield fault
        elif further_check is not None and (reason := further_check(unit)):
            yield MemoryFault(unit, FaultKind.FIGURES, reason)


def _identities(unit: MemoryUnit) -> tuple[int, int]:
    """Return hashes of the pair and of the pair with its neighbours, both as normalised."""
    pair = normalise_text(unit.source), normalise_text(unit.target)
    return hash(pair), hash((*pair, normalise_text(unit.before), normalise_text(unit.after)))


def _fault(unit: MemoryUnit) -> MemoryFault | None:
    source, target = normalise_text(unit.source), normalise_text(unit.target)
    if not any(map(str.isalnum, source)) or not any(map(str.isalnum, target)):
        return MemoryFault(unit, FaultKind.EMPTY, "one side has no words")
    if source == target and has_chinese(source):
        return MemoryFault(unit, FaultKind.UNTRANSLATED, "both sides are the same")
    if has_chinese(target) and detect_language(target) == "zh":
        return MemoryFault(unit, FaultKind.LANGUAGE, "the English is Chinese")
    if not has_chinese(source) and _LETTER.search(source):
        return MemoryFault(unit, FaultKind.LANGUAGE, "the Chinese is not Chinese")
    characters = sum(map(str.isalnum, source))
    letters = sum(map(str.isalnum, target))
    ratio = letters / characters
    if characters >= _FEWEST_CHARACTERS and not _FEWEST_LETTERS <= ratio <= _MOST_LETTERS:
        reason = f"{letters} letters for {characters} characters"
        return MemoryFault(unit, FaultKind.LENGTH, reason)
    return None
