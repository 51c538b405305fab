"""Putting bold, links and breaks around the right English words.

What a requirement holds goes with it; other words by word links and attention together; where
they say nothing, by attention alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora import Mark, NormalisedText
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.dictionary.english_words import STOP_WORDS, find_english_words
from glossary.requirement import RequirementKind
from gongbao.translation.documents.word_evidence import WordEvidence, word_evidence
from gongbao.translation.guarantee import (
    RequirementResult,
    TranslatedPassage,
    TranslatedSegment,
    attention_mass,
    word_groups,
)

_THRESHOLD = 0.35  # attention below which a word speaks against belonging to a mark
_COUNTERS = "个家名项件户处条"
_BEFORE_COUNTER = frozenset("0123456789十百千万亿余多")
_COMPARISON = deferred_pattern(
    r"(?:(?:more|less|fewer) than|at (?:least|most)|up to|over|above|about|around|nearly|almost"
    r"|some|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|reach(?:es|ed|ing)?)\s+",
    re.IGNORECASE,
)
_COMPARING = deferred_pattern("超|过|突破|以上|以下|不|达|约|近|余|多|逾|左右|至少")
_LATIN = deferred_pattern("[A-Za-zα-ωμ]")
_LATIN_WORD = deferred_pattern(r"[A-Za-zα-ωμ0-9]+(?:[.·+-][A-Za-zα-ωμ0-9]+)*")
_LETTERS_AROUND = deferred_pattern("[A-Za-zα-ωμ]+-?[0-9.]+")  # m3 of 30μg/m3, of 1200m3
_EXPONENT = deferred_pattern("[a-z][0-9]+")
_HIGH = deferred_pattern("[⁰¹²³⁴-⁹⁺⁻ⁿ]+")
_FIGURE_CUT = deferred_pattern("[0-9.][0-9.]")
# A chapter named by its number, and how English names it: the mark holds both words.
_NUMBERED_THING = deferred_pattern(
    r"第[0-9零〇一二三四五六七八九十百]+[章节条款项编部]|(?:[表图]|附[件表图录])[0-9一二三四五六七八九十.-]+"
)
_NOUN_BEFORE = deferred_pattern(
    r"\b(?:Chapter|Section|Article|Paragraph|Item|Part|Table|Figure|Chart|Annex|Appendix"
    r"|Attachment)\s\Z",
    re.IGNORECASE,
)
_CLOSING = ".,;:!?"
_CHINESE_MARKS = "，。；：！？、）》”’ "


def place_marks(segment: TranslatedSegment, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks of a source segment, placed over its translation.

    Every mark comes back once, with its key. Words of a required term or figure go with their
    source; the others by where the model looked when it wrote them.
    """
    placing = _Placing(segment)
    return tuple(placing.placed(mark) for mark in marks)


class _Placing:
    """A segment and, from the first mark on that needs it, the evidence of its words."""

    def __init__(self, segment: TranslatedSegment) -> None:
        self.segment = segment
        self._evidence: WordEvidence | None = None

    def placed(self, mark: Mark) -> Mark:
        """Return a mark of the source placed over the translation."""
        placed = _placed(self.segment, mark, self)
        if _NUMBERED_THING.fullmatch(self.segment.source, mark.start, mark.end):
            noun = _NOUN_BEFORE.search(self.segment.target, 0, placed.start)
            return Mark(noun.start(), placed.end, mark.key) if noun else placed
        return placed

    def boundary(self, place: int) -> int:
        """Return where between two words of the translation a place of the source falls."""
        if 0 < place < len(self.segment.normalised.text) and _has_no_attention(self.segment):
            self._evidence = self._evidence or word_evidence(self.segment)
            return self._evidence.boundary(place)
        return _boundary(self.segment, place)

    def linked_span(self, start: int, end: int) -> Span | None:
        """Return the run of words that links and attention give to a stretch of source."""
        if self._evidence is None:
            self._evidence = word_evidence(self.segment)
        words = self._evidence.target_words
        gains = self._evidence.gains(start, end)
        for number, word in enumerate(words):
            required = _share_of_required(
                self.segment.results, Span(word.start, word.end), start, end
            )
            if required is not None:
                gains[number] = required - 0.5
        best = _densest_run(gains)
        if best is None:
            return None
        first, last = best
        while first < last and words[first].text.lower() in STOP_WORDS:
            first += 1
        while first < last and words[last].text.lower() in STOP_WORDS:
            last -= 1
        return _whole_words(self.segment.target, words[first].start, words[last].end)


