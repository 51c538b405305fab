"""Up or down: whether a change keeps its direction, which no value of a figure can tell."""

from __future__ import annotations

import re

from corpora.quantities.quantity import Quantity, QuantityKind

_CHANGES = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT, QuantityKind.AMOUNT})
_BEFORE = re.compile(
    "(?:(?P<down>(?:跌幅|降幅|减幅)扩大|下降|减少|降低|回落|下滑|下跌|下调|收窄|缩减|缩短|负增长)"
    "|(?P<up>增长|增加|提高|上升|上涨|提升|扩大|上调))"
    "(?:幅度?)?(?:[了约近超达至到为]|超过|达到)*$"
)
_UP = re.compile(
    r"\b(?:up(?! to)|increas\w*|grow\w*|grew|risen|ris(?:e|es|ing)|rose|climb\w*|expan\w*"
    r"|rais\w*)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:down|decreas\w*|declin\w*|drop\w*|fell|fall\w*|lower\w*|less|fewer|reduc\w*|narrow\w*|los[st]\w*|extend\w*"
    r"|shr[aiu]nk\w*|cut(?:s|ting)?|contract(?:ed|ing|ion)|negative|minus|slow\w*)\b|(?<!\w)-(?=\d)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:.](?!\d)")


def reversed_direction(quantity: Quantity, before: str, english: str, place: int) -> str:
    """Return the English word that turns a change round, "" where none does.

    Args:
        quantity: A figure.
        before: The normalised Chinese text in front of it.
        english: The translation.
        place: Where the figure begins in the translation.

    >>> from corpora.quantities import find_quantities
    >>> (figure,) = find_quantities("产值下降20%")
    >>> reversed_direction(figure, "产值下降", "Output was up 20 percent.", 14)
    'up'
    """
    change = _BEFORE.search(before)
    if change is None or quantity.kind not in _CHANGES:
        return ""
    clause = _clause(english, place)
    wrong, right = (_UP, _DOWN) if change["down"] else (_DOWN, _UP)
    found = wrong.search(clause)
    return found.group() if found and not right.search(clause) else ""


def _clause(english: str, place: int) -> str:
    ends = [match.start() for match in _CLAUSE_END.finditer(english)]
    start = max((end + 1 for end in ends if end < place), default=0)
    return english[start : min((end for end in ends if end >= place), default=len(english))]
