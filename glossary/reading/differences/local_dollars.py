"""Local dollars: 元 in a text about Hong Kong or Singapore is the dollar of that place."""

from __future__ import annotations

import re

from corpora.quantities import Quantity

_DOLLARS = {
    key: re.compile(place)
    for key, place in {
        "USD": r"\bU\.?S\b|United States|America",
        "HKD": r"Hong ?Kong|\bHK",
        "TWD": r"Taiwan|Taipei|\bNT",
        "MOP": r"Maca[ou]",
        "SGD": "Singapore",
        "AUD": "Australia",
        "CAD": "Canad",
        "NZD": "New Zealand",
    }.items()
}
"""What a text is about in which a bare 元 is a dollar of that place."""


def is_local_dollar(source: Quantity, target: Quantity, text: str) -> bool:
    """Tell whether a sum in 元 is in the dollars of the place that the target `text` is about."""
    is_bare = source.unit == "CNY" and "人民币" not in source.text
    around = f"{text[: target.start]} {text[target.end :]}"
    is_any = target.unit == "USD" and "$" in target.text and "U" not in target.text
    places = [place for key, place in _DOLLARS.items() if is_any or key == target.unit]
    return is_bare and any(place.search(around) for place in places)
