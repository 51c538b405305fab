"""How probable a translation model finds a translation, piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from corpora.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gongbao.translation.engines import Pieces

MOST_PIECES = 250
"""A side with more is not asked about: a model of this size has seen no such sentences."""


class ScoringEngine(Protocol):
    """An engine that says how probable each piece of a given translation is."""

    pieces: Pieces

    def piece_scores(
        self, pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
    ) -> list[NDArray[np.float32]]:
        """Return for each pair of pieces `[target_length + 1]` log-probabilities."""
        ...


@dataclass(frozen=True, slots=True)
class ScoredTarget:
    """A translation with the log-probabilities of its pieces.

    Attributes:
        places: Where each piece stands in the text.
        scores: `[pieces + 1]` natural logarithms; the last is of the end.
    """

    places: tuple[Span, ...]
    scores: NDArray[np.float32]

    @property
    def total(self) -> float:
        """The log-probability of the whole text."""
        return float(self.scores.sum())

    def lowest(self, span: Span) -> float:
        """Return the log-probability of the least expected piece in a span, 0 without one."""
        inside = (
            float(score)
            for place, score in zip(self.places, self.scores, strict=False)
            if span.overlaps(place)
        )
        return min(inside, default=0.0)


class PairScorer:
    """Scores pairs of texts with an engine."""

    def __init__(self, engine: ScoringEngine) -> None:
        self._engine = engine
        self._source = lru_cache(maxsize=4096)(engine.pieces.encode)
        self._target = lru_cache(maxsize=4096)(engine.pieces.place_words)

    def can_score(self, source: str, target: str) -> bool:
        """Tell whether a pair has words on both sides and is no longer than a model reads."""
        sides = self._source(source), self._target(target)
        return all(0 < len(pieces) <= MOST_PIECES for pieces in sides)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[ScoredTarget]:
        """Return the score of each (source, target)."""
        encoded = [
            (
                tuple(piece.piece for piece in self._source(source)),
                tuple(piece.piece for piece in self._target(target)),
            )
            for source, target in pairs
        ]
        found = self._engine.piece_scores(encoded)
        return [
            ScoredTarget(tuple(Span(p.start, p.end) for p in self._target(target)), scores)
            for (_, target), scores in zip(pairs, found, strict=True)
        ]


def packaged_scorer(threads: int = 0) -> PairScorer:
    """Return a scorer with the packaged model, on so many cores, 0 for all."""
    from gongbao.translation import load_engine

    engine: Any = load_engine("embedded", threads=threads)  # CTranslate2's
    return PairScorer(engine)
