"""Reviews are told in the past and plans in the future, as the headings of a report say."""

import pytest

from gongbao.translation import Translator, open_translator
from gongbao.translation.guarantee.document_state import DocumentParts
from gongbao.translation.guarantee.telling.outlook import (
    Outlook,
    next_outlook,
    outlook_of,
    outlook_of_title,
    year_of,
)

TITLES = [
    ("一、2025年工作回顾", Outlook.BACK),
    ("一、2025年主要工作及“十四五”发展成就", Outlook.BACK),
    ("第一部分 过去五年工作情况", Outlook.BACK),
    ("一年来，我们主要做了以下工作：", Outlook.BACK),
    ("一年来，我们主要做了七个方面的工作：", Outlook.BACK),
    ("二、2026年工作的总体要求和主要目标", Outlook.AHEAD),
    ("三、2026年重点任务", Outlook.AHEAD),
    ("今后五年的奋斗目标", Outlook.AHEAD),
    ("今年，我们将重点做好以下八个方面工作：", Outlook.AHEAD),
    ("2025年工作总结和2026年工作安排", Outlook.OPEN),
    ("目标任务", Outlook.OPEN),
]


@pytest.mark.parametrize(("title", "outlook"), TITLES, ids=[title for title, _ in TITLES])
def test_a_title_says_where_its_part_looks(title, outlook):
    assert next_outlook(title, Outlook.OPEN) is outlook


WHOLE = [
    ("2025年江州市国民经济和社会发展统计公报", Outlook.BACK),
    ("2026年上半年全市经济运行情况", Outlook.BACK),
    ("江州市国民经济和社会发展第十五个五年规划纲要", Outlook.AHEAD),
    ("江州市推动低空经济高质量发展行动计划（2026—2028年）", Outlook.AHEAD),
    ("关于促进民营经济发展的若干措施", Outlook.AHEAD),
    ("江州印发低空经济高质量发展行动计划", None),
    ("解读：江州市促进民营经济发展若干措施", None),
    ("本市召开经济工作会议。", None),
    ("（一）着力扩大有效投资", None),
]


@pytest.mark.parametrize(("title", "outlook"), WHOLE, ids=[title for title, _ in WHOLE])
def test_a_document_looks_where_its_title_says(title, outlook):
    assert outlook_of_title(title) is outlook


def test_chapters_of_a_communique_look_back_as_it_does():
    parts = DocumentParts()
    lines = ("2025年江州市国民经济和社会发展统计公报", "一、综合", "全年生产总值30亿元。")
    assert [parts.enter(line) for line in lines] == [Outlook.BACK] * 3


AFTER_A_REVIEW = [
    ("（二）着力深化改革", Outlook.BACK),
    ("新建地铁3条。", Outlook.BACK),
    ("二、面临的困难和挑战", Outlook.OPEN),
    ("二、奋力谱写发展新篇章", Outlook.OPEN),
    ("二、2026年工作安排", Outlook.AHEAD),
    ("今年是“十五五”规划开局之年。", Outlook.AHEAD),
    ("今年是“十五五”开局之年，总体要求是稳中求进。", Outlook.AHEAD),
]


@pytest.mark.parametrize(("text", "outlook"), AFTER_A_REVIEW, ids=[t for t, _ in AFTER_A_REVIEW])
def test_a_review_goes_on_until_another_chapter(text, outlook):
    assert next_outlook(text, Outlook.BACK) is outlook


def test_a_chapter_without_a_word_of_time_stays_in_the_plan():
    assert next_outlook("四、加强政府自身建设", Outlook.AHEAD) is Outlook.AHEAD


def test_the_year_of_the_document_tells_which_work_is_meant():
    assert year_of("（2026年1月21日在市人民代表大会会议上）") == 2026
    assert next_outlook("一、2025年的政府工作", Outlook.OPEN, 2026) is Outlook.BACK
    assert next_outlook("二、2026年的政府工作", Outlook.BACK, 2026) is Outlook.AHEAD
    assert next_outlook("一、2025年的政府工作", Outlook.OPEN) is Outlook.OPEN


SENTENCES = [
    ("建成地铁3条。", Outlook.BACK, Outlook.BACK),
    ("主要经济指标好于预期。", Outlook.BACK, Outlook.BACK),
    ("我们将加快建设地铁。", Outlook.BACK, Outlook.OPEN),
    ("我们一定要高度重视。", Outlook.BACK, Outlook.OPEN),
    ("发展不充分的问题仍然突出。", Outlook.BACK, Outlook.OPEN),
    ("新增停车位5万个。", Outlook.AHEAD, Outlook.AHEAD),
    ("去年新增停车位5万个。", Outlook.AHEAD, Outlook.OPEN),
    ("改革已经启动。", Outlook.AHEAD, Outlook.OPEN),
    ("深入了解企业需求。", Outlook.AHEAD, Outlook.AHEAD),
    ("建成地铁3条。", Outlook.OPEN, Outlook.OPEN),
    ("——这一年，我们加快建设地铁。", Outlook.OPEN, Outlook.BACK),
    ("一年来，我们将何去何从？", Outlook.OPEN, Outlook.OPEN),
]


@pytest.mark.parametrize(("text", "part", "outlook"), SENTENCES, ids=[s[0] for s in SENTENCES])
def test_a_sentence_may_look_elsewhere_than_its_part(text, part, outlook):
    assert outlook_of(text, part) is outlook


def test_a_document_is_followed_through_its_parts():
    parts = DocumentParts()
    seen = [
        parts.enter(text).name
        for text in (
            "政府工作报告",
            "（2026年1月8日）",
            "一、2025年工作",
            "建成学校3所。",
            "二、2026年工作",
            "建成学校5所。",
        )
    ]
    assert seen == ["OPEN", "OPEN", "BACK", "BACK", "AHEAD", "AHEAD"]


def test_the_same_words_are_past_in_a_review_and_future_in_a_plan(packaged_engine):
    work = "建成地铁3条，新增停车位5万个。"
    translator = Translator(packaged_engine, open_translator().finder)
    lines = ["一、2025年工作回顾", work, "二、2026年工作安排", work]
    _, done, _, planned = (segment.target for segment in translator.translate(lines))
    assert "will" not in done.split()
    assert "will" in planned.split()
    assert "were" not in planned.split()
