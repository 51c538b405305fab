"""Capitals of chapter headings: "IV. Bid Evaluation Method", as headings of known words have them.

A heading that is a sentence, "(1) Industry grew", is written as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from glossary.requirement import RequirementKind
from gongbao.translation.guarantee.draft import Draft

_HEAD = re.compile(r"(?:[IVX]+\.|(?:Chapter|Section|Part) (?:[IVX]+|\d+)[.:]?)")
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|shall|must|should|can|may|we|it|they|this|our"
    r"|let|do|does|not|please)\b|[.;:?!]|, |\b[a-z]+ed\b(?=.* (?:by|to) )",
    re.IGNORECASE,
)
_STOPS = re.compile("[。；：！？!?，,]")
_MOST_WORDS = 10
# 第三章 道路停车泊位, 一、停水时间: short and numbered, a line of plain text is a heading, too.
_HEADING_LINE = re.compile(
    "(?:第[一二三四五六七八九十]+[章节编篇]|[一二三四五六七八九十]{1,3}、).{2,14}"
)
_WORD = re.compile(r"(?<![\w'’.&/])[a-z]+(?![\w.@])")
_SMALL_TEXT = """
a an the and or but nor of for in on to by with at from as per into via under over between vs
"""
_SMALL = frozenset(_SMALL_TEXT.split())


def is_heading_line(text: str) -> bool:
    """Tell whether a line is a chapter's heading by its number and its length.

    >>> is_heading_line("一、停水时间"), is_heading_line("一、停水时间为12小时。")
    (True, False)
    """
    return _HEADING_LINE.fullmatch(text) is not None and _STOPS.search(text) is None


def capitalise_heading(drafts: Sequence[Draft], *, is_heading: bool) -> list[Draft]:
    """Return the drafts of a segment, in the capitals of a heading where it is a numbered one.

    Every place stays where it was; what is copied keeps its letters. The number is a draft of its
    own, or stands in the only one, which a rule has written.

    Args:
        drafts: Of one segment.
        is_heading: It is a heading, and nothing that people have translated.
    """
    *heads, words = drafts or (None,)
    if not is_heading or words is None or words.is_text or _STOPS.search(words.passage.text):
        return list(drafts)
    head = " ".join(draft.text.strip() for draft in heads)
    found = _HEAD.match(words.text) if words.is_remembered and not heads else None
    if not _HEAD.fullmatch(head) and found is None:
        return list(drafts)
    start = found.end() if found is not None else 0
    rest = words.text[start:]
    if _SENTENCE.search(rest) or len(rest.split()) > _MOST_WORDS:
        return list(drafts)
    return [*heads, replace(words, text=words.text[:start] + _in_capitals(words, start))]


def in_title_case(text: str) -> str:
    """Return a title in capitals; words that have any keep theirs.

    >>> in_title_case("measures for the use of iPads in schools")
    'Measures for the Use of iPads in Schools'
    """
    written = list(text)
    for found in _WORD.finditer(text):
        if found[0] not in _SMALL or found.start() == 0:
            written[found.start()] = found[0][0].upper()
    return "".join(written)


def _in_capitals(draft: Draft, start: int) -> str:
    copied = [
        v.span
        for v in draft.verdicts
        if v.span is not None and v.requirement.kind is RequirementKind.COPY
    ]
    written = list(draft.text)
    for found in _WORD.finditer(draft.text, start):
        is_outer = found.start() == start or found.end() == len(draft.text)
        is_copied = any(span.start < found.end() and found.start() < span.end for span in copied)
        if (found[0] not in _SMALL or is_outer) and not is_copied:
            written[found.start()] = found[0][0].upper()
    return "".join(written[start:])
