"""An article taken out of a page, and the document it makes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from corpora.documents import Document
from corpora.formats.plain_text import read_plain_text
from corpora.languages import Language


@dataclass(frozen=True, slots=True)
class Article:
    """What a page is about. `title`, `date` and `source` are empty where it does not tell them.

    `date` is the day as year-month-day; `body` holds a line for each paragraph, heading or table
    row (its cells apart by tabs).
    """

    title: str
    date: str
    source: str
    body: tuple[str, ...]
    language: Language
    name: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the title and the body, as they are read."""
        return (self.title, *self.body) if self.title else self.body


def article_document(article: Article, data: bytes = b"") -> Document:
    """Return the article as a plain text document; `data` is the page it stood in."""
    text = "\n\n".join(article.lines) + "\n"
    document = read_plain_text(text, name=article.name, language=article.language)
    return replace(document, digest=hashlib.sha256(data).hexdigest())
