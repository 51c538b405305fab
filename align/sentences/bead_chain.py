"""The chain of beads: probabilities of beads and skips, and the alignment of least risk.

A conditional random field over the cells of a search band (Lafferty et al. 2001): each bead and
each skipped sentence adds its score, and an alignment is as likely as the exponential of its sum.
Where several sentences are left out on both sides, those of the source are stepped over first, so
every alignment is one path and not many. Forward and backward sums give the probability of each
bead; the alignment returned makes the expected number of right beads largest (minimum risk), not
the single best path.

A cell keeps two sums: over paths that may still step over source sentences, and over all. The
cost is O(cells * shapes); rows are computed as arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.arrays import DoubleArray
from align.sentences.beads import BEAD_SHAPES, Bead
from align.sentences.search_band import SearchBand


@dataclass(frozen=True, slots=True)
class SkipScores:
    """What it costs to leave a sentence alone: one score for each unit of either side."""

    source: DoubleArray
    target: DoubleArray


@dataclass(frozen=True, slots=True)
class Posterior:
    """Probabilities under the model.

    Attributes:
        beads: [cells, shapes], of the bead of each shape that ends in each cell.
        source_skips: [source units], of being left alone.
        target_skips: [target units].
        log_partition: Logarithm of the sum over all alignments.
    """

    beads: DoubleArray
    source_skips: DoubleArray
    target_skips: DoubleArray
    log_partition: float


class BeadChain:
    """The arcs of a search band: which cells a bead or a skip leads from and to."""

    def __init__(self, band: SearchBand) -> None:
        self.band = band
        self.rows, self.columns = band.rows_and_columns(0, len(band.low))
        # [cells, shapes]: where the bead that ends here begins, and ends that begins here.
        self.before = self._neighbours(-1)
        self._behind = self._neighbours(1)
        self._row_before = band.cell_at(self.rows - 1, self.columns)
        self._row_behind = band.cell_at(self.rows + 1, self.columns)

    def posterior(self, scores: DoubleArray, skips: SkipScores) -> Posterior:
        """Return probabilities from scores of beads [cells, shapes], minus infinity if impossible.

        Complexity O(cells * shapes) in time and memory.
        """
        cells = self.band.cells
        with np.errstate(invalid="ignore"):  # minus infinity less minus infinity is put right
            before_source, every = self._forward(scores, skips)
            behind_any, behind_target = self._backward(scores, skips)
            total = every[cells - 1]
            beads = every[self.before]  # [cells, shapes], the largest array: filled in place
            beads += scores
            beads += (behind_any[:cells] - total)[:, None]
            np.exp(beads, out=beads)
            np.nan_to_num(beads, copy=False)
            by_row = np.exp(
                before_source[self._row_before]
                + self._source_skip(skips)
                + behind_any[:cells]
                - total
            )
            column_before = np.arange(cells) - 1
            column_before[self.band.offsets[:-1]] = cells
            by_column = np.exp(
                every[column_before] + self._target_skip(skips) + behind_target[:cells] - total
            )
        rows = np.bincount(self.rows, np.nan_to_num(by_row), len(self.band.low))
        columns = np.bincount(self.columns, np.nan_to_num(by_column), int(self.band.high[-1]) + 1)
        return Posterior(
            beads,
            rows[1:].astype(np.float64),
            columns[1:].astype(np.float64),
            float(total),
        )

    def least_risk(self, posterior: Posterior, *, cost: float, skip_weight: float) -> list[Bead]:
        """Return the alignment with the largest expected gain, in order.

        A bead gains its probability less `cost`, a skip `skip_weight` times as much; so beads
        less probable than `cost` are taken only where they hold better ones together.
        """
        row_gain = skip_weight * (posterior.source_skips - cost)
        column_gain = skip_weight * (posterior.target_skips - cost)
        best = np.full(self.band.cells + 1, -np.inf)
        offsets = self.band.offsets
        for row in range(len(self.band.low)):
            begin, end = int(offsets[row]), int(offsets[row + 1])
            gains = _gains(posterior.beads[begin:end], cost)
            values = (best[self.before[begin:end]] + gains).max(axis=1)
            if row:
                np.maximum(
                    values, best[self._row_before[begin:end]] + row_gain[row - 1], out=values
                )
            else:
                values[0] = 0.0
            steps = np.cumsum(column_gain[self.columns[begin + 1 : end] - 1])
            steps = np.concatenate([[0.0], steps])
            best[begin:end] = np.maximum.accumulate(values - steps) + steps
        return self._path(best, cost, row_gain, posterior)

    def _path(
        self, best: DoubleArray, cost: float, row_gain: DoubleArray, posterior: Posterior
    ) -> list[Bead]:
        beads = []
        cell = self.band.cells - 1
        while cell > 0:
            i, j = int(self.rows[cell]), int(self.columns[cell])
            by_bead = best[self.before[cell]] + _gains(posterior.beads[cell], cost)
            shape = int(by_bead.argmax())
            by_row = best[self._row_before[cell]] + row_gain[i - 1] if i else -np.inf
            found = max(by_bead[shape], by_row)
            if found >= best[cell] - 1e-9 and by_bead[shape] >= by_row:
                m, n = BEAD_SHAPES[shape]
                score = float(posterior.beads[cell, shape])
                beads.append(Bead(tuple(range(i - m, i)), tuple(range(j - n, j)), min(score, 1.0)))
                cell = int(self.before[cell, shape])
            elif found >= best[cell] - 1e-9:
                score = float(posterior.source_skips[i - 1])
                beads.append(Bead((i - 1,), (), min(score, 1.0)))
                cell = int(self._row_before[cell])
            else:
                score = float(posterior.target_skips[j - 1])
                beads.append(Bead((), (j - 1,), min(score, 1.0)))
                cell -= 1
        return beads[::-1]

    def _forward(self, scores: DoubleArray, skips: SkipScores) -> tuple[DoubleArray, DoubleArray]:
        """Return log sums over the ways to each cell: before a source skip, and all.

        One cell more, at the end, stands for all outside the band.
        """
        before_source = np.full(self.band.cells + 1, -np.inf)
        every = np.full(self.band.cells + 1, -np.inf)
        by_row = self._source_skip(skips)
        offsets = self.band.offsets
        for row in range(len(self.band.low)):
            begin, end = int(offsets[row]), int(offsets[row + 1])
            values = _log_sum(every[self.before[begin:end]] + scores[begin:end])
            if row:
                skipped = before_source[self._row_before[begin:end]] + by_row[begin:end]
                values = np.logaddexp(values, skipped)
            else:
                values[0] = 0.0
            before_source[begin:end] = values
            steps = np.concatenate([[0.0], np.cumsum(self._steps(skips, begin, end))])
            every[begin:end] = np.logaddexp.accumulate(values - steps) + steps
        return before_source, every

    def _backward(self, scores: DoubleArray, skips: SkipScores) -> tuple[DoubleArray, DoubleArray]:
        """Return log sums over the ways from each cell: any, and from behind a target skip."""
        cells = self.band.cells
        behind_any = np.full(cells + 1, -np.inf)
        behind_target = np.full(cells + 1, -np.inf)
        shapes = np.arange(scores.shape[1])
        by_row = np.append(self._source_skip(skips), -np.inf)
        offsets = self.band.offsets
        for row in range(len(self.band.low) - 1, -1, -1):
            begin, end = int(offsets[row]), int(offsets[row + 1])
            behind = self._behind[begin:end]
            # Outside the band `behind` is -1: minus infinity at the end of `behind_any`.
            values = _log_sum(behind_any[behind] + scores[behind, shapes])
            if row == len(self.band.low) - 1:
                values[-1] = 0.0
            steps = np.concatenate([[0.0], np.cumsum(self._steps(skips, begin, end)[::-1])])
            chained = np.logaddexp.accumulate(values[::-1] - steps) + steps
            behind_target[begin:end] = chained[::-1]
            over = self._row_behind[begin:end]
            behind_any[begin:end] = np.logaddexp(
                behind_target[begin:end], behind_any[over] + by_row[over]
            )
        return behind_any, behind_target

    def _neighbours(self, direction: int) -> npt.NDArray[np.int32]:
        """Return cells [cells, shapes] one bead before (-1) or behind (1) each cell."""
        return np.stack(
            [
                self.band.cell_at(self.rows + direction * m, self.columns + direction * n).astype(
                    np.int32
                )
                for m, n in BEAD_SHAPES
            ],
            axis=1,
        )

    def _source_skip(self, skips: SkipScores) -> DoubleArray:
        return np.asarray(np.concatenate([[0.0], skips.source])[self.rows])

    def _target_skip(self, skips: SkipScores) -> DoubleArray:
        return np.asarray(np.concatenate([[0.0], skips.target])[self.columns])

    def _steps(self, skips: SkipScores, begin: int, end: int) -> DoubleArray:
        """Return the score of each step from a cell of a row to the next."""
        return np.asarray(skips.target[self.columns[begin + 1 : end] - 1])


def _gains(probabilities: DoubleArray, cost: float) -> DoubleArray:
    """Return what beads gain; minus infinity for those that are impossible."""
    return np.where(probabilities > 0, probabilities - cost, -np.inf)


def _log_sum(values: DoubleArray) -> DoubleArray:
    """Return the logarithm of the sum of exponentials of each row."""
    largest = values.max(axis=1)
    safe = np.where(np.isfinite(largest), largest, 0.0)
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(np.exp(values - safe[:, None]).sum(axis=1)) + safe)
