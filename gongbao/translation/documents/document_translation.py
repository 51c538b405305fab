"""Whole documents: segments translated in order, markup placed, results kept for the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpora import Document, KeptText, MarkedText, StandingTranslation
from corpora.findings import Finding, Severity
from gongbao.translation.documents.kept_texts import kept_remarks, read_kept
from gongbao.translation.documents.mark_placement import place_marks
from gongbao.translation.documents.sending import refuse_marked, sending_remarks, usage_of
from gongbao.translation.documents.speakers import find_speakers
from gongbao.translation.documents.standing_translations import read_standing
from gongbao.translation.guarantee import Outcome, TranslatedSegment, Translator, sources_of

if TYPE_CHECKING:
    from gongbao.checking import Waiver


_PROMISED = (
    "quantities.",
    "names.",
    "completeness.clause-omitted",
    "completeness.lost-clause",
    "completeness.copied-source",
    "completeness.untranslated",
    "translation.kept",
    "translation.repeated",
    "translation.standing",
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
        standing: What is found in translations that the document has already.
        kept: What is found of Chinese that the document shows and that stays.
    """

    document: Document
    segments: tuple[TranslatedSegment, ...]
    translations: tuple[MarkedText, ...]
    signature: str
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    remarks: tuple[str, ...] = ()
    standing: tuple[tuple[StandingTranslation, Finding], ...] = ()
    kept: tuple[tuple[KeptText, Finding], ...] = ()

    def count(self, *outcomes: Outcome) -> int:
        """Return how many requirements ended in one of `outcomes`."""
        return sum(r.outcome in outcomes for s in self.segments for r in s.results)

    @property
    def is_kept(self) -> bool:
        """Tell whether the promise holds: nothing is unmet or in conflict, nothing found broken."""
        is_met = self.count(Outcome.UNMET, Outcome.CONFLICT) == 0
        return is_met and not any((*self.broken, *self.broken_standing, *self.broken_kept))

    @property
    def broken(self) -> Iterator[tuple[int, Finding]]:
        """Yield what breaks the promise, with the number of its segment from 1.

        A figure too many, twice or turned round, another person, a clause left out, Chinese left.
        """
        for number, segment in enumerate(self.segments, start=1):
            yield from ((number, found) for found in segment.findings if _breaks(found))

    @property
    def broken_standing(self) -> Iterator[tuple[StandingTranslation, Finding]]:
        """Yield what breaks the promise in translations that the document has already."""
        return ((stands, found) for stands, found in self.standing if _breaks(found))

    @property
    def broken_kept(self) -> Iterator[tuple[KeptText, Finding]]:
        """Yield what breaks the promise in Chinese that the document shows and that stays."""
        return ((text, found) for text, found in self.kept if _breaks(found))

    @property
    def kept_remarks(self) -> tuple[str, ...]:
        """Return in words which Chinese stays by design: code, what is marked to stay."""
        return tuple(kept_remarks(self.document.kept))


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

    def is_waived(finding: Finding) -> bool:
        waiver = next((w for w in waivers if w.covers(finding)), None)
        if waiver is not None:
            waived.append((finding, waiver))
        return waiver is not None

    with translator.document() as session:
        session.know(find_speakers(document))
        results = session.translate(sources_of(document))
        for number, (segment, result) in enumerate(
            zip(document.iterate_segments(), results, strict=True), start=1
        ):
            marks = place_marks(result, segment.marks)
            translations.append(MarkedText(result.target, marks))
            remaining: list[Finding] = []
            for finding in result.findings:
                finding = replace(finding, document=document.source_name, line=number)
                if not is_waived(finding):
                    remaining.append(finding)
            # Passages hold attention, which is large and no longer needed.
            done.append(replace(result, passages=(), findings=tuple(remaining)))
            if on_progress is not None:
                on_progress(len(done))
    standing: list[tuple[StandingTranslation, Finding]] = []
    if translator.options.enforce:
        for stands, found in read_standing(document.standing, translator):
            found = replace(found, document=document.source_name)
            if not is_waived(found):
                standing.append((stands, found))
    kept = read_kept(document, waivers)
    signature = f"gongbao {_version()} | {translator.signature}"
    return DocumentTranslation(
        document,
        tuple(done),
        tuple(translations),
        signature,
        (*waived, *kept.waived),
        sending_remarks(translator.engine, before, leave),
        tuple(standing),
        kept.findings,
    )


def _breaks(finding: Finding) -> bool:
    is_grave = finding.severity.rank >= Severity.MAJOR.rank
    return is_grave and finding.rule.startswith(_PROMISED)


def _version() -> str:
    from gongbao import __version__

    return __version__
