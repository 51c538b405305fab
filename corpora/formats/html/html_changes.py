"""HTML pages with words exchanged in place, marked as changes where that is asked.

Only the characters that change are touched: entities, attributes and line ends around them stay
byte for byte. What can hold no markup, a title or an attribute, is changed without marks.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpora.documents import Document
from corpora.errors import DocumentError
from corpora.formats.html.html_document import html_places
from corpora.formats.html.html_values import TextValue
from corpora.formats.runs.inline_runs import Run
from corpora.formats.runs.sentence_spans import sentence_spans
from corpora.formats.runs.set_apart import plain_power
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.formats.runs.text_changes import (
    PlacedChange,
    RevisionStamp,
    TextChange,
    changes_of_blocks,
    placed_changes,
)

# As the standard library reads character references, with and without a semicolon.
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_PLAIN_TEXT_ELEMENT = re.compile(r"<(?:option|textarea|title)\b[^>]*>\s*\Z", re.IGNORECASE)
_LOOKED_BACK = 2000


def html_with_changes(
    document: Document, changes: Sequence[TextChange], stamp: RevisionStamp | None = None
) -> str:
    """Return the page with changes made; with a stamp they are `<del>` and `<ins>`.

    Raises:
        DocumentError: if the document is no page, or a change does not fit it.
    """
    source, places = html_places(document)
    values: list[tuple[int, int, str]] = []
    for block, first, own in changes_of_blocks(document, changes):
        if not own:
            continue
        place = places[block.number]
        if isinstance(place, TextValue):
            spans = sentence_spans(place.text, document.language)
            placed = placed_changes(spans, first, own, len(place.text))
            values.append(_changed_value(source, place, placed, document.source_name))
        else:
            placed = placed_changes(place.segments, first, own, len(place.text))
            is_plain = bool(_PLAIN_TEXT_ELEMENT.search(source, _back(place.start), place.start))
            text = _Characters(source, _pieces(source, place))
            if plain_power(text.text) != plain_power(place.text):
                name = f"{document.source_name}: text at {place.start}"
                raise DocumentError(f"{name} cannot be changed in place")
            for change in placed:
                values += text.exchanged(change, None if is_plain else stamp)
    return SplicedSource(source, values).slice(0, len(source))


class _Characters:
    """Text as a page shows it, and where the source writes each part of it."""

    def __init__(self, source: str, pieces: Iterable[_Piece]) -> None:
        self._source = source
        self._pieces = list(pieces)
        self._starts = [piece.place for piece in self._pieces]

    @property
    def text(self) -> str:
        """The text shown."""
        return "".join(piece.text for piece in self._pieces)

    def exchanged(
        self, change: PlacedChange, stamp: RevisionStamp | None
    ) -> Iterator[tuple[int, int, str]]:
        """Yield the stretches of the source to exchange; text that tags part, part by part."""
        written = html.escape(change.written, quote=False)
        inserted = _marked("ins", written, change.reason, stamp) if written else ""
        for number, (start, end) in enumerate(self.parts(change.start, change.end)):
            deleted = self._source[start:end]
            removed = _marked("del", deleted, change.reason, stamp) if deleted and stamp else ""
            yield start, end, removed + (inserted if number == 0 else "")

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where the source has a stretch of the text, which tags may part."""
        number = max(0, bisect_right(self._starts, start) - 1)
        if start == end:
            piece = self._pieces[number]
            if piece.place == start and number and piece.is_after_tag:
                piece = self._pieces[number - 1]  # words are put in behind what is before them
            place = piece.source_place(start)
            yield place, place
            return
        part: tuple[int, int] | None = None
        for piece in self._pieces[number:]:
            if piece.place >= end:
                break
            low, high = piece.source_place(start), piece.source_place(end)
            if part is not None and part[1] == low:
                part = (part[0], high)
                continue
            if part is not None and part[0] < part[1]:
                yield part
            part = (low, high)
        if part is not None and part[0] < part[1]:
            yield part


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text at `place` of a run that stands at `start:end` of the source.

    Attributes:
        is_reference: Whether it is written as a reference, and so is exchanged whole.
        is_after_tag: Whether a tag stands before it.
    """

    place: int
    text: str
    start: int
    end: int
    is_reference: bool
    is_after_tag: bool

    def source_place(self, place: int) -> int:
        """Return where a place of the run's text is in the source, within this piece."""
        offset = place - self.place
        if offset <= 0:
            return self.start
        if offset >= len(self.text) or self.is_reference:
            return self.end
        return self.start + offset


def _pieces(source: str, run: Run) -> Iterator[_Piece]:
    tags = sorted(
        span
        for element in run.elements
        for span in (element.opening, element.closing)
        if span is not None
    )
    return _pieces_between(source, tags, run.start, run.end)


def _pieces_between(
    source: str, tags: Sequence[tuple[int, int]], start: int, end: int
) -> Iterator[_Piece]:
    place, position = 0, start
    for tag_start, tag_end in [*tags, (end, end)]:
        is_first = True
        for first, last, text, is_reference in _characters(source, position, tag_start):
            yield _Piece(place, text, first, last, is_reference, is_first)
            place += len(text)
            is_first = False
        position = max(position, tag_end)


def _characters(source: str, start: int, end: int) -> Iterator[tuple[int, int, str, bool]]:
    position = start
    for match in _REFERENCE.finditer(source, start, end):
        text = html.unescape(match[0])
        if text == match[0]:
            continue
        if position < match.start():
            yield position, match.start(), source[position : match.start()], False
        yield *match.span(), text, True
        position = match.end()
    if position < end:
        yield position, end, source[position:end], False


def _marked(name: str, written: str, reason: str, stamp: RevisionStamp | None) -> str:
    if stamp is None:
        return written
    told = html.escape(f"{stamp.author}: {reason}" if reason else stamp.author)
    return f'<{name} title="{told}" datetime="{html.escape(stamp.time)}">{written}</{name}>'


def _changed_value(
    source: str, value: TextValue, changes: Sequence[PlacedChange], name: str
) -> tuple[int, int, str]:
    """Return the value of an attribute, or a title, with its changes and all else as it was."""
    quote = value.written_quote
    is_quoted = bool(quote) and source.startswith(quote, value.start)
    inner = (value.start + is_quoted, value.end - is_quoted)
    text = _Characters(source, _pieces_between(source, [], *inner))
    if text.text != value.text:
        raise DocumentError(f"{name}: text at {value.start} cannot be changed in place")
    splices: list[tuple[int, int, str]] = []
    for change in changes:
        written = html.escape(change.written, quote=False)
        if value.quote:
            entity = "&quot;" if value.quote == '"' else "&#39;"
            written = written.replace(value.quote, entity)
        for number, (start, end) in enumerate(text.parts(change.start, change.end)):
            splices.append((start, end, written if number == 0 else ""))
    changed = SplicedSource(source, splices).slice(*inner)
    return value.start, value.end, f"{quote}{changed}{quote}"


def _back(place: int) -> int:
    return max(0, place - _LOOKED_BACK)
