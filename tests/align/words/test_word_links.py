import json

import numpy as np
import pytest

from align.encoder import packaged_encoder
from align.words import LinkWeights, WordLinker, choose_links, load_link_model
from corpora import ModelError

WEIGHTS = LinkWeights((), 0.0, mutual=0.0, further=0.0)


@pytest.fixture(scope="module")
def linker():
    return WordLinker(packaged_encoder())


def test_words_that_choose_each_other_are_linked():
    scores = np.array([[3, 1], [2, 2.5]], np.float32)
    assert choose_links(scores, WEIGHTS) == [(0, 0), (1, 1)]


def test_a_word_left_over_joins_the_link_beside_it():
    scores = np.array([[3, 2], [-5, -5]], np.float32)
    assert choose_links(scores, WEIGHTS) == [(0, 0), (0, 1)]


def test_nothing_is_linked_below_the_threshold():
    assert choose_links(np.full((3, 2), -1, np.float32), WEIGHTS) == []


def test_a_real_pair_is_linked_word_by_word(linker):
    source = ["农村", "道路", "建设", "取得", "进展", "。"]
    target = ["progress", "was", "made", "in", "building", "rural", "roads", "."]
    links = {(link.source, link.target) for link in linker.link_words(source, target)}
    assert {(0, 5), (1, 6), (2, 4), (5, 7)} <= links


def test_figures_are_linked_by_value_of_their_digits(linker):
    pair = linker.link_texts(
        "产值4078亿元，企业35家", "35 enterprises, output of 407.8 billion yuan"
    )
    words = {
        (pair.source_words[k.source].text, pair.target_words[k.target].text) for k in pair.links
    }
    assert {("4078", "407.8"), ("35", "35")} <= words


def test_attention_decides_where_nothing_else_does(linker):
    attention = np.array([[0.0, 1.0], [1.0, 0.0]], np.float32)
    links = linker.link_words(["甲", "乙"], ["foo", "bar"], attention=attention)
    assert all(attention[link.source, link.target] for link in links)


@pytest.mark.parametrize(("source", "target"), [([], ["word"]), (["词"], []), ([], [])])
def test_an_empty_side_has_no_links(linker, source, target):
    assert linker.link_words(source, target) == ()


def test_scores_are_probabilities(linker):
    links = linker.link_texts("全市经济稳定增长", "The city's economy grew steadily").links
    assert links
    assert all(0 <= link.score <= 1 for link in links)


def test_weights_for_other_features_are_refused(tmp_path):
    path = tmp_path / "weights.json"
    path.write_text(json.dumps({"first": {"weights": {}}}), encoding="utf-8")
    with pytest.raises(ModelError, match=r"weights\.json"):
        load_link_model(path)
