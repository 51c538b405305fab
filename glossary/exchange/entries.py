"""One entry of a glossary file as it was read: its concept, or what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.errors import GlossaryError
from glossary.concepts import Concept

UNKNOWN_STATUS = "administrativeStatus"
"""Under this name `Term.extras` keeps a status that is none of the four."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at one place of a glossary file.

    Attributes:
        origin: `file:line`, or `file:sheet:row:column` of a workbook.
        concept: The concept; None where there is a problem, and where the entry is in other
            languages alone, which a remark says. It may lack Chinese or English terms.
        problem: Why the entry cannot be used, with its place and what was expected; else empty.
        remarks: What was kept without being understood, or left out.
    """

    origin: str
    concept: Concept | None
    problem: str = ""
    remarks: tuple[str, ...] = ()


class EntryError(GlossaryError):
    """Ends the reading of one entry and becomes its `problem`; never leaves this package."""
