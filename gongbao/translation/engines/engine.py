"""What a translation engine is to the rest of Gongbao: pieces in, pieces and attention out.

Two engines stand behind this Protocol: CTranslate2 (`ctranslate2_engine`) and transformers
(`transformers_engine`). The guarantee knows neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gongbao.translation.engines.pieces import Pieces


@dataclass(frozen=True, slots=True)
class SourceFeatures:
    """What a model was trained to understand in its source.

    Attributes:
        annotation: `source<t> target</t>` tells it the wording of a term.
        placeholders: `<q1>`, `<d1>`, `<t1>` are copied to where the thing belongs.
        terms: How terms are written, "annotation" or "placeholder".
        names: How names of persons are, "placeholder" or "written": in Latin letters, as it reads
            other words to copy, which tells it that a person stands there.
        clause_limit: Pieces of the longest source it translates well; longer ones are cut after a
            clause where they have one. 0 where the position table alone is the limit.
    """

    annotation: bool = False
    placeholders: bool = False
    terms: str = "annotation"
    names: str = "placeholder"
    clause_limit: int = 0


@dataclass(frozen=True, slots=True)
class DecodingRequest:
    """Source pieces without the end symbol, and target pieces that are forced to come first.

    The sequences of target pieces in `suppressed` are not written behind them.
    """

    source: tuple[str, ...]
    prefix: tuple[str, ...] = ()
    suppressed: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class DecodingOptions:
    """How to search; `suppressed` piece sequences are never produced in this call."""

    beam_size: int = 4
    suppressed: tuple[tuple[str, ...], ...] = ()
    no_repeat_ngram: int = 0
    repetition_penalty: float = 1.0


def by_suppression(
    requests: Sequence[DecodingRequest],
) -> dict[tuple[tuple[str, ...], ...], list[int]]:
    """Return the indexes of requests by what they suppress: libraries suppress in a whole call."""
    groups: dict[tuple[tuple[str, ...], ...], list[int]] = {}
    for k, request in enumerate(requests):
        groups.setdefault(request.suppressed, []).append(k)
    return groups


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation as pieces, the forced ones included.

    Attributes:
        pieces: Target pieces without the end symbol.
        attention: `[target_length, source_length + 1]`, rows sum to 1, last column the end symbol.
        score: Log-probability a piece, at most 0, higher is better; what a forced prefix adds to
            it differs between engines, so `Engine.score` compares repairs.
    """

    pieces: tuple[str, ...]
    attention: NDArray[np.float32]
    score: float


class Engine(Protocol):
    """A loaded translation model; `position_limit` is the longest source, in pieces, it takes.

    Threads share an engine, so one that cannot decode for several at a time makes them wait.
    """

    name: str
    signature: str
    pieces: Pieces
    features: SourceFeatures
    position_limit: int

    def translate(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions
    ) -> list[Hypothesis]:
        """Return the best hypothesis for each request, in order."""
        ...

    def candidates(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions
    ) -> list[Iterator[Hypothesis]]:
        """Return for each request what its beam ended with, the best first; one or more."""
        ...

    def alternatives(self, request: DecodingRequest, count: int) -> list[Hypothesis]:
        """Return hypotheses that differ in the piece after the prefix, the likeliest first."""
        ...

    def next_pieces(self, request: DecodingRequest, count: int) -> list[str]:
        """Return the likeliest pieces after the prefix, the end left out."""
        ...

    def score(self, pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[float]:
        """Return log-probabilities a piece, all pieces counted, of (source, target) pairs."""
        ...
