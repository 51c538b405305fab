"""Sentences of reports that begin with a verb begin with "We", where their time is known."""

import pytest

from gongbao.translation import Translator, open_translator
from gongbao.translation.guarantee.telling.outlook import Outlook
from gongbao.translation.guarantee.telling.unspoken_subjects import opening_of

BEGIN_WITH_A_VERB = [
    "加快推进重点项目建设。",
    "新增城镇就业10万人，改造农村公路200公里。",
    "深入开展安全生产专项整治，坚决防范重特大事故。",
    "大力发展数字经济，培育专精特新企业50家。",
    "统筹城乡融合发展。",
    "全面推行河长制。",
]
HAVE_A_SUBJECT = [
    "营商环境持续优化。",
    "发展新动能加速壮大。",
    "推进乡村振兴取得新成效。",
    "民营企业完成投资30亿元。",
    "实施方案已经印发。",
    "新建项目开工率达98%。",
    "今年我们要办好十件实事。",
    "加快建设",
]


@pytest.mark.parametrize("text", BEGIN_WITH_A_VERB)
def test_what_begins_with_a_verb_is_done_by_us(text):
    assert opening_of(text, Outlook.AHEAD) == "We will"
    assert opening_of(text, Outlook.BACK) == "We"
    assert opening_of(text, Outlook.OPEN) == ""


@pytest.mark.parametrize("text", HAVE_A_SUBJECT)
def test_what_has_a_subject_keeps_it(text):
    assert opening_of(text, Outlook.AHEAD) == opening_of(text, Outlook.BACK) == ""


def test_a_numbered_title_is_no_sentence(packaged_engine):
    translator = Translator(packaged_engine, open_translator().finder)
    lines = ["二、2026年工作安排", "（一）着力扩大内需。", "着力扩大内需。"]
    _, title, sentence = (segment.target for segment in translator.translate(lines))
    assert not title.startswith("(1) We")
    assert sentence.startswith("We will ")
