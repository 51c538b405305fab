"""Markdown (CommonMark with tables, footnotes, definition lists): what is not translated stays.

Code, addresses and formulas are kept byte for byte, and so is the front matter but for its title,
description and keywords; words are spliced in where they stood, escaped where Markdown would take
them for markup. HTML is read as on a page. Chinese that is kept is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from corpora.documents import Block, BlockKind, Document, KeptText, MarkedText, Segment
from corpora.errors import DocumentError
from corpora.formats.html.html_page import read_page
from corpora.formats.html.html_tokens import TokenKind, attributes, tokenise
from corpora.formats.html.html_values import TextValue, text_values
from corpora.formats.html.html_writing import written_run, written_value
from corpora.formats.markdown.front_matter import HeadValue, head_span, head_values
from corpora.formats.markdown.markdown_blocks import (
    MarkdownBlock,
    definition_titles,
    line_spans,
    markdown_blocks,
)
from corpora.formats.markdown.markdown_extensions import DIRECTIVE, shown_values
from corpora.formats.markdown.markdown_inline import markdown_words
from corpora.formats.markdown.markdown_kept import kept_in_block, kept_in_head, kept_in_words
from corpora.formats.markdown.markdown_writing import (
    MarkdownRun,
    line_break_of,
    written_attribute,
    written_markdown,
)
from corpora.formats.runs.inline_runs import Run, differs, run_segments, translated_run
from corpora.formats.runs.joining import joined_text, plain_segments, translations_of_blocks
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.languages import Language, detect_language, has_words
from corpora.spans import Span


@dataclass(frozen=True, slots=True)
class _Value:
    """An alternative text or a title at `start:end`, and the quotation marks around it."""

    start: int
    end: int
    quotes: str


_Place = MarkdownRun | Run | TextValue | _Value | HeadValue
"""A block of Markdown, one of HTML, an attribute of HTML, one of Markdown, a value of the head."""


@dataclass(frozen=True, slots=True)
class _Skeleton:
    source: str
    places: tuple[_Place, ...]


@dataclass(slots=True)
class _Reader:
    """Reads the blocks of a file into places, and notes what stays."""

    text: str
    language: Language
    found: list[tuple[_Place, BlockKind, int]] = field(default_factory=list)
    kept: list[KeptText] = field(default_factory=list)

    def read(self) -> None:
        values = [value for value in head_values(self.text) if has_words(value.text, self.language)]
        self.found += [(value, BlockKind.ATTRIBUTE, 0) for value in values]
        self.kept += kept_in_head(self.text)
        head_end = head_span(self.text)[1]
        lines = line_spans(self.text)
        env: dict[str, Any] = {}
        for block in markdown_blocks(self.text, lines, env):
            if block.stretch.start < head_end:
                continue
            if block.token.type == "html_block":
                self._read_html(block)
            elif block.token.type == "inline":
                self._read_words(block)
            elif block.token.type == DIRECTIVE:
                start = block.stretch.start
                shown = shown_values(self.text[slice(*block.stretch)])
                self._add_values((start + span.start, start + span.end) for span in shown)
                self.kept += kept_in_block(self.text, block.token, block.stretch)
            else:
                self.kept += kept_in_block(self.text, block.token, block.stretch)
        self._add_values(definition_titles(self.text, lines, env))
        self.found.sort(key=lambda entry: entry[0].start)

    def _read_html(self, block: MarkdownBlock) -> None:
        """Read HTML as a page; where marks of a quotation stand between its lines it stays."""
        written = block.token.content.split("\n")
        start, end = block.stretch
        start = max(start, self.text.find(written[0].strip(), start, end))
        lines = self.text[start:end].rstrip("\r\n").split("\n")
        if [line.strip() for line in lines] != [line.strip() for line in written[: len(lines)]]:
            self.kept += kept_in_block(self.text, block.token, block.stretch)
            return
        page = read_page(self.text, self.language, Span(start, end))
        self.found += page.places
        self.kept += page.kept

    def _read_words(self, block: MarkdownBlock) -> None:
        token, inline = block.token, block.inline
        if inline is None:
            self.kept += kept_in_words(self.text, token, block.stretch)
            return
        words = markdown_words(
            inline,
            token.children or (),
            self.language,
            joins_lines=block.kind is BlockKind.HEADING,
        )
        if words.run is not None:
            is_cell = block.kind is BlockKind.TABLE_CELL
            place = MarkdownRun(words.run, line_break_of(self.text, inline), is_cell)
            self.found.append((place, block.kind, block.level))
        self._add_values(words.values)
        for start, end in words.tags:
            self._add_attributes(start, end)
        self.kept += kept_in_words(self.text, token, block.stretch, words)

    def _add_values(self, values: Iterable[tuple[int, int]]) -> None:
        self.found += [
            (_Value(start, end, self.text[start - 1] + self.text[end]), BlockKind.ATTRIBUTE, 0)
            for start, end in values
            if has_words(self.text[start:end], self.language)
        ]

    def _add_attributes(self, start: int, end: int) -> None:
        """Note what the attributes of a tag say that stands among words."""
        tag = next(tokenise(self.text[start:end]), None)
        if tag is not None and tag.kind is TokenKind.START_TAG:
            placed = replace(tag, start=start, end=end)
            found = attributes(self.text, placed)
            self.found += text_values(self.text, tag.name, found, self.language)


def read_markdown(
    text: str, *, encoding: str = "utf-8", name: str = "", language: Language | None = None
) -> Document:
    """Return a Markdown file as a document: headings, paragraphs, list items, table cells."""
    language = language or detect_language(text)
    reader = _Reader(text, language)
    reader.read()
    blocks = tuple(
        Block(kind, _segments(text, place, language), number, level)
        for number, (place, kind, level) in enumerate(reader.found)
    )
    skeleton = _Skeleton(text, tuple(place for place, _, _ in reader.found))
    kept = tuple(reader.kept) if language == "zh" else ()
    return Document("markdown", blocks, skeleton, encoding, language, name, kept=kept)


def render_markdown(document: Document, translations: Sequence[MarkedText]) -> str:
    """Return the file with its words translated; every piece of markup is there exactly once."""
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        raise DocumentError(f"{document.source_name or 'document'}: no Markdown document")
    runs: list[tuple[MarkdownRun | Run, Block, Sequence[MarkedText]]] = []
    values: list[tuple[int, int, str]] = []
    for block, block_translations in translations_of_blocks(document, translations):
        if not differs(block.segments, block_translations):
            continue
        place = skeleton.places[block.number]
        if isinstance(place, MarkdownRun | Run):
            runs.append((place, block, block_translations))
        else:
            text = joined_text(block, block_translations)
            words = _written_value(skeleton.source, place, text, document.language)
            values.append((place.start, place.end, words))
    source = SplicedSource(skeleton.source, values)
    pieces: list[str] = []
    position = 0
    for place, block, block_translations in runs:
        pieces.append(source.slice(position, place.start))
        position = place.end
        if isinstance(place, Run):
            pieces.append(written_run(source, place, block.segments, block_translations))
            continue
        text, placed = translated_run(place.run, block.segments, block_translations)
        pieces.append(written_markdown(skeleton.source, source, place, text, placed))
    pieces.append(source.slice(position, len(skeleton.source)))
    return "".join(pieces)


def _segments(text: str, place: _Place, language: Language) -> tuple[Segment, ...]:
    if isinstance(place, MarkdownRun):
        return run_segments(place.run)
    if isinstance(place, Run):
        return run_segments(place)
    return plain_segments(_said(text, place), language)[0]


def _written_value(
    source: str, place: TextValue | _Value | HeadValue, text: str, language: Language
) -> str:
    if isinstance(place, TextValue):
        return written_value(place, text, language)
    said = _said(source, place)
    _, (first, last) = plain_segments(said, language)
    text = said[:first] + text + said[last:]
    if isinstance(place, HeadValue):
        return place.written(text)
    return written_attribute(text, place.quotes)


def _said(source: str, place: TextValue | _Value | HeadValue) -> str:
    return source[place.start : place.end] if isinstance(place, _Value) else place.text
