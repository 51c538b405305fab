"""The texts of a drawing: its paragraphs, and the names that a chart keeps of its data.

Slides, text boxes of a sheet, chart titles and SmartArt all have the same paragraphs (`a:p`). A
chart shows names of series and categories from a copy of its data (`c:strCache`); in Word and
PowerPoint nothing refreshes that copy, so its words are texts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial

from corpora.documents import BlockKind
from corpora.formats.office.alternative_texts import alternative_texts
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.office.office_texts import (
    OfficeCopy,
    OfficePart,
    OfficeText,
    children_of,
    content_of,
    text_events,
)
from corpora.formats.office.rich_runs import Event, EventKind, rich_run
from corpora.formats.office.set_apart_runs import is_raised, set_apart
from corpora.formats.runs.set_apart import plain_power
from corpora.formats.xml.xml_source import (
    XmlSource,
    read_xml,
    xml_attributes,
    xml_children,
    xml_escaped,
)
from corpora.formats.xml.xml_tokens import XmlKind, matching_ends
from corpora.languages import Language, has_words

# What the program says of the words, not what they look like.
_NO_MARKUP = frozenset(("lang", "altLang", "dirty", "err", "smtClean", "noProof", "bmk", "kern"))
_FONTS = frozenset(("latin", "ea", "cs", "sym"))
_LINKED = frozenset(("drawing", "chart", "chartUserShapes", "diagramData", "diagramDrawing"))
_TITLES = frozenset(("title", "ctrTitle"))
_DIAGRAM_DATA = re.compile(r"<(?:\w+:)?dataModel[\s>]")
_DIAGRAM_DRAWING = re.compile(r"<(?:\w+:)?drawing\s[^>]*/drawing/2008/diagram")
_ROOT_IS_WITHIN = 5_000
_PLACEHOLDER = re.compile(r"<\w+:ph\b[^>]*\btype=[\"'](\w+)")


def linked_drawings(package: OfficePackage, part: str) -> Iterator[str]:
    """Yield the parts with texts that a part's drawings are in, each once, in order."""
    seen = {part}
    waiting = [part]
    while waiting:
        entries = package.relationships(waiting.pop(0))
        # What a diagram says comes before how it was drawn.
        for entry in sorted(entries, key=lambda entry: entry.kind == "diagramDrawing"):
            if entry.kind in _LINKED and entry.part not in seen:
                seen.add(entry.part)
                waiting.append(entry.part)
                yield entry.part


def read_drawing(package: OfficePackage, part: str, language: Language) -> OfficePart:
    """Return a part of drawings with its texts."""
    source = read_xml(package.read(part), f"{package.name}: {part}")
    texts = _DrawingReader(source, language).read()
    return OfficePart(part, source, (*texts, *alternative_texts(source.text, language)))


def with_diagram_copies(part: OfficePart, earlier: Iterable[OfficePart]) -> OfficePart:
    """Return a part in which the texts that a diagram is drawn with are copies of its data's.

    SmartArt keeps its words as data, and once more as the drawing that was made of them last:
    one is no use without the other, and they are to say the same.
    """
    if not _DIAGRAM_DRAWING.search(part.source.text, 0, _ROOT_IS_WITHIN):
        return part
    known: dict[str, list[tuple[str, int, OfficeText]]] = {}
    for other in earlier:
        if _DIAGRAM_DATA.search(other.source.text, 0, _ROOT_IS_WITHIN):
            for number, text in enumerate(other.texts):
                known.setdefault(text.words.run.text, []).append((other.name, number, text))
    own: list[OfficeText] = []
    copies: list[OfficeCopy] = []
    for text in part.texts:
        twin = next(
            (
                entry
                for entry in known.get(text.words.run.text, ())
                if entry[2].words.looks_like(text.words)
            ),
            None,
        )
        if twin is None:
            own.append(text)
        else:
            copies.append(OfficeCopy(text, twin[0], twin[1]))
    return replace(part, texts=tuple(own), copies=tuple(copies))


