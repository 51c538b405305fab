"""Words of a source whose English is known, and how the model gets it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpora.spans import Span


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
