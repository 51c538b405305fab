"""Titles of documents begin with what the document is."""

import pytest

from gongbao.translation import Translator, open_translator
from gongbao.translation.guarantee.telling.titles import opening_of_title

TITLES = [
    ("江州市推动低空经济高质量发展行动计划", "Action Plan"),
    ("江州市数字经济三年行动方案（2026—2028年）", "Three-Year Action Plan"),
    ("关于进一步优化营商环境的实施意见", "Implementation Opinions"),
    ("江州市促进民营经济发展若干措施", "Several Measures"),
    ("江州市印发低空经济行动计划", ""),
    ("关于印发《江州市低空经济行动计划》的通知", ""),
    ("江州市深入实施低空经济行动计划。", ""),
    ("行动计划", ""),
    ("江州市城市绿化管理办法", "Administrative Measures"),
    ("江州市户外广告设置管理规定（试行）", "Administrative Provisions"),
    ("江州市突发环境事件应急预案", "Emergency Response Plan"),
    ("各单位要落实停车管理办法。", ""),
    ("江州市2025年度工作方案", ""),
    ("江州市2025年食品安全工作方案", "Work Plan"),
    ("建设示范区实施方案", "Implementation Plan"),
]


@pytest.mark.parametrize(("title", "opening"), TITLES, ids=[title for title, _ in TITLES])
def test_the_kind_of_a_document_opens_its_title(title, opening):
    found = opening_of_title(title)
    assert (found.kind if found else "") == opening


def test_the_model_goes_on_with_the_title(packaged_engine):
    translator = Translator(packaged_engine, open_translator().finder)
    (made,) = translator.translate(["江州市推动低空经济高质量发展行动计划"])
    assert made.target.startswith("Action Plan for ")
    assert "low-altitude economy" in made.target


def test_the_place_that_opens_a_title_stands_behind_what_it_is(packaged_engine):
    translator = Translator(packaged_engine, open_translator().finder)
    (made,) = translator.translate(["涪陵区2026年老旧小区改造工作方案"])
    assert made.target.startswith("Work Plan of Fuling District for ")


def test_a_ruled_kind_of_document_is_said_once(packaged_engine):
    translator = Translator(packaged_engine, open_translator().finder)
    (made,) = translator.translate(["涪陵区城市生活垃圾分类管理办法"])
    assert made.target.startswith("Administrative Measures of Fuling District for ")
    assert made.target.lower().count("administrative measures") == 1