def _has_no_attention(segment: TranslatedSegment) -> bool:
    """Tell whether no model says where its words come from: a memory's, or a text engine's."""
    return segment.memory is not None or any(part.draft.is_text for part in segment.passages)


def _whole_words(target: str, start: int, end: int) -> Span:
    """Return a span that cuts no hyphenated word: high-tech, 14th-century."""
    while start > 1 and target[start - 1] == "-" and target[start - 2].isalnum():
        start -= 1
        while start and target[start - 1].isalnum():
            start -= 1
    while end + 1 < len(target) and target[end] == "-" and target[end + 1].isalnum():
        end += 1
        while end < len(target) and target[end].isalnum():
            end += 1
    return Span(start, end)


def _share_of_required(
    results: Sequence[RequirementResult], word: Span, start: int, end: int
) -> float | None:
    """Return 1 or 0 for a word of a requirement inside or outside the stretch, else None."""
    for result in results:
        if result.requirement.kind is RequirementKind.FORBIDDEN or result.span is None:
            continue
        if result.span.overlaps(word):
            needed = result.requirement
            return 1.0 if needed.start < end and start < needed.end else 0.0
    return None


def _placed(segment: TranslatedSegment, mark: Mark, placing: _Placing) -> Mark:
    target = segment.target
    if not segment.passages:  # copied as it is
        return Mark(mark.start, mark.end, mark.key)
    start, end = normalised_span(segment.normalised, mark.start, mark.end)
    if start == end:
        place = placing.boundary(start)
        return Mark(place, place, mark.key)
    if start == 0 and end >= len(segment.normalised.text):
        return Mark(0, len(target), mark.key)
    if _HIGH.fullmatch(segment.normalised.text, start, end):
        return Mark(*_power(segment.normalised.text, target, start, end), mark.key)
    inside = _inside_a_word(segment.normalised.text, target, start, end)
    if inside is not None:
        return Mark(*inside, mark.key)
    if _EXPONENT.fullmatch(segment.normalised.text, max(start - 1, 0), end):
        # The 2 of m2, which English words say.
        whole = _required_span(segment, start - 1, end)
        place = whole.end if whole is not None else placing.boundary(end)
        return Mark(place, place, mark.key)
    start, end = _meant(segment.normalised.text, start, end)
    whole = _required_span(segment, start, end)
    if whole is not None:
        return Mark(*whole, mark.key)
    linked = placing.linked_span(start, end)
    if linked is not None:
        return Mark(*linked, mark.key)
    spans = [
        span
        for passage in segment.passages
        if (span := _span_in_passage(passage, segment.results, start, end)) is not None
    ]
    if not spans:
        place = placing.boundary(start)
        words = [word for p in segment.passages for word in _words(p) if word.length > 0]
        words = words or [Span(word.start, word.end) for word in find_english_words(target)]
        if any(map(str.isalnum, segment.normalised.text[start:end])) and words:
            # Never around nothing: an empty link leads nowhere.
            return Mark(*min(words, key=lambda word: abs(word.start - place)), mark.key)
        return Mark(place, place, mark.key)
    return Mark(min(a for a, _ in spans), max(b for _, b in spans), mark.key)


def _power(text: str, target: str, start: int, end: int) -> Span:
    """Return the same power in the translation; a power that is written out is marked nowhere."""
    same = [found for found in _HIGH.finditer(target) if found[0] == text[start:end]]
    number = sum(found[0] == text[start:end] for found in _HIGH.finditer(text, 0, start))
    return Span(*same[number].span()) if number < len(same) else Span(len(target), len(target))


def _inside_a_word(text: str, target: str, start: int, end: int) -> Span | None:
    """Return the letters of a Latin word that stand marked, where the translation repeats the word.

    The 2 of CO2 alone is set low, and not the word; a figure is never cut, the 5 of PM2.5.
    """
    for pattern in (_LATIN_WORD, _LETTERS_AROUND):
        words = [
            word for word in pattern.finditer(text) if word.start() <= start < end <= word.end()
        ]
        if not words or words[0].span() == (start, end) or not _LATIN.search(words[0].group()):
            continue
        word = words[0].group()
        if any(_FIGURE_CUT.match(text, place - 1) for place in (start, end) if place):
            continue
        whole = re.compile(rf"(?<![A-Za-z0-9.]){re.escape(word)}(?![A-Za-z0-9])")
        number = sum(1 for _ in whole.finditer(text, 0, words[0].start()))
        places = [found.start() for found in whole.finditer(target)]
        if places:
            first = places[min(number, len(places) - 1)] + start - words[0].start()
            return Span(first, first + end - start)
    return None


