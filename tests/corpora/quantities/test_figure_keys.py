import pytest

from corpora.quantities.figure_keys import chinese_figure_keys, english_figure_key


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["4078", "亿"], ["#4078"]),
        (["第", "一百", "二十", "三", "条"], ["#123"]),
        (["二〇二三", "年"], ["#2023"]),
        (["十", "家"], ["#1"]),
        (["三亿", "元"], ["#3"]),
        (["没有", "数字"], []),
    ],
    ids=str,
)
def test_chinese_figures_have_keys_of_their_significant_digits(words, keys):
    assert [key for _, key in chinese_figure_keys(words)] == keys


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("407.8", "#4078"),
        ("4,000", "#4"),
        ("twelve", "#12"),
        ("third", "#3"),
        ("ten", "#1"),
        ("billion", None),
    ],
)
def test_english_figures_have_the_same_keys(word, key):
    assert english_figure_key(word) == key
