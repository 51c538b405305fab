"""All rulings that hold for a job: the workspace, the given glossaries, the packaged one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corpora.workspace import Workspace
from glossary.glossary_table import read_glossary
from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from glossary.term_source import TermSource
from glossary.termbase import Termbase
from glossary.termbase.termbase_glossary import TermbaseGlossary

_PRIORITY = re.compile(r"(?P<path>.+)=(?P<priority>-?\d+)")


def open_glossaries(
    glossaries: Sequence[str | Path] = (),
    *,
    packaged_glossary: bool = True,
    workspace: Path | Workspace | None = None,
    scope: str = "",
    day: str = "",
) -> RequirementFinder:
    """Return a finder over the given glossaries.

    Args:
        glossaries: Files of terms; `FILE=5` gives one a priority, 0 otherwise.
        packaged_glossary: Use the packaged one too, below all others.
        workspace: A workspace whose termbase rules beside the files, at priority 0; one that is
            open stays so.
        scope: Project or office whose concepts of the termbase count beside those for all.
        day: The day whose names count, for offices that were renamed; empty for all.
    """
    opened: list[TermSource] = [_read(str(glossary)) for glossary in glossaries]
    if workspace is not None:
        if isinstance(workspace, Path):
            workspace = Workspace(workspace, create=False)
        termbase = Termbase(workspace)
        opened.append(TermbaseGlossary(termbase, scope=scope))
    if packaged_glossary:
        opened.append(load_packaged_glossary())
    return RequirementFinder(opened, day=day)


def _read(specification: str) -> TermSource:
    match = _PRIORITY.fullmatch(specification)
    if match and not Path(specification).exists():
        return read_glossary(Path(match["path"]), priority=int(match["priority"]))
    return read_glossary(Path(specification))
