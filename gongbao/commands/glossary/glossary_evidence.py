"""`gongbao glossary evidence`: how the published corpus rendered a term."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpora import GlossaryError, normalise_term
from corpora.languages import has_chinese
from gongbao.commands.term_command import TermCommand
from gongbao.commands.workspace_options import format_option, limit_option, workspace_option
from gongbao.front_door import open_termbase

if TYPE_CHECKING:
    from align.words import RenderingEvidence


@click.command(
    cls=TermCommand, epilog="\b\nExample:\n  gongbao glossary evidence 链主 --contexts 3"
)
@click.argument("term")
@click.option(
    "--contexts",
    type=click.IntRange(0),
    default=2,
    show_default=True,
    help="Sentences to show for each rendering.",
)
@limit_option()
@workspace_option
@format_option("text", "json", "jsonl")
@click.pass_context
def evidence(
    context: click.Context,
    term: str,
    contexts: int,
    limit: int | None,
    workspace_path: Path,
    output_format: str,
) -> None:
    """Show how published documents rendered a Chinese TERM: counts, years, contexts.

    The documents are those of `gongbao corpus add`. Exit code 1 if none has the term.
    """
    from align.encoder import packaged_encoder
    from align.words import WordLinker, find_evidence
    from corpora.published_documents import PublishedDocuments

    termbase = open_termbase(workspace_path)
    named = termbase.find_named(term)
    concept = named[0].concept if named else None
    names = [t.text for t in concept.chinese] if concept else [normalise_term(term)]
    if not any(map(has_chinese, names)):
        raise GlossaryError(f"{term!r}: neither Chinese nor a term of the termbase")
    published = PublishedDocuments(termbase.workspace)
    linker = WordLinker(packaged_encoder())
    found: list[RenderingEvidence] = []
    for name in names:
        found += find_evidence(published.find_chinese(name), name, linker, concept)
    found = found[:limit]
    if output_format == "json":
        records = [_record(rendering, contexts) for rendering in found]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif output_format == "jsonl":
        for rendering in found:
            click.echo(json.dumps(_record(rendering, contexts), ensure_ascii=False))
    else:
        for rendering in found:
            for line in _lines(rendering, contexts):
                click.echo(line)
        if not found:
            click.echo(f"gongbao: no published document has {' or '.join(names)}", err=True)
    context.exit(0 if found else 1)


def _lines(rendering: RenderingEvidence, contexts: int) -> Iterator[str]:
    years = ", ".join(f"{year or 'no date'}: {count}" for year, count in rendering.years)
    ruling = f"  [{rendering.ruling}]" if rendering.ruling else ""
    yield f"{rendering.count:>5}  {rendering.text or '(no rendering found)'}{ruling}  ({years})"
    for place in rendering.places[:contexts]:
        document = place.document
        yield f"         {document.name} ({document.date or '-'}), {place.position}"
        yield f"         {place.pair.source}"
        yield f"         {place.pair.target}"


def _record(rendering: RenderingEvidence, contexts: int) -> dict[str, Any]:
    return {
        "rendering": rendering.text,
        "count": rendering.count,
        "ruling": rendering.ruling,
        "years": dict(rendering.years),
        "contexts": [
            {
                "document": place.document.name,
                "date": place.document.date,
                "place": place.document.place,
                "position": place.position,
                "source": place.pair.source,
                "target": place.pair.target,
            }
            for place in rendering.places[:contexts]
        ],
    }
