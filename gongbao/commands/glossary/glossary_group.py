"""`gongbao glossary`: what the glossaries say about a text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongbao.commands.deferred_group import Deferred, DeferredGroup
from gongbao.commands.glossary.glossary_options import Rulings, glossary_options
from gongbao.commands.workspace_options import format_option, limit_option

if TYPE_CHECKING:
    from corpora import Document
    from glossary.requirements import RequirementFinder

_ROOM = "gongbao.commands.glossary"
_COMMANDS = {
    "add": Deferred(
        f"{_ROOM}.glossary_edit:add",
        "Add a concept: CHINESE, and the ENGLISH term that is guaranteed from now on.",
    ),
    "approve": Deferred(
        f"{_ROOM}.glossary_decisions:approve",
        "Approve concepts: `gongbao translate` guarantees them from now on.",
    ),
    "diff": Deferred(
        f"{_ROOM}.glossary_history:diff",
        "Show what differs between two versions of a concept, or what a change changed.",
    ),
    "edit": Deferred(
        f"{_ROOM}.glossary_edit:edit",
        "Change a concept; TERM is its identifier or one of its terms.",
    ),
    "evidence": Deferred(
        f"{_ROOM}.glossary_evidence:evidence",
        "Show how published documents rendered a Chinese TERM: counts, years, contexts.",
    ),
    "export": Deferred(
        f"{_ROOM}.glossary_exchange:export",
        "Write the termbase to FILE; what the format cannot hold is listed.",
    ),
    "extract": Deferred(
        f"{_ROOM}.glossary_extract:extract_terms",
        "Write the terms and slogans of PAIRS as TSV, best first: zh, en, count, score, ruling...",
    ),
    "history": Deferred(
        f"{_ROOM}.glossary_history:history",
        "Show every version of a concept: when, by whom, why, and what it changed.",
    ),
    "import": Deferred(
        f"{_ROOM}.glossary_exchange:import_file",
        "Bring FILE into the termbase: all of it, or nothing.",
    ),
    "lint": Deferred(
        f"{_ROOM}.glossary_lint:lint",
        "List rulings that contradict each other and entries that are wrong, each with a remedy.",
    ),
    "list": Deferred(
        f"{_ROOM}.glossary_show:list_concepts",
        'List concepts: identifier, Chinese, English, subject, "proposed" if so.',
    ),
    "propose": Deferred(
        f"{_ROOM}.glossary_decisions:propose",
        "Propose a term, or all candidates of a table; `approve` or `review` decides.",
    ),
    "reject": Deferred(
        f"{_ROOM}.glossary_decisions:reject",
        "Reject proposals, with a reason: a proposed concept is retired.",
    ),
    "retire": Deferred(
        f"{_ROOM}.glossary_decisions:retire",
        "Take concepts out of use; nothing is deleted, `edit --restore` brings them back.",
    ),
    "review": Deferred(
        f"{_ROOM}.glossary_review:review",
        "Go through what waits for approval: a key approves, rejects, edits, skips or goes back.",
    ),
    "search": Deferred(
        f"{_ROOM}.glossary_show:search",
        "Search by Chinese, English (typing errors allowed), pinyin or its initials, best first.",
    ),
    "show": Deferred(
        f"{_ROOM}.glossary_show:show",
        "Show concepts with everything they have; TERM is an identifier or one of the terms.",
    ),
    "stats": Deferred(
        f"{_ROOM}.glossary_show:stats",
        "Count concepts by state, terms by language and status, changes by author.",
    ),
    "undo": Deferred(
        f"{_ROOM}.glossary_history:undo",
        "Write what CHANGE replaced once more (by default the last change of the termbase).",
    ),
}


@click.group(cls=DeferredGroup, deferred=_COMMANDS)
def glossary() -> None:
    """Official terms: what matches in a text, and why."""


@glossary.command(
    epilog="\b\nExample:\n  gongbao glossary match bulletin.html --glossary office.tsv"
)
@click.argument("file")
@glossary_options
@limit_option()
@format_option("text", "json", "jsonl")
def match(file: str, rulings: Rulings, limit: int | None, output_format: str) -> None:
    """Show every term, figure and copy that FILE requires of its translation, and why."""
    from corpora import read_document

    if file == "-":
        document = read_document(
            None, sys.stdin.buffer.read(), name="standard input", language="zh"
        )
    else:
        document = read_document(Path(file), language="zh")
    finder = rulings.open()
    entries = list(islice(_matches(document, finder), limit))
    if output_format == "json":
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
    elif output_format == "jsonl":
        for entry in entries:
            click.echo(json.dumps(entry, ensure_ascii=False))
    else:
        for entry in entries:
            click.echo(
                f"{entry['segment']}:{entry['source_span'][0]}\t{entry['kind']}\t{entry['source']}"
                f"\t{' | '.join(entry['accepted'])}\t{entry['why']}"
            )


def _matches(document: Document, finder: RequirementFinder) -> Iterator[dict[str, Any]]:
    from gongbao.front_door import match_terms

    for number, segment in enumerate(document.iterate_segments(), start=1):
        for found in match_terms(segment.text, finder):
            yield {
                "segment": number,
                "kind": found.kind,
                "source": found.source,
                "source_span": list(found.span),
                "accepted": list(found.accepted),
                "why": found.why,
            }
