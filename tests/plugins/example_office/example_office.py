"""What an office adds to Gongbao without touching it: a rule, a file format, an engine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora import Block, BlockKind, Document, Language, MarkedText, Segment
from corpora.findings import Hit, Severity
from corpora.formats import FormatRecord
from gongbao.checking import Material, rule
from gongbao.translation import Engine
from gongbao.translation.engines import (
    DecodingOptions,
    DecodingRequest,
    Hypothesis,
    load_piece_engine,
)

_FIRST_PERSON = re.compile(r"(?<![A-Za-z])(?:we|our|us)(?![A-Za-z])", re.IGNORECASE)
_BESIDE_CAPTIONS = re.compile(r"\s*|\d+\s*|.*-->.*", re.DOTALL)


@rule("office.first-person", Severity.MINOR, "style/register", needs_source=False)
def first_person(material: Material) -> Iterator[Hit]:
    """The first person in a bulletin; the office writes "the city", not "we"."""
    for found in _FIRST_PERSON.finditer(material.document.target):
        yield Hit(found.span(), "first person in a bulletin", "公报不用第一人称")


RULES = (first_person,)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of the file, and which of them are the blocks of the document."""

    lines: tuple[str, ...]
    captions: tuple[int, ...]


def read_subtitles(
    text: str, *, encoding: str = "utf-8", name: str = "", language: Language | None = None
) -> Document:
    """Return a document with one block for each line of a caption."""
    lines = tuple(text.splitlines(keepends=True))
    captions = tuple(k for k, line in enumerate(lines) if not _BESIDE_CAPTIONS.fullmatch(line))
    blocks = tuple(
        Block(BlockKind.CAPTION, (Segment(lines[line].strip()),), number)
        for number, line in enumerate(captions)
    )
    skeleton = _Lines(lines, captions)
    return Document("srt", blocks, skeleton, encoding, language or "zh", name)


def render_subtitles(document: Document, translations: Sequence[MarkedText]) -> str:
    """Return the file with its captions translated; numbers and times stay."""
    if not isinstance(document.skeleton, _Lines):
        raise TypeError(f"{document.source_name}: no subtitles")
    lines = list(document.skeleton.lines)
    for place, translation in zip(document.skeleton.captions, translations, strict=True):
        lines[place] = translation.text + "\n"
    return "".join(lines)


SUBTITLES = FormatRecord("srt", "subtitles", (".srt",), read_subtitles, render_subtitles)


class CountedEngine:
    """Any engine, with a count of the segments it decoded, repairs included."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.decoded = 0
        self.name = f"counted {engine.name}"
        self.signature = engine.signature
        self.pieces = engine.pieces
        self.features = engine.features
        self.position_limit = engine.position_limit

    def translate(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions
    ) -> list[Hypothesis]:
        """Return the best hypothesis for each request, in order."""
        self.decoded += len(requests)
        return self._engine.translate(requests, options)

    def candidates(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions
    ) -> list[Iterator[Hypothesis]]:
        """Return for each request what its beam ended with, the best first."""
        self.decoded += len(requests)
        return self._engine.candidates(requests, options)

    def alternatives(self, request: DecodingRequest, count: int) -> list[Hypothesis]:
        """Return hypotheses that differ in the piece after the prefix, the likeliest first."""
        self.decoded += 1
        return self._engine.alternatives(request, count)

    def next_pieces(self, request: DecodingRequest, count: int) -> list[str]:
        """Return the likeliest pieces after the prefix."""
        return self._engine.next_pieces(request, count)

    def score(self, pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[float]:
        """Return log-probabilities a piece of (source, target) pairs."""
        return self._engine.score(pairs)


def load_counted(rest: str, *, threads: int) -> CountedEngine:
    """Load the engine of `counted:SPEC`; without SPEC the packaged one."""
    return CountedEngine(load_piece_engine(rest or "embedded", threads=threads))
