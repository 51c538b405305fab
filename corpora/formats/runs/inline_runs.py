"""Inline runs: the text between two block boundaries, with the elements inside it.

Every format with inline markup (HTML, DOCX, Markdown, XLIFF) reads a block into a run; here its
sentences are found, and its elements follow the words into the translation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpora.documents import Mark, MarkedText, Segment
from corpora.formats.runs.joining import gap_after
from corpora.formats.runs.markup_placement import Element, nested
from corpora.formats.runs.sentence_spans import english_gap, english_lead, sentence_spans
from corpora.formats.runs.shown_things import spaced
from corpora.languages import Language
from corpora.spans import Span, spans_between

_ENDS_SENTENCE = re.compile(r"[。！？；：….!?;:][”’」』）\"]*\s*\Z")
# A longer line without a full stop was wrapped by hand and goes on in the next.
_WRAPPED_LENGTH = 30
# What separates links from each other and from plain text: 首页 > 新闻 > 正文.
_BREADCRUMB = re.compile(r"\s*[>＞›»|｜]+\s*")
_GOES_ON = re.compile(r"[，、,（《“]\s*\Z")
_OPENS_WITH_VERB = re.compile(
    "(?:加快|推进|推动|打造|建设|构建|培育|促进|深化|坚持|全面|全力|奋力|着力|大力|持续|不断|切实|做大|做强|提升|增强"
    "|强化|完善|聚焦|助力|争当|优化|扩大|保障|激发|释放|凝聚|擦亮|厚植|筑牢|绘就|谱写|开创|夯实|壮大)"
)
# The empty string is the edge of the paragraph.
_BEFORE_CHOICE = ("", *"：:（(。；;")
_AFTER_CHOICE = ("", *"）)。；;")
_TITLE = re.compile("关于|的(?:通知|意见|方案|决定|公告|报告|批复|办法|规定)|[《》]")
_CLOSING_MARKS = re.compile(r"[,.;:!?)\]”’%]+(?=\s|\Z)")
_OPEN_ENDED = re.compile(r"[的和与及在对为以将把向从等并年]\s*\Z")


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
    spaces: tuple[tuple[str, str], ...] = ()


def cut_sentences(
    text: str, elements: Sequence[Element], language: Language, *, joins_lines: bool
) -> tuple[Span, ...]:
    """Return the spans of the segments of a run's text.

    Where `joins_lines` is set, a line break (an element named "br") ends a sentence only after a
    full stop, as in a heading laid out over two lines. A tab and a tick box always end one.
    """
    cuts = _forced_cuts(text, elements, joins_lines=joins_lines)
    return tuple(
        sentence.shifted(start)
        for start, end in spans_between(text, cuts)
        if any(map(str.isalnum, text[start:end]))
        for sentence in sentence_spans(text[start:end], language)
    )


def run_segments(run: Run) -> tuple[Segment, ...]:
    """Return the segments of a run with the marks that begin or end inside them."""
    keys_of_segment: dict[int, dict[int, None]] = {}
    for key, element in enumerate(run.elements):
        for place in (element.start, element.end):
            number = _segment_before(run, place)
            if number >= 0 and place < run.segments[number].end:
                keys_of_segment.setdefault(number, {})[key] = None
    followers = [start for start, _ in run.segments[1:]] + [run.segments[-1].end]
    line_ends = {element.start for element in run.elements if element.name == "br"}
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
            run.text[end:follower] or "\n" * (end in line_ends and end < run.segments[-1].end),
        )
        for number, ((start, end), follower) in enumerate(zip(run.segments, followers, strict=True))
    )


def translated_run(
    run: Run, segments: Sequence[Segment], translations: Sequence[MarkedText]
) -> tuple[str, list[Element]]:
    """Return the text of a run in English and its elements, nested, with their places in it."""
    pieces = [run.text[: run.segments[0].start]]
    if translations[0].text != segments[0].text:
        pieces[0] = english_lead(pieces[0])
    spans: list[Span] = []
    spaces: list[int] = []
    length = len(pieces[0])
    breaks = {element.start for element in run.elements if element.name in {"br", "tab"}}
    for number, translation in enumerate(translations):
        spans.append(Span(length, length + len(translation.text)))
        gap = run.text[run.segments[number].end :]
        if number + 1 < len(translations):
            gap = run.text[run.segments[number].end : run.segments[number + 1].start]
            if translation.text != segments[number].text:
                gap = english_gap(gap)
            if not gap and run.segments[number].end not in breaks:
                gap = gap_after(segments, translations, number)
                spaces += [spans[-1].end] if gap else []
        pieces += [translation.text, gap]
        length = spans[-1].end + len(gap)
    placing = _Placing(run, spans, translations, frozenset(spaces))
    text = "".join(pieces)
    elements = [
        _behind_marks(placing.place(key, element), text)
        if element.name == "br"
        else placing.place(key, element)
        for key, element in enumerate(run.elements)
    ]
    return spaced(text, nested(elements, len(text)))


def _behind_marks(line_break: Element, text: str) -> Element:
    """Return a line break behind the marks that end what it follows: none begins a line."""
    marks = _CLOSING_MARKS.match(text, line_break.start)
    if marks is None or not text[: line_break.start].strip():
        return line_break
    return replace(line_break, start=marks.end(), end=marks.end())


@dataclass(frozen=True, slots=True)
class _Placing:
    """Where the places of a run's text have gone; `spaces` are the places spaces were put at."""

    run: Run
    spans: Sequence[Span]
    translations: Sequence[MarkedText]
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
            return self.spans[0].start if place == self.run.segments[0].start else place
        end = self.run.segments[number].end
        new_start, new_end = self.spans[number]
        if place >= end:
            if number + 1 < len(self.spans) and place == self.run.segments[number + 1].start > end:
                return self.spans[number + 1].start  # its gap may have got longer
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


def differs(segments: Sequence[Segment], translations: Sequence[MarkedText]) -> bool:
    """Return whether any translation is not its segment as it was."""
    return any(
        translation.text != segment.text or translation.marks != segment.marks
        for segment, translation in zip(segments, translations, strict=True)
    )


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
    cuts.update(element.start for element in elements if element.name in {"tab", "tick"})
    for choice in elements:
        if choice.name == "choice" and _stands_alone(text, choice):
            cuts.update((choice.start, choice.end))
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


def _stands_alone(text: str, choice: Element) -> bool:
    """Tell whether what was chosen from a list is a text beside a sentence, and no part of it."""
    before, after = text[: choice.start].rstrip(), text[choice.end :].lstrip()
    return before[-1:] in _BEFORE_CHOICE and after[:1] in _AFTER_CHOICE


def _breaks_sentence(text: str, line_start: int, place: int, *, joins_lines: bool) -> bool:
    before = text[max(line_start, place - 20) : place]
    if _ENDS_SENTENCE.search(before):
        return True
    is_wrapped = place - line_start > _WRAPPED_LENGTH
    following = text[place : place + 20].lstrip(" \t\r\n")
    if is_wrapped or _GOES_ON.search(before) or following.startswith("关于"):
        return False
    return not joins_lines or _is_line_of_its_own(text, place, following)


def _is_line_of_its_own(text: str, place: int, following: str) -> bool:
    """Tell whether a line of a heading begins a sentence: what it says is done, by no subject.

    产业能级强<br>加快建设高地 are two; the title of a notice that names one goes over its lines.
    """
    if _TITLE.search(text) or _OPEN_ENDED.search(text, 0, place):
        return False
    return _OPENS_WITH_VERB.match(following) is not None
