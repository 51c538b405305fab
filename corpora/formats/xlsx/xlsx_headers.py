"""Headers and footers of a sheet: words between codes, in a left, a middle and a right part.

`&C&"黑体,Bold"&12重庆市统计局&R第&P页` has codes for the part, the font, the size and the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from corpora.documents import BlockKind
from corpora.formats.office.office_texts import OfficeText, text_events
from corpora.formats.office.rich_runs import Event, EventKind, rich_run
from corpora.formats.xml.xml_source import xml_escaped
from corpora.languages import Language, has_words

_HEADER = re.compile(
    r"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)(?:\s[^>]*)?(?<!/)>(?P<words>[^<]*)</"
)
_CODE = re.compile(
    r"第\s*(?P<page>&P)\s*页|[，,/]?\s*[共总]\s*(?P<pages>&N)\s*页"
    r"|&(?:\"[^\"]*\"|&|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z+-])"
)
_ENGLISH_PAGE = re.compile(r"\bPage\s*&P(?:\s*of\s*&N)?")
_SECTION = re.compile(r"&amp;[LCR]")


def read_headers(
    source: str, language: Language
) -> tuple[list[OfficeText], list[tuple[int, int, str]]]:
    """Return the parts of headers and footers with words, and page numbers that stand alone.

    A page number is its stretch of the source and what English has there.
    """
    texts: list[OfficeText] = []
    numbers: list[tuple[int, int, str]] = []
    for header in _HEADER.finditer(source, max(0, source.rfind("sheetData>"))):
        start, end = header.span("words")
        cuts = [match.span() for match in _SECTION.finditer(source, start, end)]
        starts, ends = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
        for first, last in zip(starts, ends, strict=True):
            words = html.unescape(source[first:last])
            if has_words(_CODE.sub("", _ENGLISH_PAGE.sub("", words)), language):
                texts += _section(words, (first, last), language)
            elif language == "zh" and any(map(_is_number, _CODE.finditer(words))):
                english = _CODE.sub(lambda code: _english(code) or code[0], words)
                numbers.append((first, last, xml_escaped(english)))
    return texts, numbers


def _section(words: str, span: tuple[int, int], language: Language) -> Iterator[OfficeText]:
    events: list[Event] = []
    position = 0
    for code in _CODE.finditer(words):
        events += text_events(words[position : code.start()], "", "\n")
        if code[0] == "&&":
            events += text_events("&", "", "\n")
        else:
            english = _english(code) if language == "zh" else ""
            events.append(Event(EventKind.ATOM, (xml_escaped(english or code[0]),), "code"))
        position = code.end()
    events += text_events(words[position:], "", "\n")
    rich = rich_run(events, span, language, joins_lines=True, markup_of=str)
    if rich.run.segments:
        yield OfficeText(rich, BlockKind.PARAGRAPH, _written_words)


def _is_number(code: re.Match[str]) -> bool:
    return bool(code["page"] or code["pages"])


def _english(code: re.Match[str]) -> str:
    """Return what English has for the number of a page, nothing for another code."""
    if code["page"]:
        return f"Page {code['page']}"
    return f" of {code['pages']}" if code["pages"] else ""


def _written_words(_worn: str, words: str) -> str:
    # A figure right after a font size would be read as part of it.
    words = f" {words}" if words[:1].isdigit() else words
    return xml_escaped(words.replace("&", "&&"))
