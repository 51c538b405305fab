"""Strings of a workbook: words in runs with their fonts, as shared strings, cells and notes hold.

A string without formatting is written as one `t`, as it was; what tells how to read Chinese
characters (`rPh`) goes with them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from corpora.documents import BlockKind
from corpora.formats.office.office_texts import OfficeText, children_of, content_of, text_events
from corpora.formats.office.rich_runs import Event, rich_run
from corpora.formats.office.set_apart_runs import is_raised, set_apart
from corpora.formats.runs.set_apart import plain_power
from corpora.formats.xlsx.xlsx_sheets import StringCell
from corpora.formats.xml.xml_source import XmlSource, xml_children, xml_escaped
from corpora.formats.xml.xml_tokens import XmlToken, matching_ends
from corpora.languages import Language, has_words

_VALUE = re.compile(r"<(?:\w+:)?v(?:\s[^>]*)?>(?P<words>[^<]*)</")
# They follow the script, not the meaning.
_FONTS = frozenset(("rFont", "charset", "family", "scheme"))


def read_strings(
    source: XmlSource,
    element: str,
    language: Language,
    *,
    kind: BlockKind = BlockKind.TABLE_CELL,
    cells: Sequence[StringCell] | None = None,
) -> Iterator[OfficeText | None]:
    """Yield the string that each element of a name holds, None where it holds no word.

    Where `cells` are given, only those that hold strings of their own are read.
    """
    if cells is None:
        yield from _strings(source.text, 0, element, language, kind)
        return
    for cell in cells:
        if cell.shared < 0:
            own = source.text[cell.start : cell.end]
            if cell.is_plain:
                yield _plain_string(own, cell.start, language, kind)
            else:
                yield next(_strings(own, cell.start, element, language, kind), None)


def _plain_string(
    source: str, offset: int, language: Language, kind: BlockKind
) -> OfficeText | None:
    """Return the words that are the value of a cell, None where there is none of the language."""
    value = _VALUE.search(source)
    text = html.unescape(value["words"]) if value else ""
    if value is None or not has_words(text, language):
        return None
    start, end = value.span("words")
    span = start + offset, end + offset
    words = rich_run(
        list(text_events(text, "", "\n")), span, language, joins_lines=False, markup_of=str
    )
    return OfficeText(words, kind, _written_value) if words.run.segments else None


def _written_value(_worn: str, words: str) -> str:
    return xml_escaped(words)


def _strings(
    source: str, offset: int, element: str, language: Language, kind: BlockKind
) -> Iterator[OfficeText | None]:
    tokens = XmlSource(source, "utf-8").tokens()
    ends = matching_ends(tokens)
    for number, token in enumerate(tokens):
        if number in ends and token.name.rpartition(":")[2] == element:
            yield _read_string(source, offset, tokens, ends, number, language, kind)


def _read_string(
    source: str,
    offset: int,
    tokens: Sequence[XmlToken],
    ends: Mapping[int, int],
    number: int,
    language: Language,
    kind: BlockKind,
) -> OfficeText | None:
    last = ends[number]
    prefix = tokens[number].name.rpartition(":")[0]
    prefix = f"{prefix}:" if prefix else ""
    events = set_apart(
        [
            event
            for child in children_of(tokens, ends, number, last)
            for event in _events(source, offset, tokens, ends, child, prefix)
        ]
    )
    if last == number or not has_words("".join(event.text for event in events), language):
        return None
    span = tokens[number].end + offset, tokens[last].start + offset
    words = rich_run(events, span, language, joins_lines=False, markup_of=string_markup)
    if not words.run.segments:
        return None
    return OfficeText(words, kind, partial(_written_words, prefix), partial(_finished, prefix))


@lru_cache(maxsize=4096)
def string_markup(properties: str) -> str:
    """Return what of run properties tells their words from others.

    >>> string_markup('<rPr><b/><rFont val="宋体"/></rPr>')
    '<b/>'
    """
    children = xml_children(properties) if properties else []
    return "".join(sorted(source for name, source in children if name not in _FONTS))


def _events(
    source: str,
    offset: int,
    tokens: Sequence[XmlToken],
    ends: Mapping[int, int],
    child: tuple[str, int, int],
    prefix: str,
) -> Iterator[Event]:
    name, first, last = child
    if name == "t":
        yield from text_events(content_of(source, tokens, first, last), "", _line_end(prefix, ""))
    if name != "r":
        return
    properties, text = "", ""
    for inner, opening, closing in children_of(tokens, ends, first, last):
        if inner == "rPr":
            properties = source[tokens[opening].start : tokens[closing].end]
        elif inner == "t":
            text += content_of(source, tokens, opening, closing)
    whole = tokens[first].start + offset, tokens[last].end + offset
    yield from text_events(text, properties, _line_end(prefix, properties), whole=whole)


def _line_end(prefix: str, properties: str) -> str:
    return _run(prefix, properties, "\n")


def _written_words(prefix: str, worn: str, words: str) -> str:
    words = plain_power(words) if is_raised(worn) else words
    return _run(prefix, worn, xml_escaped(words))


def _run(prefix: str, properties: str, content: str) -> str:
    text = f'<{prefix}t xml:space="preserve">{content}</{prefix}t>'
    return f"<{prefix}r>{properties}{text}</{prefix}r>"


def _finished(prefix: str, xml: str) -> str:
    """Return the runs of a string, one text where none of them has properties."""
    if f"<{prefix}rPr" in xml:
        return xml
    texts = re.findall(rf"<{prefix}t [^>]*>([^<]*)</{prefix}t>", xml)
    text = re.sub(r" *\n *", "\n", "".join(texts))
    return f'<{prefix}t xml:space="preserve">{text}</{prefix}t>'
