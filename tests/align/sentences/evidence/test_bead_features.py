import numpy as np
import pytest

from align import AlignmentUnits, packaged_weights
from align.sentences import FEATURE_NAMES, SKIP_FEATURE_NAMES
from align.sentences.anchors import find_anchors
from align.sentences.beads import BEAD_SHAPES
from align.sentences.evidence.bead_features import BeadFeatures
from align.sentences.search_band import build_search_band
from corpora import BlockKind


@pytest.fixture(scope="module")
def vectors():
    """Two sides of 12 unit vectors; each is nearest the one of its number on the other side."""
    chance = np.random.default_rng(11)
    source = chance.standard_normal((12, 24)).astype(np.float32)
    target = source + 0.5 * chance.standard_normal((12, 24)).astype(np.float32)
    return tuple(side / np.linalg.norm(side, axis=1, keepdims=True) for side in (source, target))


@pytest.fixture(scope="module")
def make(vectors, word_runs):
    """Return a function from two sides of 12 units to features by name, cell and shape."""

    def features_of(source, target, *, lexical=True):
        runs = tuple(word_runs(side) for side in vectors)
        anchors = find_anchors(*vectors)
        band = build_search_band(12, 12, anchors)
        densities = tuple(side.mean(axis=1) for side in vectors)
        features = BeadFeatures(
            source, target, runs, runs if lexical else None, densities, anchors, band
        )
        values = np.concatenate([features.of_rows(*rows)[0] for rows in features.blocks()])

        def find(name, ends, shape):
            cell = int(band.cell_at(np.array([ends[0]]), np.array([ends[1]]))[0])
            return float(values[cell, BEAD_SHAPES.index(shape), FEATURE_NAMES.index(name)])

        return find, values, features

    return features_of


PLAIN = AlignmentUnits(("词。",) * 12), AlignmentUnits(("Word.",) * 12)


def test_every_feature_has_one_name_and_a_weight():
    weights = packaged_weights()
    assert len(set(FEATURE_NAMES)) == len(FEATURE_NAMES) == len(weights.features)
    assert len(set(SKIP_FEATURE_NAMES)) == len(SKIP_FEATURE_NAMES) == len(weights.source_skip)


def test_the_similarity_of_a_pair_is_the_cosine_of_its_vectors(make, vectors):
    find, _, _ = make(*PLAIN)
    cosine = float(vectors[0][4] @ vectors[1][4])
    assert find("similarity", (5, 5), (1, 1)) == pytest.approx(cosine, abs=1e-6)
    assert find("similarity_by_size", (5, 5), (1, 1)) == pytest.approx(2 * cosine, abs=1e-6)
    assert find("gain_of_edges", (5, 5), (1, 1)) == 0
    # Joined with a stranger, the pair would be better off without it.
    assert find("gain_of_edges", (6, 5), (2, 1)) < 0 < find("gain_of_extension", (6, 5), (1, 1))


def test_without_a_dictionary_its_features_are_zero_and_the_others_as_they_were(make):
    _, with_dictionary, _ = make(*PLAIN)
    _, without, features = make(*PLAIN, lexical=False)
    of_dictionary = np.array([name.startswith("dictionary") for name in FEATURE_NAMES])
    assert not without[..., of_dictionary].any()
    assert with_dictionary[..., of_dictionary].any()
    np.testing.assert_array_equal(
        without[..., ~of_dictionary], with_dictionary[..., ~of_dictionary]
    )
    assert [side.shape for side in features.of_skips()] == [(12, len(SKIP_FEATURE_NAMES))] * 2


@pytest.mark.parametrize(
    ("name", "source", "target", "expected"),
    [
        ("question_marks", "真的吗？", "Really.", 1),
        ("exclamation_marks", "好！好！", "Good!", 1),
        ("quotation_marks", "他说：“好。”", "He agreed.", 1),
        ("figures", "1 2 3 4 5", "None.", 3),
        ("figures", "2023年5月", "May 5, 2023", 0),
    ],
)
def test_marks_count_by_how_far_the_sides_differ_at_most_3(make, name, source, target, expected):
    sides = (
        AlignmentUnits((source, *PLAIN[0].texts[1:])),
        AlignmentUnits((target, *PLAIN[1].texts[1:])),
    )
    find, _, _ = make(*sides)
    assert find(name, (1, 1), (1, 1)) == expected
    assert find(name, (2, 2), (1, 1)) == 0


def test_a_heading_on_one_side_and_a_paragraph_inside_are_seen(make):
    kinds = (BlockKind.HEADING, *[BlockKind.PARAGRAPH] * 11)
    blocks = (0, 1, 2, *[3] * 9)
    find, _, _ = make(AlignmentUnits(PLAIN[0].texts, blocks, kinds), PLAIN[1])
    assert find("heading_on_one_side", (1, 1), (1, 1)) == 1
    assert find("heading_on_one_side", (2, 2), (1, 1)) == 0
    assert find("paragraph_breaks_inside", (3, 2), (2, 1)) == 1
    assert find("paragraph_begins_on_one_side", (3, 3), (1, 1)) == 1
    assert find("paragraph_begins_on_one_side", (5, 5), (1, 1)) == 0
