"""Names from abroad that no term of a segment rules on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from corpora.spans import Span
from glossary.copies import Copy
from glossary.names.foreign_names import find_foreign_names
from glossary.names.places_abroad import COUNTRIES_IN_CHARACTERS

if TYPE_CHECKING:
    from glossary.requirement import Requirement


def unverified_names(text: str, requirements: Iterable[Requirement]) -> tuple[Copy, ...]:
    """Return the names from abroad that no term rules on; what writes them is a table or pinyin."""
    terms = [r for r in requirements if r.concept is not None]
    countries = [r.span for r in terms if r.is_country]
    countries += [
        Span(r.start, r.start + 2)
        for r in terms
        if r.is_place and r.source.startswith(COUNTRIES_IN_CHARACTERS)
    ]
    found = find_foreign_names(text, countries, [r.span for r in terms])
    return tuple(
        name for name in found if not any(r.span.contains((name.start, name.end)) for r in terms)
    )
