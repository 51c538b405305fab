"""The paragraphs of one part of a Word document, those of tables and text boxes among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpora.documents import BlockKind
from corpora.formats.docx.docx_events import paragraph_events
from corpora.formats.docx.docx_page_numbers import is_page_number
from corpora.formats.docx.docx_properties import markup_of
from corpora.formats.docx.docx_styles import DocxStyles
from corpora.formats.office.rich_runs import Event, RichRun, rich_run
from corpora.formats.xml.xml_source import XmlSource
from corpora.formats.xml.xml_tokens import XmlKind, XmlToken, matching_ends
from corpora.languages import Language, has_words

_STYLE = re.compile(r"<\w+:pStyle\s+\w+:val=[\"']([^\"']*)")
_OUTLINE = re.compile(r"<\w+:outlineLvl\s+\w+:val=[\"'](\d)")
_NUMBERED = re.compile(r"<\w+:numPr[\s>](?!.*<\w+:numId\s+\w+:val=[\"']0[\"'])", re.DOTALL)
_WORD = re.compile(
    r"xmlns:(\w+)=[\"'](?:http://schemas\.openxmlformats\.org/wordprocessingml/2006/main"
    r"|http://purl\.oclc\.org/ooxml/wordprocessingml/main)[\"']"
)
_PREFIX = "w"


@dataclass(frozen=True, slots=True)
class DocxParagraph:
    """A paragraph with words.

    `copies` are its twins in the fallback that older programs show; they get its translation.
    """

    words: RichRun
    kind: BlockKind
    level: int
    style: str
    copies: tuple[RichRun, ...] = ()


def word_prefix(source: XmlSource) -> str:
    """Return what a part calls the namespace of Word, nearly always "w"."""
    found = _WORD.search(source.text, 0, 20_000)
    return found[1] if found else _PREFIX


def read_paragraphs(
    source: XmlSource, styles: DocxStyles, language: Language
) -> tuple[tuple[DocxParagraph, ...], tuple[tuple[int, int], ...]]:
    """Return the paragraphs that hold words of the language, and where page numbers stand."""
    tokens = source.tokens()
    reader = _ParagraphReader(
        source.text, tokens, matching_ends(tokens), styles, language, word_prefix(source)
    )
    paragraphs = tuple(reader.read(0, len(tokens), is_cell=False))
    return paragraphs, tuple(reader.page_numbers)


@dataclass(frozen=True, slots=True)
class _ParagraphReader:
    source: str
    tokens: Sequence[XmlToken]
    ends: Mapping[int, int]
    styles: DocxStyles
    language: Language
    prefix: str
    page_numbers: list[tuple[int, int]] = field(default_factory=list)

    def read(self, first: int, last: int, *, is_cell: bool) -> list[DocxParagraph]:
        """Return the paragraphs between two tokens; `is_cell`: they stand in a table."""
        found: list[DocxParagraph] = []
        cells = int(is_cell)
        paragraph, cell = f"{self.prefix}:p", f"{self.prefix}:tc"
        number = first
        while number < last:
            token = self.tokens[number]
            if token.name == cell:
                cells += (token.kind is XmlKind.START) - (token.kind is XmlKind.END)
            elif token.kind is XmlKind.START and token.name == paragraph:
                found += self._read_paragraph(number, self.ends[number], is_cell=cells > 0)
                number = self.ends[number]
            elif token.kind is XmlKind.START and token.name == "mc:AlternateContent":
                found += self._read_alternatives(number, self.ends[number], is_cell=cells > 0)
                number = self.ends[number]
            number += 1
        return found

    def _read_alternatives(self, first: int, last: int, *, is_cell: bool) -> list[DocxParagraph]:
        """Return what the newest alternative says; the same words in older ones are its copies."""
        chosen: list[DocxParagraph] | None = None
        number = first + 1
        while number < last:
            if number not in self.ends:
                number += 1
                continue
            read = self.read(number, self.ends[number] + 1, is_cell=is_cell)
            chosen = read if chosen is None else _with_copies(chosen, read)
            number = self.ends[number] + 1
        return chosen or []

    def _read_paragraph(self, first: int, last: int, *, is_cell: bool) -> list[DocxParagraph]:
        start = first + 1
        properties = ""
        while start < last and start not in self.ends:
            start += 1
        if start < last and self.tokens[start].name == f"{self.prefix}:pPr":
            end = self.ends[start]
            properties = self.source[self.tokens[start].start : self.tokens[end].end]
            start = end + 1
        events, kept = paragraph_events(self.source, self.tokens, self.ends, start, last)
        found: list[DocxParagraph] = []
        text = "".join(event.text for event in events)
        if start < last and self.language == "zh" and is_page_number(text):
            self.page_numbers.append((self.tokens[start].start, self.tokens[last].start))
        elif start < last and has_words(text, self.language):
            found += self._paragraph(properties, events, (start, last), is_cell=is_cell)
        for inner, end in kept:
            if any(self.tokens[k].name == f"{self.prefix}:p" for k in range(inner + 1, end)):
                found += self.read(inner, end + 1, is_cell=False)
        return found

    def _paragraph(
        self, properties: str, events: list[Event], tokens: tuple[int, int], *, is_cell: bool
    ) -> list[DocxParagraph]:
        style, outline = _STYLE.search(properties), _OUTLINE.search(properties)
        name = style[1] if style else ""
        kind, level = self.styles.kind(
            name, int(outline[1]) if outline else None, is_list=bool(_NUMBERED.search(properties))
        )
        if is_cell and kind is not BlockKind.HEADING:
            kind = BlockKind.TABLE_CELL
        span = (self.tokens[tokens[0]].start, self.tokens[tokens[1]].start)
        words = rich_run(
            events,
            span,
            self.language,
            joins_lines=kind is BlockKind.HEADING,
            markup_of=markup_of,
        )
        return [DocxParagraph(words, kind, level, name)] if words.run.segments else []


def _with_copies(
    chosen: list[DocxParagraph], others: Sequence[DocxParagraph]
) -> list[DocxParagraph]:
    """Give each paragraph its twin; an alternative that says something else is read as well."""
    result = list(chosen)
    for number, other in enumerate(others):
        if number < len(chosen) and chosen[number].words.looks_like(other.words):
            twin = result[number]
            copies = (*twin.copies, other.words, *other.copies)
            result[number] = replace(twin, copies=copies)
        else:
            result.append(other)
    return result
