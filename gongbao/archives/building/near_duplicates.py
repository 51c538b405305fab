"""Pairs that say nearly the same: MinHash signatures (datasketch), bands, and which of them stay.

Signatures are made by the workers and gathered in files; candidates are found band by band by
sorting, so memory holds one band at a time: 16 bytes a pair, and 8 for each candidate.

Broder, On the resemblance and containment of documents, 1997. Pairs alike by .8 meet in one of 16
bands of 4 with probability .9998, pairs alike by .3 with .12; what meets is compared by the whole
signature, whose error is .05. Time O(n log n) for n pairs.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import numpy as np
from numpy.typing import NDArray

from corpora import UsageError

_BANDS, _ROWS = 16, 4
_HASHES = _BANDS * _ROWS
_LAYOUT = np.dtype([("values", "<u4", _HASHES), ("figures", "<u8"), ("shingles", "<u4")])
_SEED = 1
_CHARACTERS = 3
_WORDS = 2
_NOT_A_LETTER = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_AT_ONCE = 65_536
_CERTAIN_SCORE = 0.75

_Numbers = NDArray[np.int64]


def signature_of(source: str, target: str) -> str:
    """Return the signature of a pair: MinHash of its shingles, their number, a hash of its figures.

    Punctuation, spaces and case do not count. Pairs with other figures are never duplicates: the
    same sentence of another year says something else.

    Raises:
        UsageError: if datasketch is not installed.
    """
    chinese, english = (unicodedata.normalize("NFKC", text).casefold() for text in (source, target))
    letters = _NOT_A_LETTER.sub("", chinese)
    words = _NOT_A_LETTER.sub(" ", english).split()
    shingles = {
        letters[k : k + _CHARACTERS] for k in range(max(1, len(letters) - _CHARACTERS + 1))
    } | {" ".join(words[k : k + _WORDS]) for k in range(max(1, len(words) - _WORDS + 1))}
    sketch = _empty_sketch().copy()
    sketch.update_batch([shingle.encode() for shingle in sorted(shingles)])
    figures = sorted(_DIGITS.findall(chinese)), sorted(_DIGITS.findall(english))
    values = np.asarray(sketch.hashvalues).astype("<u4").tobytes()
    digest = int.from_bytes(blake2b(repr(figures).encode(), digest_size=8).digest())
    return pack_signature(values, digest, len(shingles))


def pack_signature(values: bytes, figures: int, shingles: int) -> str:
    """Return a signature of MinHash values, a hash of the figures and the number of shingles."""
    row = np.zeros(1, _LAYOUT)
    row["values"] = np.frombuffer(values, "<u4")
    row["figures"], row["shingles"] = figures, shingles
    return base64.b85encode(row.tobytes()).decode()


class NearDuplicates:
    """Gathers signatures on disk and tells which pairs are to go; a context manager.

    Args:
        folder: Where its files are while it is open.
        least_similarity: Jaccard similarity from which on pairs are nearly the same.
    """

    def __init__(self, folder: Path, least_similarity: float) -> None:
        self._path = folder / "signatures"
        self._stream: IO[bytes] = self._path.open("wb")
        self._least = least_similarity
        self._scores: list[NDArray[np.float32]] = []
        self._waiting: list[float] = []
        self._count = 0

    def add(self, signature: str, score: float) -> None:
        """Add a pair; pairs are numbered from 0 in the order they are added."""
        self._stream.write(base64.b85decode(signature))
        self._waiting.append(score)
        self._count += 1
        if len(self._waiting) == _AT_ONCE:
            self._store_scores()

    def dropped(self) -> dict[int, int]:
        """Return the pairs to go, each with the one that stays for it.

        Of those alike the most complete stays, by its shingles, then the first; doubtful ones, by
        their score, never before a certain one.
        """
        self._store_scores()
        self._stream.flush()
        if not self._count:
            return {}
        signatures: Any = np.memmap(self._path, _LAYOUT, "r", shape=(self._count,))
        scores = np.concatenate(self._scores)
        sizes = np.array(signatures["shingles"], np.int64)
        order = np.lexsort((np.arange(self._count), -sizes, scores < _CERTAIN_SCORE))
        ranks = np.empty(self._count, np.int64)
        ranks[order] = np.arange(self._count)
        candidates = np.unique(
            np.concatenate([_meetings(signatures, band, ranks) for band in range(_BANDS)])
        )
        kept_for: dict[int, int] = {}
        for rank, other in _alike(signatures, order, candidates, self._least):
            # The other comes first, so whether it stays is known.
            if int(order[other]) not in kept_for:
                kept_for.setdefault(int(order[rank]), int(order[other]))
        return kept_for

    def _store_scores(self) -> None:
        self._scores.append(np.array(self._waiting, np.float32))
        self._waiting.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()
        self._path.unlink(missing_ok=True)


def _meetings(signatures: Any, band: int, ranks: _Numbers) -> _Numbers:  # noqa: ANN401 - a memmap
    """Return candidates of one band, each as rank << 32 | rank of the best in its bucket."""
    keys = np.empty(len(ranks), np.uint64)
    for start in range(0, len(ranks), _AT_ONCE):
        piece = signatures[start : start + _AT_ONCE]
        values = piece["values"][:, band * _ROWS : (band + 1) * _ROWS].astype(np.uint64)
        keys[start : start + len(piece)] = _mixed(values, piece["figures"])
    order = np.lexsort((ranks, keys))
    sorted_keys, sorted_ranks = keys[order], ranks[order]
    is_first = np.ones(len(order), bool)
    is_first[1:] = sorted_keys[1:] != sorted_keys[:-1]
    best = sorted_ranks[np.maximum.accumulate(np.where(is_first, np.arange(len(order)), 0))]
    others = ~is_first
    return np.asarray((sorted_ranks[others] << 32) | best[others], np.int64)


def _mixed(values: NDArray[np.uint64], figures: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return one number for each row of values and its figures; equal rows have equal numbers."""
    mixed = figures.copy()
    for column in values.T:
        mixed ^= column + np.uint64(0x9E3779B97F4A7C15) + (mixed << np.uint64(6))
        mixed *= np.uint64(0xFF51AFD7ED558CCD)
        mixed ^= mixed >> np.uint64(33)
    return mixed


def _alike(
    signatures: Any,  # noqa: ANN401 - a memmap
    order: _Numbers,
    candidates: _Numbers,
    least: float,
) -> Iterator[tuple[int, int]]:
    """Yield the ranks of candidates that are alike, in ascending order, with the better one."""
    for start in range(0, len(candidates), _AT_ONCE):
        piece = candidates[start : start + _AT_ONCE]
        ranks, others = piece >> 32, piece & 0xFFFFFFFF
        first, second = signatures[order[ranks]], signatures[order[others]]
        similarity = (first["values"] == second["values"]).mean(axis=1)
        is_alike = (similarity >= least) & (first["figures"] == second["figures"])
        yield from zip(ranks[is_alike].tolist(), others[is_alike].tolist(), strict=True)


@cache
def _empty_sketch() -> Any:  # noqa: ANN401 - an untyped library
    try:
        from datasketch import MinHash
    except ImportError as error:
        raise UsageError(
            "near-duplicates need datasketch: pip install 'gongbao[cluster]', or leave the filter"
            " out (--rules)"
        ) from error
    return MinHash(num_perm=_HASHES, seed=_SEED)


def require_sketches(kinds: Sequence[str]) -> None:
    """Raise an error now if the filters need a library that is not there.

    Raises:
        UsageError: if datasketch is not installed.
    """
    if "near-duplicate" in kinds:
        _empty_sketch()
