"""Word links in the place of attention, for models whose attention does not say where words go.

The heads of NLLB, M2M100 and T5 look at end symbols and language tags as much as at words. Where a
translation stands in its source is then read from the word links of `align`: pieces of linked
words look at each other, the others at the place that their neighbours suggest. Linking costs as
much as a short decode, so it is done for a hypothesis only when somebody asks where a word stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from align.encoder import packaged_encoder
from align.words import LinkedPair, WordLinker
from corpora.spans import Span
from gongbao.translation.engines.pieces import Pieces

_LINKING = Lock()  # the linker keeps vectors from pair to pair
_LEAST = 0.02  # what every cell gets, shared over the row: nothing is excluded
_WIDTH = 1.5  # pieces around a suggested place

Table = NDArray[np.float32]


class LinkedAttention:
    """Says by word links which source piece a target piece comes from."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces

    def between(self, source: Sequence[str], target: Sequence[str]) -> Table:
        """Return `[target_length, source_length + 1]`, rows sum to 1; computed when it is read."""
        return cast("Table", _Lazy(self._pieces, tuple(source), tuple(target)))


class _Lazy:
    """An array `[target_length, source_length + 1]` that computes itself at the first reading."""

    dtype = np.dtype(np.float32)
    ndim = 2

    def __init__(self, pieces: Pieces, source: tuple[str, ...], target: tuple[str, ...]) -> None:
        self._pieces, self._source, self._target = pieces, source, target
        self._table: Table | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """Return how many pieces there are, the end symbol of the source among its own."""
        return len(self._target), len(self._source) + 1

    def __len__(self) -> int:
        return len(self._target)

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - whatever NumPy takes and gives
        return self._read()[key]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Table:  # noqa: ANN401
        if copy is None:  # as numpy 2 asks; numpy 1 does not know it
            return np.asarray(self._read(), dtype=dtype)
        return np.array(self._read(), dtype=dtype, copy=copy)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - `sum`, `T`: as the array has them
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._read(), name)

    def _read(self) -> Table:
        if self._table is None:
            self._table = link_pieces(self._pieces, self._source, self._target)
        return self._table


def link_pieces(pieces: Pieces, source: Sequence[str], target: Sequence[str]) -> Table:
    """Return how far each target piece belongs to each source piece, by word links.

    The table is `[target_length, source_length + 1]`; the last column is the end symbol's.
    """
    if not target:
        return np.zeros((0, len(source) + 1), np.float32)
    table, known = find_ties(pieces, source, target)
    table[~known] = _suggested(table, known)[~known]
    table = np.hstack([table, np.zeros((len(target), 1), np.float32)])
    table += _LEAST / table.shape[1]
    return np.asarray(table / table.sum(axis=1, keepdims=True), np.float32)


def find_ties(
    pieces: Pieces, source: Sequence[str], target: Sequence[str]
) -> tuple[Table, NDArray[np.bool_]]:
    """Return the ties of pieces of linked words, and which target pieces have any.

    The table is `[target_length, source_length]`; rows sum to 1, or to 0 where there is no link.
    """
    chinese, english = pieces.decode(source), pieces.decode(target)
    with _LINKING:
        pair = _linker().link_texts(chinese.text, english.text)
    linked = np.array(
        [[_share(piece, word) for word in pair.target_words] for piece in english.spans],
        np.float32,
    ).reshape(len(target), len(pair.target_words))
    covering = np.array(
        [[_share(piece, word) for piece in chinese.spans] for word in pair.source_words],
        np.float32,
    ).reshape(len(pair.source_words), len(source))
    table = np.asarray(linked @ _word_links(pair).T @ covering, np.float32)
    totals = table.sum(axis=1, keepdims=True)
    np.divide(table, totals, out=table, where=totals > 0)
    return table, totals[:, 0] > 0


def _word_links(pair: LinkedPair) -> Table:
    """Return the links as a table `[source_words, target_words]` of their scores."""
    table = np.zeros((len(pair.source_words), len(pair.target_words)), np.float32)
    for link in pair.links:
        table[link.source, link.target] = link.score
    return table


def _suggested(table: NDArray[Any], known: NDArray[np.bool_]) -> Table:
    """Return for every row a hill around the place between those of the rows that are known."""
    length, width = table.shape
    columns = np.arange(width, dtype=np.float32)
    rows = np.flatnonzero(known)
    places = [-1.0, *(float(table[row] @ columns) for row in rows), float(width)]
    centres = np.interp(np.arange(length), [-1, *rows, length], places)
    hills = np.exp(-(((columns[None, :] - centres[:, None]) / _WIDTH) ** 2))
    totals = np.maximum(hills.sum(axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return np.asarray(hills / totals, np.float32)


def _share(span: Span, word: Any) -> float:  # noqa: ANN401 - anything with start and end
    """Return how much of a piece lies in a word, in [0, 1]."""
    common: int = min(span.end, word.end) - max(span.start, word.start)
    return max(0, common) / max(1, span.end - span.start)


@cache
def _linker() -> WordLinker:
    return WordLinker(packaged_encoder())
