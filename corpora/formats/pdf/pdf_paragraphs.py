"""Paragraphs, headings and tables of a PDF from its lines.

A paragraph ends where a line ends early, where the next is set in, larger or further down; it goes
on over the end of a page. Lines that stand at the edge of every page are told apart once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.formats.pdf.pdf_lines import PdfLine, PdfPage, PdfTable, joined

_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/，,]\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-—–·\s]*"
    r"|Page \d+(?: of \d+)?"
)
_NUMBERED_HEADING = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}(?:[、.．]|[章节编]\s))")
_SENTENCE_END = tuple("。！？；：.!?;:”’)）")
_EDGE = 0.1
_LARGER = 1.12
_FURTHER_DOWN = 1.35
_INDENT = 1.2
_SHORT = 2.0
_QUARTER = 0.25
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class PdfParagraph:
    """A paragraph; `level` is 1 to 3 for a heading, else 0."""

    text: str
    level: int = 0


def paragraphs(pages: Sequence[PdfPage]) -> Iterator[PdfParagraph | PdfTable]:
    """Yield the paragraphs and tables of all pages, without the numbers of the pages."""
    items = [
        (number, item)
        for number, page in enumerate(pages)
        for item in _without_edges(page, _repeated(pages), is_first=number == 0)
    ]
    body = _body_size(items)
    levels = _heading_sizes(items, body)
    measure = _margins(items)
    waiting: list[PdfLine] = []
    page_of_last = 0
    for page, item in items:
        if isinstance(item, PdfTable):
            yield from _ended(waiting, levels, body)
            waiting = []
            yield item
            continue
        if waiting and _begins(
            item, waiting[-1], measure[item.column], is_new_page=page != page_of_last
        ):
            yield from _ended(waiting, levels, body)
            waiting = []
        waiting.append(item)
        page_of_last = page
    yield from _ended(waiting, levels, body)


def _ended(
    lines: Sequence[PdfLine], levels: dict[float, int], body: float
) -> Iterator[PdfParagraph]:
    if not lines:
        return
    text = joined(line.text for line in lines)
    level = levels.get(lines[0].size, 0)
    is_short = len(text) <= _LONGEST_HEADING and not text.endswith("。")
    is_bold = all(line.is_bold for line in lines) and lines[0].size >= body
    if not level and is_short and is_bold and _NUMBERED_HEADING.match(text):
        level = 2
    yield PdfParagraph(text, level if is_short else 0)


def _begins(line: PdfLine, last: PdfLine, margins: tuple[float, float], is_new_page: bool) -> bool:
    """Return whether a line begins a paragraph after another line."""
    left, right = margins
    if abs(line.size - last.size) > 0.1 * last.size or line.is_bold != last.is_bold:
        return True
    size = max(last.size, 1.0)
    if line.column != last.column or is_new_page:
        # Where the line before stands is no measure for what stands elsewhere.
        return last.text.endswith(_SENTENCE_END)
    if line.top - last.top > _FURTHER_DOWN * (last.bottom - last.top) + size:
        return True
    before, after = last.left - left, right - last.right
    if before > _QUARTER * (right - left) and abs(before - after) > _SHORT * size:
        return True  # set to the right: who signs, and when
    starts_in = line.left - min(last.left, left) > _INDENT * size and line.left > last.left
    room = max(right, line.right) - last.right
    is_end = last.text.endswith(_SENTENCE_END) or room > _QUARTER * (right - left)
    ended_early = is_end and room > _SHORT * size
    return starts_in or (ended_early and not _is_wrapped_word(line, last, right))


def _is_wrapped_word(line: PdfLine, last: PdfLine, right: float) -> bool:
    """Return whether a line ended early only because the next English word is long."""
    first = line.text.split(" ")[0]
    room = right - last.right
    is_latin = last.text[-1:].isascii() and first.isascii() and not last.text.endswith(".")
    return is_latin and len(first) * 0.5 * last.size > room - last.size


def _repeated(pages: Sequence[PdfPage]) -> frozenset[str]:
    """Return the lines at the edges that most pages have, figures left out."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_unnumbered(line.text) for line in _edge_lines(page)})
    return frozenset(text for text, count in counts.items() if count > max(1, len(pages) // 2))


def _edge_lines(page: PdfPage) -> list[PdfLine]:
    lines = [item for item in page.items if isinstance(item, PdfLine)]
    top, bottom = _EDGE * page.height, (1 - _EDGE) * page.height
    return [line for line in lines if line.bottom < top or line.top > bottom]


def _without_edges(
    page: PdfPage, repeated: frozenset[str], *, is_first: bool
) -> Iterator[PdfLine | PdfTable]:
    edges = _edge_lines(page)
    for item in page.items:
        if isinstance(item, PdfLine) and item in edges:
            if _PAGE_NUMBER.fullmatch(item.text):
                continue
            if _unnumbered(item.text) in repeated and not is_first:
                continue
        yield item


def _unnumbered(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _body_size(items: Sequence[tuple[int, PdfLine | PdfTable]]) -> float:
    sizes: Counter[float] = Counter()
    for _, item in items:
        if isinstance(item, PdfLine):
            sizes[item.size] += len(item.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def _heading_sizes(
    items: Sequence[tuple[int, PdfLine | PdfTable]], body: float
) -> dict[float, int]:
    """Return the level of each size that is clearly larger than the body's."""
    lines = [item for _, item in items if isinstance(item, PdfLine)]
    sizes = sorted({line.size for line in lines if line.size > _LARGER * body}, reverse=True)
    return {size: min(level, 3) for level, size in enumerate(sizes, 1)}


def _margins(
    items: Sequence[tuple[int, PdfLine | PdfTable]],
) -> dict[int, tuple[float, float]]:
    """Return for each column where the lines of the document begin and end."""
    found: dict[int, tuple[float, float]] = {}
    for _, item in items:
        if isinstance(item, PdfLine):
            left, right = found.get(item.column, (item.left, item.right))
            found[item.column] = (min(left, item.left), max(right, item.right))
    return found
