"""`gongbao glossary show|list|search|stats`: what the termbase holds."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongbao.commands.aligned_lines import write_rows
from gongbao.commands.glossary.answers.concept_text import (
    concept_cells,
    concept_text,
    version_record,
    write_versions,
)
from gongbao.commands.term_command import TermCommand
from gongbao.commands.workspace_options import format_option, limit_option, workspace_option
from gongbao.front_door import open_termbase

if TYPE_CHECKING:
    from glossary.termbase import ConceptVersion, Termbase


@click.command(cls=TermCommand, epilog="\b\nExample:\n  gongbao glossary show 链主")
@click.argument("terms", nargs=-1, required=True, metavar="TERM...")
@workspace_option
@format_option("text", "json", "jsonl")
def show(terms: tuple[str, ...], workspace_path: Path, output_format: str) -> None:
    """Show concepts with everything they have; TERM is an identifier or one of the terms."""
    termbase = open_termbase(workspace_path)
    found: list[ConceptVersion] = []
    for term in terms:
        named = termbase.find(term)
        found += [named] if named else termbase.find_named(term) or [termbase.require(term)]
    write_versions(found, output_format, concept_text)


@click.command("list", epilog="\b\nExample:\n  gongbao glossary list --proposed --format jsonl")
@click.option("--proposed", is_flag=True, help="Only what waits for approval.")
@click.option("--retired", is_flag=True, help="Retired concepts too.")
@click.option("--subject", help="Only of this field.")
@click.option("--scope", help="Only of this project or office.")
@limit_option()
@workspace_option
@format_option("text", "json", "jsonl")
@click.pass_context
def list_concepts(
    context: click.Context,
    proposed: bool,
    retired: bool,
    subject: str | None,
    scope: str | None,
    limit: int | None,
    workspace_path: Path,
    output_format: str,
) -> None:
    """List concepts: identifier, Chinese, English, subject, "proposed" if so."""
    from glossary.termbase import rivals

    termbase = open_termbase(workspace_path)
    chosen = (
        version
        for version in termbase.versions(with_retired=retired)
        if (not proposed or not version.concept.is_approved or rivals(version.concept))
        and (subject is None or version.concept.subject == subject)
        and (scope is None or version.concept.scope == scope)
    )
    listed = islice(chosen, limit)
    if output_format == "text":
        write_rows(concept_cells(version.concept) for version in listed)
    else:
        write_versions(listed, output_format, concept_text)


@click.command(
    cls=TermCommand,
    epilog="\b\nExamples:\n  gongbao glossary search lianzhu\n"
    "  gongbao glossary search 'chain mastr'",
)
@click.argument("query")
@limit_option(20)
@workspace_option
@format_option("text", "json", "jsonl")
@click.pass_context
def search(
    context: click.Context, query: str, limit: int, workspace_path: Path, output_format: str
) -> None:
    """Search by Chinese, English (typing errors allowed), pinyin or its initials, best first.

    Exit code 1 if nothing is found.
    """
    from glossary.termbase import TermSearch

    termbase = open_termbase(workspace_path)
    found = TermSearch(termbase.workspace.connection).search(query, limit=limit)
    records: list[dict[str, Any]] = []
    rows: list[tuple[str, ...]] = []
    for term in found:
        version = termbase.find_numbered(term.concept)
        if version is None:
            continue
        rows.append((term.kind, term.text, *concept_cells(version.concept)))
        facts = {"match": term.kind, "term": term.text, "similarity": round(term.similarity, 1)}
        records.append({**facts, **version_record(version)})
    if output_format == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif output_format == "jsonl":
        for record in records:
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        write_rows(rows)
    context.exit(0 if records else 1)


@click.command(epilog="\b\nExample:\n  gongbao glossary stats --format json")
@workspace_option
@format_option("text", "json", "jsonl")
def stats(workspace_path: Path, output_format: str) -> None:
    """Count concepts by state, terms by language and status, changes by author."""
    termbase = open_termbase(workspace_path)
    counts = _counts(termbase)
    if output_format == "json":
        click.echo(json.dumps(counts, ensure_ascii=False, indent=1))
        return
    for name, group in counts.items():
        if output_format == "jsonl":
            click.echo(json.dumps({"name": name, "counts": group}, ensure_ascii=False))
            continue
        click.echo(f"{name}: " + ", ".join(f"{key} {count}" for key, count in group.items()))


def _counts(termbase: Termbase) -> dict[str, dict[str, int]]:
    concepts: Counter[str] = Counter()
    terms: Counter[str] = Counter()
    subjects: Counter[str] = Counter()
    authors: Counter[str] = Counter()
    for version in termbase.versions(with_retired=True):
        concept = version.concept
        authors[version.change.author] += 1
        if version.is_retired:
            concepts["retired"] += 1
            continue
        concepts["approved" if concept.is_approved else "proposed"] += 1
        subjects[concept.subject or "-"] += 1
        terms.update(f"{term.language_tag} {term.status}" for term in concept.terms)
    return {
        "concepts": dict(sorted(concepts.items())),
        "terms": dict(sorted(terms.items())),
        "subjects": dict(subjects.most_common(20)),
        "last changed by": dict(authors.most_common(20)),
    }
