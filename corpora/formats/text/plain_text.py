"""Plain text: one line in, one line out; fields that wide gaps part are segments of a line.

Of a text that was wrapped at a column, a paragraph is one line out, however many it came in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpora.documents import Block, BlockKind, Document, MarkedText, Segment
from corpora.errors import DocumentError
from corpora.formats.runs.joining import joined_text, plain_segments, translations_of_blocks
from corpora.formats.text.wrapped_lines import broken_lines, joined_lines
from corpora.languages import Language, detect_language
from corpora.spans import Span

# Only what editors count as a line; str.splitlines also cuts at form feeds and U+2028.
# Between the fields of a row: 规上工业产值  2295亿元  4000亿元, 来源：…　　日期：….
_GAP = re.compile(r"[ \u3000]*\t[ \t\u3000]*|[ \u3000]{2,}")
_NO_ROW = re.compile("[。；！？!?;…]|[，、,](?:[ \u3000]{2}|\t|$)")
_LONGEST_FIELD = 40
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands around the texts: `texts[0]`, first block, `texts[1]`, second block, ..."""

    texts: tuple[str, ...]


def read_plain_text(
    text: str,
    *,
    encoding: str = "utf-8",
    name: str = "",
    language: Language | None = None,
    kept: Collection[str] = (),
) -> Document:
    """Return a document with one block for each line, or wrapped paragraph, that is not blank.

    Lines that are among `kept` stay as they are.
    """
    language = language or detect_language(text)
    blocks: list[Block] = []
    surroundings: list[str] = []
    before: list[str] = []
    for line in _paragraphs([match[0] for match in _LINE.finditer(text)], language):
        if line.strip() in kept:
            before.append(line)
            continue
        segments, (start, end) = _row_segments(line) or plain_segments(line, language)
        if not segments:
            before.append(line)
            continue
        before.append(line[:start])
        surroundings.append("".join(before))
        before = [line[end:]]
        blocks.append(Block(BlockKind.PARAGRAPH, segments, len(blocks)))
    surroundings.append("".join(before))
    skeleton = _Surroundings(tuple(surroundings))
    return Document("text", tuple(blocks), skeleton, encoding, language, name)


def _paragraphs(lines: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the lines, those of a wrapped paragraph as one with the end of its last one."""
    broken = broken_lines(lines) if language == "zh" else frozenset[int]()
    waiting: list[str] = []
    for number, line in enumerate(lines):
        waiting.append(line)
        if number not in broken:
            end = line[len(line.rstrip("\r\n")) :]
            yield joined_lines(waiting) + end if len(waiting) > 1 else line
            waiting = []


def _row_segments(line: str) -> tuple[tuple[Segment, ...], Span] | None:
    """Return the fields of a row with the gaps behind them, None where a line is no row.

    目　　录 is one word in two halves, and what ends like a sentence is one.
    """
    text = line.strip(" \t\r\n\u3000")
    gaps = list(_GAP.finditer(text))
    fields = _GAP.split(text)
    if not gaps or _NO_ROW.search(text):
        return None
    if any(len(field) > _LONGEST_FIELD or not _is_field(field) for field in fields):
        return None
    segments = tuple(
        Segment(field, (), gap)
        for field, gap in zip(fields, [*(gap[0] for gap in gaps), ""], strict=True)
    )
    start = line.index(text)
    return segments, Span(start, start + len(text))


def _is_field(text: str) -> bool:
    return len(text) > 1 or text.isdigit() or text in "-—–/"


def render_plain_text(document: Document, translations: Sequence[MarkedText]) -> str:
    """Return the text with its lines translated; blank lines, indents and line ends stay.

    A line feed inside a translation becomes a space, so lines stay one to one.
    """
    skeleton = document.skeleton
    if not isinstance(skeleton, _Surroundings):
        raise DocumentError(f"{document.source_name or 'document'}: no plain text document")
    pieces = [skeleton.texts[0]]
    for block, block_translations in translations_of_blocks(document, translations):
        pieces.append(re.sub(r"[\r\n]+", " ", joined_text(block, block_translations)))
        pieces.append(skeleton.texts[block.number + 1])
    return "".join(pieces)
