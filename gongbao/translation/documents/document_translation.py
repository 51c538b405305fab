"""Whole documents: segments translated in order, markup placed, results kept for the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpora import BlockKind, Document, MarkedText, Segment
from gongbao.translation.documents.mark_placement import place_marks
from gongbao.translation.guarantee.guaranteed_translator import GuaranteedTranslator
from gongbao.translation.guarantee.outcomes import Outcome
from gongbao.translation.guarantee.segments import SourceSegment, TranslatedSegment


@dataclass(frozen=True, slots=True)
class DocumentTranslation:
    """A document with the translation of each of its segments, in order."""

    document: Document
    segments: tuple[TranslatedSegment, ...]
    translations: tuple[MarkedText, ...]
    signature: str

    def count(self, *outcomes: Outcome) -> int:
        """Return how many requirements ended in one of `outcomes`."""
        return sum(r.outcome in outcomes for s in self.segments for r in s.results)

    @property
    def is_kept(self) -> bool:
        """Tell whether the promise holds: nothing is unmet."""
        return self.count(Outcome.UNMET) == 0


def translate_document(
    document: Document,
    translator: GuaranteedTranslator,
    *,
    on_progress: Callable[[int], None] | None = None,
) -> DocumentTranslation:
    """Translate a document; `on_progress` is told after each segment how many are done."""
    translator.start_document()
    done: list[TranslatedSegment] = []
    translations: list[MarkedText] = []
    sources: Iterator[Segment] = document.iterate_segments()
    segments = (
        SourceSegment(segment.text, is_heading=block.kind is BlockKind.HEADING)
        for block in document.blocks
        for segment in block.segments
    )
    for segment, result in zip(sources, translator.translate(segments), strict=True):
        marks = place_marks(result, segment.marks)
        translations.append(MarkedText(result.target, marks))
        done.append(replace(result, units=()))  # attention is large and no longer needed
        if on_progress is not None:
            on_progress(len(done))
    signature = f"gongbao {_version()} | {translator.signature}"
    return DocumentTranslation(document, tuple(done), tuple(translations), signature)


def _version() -> str:
    from gongbao import __version__

    return __version__
