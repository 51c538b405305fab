"""Reword and tidy: words around figures that turn them round, stand doubled or make no sense."""

import numpy as np
import pytest

from glossary.opening import open_glossaries
from gongbao.translation.engines import Hypothesis, SourceFeatures
from gongbao.translation.guarantee import split_passages, write_draft
from gongbao.translation.guarantee.steps.reworded_relations import reword_relations
from gongbao.translation.guarantee.steps.tidied_words import tidy_words


@pytest.fixture
def draft_of(packaged_engine, finder):
    def make(chinese, english, terms=None):
        asked = finder if terms is None else open_glossaries([terms], packaged_glossary=False)
        required = asked.find(chinese).required
        plain = SourceFeatures()
        (passage,) = split_passages(chinese, required, packaged_engine.pieces, plain, 200)
        pieces = packaged_engine.pieces.encode_words(english)
        attention = np.full((len(pieces), len(passage.source.pieces) + 1), 0.01, np.float32)
        return write_draft(passage, Hypothesis(pieces, attention, -1.0), packaged_engine)

    return make


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("产值下降1.9%。", "Output rose by 1.9 percent.", "Output fell by 1.9 percent."),
        ("产值增长1.9%。", "Output was down 1.9 percent.", "Output was up 1.9 percent."),
        ("产值增长1.9%。", "Output grew by 1.9 percent.", "Output grew by 1.9 percent."),
        (
            "税率不得高于5%。",
            "The tax rate may be 5 percent.",
            "The tax rate may be no more than 5 percent.",
        ),
    ],
    ids=["a fall", "a rise", "right as it is", "a lost bound"],
)
def test_a_direction_turned_round_is_written_over(draft_of, chinese, english, expected):
    draft = draft_of(chinese, english)
    reworded = reword_relations(draft)
    assert reworded.text == expected
    assert reworded.faults == 0


def test_nothing_is_written_into_a_figure_with_its_bound(draft_of):
    english = "The age is 18 or above and under 35;"
    assert reword_relations(draft_of("年龄为18周岁以上、35周岁以下；", english)).text == english


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("货运量[7]下降。", "Freight volume 7 fell.", "Freight volume [7] fell."),
        ("货运量[6、7]下降。", "Freight volume 6, 7] fell.", "Freight volume [6, 7] fell."),
        ("货运量[7]下降。", "Freight volume [7] fell.", None),
        ("货运量[7]下降。", "Freight volume (7) fell.", None),
        ("第7号方案。", "Plan No. 7.", None),
    ],
    ids=["bare", "half", "right", "in other brackets", "no mark"],
)
def test_the_mark_of_a_note_keeps_its_brackets(draft_of, chinese, english, expected):
    assert tidy_words(draft_of(chinese, english)).text == (expected or english)


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("风力6级。", "Winds of force force 6 are due.", "Winds of force 6 are due."),
        ("价格同比上涨3%。", "Prices rose 3 percent this year on year.", None),
        ("请拨打12366。", "Please call the 12366.", "Please call 12366."),
        ("拨打12366热线。", "Call the 12366 hotline.", "Call the 12366 hotline."),
        ("在一次会议上。", "It was read at first session.", "It was read at the first session."),
        ("补助每亩300元。", "Support is a mu 300 yuan.", "Support is 300 yuan per mu."),
        ("一名68岁的教师。", "A 68-old teacher.", "A 68-year-old teacher."),
        ("80年历史的老桥。", "An 80 years-old old bridge.", "An 80-year-old bridge."),
        ("企业5家以上。", "Over five of enterprises grew.", "Over five enterprises grew."),
        ("企业5家以上。", "Over five of the banks grew.", "Over five of the banks grew."),
        (
            "打造“15分钟生活圈”。",
            "Building a “15 minutes life circle.”",
            "Building a “15-minute life circle.”",
        ),
        ("是2017年的3倍。", "It is three times of 2017.", "It is three times that of 2017."),
        ("2017年增至3倍。", "It rose to three times in 2017.", "It rose to three times in 2017."),
        ("建设2×100万千瓦。", "Building 2× 1 million kW.", "Building 2×1 million kW."),
        ("24小时服务热线。", "A 24 hours service hotline.", "A 24-hour service hotline."),
        ("3天的招聘会。", "The three days job fair.", "The three-day job fair."),
        ("500米长的步道。", "It is a 500 meters path.", "It is a 500-meter path."),
        ("30天内完成。", "In the 30 days after.", "In the 30 days after."),
        ("3天时间里。", "He used the three days to rest.", "He used the three days to rest."),
        ("16时停止入场。", "Admission ends on 4 p.m. today.", "Admission ends at 4 p.m. today."),
        ("2小时内到达。", "Arrive at within two hours.", "Arrive within two hours."),
        ("老桥有80年历史。", "The bridge is 80 years old.", "The bridge is 80 years old."),
    ],
    ids=[
        "doubled",
        "compared",
        "a code",
        "a hotline",
        "a session without its article",
        "a rate",
        "an age",
        "a compound",
        "a bare of",
        "some of them",
        "a quoted compound",
        "a multiple of a year",
        "a multiple in a year",
        "times",
        "hours of a hotline",
        "days of a fair",
        "meters of a path",
        "days before a preposition",
        "days before a verb",
        "an hour",
        "a preposition too many",
        "no compound",
    ],
)
def test_idle_words_are_taken_away(draft_of, chinese, english, expected):
    expected = expected or "Prices rose 3 percent year on year."
    assert tidy_words(draft_of(chinese, english)).text == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        (
            "Study the Budget Conference spirit.",
            "Study the guiding principles of the Budget Conference.",
        ),
        (
            "Study the spirit of Budget Conference.",
            "Study the guiding principles of the Budget Conference.",
        ),
        (
            "The Budget Conference spirit counts.",
            "The guiding principles of the Budget Conference counts.",
        ),
    ],
    ids=["behind", "before", "at the start"],
)
def test_the_spirit_of_a_meeting_is_its_guiding_principles(draft_of, tmp_path, english, expected):
    terms = tmp_path / "terms.tsv"
    terms.write_text("zh\ten\n预算会议\tBudget Conference\n", encoding="utf-8")
    assert tidy_words(draft_of("学习预算会议精神。", english, terms)).text == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        (
            "There are 193 enterprises above designated size enterprises.",
            "There are 193 enterprises above designated size.",
        ),
        (
            "Enterprises above designated size entered the market.",
            "Enterprises above designated size entered the market.",
        ),
    ],
    ids=["its head again", "another word"],
)
def test_the_head_of_a_term_does_not_stand_behind_it_again(draft_of, english, expected):
    terms = {"规上企业": "enterprise above designated size"}
    draft = draft_of("规上企业193家。", english, terms=terms)
    assert tidy_words(draft).text == expected


def test_a_draft_with_a_figure_turned_round_ranks_behind_one_that_keeps_it(draft_of):
    turned = draft_of("产值下降1.9%。", "Output rose by 1.9 percent.")
    kept = draft_of("产值下降1.9%。", "Output fell by 1.9 percent.")
    assert kept.rank() < turned.rank()


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The district will align ourselves with it.", "The district will align itself with it."),
        ("We will align ourselves with it.", "We will align ourselves with it."),
    ],
)
def test_nobody_else_does_what_we_do_ourselves(changed_draft, english, expected):
    assert changed_draft(tidy_words, "全区将对接。", english) == expected


def test_a_figure_that_has_its_bound_gets_no_other(draft_of):
    english = "Water fees have been collected and at least 95 percent of the fees."
    assert reword_relations(draft_of("水费收缴率不得低于95%。", english)).text == english
