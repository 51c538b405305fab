"""How an office works, and what may be chosen for one document of it: by name, never by path.

A choice comes from a browser. It is a name among what the office has opened or configured; whatever
else is asked for is refused, so that nobody reaches a file of the machine by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from corpora import InputError
from glossary.opening import GlossaryLike
from gongbao.editing.edited_documents import RulingChoice
from gongbao.translation.engines import EngineSettings, EngineState, list_engines

PACKAGED = "packaged"
_SERVER_SECONDS = 1.0
_PRIORITY = re.compile(r"=-?\d+$")
_MORE = "[:...]"
_NEEDS_MORE = re.compile(r":(?:DIR|FILE|\.\.\.)$")


@dataclass(frozen=True, slots=True)
class OfficeOptions:
    """How an office works.

    Attributes:
        glossaries: Files of terms that count beside the workspace.
        packaged_glossary: Use the packaged one too, below all others.
        engine: What translates where a document names none.
        threads: Cores for translation, 0 for all.
        needs_second: Whoever confirmed a segment may not approve its document.
        offered_glossaries: Files of terms that count in the documents for which they are chosen.
        engine_settings: What engines are told and may do.
    """

    glossaries: tuple[GlossaryLike, ...] = ()
    packaged_glossary: bool = True
    engine: str = "embedded"
    threads: int = 0
    needs_second: bool = False
    offered_glossaries: tuple[GlossaryLike, ...] = ()
    engine_settings: EngineSettings = field(default_factory=EngineSettings)


@dataclass(frozen=True, slots=True)
class OfferedGlossary:
    """A glossary that may be chosen for a document.

    Attributes:
        name: What it goes by; a file's name without its ending.
        is_default: It counts where nothing was chosen.
        opened: What is read; None for the packaged one.
    """

    name: str
    is_default: bool
    opened: GlossaryLike | None = None


class OfficeChoices:
    """What may be chosen for a document of an office.

    Attributes:
        glossaries: All there are, the packaged one last.
    """

    def __init__(self, options: OfficeOptions) -> None:
        self._options = options
        self._engines: tuple[EngineState, ...] | None = None
        given = [(one, True) for one in options.glossaries]
        given += [(one, False) for one in options.offered_glossaries]
        found: dict[str, OfferedGlossary] = {}
        for opened, is_default in given:
            name = _free(_name_of(opened), {*found, PACKAGED})
            found[name] = OfferedGlossary(name, is_default, opened)
        found[PACKAGED] = OfferedGlossary(PACKAGED, options.packaged_glossary)
        self.glossaries = tuple(found.values())

    def engines(self) -> tuple[EngineState, ...]:
        """Return the engines that can be used as they are named, the office's own first."""
        if self._engines is None:
            default = self._options.engine
            states = list_engines(self._options.engine_settings, timeout_seconds=_SERVER_SECONDS)
            usable = [
                replace(state, specification=state.specification.removesuffix(_MORE))
                for state in states
                if not _NEEDS_MORE.search(state.specification)
                and (state.answers is not False or state.kind == "configured")
            ]
            own = [state for state in usable if state.specification == default]
            others = [state for state in usable if state.specification != default]
            if not own:
                own = [EngineState(default, "given", None, "")]
            self._engines = (*own, *others)
        return self._engines

    def engine(self, name: str) -> str:
        """Return the engine of a name, the office's own for none.

        Raises:
            InputError: for one that is not offered.
        """
        if not name or name == self._options.engine:
            return self._options.engine
        names = [state.specification for state in self.engines()]
        if name not in names:
            raise InputError(f"engine: {name!r} is not offered; expected one of {', '.join(names)}")
        return name

    def rulings(self, day: str, names: Sequence[str] | None) -> RulingChoice:
        """Return which rulings count: of a day, in the glossaries of these names.

        Raises:
            InputError: for a glossary that is not offered, or a day not written as 2024-05-01.
        """
        if day and not _is_day(day):
            raise InputError(f"date: {day!r}, expected a day as 2024-05-01")
        return RulingChoice(day, self._chosen(names))

    def open(self, names: tuple[str, ...] | None) -> tuple[tuple[GlossaryLike, ...], bool]:
        """Return the glossaries of a choice, and whether the packaged one is among them.

        One that was chosen when the office had it, and that it has no more, is not among them:
        `missing` names it.
        """
        wanted = self._names(names)
        opened = tuple(
            glossary.opened
            for glossary in self.glossaries
            if glossary.name in wanted and glossary.opened is not None
        )
        return opened, PACKAGED in wanted

    def missing(self, names: tuple[str, ...] | None) -> tuple[str, ...]:
        """Return the glossaries of a choice that the office has not opened."""
        offered = {glossary.name for glossary in self.glossaries}
        return tuple(name for name in names or () if name not in offered)

    def _chosen(self, names: Sequence[str] | None) -> tuple[str, ...] | None:
        if names is None:
            return None
        offered = [glossary.name for glossary in self.glossaries]
        for name in names:
            if name not in offered:
                told = ", ".join(offered)
                raise InputError(f"glossaries: {name!r} is not offered; expected some of {told}")
        chosen = tuple(name for name in offered if name in set(names))
        return None if chosen == self._names(None) else chosen

    def _names(self, names: tuple[str, ...] | None) -> tuple[str, ...]:
        if names is not None:
            return names
        return tuple(glossary.name for glossary in self.glossaries if glossary.is_default)


def _name_of(glossary: GlossaryLike) -> str:
    """Return what a glossary goes by.

    >>> _name_of("terms/official.tsv=5"), _name_of({"链主": "chain leader"})
    ('official', 'terms')
    """
    if isinstance(glossary, str | Path):
        path = Path(glossary)
        return (path if path.exists() else Path(_PRIORITY.sub("", str(glossary)))).stem
    name = getattr(glossary, "name", "terms")
    return str(name)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _free(name: str, taken: set[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free = f"{name} ({number})"
        number += 1
    return free
