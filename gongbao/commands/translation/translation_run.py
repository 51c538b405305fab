"""One document translated and written: with its report, its bilingual file and its findings."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import write_atomically
from corpora.languages import has_chinese
from gongbao.commands.progress import segment_progress
from gongbao.commands.sources import STANDARD_INPUT
from gongbao.commands.translation.translation_jobs import Job

if TYPE_CHECKING:
    from corpora import Document
    from corpora.workspace import Workspace
    from gongbao.checking import Waiver
    from gongbao.translation import DocumentTranslation, Translator

_FINDINGS_SHOWN = 10
_UNANSWERED = ("engine.", "translation.unanswered")


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How translations are written.

    Attributes:
        output_format: "text" for the format of the input, "jsonl" for one object a segment.
        xliff_version: "1.2" or "2.1", where the bilingual file is XLIFF.
        is_article: Only the article of a page was read.
        is_guaranteed: What is unmet is told and counts.
        waivers: Findings that somebody answers for.
    """

    output_format: str = "text"
    xliff_version: str = "1.2"
    is_article: bool = False
    is_guaranteed: bool = True
    waivers: tuple[Waiver, ...] = ()


def run_job(
    job: Job,
    document: Document,
    translator: Translator,
    options: RunOptions,
    on_done: Callable[[DocumentTranslation], None] = lambda _: None,
) -> bool:
    """Translate a document and write its files; tell whether the promise was kept.

    `on_done` is given the translation once its files are written.
    """
    from gongbao.translation import translate_document

    has_words = any(has_chinese(segment.text) for segment in document.iterate_segments())
    if not has_words and not document.kept:
        name = document.source_name or STANDARD_INPUT
        click.echo(f"gongbao: {name}: nothing to translate: no Chinese text in it", err=True)
    total = sum(len(block.segments) for block in document.blocks)
    with segment_progress(document.source_name or STANDARD_INPUT, total) as advance:
        translation = translate_document(
            document, translator, waivers=options.waivers, on_progress=advance
        )
    if job.output is not None or job.bilingual is None:
        _write(job.output, _rendered(translation, options.output_format))
    if job.report is not None:
        from gongbao.reports import render_report

        _write(job.report, render_report(translation).encode("utf-8"))
    if job.bilingual is not None:
        from corpora.handover import write_bilingual
        from gongbao.translation.documents import hand_over

        rows = hand_over(translation, is_article=options.is_article)
        data = write_bilingual(rows, str(job.bilingual), xliff_version=options.xliff_version)
        _write(job.bilingual, data)
    for remark in (*translation.remarks, *translation.kept_remarks):
        name = document.source_name or STANDARD_INPUT
        click.echo(f"gongbao: {name}: {remark}", err=True)
    lines = unmet_lines(translation) if options.is_guaranteed else unanswered_lines(translation)
    tell_unkept(document.source_name or STANDARD_INPUT, lines)
    on_done(translation)
    return not lines


def _rendered(translation: DocumentTranslation, output_format: str) -> bytes:
    from corpora import render_document
    from gongbao.translation import explain

    if output_format == "jsonl":
        lines = (json.dumps(entry, ensure_ascii=False) for entry in explain(translation))
        return "".join(line + "\n" for line in lines).encode("utf-8")
    return render_document(translation.document, translation.translations)


def unmet_lines(translation: DocumentTranslation) -> list[str]:
    """Return in words what is not in the translation as promised."""
    from gongbao.translation.documents import told_kept

    lines = [
        f"segment {number}: {result.outcome}: {result.requirement.source}: {result.reason}"
        for number, segment in enumerate(translation.segments, start=1)
        for result in segment.results
        if result.outcome in ("unmet", "conflict")
    ]
    lines += [
        f"segment {number}: {finding.rule}: {finding.english} (“{finding.text}”)"
        for number, finding in translation.broken
    ]
    lines += [
        f"{standing.place}: stays as it is: {finding.rule}: {finding.english} (“{finding.text}”)"
        for standing, finding in translation.broken_standing
    ]
    lines += [told_kept(kept, finding) for kept, finding in translation.broken_kept]
    return lines


def unanswered_lines(translation: DocumentTranslation) -> list[str]:
    """Return in words which segments have no translation at all, promised or not."""
    return [
        f"segment {number}: {finding.rule}: {finding.english} (“{finding.text}”)"
        for number, finding in translation.broken
        if finding.rule.startswith(_UNANSWERED)
    ]


def translation_waivers(workspace: Workspace | None) -> tuple[Waiver, ...]:
    """Return the waivers of the workspace that are about translations."""
    if workspace is None:
        return ()
    from glossary.reading import list_pair_rules
    from gongbao.checking.stored_waivers import StoredWaivers
    from gongbao.translation import TRANSLATION_RULE_NAMES

    stored = StoredWaivers(workspace).in_force()
    known = TRANSLATION_RULE_NAMES | {rule.name for rule in list_pair_rules()}
    return tuple(s.waiver for s in stored if s.waiver.rule in known)


def tell_unkept(name: str, lines: Sequence[str]) -> None:
    """Say on standard error what is not in the translation, so an exit code 1 has its reason."""
    for line in lines[:_FINDINGS_SHOWN]:
        click.echo(f"gongbao: {name}: {line}", err=True)
    if len(lines) > _FINDINGS_SHOWN:
        rest = len(lines) - _FINDINGS_SHOWN
        click.echo(f"gongbao: {name}: {rest} more; --report FILE.html shows all", err=True)


def _write(path: Path | None, data: bytes) -> None:
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
