"""A long document and its translation, cut at sure places into parts that are aligned apart.

One giant would hold up the thousand small ones behind it; its parts are items of work like any
other. A place is sure where two units in a row on both sides have something that nothing else in
either document has: the number of an article (第七条, Article 7) or a figure. Both pairs must lie
in the longest chain that rises on both sides, and nearly all such pairs around them too. Where no
place is sure a document stays whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from align.sentences import Alignment, AlignmentUnits, Bead, DocumentAligner
from corpora.quantities.chinese.chinese_number import parse_characters

MOST_UNITS = 10_000
"""Units of a side up to which a pair of documents stays whole."""
UNITS_OF_A_PART = 5_000
"""Units of the longer side that a part has about."""
_PLAIN = frozenset({".txt", ".md", ".html", ".htm", ".shtml"})
_LEAST_BYTES = {True: 400_000, False: 100_000}
"""Bytes of a file that may have more units than `MOST_UNITS`: a plain one, and a packed one."""
_AROUND = 12
"""Pairs to either side of a place that are looked at."""
_LEAST_IN_CHAIN = 0.9
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_FEWEST_DIGITS = 3
_CHINESE_NUMBERING = re.compile(
    r"\s*第(?P<number>[0-9]{1,5}|[一二三四五六七八九十百千零〇]{1,9})(?P<kind>[条章节])"
)
_ENGLISH_NUMBERING = re.compile(
    r"\s*(?P<kind>Article|Chapter|Section) (?P<number>[0-9]{1,5})\b", re.IGNORECASE
)
_KINDS = {"条": "article", "章": "chapter", "节": "section"}


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A part of a pair of documents: the units of both sides from a first one up to a last."""

    source: tuple[int, int]
    target: tuple[int, int]

    def units(
        self, source: AlignmentUnits, target: AlignmentUnits
    ) -> tuple[AlignmentUnits, AlignmentUnits]:
        """Return the units of the part on both sides."""
        return source.select(range(*self.source)), target.select(range(*self.target))

    def placed(self, bead: Bead) -> Bead:
        """Return a bead of the part with the numbers that its units have in the documents."""
        return Bead(
            tuple(self.source[0] + number for number in bead.source),
            tuple(self.target[0] + number for number in bead.target),
            bead.score,
            bead.is_moved,
        )


def cut_in_parts(
    source: AlignmentUnits,
    target: AlignmentUnits,
    *,
    most: int = MOST_UNITS,
    size: int = UNITS_OF_A_PART,
) -> tuple[DocumentPart, ...]:
    """Return the parts of two documents in order: one where they are short or no place is sure.

    Args:
        source: The Chinese units.
        target: The English units.
        most: Units of the longer side up to which nothing is cut.
        size: Units of the longer side that a part has at least, but for the last.
    """
    ends = len(source), len(target)
    if max(ends) <= most:
        return (DocumentPart((0, ends[0]), (0, ends[1])),)
    parts: list[DocumentPart] = []
    start = (0, 0)
    for place in (*_sure_places(source, target), ends):
        length = max(place[0] - start[0], place[1] - start[1])
        left = max(ends[0] - place[0], ends[1] - place[1])
        if place == ends or (length >= size and left >= size // 2):
            parts.append(DocumentPart((start[0], place[0]), (start[1], place[1])))
            start = place
    return tuple(parts)


def may_be_long(*paths: Path) -> bool:
    """Tell by the size of two files, without reading them, whether they may be cut."""
    return any(
        path.is_file() and path.stat().st_size >= _LEAST_BYTES[path.suffix.lower() in _PLAIN]
        for path in paths
    )


def align_in_parts(
    source: AlignmentUnits, target: AlignmentUnits, aligner: DocumentAligner
) -> Alignment:
    """Align two documents one part after the other; what many workers do is the same."""
    parts = cut_in_parts(source, target)
    if len(parts) == 1:
        return aligner.align(source, target)
    beads = [aligner.align(*part.units(source, target)).beads for part in parts]
    return join_parts(source, target, beads, aligner.signature)


def join_parts(
    source: AlignmentUnits,
    target: AlignmentUnits,
    beads: Sequence[Sequence[Bead]],
    signature: str,
) -> Alignment:
    """Return the alignment of two documents from the beads of their parts, in order."""
    joined: list[Bead] = []
    for part, of_part in zip(cut_in_parts(source, target), beads, strict=True):
        joined += [part.placed(bead) for bead in of_part]
    return Alignment(source, target, tuple(joined), signature)


def _sure_places(source: AlignmentUnits, target: AlignmentUnits) -> Iterator[tuple[int, int]]:
    """Yield, rising, the units before which both documents may be cut."""
    written = [
        [number for number, text in enumerate(units.texts) if text.strip()]
        for units in (source, target)
    ]
    left = _marks_of((source.texts[number] for number in written[0]), is_chinese=True)
    right = _marks_of((target.texts[number] for number in written[1]), is_chinese=False)
    pairs = sorted({(left[mark], right[mark]) for mark in left.keys() & right.keys()})
    chain = _longest_chain(pairs)
    for place in range(1, len(pairs)):
        before, pair = pairs[place - 1], pairs[place]
        if before not in chain or pair not in chain:
            continue
        if pair != (before[0] + 1, before[1] + 1):
            continue
        around = pairs[max(0, place - _AROUND) : place + _AROUND]
        if sum(near in chain for near in around) >= _LEAST_IN_CHAIN * len(around):
            yield written[0][pair[0]], written[1][pair[1]]


def _marks_of(texts: Iterable[str], *, is_chinese: bool) -> dict[str, int]:
    """Return the number of the text of each mark that only one text has."""
    places: dict[str, int] = {}
    several: set[str] = set()
    for number, text in enumerate(texts):
        for mark in _marks(text, is_chinese=is_chinese):
            if places.setdefault(mark, number) != number:
                several.add(mark)
    return {mark: number for mark, number in places.items() if mark not in several}


def _marks(text: str, *, is_chinese: bool) -> Iterator[str]:
    for match in _FIGURE.finditer(text):
        figure = match.group().replace(",", "")
        if len(figure.replace(".", "")) >= _FEWEST_DIGITS:
            yield figure
    numbering = (_CHINESE_NUMBERING if is_chinese else _ENGLISH_NUMBERING).match(text)
    if numbering is not None:
        written = numbering["number"]
        value = int(written) if written.isdecimal() else parse_characters(written)
        if value is not None:
            kind = numbering["kind"]
            yield f"{_KINDS.get(kind, kind.lower())} {value}"


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the most pairs that rise on both sides: O(n log n) for n pairs."""
    ends: list[int] = []
    members: list[int] = []
    previous = [-1] * len(pairs)
    # Of one source unit the later target comes first, so that none follows another.
    for number in sorted(range(len(pairs)), key=lambda n: (pairs[n][0], -pairs[n][1])):
        place = bisect_left(ends, pairs[number][1])
        previous[number] = members[place - 1] if place else -1
        ends[place : place + 1] = [pairs[number][1]]
        members[place : place + 1] = [number]
    chain: set[tuple[int, int]] = set()
    number = members[-1] if members else -1
    while number >= 0:
        chain.add(pairs[number])
        number = previous[number]
    return chain