def _meant(text: str, start: int, end: int) -> Span:
    """Return a stretch without the marks and the counter at its edges, which have no English."""
    first, last = start, end
    while first < last and not text[first].isalnum():
        first += 1
    while first < last and text[last - 1] in _CHINESE_MARKS:
        last -= 1
    if text[last - 1] in _COUNTERS and text[last - 2 : last - 1] in _BEFORE_COUNTER:
        last -= 1
    return Span(first, last) if first < last else Span(start, end)


def _required_span(segment: TranslatedSegment, start: int, end: int) -> Span | None:
    """Return where a requirement stands that holds the whole stretch of source, marks aside."""
    text = segment.normalised.text
    for result in segment.results:
        needed = result.requirement
        is_written = needed.kind is not RequirementKind.FORBIDDEN and result.span is not None
        if is_written and needed.start <= start < end <= needed.end:
            compares = _COMPARING.search(text, start, end)
            return result.span if compares else _without_comparison(segment.target, result.span)
    return None


def _without_comparison(target: str, span: Span | None) -> Span | None:
    """Return a figure's span without "over" or "exceeded", whose Chinese is not marked."""
    words = _COMPARISON.match(target, *span) if span is not None else None
    return Span(words.end(), span.end) if words and span else span


def normalised_span(normalised: NormalisedText, start: int, end: int) -> Span:
    """Return where `start`..`end` of the original stands in the normalised text."""
    covered = [
        k
        for k, (a, b) in enumerate(zip(normalised.starts, normalised.ends, strict=True))
        if a < end and start < b
    ]
    if not covered or start == end:
        place = sum(b <= start for b in normalised.ends)
        return Span(place, place)
    return Span(covered[0], covered[-1] + 1)


def _words(passage: TranslatedPassage) -> list[Span]:
    """Return the words of a passage's draft as spans of the segment's translation."""
    draft, spans = passage.draft, []
    for first, last in word_groups(draft.hypothesis.pieces):
        start, end = draft.spans[first].start, draft.spans[last - 1].end
        while end > start + 1 and draft.text[end - 1 : end] in _CLOSING:
            end -= 1
        spans.append(Span(start, end).shifted(passage.target_offset))
    return spans


def _span_in_passage(
    passage: TranslatedPassage, results: Sequence[RequirementResult], start: int, end: int
) -> Span | None:
    """Return the run of words that belongs most clearly to a stretch of source."""
    draft = passage.draft
    offset = draft.passage.offset
    a, b = max(start - offset, 0), min(end - offset, len(draft.passage.text))
    if a >= b:
        return None
    mass = attention_mass(draft, a, b)
    words = _words(passage)
    groups = word_groups(draft.hypothesis.pieces)
    gains: list[float] = []
    for word, (first, last) in zip(words, groups, strict=True):
        share = float(mass[first:last].mean()) if last > first else 0.0
        for result in results:
            if result.span and result.span.overlaps(word):
                source = result.requirement
                share = 1.0 if source.start < end and start < source.end else 0.0
        gains.append(share - _THRESHOLD)
    best = _densest_run(gains)
    if best is None:
        return None
    return Span(words[best[0]].start, words[best[1]].end)


def _densest_run(gains: Sequence[float]) -> tuple[int, int] | None:
    """Return first and last index of the run with the largest sum (Kadane 1984), O(n)."""
    best: tuple[int, int] | None = None
    best_sum = 0.0
    running, first = 0.0, 0
    for k, gain in enumerate(gains):
        if running <= 0:
            running, first = 0.0, k
        running += gain
        if running > best_sum:
            best, best_sum = (first, k), running
    return best


def _boundary(segment: TranslatedSegment, place: int) -> int:
    """Return where between two words of the translation a place of the source falls."""
    if place <= 0:
        return 0
    if place >= len(segment.normalised.text):
        return len(segment.target)
    words: list[Span] = []
    is_before: list[bool] = []
    for part in segment.passages:
        passage, hypothesis = part.draft.passage, part.draft.hypothesis
        attention = hypothesis.attention
        spans = _words(part)
        groups = word_groups(hypothesis.pieces)
        for word, (first, last) in zip(spans, groups, strict=True):
            columns = attention[first:last, : len(passage.source.spans)].sum(axis=0)
            source = passage.source.spans[int(columns.argmax())][0] if columns.size else 0
            words.append(word)
            is_before.append(source + passage.offset < place)
    errors = sum(is_before)  # every word that belongs before stands after the boundary at 0
    best, fewest = 0, errors
    for word, before in zip(words, is_before, strict=True):
        errors += -1 if before else 1
        if errors < fewest:
            best, fewest = word[1], errors
    return best
