"""A passage and a text for it, read as a pair: what is met, and what is wrong with the figures.

Drafts are ranked again and again, so what was read lately is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from corpora import NormalisedText, normalise
from corpora.findings import Hit, Severity
from corpora.quantities import Quantity, find_quantities
from corpora.spans import Span
from glossary.reading import (
    PairReading,
    PairRule,
    SourceReading,
    Verdict,
    list_pair_rules,
    read_pair,
    unsaid_negation,
    verify,
)
from glossary.requirement import Requirement

_LIKELY_LOST = 0.0  # log odds

_Requirements = tuple[Requirement, ...]


def read_text(source: str, requirements: _Requirements, text: str) -> tuple[Verdict, ...]:
    """Return the verdicts on a text: for each requirement of its source whether it holds."""
    reading = _read(source, requirements, text)
    is_as_written = reading.target == text  # else its spans count in another text
    return reading.verdicts if is_as_written else verify(requirements, text)


@lru_cache(maxsize=4096)
def count_figure_faults(source: str, requirements: _Requirements, text: str) -> int:
    """Return how many grave findings the reading has about the figures of a text.

    A negation that is likelier lost than said is one more.
    """
    reading = _read(source, requirements, text)
    lost = unsaid_negation(reading.source.text, text, _LIKELY_LOST)
    return sum(1 for _ in _grave_hits(reading)) + (lost is not None)


def place_figure_faults(source: str, requirements: _Requirements, text: str) -> list[Span]:
    """Return where the figures stand in a text that its reading finds gravely wrong."""
    hits = _grave_hits(_read(source, requirements, text))
    return [Span(*hit.target) for hit in hits if hit.target is not None]


def _grave_hits(reading: PairReading) -> Iterator[Hit]:
    for rule in _figure_rules():
        for hit in rule.search(reading):
            if (hit.severity or rule.severity).rank >= Severity.MAJOR.rank:
                yield hit


@lru_cache(maxsize=256)
def _read(source: str, requirements: _Requirements, text: str) -> PairReading:
    return read_pair(_source_reading(source, requirements), text)


@lru_cache(maxsize=512)
def _source_reading(source: str, requirements: _Requirements) -> SourceReading:
    normalised, quantities = _figures_of(source)
    return SourceReading(normalised, requirements, frozenset(), quantities)


@lru_cache(maxsize=512)  # the requirements of a text change where a document narrows them
def _figures_of(text: str) -> tuple[NormalisedText, tuple[Quantity, ...]]:
    return normalise(text), tuple(find_quantities(text))


@cache
def _figure_rules() -> tuple[PairRule, ...]:
    return tuple(rule for rule in list_pair_rules() if rule.name.startswith("quantities."))
