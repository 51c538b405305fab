"""XLIFF 1.2 and 2.x files as documents: their sources are read, their targets are written.

Targets that somebody has signed off stay. Everything else of the file stays byte for byte; the
inline codes of a source come back in its target, each once and nested as they were.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.documents import Block, BlockKind, Document, MarkedText
from corpora.errors import DocumentError
from corpora.formats.inline_runs import Run, cut_sentences, run_segments, translated_run
from corpora.formats.joining import translations_of_blocks
from corpora.formats.markup_placement import Element, nested, written
from corpora.formats.xml_source import (
    XmlKind,
    XmlSource,
    XmlToken,
    encoded_xml,
    matching_ends,
    read_xml,
    xml_attributes,
    xml_escaped,
)
from corpora.languages import Language, detect_language, has_words

_AROUND_WORDS = frozenset(("g", "pc", "mrk", "sm"))
_SIGNED_OFF = frozenset(("final", "signed-off", "reviewed"))
_TARGET_LANGUAGE = re.compile(r"<(?:\w+:)?(?:file|xliff)\b[^>]*>")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A source to translate: its run, and where its target stands or is to be inserted."""

    run: Run
    target: tuple[int, int]
    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class _Skeleton:
    source: XmlSource
    units: tuple[_Unit, ...]


def read_xliff(data: bytes, *, name: str = "", language: Language | None = None) -> Document:
    """Return an XLIFF file as a document with a block for each source.

    Raises:
        DocumentError: naming the file and the line.
    """
    name = name or "document"
    source = read_xml(data, name)
    tokens = source.tokens()
    root = next((token for token in tokens if token.kind is XmlKind.START), None)
    if root is None or root.name.rpartition(":")[2] != "xliff":
        found = root.name if root else "nothing"
        raise DocumentError(f"{name}: {found} found, expected an xliff element")
    language = language or detect_language(re.sub(r"<[^>]*>", "", source.text))
    units = tuple(_UnitReader(source.text, tokens, matching_ends(tokens), language).units())
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, run_segments(unit.run), number)
        for number, unit in enumerate(units)
    )
    skeleton = _Skeleton(source, units)
    return Document("xliff", blocks, skeleton, source.encoding, language, name)


def render_xliff(document: Document, translations: Sequence[MarkedText]) -> bytes:
    """Return the file with a target for each source; the target language is English."""
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        raise DocumentError(f"{document.source_name or 'document'}: no XLIFF document")
    text = skeleton.source.text
    pieces: list[str] = []
    position = 0
    for block, block_translations in translations_of_blocks(document, translations):
        unit = skeleton.units[block.number]
        content = _written(text, unit.run, block, block_translations)
        pieces += [text[position : unit.target[0]], unit.opening, content, unit.closing]
        position = unit.target[1]
    pieces.append(text[position:])
    result = _TARGET_LANGUAGE.sub(_with_target_language, "".join(pieces))
    return encoded_xml(result, skeleton.source.encoding)


def _written(source: str, run: Run, block: Block, translations: Sequence[MarkedText]) -> str:
    text, placed = translated_run(run, block.segments, translations)

    def write_text(start: int, end: int) -> str:
        return xml_escaped(text[start:end])

    def write_markup(start: int, end: int) -> str:
        return source[start:end]

    return written(nested(placed, len(text)), len(text), write_text, write_markup)


def _with_target_language(match: re.Match[str]) -> str:
    """Declare English in the element that declares the source language."""
    tag = match[0]
    attributes = xml_attributes(tag)
    for source, target in (("source-language", "target-language"), ("srcLang", "trgLang")):
        if source in attributes and target in attributes:
            return re.sub(rf"(\b{target}\s*=\s*)(?:\"[^\"]*\"|'[^']*')", r'\1"en"', tag)
        if source in attributes:
            return f'{tag[:-1]} {target}="en">'
    return tag


@dataclass(frozen=True, slots=True)
class _UnitReader:
    source: str
    tokens: Sequence[XmlToken]
    ends: Mapping[int, int]
    language: Language

    def units(self) -> Iterator[_Unit]:
        """Yield what is to be translated, in order."""
        kept_to = -1
        for number, token in enumerate(self.tokens):
            if number <= kept_to or token.kind is not XmlKind.START:
                continue
            name = token.name.rpartition(":")[2]
            attributes = xml_attributes(self.source[token.start : token.end])
            if attributes.get("translate") == "no":
                kept_to = self.ends[number]
            elif name in {"trans-unit", "segment"}:
                unit = self._unit(number, is_signed_off=attributes.get("state") in _SIGNED_OFF)
                if unit is not None:
                    yield unit
                kept_to = self.ends[number]

    def _unit(self, number: int, *, is_signed_off: bool) -> _Unit | None:
        children = {
            self.tokens[child].name.rpartition(":")[2]: child for child in self._children(number)
        }
        source, target = children.get("source"), children.get("target")
        if source is None or self.ends[source] == source:
            return None
        prefix = self.tokens[source].name.removesuffix("source")
        if target is None:
            after = self.tokens[self.ends[children.get("seg-source", source)]].end
            span, opening = (after, after), f"<{prefix}target>"
        else:
            tag = self.source[self.tokens[target].start : self.tokens[target].end]
            is_signed_off = is_signed_off or xml_attributes(tag).get("state") in _SIGNED_OFF
            span = (self.tokens[target].start, self.tokens[self.ends[target]].end)
            opening = re.sub(r"\s*/?>$", ">", tag)
        run = None if is_signed_off else self._run(source)
        return _Unit(run, span, opening, f"</{prefix}target>") if run else None

    def _children(self, number: int) -> Iterator[int]:
        child = number + 1
        while child < self.ends[number]:
            if child in self.ends:
                yield child
                child = self.ends[child]
            child += 1

    def _run(self, number: int) -> Run | None:
        """Return the words of a source; codes with native content are kept whole."""
        pieces: list[str] = []
        elements: list[Element] = []
        open_elements: list[int] = []
        length = 0
        place, last = number + 1, self.ends[number]
        while place < last:
            token = self.tokens[place]
            name = token.name.rpartition(":")[2]
            parent = open_elements[-1] if open_elements else -1
            if token.kind is XmlKind.TEXT:
                raw = self.source[token.start : token.end]
                pieces.append(raw[9:-3] if raw.startswith("<![CDATA[") else html.unescape(raw))
                length += len(pieces[-1])
            elif token.kind is XmlKind.END:
                key = open_elements.pop()
                opened = elements[key]
                elements[key] = Element(
                    opened.parent,
                    opened.start,
                    length,
                    opened.opening,
                    (token.start, token.end),
                    opened.name,
                )
            elif token.kind is XmlKind.START and name in _AROUND_WORDS:
                open_elements.append(len(elements))
                span = (token.start, token.end)
                elements.append(Element(parent, length, length, span, None, name))
            elif place in self.ends:
                span = (token.start, self.tokens[self.ends[place]].end)
                elements.append(Element(parent, length, length, span, None, name))
                place = self.ends[place]
            place += 1
        text = "".join(pieces)
        if not has_words(text, self.language):
            return None
        segments = cut_sentences(text, elements, self.language, joins_lines=True)
        start, end = self.tokens[number].end, self.tokens[last].start
        return Run(start, end, text, tuple(elements), segments) if segments else None
