"""Quote: a term that stands in quotation marks in the source keeps them in the translation."""

from __future__ import annotations

import re
from itertools import pairwise

from corpora.spans import Span
from glossary.requirements import RequirementKind
from gongbao.translation.guarantee.draft import Draft, with_text

_OPENS = '“"‘「『'
_CLOSES = '”"’」』'
_MARK = re.compile('["“”]')
_NAME = re.compile(r"[A-Z][\w-]*(?: (?:[A-Z0-9][\w-]*|and|of|the|for|in|on|to))+")
_STRAY = re.compile('["“][A-Za-z]? $')


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
            and source[requirement.start - 1] in _OPENS
            and source[requirement.end : requirement.end + 1] in tuple(_CLOSES)
        )
        words = draft.text[slice(*verdict.span)]
        if is_quoted and _NAME.fullmatch(words) and not _MARK.search(draft.text):
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
    marks = [Span(*found.span()) for found in _MARK.finditer(draft.text)]
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
    opened = len(_MARK.findall(text[: span.start])) % 2 == 1
    before, after = text[: span.start], text[span.end :]
    is_tight = before.endswith(tuple(_OPENS)) and re.match('[,.]?["”’]', after) is not None
    return is_tight or (opened and _STRAY.search(before) is None)
