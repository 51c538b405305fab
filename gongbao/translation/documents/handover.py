"""Translations handed over to an editor, and what the editor's changes did to requirements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpora import Document, MarkedText, normalise
from corpora.handover import (
    BilingualText,
    bilingual_row,
    checked_rows,
    row_translation,
    was_edited,
)
from glossary.reading.verification import verify
from glossary.requirements import RequirementFinder, RequirementKind
from gongbao.translation.documents.document_translation import DocumentTranslation
from gongbao.translation.guarantee.outcomes import Outcome
from gongbao.translation.guarantee.segments import TranslatedSegment


@dataclass(frozen=True, slots=True)
class EditFinding:
    """What an edit broke: the row, the Chinese words concerned, and the reason."""

    row: int
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class AppliedEdits:
    """The translations an edited file gives its document, and what its edits broke."""

    translations: tuple[MarkedText, ...]
    edited: int
    findings: tuple[EditFinding, ...]


def hand_over(translation: DocumentTranslation, *, is_article: bool = False) -> BilingualText:
    """Return a translation as rows of source, target, terms and notes."""
    document = translation.document
    parts = zip(document.segments, translation.translations, translation.segments, strict=True)
    rows = tuple(
        bilingual_row(
            number, segment, made, terms="\n".join(_terms(result)), notes="\n".join(_notes(result))
        )
        for number, (segment, made, result) in enumerate(parts, start=1)
    )
    return BilingualText(
        document.source_name, document.digest, rows, is_article, translation.signature
    )


def apply_edits(
    found: BilingualText, document: Document, finder: RequirementFinder, name: str
) -> AppliedEdits:
    """Return what an edited file gives its document.

    Rows that were not edited are as they were translated, and so is what they lack; only edits
    are held against the requirements of their source.

    Raises:
        DocumentError: naming file and row, where the rows are not the document's.
    """
    segments = list(enumerate(document.segments, start=1))
    rows = checked_rows(found, segments, name)
    translations: list[MarkedText] = []
    findings: list[EditFinding] = []
    names: dict[str, None] = {}
    edited = 0
    for (_, segment), row in zip(segments, rows, strict=True):
        translation, problems = row_translation(row, segment)
        translations.append(translation)
        text = normalise(segment.text).text
        required = finder.find(text, names)
        names.update(dict.fromkeys(required.names))
        if not was_edited(row):
            continue
        edited += 1
        findings += [EditFinding(row.number, segment.text, problem) for problem in problems]
        for verdict in verify(required.required, translation.text):
            needed = verdict.requirement
            if verdict.is_met or needed.conflict:
                continue
            forms = " | ".join(needed.accepted)
            is_forbidden = needed.kind is RequirementKind.FORBIDDEN
            reason = f"“{forms}” is deprecated" if is_forbidden else f"expected {forms}"
            findings.append(EditFinding(row.number, needed.source, reason))
    return AppliedEdits(tuple(translations), edited, tuple(findings))


def _terms(result: TranslatedSegment) -> Iterator[str]:
    for entry in result.results:
        if entry.requirement.kind is not RequirementKind.FORBIDDEN:
            lost = f" ({entry.outcome})" if entry.outcome in _LOST else ""
            yield f"{entry.requirement.source} = {entry.requirement.accepted[0]}{lost}"


def _notes(result: TranslatedSegment) -> Iterator[str]:
    for entry in result.results:
        if entry.outcome in _LOST:
            yield f"{entry.outcome}: {entry.requirement.source}: {entry.reason}"
    yield from result.warnings
    for match in result.proposed:
        yield f"proposed: {match.text} = {match.concept.accepted[0].text}"


_LOST = (Outcome.UNMET, Outcome.CONFLICT)
