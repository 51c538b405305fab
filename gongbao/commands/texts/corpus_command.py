"""`gongbao corpus`: published translations in the workspace, the evidence of every ruling."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import InputError
from corpora.counting import counted
from gongbao.commands.deferred_group import Deferred, DeferredGroup
from gongbao.commands.texts.align_command import tell_findings
from gongbao.commands.workspace_options import (
    change_options,
    day_option,
    format_option,
    workspace_option,
)

if TYPE_CHECKING:
    from corpora.findings import Finding
    from corpora.published_documents import PublishedDocument, PublishedDocuments


@click.group(
    cls=DeferredGroup,
    deferred={
        "build": Deferred(
            "gongbao.commands.texts.corpus_build:build",
            "Build a clean corpus from LIST...: lists of pages, mined tables, folders of them.",
        ),
        "match": Deferred(
            "gongbao.commands.texts.corpus_match:match",
            "Find which page of FOLDER_EN translates which page of FOLDER_ZH, with probabilities.",
        ),
    },
)
def corpus() -> None:
    """Published translations: what was printed, where and when."""


@corpus.command(
    "add",
    epilog="\b\nExample:\n  gongbao corpus add 2023.zh.html 2023.en.html --date 2023-03-06"
    " --place 'Two River New Area'",
)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--name", help="What people call it; by default the name of the source file.")
@click.option(
    "--date",
    callback=day_option,
    default="",
    help="Day of publication; by default the one the page names.",
)
@click.option("--place", default="", help="City or office.")
@click.option("--article", is_flag=True, help="Only the article of each page, without its menus.")
@click.option("--replace", is_flag=True, help="Retire the document of this name or these files.")
@click.option("--no-memory", is_flag=True, help="Leave the pairs out of the translation memory.")
@click.option("--force", is_flag=True, help="Store documents that do not seem to belong together.")
@format_option("text", "json")
@change_options
def add_pair(
    source: Path,
    target: Path,
    name: str | None,
    date: str,
    place: str,
    article: bool,
    replace: bool,
    no_memory: bool,
    force: bool,
    output_format: str,
    workspace_path: Path,
    author: str,
    reason: str,
) -> None:
    """Align a published Chinese document and its English translation, and store the pairs.

    `gongbao glossary evidence` and `glossary edit` look into them, and pairs of a score of 0.7
    and more become units of the translation memory. Documents that do not look
    like translations of each other are refused.
    """
    from align import align_files, bead_text
    from corpora.published_documents import PublishedDocument, PublishedPair

    contents = [_bytes(path) for path in (source, target)]
    sides: list[Path | bytes] = [source, target]
    if article:
        sides = [
            _article(data, path) for data, path in zip(contents, (source, target), strict=True)
        ]
    aligned = align_files(*sides)
    if output_format == "text":
        tell_findings(aligned.findings)
    if aligned.findings and not force:
        if output_format == "json":
            click.echo(_stored_json(None, 0, None, aligned.findings))
        raise InputError(f"{source} and {target}: nothing was stored; --force stores them")
    alignment = aligned.alignment
    pairs = [
        PublishedPair(
            bead_text(alignment.source, bead.source),
            bead_text(alignment.target, bead.target),
            round(bead.score, 4),
        )
        for bead in alignment.beads
    ]
    digest = sha256(b"\0".join(sha256(data).digest() for data in contents)).hexdigest()
    published = _open(workspace_path, create=True)
    stored = published.add(
        PublishedDocument(
            name or source.name,
            str(source),
            str(target),
            date or _date_of(contents[0], source),
            place,
            digest,
        ),
        pairs,
        author=author,
        reason=reason or f"published document {name or source.name}",
        replace=replace,
    )
    remembered = None
    if not no_memory:
        from gongbao.editing.published_pages import remember_published

        remembered = remember_published(published.workspace, stored, pairs, author)
    if output_format == "json":
        click.echo(_stored_json(stored, len(pairs), remembered, aligned.findings))
        return
    line = f"{stored.number}\t{stored.date or '-'}\t{stored.name}\t{counted(len(pairs), 'pair')}"
    if remembered is not None:
        line += f"\t{remembered} in the memory"
    click.echo(line)


@corpus.command("list", epilog="\b\nExample:\n  gongbao corpus list")
@workspace_option
@format_option("text", "json")
def list_documents(workspace_path: Path, output_format: str) -> None:
    """List the stored documents, the latest first."""
    documents = _open(workspace_path).documents()
    if output_format == "json":
        records = [
            {
                "number": d.number,
                "name": d.name,
                "date": d.date,
                "place": d.place,
                "source": d.source_name,
                "target": d.target_name,
            }
            for d in documents
        ]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    for document in documents:
        click.echo(f"{document.number}\t{document.date or '-'}\t{document.name}\t{document.place}")


@corpus.command("show", epilog="\b\nExample:\n  gongbao corpus show 3")
@click.argument("number", type=click.IntRange(1))
@workspace_option
def show_document(number: int, workspace_path: Path) -> None:
    """Print the pairs of a stored document as a table that `glossary extract` reads."""
    pairs = _open(workspace_path).pairs_of(number)
    if not pairs:
        raise InputError(f"{workspace_path}: no document {number}")
    click.echo("source\ttarget\tscore")
    for pair in pairs:
        cells = (" ".join(text.split()) for text in (pair.source, pair.target))
        click.echo("\t".join((*cells, f"{pair.score:.2f}")))


@corpus.command("retire", epilog="\b\nExample:\n  gongbao corpus retire 3 --reason 'superseded'")
@click.argument("number", type=click.IntRange(1))
@change_options
def retire_document(number: int, workspace_path: Path, author: str, reason: str) -> None:
    """Take a document out of use; its text stays in the workspace."""
    document = _open(workspace_path).retire(
        number, author=author, reason=reason or f"document {number} retired"
    )
    click.echo(f"{document.number}\t{document.name}\tretired")


def _stored_json(
    stored: PublishedDocument | None,
    pairs: int,
    remembered: int | None,
    findings: Sequence[Finding],
) -> str:
    """Return what was stored; without a number where nothing was."""
    from corpora.findings import finding_record

    record = {
        "number": None if stored is None else stored.number,
        "date": "" if stored is None else stored.date,
        "name": "" if stored is None else stored.name,
        "pairs": pairs,
        "remembered": remembered,
        "findings": [finding_record(finding) for finding in findings],
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def _open(path: Path, *, create: bool = False) -> PublishedDocuments:
    from corpora.published_documents import PublishedDocuments
    from corpora.workspace import Workspace

    return PublishedDocuments(Workspace(path, create=create))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _article(data: bytes, path: Path) -> bytes:
    from corpora.articles import extract_article

    article = extract_article(data, str(path))
    return "\n".join(filter(None, (article.title, *article.body))).encode("utf-8")


def _date_of(data: bytes, path: Path) -> str:
    """Return the date that a page names, empty where it names none."""
    from corpora.articles import extract_article

    if path.suffix.lower() not in (".html", ".htm"):
        return ""
    try:
        return extract_article(data, str(path)).date[:10]
    except InputError:
        return ""
