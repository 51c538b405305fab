"""The document model every format is read into: blocks of segments, with inline marks.

A document keeps what it needs to be written again (its skeleton) apart from its text, so the same
translations can be put back without the rest having been touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpora.languages import Language


class BlockKind(StrEnum):
    """What a block is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"
    ATTRIBUTE = "attribute"
    """The page title, its description, and what alt, title and placeholder attributes say."""
    SPEAKER = "speaker"
    """Who says what stands beside it, in subtitles."""

    @property
    def is_running_text(self) -> bool:
        """Tell whether its words are part of what is read from the first line to the last."""
        return self not in (self.ATTRIBUTE, self.SPEAKER)


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline markup over `text[start:end]` of a segment.

    `key` names the element within its block; the pieces of one element in several segments share
    it. A line break, an image or a comment has no extent: `start == end`.
    """

    start: int
    end: int
    key: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or heading, with its text as it stands in the document.

    `gap` is what lies between this segment and the next one of its block, nearly always white
    space or nothing. Markup that begins and ends at the edges of segments is no mark: it stays
    in its place whatever the translation.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that belongs together; `number` is its place in the document, from 0.

    `level` is the level of a heading, 1 to 6, and 0 for all else.
    """

    kind: BlockKind
    segments: tuple[Segment, ...]
    number: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class StandingTranslation:
    """A translation that a bilingual document has already, and that stays as it is.

    Attributes:
        source: What it translates.
        target: The translation.
        place: Where it stands, for people: "line 12".
        faults: What is wrong with it beside its words: codes that it lacks, a state that another
            contradicts.
    """

    source: str
    target: str
    place: str
    faults: tuple[str, ...] = ()


class KeptReason(StrEnum):
    """Why Chinese that a document shows stays as it is, in words that follow "because"."""

    CODE = "they are code"
    SCRIPT = "a program of the page has them"
    MARKED = "they are marked as not to be translated"
    SETTING = "they are settings of the page"
    NAMED = "formulas name them"
    COMMENT = "they are in comments"
    DELETED = "they are tracked deletions"
    EMBEDDED = "they are in embedded files"
    FORMULA = "a formula computes with them"
    FIELD = "a field computes with them"
    STYLE = "a style sheet shows them"
    UNREAD = "they stand where words are not exchanged"

    @property
    def is_expected(self) -> bool:
        """Tell whether whoever wrote the document expects them to stay."""
        return self not in (self.FORMULA, self.FIELD, self.STYLE, self.UNREAD)


@dataclass(frozen=True, slots=True)
class KeptText:
    """Chinese that a document shows and that stays in its translation.

    Attributes:
        text: The words, a long text shortened.
        place: Where they stand, for people: "line 12".
        reason: Why they stay.
    """

    text: str
    place: str
    reason: KeptReason


@dataclass(frozen=True, slots=True)
class Document:
    """A document in reading order.

    `skeleton` belongs to the format that read the document and to nobody else. `encoding` is the
    encoding the bytes were in; documents are written in UTF-8. `language` is the one its
    sentences were split in. `digest` is the SHA-256 of the file, by which edits find it again.
    `has_mark` tells that UTF-8 bytes began with a byte order mark, which stays. `standing` are the
    translations that a bilingual document has already. `kept` is the Chinese that it shows and that
    is in no block.
    """

    format: str
    blocks: tuple[Block, ...]
    skeleton: object
    encoding: str = "utf-8"
    language: Language = "zh"
    source_name: str = ""
    digest: str = ""
    has_mark: bool = False
    standing: tuple[StandingTranslation, ...] = ()
    kept: tuple[KeptText, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments in order; translations are given in this order."""
        return tuple(self.iterate_segments())

    def iterate_segments(self) -> Iterator[Segment]:
        """Yield all segments in order."""
        for block in self.blocks:
            yield from block.segments


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The English of one segment, with the marks of the segment placed in it under their keys."""

    text: str
    marks: tuple[Mark, ...] = ()
