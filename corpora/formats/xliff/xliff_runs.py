"""The words of one source or segment of an XLIFF file, with the codes that stand among them."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from corpora.formats.runs.inline_runs import Run, cut_sentences
from corpora.formats.runs.markup_placement import Element
from corpora.formats.xml.xml_source import xml_attributes
from corpora.formats.xml.xml_tokens import XmlKind, XmlToken
from corpora.languages import Language, has_words

_AROUND_WORDS = frozenset(("g", "pc", "mrk"))


def read_run(
    source: str,
    tokens: Sequence[XmlToken],
    ends: Mapping[int, int],
    around: tuple[int, int],
    language: Language,
) -> Run | None:
    """Return the words between two tokens, None where there is none to translate.

    Codes with native content, and what is marked as not to be translated, are kept whole.
    """
    pieces: list[str] = []
    elements: list[Element] = []
    open_elements: list[int] = []
    length = 0
    first, last = around
    place = first + 1
    while place < last:
        token = tokens[place]
        name = token.name.rpartition(":")[2]
        parent = open_elements[-1] if open_elements else -1
        kept_to = _kept_to(source, tokens, ends, place, last)
        if kept_to is not None:
            span = (token.start, tokens[kept_to].end)
            elements.append(Element(parent, length, length, span, None, name))
            place = kept_to
        elif token.kind is XmlKind.TEXT:
            pieces.append(_text(source, token))
            length += len(pieces[-1])
        elif token.kind is XmlKind.END:
            key = open_elements.pop()
            opened = elements[key]
            span = (token.start, token.end)
            elements[key] = Element(
                opened.parent, opened.start, length, opened.opening, span, opened.name
            )
        elif token.kind is XmlKind.START:
            open_elements.append(len(elements))
            span = (token.start, token.end)
            elements.append(Element(parent, length, length, span, None, name))
        place += 1
    text = "".join(pieces)
    if not has_words(text, language):
        return None
    segments = cut_sentences(text, elements, language, joins_lines=True)
    start, end = tokens[first].end, tokens[last].start
    return Run(start, end, text, tuple(elements), segments) if segments else None


def text_between(source: str, tokens: Sequence[XmlToken], first: int, last: int) -> str:
    """Return the text of the tokens from `first` on and before `last`."""
    return "".join(_text(source, t) for t in tokens[first:last] if t.kind is XmlKind.TEXT)


def _text(source: str, token: XmlToken) -> str:
    raw = source[token.start : token.end]
    return raw[9:-3] if raw.startswith("<![CDATA[") else html.unescape(raw)


def _kept_to(
    source: str,
    tokens: Sequence[XmlToken],
    ends: Mapping[int, int],
    place: int,
    last: int,
) -> int | None:
    """Return the last token of what is kept whole from here, None where words are read."""
    token = tokens[place]
    name = token.name.rpartition(":")[2]
    if token.kind not in (XmlKind.START, XmlKind.EMPTY):
        return None
    attributes = xml_attributes(source[token.start : token.end])
    is_protected = attributes.get("translate") == "no" or attributes.get("mtype") == "protected"
    if name == "sm" and is_protected:
        return _end_of_annotation(source, tokens, ends, place, last, attributes.get("id", ""))
    if name in _AROUND_WORDS and token.kind is XmlKind.START and not is_protected:
        return None
    return ends[place]


def _end_of_annotation(
    source: str,
    tokens: Sequence[XmlToken],
    ends: Mapping[int, int],
    place: int,
    last: int,
    identifier: str,
) -> int:
    """Return the `em` that ends a protected annotation, the last token it can reach if none."""
    number = ends[place] + 1
    reached = ends[place]
    while number < last and tokens[number].kind is not XmlKind.END:
        token = tokens[number]
        reached = ends.get(number, number)
        if token.name.rpartition(":")[2] == "em":
            attributes = xml_attributes(source[token.start : token.end])
            if attributes.get("startRef") == identifier:
                return reached
        number = reached + 1
    return reached
