"""Capitals of chapter headings: "IV. Bid Evaluation Method", as headings of known words have them.

A heading that is a sentence, "(1) Industry grew", is written as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from glossary.requirements import RequirementKind
from gongbao.translation.guarantee.draft import Draft

_HEAD = re.compile(r"(?:[IVX]+\.|(?:Chapter|Section|Part) (?:[IVX]+|\d+)[.:]?)")
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|shall|must|should|can|may|we|it|they|this|our"
    r"|let|do|does|not|please)\b|[.;:?!]|, |\b[a-z]+ed\b(?=.* (?:by|to) )",
    re.IGNORECASE,
)
_STOPS = re.compile("[。；：！？!?，,]")
_MOST_WORDS = 10
_WORD = re.compile(r"(?<![\w'’.&/])[a-z]+(?![\w.@])")
_SMALL_TEXT = """
a an the and or but nor of for in on to by with at from as per into via under over between vs
"""
_SMALL = frozenset(_SMALL_TEXT.split())


def capitalise_heading(drafts: Sequence[Draft], *, is_heading: bool) -> list[Draft]:
    """Return the drafts of a segment, in the capitals of a heading where it is a numbered one.

    Every place stays where it was; what is copied keeps its letters.
    """
    if not is_heading or len(drafts) != 2 or not _HEAD.fullmatch(drafts[0].text.strip()):
        return list(drafts)
    head, words = drafts
    if words.is_text or words.is_remembered or _STOPS.search(words.passage.text):
        return list(drafts)
    if _SENTENCE.search(words.text) or len(words.text.split()) > _MOST_WORDS:
        return list(drafts)
    copied = [
        v.span
        for v in words.verdicts
        if v.span is not None and v.requirement.kind is RequirementKind.COPY
    ]
    written = list(words.text)
    for found in _WORD.finditer(words.text):
        is_outer = found.start() == 0 or found.end() == len(words.text)
        is_copied = any(span.start < found.end() and found.start() < span.end for span in copied)
        if (found[0] not in _SMALL or is_outer) and not is_copied:
            written[found.start()] = found[0][0].upper()
    return [head, replace(words, text="".join(written))]
