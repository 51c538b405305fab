"""The fit of the aligner's weights on a slice of the project's own corpus."""

import numpy as np
import pytest

pytest.importorskip("scipy")

from align import BeadWeights, DocumentAligner
from scripts.benchmarks.gold.alignment_scores import AlignmentCounts, count_beads
from scripts.benchmarks.gold.alignment_sets import Disturbance, built_documents, bulletin_lines
from scripts.training.weights.aligner import fit, loss
from scripts.training.weights.aligner_examples import from_vector, prepare


@pytest.fixture(scope="module")
def documents():
    lines = bulletin_lines()[0][:60]
    return built_documents(lines, Disturbance(has_structure=True), size=30, seed=3, name="bulletin")


@pytest.fixture(scope="module")
def examples(documents):
    return prepare([(document, 1.0) for document in documents])


def test_the_gradient_is_that_of_the_loss(examples):
    chance = np.random.default_rng(0)
    vector = chance.normal(size=len(examples[0].gold)) * 0.3
    _, gradient = loss(vector, examples, 1e-3)
    for place in chance.choice(len(vector), 12, replace=False):
        step = np.zeros_like(vector)
        step[place] = 1e-3
        above, _ = loss(vector + step, examples, 1e-3)
        below, _ = loss(vector - step, examples, 1e-3)
        # Sums of single-precision features: the difference is good to about three digits.
        assert gradient[place] == pytest.approx((above - below) / 2e-3, rel=2e-2, abs=2e-3)


def test_a_few_steps_align_the_slice_they_were_fitted_on(documents, examples):
    vector = fit(examples, penalty=1e-3, iterations=15)
    weights = from_vector(vector, "slice")
    assert BeadWeights.from_json(weights.to_json()) == weights
    aligner = DocumentAligner(weights=weights)
    total = AlignmentCounts()
    for document in documents:
        beads = aligner.align(document.source, document.target).beads
        total += count_beads(document.beads, [(bead.source, bead.target) for bead in beads])
    assert total.strict > 0.9


def test_built_documents_have_every_unit_in_one_bead(documents):
    for document in documents:
        rows = [i for left, _ in document.beads for i in left]
        columns = [j for _, right in document.beads for j in right]
        assert rows == list(range(len(document.source)))
        assert columns == list(range(len(document.target)))


@pytest.mark.parametrize(
    ("found", "strict", "lax"),
    [
        ([((0,), (0,)), ((1, 2), (1,)), ((), (2,))], 1.0, 1.0),
        ([((0,), (0,)), ((1,), (1,)), ((2,), ())], 0.4, 0.8),
        ([((0,), (2,))], 0.0, 0.0),
        ([], 0.0, 0.0),
    ],
    ids=["all right", "one split", "wrong", "nothing"],
)
def test_scores_worked_out_by_hand(found, strict, lax):
    gold = [((0,), (0,)), ((1, 2), (1,)), ((), (2,))]
    counts = count_beads(gold, found)
    assert counts.strict == pytest.approx(strict)
    assert counts.lax == pytest.approx(lax)
