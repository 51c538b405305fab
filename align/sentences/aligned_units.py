"""The units that are aligned: sentences or lines of a document, with its structure if known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from align.arrays import BoolArray, DoubleArray
from corpora import BlockKind, Document

_HARD = frozenset((BlockKind.HEADING, BlockKind.TABLE_CELL, BlockKind.ATTRIBUTE))
"""Blocks whose sentences are never joined with those of another block."""
_NUMBERED_TITLE = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|第[一二三四五六七八九十百]{1,4}[编編章节節])[^。！？；：，、!?;:,]{2,24}"
)
"""A paragraph that is a Chinese numbered title: one phrase, with no mark of a sentence."""
_FIRST_WIDE = 0x2E80
"""Code point from which on characters are those of East Asian scripts."""
_UNITS_AT_ONCE = 4096
_HAN_WIDTH = 3.2
"""Latin characters that one Chinese character is worth in a translation."""


@dataclass(frozen=True, slots=True)
class AlignmentUnits:
    """One side of an alignment.

    Attributes:
        texts: The units in the order of the document; blank ones are never paired.
        blocks: For each unit the number of its block, or empty where nothing is known of blocks.
        kinds: For each unit what its block is, or empty.
    """

    texts: tuple[str, ...]
    blocks: tuple[int, ...] = field(default=())
    kinds: tuple[BlockKind, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.texts)

    def select(self, numbers: Sequence[int]) -> AlignmentUnits:
        """Return some of the units, with their structure."""
        return AlignmentUnits(
            tuple(self.texts[number] for number in numbers),
            tuple(self.blocks[number] for number in numbers) if self.blocks else (),
            tuple(self.kinds[number] for number in numbers) if self.kinds else (),
        )

    def lengths(self) -> DoubleArray:
        """Return the length of each unit in Latin characters, Chinese ones converted: [units].

        >>> units_of_lines(["荆州 2023", ""]).lengths().round(1).tolist()
        [11.4, 0.0]
        """
        sums = np.zeros(len(self.texts) + 1)
        for first in range(0, len(self.texts), _UNITS_AT_ONCE):
            texts = self.texts[first : first + _UNITS_AT_ONCE]
            points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
            widths = np.where(points < _FIRST_WIDE, 1.0, _HAN_WIDTH)
            ends = np.cumsum(list(map(len, texts)))
            sums[first + 1 : first + 1 + len(texts)] = np.cumsum(np.append(sums[first], widths))[
                ends
            ]
        return np.diff(sums)

    def mark_counts(self) -> DoubleArray:
        """Return how many question, exclamation, quotation marks and figures: [units, 4]."""
        return np.array([_marks(text) for text in self.texts], np.float64).reshape(-1, 4)

    def open_quotations(self) -> BoolArray:
        """Tell for each unit whether a quotation is still open at its end: [units].

        It is if the last quotation mark so far is an opening one.
        """
        states = []
        is_open = False
        for text in self.texts:
            for match in _QUOTATION_MARK.finditer(text):
                is_open = not is_open if match[0] == '"' else match["opening"] is not None
            states.append(is_open)
        return np.array(states, np.bool_)

    def block_starts(self) -> BoolArray:
        """Tell for each unit whether a block begins with it: [units]."""
        if not self.blocks:
            return np.zeros(len(self.texts), np.bool_)
        numbers = np.array(self.blocks)
        return np.asarray(np.concatenate([[True], numbers[1:] != numbers[:-1]]))[: len(numbers)]

    def hard_starts(self) -> BoolArray:
        """Tell for each unit whether no bead may join it to the one before: [units].

        A heading or a table cell is never joined to what surrounds it; a heading is also a
        paragraph that is a short numbered title, as plain texts have them.
        """
        starts = self.block_starts()
        if not self.kinds:
            return np.zeros(len(self.texts), np.bool_)
        ends = np.append(starts[1:], True)[: len(starts)]
        is_hard = np.array(
            [
                kind in _HARD or (alone and _NUMBERED_TITLE.fullmatch(text.strip()) is not None)
                for kind, alone, text in zip(self.kinds, starts & ends, self.texts, strict=True)
            ],
            np.bool_,
        )
        beside = np.concatenate([[False], is_hard[:-1]])[: len(is_hard)]
        return np.asarray(starts & (is_hard | beside))

    def headings(self) -> BoolArray:
        """Tell for each unit whether it is a heading: [units]."""
        if not self.kinds:
            return np.zeros(len(self.texts), np.bool_)
        return np.array([kind is BlockKind.HEADING for kind in self.kinds], np.bool_)


def units_of_document(document: Document) -> AlignmentUnits:
    """Return the segments of a document; attributes such as alternative texts are left out."""
    rows = [
        (segment.text, block.number, block.kind)
        for block in document.blocks
        if block.kind.is_running_text
        for segment in block.segments
    ]
    return AlignmentUnits(
        tuple(text for text, _, _ in rows),
        tuple(number for _, number, _ in rows),
        tuple(kind for _, _, kind in rows),
    )


def units_of_lines(lines: Iterable[str]) -> AlignmentUnits:
    """Return lines as units; nothing is known of their blocks."""
    return AlignmentUnits(tuple(line.strip() for line in lines))


def bead_text(units: AlignmentUnits, numbers: tuple[int, ...]) -> str:
    """Return the text of several units; a space between them where the script has spaces.

    >>> bead_text(units_of_lines(["第一句。", "第二句。"]), (0, 1))
    '第一句。第二句。'
    >>> bead_text(units_of_lines(["One.", "Two."]), (0, 1))
    'One. Two.'
    """
    text = ""
    for number in numbers:
        part = units.texts[number].strip()
        needs_space = bool(text) and ord(text[-1]) < _FIRST_WIDE
        text += " " + part if needs_space else part
    return text


_FIGURE = re.compile(r"\d+")
# Single marks where they cannot be apostrophes: before a word, and behind punctuation.
_QUOTATION_MARK = re.compile(
    r"(?P<opening>[“「『]|(?:^|(?<=[\s(—]))['‘](?=\w))"
    r"|(?P<closing>[”」』]|(?<=[.,!?…—;])['’](?!\w))"
    r'|"'
)


def _marks(text: str) -> tuple[float, float, float, float]:
    return (
        text.count("?") + text.count("？"),
        text.count("!") + text.count("！"),
        sum(mark["opening"] is not None for mark in _QUOTATION_MARK.finditer(text))
        + text.count('"') / 2,
        len(_FIGURE.findall(text)),
    )
