"""The article found on a page: title, date, source and body, and what was left out.

Our rules and two libraries vote on each line (`article_lines`); what no line of the article is
stays in sight: an article tells what was left out of it.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpora.articles.article_facts import (
    ArticleFacts,
    declared_facts,
    find_date,
    find_source,
    is_title,
    tells_date,
    title_place,
)
from corpora.articles.article_lines import ArticleLines, article_lines, is_attachment
from corpora.articles.furniture import is_about_article
from corpora.articles.kept_lines import kept_lines
from corpora.articles.page_lines import PageLines, lines_of_page, lines_of_text, parse_page
from corpora.articles.second_opinions import second_opinions
from corpora.documents import BlockKind, Document, KeptText
from corpora.errors import DocumentError
from corpora.files import decode
from corpora.formats import read_plain_text
from corpora.languages import Language, detect_language

_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|table|meta)\b", re.IGNORECASE)
_PAGE_BYTES = 50_000_000
_LINES_WITH_FACTS = 3


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """A line of a page that is not in its article; prose among them deserves a look."""

    text: str
    is_prose: bool


@dataclass(frozen=True, slots=True)
class Article:
    """What a page is about. `title`, `date` and `source` are empty where it does not tell them.

    `date` is the day as year-month-day; `body` holds a line for each paragraph, heading or table
    row (its cells apart by tabs). `left_out` are the other lines of the page, in order.
    """

    title: str
    date: str
    source: str
    body: tuple[str, ...]
    language: Language
    name: str = ""
    left_out: tuple[LeftOutLine, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the title and the body, as they are read."""
        return (self.title, *self.body) if self.title else self.body

    @property
    def left_out_prose(self) -> tuple[str, ...]:
        """Return what was left out and looks like prose, each once."""
        prose = (line.text for line in self.left_out if line.is_prose)
        return tuple(dict.fromkeys(prose))


def extract_article(
    data: bytes, name: str = "", *, repeated: frozenset[str] = frozenset()
) -> Article:
    """Return the article of a page, HTML or saved text, Chinese or English.

    Args:
        data: The page as it was saved.
        name: The file, for messages.
        repeated: Lines that other pages of the site have too; see `repeated_lines`.

    Raises:
        DocumentError: if the page has 50 MB or more or holds no article.
        EncodingError: if its bytes are in no known encoding.
    """
    if len(data) >= _PAGE_BYTES:
        raise DocumentError(f"{name}: {len(data) // 1_000_000} MB, a page has less than 50 MB")
    if b"\0" in data[:4096] and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DocumentError(f"{name}: a binary file, expected a page as HTML or text")
    text, _ = decode(data, name)
    root = parse_page(text) if _MARKUP.search(text, 0, 100_000) else None
    facts = declared_facts(root) if root is not None else ArticleFacts()
    page = lines_of_page(root) if root is not None else lines_of_text(text)
    page = replace(page, lines=tuple(line for line in page.lines if line.text not in repeated))
    votes = second_opinions(text, page.lines) if root is not None else None
    found = article_lines(page, votes)
    if found is None:
        raise DocumentError(f"{name}: no article found on this page")
    return _article(page, found, facts, name, is_page=root is not None)


def article_of_document(document: Document) -> Article:
    """Return what a document that is no page says: all of it, its first heading as the title.

    Raises:
        DocumentError: if it says nothing.
    """
    title = ""
    body: list[str] = []
    for block in document.blocks:
        text = "".join(segment.text + segment.gap for segment in block.segments).strip()
        if block.kind is BlockKind.HEADING and not title and not body:
            title = " ".join(text.split())
        elif text and block.kind is not BlockKind.ATTRIBUTE:
            body.append(text)
    if not title and not body:
        raise DocumentError(f"{document.source_name}: no words in this document")
    around = body[:_LINES_WITH_FACTS]
    return Article(
        title,
        find_date(around),
        find_source(around),
        tuple(body),
        document.language,
        document.source_name,
    )


def article_document(article: Article, data: bytes = b"") -> Document:
    """Return the article as a plain text document; `data` is the page it stood in.

    Lines that the page marks as not to be translated, or that are code in it, stay and are told.
    """
    text = "\n\n".join(article.lines) + "\n"
    page, _ = decode(data, article.name)
    staying: frozenset[str] = frozenset()
    kept: tuple[KeptText, ...] = ()
    if _MARKUP.search(page, 0, 100_000):
        staying, kept = kept_lines(article.lines, page, article.name, article.language)
    document = read_plain_text(text, name=article.name, language=article.language, kept=staying)
    return replace(document, digest=hashlib.sha256(data).hexdigest(), kept=kept)


def repeated_lines(pages: Iterable[bytes]) -> frozenset[str]:
    """Return the lines that more than half of the pages of one site have: its furniture."""
    counts: Counter[str] = Counter()
    total = 0
    for data in pages:
        text, _ = decode(data)
        root = parse_page(text) if _MARKUP.search(text, 0, 100_000) else None
        page = lines_of_page(root) if root is not None else lines_of_text(text)
        counts.update({line.text for line in page.lines})
        total += 1
    return frozenset(line for line, count in counts.items() if total > 1 and count * 2 > total)


def _article(
    page: PageLines, found: ArticleLines, facts: ArticleFacts, name: str, *, is_page: bool
) -> Article:
    """Return the article of the lines found, without its title and what is told about it."""
    lines = page.lines
    first_prose = found.first_prose
    title = facts.title
    place = title_place(lines, found.is_furniture_by_name, title, first_prose, is_page=is_page)
    shown = lines[place].text if place is not None else ""
    if shown and (not is_page or not title or is_title(shown, title)):
        title = shown
    start = first_prose if place is None and not is_page else (place or 0)
    is_body = [
        (in_body or is_attachment(line.text))
        and not is_title(line.text, title)
        and not (number < first_prose and (number < start or tells_date(line.text)))
        for number, (line, in_body) in enumerate(zip(lines, found.is_body, strict=True))
    ]
    body = tuple(line.text for line, in_body in zip(lines, is_body, strict=True) if in_body)
    if not body:
        raise DocumentError(f"{name}: no article found on this page")
    left_out = tuple(
        LeftOutLine(line.text, is_prose)
        for line, is_prose, in_body in zip(lines, found.is_prose, is_body, strict=True)
        if not in_body and line.text != title
    )
    around = [line.text for line in lines if is_about_article(line.text)]
    around += [line.text for line in lines[(place or 0) + 1 : first_prose] if len(line.text) < 60]
    return Article(
        title,
        find_date(around) or facts.date,
        find_source(around) or facts.source,
        body,
        detect_language("".join(body)),
        name,
        left_out,
    )
