"""Rich text of Office documents: a row of events as text and elements, and the XML of its English.

A paragraph of Word, a cell of Excel and a text box of PowerPoint are all words in runs, each with
its properties, and things between them. What of the properties is markup, and how words are
written, is the format's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from corpora.documents import MarkedText, Segment
from corpora.formats.runs.inline_runs import Run, cut_sentences, translated_run
from corpora.formats.runs.markup_placement import Element, nested, written
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.languages import Language

_SHARE_OF_PLAIN = 0.25


Piece = str | tuple[int, int]
"""A string, or a stretch of the source that may hold paragraphs of its own (a text box)."""


class EventKind(Enum):
    """What an event does; ATOM is kept whole at one place between words."""

    TEXT = auto()
    ATOM = auto()
    OPEN = auto()
    CLOSE = auto()
    FIELD_BEGIN = auto()
    FIELD_CODE = auto()
    FIELD_SEPARATE = auto()
    FIELD_END = auto()


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `pieces` are its XML, `name` is the element's ("br", "a", "tab" matter).

    `key` joins what opens to what closes; `properties` are those of the run of a text.
    """

    kind: EventKind
    pieces: tuple[Piece, ...]
    name: str = ""
    text: str = ""
    properties: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class RichRun:
    """The words of a paragraph.

    Attributes:
        run: Text, elements and segments; an element's tags are places in `markup`.
        markup: The XML of each tag or kept thing.
        properties: The run properties that hold inside an element; -1 is the paragraph.
        pairs: Kept things, the first of which stays before the second: a range that crosses others.
    """

    run: Run
    markup: tuple[tuple[Piece, ...], ...]
    properties: tuple[tuple[int, str], ...]
    pairs: tuple[tuple[int, int], ...] = ()

    def looks_like(self, other: RichRun) -> bool:
        """Return whether another paragraph has the same words and elements at the same places."""
        return self.run.text == other.run.text and [
            (e.parent, e.start, e.end, e.name) for e in self.run.elements
        ] == [(e.parent, e.start, e.end, e.name) for e in other.run.elements]


@dataclass(slots=True)
class _Open:
    """An element while its content is read; `format` is the open stretch of formatting in it."""

    number: int
    markup: str
    format: int = -1
    format_markup: str = ""
    waiting: list[int] = field(default_factory=list)


def rich_run(
    events: Sequence[Event],
    span: tuple[int, int],
    language: Language,
    *,
    joins_lines: bool,
    markup_of: Callable[[str], str],
) -> RichRun:
    """Return the words of a paragraph whose content stands at `span` of its part.

    `markup_of` tells what of run properties is markup; runs where it is equal are one.
    """
    return _Builder(events, markup_of).build(span, language, joins_lines=joins_lines)


def written_run(
    rich: RichRun,
    source: SplicedSource,
    segments: Sequence[Segment],
    translations: Sequence[MarkedText],
    *,
    write_words: Callable[[str, str], str],
) -> str:
    """Return the XML of the translated content of a paragraph.

    Every element of the source is there exactly once and nested as it was. `write_words` returns
    the XML of words that wear run properties: the properties come first.
    """
    text, elements = translated_run(rich.run, segments, translations)
    if rich.pairs:
        elements = nested(_in_order(elements, rich.pairs), len(text))
    properties = dict(rich.properties)
    holders = [number for number in properties if number >= 0]

    def write_text(start: int, end: int) -> str:
        if start == end:
            return ""
        inside = [k for k in holders if elements[k].start <= start and end <= elements[k].end]
        worn = properties[max(inside, default=-1)]
        return write_words(worn, text[start:end])

    def write_markup(start: int, end: int) -> str:
        return "".join(
            piece if isinstance(piece, str) else source.slice(*piece)
            for pieces in rich.markup[start:end]
            for piece in pieces
        )

    return written(elements, len(text), write_text, write_markup)


def _in_order(elements: list[Element], pairs: Sequence[tuple[int, int]]) -> list[Element]:
    """Return the elements with no range ending before it begins.

    An end that would do so stands right behind what is around the beginning.
    """
    result = list(elements)
    for start, end in pairs:
        around_start, around_end = _lineage(result, start), _lineage(result, end)
        shared = next(number for number in around_end[1:] if number in around_start[1:])
        first = around_start[around_start.index(shared) - 1]
        last = around_end[around_end.index(shared) - 1]
        if (result[first].start, first) > (result[last].start, last):
            place = result[first].end
            result[end] = replace(result[end], parent=shared, start=place, end=place)
    return result


def _lineage(elements: Sequence[Element], number: int) -> list[int]:
    """Return an element and all that it stands in, to the paragraph (-1)."""
    found = [number]
    while found[-1] >= 0:
        found.append(elements[found[-1]].parent)
    return found


