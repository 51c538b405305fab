"""`gongbao glossary lint`: what is wrong with the termbase, or with a glossary file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora.counting import counted
from gongbao.commands.finding_options import fail_on_option, is_failure
from gongbao.commands.workspace_options import format_option, limit_option, workspace_option
from gongbao.front_door import open_termbase

if TYPE_CHECKING:
    from corpora.findings import Finding
    from glossary.concepts import Concept


@click.command(
    epilog="\b\nExamples:\n  gongbao glossary lint\n"
    "  gongbao glossary lint office.tbx --format json"
)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave a rule out: entry.no-source.")
@fail_on_option("From which severity on faults exit with 1.", "minor", "major", default="major")
@limit_option()
@workspace_option
@format_option("text", "json", "jsonl")
@click.pass_context
def lint(
    context: click.Context,
    file: Path | None,
    ignore: tuple[str, ...],
    fail_on: str,
    limit: int | None,
    workspace_path: Path,
    output_format: str,
) -> None:
    """List rulings that contradict each other and entries that are wrong, each with a remedy.

    Two preferred terms for one concept, one term for two concepts in one field, nested terms
    that disagree, duplicates in other width or script, deprecated English that another concept
    prefers, expired terms, also in stored pages dated later, figures and pinyin that are not
    those of the Chinese, missing sources.
    """
    from corpora.published_documents import PublishedDocuments
    from glossary.health import RULES, find_faults

    for rule in ignore:
        if rule not in RULES:
            raise click.BadParameter(
                f"{rule!r} is no rule, expected one of {', '.join(RULES)}", param_hint="--ignore"
            )
    today = date.today().isoformat()
    if file is not None:
        concepts = _concepts_of(file)
        found = find_faults(concepts, today=today)
    else:
        termbase = open_termbase(workspace_path)
        concepts = [version.concept for version in termbase.versions()]
        published = PublishedDocuments(termbase.workspace)
        found = find_faults(concepts, today=today, published=published)
    faults = [fault for fault in found if fault.rule not in ignore]
    _write(faults[:limit], {c.identifier: c.origin for c in concepts}, output_format)
    if output_format == "text":
        click.echo(f"gongbao: {counted(len(faults), 'fault')}", err=True)
    context.exit(int(is_failure((fault.severity for fault in faults), fail_on)))


def _concepts_of(file: Path) -> list[Concept]:
    from corpora import GlossaryError
    from glossary.exchange import read_entries

    entries = list(read_entries(file))
    problems = [entry.problem for entry in entries if entry.problem]
    if problems:
        raise GlossaryError("\n  ".join(["entries that cannot be read:", *problems[:20]]))
    return [entry.concept for entry in entries if entry.concept is not None]


def _write(faults: list[Finding], origins: Mapping[str, str], output_format: str) -> None:
    if output_format == "text":
        for fault in faults:
            click.echo(f"{fault.severity}: {fault.rule}: {fault.english}")
            click.echo(f"  {', '.join(origins[name] or name for name in fault.subjects)}")
            click.echo(f"  -> {fault.suggestion}")
        return
    records = [
        {
            "rule": fault.rule,
            "severity": str(fault.severity),
            "category": fault.category,
            "message": fault.message,
            "suggestion": fault.suggestion,
            "concepts": [{"id": name, "origin": origins[name]} for name in fault.subjects],
        }
        for fault in faults
    ]
    if output_format == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        for record in records:
            click.echo(json.dumps(record, ensure_ascii=False))
