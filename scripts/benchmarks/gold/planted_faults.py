"""Plants faults in right translations: magnitudes, digits, names, deprecated terms.

Each fault is one change of one row that a person could make; `place` is where it stands after it.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.concepts import Concept, Glossary, Status, Term
from glossary.names import find_pinyin_names, place_of_name
from glossary.opening import open_glossaries
from glossary.packaged_glossary import load_packaged_glossary
from glossary.reading import read_pair
from glossary.requirements import RequirementFinder

Row = tuple[str, str]
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SCALES = (("trillion", "billion"), ("billion", "million"), ("million", "billion"))


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """A row with a fault; `family` is that of the rules which should find it."""

    source: str
    right: str
    wrong: str
    place: tuple[int, int]
    family: str


def planted_magnitudes(rows: Sequence[Row], seed: int) -> Iterator[PlantedFault]:
    """Yield rows of which one figure is ten times, or a thousand times, too large or small."""
    chance = random.Random(seed)
    for source, target, start, end, text in _figures(rows):
        scale = next(((a, b) for a, b in _SCALES if a in text), None)
        if scale and chance.random() < 0.4:
            wrong = text.replace(*scale)
        else:
            wrong = _NUMBER.sub(lambda m: _times_ten(m.group()), text, count=1)
        yield from _fault(source, target, start, end, wrong, "quantities")


def planted_digits(rows: Sequence[Row], seed: int) -> Iterator[PlantedFault]:
    """Yield rows of which one figure has two neighbouring digits exchanged."""
    chance = random.Random(seed)
    for source, target, start, end, text in _figures(rows):
        places = [
            m.start()
            for m in re.finditer(r"(?=\d[.,]?\d)", text)
            if text[m.start()] != text[_next_digit(text, m.start())]
            and not (m.start() == 0 and text[_next_digit(text, 0)] == "0")
        ]
        if places:
            one = chance.choice(places)
            other = _next_digit(text, one)
            letters = list(text)
            letters[one], letters[other] = letters[other], letters[one]
            yield from _fault(source, target, start, end, "".join(letters), "quantities")


def planted_names(rows: Sequence[Row], seed: int) -> Iterator[PlantedFault]:
    """Yield rows in which one person has the name of another."""
    chance = random.Random(seed)
    found: list[tuple[str, str, int, int]] = []
    for source, target in rows:
        for name in find_pinyin_names(target):
            if not name.is_reversed and place_of_name(name, source) and len(name.given) > 3:
                found.append((source, target, name.start, name.end))
    pool = sorted({target[start:end] for _, target, start, end in found})
    for source, target, start, end in found:
        other = chance.choice(pool)
        named = find_pinyin_names(other)
        if named and place_of_name(named[0], source) is None:
            yield from _fault(source, target, start, end, other, "names")


def glossary_with_deprecated(rows: Sequence[Row]) -> Glossary:
    """Return a glossary of the commonest terms of the rows, each with an invented retired name."""
    finder = open_glossaries()
    counts: Counter[str] = Counter()
    for source, target in rows[:3000]:
        for verdict in read_pair(source, target, finder).verdicts:
            if verdict.is_met and verdict.span and verdict.requirement.concept:
                counts[verdict.requirement.concept.identifier] += 1
    names = {name for name, _ in counts.most_common(80)}
    concepts: list[Concept] = []
    for concept in load_packaged_glossary().concepts:
        if concept.identifier in names:
            retired = Term(f"{concept.accepted[0].text} organ", "en", Status.DEPRECATED)
            retired = replace(retired, text=_retired(concept.accepted[0].text))
            concepts.append(replace(concept, terms=(*concept.terms, retired)))
    return Glossary("retired", tuple(concepts), 1)


def planted_terms(rows: Sequence[Row], glossary: Glossary) -> Iterator[PlantedFault]:
    """Yield rows in which a term has its retired name."""
    finder = RequirementFinder([glossary])
    for source, target in rows:
        for verdict in read_pair(source, target, finder).verdicts:
            concept = verdict.requirement.concept
            if verdict.is_met and verdict.span and concept and concept.forbidden:
                start, end = verdict.span
                yield from _fault(source, target, start, end, concept.forbidden[0].text, "terms")
                break


def _retired(term: str) -> str:
    words = term.split()
    return " ".join(["Former", *words[:-1], "Body"])


def _figures(rows: Sequence[Row]) -> Iterator[tuple[str, str, int, int, str]]:
    """Yield every figure of a row, written in digits, that has the value of its source."""
    for source, target in rows:
        for match in read_pair(source, target, RequirementFinder(())).matched:
            figure = match.target
            if _NUMBER.search(figure.text) and not figure.is_range and figure.calendar is None:
                yield source, target, figure.start, figure.end, figure.text


def _fault(
    source: str, target: str, start: int, end: int, wrong: str, family: str
) -> Iterator[PlantedFault]:
    if wrong != target[start:end]:
        text = target[:start] + wrong + target[end:]
        yield PlantedFault(source, target, text, (start, start + len(wrong)), family)


def _times_ten(number: str) -> str:
    whole, _, decimals = number.replace(",", "").partition(".")
    shifted = f"{whole}{decimals[:1] or '0'}"
    rest = decimals[1:]
    grouped = f"{int(shifted):,}"
    return f"{grouped}.{rest}" if rest else grouped


def _next_digit(text: str, place: int) -> int:
    return place + 1 if text[place + 1].isdigit() else place + 2
