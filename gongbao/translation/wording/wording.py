"""Words of a source whose English is known, and how the model gets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpora.spans import Span
from glossary.reading import verify
from glossary.requirement import Requirement

_GOES_ON = ("等", "、", "以及")


class Way(StrEnum):
    """How the model gets the English of words."""

    TOLD = "told"
    """Behind the words, as it gets a term's; it inflects them."""
    CARRIED = "carried"
    """In a placeholder over the words, which it carries as it is."""
    OTHERWISE = "otherwise"
    """Carried, where the model did not write what it was told."""
    WRITTEN = "written"
    """In their place, in Latin letters, where the model knows names so."""
    PLAIN = "plain"
    """Not at all: it knows the words of a requirement, and places them better so."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the source and their English.

    Attributes:
        span: Where they stand in the text.
        english: What they become.
        requirements: Indexes of the requirements that stand among them.
        way: Whether the model is told it, is given it to carry, or knows the words as they are.
        beside: Posts of a person that the model does not read, written beside the name.
    """

    span: Span
    english: str
    requirements: tuple[int, ...] = ()
    way: Way = Way.CARRIED
    beside: str = ""


def met_inside(
    span: Span, english: str, requirements: Sequence[Requirement]
) -> tuple[int, ...] | None:
    """Return the requirements in a stretch of text, None where its English does not meet them."""
    inside = tuple(k for k, r in enumerate(requirements) if r.span.overlaps(span))
    held = [requirements[k] for k in inside]
    is_whole = all(span.contains(r.span) and not r.conflict for r in held)
    return inside if is_whole and all(v.is_met for v in verify(held, english)) else None


def as_list(words: Sequence[str], behind: str) -> str:
    """Return words as one list, without "and" where what stands behind it goes on: 等.

    >>> as_list(["1", "2", "3"], "。"), as_list(["1", "2"], "等部门")
    ('1, 2 and 3', '1, 2')
    """
    *first, last = words
    joint = ", " if behind.startswith(_GOES_ON) else " and "
    return joint.join(filter(None, (", ".join(first), last)))
