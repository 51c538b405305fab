from .chinese.chinese_search import (
    find_currency_scope,
    find_quantities,
)
from .comparison import keeps_approximation, same_value
from .english.english_search import find_english_quantities
from .quantity import (
    Approximation,
    CalendarDate,
    CalendarSpan,
    Phrasing,
    Quantity,
    QuantityKind,
    is_large_amount,
    is_sum_or_large_amount,
)
from .writing.idioms import render_idioms
from .writing.rendering import render_quantity

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
    "render_idioms",
    "render_quantity",
    "same_value",
]
