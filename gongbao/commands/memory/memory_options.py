"""Opening the translation memory of a workspace, and its units as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpora.memory import MemoryUnit, TranslationMemory
    from corpora.workspace import Workspace


def open_memory(workspace: Path | Workspace, *, create: bool = False) -> TranslationMemory:
    """Return the translation memory of a workspace, which may be open already.

    Raises:
        WorkspaceError: if the file is no workspace, or missing and not to be created.
    """
    from corpora.memory import TranslationMemory
    from corpora.workspace import Workspace

    opened = Workspace(workspace, create=create) if isinstance(workspace, Path) else workspace
    return TranslationMemory(opened)


def unit_record(unit: MemoryUnit) -> dict[str, object]:
    """Return a unit as a JSON object, without what it does not have."""
    facts = (
        ("unit", unit.number),
        ("source", unit.source),
        ("target", unit.target),
        ("before", unit.before),
        ("after", unit.after),
        ("author", unit.author),
        ("date", unit.date),
        ("origin", unit.origin),
        ("project", unit.project),
        ("note", unit.note),
    )
    return {name: value for name, value in facts if value}
