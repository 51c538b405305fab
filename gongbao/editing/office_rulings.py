"""What rules in an office: termbase, glossaries and waivers as they are now, and what reads them.

The rulings are read once for each choice of a day and of glossaries, and anew after a change of the
termbase. A reader of the workspace serves one thread at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, RLock
from typing import TypeVar

from corpora import InputError
from corpora.workspace import Workspace
from glossary.opening import open_glossaries
from glossary.requirements import RequirementFinder
from glossary.termbase import Termbase
from gongbao.checking import Waiver
from gongbao.checking.stored_waivers import StoredWaivers
from gongbao.editing.completion import SentenceCompleter
from gongbao.editing.edited_documents import EditedDocument, RulingChoice
from gongbao.editing.office_options import OfficeChoices, OfficeOptions
from gongbao.editing.pair_examination import Examination, PairExaminer, TaggedPair
from gongbao.translation import GuaranteeOptions, Translator, load_engine, open_translator

_WINDOW = 16
_Found = TypeVar("_Found")


@dataclass(slots=True)
class _Chosen:
    """The rulings of a choice as they were at a change of the termbase, and what is made of them.

    `reader` and `turn` outlive a change: whoever holds the turn has the connection to himself.
    """

    change: tuple[int, tuple[Waiver, ...]]
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
        choices: The glossaries that may be chosen for a document.
    """

    def __init__(
        self,
        path: Path,
        termbase: Termbase,
        turn: AbstractContextManager[object],
        options: OfficeOptions,
        choices: OfficeChoices,
    ) -> None:
        self._path = path
        self._termbase = termbase
        self._waivers = StoredWaivers(termbase.workspace)
        self._workspace_turn = turn
        self._options = options
        self._choices = choices
        self._turn = RLock()
        self._chosen: dict[RulingChoice, _Chosen] = {}
        self._translating: Workspace | None = None

    def examine(
        self, name: str, choice: RulingChoice, pair: TaggedPair, near: Sequence[TaggedPair]
    ) -> Examination:
        """Return what is wrong with a pair of a document by the rulings of its choice."""
        rulings = self._present(choice)
        with rulings.turn:
            return rulings.examiner.examine(pair, near, name=name)

    def complete(self, choice: RulingChoice, ask: Callable[[SentenceCompleter], _Found]) -> _Found:
        """Return what is asked of the completer of a choice; it is read when first needed."""
        rulings = self._present(choice)
        with rulings.turn:
            if rulings.completer is None:
                # Of its own: what is typed does not wait for a document that is translated.
                engine = load_engine("embedded", threads=self._options.threads)
                rulings.completer = SentenceCompleter(engine, rulings.finder, rulings.turn)
            completer = rulings.completer
        return ask(completer)  # the turn is free while the engine decodes

    def read(self, read: Callable[[RequirementFinder, Sequence[Waiver]], _Found]) -> _Found:
        """Return what is made of the rulings for all days, with the waivers in force.

        What takes long reads by itself: nobody who types waits for it.
        """
        with Workspace(self._path) as reader:
            return read(self._finder(reader, RulingChoice()), self._in_force())

    def translator(self, record: EditedDocument) -> Translator:
        """Return the translator of a document; one thread translates at a time.

        Raises:
            InputError: if a glossary was chosen for it that the office has not opened.
        """
        missing = self._choices.missing(record.rulings.glossaries)
        if missing:
            raise InputError(f"{record.name}: not opened: the glossary {', '.join(missing)}")
        glossaries, packaged_glossary = self._choices.open(record.rulings.glossaries)
        if self._translating is None:
            self._translating = Workspace(self._path)
        translator = open_translator(
            engine=record.engine,
            glossaries=glossaries,
            packaged_glossary=packaged_glossary,
            workspace=self._translating,
            options=GuaranteeOptions(window=_WINDOW),
            threads=self._options.threads,
            settings=self._options.engine_settings,
        )
        if record.rulings.day:
            finder = RequirementFinder(translator.finder.glossaries, day=record.rulings.day)
            translator = replace(translator, finder=finder)
        return translator

    def close(self) -> None:
        """Close the readers."""
        readers = [rulings.reader for rulings in self._chosen.values()]
        for reader in (*readers, *filter(None, [self._translating])):
            reader.close()

    def _present(self, choice: RulingChoice) -> _Chosen:
        """Return the present rulings of a choice, read anew after a change of terms or waivers."""
        with self._workspace_turn:
            waivers = self._in_force()
            change = (self._termbase.last_change(), waivers)
        with self._turn:
            known = self._chosen.get(choice)
            if known is None:
                reader = Workspace(self._path)
                finder = self._finder(reader, choice)
                examiner = PairExaminer(finder, waivers)
                known = self._chosen[choice] = _Chosen(change, finder, examiner, reader)
            elif known.change != change:
                with known.turn:
                    known.finder = self._finder(known.reader, choice)
                    known.examiner = PairExaminer(known.finder, waivers)
                    if known.completer is not None:
                        known.completer = known.completer.with_rulings(known.finder)
                    known.change = change
            return known

    def _finder(self, reader: Workspace, choice: RulingChoice) -> RequirementFinder:
        glossaries, packaged_glossary = self._choices.open(choice.glossaries)
        return open_glossaries(
            glossaries, packaged_glossary=packaged_glossary, workspace=reader, day=choice.day
        )

    def _in_force(self) -> tuple[Waiver, ...]:
        with self._workspace_turn:
            return tuple(stored.waiver for stored in self._waivers.in_force())