class _Builder:
    def __init__(self, events: Sequence[Event], markup_of: Callable[[str], str]) -> None:
        self.events = events
        self.markup_of = markup_of
        self.pieces: list[str] = []
        self.length = 0
        self.elements: list[Element] = []
        self.markup: list[tuple[Piece, ...]] = []
        self.properties: dict[int, str] = {}
        self.earlier: dict[str, int] = {}
        self.pairs: list[tuple[int, int]] = []

    def build(self, span: tuple[int, int], language: Language, *, joins_lines: bool) -> RichRun:
        worn = self._dominant(0, len(self.events))
        self.properties[-1] = worn
        stack = [_Open(-1, self.markup_of(worn))]
        for number, event in enumerate(self.events):
            if event.kind is EventKind.TEXT:
                self._add_text(stack[-1], event)
            elif event.kind is EventKind.ATOM:
                self._add_atom(stack[-1], event)
            elif event.kind is EventKind.OPEN:
                stack.append(self._open(stack[-1], number, event))
            else:
                self._close(stack.pop(), event)
        text = "".join(self.pieces)
        segments = cut_sentences(text, self.elements, language, joins_lines=joins_lines)
        run = Run(*span, text, tuple(self.elements), segments)
        return RichRun(run, tuple(self.markup), tuple(self.properties.items()), tuple(self.pairs))

    def _dominant(self, first: int, last: int) -> str:
        """Return the run properties that others are markup against.

        They are the plainest that a good part of the text has: bold words in a plain sentence are
        markup even where they are most of it.
        """
        weights: Counter[str] = Counter()
        examples: dict[str, str] = {}
        for event in self.events[first:last]:
            if event.kind is EventKind.TEXT:
                key = self.markup_of(event.properties)
                weights[key] += len(event.text)
                examples.setdefault(key, event.properties)
        enough = sum(weights.values()) * _SHARE_OF_PLAIN
        worn = [key for key, weight in weights.items() if weight >= enough]
        return examples[min(worn, key=lambda key: (key.count("<"), -weights[key]))] if worn else ""

    def _add_text(self, around: _Open, event: Event) -> None:
        key = self.markup_of(event.properties)
        end = self.length + len(event.text)
        if key == around.markup:
            self._end_format(around)
        elif around.format >= 0 and around.format_markup == key:
            for number in around.waiting:
                self._change(number, parent=around.format)
            around.waiting = []
            self._change(around.format, end=end)
        else:
            self._end_format(around)
            around.format, around.format_markup = len(self.elements), key
            self.properties[around.format] = event.properties
            self.elements.append(Element(around.number, self.length, end, (0, 0), (0, 0), "format"))
        self.pieces.append(event.text)
        self.length = end

    def _add_atom(self, around: _Open, event: Event) -> None:
        if around.format >= 0:
            around.waiting.append(len(self.elements))
        if event.key:
            number = len(self.elements)
            if event.key in self.earlier:
                self.pairs.append((self.earlier[event.key], number))
            self.earlier[event.key] = number
        self.elements.append(
            Element(around.number, self.length, self.length, self._written(event), None, event.name)
        )

    def _open(self, around: _Open, number: int, event: Event) -> _Open:
        self._end_format(around)
        last = next(
            k
            for k in range(number + 1, len(self.events))
            if self.events[k].kind is EventKind.CLOSE and self.events[k].key == event.key
        )
        opened = len(self.elements)
        markup = around.markup
        worn = self._dominant(number + 1, last) if event.name != "range" else ""
        if worn and self.markup_of(worn) != markup:
            markup = self.markup_of(worn)
            self.properties[opened] = worn
        self.elements.append(
            Element(
                around.number, self.length, self.length, self._written(event), (0, 0), event.name
            )
        )
        return _Open(opened, markup)

    def _close(self, opened: _Open, event: Event) -> None:
        self._end_format(opened)
        self._change(opened.number, end=self.length, closing=self._written(event))

    def _end_format(self, around: _Open) -> None:
        around.format, around.waiting = -1, []

    def _written(self, event: Event) -> tuple[int, int]:
        self.markup.append(event.pieces)
        return len(self.markup) - 1, len(self.markup)

    def _change(
        self,
        number: int,
        *,
        parent: int | None = None,
        end: int | None = None,
        closing: tuple[int, int] | None = None,
    ) -> None:
        old = self.elements[number]
        self.elements[number] = Element(
            old.parent if parent is None else parent,
            old.start,
            old.end if end is None else end,
            old.opening,
            closing or old.closing,
            old.name,
        )
