"""What one pair says on both sides: figures by value, terms, copies; read once for all rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpora import NormalisedText, normalise
from corpora.quantities import (
    Quantity,
    QuantityKind,
    find_english_quantities,
    find_quantities,
    same_value,
)
from glossary.names.pinyin_names import PinyinName, find_pinyin_names
from glossary.reading.figure_differences import FigureDifference, figure_differences
from glossary.reading.verification import Span, Verdict, verify
from glossary.requirements import Requirement, RequirementFinder, RequirementKind

# The United Nations write 4 717; with commas of the same length all places stay.
_SPACED_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_NOON = 720
_WORDS = (RequirementKind.TERM, RequirementKind.FORBIDDEN)


@dataclass(frozen=True, slots=True)
class MatchedFigure:
    """A figure of the source and the figure of the target that has its value."""

    source: Quantity
    target: Quantity


@dataclass(frozen=True, slots=True)
class PairReading:
    """One pair as read.

    Attributes:
        source: The source, normalised.
        target: The target as it is written.
        source_place: Where the source begins in its text.
        target_place: Where the target begins in its text.
        matched: Figures that agree by value.
        missing: Figures of the source without one of that value in the target.
        added: Figures of the target without one of that value in the source.
        differences: What became of the missing and the added ones.
        verdicts: Whether terms and forbidden words are as ruled.
        copies: What is to be copied or written in pinyin.
        names: What reads like a Chinese person's name in the target.
    """

    source: NormalisedText
    target: str
    source_place: int
    target_place: int
    matched: tuple[MatchedFigure, ...]
    missing: tuple[Quantity, ...]
    added: tuple[Quantity, ...]
    differences: tuple[FigureDifference, ...]
    verdicts: tuple[Verdict, ...]
    copies: tuple[Requirement, ...]
    names: tuple[PinyinName, ...]

    def place_in_source(self, start: int, end: int) -> Span:
        """Return where a stretch of the normalised source stands in the source text."""
        first, last = self.source.original_span(start, end)
        return self.source_place + first, self.source_place + last

    def place_in_target(self, start: int, end: int) -> Span:
        """Return where a stretch of the target stands in its text."""
        return self.target_place + start, self.target_place + end


def read_pair(
    source: str, target: str, source_place: int, target_place: int, finder: RequirementFinder
) -> PairReading:
    """Return everything that the rules about a pair want to know."""
    normalised = normalise(source)
    required = finder.find(normalised.text).required
    words = [r for r in required if r.kind in _WORDS and not r.conflict]
    matched, missing, added = match_figures(
        find_quantities(_SPACED_THOUSANDS.sub(_with_commas, normalised.text)),
        find_english_quantities(target),
    )
    return PairReading(
        normalised,
        target,
        source_place,
        target_place,
        matched,
        missing,
        added,
        figure_differences(missing, added, normalised.text, target),
        verify(words, target),
        tuple(r for r in required if r.kind is RequirementKind.COPY),
        tuple(find_pinyin_names(target)),
    )


def _with_commas(match: re.Match[str]) -> str:
    return match.group().replace(" ", ",")


def match_figures(
    source: tuple[Quantity, ...], target: tuple[Quantity, ...]
) -> tuple[tuple[MatchedFigure, ...], tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return the figures that agree, those only the source has and those only the target has."""
    free = list(target)
    matched: list[MatchedFigure] = []
    missing = list(source)
    for says in (_in_same_words, same_value, _loosely_same):
        waiting, missing = missing, []
        for figure in waiting:
            same = next((other for other in free if says(figure, other)), None)
            if same is None:
                missing.append(figure)
            else:
                free.remove(same)
                matched.append(MatchedFigure(figure, same))
    for match in [match for match in matched if _is_outdone(match, free)]:
        matched.remove(match)
        missing.append(match.source)
    missing.sort(key=lambda figure: figure.start)
    return tuple(matched), tuple(missing), tuple(free)


def _in_same_words(source: Quantity, target: Quantity) -> bool:
    """Say whether the figures agree in kind and unit, too: 3000亩 is "3,000 mu" before hectares."""
    is_alike = source.kind is target.kind and source.unit == target.unit
    return is_alike and same_value(source, target)


def _is_outdone(match: MatchedFigure, free: Sequence[Quantity]) -> bool:
    """Tell whether only the conversion in brackets is right: 3000亩, "300 mu (200 hectares)"."""
    return match.source.unit != match.target.unit and any(
        figure.unit == match.source.unit and match.target.start - figure.end == len(" (")
        for figure in free
    )


def _loosely_same(source: Quantity, target: Quantity) -> bool:
    """Say whether the place makes it the same: 第18条 in "Articles 17 and 18", 下午3时至6时."""
    kinds = source.kind, target.kind
    if kinds == (QuantityKind.TIME, QuantityKind.TIME):
        is_open = source.text[:1].isdigit() and source.low <= _NOON
        return is_open and (target.low - source.low) % _NOON == 0
    return kinds == (QuantityKind.ORDINAL, QuantityKind.NUMBER) and source.low == target.low
