import pytest

from align.words.rendering_completion import complete_rendering
from align.words.renderings import find_rendering, rendering_key
from align.words.word_links import LinkedPair, WordLink
from glossary.dictionary.chinese_words import PlacedWord
from glossary.dictionary.english_words import find_english_words


def _pair(chinese, english, links):
    """Link words by their numbers; a third number is the score in tenths, else 0.9."""
    words, start = [], 0
    for word in chinese.split():
        words.append(PlacedWord(word, start, start + len(word)))
        start += len(word)
    made = (WordLink(link[0], link[1], link[2] / 10 if link[2:] else 0.9) for link in links)
    return LinkedPair(tuple(words), tuple(find_english_words(english)), tuple(made)), english


@pytest.mark.parametrize(
    ("text", "words", "sentences", "expected"),
    [
        pytest.param(
            "Kong Association of Banks",
            "香港 银行公会",
            [
                _pair("香港 银行公会", "Hong Kong Association of Banks", [(0, 0), (0, 1), (1, 2)]),
                _pair("香港 银行公会", "the Hong Kong Association of Banks met", [(0, 1), (1, 3)]),
            ],
            "Hong Kong Association of Banks",
            id="a name in full",
        ),
        pytest.param(
            "Road",
            "一带一路",
            [_pair("一带一路", "the Belt and Road grows", [(0, 3)])] * 2,
            "Belt and Road",
            id="over a small word",
        ),
        pytest.param(
            "Village People",
            "村民 议会",
            [_pair("村民 议会", "the Village People’s Council met", [(0, 1), (1, 4)])] * 2,
            "Village People’s Council",
            id="over an apostrophe",
        ),
        pytest.param(
            "Facilitation Office",
            "促进 办公室",
            [_pair("融资 促进 办公室", "Financing Facilitation Office", [(0, 0), (1, 1), (2, 2)])]
            * 3,
            "Facilitation Office",
            id="what renders another word stays out",
        ),
        pytest.param(
            "fund",
            "基金",
            [
                _pair("基金", "the pension fund grew", [(0, 2)]),
                _pair("基金", "the sovereign fund grew", [(0, 2)]),
            ],
            "fund",
            id="words that differ",
        ),
        pytest.param(
            "officer",
            "主任",
            [_pair("主任", "ranks of officer", [(0, 2)])] * 3,
            "officer",
            id="no name, over a small word",
        ),
        pytest.param(
            "Road", "一带一路", [_pair("一带一路", "Belt and Road", [(0, 2)])], "Road", id="once"
        ),
    ],
)
def test_renderings_are_completed(text, words, sentences, expected):
    found = complete_rendering(text, rendering_key(text), sentences, frozenset(words.split()))
    assert found == expected


@pytest.mark.parametrize(
    ("linked", "expected"),
    [
        pytest.param(
            _pair("土地 注册 处", "the Land Registry (LR)", [(0, 1), (1, 2, 8), (2, 3, 3)]),
            ("Land Registry", 2 / 5 + 2 / 5),
            id="a stray link is given up",
        ),
        pytest.param(
            _pair("环球 市场 年", "global markets", [(0, 0, 7), (1, 1), (2, 0, 3)]),
            ("global markets", 1.0),
            id="the stronger link decides",
        ),
        pytest.param(
            _pair("企业 文化", "culture", [(1, 0)]), ("culture", 0.5), id="half is rendered"
        ),
    ],
)
def test_clear_renderings_are_found(linked, expected):
    pair, english = linked
    last = {"土地": 3, "环球": 2, "企业": 2}[pair.source_words[0].text]
    found = find_rendering(pair, english, 0, last)
    assert found is not None
    assert (found.text, found.covered) == pytest.approx(expected)
