"""Typeset: quotation marks and apostrophes of the translation, in the fashion of its source.

A term that stands in quotation marks in the source keeps them. Models write straight marks.
Official pages print “…” and ’, and a Chinese source that writes “…” is printed so in English too;
one that mostly writes straight marks itself keeps them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from corpora.spans import Span
from glossary.requirement import RequirementKind
from gongbao.translation.guarantee.draft import Draft, with_text

_MARK = re.compile("[\"']")
_OPENS_AFTER = " \t\n([{<—–-/“‘"
# A mark after a figure may be inches or minutes.
_MEASURE = re.compile("[0-9][\"'](?![A-Za-z])")
_OPENINGS = '“"‘「『'
_CLOSINGS = '”"’」』'
_DOUBLE_MARK = re.compile('["“”]')
_NAME = re.compile(r"[A-Z][\w-]*(?: (?:[A-Z0-9][\w-]*|and|of|the|for|in|on|to))+")
_STRAY = re.compile('["“][A-Za-z]? $')


def typeset(draft: Draft) -> Draft:
    """Return the draft with typographic marks, none of them without its other half.

    What is copied from the source (addresses, codes, names) is left as it is, and so is what
    comes from the translation memory, which people have written.
    """
    if draft.is_remembered or not (_MARK.search(draft.text) or _DOUBLE_MARK.search(draft.text)):
        return draft
    copied = [
        v.span
        for v in draft.verdicts
        if v.span is not None and v.requirement.kind is RequirementKind.COPY
    ]
    written = typographic_marks(draft.text)
    for start, end in copied:
        written = written[:start] + draft.text[start:end] + written[end:]
    return _without_lone_marks(replace(draft, text=written))


def _without_lone_marks(draft: Draft) -> Draft:
    """Take quotation marks away that have no other half, where all of the source have theirs."""
    if draft.is_text or lone_marks(draft.passage.text):
        return draft
    for place in reversed(lone_marks(draft.text)):
        changed = with_text(draft, Span(place, place + 1), "")
        if changed.rank()[:2] <= draft.rank()[:2]:
            draft = changed
    return draft


def lone_marks(text: str) -> list[int]:
    """Return where double quotation marks stand that have no other half.

    >>> lone_marks("the “Measures” of “2023 and later”” years")
    [34]
    """
    opened: list[int] = []
    lone: list[int] = []
    for place, mark in enumerate(text):
        if mark == "“":
            opened.append(place)
        elif mark == "”" and opened:
            opened.pop()
        elif mark == "”":
            lone.append(place)
    return sorted([*lone, *opened])


def typographic_marks(text: str) -> str:
    """Return English text with “ ” ‘ ’ in place of straight marks, as long as it was.

    >>> typographic_marks('"Two highs" and the city' + "'s plan")
    '“Two highs” and the city’s plan'
    """
    written = list(text)
    is_open = False
    for place, mark in enumerate(text):
        if mark == '"':
            if _MEASURE.match(text, place - 1) and not is_open:
                continue
            is_open = _opens(text, place, is_open=is_open)
            written[place] = "“" if is_open else "”"
        elif mark == "'" and not _MEASURE.match(text, place - 1):
            written[place] = "‘" if _is_quoted_from(text, place) else "’"
    return "".join(written)


def _opens(text: str, place: int, *, is_open: bool) -> bool:
    before, after = text[place - 1 : place] if place else " ", text[place + 1 : place + 2]
    is_after_gap = before in _OPENS_AFTER
    is_before_word = after.isalnum() or (after != "" and after in "'$€£¥([")
    if is_after_gap == is_before_word:
        return is_after_gap
    return not is_open


def _is_quoted_from(text: str, place: int) -> bool:
    """Tell whether a single mark opens a quotation that ends further on."""
    if (place and text[place - 1] not in _OPENS_AFTER) or not text[place + 1 : place + 2].isalnum():
        return False
    return re.search(r"[\w.,!?]'(?!\w)", text[place + 1 :]) is not None


def with_marks_of_source(draft: Draft) -> Draft:
    """Return the draft with quotation marks around every term that has them in the source.

    Marks that the model put around half of the term, or around something that the source does not
    quote, are taken away for them.
    """
    for index, verdict in enumerate(draft.verdicts):
        requirement = verdict.requirement
        if requirement.kind is not RequirementKind.TERM or verdict.span is None:
            continue
        source = draft.passage.text
        is_quoted = (
            requirement.start > 0
            and source[requirement.start - 1] in _OPENINGS
            and source[requirement.end : requirement.end + 1] in tuple(_CLOSINGS)
        )
        words = draft.text[slice(*verdict.span)]
        if is_quoted and _NAME.fullmatch(words) and not _DOUBLE_MARK.search(draft.text):
            continue  # a name is marked by its capitals: Belt and Road
        if is_quoted and not _is_within_marks(draft.text, verdict.span):
            changed = _quoted(draft, index)
            if len(changed.unmet) <= len(draft.unmet):
                draft = changed
    return draft


def _quoted(draft: Draft, index: int) -> Draft:
    for mark in _needless_marks(draft, index):
        draft = with_text(draft, mark, "")
    span = draft.verdicts[index].span
    if span is None:
        return draft
    return with_text(draft, span, f'"{draft.text[slice(*span)]}"')


def _needless_marks(draft: Draft, index: int) -> list[Span]:
    """Return the marks that cut through a term, or quote what is none, from the last to the first.

    A letter that was left alone behind such a mark goes with it.
    """
    span = draft.verdicts[index].span
    marks = [Span(*found.span()) for found in _DOUBLE_MARK.finditer(draft.text)]
    wanted = draft.passage.text.count("“") + draft.passage.text.count('"') // 2
    pairs = list(pairwise(marks))[::2]
    needless: list[Span] = []
    for opening, closing in pairs:
        quoted = Span(opening.start, closing.end)
        is_across = span is not None and quoted.overlaps(span)
        holds_other = any(
            v.span is not None and v.span.overlaps(quoted)
            for k, v in enumerate(draft.verdicts)
            if k != index
        )
        if is_across or (len(pairs) >= wanted and not holds_other):
            lone = _STRAY.search(draft.text[: span.start]) if span and is_across else None
            start = Span(lone.start(), lone.end()) if lone else opening
            needless = [closing, start, *needless]
            break
    if not pairs and len(marks) == 1:
        needless = marks
    return needless


def _is_within_marks(text: str, span: Span) -> bool:
    """Tell whether a place stands in marks, alone or with a word or two: “one-stop” service."""
    opened = len(_DOUBLE_MARK.findall(text[: span.start])) % 2 == 1
    before, after = text[: span.start], text[span.end :]
    is_tight = before.endswith(tuple(_OPENINGS)) and re.match('[,.]?["”’]', after) is not None
    return is_tight or (opened and _STRAY.search(before) is None)
