"""Opening the translation memory of a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpora.memory import TranslationMemory
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
