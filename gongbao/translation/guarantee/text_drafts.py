"""Drafts of engines that give text only: words in place of pieces, and no attention.

What reads and cuts the source for a piece engine does so for these too: their source goes by
characters. Where their words come from is found by word links (`linked_words`), and only for
drafts in which something has to be put right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from corpora.findings import Finding
from corpora.spans import Span
from glossary.dictionary.english_words import find_english_words
from gongbao.translation.engines import (
    WORD_START,
    Engine,
    Hypothesis,
    SourceFeatures,
    TextEngine,
    Vocabulary,
    is_text_engine,
)
from gongbao.translation.engines.pieces import PlacedPiece
from gongbao.translation.guarantee.draft import Draft, met_at_once
from gongbao.translation.guarantee.faults.degeneration import is_degenerate
from gongbao.translation.guarantee.faults.figure_faults import read_text
from gongbao.translation.guarantee.joined_clauses import in_mid_sentence
from gongbao.translation.guarantee.passages import Passage

_LONGEST = 1500  # characters of a segment that is asked for in one piece


class SourceSide(Protocol):
    """What cutting and writing a source asks of an engine; a piece engine has it itself."""

    @property
    def pieces(self) -> Vocabulary:
        """Return its pieces."""
        ...

    @property
    def features(self) -> SourceFeatures:
        """Return what it understands in its source."""
        ...

    @property
    def position_limit(self) -> int:
        """Return the longest source, in pieces, that it takes."""
        ...


class Characters:
    """The vocabulary of an engine that shows none."""

    def encode(self, text: str) -> list[PlacedPiece]:
        """Return the characters of a text with their places."""
        return [PlacedPiece(character, k, k + 1) for k, character in enumerate(text)]

    def encode_words(self, words: str) -> tuple[str, ...]:
        """Return the letters of words; which words are names, letters do not say."""
        return tuple(WORD_START + words)

    def can_write(self, words: str) -> bool:
        """Return True: text can hold any words."""
        return True


@dataclass(frozen=True, slots=True)
class TextSide:
    """The source side of every text engine."""

    pieces: Vocabulary = field(default_factory=Characters)
    features: SourceFeatures = field(default_factory=SourceFeatures)
    position_limit: int = _LONGEST


def source_side(engine: Engine | TextEngine) -> SourceSide:
    """Return what cuts and writes the source for an engine."""
    return TextSide() if is_text_engine(engine) else engine


def write_text(passage: Passage, english: str, notes: Sequence[Finding] = ()) -> Draft:
    """Write the English of a text engine as a draft and verify it; `notes` are told of it.

    Its words have no ties to the source yet.
    """
    text = " ".join(english.split())
    if passage.continues:
        text = in_mid_sentence(text, passage.requirements, Characters())
    verdicts = read_text(passage.text, passage.requirements, text)
    words = find_english_words(text)
    untied = np.zeros((len(words), len(passage.source.pieces) + 1), np.float32)
    pieces = tuple(WORD_START + word.text for word in words)
    draft = Draft(
        passage,
        Hypothesis(pieces, untied, 0.0),
        text,
        tuple(Span(word.start, word.end) for word in words),
        verdicts,
        (None,) * len(verdicts),
        is_degenerate=is_degenerate(passage.text, text),
        is_text=True,
        notes=tuple(notes),
    )
    return replace(draft, credits=met_at_once(draft, TextSide().features))
