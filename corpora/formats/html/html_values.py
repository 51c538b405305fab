"""What a page says outside its text: titles and descriptions for search engines, hints, buttons."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.documents import BlockKind
from corpora.formats.html.html_tokens import Attribute
from corpora.languages import Language, has_words
from corpora.spans import Span

_ATTRIBUTES = frozenset(
    (
        *("alt", "title", "placeholder", "aria-label", "aria-description", "aria-placeholder"),
        *("aria-roledescription", "aria-valuetext"),
    )
)
_OF_ELEMENT: Mapping[str, str] = {
    "optgroup": "label",
    "option": "label",
    "choice": "value",  # of a list that a field offers
    "track": "label",
    "table": "summary",
    "th": "abbr",
    "td": "abbr",
}
# An input without a type is one for text; what hidden ones and boxes have is for a program.
_SHOWN_INPUTS = frozenset(("submit", "button", "reset", "text", "search"))
# By the rules for Chinese government sites, by Open Graph, and by what search engines read.
_DESCRIPTIONS = frozenset(
    (
        *("description", "abstract", "subject", "title", "articletitle", "columnname"),
        *("columndescription", "sitename", "contentsource", "apple-mobile-web-app-title"),
        *("application-name", "og:title", "og:description", "og:site_name", "og:image:alt"),
        *("twitter:title", "twitter:description", "twitter:image:alt", "dc.title"),
        *("dc.description", "article:section", "headline", "weibo:article:title"),
        *("weibo:article:description", "weibo:webpage:title", "weibo:webpage:description"),
        *("dcterms.title", "dcterms.description", "dcterms.abstract", "citation_title"),
        *("msapplication-tooltip", "twitter:label1", "twitter:label2", "og:video:title"),
        *("og:audio:title", "alternativeheadline", "copyright"),
    )
)
_KEYWORDS = frozenset(
    ("keywords", "columnkeywords", "dc.subject", "dcterms.subject", "article:tag", "news_keywords")
)
_NAMING = frozenset(("name", "property", "itemprop", "http-equiv"))
_BETWEEN_KEYWORDS = re.compile(r"\s*[,，、;；|]\s*")


@dataclass(frozen=True, slots=True)
class TextValue:
    """Text that stands in one piece at `start:end`: an attribute's value or a title.

    `quote` is what is written around it; it is empty for a title. Of a part of a value, a keyword,
    the quotation marks lie outside.
    """

    start: int
    end: int
    text: str
    quote: str
    is_part: bool = False

    @property
    def written_quote(self) -> str:
        """What is written on either side of it with it."""
        return "" if self.is_part else self.quote


Value = tuple[TextValue, BlockKind, int]


def text_values(
    source: str, name: str, found: Sequence[Attribute], language: Language
) -> Iterator[Value]:
    """Yield what the attributes of an element say to people, in their order."""
    kinds = {entry.value.strip().lower() for entry in found if entry.name == "type"}
    for attribute in found:
        is_shown = name == "input" and attribute.name == "value" and not kinds - _SHOWN_INPUTS
        is_own = _OF_ELEMENT.get(name) == attribute.name
        if attribute.name in _ATTRIBUTES or is_own or is_shown:
            yield from _value(source, attribute, language)


def meta_values(
    source: str, found: Sequence[Attribute], language: Language
) -> tuple[list[Value], list[tuple[Span, str]]]:
    """Return what a `meta` says to people, and commas for the Chinese marks between keywords."""
    names = {entry.value.strip().lower() for entry in found if entry.name in _NAMING}
    content = content_of_meta(found)
    if content is None:
        return [], []
    if names & _KEYWORDS and source[content.start : content.start + 1] in {'"', "'"}:
        return _keywords(source, content, language)
    if names & (_DESCRIPTIONS | _KEYWORDS):
        return list(_value(source, content, language)), []
    return [], []


def content_of_meta(found: Sequence[Attribute]) -> Attribute | None:
    """Return what a `meta` says, whoever reads it; None where it is nothing."""
    return next((entry for entry in found if entry.name == "content"), None)


def _value(source: str, attribute: Attribute, language: Language) -> Iterator[Value]:
    text = html.unescape(attribute.value)
    if has_words(text, language):
        mark = source[attribute.start]
        quote = mark if mark in "\"'" else '"'
        value = TextValue(attribute.start, attribute.end, text, quote)
        yield value, BlockKind.ATTRIBUTE, 0


def _keywords(
    source: str, content: Attribute, language: Language
) -> tuple[list[Value], list[tuple[Span, str]]]:
    quote = source[content.start]
    values: list[Value] = []
    marks: list[tuple[Span, str]] = []
    first, last = content.start + 1, content.end - 1
    place = first
    between = list(_BETWEEN_KEYWORDS.finditer(source, first, last))
    # A character reference ends with a semicolon, which parts nothing.
    between = [mark for mark in between if not _ends_reference(source, mark, first)]
    for end, follower in [*(mark.span() for mark in between), (last, last)]:
        text = html.unescape(source[place:end])
        if has_words(text, language):
            value = TextValue(place, end, text, quote, is_part=True)
            values.append((value, BlockKind.ATTRIBUTE, 0))
        if not source[end:follower].isascii():
            marks.append((Span(end, follower), ", "))
        place = follower
    return values, marks if values else []


def _ends_reference(source: str, mark: re.Match[str], first: int) -> bool:
    return ";" in mark[0] and bool(re.search(r"&#?\w{1,31}\Z", source[first : mark.start()]))
