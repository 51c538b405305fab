"""Plants faults that have one certain mend: approximations lost, terms left, faults of form.

Each is one change of a right translation, as a person or a system makes it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from corpora.quantities import Approximation
from glossary.opening import open_glossaries
from glossary.reading import read_pair
from glossary.requirement import RequirementKind
from glossary.requirements import RequirementFinder
from scripts.benchmarks.gold.planted_faults import PlantedFault, Row, planted_names

Planter = Callable[[Sequence[Row], int], Iterator[PlantedFault]]
_MARK = re.compile(
    r"\b(?:over|more than|nearly|almost|close to|about|approximately|around|some)\s+(?=\S*\d)"
)
_SMALL_WORDS = re.compile(
    r"(?<=[a-z]{2} )(?=[A-Z][a-z]{2,} [a-z])|(?<=[a-z]{3}[.,;] )(?=[A-Z]?[a-z]{3})"
)
_DOUBLED = re.compile(r"(?<= )(?:the|of|to|and|in|for|with|will|is|a|by|development|city|new)(?= )")
_SPACING = re.compile(r"(?<=[a-z])(?P<mark>[,;])(?= [a-z])|(?<=[a-z])(?P<space> )(?=[a-z])")


def planted_lost_approximations(rows: Sequence[Row], seed: int) -> Iterator[PlantedFault]:
    """Yield rows in which a figure has lost the word for 余, 近, 超 or 约."""
    finder = RequirementFinder(())
    for row in _shuffled(rows, seed):
        if not re.search("[余多近超逾约]|左右|以上", row[0]):
            continue
        for match in read_pair(*row, finder).matched:
            figure = match.target
            kept = match.source.approximation
            if kept in (Approximation.EXACT, Approximation.SEVERAL, Approximation.UP_TO):
                continue
            mark = _MARK.search(row[1], max(0, figure.start - 16), figure.end + 1)
            if mark and mark.start() <= figure.start + 1 and mark.end() > figure.start - 2:
                yield _changed(row, mark.start(), mark.end(), "")
                break


def planted_untranslated_terms(rows: Sequence[Row], seed: int) -> Iterator[PlantedFault]:
    """Yield rows in which a term stands in Chinese."""
    finder = open_glossaries()
    for row in _shuffled(rows, seed):
        met = [
            v
            for v in read_pair(*row, finder).verdicts
            if v.is_met and v.span and v.requirement.kind is RequirementKind.TERM
        ]
        if met:
            chosen = met[0]
            start, end = chosen.span or (0, 0)
            yield _changed(row, start, end, chosen.requirement.source)


def planted_run_together(rows: Sequence[Row], seed: int) -> Iterator[PlantedFault]:
    """Yield rows in which the space before a capital, or behind a mark, is missing."""
    yield from _at_places(rows, seed, _SMALL_WORDS, lambda row, m: (m.start() - 1, m.start(), ""))


def planted_doubled_words(rows: Sequence[Row], seed: int) -> Iterator[PlantedFault]:
    """Yield rows in which a word stands twice."""
    yield from _at_places(rows, seed, _DOUBLED, lambda row, m: (m.end(), m.end(), f" {m.group()}"))


def planted_spacing(rows: Sequence[Row], seed: int) -> Iterator[PlantedFault]:
    """Yield rows with a space before a mark, a full-width mark, or two spaces."""

    def change(row: Row, match: re.Match[str]) -> tuple[int, int, str]:
        if match["mark"]:
            wide = {",": "，", ";": "；"}[match["mark"]]
            written = wide if match.start() % 2 else f" {match['mark']}"
            return match.start(), match.end() + (written == wide), written
        return match.start(), match.end(), "  "

    yield from _at_places(rows, seed, _SPACING, change)


def planted_required_names(rows: Sequence[Row], seed: int) -> Iterator[PlantedFault]:
    """Yield rows in which a person whom the source names after a post has another name."""
    finder = RequirementFinder(())
    for fault in planted_names(rows, seed):
        reading = read_pair(fault.source, fault.right, finder)
        if any(v.is_met and v.span and v.span[0] == fault.place[0] for v in reading.verdicts):
            yield fault


MENDED_KINDS: Mapping[str, Planter] = {
    "swapped names": planted_required_names,
    "lost approximations": planted_lost_approximations,
    "untranslated terms": planted_untranslated_terms,
    "words run together": planted_run_together,
    "doubled words": planted_doubled_words,
    "spacing and marks": planted_spacing,
}


def _at_places(
    rows: Sequence[Row],
    seed: int,
    pattern: re.Pattern[str],
    change: Callable[[Row, re.Match[str]], tuple[int, int, str]],
) -> Iterator[PlantedFault]:
    chance = random.Random(seed)
    for row in _shuffled(rows, seed):
        places = list(pattern.finditer(row[1]))
        if places:
            yield _changed(row, *change(row, chance.choice(places)))


def _shuffled(rows: Sequence[Row], seed: int) -> list[Row]:
    return random.Random(seed).sample(list(rows), len(rows))


def _changed(row: Row, start: int, end: int, wrong: str) -> PlantedFault:
    text = row[1][:start] + wrong + row[1][end:]
    return PlantedFault(row[0], row[1], text, (start, start + len(wrong)), "")
