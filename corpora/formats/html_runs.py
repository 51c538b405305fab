"""Runs: the text between two block boundaries of an HTML page, with the elements inside it."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.brackets import Span, spans_between
from corpora.documents import Mark, Segment, SegmentTranslation
from corpora.formats.html_tokens import VOID_ELEMENTS, Token, TokenKind
from corpora.formats.joining import gap_after
from corpora.formats.markup_placement import Element
from corpora.languages import Language, has_words, split_sentences

_SPACE_ENTITY = re.compile(r"&(?:[A-Za-z]+|#[0-9]+|#[xX][0-9A-Fa-f]+);")
_ENDS_SENTENCE = re.compile(r"[。！？；：…!?;:][”’」』）\"]*\s*\Z")
# A longer line without a full stop was wrapped by hand and goes on in the next.
_WRAPPED_LENGTH = 30
# What separates links from each other and from plain text: 首页 > 新闻 > 正文.
_BREADCRUMB = re.compile(r"\s*[>＞›»|｜]+\s*")
_GOES_ON = re.compile(r"[，、,（《“]\s*\Z")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch `start:end` of the source with its decoded text.

    `segments` are spans of `text`; what lies between them is white space or rules and stays.
    `spaces` says how the source writes white space that it writes as entities.
    """

    start: int
    end: int
    text: str
    elements: tuple[Element, ...]
    segments: tuple[Span, ...]
    spaces: tuple[tuple[str, str], ...]


def read_run(
    source: str, tokens: Sequence[Token], *, joins_lines: bool, language: Language
) -> Run | None:
    """Return the run that the inline tokens form, or None where it holds no word to translate.

    A token of kind OTHER is kept whole, whatever is in it. Where `joins_lines` is set, a line
    break ends a sentence only after a full stop, as in a heading laid out over two lines.
    """
    texts = [source[token.start : token.end] for token in tokens if token.kind is TokenKind.TEXT]
    if not any(has_words(text, language) for text in map(html.unescape, texts)):
        return None
    text, elements = _text_and_elements(source, tokens)
    cuts = _forced_cuts(text, elements, joins_lines=joins_lines)
    segments = tuple(
        (start + first, start + last)
        for start, end in spans_between(text, cuts)
        if any(map(str.isalnum, text[start:end]))
        for first, last in split_sentences(text[start:end], language)
    )
    return Run(
        tokens[0].start,
        tokens[-1].end,
        text,
        tuple(elements),
        segments,
        tuple(_space_entities("".join(texts))),
    )


def run_segments(run: Run) -> tuple[Segment, ...]:
    """Return the segments of a run with the marks that begin or end inside them."""
    keys_of_segment: dict[int, dict[int, None]] = {}
    for key, element in enumerate(run.elements):
        for place in (element.start, element.end):
            number = _segment_before(run, place)
            if number >= 0 and place < run.segments[number][1]:
                keys_of_segment.setdefault(number, {})[key] = None
    followers = [start for start, _ in run.segments[1:]] + [run.segments[-1][1]]
    return tuple(
        Segment(
            run.text[start:end],
            tuple(
                Mark(
                    max(run.elements[key].start, start) - start,
                    min(run.elements[key].end, end) - start,
                    key,
                )
                for key in keys_of_segment.get(number, ())
            ),
            run.text[end:follower],
        )
        for number, ((start, end), follower) in enumerate(zip(run.segments, followers, strict=True))
    )


def translated_run(
    run: Run, segments: Sequence[Segment], translations: Sequence[SegmentTranslation]
) -> tuple[str, list[Element]]:
    """Return the text of a run in English and its elements with their places in it.

    The elements do not nest yet where the translations placed them badly.
    """
    pieces = [run.text[: run.segments[0][0]]]
    spans: list[Span] = []
    spaces: list[int] = []
    length = len(pieces[0])
    breaks = {element.start for element in run.elements if element.name == "br"}
    for number, translation in enumerate(translations):
        spans.append((length, length + len(translation.text)))
        gap = run.text[run.segments[number][1] :]
        if number + 1 < len(translations):
            gap = run.text[run.segments[number][1] : run.segments[number + 1][0]]
            if not gap and run.segments[number][1] not in breaks:
                gap = gap_after(segments, translations, number)
                spaces += [spans[-1][1]] if gap else []
        pieces += [translation.text, gap]
        length = spans[-1][1] + len(gap)
    placing = _Placing(run, spans, translations, frozenset(spaces))
    elements = [placing.place(key, element) for key, element in enumerate(run.elements)]
    return "".join(pieces), elements


