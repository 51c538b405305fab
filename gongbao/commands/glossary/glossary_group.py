"""`gongbao glossary`: what the glossaries say about a text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpora import normalise, read_document
from gongbao.commands.glossary.glossary_options import Rulings, glossary_options

if TYPE_CHECKING:
    from corpora import Document, Segment
    from glossary.requirements import Requirement, RequirementFinder


@click.group()
def glossary() -> None:
    """Official terms: what matches in a text, and why."""


@glossary.command(
    epilog="\b\nExample:\n  gongbao glossary match bulletin.html --glossary office.tsv"
)
@click.argument("file")
@glossary_options
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
)
def match(file: str, rulings: Rulings, output_format: str) -> None:
    """Show every term, figure and copy that FILE requires of its translation, and why."""
    if file == "-":
        document = read_document(
            None, sys.stdin.buffer.read(), name="standard input", language="zh"
        )
    else:
        document = read_document(Path(file), language="zh")
    finder = rulings.open()
    entries = list(_matches(document, finder))
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
    for number, segment in enumerate(document.iterate_segments(), start=1):
        yield from _segment_matches(number, segment, finder)


def _segment_matches(
    number: int, segment: Segment, finder: RequirementFinder
) -> Iterator[dict[str, Any]]:
    normalised = normalise(segment.text)
    found = finder.find(normalised.text)
    for requirement in found.required:
        start, end = normalised.original_span(requirement.start, requirement.end)
        yield {
            "segment": number,
            "kind": str(requirement.kind),
            "source": segment.text[start:end],
            "source_span": [start, end],
            "accepted": list(requirement.accepted),
            "why": _why(requirement),
        }
    for match_ in found.proposed:
        start, end = normalised.original_span(match_.start, match_.end)
        yield {
            "segment": number,
            "kind": "proposed",
            "source": segment.text[start:end],
            "source_span": [start, end],
            "accepted": [term.text for term in match_.concept.accepted],
            "why": f"proposed, not guaranteed ({match_.concept.origin})",
        }


def _why(requirement: Requirement) -> str:
    if requirement.conflict:
        return f"conflict: {requirement.conflict}"
    concept = requirement.concept
    if concept is None:
        return "figure, compared by value" if requirement.quantity else "copied"
    status = "deprecated" if requirement.kind == "forbidden" else "approved"
    source = f"; {concept.source}" if concept.source else ""
    return f"{status} ({concept.origin}{source})"
