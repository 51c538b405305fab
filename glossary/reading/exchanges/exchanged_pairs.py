"""Two things that are each said of the other: who holds which post, who leads and who watches.

In the source one thing stands with its word, then another with its own; a translation exchanges
them where the first thing stands with the word of the second, and the second with the first's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpora.spans import Span

_MIXED = 2


def are_exchanged(
    things: tuple[Sequence[Span], Sequence[Span]], words: tuple[Sequence[Span], Sequence[Span]]
) -> bool:
    """Tell whether each of two things stands with what is said of the other.

    The things and their words follow each other in two groups; nothing is told where they are
    mixed otherwise, where one is missing, or where one stands in both groups.

    >>> zhao, li = [Span(0, 4)], [Span(20, 22)]
    >>> mayor, clerk = [Span(6, 11)], [Span(24, 29)]
    >>> are_exchanged((zhao, li), (mayor, clerk)), are_exchanged((zhao, li), (clerk, mayor))
    (False, True)
    """
    placed = sorted(
        [(span.start, "thing", number) for number in (0, 1) for span in things[number]]
        + [(span.start, "word", number) for number in (0, 1) for span in words[number]]
    )
    order = [(kind, number) for _, kind, number in placed]
    order = [item for item, _ in groupby(order)]
    if len(order) != 2 * _MIXED or len(set(order)) != len(order):
        return False
    (one, first), (other, second) = order[:_MIXED]
    return one != other and first != second
