"""Translations handed over to an editor, and what comes back for the document and the memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpora import Document, MarkedText, NormalisedText, normalise
from corpora.findings import Finding, Severity
from corpora.handover import (
    BilingualRow,
    BilingualText,
    bilingual_row,
    checked_rows,
    read_tags,
    row_translation,
    was_edited,
)
from corpora.memory import MemoryUnit
from corpora.spans import Span
from glossary.reading import Verdict, verify
from glossary.requirement import RequirementKind
from glossary.requirements import RequirementFinder
from gongbao.translation.documents.document_translation import DocumentTranslation
from gongbao.translation.guarantee import Outcome, TranslatedSegment, TranslationRule

TERM = TranslationRule(
    "edit.term",
    Severity.MAJOR,
    "terminology/inconsistent with terminology resource",
    "An edit lost a required term.",
)
DEPRECATED = TranslationRule(
    "edit.deprecated",
    Severity.MAJOR,
    "terminology/inconsistent with terminology resource",
    "An edit brought in a deprecated term.",
)
FIGURE = TranslationRule(
    "edit.figure",
    Severity.CRITICAL,
    "accuracy/mistranslation",
    "An edit lost a figure or date, or changed its value.",
)
COPY = TranslationRule(
    "edit.copy",
    Severity.MAJOR,
    "accuracy/mistranslation",
    "An edit lost a name or something else that is copied from the source.",
)
MARKUP = TranslationRule(
    "edit.markup",
    Severity.MAJOR,
    "design and markup/markup tag",
    "An edit broke the markup of a segment, or emptied it.",
)
EDIT_RULES = (COPY, DEPRECATED, FIGURE, MARKUP, TERM)
_LOST = (Outcome.UNMET, Outcome.CONFLICT)


@dataclass(frozen=True, slots=True)
class AppliedEdits:
    """The translations an edited file gives its document, and what its edits broke."""

    translations: tuple[MarkedText, ...]
    edited: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class EditedUnits:
    """The edited segments of a file as units of the memory, and the terms that gave way in them."""

    units: tuple[MemoryUnit, ...]
    findings: tuple[Finding, ...]
    unedited: int


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
    findings: list[Finding] = []
    names: dict[str, None] = {}
    edited = 0
    for (_, segment), row in zip(segments, rows, strict=True):
        translation, problems = row_translation(row, segment)
        translations.append(translation)
        source = normalise(segment.text)
        required = finder.find(source.text, names)
        names.update(dict.fromkeys(required.names))
        if not was_edited(row):
            continue
        edited += 1
        findings += [_markup_finding(row.number, segment.text, problem) for problem in problems]
        findings += [
            _broken(row.number, verdict, source, translation.text)
            for verdict in verify(required.required, translation.text)
            if not verdict.is_met and not verdict.requirement.conflict
        ]
    return AppliedEdits(tuple(translations), edited, tuple(findings))


def edited_units(
    found: BilingualText, finder: RequirementFinder, *, author: str, date: str, project: str = ""
) -> EditedUnits:
    """Return the edited segments of a bilingual file with their neighbours, without tags."""
    texts = [read_tags(row.source)[0] for row in found.rows]
    units: list[MemoryUnit] = []
    findings: list[Finding] = []
    for place, row in enumerate(found.rows):
        target = read_tags(row.target)[0].strip()
        if not was_edited(row) or not target or not texts[place].strip():
            continue
        before = texts[place - 1] if place else ""
        after = texts[place + 1] if place + 1 < len(texts) else ""
        units.append(
            MemoryUnit(texts[place], target, before, after, author, date, found.document, project)
        )
        findings += _changed_terms(row, texts[place], target, finder)
    return EditedUnits(tuple(units), tuple(findings), len(found.rows) - len(units))


def _changed_terms(
    row: BilingualRow, source: str, target: str, finder: RequirementFinder
) -> Iterator[Finding]:
    normalised = normalise(source)
    for verdict in verify(finder.find(normalised.text).required, target):
        needed = verdict.requirement
        if not verdict.is_met and not needed.conflict and needed.concept is not None:
            yield _broken(row.number, verdict, normalised, target)


def _broken(row: int, verdict: Verdict, source: NormalisedText, target: str) -> Finding:
    """Return the finding for a requirement that no longer holds in the English of a row."""
    needed = verdict.requirement
    forms = " | ".join(needed.accepted)
    rule, english, chinese = TERM, f"expected {forms}", f"应为{forms}"
    suggestion = needed.accepted[0]
    if needed.kind is RequirementKind.FORBIDDEN:
        rule, english, chinese = DEPRECATED, f"“{forms}” is deprecated", f"“{forms}”已停用"
        suggestion = needed.concept.accepted[0].text if needed.concept else ""
    elif needed.quantity is not None:
        rule = FIGURE
    elif needed.concept is None:
        rule = COPY
    return Finding(
        rule.name,
        rule.severity,
        rule.category,
        english,
        chinese,
        suggestion,
        text=needed.source,
        context=target,
        source_span=Span(*source.original_span(*needed.span)),
        target_span=verdict.span,
        line=row,
    )


def _markup_finding(row: int, source: str, problem: str) -> Finding:
    return Finding(
        MARKUP.name,
        MARKUP.severity,
        MARKUP.category,
        problem,
        f"标记或译文有误：{problem}",
        text=source,
        line=row,
    )


def _terms(result: TranslatedSegment) -> Iterator[str]:
    for entry in result.results:
        if entry.requirement.kind is not RequirementKind.FORBIDDEN:
            lost = f" ({entry.outcome})" if entry.outcome in _LOST else ""
            yield f"{entry.requirement.source} = {entry.requirement.accepted[0]}{lost}"


def _notes(result: TranslatedSegment) -> Iterator[str]:
    for entry in result.results:
        if entry.outcome in _LOST:
            yield f"{entry.outcome}: {entry.requirement.source}: {entry.reason}"
    for finding in result.findings:
        yield finding.english
    for match in result.proposed:
        yield f"proposed: {match.text} = {match.concept.accepted[0].text}"
