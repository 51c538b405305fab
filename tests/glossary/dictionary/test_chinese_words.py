from itertools import pairwise

from hypothesis import given, settings, strategies as st

from glossary.dictionary.bilingual_dictionary import load_dictionary
from glossary.dictionary.chinese_words import WordCutter


def test_the_cheapest_path_wins_over_the_longest_first_word():
    costs = {"研究": 2.0, "研究生": 6.0, "生命": 3.0, "命": 8.0, "起源": 4.0}
    assert WordCutter(costs, {"研究": 3}).cut("研究生命起源") == ["研究", "生命", "起源"]


def test_figures_and_latin_words_stand_alone():
    assert WordCutter({}, {}).cut("A股4,000亿") == ["a", "股", "4000", "亿"]


@settings(deadline=None)
@given(st.text(alphabet="中国经济高质量发展，。abc 12研究生", max_size=40))
def test_words_never_overlap_and_are_what_stands_at_their_places(text):
    words = load_dictionary().find_words(text)
    assert all(a.end <= b.start for a, b in pairwise(words))
    assert all(text[word.start : word.end] == word.text for word in words)
