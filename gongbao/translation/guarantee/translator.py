"""The translator: one for a whole server, and a session of it for each document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock

from corpora.errors import UsageError
from glossary.reading import verify
from glossary.requirements import RequirementFinder
from gongbao.translation.engines import Engine, TextEngine, is_text_engine
from gongbao.translation.guarantee.document_state import DocumentState
from gongbao.translation.guarantee.guarantee_steps import translate_plainly, translate_window
from gongbao.translation.guarantee.segments import (
    SourceSegment,
    TranslatedSegment,
    beside_each_other,
)
from gongbao.translation.guarantee.steps.remembered_segments import SegmentMemory
from gongbao.translation.guarantee.steps.requirement_finding import find_requirements
from gongbao.translation.guarantee.steps.text_engines.asked_drafts import ROUNDS


@dataclass(frozen=True, slots=True)
class GuaranteeOptions:
    """How translations are searched and repaired.

    Attributes:
        beam_size: 1 is greedy.
        repair_beam_size: The same for repairs; greedy repairs are as good and half as dear.
        positions: Places tried for a requirement in a repair round.
        window: Segments decoded together; bounds memory.
        enforce: False leaves the engine's output alone, for comparison.
    """

    beam_size: int = 4
    repair_beam_size: int = 1
    positions: int = 1
    window: int = 128
    enforce: bool = True


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates with every requirement guaranteed; holds no state, so threads may share one.

    Names and terms keep their first rendering within a document. `document` opens one:

        with translator.document() as session:
            for segment in session.translate(["链主企业投资30亿元。"]):
                print(segment.target)

    Attributes:
        engine: Translates; it gives pieces or text only.
        finder: Knows what is required.
        options: How to search and repair.
        memory: What was translated before, if that counts.
    """

    engine: Engine | TextEngine
    finder: RequirementFinder
    options: GuaranteeOptions = field(default_factory=GuaranteeOptions)
    memory: SegmentMemory | None = None
    turn: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)
    """Held while glossaries and memory are read: a database answers one thread at a time."""

    @property
    def signature(self) -> str:
        """Return what reproduces a translation: the model and the options."""
        options = self.options
        glossaries = ", ".join(glossary.signature for glossary in self.finder.glossaries)
        with self.turn:
            memory = f" | {self.memory.signature}" if self.memory else ""
        searched = (
            f"asked again {ROUNDS} times at most,"
            if is_text_engine(self.engine)
            else f"beam {options.beam_size},"
            f" repairs {options.repair_beam_size} x {options.positions},"
        )
        return (
            f"{self.engine.signature} | {searched}"
            f" guarantee {'on' if options.enforce else 'off'} | {glossaries or 'no glossary'}"
            f"{memory}"
        )

    @contextmanager
    def document(self) -> Iterator[DocumentSession]:
        """Open a document: what it has said so far binds what follows in it, and nothing else."""
        yield DocumentSession(self)

    def translate(self, segments: Iterable[str | SourceSegment]) -> Iterator[TranslatedSegment]:
        """Yield the translations of the segments of one document, as a session of its own."""
        with self.document() as session:
            yield from session.translate(segments)


class DocumentSession:
    """One document under translation, in the hands of one thread."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._document = DocumentState()

    def translate(self, segments: Iterable[str | SourceSegment]) -> Iterator[TranslatedSegment]:
        """Yield the translation of each further segment in order, a window at a time.

        Raises:
            UsageError: for one text where segments are expected; its characters are none.
        """
        if isinstance(segments, str):
            raise UsageError("one text where segments are expected: give text.splitlines()")
        options = self._translator.options
        work = translate_window if options.enforce else translate_plainly
        rest = beside_each_other(SourceSegment(s) if isinstance(s, str) else s for s in segments)
        while window := list(islice(rest, options.window)):
            yield from work(window, self._translator, self._document)

    def know(self, persons: Iterable[str]) -> None:
        """Take note of persons whom the document names: they are required wherever they stand."""
        self._document.names.update(dict.fromkeys(persons))

    def recall(self, pairs: Iterable[tuple[SourceSegment, str]]) -> None:
        """Take note of what the document has said already, with the English it has there.

        What follows keeps its names and its renderings, as if it had been translated in one go.
        """
        for segment, english in pairs:
            with self._translator.turn:
                (read,) = find_requirements([segment], self._translator.finder, self._document)
            self._document.renderings.learn(verify(read.requirements, english), english)
