"""Stretches of text between brackets or quotation marks."""

from __future__ import annotations

from collections.abc import Mapping

from corpora.spans import Span


def bracketed_spans(text: str, closing_of: Mapping[str, str], limit: int) -> list[Span]:
    """Return the outermost spans from an opening bracket to its own closing one, in order.

    A bracket that is never closed, or only more than `limit` characters on, opens nothing: one
    forgotten mark must not swallow the rest of the text.

    >>> bracketed_spans("甲（乙（丙）丁）（戊", {"（": "）"}, 20)
    [Span(start=1, end=8)]
    """
    opening_of: dict[str, list[str]] = {}
    for opening, closing in closing_of.items():
        opening_of.setdefault(closing, []).append(opening)
    open_at: list[int] = []
    spans: list[Span] = []
    for position, character in enumerate(text):
        if character in opening_of and any(
            text[place] in opening_of[character] for place in open_at
        ):
            while text[open_at[-1]] not in opening_of[character]:
                open_at.pop()
            start = open_at.pop()
            if position - start < limit:
                while spans and spans[-1].start > start:
                    spans.pop()
                spans.append(Span(start, position + 1))
        elif character in closing_of:
            open_at = [place for place in open_at if position - place < limit]
            open_at.append(position)
    return spans
