"""What a command reads: a file, standard input, a whole page or its article alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpora import DocumentError

if TYPE_CHECKING:
    from corpora import Document

STANDARD_INPUT = "standard input"


def read_source(source: str, *, is_article: bool = False) -> Document:
    """Return the Chinese document of an input; "-" is standard input.

    Raises:
        DocumentError: naming the file, if it cannot be read.
    """
    if is_article:
        from corpora.articles import article_document, extract_article

        data, name = read_bytes(source)
        return article_document(extract_article(data, name), data)
    from corpora import read_document

    if source == "-":
        data = sys.stdin.buffer.read()
        return read_document(None, data, name=STANDARD_INPUT, language="zh")
    return read_document(Path(source), language="zh")


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
