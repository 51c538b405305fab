"""All rulings that hold for a job: the workspace, the given glossaries, the packaged one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from corpora.errors import GlossaryError, UsageError
from corpora.workspace import Workspace
from glossary.glossary_table import parse_glossary, read_glossary
from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from glossary.term_source import TermSource
from glossary.termbase import Termbase, TermbaseGlossary

GlossaryLike = str | Path | Mapping[str, str] | TermSource
"""A file (`FILE=5` gives it a priority), English by Chinese terms, or what was opened before."""
_PRIORITY = re.compile(r"(?P<path>.+)=(?P<priority>-?\d+)")


def open_glossaries(
    glossaries: Sequence[GlossaryLike] = (),
    *,
    packaged_glossary: bool = True,
    workspace: Path | Workspace | None = None,
    scope: str = "",
    day: str = "",
) -> RequirementFinder:
    """Return a finder over the given glossaries.

    Args:
        glossaries: Files of terms; `FILE=5` gives one a priority, 0 otherwise. A mapping has for
            each Chinese term its English ones, the preferred first, `|` between them.
        packaged_glossary: Use the packaged one too, below all others.
        workspace: A workspace whose termbase rules beside the files, at priority 0; one that is
            open stays so.
        scope: Project or office whose concepts of the termbase count beside those for all.
        day: The day whose names count, for offices that were renamed; empty for all.

    Raises:
        GlossaryError: naming file and line of what cannot be used.
        UsageError: for what is no glossary, or one where several are expected.
    """
    if isinstance(glossaries, str | Path | Mapping):
        raise UsageError("one glossary where a list of them is expected: put it in [ ]")
    opened: list[TermSource] = [_opened(glossary) for glossary in glossaries]
    if workspace is not None:
        if isinstance(workspace, Path):
            workspace = Workspace(workspace, create=False)
        termbase = Termbase(workspace)
        opened.append(TermbaseGlossary(termbase, scope=scope))
    if packaged_glossary:
        opened.append(load_packaged_glossary())
    return RequirementFinder(opened, day=day)


def _opened(glossary: GlossaryLike) -> TermSource:
    if isinstance(glossary, Mapping):
        for number, entry in enumerate(glossary.items(), start=2):
            if not all(isinstance(text, str) for text in entry):
                raise GlossaryError(
                    f"terms:{number}: {entry[1]!r} for {entry[0]!r}, expected English as one text,"
                    " with | between several terms"
                )
        table = io.StringIO(newline="")
        csv.writer(table).writerows([("zh", "en"), *glossary.items()])
        return parse_glossary(table.getvalue(), name="terms", delimiter=",")
    if isinstance(glossary, str | Path):
        return _read(str(glossary))
    if not isinstance(getattr(glossary, "priority", None), int):
        raise UsageError(
            f"{glossary!r} is no glossary; expected a file, a mapping of Chinese to English, or"
            " what was opened before"
        )
    return glossary


def _read(specification: str) -> TermSource:
    match = _PRIORITY.fullmatch(specification)
    if match and not Path(specification).exists():
        return read_glossary(Path(match["path"]), priority=int(match["priority"]))
    return read_glossary(Path(specification))
