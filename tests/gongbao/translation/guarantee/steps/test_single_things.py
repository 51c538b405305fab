"""What is counted once stands in the singular, noun and verb."""

import pytest

from gongbao.translation.guarantee.steps.grammar.single_things import make_single


@pytest.fixture
def single(changed_draft):
    def make(chinese, english):
        return changed_draft(make_single, chinese, english)

    return make


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("新增1名教师。", "One new teachers were added.", "One new teacher was added."),
        ("有1家企业。", "There were one new factories.", "There was one new factory."),
        ("建成1座桥。", "A total of one bridges have been built.", "One bridge has been built."),
        ("共1人。", "In all, a total of one people came.", "In all, one person came."),
        ("新增1家。", "It added one 10-floor shops, bringing joy.", None),
        ("新增6家。", "Six new shops were added.", "Six new shops were added."),
        ("1家银行。", "One of the banks closed.", "One of the banks closed."),
        ("1家向2家转让。", "One went to two banks.", "One went to two banks."),
        ("1个系列。", "One series is new.", "One series is new."),
        ("1条新闻。", "One news item.", "One news item."),
        ("图1显示增长。", "Figure 1 shows growth.", "Figure 1 shows growth."),
        ("方案1包括道路。", "Plan 1 includes roads.", "Plan 1 includes roads."),
        ("第1批。", "The first batch of shops.", "The first batch of shops."),
    ],
)
def test_nouns_and_verbs_agree_with_one(single, chinese, english, expected):
    expected = expected or english.replace("shops", "shop")
    assert single(chinese, english) == expected


def test_a_term_is_put_in_the_singular_whole(single):
    english = "There were one new industrial enterprises above designated size, bringing it to six."
    chinese = "规上工业企业新增1家，总数达到6家。"
    assert single(chinese, english) == english.replace("were", "was").replace(
        "enterprises", "enterprise"
    )
