"""What an office has of a document under review: the document, its segments, who did what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from corpora import InputError


class NotThereError(InputError):
    """There is no such document, segment or comment."""


class DocumentStage(StrEnum):
    """Where a document is on its way."""

    TRANSLATING = "translating"
    STOPPED = "stopped"
    FAILED = "failed"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETIRED = "retired"


class SegmentStage(StrEnum):
    """What has become of a segment."""

    OPEN = "open"
    """Not translated yet."""
    DRAFT = "draft"
    """As the engine, the memory or a rule wrote it."""
    EDITED = "edited"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the translation of a document is.

    Attributes:
        state: "waiting", "running", "stopped", "failed" or "done".
        done: Segments that are translated.
        total: Segments there are.
        per_second: Segments a second, 0 where that is not known.
        error: Why it failed, for a person.
    """

    state: str
    done: int
    total: int
    per_second: float = 0.0
    error: str = ""


@dataclass(frozen=True, slots=True)
class RulingChoice:
    """Which rulings count in a document.

    Attributes:
        day: The day whose names of offices count, empty for all.
        glossaries: Names of glossaries beside the workspace; None for those the office uses.
    """

    day: str = ""
    glossaries: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class EditedDocument:
    """A stored document.

    Attributes:
        identifier: Its number in the workspace.
        name: File name.
        format: Of the house's formats.
        stage: Where it is.
        engine: What translates it.
        rulings: Which rulings count in it.
        author: Who brought it in.
        created: When (UTC, ISO 8601).
        segments: How many it has.
        counts: Segments by stage.
        findings: How many there are by severity.
        unmet: Requirements that its English does not meet.
        approved_by: Who approved it, empty for nobody.
        progress: How far its translation is.
        signature: What reproduces its first draft.
    """

    identifier: int
    name: str
    format: str
    stage: DocumentStage
    engine: str
    rulings: RulingChoice
    author: str
    created: str
    segments: int
    counts: dict[SegmentStage, int]
    findings: dict[str, int]
    unmet: int
    approved_by: str
    progress: Progress
    signature: str


@dataclass(frozen=True, slots=True)
class EditedSegment:
    """A segment with its English as it is now; both texts have tags for inline marks.

    Attributes:
        number: From 1.
        block: Number of its block.
        kind: Of the block: "heading", "paragraph" ...
        level: Of a heading, 1 to 6, else 0.
        source: Chinese, with tags.
        target: English, with tags.
        version: Grows with every saved change; who saves names the one that was edited.
        stage: What has become of it.
        author: Who wrote the English.
        time: When (UTC, ISO 8601).
        origin: "model", "memory", "rule" or "editor"; "none" where nothing is to be translated.
        findings: JSON-ready records of what is wrong with the pair.
        requirements: JSON-ready records of what is required, and whether it is met.
        comments: How many are not closed.
        serial: Number of the last change of the document that touched it.
    """

    number: int
    block: int
    kind: str
    level: int
    source: str
    target: str
    version: int
    stage: SegmentStage
    author: str
    time: str
    origin: str
    findings: tuple[dict[str, Any], ...]
    requirements: tuple[dict[str, Any], ...]
    comments: int
    serial: int


@dataclass(frozen=True, slots=True)
class SegmentVersion:
    """What the English of a segment was."""

    version: int
    target: str
    stage: SegmentStage
    author: str
    time: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a segment."""

    identifier: int
    segment: int
    author: str
    time: str
    text: str
    is_closed: bool
