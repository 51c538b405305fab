"""Whole documents: segments translated in order, markup placed, results kept for the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpora import BlockKind, Document, MarkedText
from corpora.findings import Finding, Severity
from gongbao.translation.documents.mark_placement import place_marks
from gongbao.translation.documents.sending import refuse_marked, sending_remarks, usage_of
from gongbao.translation.guarantee import Outcome, SourceSegment, TranslatedSegment, Translator

if TYPE_CHECKING:
    from gongbao.checking import Waiver


_PROMISED = (
    "quantities.",
    "names.",
    "completeness.lost-clause",
    "completeness.copied-source",
    "completeness.untranslated",
    "translation.repeated",
    "translation.unanswered",
    "engine.",
)
"""Rules whose findings break the promise of the exit code."""


@dataclass(frozen=True, slots=True)
class DocumentTranslation:
    """A document with the translation of each of its segments, in order.

    Attributes:
        document: The document.
        segments: Its segments, translated.
        translations: The same as they are written into the document, with their marks.
        signature: What reproduces them.
        waived: Findings that somebody answers for, with the waiver; the segments have the others.
        remarks: What is recorded of the run: which host had the text, by whose leave, at what cost.
    """

    document: Document
    segments: tuple[TranslatedSegment, ...]
    translations: tuple[MarkedText, ...]
    signature: str
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    remarks: tuple[str, ...] = ()

    def count(self, *outcomes: Outcome) -> int:
        """Return how many requirements ended in one of `outcomes`."""
        return sum(r.outcome in outcomes for s in self.segments for r in s.results)

    @property
    def is_kept(self) -> bool:
        """Tell whether the promise holds: nothing is unmet or in conflict, nothing found broken."""
        return self.count(Outcome.UNMET, Outcome.CONFLICT) == 0 and next(self.broken, None) is None

    @property
    def broken(self) -> Iterator[tuple[int, Finding]]:
        """Yield what breaks the promise, with the number of its segment from 1.

        A figure too many, twice or turned round, another person, a clause left out, Chinese left.
        """
        for number, segment in enumerate(self.segments, start=1):
            for finding in segment.findings:
                is_grave = finding.severity.rank >= Severity.MAJOR.rank
                if is_grave and finding.rule.startswith(_PROMISED):
                    yield number, finding


def translate_document(
    document: Document,
    translator: Translator,
    *,
    waivers: Sequence[Waiver] = (),
    on_progress: Callable[[int], None] | None = None,
) -> DocumentTranslation:
    """Translate a document.

    Args:
        document: What to translate.
        translator: Translates; nothing of the document stays in it.
        waivers: Findings they cover are kept apart.
        on_progress: Is told after each segment how many are done.

    Raises:
        DocumentError: for a document with a secrecy mark that would leave this machine.
    """
    leave, before = refuse_marked(document, translator.engine), usage_of(translator.engine)
    done: list[TranslatedSegment] = []
    translations: list[MarkedText] = []
    waived: list[tuple[Finding, Waiver]] = []
    with translator.document() as session:
        results = session.translate(_sources(document))
        for number, (segment, result) in enumerate(
            zip(document.iterate_segments(), results, strict=True), start=1
        ):
            marks = place_marks(result, segment.marks)
            translations.append(MarkedText(result.target, marks))
            remaining: list[Finding] = []
            for finding in result.findings:
                finding = replace(finding, document=document.source_name, line=number)
                waiver = next((w for w in waivers if w.covers(finding)), None)
                if waiver is None:
                    remaining.append(finding)
                else:
                    waived.append((finding, waiver))
            # Passages hold attention, which is large and no longer needed.
            done.append(replace(result, passages=(), findings=tuple(remaining)))
            if on_progress is not None:
                on_progress(len(done))
    signature = f"gongbao {_version()} | {translator.signature}"
    return DocumentTranslation(
        document,
        tuple(done),
        tuple(translations),
        signature,
        tuple(waived),
        sending_remarks(translator.engine, before, leave),
    )


def _sources(document: Document) -> Iterator[SourceSegment]:
    for block in document.blocks:
        for segment in block.segments:
            yield SourceSegment(segment.text, is_heading=block.kind is BlockKind.HEADING)


def _version() -> str:
    from gongbao import __version__

    return __version__
