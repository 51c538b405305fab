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
from glossary.requirement import Requirement
from gongbao.translation.guarantee.draft import Draft, met_at_once, met_spans
from gongbao.translation.guarantee.steps.kept_renderings import under_requirements
from gongbao.translation.guarantee.text_drafts import TextSide, write_text

_MEASURED = (
    QuantityKind.AMOUNT,
    QuantityKind.MEASURE,
    QuantityKind.PERCENT,
    QuantityKind.PERCENTAGE_POINT,
)
_NUMBERS_TEXT = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_NUMBERS_TEXT.split(), start=1)}


def settle_figures(draft: Draft) -> Draft:
    """Return the draft of a text engine with its loose figures accepted for bare numbers."""
    if not draft.is_text or draft.is_remembered:
        return draft
    draft = _with_ranges(draft)
    bare = [k for k in draft.unmet if _is_bare(draft.passage.requirements[k])]
    if not bare:
        return draft
    loose = loose_figures(draft)
    required = list(draft.passage.requirements)
    for index in bare:
        requirement = required[index]
        same = next((f for f in loose if _says(f, requirement)), None)
        if same is not None:
            loose.remove(same)
            required[index] = _in_unit_of(requirement, same, draft.text[slice(*same.span)])
    if tuple(required) == draft.passage.requirements:
        return draft
    settled = under_requirements(draft, tuple(required))
    if len(settled.unmet) >= len(draft.unmet):
        return draft
    told = met_at_once(settled, TextSide().features)
    pairs = zip(settled.credits, told, strict=True)
    return replace(settled, credits=tuple(credit or first for credit, first in pairs))


def _with_ranges(draft: Draft) -> Draft:
    """Return the draft with two numbers as one where the English has them as a range.

    由1.25至1.50厘 may be a change or a range; who writes "1.25–1.50%" has read it as one.
    """
    required = list(draft.passage.requirements)
    open_ones = [k for k in draft.unmet if _is_bare(required[k])]
    for k in reversed(open_ones):
        if k + 1 not in open_ones:
            continue
        merged = _range_of(required[k], required[k + 1], draft)
        if merged is not None:
            required[k : k + 2] = [merged]
    if len(required) == len(draft.passage.requirements):
        return draft
    return write_text(replace(draft.passage, requirements=tuple(required)), draft.text, draft.notes)


def _range_of(first: Requirement, second: Requirement, draft: Draft) -> Requirement | None:
    source = draft.passage.text
    low, high = first.quantity, second.quantity
    if low is None or high is None or source[first.end : second.start] not in ("至", "到", "-"):
        return None
    for figure in loose_figures(draft):
        if (figure.low, figure.high) == (low.low, high.high):
            text = source[first.start : second.end]
            quantity = replace(low, end=high.end, text=text, high=high.high)
            merged = replace(first, end=second.end, source=text, accepted=(), quantity=quantity)
            return _in_unit_of(merged, figure, draft.text[slice(*figure.span)])
    return None


def _in_unit_of(requirement: Requirement, figure: Quantity, words: str) -> Requirement:
    """Return a bare number as what the English takes it for, by value where it is measured."""
    quantity = requirement.quantity
    accepted = (*requirement.accepted, words)
    if quantity is not None and figure.kind in _MEASURED:
        quantity = replace(quantity, kind=figure.kind, unit=figure.unit)
    return replace(requirement, accepted=accepted, quantity=quantity)


def loose_figures(draft: Draft, besides: Requirement | None = None) -> list[Quantity]:
    """Return the figures of the English that no requirement accounts for, left to right."""
    met = met_spans(draft, besides)
    return [
        figure
        for figure in find_english_quantities(draft.text)
        if not any(figure.span.overlaps(other) for other in met)
    ]


def _is_bare(requirement: Requirement) -> bool:
    """Tell whether a requirement is a number without a unit, or one in a row: 第167页."""
    quantity = requirement.quantity
    is_plain = quantity is not None and quantity.kind in (QuantityKind.NUMBER, QuantityKind.ORDINAL)
    return is_plain and quantity is not None and not quantity.unit


def _says(figure: Quantity, requirement: Requirement) -> bool:
    quantity = requirement.quantity
    if quantity is None:
        return False
    if quantity.kind is QuantityKind.ORDINAL and figure.kind is not QuantityKind.NUMBER:
        return False
    if (figure.low, figure.high) == (quantity.low, quantity.high):
        return True
    named = [_NUMBERS[word] for word in _words(figure.text) if word in _NUMBERS]
    return quantity.low == quantity.high and named == [quantity.low] and "first" in figure.text


def _words(text: str) -> Sequence[str]:
    return re.findall("[a-z]+", text.lower())
