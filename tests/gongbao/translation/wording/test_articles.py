"""Where English wants an article."""

import numpy as np
import pytest

from corpora import ModelError
from gongbao.translation.wording.articles import BUCKETS, features, load_articles, tokenise


def _chances(text, word):
    words = [token.text for token in tokenise(text)]
    return load_articles().chances(words, words.index(word))


@pytest.mark.parametrize(
    ("text", "word", "least"),
    [
        ("It is jointly held by Ministry of Housing and Development.", "Ministry", (0.8, 0.0)),
        ("Goods were exported via New International Land-Sea Trade Corridor.", "New", (0.7, 0.0)),
        ("It was 2 million yuan, year-on-year increase of 8 percent.", "year-on-year", (0.0, 0.8)),
    ],
)
def test_a_missing_article_is_likely(text, word, least):
    the, indefinite = _chances(text, word)
    assert the >= least[0] and indefinite >= least[1]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The meeting was held in Chongqing on Monday.", "Chongqing"),
        ("They were joined by Liang Zhiyuan, Party secretary.", "Liang"),
        ("Yangtze River Delta cities grew.", "River"),
        ("Its output grew by 3 percent.", "output"),
    ],
)
def test_no_article_is_likely_where_none_belongs(text, word):
    assert max(_chances(text, word)) < 0.3


def test_chances_are_chances_of_three_ways():
    words = [token.text for token in tokenise("He visited bank of the river, and a city.")]
    for place in range(len(words)):
        the, indefinite = load_articles().chances(words, place)
        assert the >= 0 and indefinite >= 0 and the + indefinite <= 1


def test_features_stay_in_their_buckets_at_both_ends_of_a_text():
    words = ["One", "3", "two"]
    for place in range(len(words)):
        found = features(words, place)
        assert len(found) == len(features(words, 0))
        assert all(0 <= bucket < BUCKETS for bucket in found)


def test_a_damaged_model_is_named(tmp_path):
    path = tmp_path / "articles.npz"
    np.savez(path, other=np.zeros(2))
    with pytest.raises(ModelError, match=r"articles\.npz"):
        load_articles(path)
    path.write_bytes(b"nothing")
    with pytest.raises(ModelError, match=r"articles\.npz"):
        load_articles(path)
