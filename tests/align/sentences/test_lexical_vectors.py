import numpy as np

from align.sentences.lexical_vectors import lexical_runs
from glossary.dictionary.bilingual_dictionary import load_dictionary

SOURCE = ["农村道路建设加快。", "全年出口增长35%。", "医院新增床位。", "今日天气晴。"]
TARGET = [
    "Construction of rural roads picked up speed.",
    "Exports grew by 35 percent in the whole year.",
    "The hospital added beds.",
    "The weather is fine today.",
]


def test_a_sentence_is_nearest_to_its_translation():
    source, target = lexical_runs(SOURCE, TARGET, dictionary=load_dictionary())
    similarity = source.vectors(1, 0, 4) @ target.vectors(1, 0, 4).T
    assert list(similarity.argmax(axis=1)) == [0, 1, 2, 3]


def test_vectors_are_the_same_every_time():
    first, second = (lexical_runs(SOURCE, TARGET, dictionary=load_dictionary()) for _ in range(2))
    assert np.array_equal(first[0].vectors(2, 0, 4), second[0].vectors(2, 0, 4))


def test_rows_are_unit_vectors_or_zero():
    source, _ = lexical_runs([*SOURCE, "——"], TARGET, dictionary=load_dictionary())
    norms = np.linalg.norm(source.vectors(1, 0, 5), axis=1)
    np.testing.assert_allclose(norms, [1, 1, 1, 1, 0], atol=1e-5)
