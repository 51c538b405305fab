"""What rules look at: the texts of a document, its aligned pairs and what they require."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary.concepts import Concept, Term
from glossary.reading import PairReading
from glossary.requirements import RequirementFinder
from gongbao.checking.house_style import HouseStyle

if TYPE_CHECKING:
    from gongbao.checking.contrast.contrast import Contrast


@dataclass(frozen=True, slots=True)
class CheckedPair:
    """Source and target sentences that belong together; None where one side has nothing.

    Attributes:
        source: Where the source stands in its text.
        target: Where the target stands in its text.
        score: Probability that exactly these belong together; 1 in a table of pairs.
        is_certain: Whether the sentences were given as a pair, not aligned here.
    """

    source: tuple[int, int] | None
    target: tuple[int, int] | None
    score: float = 1.0
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A translation to check, with its source if there is one.

    Attributes:
        name: The file, for messages and waivers.
        target: The whole text of the translation.
        blocks: Its paragraphs, headings and cells, as places in `target`.
        source: The whole text of the source, empty without one.
        pairs: The aligned pairs in the order of the source.
        is_table: Whether the blocks are rows of a table of pairs, so that a paragraph may go on.
        rows: Of a table, the line of the file, or row of the workbook, that each line stands in.
    """

    name: str
    target: str
    blocks: tuple[tuple[int, int], ...]
    source: str = ""
    pairs: tuple[CheckedPair, ...] = ()
    is_table: bool = False
    rows: tuple[int, ...] = ()

    def line_of(self, text: str, place: int) -> int:
        """Return the line, from 1, of a place in one of the texts; of a table, that of its file."""
        number = text.count("\n", 0, place)
        return self.rows[number] if self.rows else number + 1

    def target_of(self, pair: CheckedPair) -> str:
        """Return the target text of a pair."""
        return self.target[pair.target[0] : pair.target[1]] if pair.target else ""

    def source_of(self, pair: CheckedPair) -> str:
        """Return the source text of a pair."""
        return self.source[pair.source[0] : pair.source[1]] if pair.source else ""

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield every block with the place where it begins."""
        for start, end in self.blocks:
            yield start, self.target[start:end]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a rule may look at.

    Attributes:
        document: The texts.
        finder: The glossaries.
        style: What the office wants.
        readings: The pairs that have both sides, read.
        retired: Every deprecated English term of the glossaries with its concept.
        banned: English of no use at all: that of concepts which only say what must not be written.
        abbreviated: The concepts of the glossaries that have an abbreviation or first-use form.
        contrasts: What a translation model finds far likelier than what stands there, if asked.
    """

    document: CheckedDocument
    finder: RequirementFinder
    style: HouseStyle
    readings: tuple[PairReading, ...] = field(default=())
    retired: tuple[tuple[Concept, Term], ...] = field(default=())
    abbreviated: tuple[Concept, ...] = field(default=())
    banned: tuple[tuple[Concept, Term], ...] = field(default=())
    contrasts: tuple[Contrast, ...] = field(default=())