@dataclass(frozen=True, slots=True)
class _Placing:
    """Where the places of a run's text have gone; `spaces` are the places spaces were put at."""

    run: Run
    spans: Sequence[Span]
    translations: Sequence[SegmentTranslation]
    spaces: frozenset[int]

    def place(self, key: int, element: Element) -> Element:
        is_void = element.start == element.end
        start = self._moved(key, element.start, opens=True, is_void=is_void)
        end = start if is_void else self._moved(key, element.end, opens=False, is_void=False)
        return Element(
            element.parent, start, max(start, end), element.opening, element.closing, element.name
        )

    def _moved(self, key: int, place: int, *, opens: bool, is_void: bool) -> int:
        number = _segment_before(self.run, place)
        if number < 0:
            return place
        end = self.run.segments[number][1]
        new_start, new_end = self.spans[number]
        if place >= end:
            shift = int(opens and not is_void and place == end and new_end in self.spaces)
            return new_end + place - end + shift
        marks = [mark for mark in self.translations[number].marks if mark.key == key]
        if not marks:
            return new_end if opens else new_start
        inside = min(mark.start for mark in marks) if opens else max(mark.end for mark in marks)
        return new_start + max(0, min(inside, new_end - new_start))


def _segment_before(run: Run, place: int) -> int:
    """Return the last segment that begins before the place, -1 if there is none."""
    return bisect_left(run.segments, (place, 0)) - 1


def _text_and_elements(source: str, tokens: Sequence[Token]) -> tuple[str, list[Element]]:
    elements: list[Element] = []
    pieces: list[str] = []
    length = 0
    open_elements: list[int] = []
    for token in tokens:
        if token.kind is TokenKind.TEXT:
            pieces.append(html.unescape(source[token.start : token.end]))
            length += len(pieces[-1])
            continue
        span = (token.start, token.end)
        if token.kind is TokenKind.END_TAG:
            number = _matching(elements, open_elements, token.name)
            if number >= 0:
                del open_elements[open_elements.index(number) :]
                opened = elements[number]
                elements[number] = Element(
                    opened.parent, opened.start, length, opened.opening, span, opened.name
                )
                continue
        parent = open_elements[-1] if open_elements else -1
        elements.append(Element(parent, length, length, span, None, token.name))
        is_void = token.name in VOID_ELEMENTS or source.endswith("/>", token.start, token.end)
        if token.kind is TokenKind.START_TAG and not is_void:
            open_elements.append(len(elements) - 1)
    return "".join(pieces), _with_closed_parents(elements)


def _matching(elements: Sequence[Element], open_elements: Sequence[int], name: str) -> int:
    for number in reversed(open_elements):
        if elements[number].name == name:
            return number
    return -1


def _with_closed_parents(elements: list[Element]) -> list[Element]:
    """Give the children of a tag that is never closed to the element around it."""
    parents: list[int] = []
    for element in elements:
        parent = element.parent
        if parent >= 0 and elements[parent].closing is None:
            parent = parents[parent]
        parents.append(parent)
    return [
        Element(parent, element.start, element.end, element.opening, element.closing, element.name)
        for parent, element in zip(parents, elements, strict=True)
    ]


def _forced_cuts(text: str, elements: Sequence[Element], *, joins_lines: bool) -> list[int]:
    """Return the places of a run where a sentence ends for sure: line breaks, links in a row."""
    breaks = [element.start for element in elements if element.name == "br"]
    cuts = {
        place
        for number, place in enumerate(breaks)
        if _breaks_sentence(
            text, breaks[number - 1] if number else 0, place, joins_lines=joins_lines
        )
        or (number and not text[breaks[number - 1] : place].strip())
    }
    links = [element for element in elements if element.name == "a" and element.closing]
    outside = list(text)
    for link in links:
        outside[link.start : link.end] = " " * (link.end - link.start)
    if len(links) > 1 and not any(map(str.isalnum, outside)):
        cuts.update(place for link in links for place in (link.start, link.end))
    edges = {place for link in links for place in (link.start, link.end)}
    for rule in _BREADCRUMB.finditer(text):
        if edges & {rule.start(), rule.end()}:
            cuts.update(rule.span())
    return sorted(cuts)


def _breaks_sentence(text: str, line_start: int, place: int, *, joins_lines: bool) -> bool:
    before = text[max(line_start, place - 20) : place]
    if _ENDS_SENTENCE.search(before):
        return True
    is_wrapped = place - line_start > _WRAPPED_LENGTH
    following = text[place : place + 20].lstrip(" \t\r\n")
    return not (
        joins_lines or is_wrapped or _GOES_ON.search(before) or following.startswith("关于")
    )


def _space_entities(raw: str) -> Iterator[tuple[str, str]]:
    for entity in dict.fromkeys(match[0] for match in _SPACE_ENTITY.finditer(raw)):
        character = html.unescape(entity)
        if character.isspace() and not character.isascii():
            yield character, entity
