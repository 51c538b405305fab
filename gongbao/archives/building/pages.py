"""Two pages of which one translates the other, as the units that are aligned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpora import InputError

if TYPE_CHECKING:
    from align.sentences import AlignmentUnits

_MARKUP = (".html", ".htm", ".shtml")


def read_pages(source: Path, target: Path) -> tuple[AlignmentUnits, AlignmentUnits]:
    """Return the units of two pages, of web pages those of the article.

    Raises:
        InputError: if a page cannot be read, or is not in its language.
    """
    from align.pairs import read_sides

    return read_sides(_article(source), _article(target))


def _article(path: Path) -> Path | bytes:
    """Return the article of a page as text, and any other document as it is."""
    if path.suffix.lower() not in _MARKUP:
        return path
    from corpora.articles import extract_article

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    article = extract_article(data, str(path))
    return "\n".join(filter(None, (article.title, *article.body))).encode("utf-8")
