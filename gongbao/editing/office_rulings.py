"""What rules in an office: termbase, glossaries and waivers as they are now, and what reads them.

The rulings are read once for each day whose names of offices count, and anew after a change of the
termbase. A reader of the workspace serves one thread at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, RLock
from typing import TypeVar

from corpora.workspace import Workspace
from glossary.opening import GlossaryLike, open_glossaries
from glossary.requirements import RequirementFinder
from glossary.termbase import Termbase
from gongbao.checking import Waiver
from gongbao.checking.stored_waivers import StoredWaivers
from gongbao.editing.completion import SentenceCompleter
from gongbao.editing.edited_documents import EditedDocument
from gongbao.editing.pair_examination import Examination, PairExaminer, TaggedPair
from gongbao.translation import GuaranteeOptions, Translator, load_engine, open_translator

_WINDOW = 16
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class OfficeOptions:
    """How an office works.

    Attributes:
        glossaries: Files of terms that count beside the workspace.
        packaged_glossary: Use the packaged one too, below all others.
        engine: What translates where a document names none.
        threads: Cores for translation, 0 for all.
        needs_second: Whoever confirmed a segment may not approve its document.
    """

    glossaries: tuple[GlossaryLike, ...] = ()
    packaged_glossary: bool = True
    engine: str = "embedded"
    threads: int = 0
    needs_second: bool = False


@dataclass(slots=True)
class _OfDay:
    """The rulings of a day as they were at a change of the termbase, and what is made of them.

    `reader` and `turn` outlive a change: whoever holds the turn has the connection to himself.
    """

    change: int
    finder: RequirementFinder
    examiner: PairExaminer
    reader: Workspace
    turn: Lock = field(default_factory=Lock)
    completer: SentenceCompleter | None = None


class OfficeRulings:
    """The rulings of an office; threads share them.

    Args:
        path: The workspace.
        termbase: Its terms, asked whether they have changed.
        turn: Is held while the termbase and the waivers are asked.
        options: How the office works.
    """

    def __init__(
        self,
        path: Path,
        termbase: Termbase,
        turn: AbstractContextManager[object],
        options: OfficeOptions,
    ) -> None:
        self._path = path
        self._termbase = termbase
        self._waivers = StoredWaivers(termbase.workspace)
        self._workspace_turn = turn
        self._options = options
        self._turn = RLock()
        self._of_day: dict[str, _OfDay] = {}
        self._translating: Workspace | None = None

    def examine(
        self, name: str, day: str, pair: TaggedPair, near: Sequence[TaggedPair]
    ) -> Examination:
        """Return what is wrong with a pair of a document by the rulings of its day."""
        rulings = self._present(day)
        with rulings.turn:
            return rulings.examiner.examine(pair, near, name=name)

    def complete(self, day: str, ask: Callable[[SentenceCompleter], _Found]) -> _Found:
        """Return what is asked of the completer of a day; it is read when it is first needed."""
        rulings = self._present(day)
        with rulings.turn:
            if rulings.completer is None:
                # Of its own: what is typed does not wait for a document that is translated.
                engine = load_engine("embedded", threads=self._options.threads)
                rulings.completer = SentenceCompleter(engine, rulings.finder)
            return ask(rulings.completer)

    def read(self, read: Callable[[RequirementFinder, Sequence[Waiver]], _Found]) -> _Found:
        """Return what is made of the rulings for all days, with the waivers in force.

        What takes long reads by itself: nobody who types waits for it.
        """
        with Workspace(self._path) as reader:
            return read(self._finder(reader, ""), self._in_force())

    def translator(self, record: EditedDocument) -> Translator:
        """Return the translator of a document; one thread translates at a time."""
        if self._translating is None:
            self._translating = Workspace(self._path)
        translator = open_translator(
            engine=record.engine,
            glossaries=self._options.glossaries,
            packaged_glossary=self._options.packaged_glossary,
            workspace=self._translating,
            options=GuaranteeOptions(window=_WINDOW),
            threads=self._options.threads,
        )
        if record.day:
            finder = RequirementFinder(translator.finder.glossaries, day=record.day)
            translator = replace(translator, finder=finder)
        return translator

    def close(self) -> None:
        """Close the readers."""
        readers = [rulings.reader for rulings in self._of_day.values()]
        for reader in (*readers, *filter(None, [self._translating])):
            reader.close()

    def _present(self, day: str) -> _OfDay:
        """Return the present rulings of a day, read anew after a change of the termbase."""
        with self._workspace_turn:
            change = self._termbase.last_change()
        with self._turn:
            known = self._of_day.get(day)
            if known is None:
                reader = Workspace(self._path)
                finder = self._finder(reader, day)
                examiner = PairExaminer(finder, self._in_force())
                known = self._of_day[day] = _OfDay(change, finder, examiner, reader)
            elif known.change != change:
                with known.turn:
                    known.finder = self._finder(known.reader, day)
                    known.examiner = PairExaminer(known.finder, self._in_force())
                    if known.completer is not None:
                        known.completer = known.completer.with_rulings(known.finder)
                    known.change = change
            return known

    def _finder(self, reader: Workspace, day: str) -> RequirementFinder:
        return open_glossaries(
            self._options.glossaries,
            packaged_glossary=self._options.packaged_glossary,
            workspace=reader,
            day=day,
        )

    def _in_force(self) -> tuple[Waiver, ...]:
        with self._workspace_turn:
            return tuple(stored.waiver for stored in self._waivers.in_force())
