"""Plants what is lost, said twice or said too much: clauses and sentences of one pair."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from corpora import split_english
from scripts.benchmarks.gold.planted_faults import PlantedFault, Row
from scripts.benchmarks.gold.planted_words import Planter

_COMMA = re.compile(r"[,;] (?=\S)")
_FEWEST_LOST, _FEWEST_LEFT, _FEWEST_ADDED = 5, 8, 6
"""Words of a clause that is left out, of what remains, and of a clause that is added."""


def planted_lost_clauses(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
    """Yield a row without one clause of at least five words."""
    places = [
        (start, end)
        for start, end in _clauses(row[1])
        if _words(row[1][start:end]) >= _FEWEST_LOST
        and _words(row[1]) - _words(row[1][start:end]) >= _FEWEST_LEFT
    ]
    for start, end in chance.sample(places, len(places)):
        yield _without(row, start, end)


def planted_lost_sentences(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
    """Yield a row of several sentences without one of them."""
    places = _sentences(row[1])
    if len(places) > 1:
        long = [place for place in places if _words(row[1][place[0] : place[1]]) >= _FEWEST_LOST]
        for start, end in chance.sample(long, len(long)):
            yield _without(row, start, end)


def planted_repetitions(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
    """Yield a row that says one clause twice."""
    places = [p for p in _clauses(row[1]) if _words(row[1][p[0] : p[1]]) >= _FEWEST_ADDED]
    for start, end in chance.sample(places, len(places)):
        clause = row[1][start:end].strip(" ,;.")
        yield _with(row, end, clause)


def planted_additions(rows: Sequence[Row]) -> Planter:
    """Return a planter of clauses of another row, which say nothing of the source."""
    clauses = [
        row[1][start:end].strip(" ,;.")
        for row in rows[:2000]
        for start, end in _clauses(row[1])
        if _words(row[1][start:end]) >= _FEWEST_ADDED
    ]

    def plant(row: Row, chance: random.Random) -> Iterator[PlantedFault]:
        places = _clauses(row[1])
        if places:
            clause = chance.choice(clauses)
            if clause not in row[1]:
                yield _with(row, chance.choice(places)[1], clause)

    return plant


def clause_kinds(rows: Sequence[Row]) -> dict[str, Planter]:
    """Return the planters by the name of what they plant."""
    return {
        "lost clauses": planted_lost_clauses,
        "lost sentences of a pair": planted_lost_sentences,
        "clauses said twice": planted_repetitions,
        "clauses of another text": planted_additions(rows),
    }


def _clauses(text: str) -> list[tuple[int, int]]:
    """Return the parts of a text between commas, semicolons and ends of sentences."""
    found = []
    for first, last in _sentences(text):
        start = first
        for match in _COMMA.finditer(text, first, last):
            found.append((start, match.start()))
            start = match.end()
        found.append((start, last))
    return found


def _sentences(text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end in split_english(text)]


def _words(text: str) -> int:
    return len(text.split())


def _without(row: Row, start: int, end: int) -> PlantedFault:
    before, after = row[1][:start].rstrip(" ,;"), row[1][end:].lstrip(" ,;")
    gap = "" if re.match(r"[.!?]", after) or not before else " "
    text = before + gap + after
    place = max(0, len(before) - 1)
    return PlantedFault(row[0], row[1], text, (place, min(len(text), place + 3)), "")


def _with(row: Row, end: int, clause: str) -> PlantedFault:
    at = end - (row[1][end - 1 : end] in ".!?")
    text = f"{row[1][:at]}, {clause}{row[1][at:]}"
    return PlantedFault(row[0], row[1], text, (at, at + len(clause) + 2), "")
