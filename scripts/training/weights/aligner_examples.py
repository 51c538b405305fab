"""Documents with known alignments, made ready for fitting the weights of the bead score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from align.sentences import (
    BEAD_SHAPES,
    COVERAGE_FEATURE_NAMES,
    FEATURE_NAMES,
    SKIP_FEATURE_NAMES,
    BeadChain,
    BeadWeights,
    DocumentAligner,
)
from align.sentences.document_alignment import AlignmentProblem
from scripts.benchmarks.gold.alignment_sets import (
    Disturbance,
    GoldDocument,
    built_documents,
    bulletin_lines,
    news_lines,
    novel_chapters,
)

DoubleArray = npt.NDArray[np.float64]

NOVEL_WEIGHT = 2.0
_SHAPE_NUMBER = {shape: number for number, shape in enumerate(BEAD_SHAPES)}


@dataclass(frozen=True)
class Layout:
    """Where a vector holds the weights of features, of shapes, of source and of target skips."""

    features: int

    @property
    def shapes(self) -> slice:
        """Return where the weights of shapes stand."""
        return slice(self.features, self.features + len(BEAD_SHAPES))

    @property
    def source_skip(self) -> slice:
        """Return where those of source skips stand."""
        return slice(self.shapes.stop, self.shapes.stop + len(SKIP_FEATURE_NAMES))

    @property
    def target_skip(self) -> slice:
        """Return where those of target skips stand."""
        return slice(self.source_skip.stop, self.source_skip.stop + len(SKIP_FEATURE_NAMES))

    @property
    def size(self) -> int:
        """Return how many weights there are."""
        return int(self.target_skip.stop)


FIRST = Layout(len(FEATURE_NAMES))
SECOND = Layout(len(FEATURE_NAMES) + len(COVERAGE_FEATURE_NAMES))


@dataclass(frozen=True)
class Example:
    """One document, ready for the fit.

    `features` is [arcs, features] over the possible beads only; `cells` and `shapes` say which.
    """

    document: GoldDocument
    chain: BeadChain
    features: npt.NDArray[np.float32]
    cells: npt.NDArray[np.int64]
    shapes: npt.NDArray[np.int64]
    skips: tuple[DoubleArray, DoubleArray]
    gold: DoubleArray
    weight: float

    @property
    def layout(self) -> Layout:
        """Return where the weights of this pass stand."""
        return Layout(self.features.shape[1])


def fitting_documents(data: Path) -> list[tuple[GoldDocument, float]]:
    """Return the documents of the mixed genres and what each counts."""
    plain, blocks = Disturbance(), Disturbance(blocks=(20, 60))
    structured = Disturbance(has_structure=True)
    news, assembly = news_lines(data, is_held_out=False)
    documents = [
        *built_documents(news[:960], plain, size=160, seed=11, name="news"),
        *built_documents(news[960:1440], blocks, size=120, seed=12, name="news with blocks"),
        *built_documents(news[1440:], structured, size=120, seed=13, name="structured news"),
        *built_documents(assembly[:400], plain, size=200, seed=14, name="UN"),
    ]
    own = bulletin_lines()[::2]
    for number, lines in enumerate(own):
        documents += built_documents(
            lines, structured if number % 2 else plain, size=90, seed=15 + number, name="bulletin"
        )
    return [(document, 1.0) for document in documents]


def novel_documents(data: Path, weight: float = NOVEL_WEIGHT) -> list[tuple[GoldDocument, float]]:
    """Return the novel chapters and what each counts."""
    return [(document, weight) for document in novel_chapters(data)]


def prepare(
    documents: Sequence[tuple[GoldDocument, float]], aligner: DocumentAligner | None = None
) -> list[Example]:
    """Compute the features of all beads of all documents, as a first pass sees them."""
    aligner = aligner or DocumentAligner()
    return [
        _example(aligner.problem(document.source, document.target), document, weight)
        for document, weight in documents
    ]


def prepare_both(
    documents: Sequence[tuple[GoldDocument, float]], aligner: DocumentAligner
) -> tuple[list[Example], list[Example]]:
    """Compute the features of a first pass, and of a second for the documents long enough.

    The second pass learns from a first one with the weights of the aligner.
    """
    first, second = [], []
    for document, weight in documents:
        problem = aligner.problem(document.source, document.target)
        first.append(_example(problem, document, weight))
        again = aligner.second_problem(problem)
        if again is not None:
            second.append(_example(again, document, weight))
    return first, second


def _example(problem: AlignmentProblem, document: GoldDocument, weight: float) -> Example:
    parts = [problem.features.of_rows(first, last) for first, last in problem.features.blocks()]
    features = np.concatenate([part[0] for part in parts])
    possible = np.concatenate([part[1] for part in parts])
    layout = Layout(features.shape[2])
    cells, shapes = np.nonzero(possible)
    chain = BeadChain(problem.band)
    arcs = {
        (int(cell), int(shape)): k
        for k, (cell, shape) in enumerate(zip(cells, shapes, strict=True))
    }
    gold = np.zeros(layout.size)
    skips = problem.features.of_skips()
    taken = features[cells, shapes]
    for i, j, shape in _gold_path(document):
        if isinstance(shape, str):
            is_source = shape == "source"
            gold[layout.source_skip if is_source else layout.target_skip] += (
                skips[0][i] if is_source else skips[1][j]
            )
            continue
        cell = int(problem.band.cell_at(np.array([i]), np.array([j]))[0])
        arc = arcs.get((cell, _SHAPE_NUMBER[shape]))
        if arc is not None:
            gold[: layout.features] += taken[arc]
            gold[layout.features + _SHAPE_NUMBER[shape]] += 1
    return Example(document, chain, taken, cells, shapes, skips, gold, weight)


def _gold_path(document: GoldDocument) -> list[tuple[int, int, tuple[int, int] | str]]:
    """Return where each bead ends and its shape; one too large is cut to a possible shape."""
    path: list[tuple[int, int, tuple[int, int] | str]] = []
    i = j = 0
    for left, right in document.beads:
        m, n = len(left), len(right)
        rest_m, rest_n = m, n
        if m and n:
            while (m, n) not in _SHAPE_NUMBER:
                m, n = (m - 1, n) if m >= n else (m, n - 1)
            path.append((i + m, j + n, (m, n)))
            rest_m, rest_n = rest_m - m, rest_n - n
        i, j = i + len(left), j + len(right)
        path += [(i - 1 - k, 0, "source") for k in range(rest_m)]
        path += [(0, j - 1 - k, "target") for k in range(rest_n)]
    return path


def to_vector(weights: BeadWeights) -> DoubleArray:
    """Return the weights as the vector that `from_vector` names."""
    return np.array(
        [
            *weights.features,
            *weights.coverage,
            *weights.shapes,
            *weights.source_skip,
            *weights.target_skip,
        ]
    )


def from_vector(vector: DoubleArray, signature: str = "unfitted") -> BeadWeights:
    """Name the numbers of a vector."""
    layout = SECOND if len(vector) == SECOND.size else FIRST
    values = [round(float(value), 5) for value in vector]
    return BeadWeights(
        tuple(values[: FIRST.features]),
        tuple(values[layout.shapes]),
        tuple(values[layout.source_skip]),
        tuple(values[layout.target_skip]),
        signature,
        tuple(values[FIRST.features : layout.features]),
    )
