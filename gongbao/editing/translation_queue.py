"""Documents translated in the background, one after the other; stopped, resumed, told how far.

What is translated is stored a window at a time, so a program that is killed loses a few seconds of
work and goes on where it was.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from itertools import islice
from queue import SimpleQueue

from corpora import Document, GongbaoError
from corpora.handover import read_tags, write_tags
from corpora.languages import has_chinese
from gongbao.editing.document_store import DocumentStore
from gongbao.editing.edited_documents import DocumentStage, EditedDocument, Progress
from gongbao.editing.pair_examination import Examination, TaggedPair
from gongbao.editing.segments.segment_store import DraftedSegment, SegmentStore
from gongbao.translation import TranslatedSegment, Translator, sources_of
from gongbao.translation.documents import find_speakers, place_marks, refuse_marked
from gongbao.translation.guarantee import Stage

_WINDOW = 16
_PATIENCE_SECONDS = 30.0

TranslatorOpener = Callable[[EditedDocument], Translator]
"""Returns the translator of a document: its engine, and the rulings of its day."""
Examiner = Callable[[EditedDocument, TaggedPair, Sequence[TaggedPair]], Examination]
"""Returns what is wrong with a pair, given those before it."""


class TranslationQueue:
    """Translates documents of a store in a thread of its own."""

    def __init__(
        self,
        documents: DocumentStore,
        segments: SegmentStore,
        open_translator: TranslatorOpener,
        examine: Examiner,
    ) -> None:
        self._documents = documents
        self._segments = segments
        self._open_translator = open_translator
        self._examine = examine
        self._waiting: SimpleQueue[int | None] = SimpleQueue()
        self._stopped: set[int] = set()
        self._running: dict[int, Progress] = {}
        self._thread: threading.Thread | None = None
        self._is_closing = False

    def start(self) -> None:
        """Begin, with what a former run left unfinished."""
        self._thread = threading.Thread(target=self._work, name="translation", daemon=True)
        self._thread.start()
        for document in reversed(self._documents.all()):
            if document.stage is DocumentStage.TRANSLATING:
                self._waiting.put(document.identifier)

    def close(self) -> bool:
        """End after the window that is being translated; tell whether it has ended in time."""
        self._is_closing = True
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join(_PATIENCE_SECONDS)
        return self._thread is None or not self._thread.is_alive()

    def put(self, document: int) -> None:
        """Let a document be translated, or go on with it."""
        self._stopped.discard(document)
        self._documents.set_stage(document, DocumentStage.TRANSLATING)
        self._waiting.put(document)

    def stop(self, document: int) -> None:
        """Stop the translation of a document after its present window."""
        self._stopped.add(document)
        if document not in self._running:
            self._documents.set_stage(document, DocumentStage.STOPPED)

    def progress(self, document: int) -> Progress | None:
        """Return how far the translation of a document is, None where none runs."""
        return self._running.get(document)

    def _work(self) -> None:
        while (number := self._waiting.get()) is not None:
            if self._is_closing:
                return
            document = self._documents.find(number)
            if number in self._stopped or document.stage is not DocumentStage.TRANSLATING:
                continue
            try:
                self._translate(document)
            except GongbaoError as error:
                self._documents.set_stage(number, DocumentStage.FAILED, error=str(error))
            except Exception as error:  # the thread outlives a fault of one document
                told = f"{type(error).__name__}: {error}"
                self._documents.set_stage(number, DocumentStage.FAILED, error=told)
            finally:
                self._running.pop(number, None)

    def _translate(self, record: EditedDocument) -> None:
        number = record.identifier
        done = self._segments.before_open(number)
        self._running[number] = Progress("running", done, record.segments)
        document = self._documents.document(number)
        translator = self._open_translator(record)
        refuse_marked(document, translator.engine)
        self._documents.set_signature(number, translator.signature)
        began, first = time.monotonic(), done
        sources = sources_of(document)
        with translator.document() as session:
            session.know(find_speakers(document))
            known = self._segments.texts(number, first=1, count=done)
            session.recall(
                (source, read_tags(pair.target)[0])
                for source, pair in zip(islice(sources, done), known, strict=True)
            )
            while window := list(islice(sources, _WINDOW)):
                if number in self._stopped or self._is_closing:
                    stage = DocumentStage.STOPPED
                    if number in self._stopped:
                        self._documents.set_stage(number, stage)
                    return
                results = list(session.translate(window))
                self._store(record, document, done, results)
                done += len(window)
                rate = (done - first) / max(time.monotonic() - began, 1e-6)
                self._running[number] = Progress("running", done, record.segments, round(rate, 1))
        self._documents.set_stage(number, DocumentStage.IN_REVIEW)

    def _store(
        self,
        record: EditedDocument,
        document: Document,
        done: int,
        results: list[TranslatedSegment],
    ) -> None:
        number = record.identifier
        near = self._segments.texts(number, first=max(1, done - 2), count=min(done, 3))
        drafts: list[DraftedSegment] = []
        segments = islice(document.iterate_segments(), done, done + len(results))
        for place, (segment, result) in enumerate(
            zip(segments, results, strict=True), start=done + 1
        ):
            target = write_tags(result.target, place_marks(result, segment.marks))
            pair = TaggedPair(write_tags(segment.text, segment.marks), target)
            is_chinese = has_chinese(segment.text)
            found = self._examine(record, pair, near) if is_chinese else Examination((), ())
            drafts.append(
                DraftedSegment(place, target, _origin(result) if is_chinese else "none", found)
            )
            near = [*near[-2:], pair]
        self._segments.write_drafts(number, drafts)


def _origin(result: TranslatedSegment) -> str:
    if result.memory is not None:
        return "memory"
    by_rule = bool(result.results) and all(r.stage is Stage.CELL for r in result.results)
    return "rule" if by_rule else "model"
