"""`gongbao extract`: the article of a government page, without menus, buttons and counters."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongbao.commands.sources import read_bytes, tell_left_out

if TYPE_CHECKING:
    from corpora.articles import Article

_EXAMPLE = """
\b
Examples:
  gongbao extract page.html
  gongbao extract page.html --format json
  gongbao extract bulletin.doc
  gongbao extract page1.html --site page2.html --site page3.html
"""


@click.command(epilog=_EXAMPLE)
@click.argument("page")
@click.option(
    "--site",
    multiple=True,
    metavar="PAGE",
    help="Another page of the same site; lines they share are furniture. May be repeated.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
)
def extract(page: str, site: tuple[str, ...], output_format: str) -> None:
    """Print the article of PAGE (HTML or saved text): title, date, source, body.

    Menus, breadcrumbs, share buttons, font sizes, editors, counters and copyright are left out.
    What was left out is listed by --format json. "-" reads standard input. Of a Word, Excel,
    PowerPoint or PDF file, or an older one where LibreOffice is installed, all is printed.
    """
    article = _document(page) if _is_office(page) else _page(page, site)
    if output_format == "json":
        facts = {
            "title": article.title,
            "date": article.date,
            "source": article.source,
            "language": article.language,
            "body": list(article.body),
            "left_out": [asdict(line) for line in article.left_out],
        }
        click.echo(json.dumps(facts, ensure_ascii=False, indent=1))
        return
    tell_left_out(article)
    head = [article.title, " · ".join(filter(None, (article.date, article.source)))]
    click.echo("\n\n".join([*filter(None, head), *article.body]))


def _is_office(name: str) -> bool:
    """Tell whether a file is called as documents of an office are."""
    from corpora import format_of_name, written_name

    return format_of_name(written_name(name)) in ("docx", "xlsx", "pptx")


def _document(name: str) -> Article:
    from corpora import read_document
    from corpora.articles import article_of_document

    return article_of_document(read_document(Path(name)))


def _page(page: str, site: tuple[str, ...]) -> Article:
    from corpora.articles import extract_article, repeated_lines

    data, name = read_bytes(page)
    others = [read_bytes(other)[0] for other in site]
    repeated = repeated_lines([data, *others]) if others else frozenset()
    return extract_article(data, name, repeated=repeated)
