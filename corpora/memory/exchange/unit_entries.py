"""What a file of units holds, entry by entry: a unit, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.memory.memory_units import MemoryUnit


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """One entry of a file.

    Attributes:
        place: File and line or row, as messages name it.
        unit: The unit; None where the entry gives none.
        problem: What is wrong with the entry; a file with one is not imported unless it is told
            to leave it out.
        remarks: What is left out of an entry that is as it should be: another language, a
            segment nobody has translated, markup.
    """

    place: str
    unit: MemoryUnit | None = None
    problem: str = ""
    remarks: tuple[str, ...] = ()
