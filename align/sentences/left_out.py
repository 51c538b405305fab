"""Sentences that only look paired: what the other side says nothing of stands alone.

A chain of beads weighs places and lengths beside the words, so a sentence that was left out may
have been joined to its neighbour, and two lines beside an article, a byline and a footer, may have
been paired because they stand at one place. What is doubtful is asked once more what its words
say: a sentence at the edge of a joined side leaves it if the other side has nothing that only this
sentence explains, and a pair of lines beside an article is given up if neither explains a word or
a figure of the other. Such lines that stand alone are then paired with those nearby that say the
same, in whatever order they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from align.sentences.aligned_units import AlignmentUnits, bead_text
from align.sentences.beads import Bead
from corpora import normalise
from corpora.articles import is_furniture
from glossary.reading import Coverage, cover, length_deviation, read_content, read_pair

# Tried on 1,514 beads of built documents, of which 18 had joined a sentence that was left out: with
# these a bead is taken apart only where that is all but sure, and 4 of the 18 are, none wrongly.
_LEAST_EXPLAINED = 0.03
"""Share of the other side that a sentence of a bead explains alone, below which it may leave."""
_MOST_COVERED = 0.5
"""Share of its own words that the other side has, above which a sentence stays."""
_LEAST_OF_REST = 0.5
"""Share of the words of the rest of its side that must be explained."""
_LARGEST_DEVIATION = 1.7
"""Standard deviations of the length of the rest from what the other side lets expect."""
_CERTAIN = 0.86
"""Score from which a bead of several sentences is not asked again."""
_SAYS_THE_SAME = 0.4
"""Share of the words of both sides that are explained, from which two lines say the same."""
_FEWEST_WORDS = 5
"""Content words of a sentence, or of both lines of a pair, from which on it means something that a
dictionary explains none of them; of few words a free translation may have none."""
_WITH_A_FACT = 2.0
"""What the share counts for where a name or a figure stands in both."""
_RELEASED = 0.5
"""Probability of beads that were taken apart or put together here: nothing has measured it."""
_LONGEST_LINE = 40
"""Characters of a line that is looked for nearby."""
_NEARBY = 12
"""Beads between two lines that are near each other."""


def release_left_out(
    beads: Sequence[Bead], source: AlignmentUnits, target: AlignmentUnits
) -> list[Bead]:
    """Return the beads, in order, with what was left out standing alone.

    Args:
        beads: An alignment in order, every unit in exactly one bead.
        source: The Chinese units.
        target: The English units.
    """
    found = [part for bead in beads for part in _parts(bead, source, target)]
    lines = [place for place, bead in enumerate(found) if _is_line_alone(bead, source, target)]
    return _paired_nearby(found, lines, source, target) if lines else found


def _is_line_alone(bead: Bead, source: AlignmentUnits, target: AlignmentUnits) -> bool:
    """Tell whether a bead is a line beside an article that stands alone."""
    if bead.is_pair:
        return False
    return is_furniture(bead_text(source, bead.source) or bead_text(target, bead.target))


def _parts(bead: Bead, source: AlignmentUnits, target: AlignmentUnits) -> Iterator[Bead]:
    sizes = len(bead.source), len(bead.target)
    if min(sizes) != 1 or bead.is_moved:
        yield bead
    elif max(sizes) > 1:
        is_certain = bead.score >= _CERTAIN
        yield from (bead,) if is_certain else _without_left_out(bead, source, target)
    elif _says_something(bead, source, target):
        yield bead
    else:
        yield Bead(bead.source, (), _RELEASED)
        yield Bead((), bead.target, _RELEASED)


def _says_something(bead: Bead, source: AlignmentUnits, target: AlignmentUnits) -> bool:
    texts = bead_text(source, bead.source), bead_text(target, bead.target)
    if not any(map(is_furniture, texts)):
        return True
    reading = read_pair(*texts)
    coverage = reading.coverage
    return bool(
        coverage.source
        or coverage.target
        or coverage.words < _FEWEST_WORDS
        or reading.matched
        or any(verdict.is_met for verdict in reading.verdicts)
    )


def _without_left_out(bead: Bead, source: AlignmentUnits, target: AlignmentUnits) -> Iterator[Bead]:
    """Yield a bead of one sentence with several, those at its edges apart that were left out."""
    before: list[Bead] = []
    behind: list[Bead] = []
    is_source = len(bead.source) > 1
    while len(many := bead.source if is_source else bead.target) > 1:
        alone = next(
            (
                number
                for number in (many[-1], many[0])
                if _is_left_out(bead, number, source, target)
            ),
            None,
        )
        if alone is None:
            break
        skip = Bead((alone,), (), _RELEASED) if is_source else Bead((), (alone,), _RELEASED)
        if alone == many[0]:
            before.append(skip)
        else:
            behind.insert(0, skip)
        rest = tuple(number for number in many if number != alone)
        sides = (rest, bead.target) if is_source else (bead.source, rest)
        bead = Bead(*sides, _RELEASED)
    yield from (*before, bead, *behind)


def _is_left_out(bead: Bead, number: int, source: AlignmentUnits, target: AlignmentUnits) -> bool:
    """Tell whether the rest of its side explains all that a sentence of a bead explains."""
    is_source = len(bead.source) > 1
    units, many = (source, bead.source) if is_source else (target, bead.target)
    rest = tuple(other for other in many if other != number)
    one = bead_text(target if is_source else source, bead.target if is_source else bead.source)
    whole, without, own = (
        _coverage(bead_text(units, numbers), one, is_source=is_source)
        for numbers in (many, rest, (number,))
    )
    if len(own.of_source if is_source else own.english) < _FEWEST_WORDS:
        return False
    explained = _of_one(whole, is_source) - _of_one(without, is_source)
    if explained >= _LEAST_EXPLAINED or _of_many(own, is_source) >= _MOST_COVERED:
        return False
    texts = (bead_text(units, rest), one) if is_source else (one, bead_text(units, rest))
    is_usual = abs(length_deviation(*texts)) <= _LARGEST_DEVIATION
    alone = bead_text(units, (number,))
    if read_pair(*((alone, one) if is_source else (one, alone))).matched:
        return False
    return is_usual and _of_many(without, is_source) >= _LEAST_OF_REST


def _coverage(many: str, one: str, *, is_source: bool) -> Coverage:
    chinese, english = (many, one) if is_source else (one, many)
    return cover(read_content(normalise(chinese).text), normalise(english).text)


def _of_one(coverage: Coverage, is_source: bool) -> float:
    return coverage.target if is_source else coverage.source


def _of_many(coverage: Coverage, is_source: bool) -> float:
    return coverage.source if is_source else coverage.target


def _sameness(chinese: str, english: str) -> float:
    """Return how far two lines say the same, in [0, 1]; a name or a figure of both counts much."""
    reading = read_pair(chinese, english)
    coverage = reading.coverage
    has_fact = bool(reading.matched) or any(verdict.is_met for verdict in reading.verdicts)
    return min(1.0, min(coverage.source, coverage.target) * (_WITH_A_FACT if has_fact else 1.0))


def _paired_nearby(
    beads: list[Bead], lines: Sequence[int], source: AlignmentUnits, target: AlignmentUnits
) -> list[Bead]:
    """Return the beads with lines that stand alone paired where a line nearby says the same."""
    scored: list[tuple[float, int, int]] = []
    for place in lines:
        bead = beads[place]
        for other in range(max(0, place - _NEARBY), min(len(beads), place + _NEARBY + 1)):
            if beads[other].is_pair or bool(beads[other].source) == bool(bead.source):
                continue
            left, right = (place, other) if bead.source else (other, place)
            chinese = bead_text(source, beads[left].source)
            english = bead_text(target, beads[right].target)
            if len(chinese) > _LONGEST_LINE or len(english) > 4 * _LONGEST_LINE:
                continue
            share = _sameness(chinese, english)
            if share >= _SAYS_THE_SAME:
                scored.append((share, left, right))
    paired: dict[int, int] = {}
    for _, left, right in sorted(set(scored), reverse=True):
        if left not in paired and right not in paired.values():
            paired[left] = right
    gone = set(paired.values())
    return [
        replace(bead, target=beads[paired[place]].target, score=_RELEASED, is_moved=True)
        if place in paired
        else bead
        for place, bead in enumerate(beads)
        if place not in gone
    ]
