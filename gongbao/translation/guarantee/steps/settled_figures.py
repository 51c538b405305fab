"""Settle: a bare number of the source that the English gives with the unit it means.

The grammar of figures does not know every unit, and sources leave units out: 7.75 for "HK$7.75",
1.36厘 for "1.36%", 首3季 for "the first three quarters". A good engine writes the unit, and a
figure of the same value that nothing else in the source accounts for is the number's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpora.quantities import Quantity, QuantityKind, find_english_quantities
from glossary.requirements import Requirement
from gongbao.translation.guarantee.draft import Draft, met_at_once, met_spans
from gongbao.translation.guarantee.steps.kept_renderings import under_requirements
from gongbao.translation.guarantee.text_drafts import TextSide

_NUMBERS_TEXT = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_NUMBERS_TEXT.split(), start=1)}


def settle_figures(draft: Draft) -> Draft:
    """Return the draft of a text engine with its loose figures accepted for bare numbers."""
    bare = [k for k in draft.unmet if _is_bare(draft.passage.requirements[k])]
    if not draft.is_text or not bare:
        return draft
    loose = loose_figures(draft)
    required = list(draft.passage.requirements)
    for index in bare:
        requirement = required[index]
        same = next((f for f in loose if _says(f, requirement)), None)
        if same is not None:
            loose.remove(same)
            words = draft.text[slice(*same.span)]
            required[index] = replace(requirement, accepted=(*requirement.accepted, words))
    if tuple(required) == draft.passage.requirements:
        return draft
    settled = under_requirements(draft, tuple(required))
    if len(settled.unmet) >= len(draft.unmet):
        return draft
    told = met_at_once(settled, TextSide().features)
    pairs = zip(settled.credits, told, strict=True)
    return replace(settled, credits=tuple(credit or first for credit, first in pairs))


def loose_figures(draft: Draft, besides: Requirement | None = None) -> list[Quantity]:
    """Return the figures of the English that no requirement accounts for, left to right."""
    met = met_spans(draft, besides)
    return [
        figure
        for figure in find_english_quantities(draft.text)
        if not any(figure.span.overlaps(other) for other in met)
    ]


def _is_bare(requirement: Requirement) -> bool:
    quantity = requirement.quantity
    return quantity is not None and quantity.kind is QuantityKind.NUMBER and not quantity.unit


def _says(figure: Quantity, requirement: Requirement) -> bool:
    quantity = requirement.quantity
    if quantity is None:
        return False
    if (figure.low, figure.high) == (quantity.low, quantity.high):
        return True
    named = [_NUMBERS[word] for word in _words(figure.text) if word in _NUMBERS]
    return quantity.low == quantity.high and named == [quantity.low] and "first" in figure.text


def _words(text: str) -> Sequence[str]:
    return re.findall("[a-z]+", text.lower())
