"""Articles before terms and names that a draft lacks."""

import pytest

from gongbao.translation.guarantee.steps.grammar.missing_articles import add_missing_articles


@pytest.fixture
def completed(changed_draft):
    def make(chinese, english):
        return changed_draft(add_missing_articles, chinese, english)

    return make


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        (
            "货物经西部陆海新通道出口。",
            "Goods were exported via New International Land-Sea Trade Corridor.",
            "Goods were exported via the New International Land-Sea Trade Corridor.",
        ),
        (
            "由住房城乡建设部主办。",
            "It is jointly held by Ministry of Housing and Urban-Rural Development.",
            "It is jointly held by the Ministry of Housing and Urban-Rural Development.",
        ),
        (
            "产值2亿元，同比增长8.6%。",
            "The output value was 200 million yuan, year-on-year increase of 8.6 percent.",
            "The output value was 200 million yuan, a year-on-year increase of 8.6 percent.",
        ),
    ],
)
def test_what_lacks_an_article_gets_it(completed, chinese, english, expected):
    assert completed(chinese, english) == expected


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        # headings do without
        ("西部陆海新通道建设", "Opening via New International Land-Sea Trade Corridor"),
        # the article, or another word in its place, is there
        ("由教育部主办。", "It is jointly held by the Ministry of Education."),
        ("区委书记梁志远说。", "It was said by Liang Zhiyuan, Party secretary."),
        ("会议在重庆举行。", "The meeting was held in Chongqing."),
        # in the middle of a name, and where a quoted name begins
        ("云南省人民政府通报。", "It was said by the Yunnan Province people’s government."),
        ("共建“一带一路”。", "They build “Belt and Road” together."),
        # the words of the model itself stay
        ("听取意见。", "They went to hear opinions of residents."),
    ],
)
def test_what_needs_none_stays(completed, chinese, english):
    assert completed(chinese, english) == english
