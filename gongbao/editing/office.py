"""An office at work: documents, segments, terms and memory of one workspace under one roof.

Every action of the workbench is a method here. Threads share an office; the workspace is read and
written by one of them at a time, and the engine decodes for one at a time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

from corpora import GongbaoError, InputError
from corpora.handover import read_tags
from corpora.workspace import Workspace
from glossary.termbase import Termbase
from gongbao.checking import Waiver
from gongbao.editing.completion import Completion
from gongbao.editing.deliveries import OfficeDeliveries
from gongbao.editing.document_store import DocumentStore
from gongbao.editing.edited_documents import (
    DocumentStage,
    EditedDocument,
    EditedSegment,
    RulingChoice,
    SegmentStage,
)
from gongbao.editing.office_options import OfficeChoices, OfficeOptions
from gongbao.editing.office_rulings import OfficeRulings
from gongbao.editing.pair_examination import Examination, TaggedPair
from gongbao.editing.published_pages import PublishedPages
from gongbao.editing.quality_review import (
    CheckedPage,
    EvaluatedSystems,
    OfficeWaivers,
    check_pages,
    evaluate_files,
    office_figures,
)
from gongbao.editing.segments.replacements import Replacement
from gongbao.editing.segments.segment_comments import SegmentComments
from gongbao.editing.segments.segment_memory import SegmentMemory
from gongbao.editing.segments.segment_store import SegmentStore
from gongbao.editing.terms.old_wording import OldWording
from gongbao.editing.terms.term_decisions import TermDecisions
from gongbao.editing.terms.term_exchange import TermExchange
from gongbao.editing.terms.term_review import TermReview
from gongbao.editing.translation_queue import TranslationQueue

_NEIGHBOURS = 3
_MATCHES = 5
_SHOWN_USES = 20


class EditingOffice:
    """The office of a workspace; a context manager that ends its work and closes the file.

    Attributes:
        documents: What there is to translate and review.
        segments: Their segments.
        comments: Remarks on them.
        memory: What was translated before.
        terms: The terms.
        term_exchange: All of them: examined, brought in, given out.
        term_review: Where terms stand, and where an old wording does.
        pages: Published pages and their translations.
        queue: Translates in the background.
        waivers: Findings that somebody answers for.
        deliveries: What leaves the house.
        options: How the office works.
        choices: What may be chosen for a document.
    """

    def __init__(self, workspace: Path, options: OfficeOptions | None = None) -> None:
        self.options = options or OfficeOptions()
        self.choices = OfficeChoices(self.options)
        self._workspace = Workspace(workspace)
        self._warming: Thread | None = None
        termbase = Termbase(self._workspace)
        self.documents = DocumentStore(self._workspace)
        self._rulings = OfficeRulings(
            workspace, termbase, self.documents.turn, self.options, self.choices
        )
        self.segments = SegmentStore(self.documents)
        self.comments = SegmentComments(self.documents, self.segments)
        self.memory = SegmentMemory(self.documents, self.segments)
        self.terms = TermDecisions(termbase)
        self.term_exchange = TermExchange(termbase, self.documents.turn)
        self.term_review = TermReview(termbase, self.documents, self.segments, self._examine_again)
        self.pages = PublishedPages(self.documents, self.terms)
        self.waivers = OfficeWaivers(self._workspace, self.documents.turn)
        self.deliveries = OfficeDeliveries(
            self.documents, self.segments, self.comments, self.waivers
        )
        self.queue = TranslationQueue(
            self.documents, self.segments, self._rulings.translator, self.examine_draft
        )

    def __enter__(self) -> EditingOffice:
        self.queue.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._warming is not None:
            self._warming.join()
        if not self.queue.close():
            return  # an engine that does not answer still holds the file; the process lets go of it
        self._rulings.close()
        self._workspace.close()

    def warm(self) -> None:
        """Begin to read rulings and engine in the background, before somebody waits for them."""
        self._warming = Thread(target=self._warm, name="warming", daemon=True)
        self._warming.start()

    def _warm(self) -> None:
        with suppress(GongbaoError, sqlite3.Error):  # whoever asks next is told
            self._rulings.complete(RulingChoice(), lambda completer: completer)

    def add(
        self,
        name: str,
        data: bytes,
        *,
        author: str,
        engine: str = "",
        day: str = "",
        glossaries: Sequence[str] | None = None,
    ) -> int:
        """Take a document in, let it be translated, and return its number.

        Args:
            name: File name; its ending says what it is.
            data: The file.
            author: Who brings it in.
            engine: Of those offered, see `OfficeChoices`; empty for the office's own.
            day: The day whose names of offices count, as 2024-05-01; empty for all.
            glossaries: Names of those offered; None for those the office uses.

        Raises:
            InputError: if it cannot be read, or has nothing to translate; if the engine or a
                glossary is not offered, or the day is none.
        """
        number = self.documents.add(
            name,
            data,
            author=author,
            engine=self.choices.engine(engine),
            rulings=self.choices.rulings(day, glossaries),
        )
        self.queue.put(number)
        return number

    def stop(self, document: int) -> None:
        """Stop the translation of a document; of one that is translated nothing changes."""
        if self.documents.find(document).stage is DocumentStage.TRANSLATING:
            self.queue.stop(document)

    def examine(self, document: int, number: int, target: str) -> Examination:
        """Return what is wrong with English for a segment, and what it requires."""
        first = max(1, number - _NEIGHBOURS)
        *near, segment = self.segments.texts(document, first=first, count=number - first + 1) or [
            TaggedPair("", "")
        ]
        pair = TaggedPair(segment.source, target)
        return self._rulings.examine(*self.documents.name_and_rulings(document), pair, near)

    def examine_draft(
        self, record: EditedDocument, pair: TaggedPair, near: Sequence[TaggedPair]
    ) -> Examination:
        """Return what is wrong with a pair of a document by the rulings that count in it."""
        return self._rulings.examine(record.name, record.rulings, pair, near)

    def _examine_again(self, document: int, number: int) -> EditedSegment:
        target = self.segments.find(document, number).target
        found = self.examine(document, number, target)
        return self.segments.examined(document, number, found)

    def save(
        self,
        document: int,
        number: int,
        target: str,
        *,
        version: int,
        author: str,
        confirm: bool = False,
    ) -> EditedSegment:
        """Store the English of a segment; confirmed, it enters the translation memory.

        Raises:
            EditConflictError: if somebody else saved it in between.
            InputError: if the document is closed; if it is confirmed without English, or with
                tags that are broken.
        """
        examination = self.examine(document, number, target)
        if confirm and (examination.broken_tags or not target.strip()):
            problems = "; ".join(examination.broken_tags) or "there is no English"
            raise InputError(f"segment {number} cannot be confirmed: {problems}")
        saved = self.segments.save(
            document,
            number,
            target,
            version=version,
            author=author,
            confirm=confirm,
            examination=examination,
        )
        if confirm and saved.origin != "none":
            self.memory.settle(document, saved)
        return saved

    def waive(self, document: int, number: int, waiver: Waiver) -> EditedSegment:
        """Grant a waiver for a finding of a segment, and return the segment without it.

        Raises:
            InputError: for a rule that does not exist, or a waiver without a reason.
        """
        self.waivers.grant(waiver)
        return self._examine_again(document, number)

    def undo(self, document: int, *, author: str) -> EditedSegment | None:
        """Take the last change of an author back, confirmed or not; None where there is none."""
        undone = self.segments.undo(document, author=author)
        if undone is None:
            return None
        before, segment = undone
        if SegmentStage.CONFIRMED in (before.stage, segment.stage):
            self.memory.settle(document, segment)
        return self._examine_again(document, segment.number)

    def replace(
        self, document: int, changes: Sequence[Replacement], *, author: str
    ) -> list[EditedSegment]:
        """Store what find and replace changes; a segment that changed in between is left."""
        saved: list[EditedSegment] = []
        for change in changes:
            present = self.segments.find(document, change.number)
            if present.target == change.before:
                saved.append(
                    self.save(
                        document,
                        change.number,
                        change.after,
                        version=present.version,
                        author=author,
                    )
                )
        return saved

    def complete(
        self, document: int, number: int, begun: str, *, repairs: bool = True
    ) -> Completion:
        """Return what may follow typed words; where the draft goes on with them, that.

        Without `repairs` it is there at once, and may lack what is required.
        """
        segment = self.segments.find(document, number)
        plain = read_tags(begun)[0]
        draft = read_tags(segment.target)[0]
        if segment.stage is SegmentStage.DRAFT and plain and draft.startswith(plain):
            return Completion(draft[len(plain) :])
        _, rulings = self.documents.name_and_rulings(document)
        source = read_tags(segment.source)[0]
        return self._rulings.complete(
            rulings, lambda completer: completer.complete(source, plain, repairs=repairs)
        )

    def alternatives(self, document: int, number: int, begun: str) -> list[str]:
        """Return other ways to go on after typed words."""
        source = read_tags(self.segments.find(document, number).source)[0]
        plain = read_tags(begun)[0]
        _, rulings = self.documents.name_and_rulings(document)
        return self._rulings.complete(
            rulings, lambda completer: completer.alternatives(source, plain)
        )

    def correct_wordings(self, wordings: Sequence[OldWording], *, author: str) -> int:
        """Write the ruled term into segments; return how many; what changed meanwhile is left."""
        count = 0
        for one in wordings:
            if one.corrected:
                replacement = Replacement(one.number, one.target, one.corrected)
                count += len(self.replace(one.document, [replacement], author=author))
        return count

    def check_pages(self, source: tuple[str, bytes], target: tuple[str, bytes]) -> CheckedPage:
        """Return what is wrong with a finished pair; see `check_pages`."""
        return self._rulings.read(
            lambda finder, waivers: check_pages(source, target, finder, waivers)
        )

    def evaluate(
        self,
        source: tuple[str, bytes],
        references: Sequence[tuple[str, bytes]],
        systems: Sequence[tuple[str, bytes]],
    ) -> EvaluatedSystems:
        """Return how systems compare; see `evaluate_files`."""
        return self._rulings.read(
            lambda finder, _: evaluate_files(source, references, systems, finder)
        )

    def figures(self) -> dict[str, Any]:
        """Return what the office has done, month by month; see `office_figures`."""
        with self.documents.turn:
            return office_figures(self._workspace)

    def approve(self, document: int, *, author: str) -> None:
        """Approve a document; see `DocumentStore.approve`."""
        self.documents.approve(document, author=author, needs_second=self.options.needs_second)
