"""Quantities: every figure by value, read from Chinese and English, written in English."""

from glossary.quantities.change_direction import reversed_direction
from glossary.quantities.chinese_search import find_currency_scope, find_quantities
from glossary.quantities.comparison import keeps_approximation, same_value
from glossary.quantities.english_search import find_english_quantities
from glossary.quantities.quantity import (
    Approximation,
    CalendarDate,
    CalendarSpan,
    Phrasing,
    Quantity,
    QuantityKind,
    is_large_amount,
    is_sum_or_large_amount,
)
from glossary.quantities.rendering import render_quantity

__all__ = [
    "Approximation",
    "CalendarDate",
    "CalendarSpan",
    "Phrasing",
    "Quantity",
    "QuantityKind",
    "find_currency_scope",
    "find_english_quantities",
    "find_quantities",
    "is_large_amount",
    "is_sum_or_large_amount",
    "keeps_approximation",
    "render_quantity",
    "reversed_direction",
    "same_value",
]
