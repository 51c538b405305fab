"""What writing a source for an engine needs to know of its vocabulary."""

from __future__ import annotations

from typing import Protocol

from gongbao.translation.engines.pieces import PlacedPiece


class Vocabulary(Protocol):
    """Pieces of the source with their places, and those that English words are written with."""

    def encode(self, text: str) -> list[PlacedPiece]:
        """Return the source pieces of normalised text."""
        ...

    def encode_words(self, words: str) -> tuple[str, ...]:
        """Return the target pieces of words as they stand inside a sentence."""
        ...

    def can_write(self, words: str) -> bool:
        """Tell whether the target vocabulary can write `words`."""
        ...
