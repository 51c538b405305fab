import numpy as np
import pytest

from align.words import LINK_FEATURES, add_neighbours, load_link_model
from align.words.link_features import compute_features
from glossary.dictionary.bilingual_dictionary import load_dictionary

SOURCE = ["2023年", "荆州", "GDP", "增长", "。"]
TARGET = ["Jingzhou", "'s", "GDP", "grew", "in", "2023", "."]


@pytest.fixture(scope="module")
def features():
    zeros = np.zeros((len(SOURCE), len(TARGET)), np.float32)
    return compute_features(
        SOURCE, TARGET, meaning=zeros + 0.5, alone=zeros, dictionary=load_dictionary()
    )


def test_every_feature_has_one_name_and_a_weight_in_both_passes():
    model = load_link_model()
    assert len(set(LINK_FEATURES)) == len(LINK_FEATURES)
    assert len(model.first.weights) == len(model.second.weights) == len(LINK_FEATURES)


@pytest.mark.parametrize(
    ("name", "source", "target", "expected"),
    [
        ("meaning", "GDP", "grew", 0.5),
        ("row", "GDP", "grew", -np.log(len(TARGET))),
        ("column", "GDP", "grew", -np.log(len(SOURCE))),
        ("figure", "2023年", "2023", 1),
        ("figure", "2023年", "GDP", 0),
        ("same", "GDP", "GDP", 1),
        ("pinyin", "荆州", "Jingzhou", 1),
        ("mark", "。", ".", 0),
        ("mark", "。", "GDP", 1),
        ("both_marks", "。", ".", 1),
        ("stop", "增长", "in", 1),
        ("distance", "2023年", ".", 1 / 7 * 6.5 - 0.1),
        ("neighbour_row", "荆州", "Jingzhou", 0),
    ],
)
def test_a_feature_is_found_by_its_name(features, name, source, target, expected):
    cell = SOURCE.index(source), TARGET.index(target)
    assert features[cell][LINK_FEATURES.index(name)] == pytest.approx(expected, abs=1e-6)


def test_the_dictionary_says_which_word_is_taken_by_another(features):
    row, column = SOURCE.index("增长"), TARGET.index("grew")
    named = dict(zip(LINK_FEATURES, features[row, column], strict=True))
    assert named["dictionary"] > 0
    assert named["dictionary_row"] == named["dictionary_column"] == 1
    other = dict(zip(LINK_FEATURES, features[SOURCE.index("GDP"), column], strict=True))
    assert other["taken_column"] == 1


def test_neighbours_point_beside_the_links_that_are_there(features):
    found = add_neighbours(features, [(1, 0)])
    by_row = found[..., LINK_FEATURES.index("neighbour_row")]
    assert by_row[2, 1] == 0
    assert by_row[2, 6] == pytest.approx(5 / 6)
    assert (by_row[4] == 1).all()
