"""Stretches of text between brackets or quotation marks, and the spans that boundaries cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Span = tuple[int, int]


def bracketed_spans(text: str, closing_of: Mapping[str, str], limit: int) -> list[Span]:
    """Return the outermost spans from an opening bracket to its own closing one, in order.

    A bracket that is never closed, or only more than `limit` characters on, opens nothing: one
    forgotten mark must not swallow the rest of the text.

    >>> bracketed_spans("甲（乙（丙）丁）（戊", {"（": "）"}, 20)
    [(1, 8)]
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
                while spans and spans[-1][0] > start:
                    spans.pop()
                spans.append((start, position + 1))
        elif character in closing_of:
            open_at = [place for place in open_at if position - place < limit]
            open_at.append(position)
    return spans


def merged_spans(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that overlap made one.

    >>> merged_spans([(5, 9), (0, 3), (2, 4)])
    [(0, 4), (5, 9)]
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def spans_between(text: str, boundaries: Iterable[int]) -> tuple[Span, ...]:
    """Return the pieces that the boundaries cut, without the white space around them.

    >>> spans_between("甲。 乙。", [2, 2, 5])
    ((0, 2), (3, 5))
    """
    spans: list[Span] = []
    start = 0
    for end in [*boundaries, len(text)]:
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            spans.append((left, left + len(piece.strip())))
        start = max(start, end)
    return tuple(spans)
