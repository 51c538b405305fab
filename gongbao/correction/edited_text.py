"""A text and the edits made to it, each known by its place in the text as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpora.findings import Finding
from corpora.spans import Span

# A figure with its point and commas, and a word with its apostrophe, are each exchanged whole.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Words `start:end` of the text as it was, exchanged for others.

    Attributes:
        start: First code point in the original text.
        end: One past the last; equal to `start` where words are put in.
        written: What stands there now.
        findings: What was wrong, one or more; places in them are those at the time.
    """

    start: int
    end: int
    written: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class EditedText:
    """A text with edits, in order and disjoint.

    >>> made = EditedText("the the city").with_edit(Span(0, 7), "the").with_edit(Span(4, 8), "town")
    >>> made.text, [(edit.start, edit.end, edit.written) for edit in made.edits]
    ('the town', [(3, 7, ''), (8, 12, 'town')])
    """

    original: str
    edits: tuple[TextEdit, ...] = ()

    @property
    def text(self) -> str:
        """The text as it is now."""
        pieces: list[str] = []
        position = 0
        for edit in self.edits:
            pieces += [self.original[position : edit.start], edit.written]
            position = edit.end
        return "".join([*pieces, self.original[position:]])

    def with_edit(self, span: Span, words: str, *findings: Finding) -> EditedText:
        """Return the text with one stretch of what it is now exchanged; whole words are.

        Edits that overlap become one.
        """
        text = self.text
        span, words = trimmed(text, span, words)
        start, end = span
        shift = 0
        before: list[TextEdit] = []
        after: list[TextEdit] = []
        merged: list[tuple[Span, TextEdit]] = []
        for edit in self.edits:
            place = Span(edit.start + shift, edit.start + shift + len(edit.written))
            is_beside = bool(place.length)  # where words were only taken out, what touches is one
            if place.end < start or (place.end == start and is_beside):
                before.append(edit)
            elif place.start > end or (place.start == end and is_beside):
                after.append(edit)
            else:
                merged.append((place, edit))
            shift += len(edit.written) - (edit.end - edit.start)
        low = min([start, *(place.start for place, _ in merged)])
        high = max([end, *(place.end for place, _ in merged)])
        made = TextEdit(
            _original(low, before),
            _original(high, [*before, *(edit for _, edit in merged)]),
            text[low:start] + words + text[end:high],
            (*(found for _, edit in merged for found in edit.findings), *findings),
        )
        is_undone = made.written == self.original[made.start : made.end]
        return replace(self, edits=(*before, *([] if is_undone else [made]), *after))


def _original(place: int, edits: list[TextEdit]) -> int:
    """Return a place of the text in the original, `edits` being those before it."""
    return place - sum(len(edit.written) - (edit.end - edit.start) for edit in edits)


def trimmed(text: str, span: Span, words: str) -> tuple[Span, str]:
    """Return an edit without the words that stay at either end of it.

    What is left begins and ends where words do.
    """
    old = _TOKEN.findall(text[span.start : span.end])
    new = _TOKEN.findall(words)
    start, end = span
    while old and new and old[0] == new[0]:
        start += len(old.pop(0))
        new.pop(0)
    while old and new and old[-1] == new[-1]:
        end -= len(old.pop())
        new.pop()
    return Span(start, end), "".join(new)