class _DrawingReader:
    def __init__(self, source: XmlSource, language: Language) -> None:
        self.source, self.language = source.text, language
        self.tokens = source.tokens()
        self.ends = matching_ends(self.tokens)

    def read(self) -> Iterator[OfficeText]:
        """Yield the texts in order; what older programs are shown instead is read as well."""
        copies = 0
        shape, cells = "", 0
        for number, token in enumerate(self.tokens):
            name = token.name.rpartition(":")[2]
            opens = token.kind is XmlKind.START
            if name in {"strCache", "strLit", "multiLvlStrCache"}:
                copies += opens - (token.kind is XmlKind.END)
            elif name == "tc":
                cells += opens - (token.kind is XmlKind.END)
            elif name == "sp" and opens:
                shape = self.source[token.start : self.tokens[self.ends[number]].end]
            elif name == "p" and opens and not token.name.startswith("p:"):
                yield from self._paragraph(number, _kind(shape, is_cell=cells > 0))
                yield from self._fields(number)
            elif name == "v" and opens and copies:
                yield from self._name(number)

    def _paragraph(self, number: int, kind: BlockKind) -> Iterator[OfficeText]:
        prefix = self.tokens[number].name.removesuffix("p")
        last = self.ends[number]
        children = list(children_of(self.tokens, self.ends, number, last))
        inner = [entry for entry in children if entry[0] not in {"pPr", "endParaRPr"}]
        if not any(name == "r" for name, _, _ in inner):
            return
        events = set_apart([event for entry in inner for event in self._events(*entry, prefix)])
        if not has_words("".join(event.text for event in events), self.language):
            return
        span = self.tokens[inner[0][1]].start, self.tokens[inner[-1][2]].end
        is_heading = kind is BlockKind.HEADING
        words = rich_run(
            events, span, self.language, joins_lines=is_heading, markup_of=drawing_markup
        )
        if words.run.segments:
            write = partial(_written_words, prefix)
            yield OfficeText(words, kind, write, level=int(is_heading))

    def _events(self, name: str, first: int, last: int, prefix: str) -> Iterator[Event]:
        start, end = self.tokens[first].start, self.tokens[last].end
        if name != "r":
            yield Event(EventKind.ATOM, ((start, end),), name)
            return
        properties, text = "", ""
        for child, opening, closing in children_of(self.tokens, self.ends, first, last):
            if child == "rPr":
                properties = self.source[self.tokens[opening].start : self.tokens[closing].end]
            elif child == "t":
                text += content_of(self.source, self.tokens, opening, closing)
        yield from text_events(text, properties, f"<{prefix}br/>", whole=(start, end))

    def _fields(self, number: int) -> Iterator[OfficeText]:
        """Yield what the fields of a paragraph show: dates, what a cell says."""
        prefix = self.tokens[number].name.removesuffix("p")
        for name, first, last in children_of(self.tokens, self.ends, number, self.ends[number]):
            if name == "fld":
                yield from self._field(first, last, prefix)

    def _field(self, first: int, last: int, prefix: str) -> Iterator[OfficeText]:
        """Yield what a field shows, where that is words."""
        children = list(children_of(self.tokens, self.ends, first, last))
        text = "".join(
            content_of(self.source, self.tokens, opening, closing)
            for name, opening, closing in children
            if name == "t"
        )
        if not has_words(text, self.language):
            return
        said = {
            name: self.source[self.tokens[opening].start : self.tokens[closing].end]
            for name, opening, closing in children
        }
        span = self.tokens[children[0][1]].start, self.tokens[children[-1][2]].end
        events = list(text_events(text, said.get("rPr", ""), " "))
        words = rich_run(events, span, self.language, joins_lines=True, markup_of=str)
        if words.run.segments:
            write = partial(_written_field, prefix, said.get("pPr", ""))
            yield OfficeText(words, BlockKind.PARAGRAPH, write)

    def _name(self, number: int) -> Iterator[OfficeText]:
        """Yield a name that a chart keeps of its data."""
        last = self.ends[number]
        text = content_of(self.source, self.tokens, number, last)
        if has_words(text, self.language):
            span = self.tokens[number].end, self.tokens[last].start
            events = list(text_events(text, "", "\n"))
            words = rich_run(events, span, self.language, joins_lines=True, markup_of=str)
            if words.run.segments:
                yield OfficeText(words, BlockKind.TABLE_CELL, _plain_words)


@lru_cache(maxsize=4096)
def drawing_markup(properties: str) -> str:
    """Return what of run properties tells their words from others; equal is one run of markup.

    >>> drawing_markup('<a:rPr lang="zh-CN" b="1" dirty="0"><a:latin typeface="黑体"/></a:rPr>')
    'b=1'
    """
    if not properties:
        return ""
    tag = properties[: properties.index(">") + 1]
    attributes = sorted(xml_attributes(tag).items())
    said = [f"{name}={value}" for name, value in attributes if name not in _NO_MARKUP]
    said += [source for name, source in xml_children(properties) if name not in _FONTS]
    return " ".join(said)


def _written_words(prefix: str, worn: str, words: str) -> str:
    words = plain_power(words) if is_raised(worn) else words
    escaped = xml_escaped(words.replace("\n", " "))
    return f"<{prefix}r>{_english(worn, prefix)}<{prefix}t>{escaped}</{prefix}t></{prefix}r>"


def _written_field(prefix: str, paragraph: str, worn: str, words: str) -> str:
    text = xml_escaped(words.replace("\n", " "))
    return f"{_english(worn, prefix)}{paragraph}<{prefix}t>{text}</{prefix}t>"


def _plain_words(_worn: str, words: str) -> str:
    return xml_escaped(words)


@lru_cache(maxsize=4096)
def _english(properties: str, prefix: str) -> str:
    """Return run properties that say that the words are English."""
    if not properties:
        return f'<{prefix}rPr lang="en-US"/>'
    tag_end = properties.index(">") + 1
    tag, rest = properties[:tag_end], properties[tag_end:]
    if re.search(r"\slang=", tag):
        tag = re.sub(r"(\slang=)(?:\"[^\"]*\"|'[^']*')", r'\1"en-US"', tag, count=1)
    else:
        tag = re.sub(r"^(<[\w:]+)", r'\1 lang="en-US"', tag)
    return tag + rest


def _kind(shape: str, *, is_cell: bool) -> BlockKind:
    if is_cell:
        return BlockKind.TABLE_CELL
    placeholder = _PLACEHOLDER.search(shape)
    is_title = placeholder is not None and placeholder[1] in _TITLES
    return BlockKind.HEADING if is_title else BlockKind.PARAGRAPH
