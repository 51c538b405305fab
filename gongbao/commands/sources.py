"""What a command reads: a file, standard input, a whole page or its article alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora import DocumentError

if TYPE_CHECKING:
    from corpora import Document
    from corpora.articles import Article

STANDARD_INPUT = "standard input"


def read_source(source: str, *, is_article: bool = False) -> Document:
    """Return the Chinese document of an input; "-" is standard input.

    Raises:
        DocumentError: naming the file, if it cannot be read.
    """
    if is_article:
        from corpora.articles import article_document, extract_article

        data, name = read_bytes(source)
        article = extract_article(data, name)
        tell_left_out(article)
        return article_document(article, data)
    from corpora import read_document

    if source == "-":
        data = sys.stdin.buffer.read()
        return read_document(None, data, name=STANDARD_INPUT, language="zh")
    return read_document(Path(source), language="zh")


def tell_left_out(article: Article) -> None:
    """Say on standard error how much of a page looks like prose and is not in its article."""
    count = len(article.left_out_prose)
    if count:
        lines = "1 line that looks" if count == 1 else f"{count} lines that look"
        click.echo(
            f"{article.name}: {lines} like prose left out of the article;"
            " gongbao extract --format json lists what was left out",
            err=True,
        )


def read_bytes(source: str) -> tuple[bytes, str]:
    """Return the bytes of an input and its name.

    Raises:
        DocumentError: naming the file, if it cannot be read.
    """
    if source == "-":
        return sys.stdin.buffer.read(), STANDARD_INPUT
    try:
        return Path(source).read_bytes(), source
    except OSError as error:
        raise DocumentError(f"{source}: cannot be read: {error.strerror or error}") from error
