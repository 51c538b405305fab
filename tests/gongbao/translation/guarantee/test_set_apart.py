"""What spaces set apart: articles before their words, bodies that sign together, and neither."""

import pytest

from corpora import normalise
from corpora.spans import Span
from glossary.opening import open_glossaries
from gongbao.translation import Translator
from gongbao.translation.guarantee.passages import split_passages
from gongbao.translation.guarantee.set_apart import (
    find_article,
    find_gaps,
    find_headlines,
    find_signatories,
)


@pytest.fixture(scope="module")
def finder():
    return open_glossaries([], packaged_glossary=True)


def gaps_and_text(source):
    normalised = normalise(source)
    return find_gaps(normalised, source), normalised.text


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("第三条　供水单位应当公布水质。", "Article 3"),
        ("第十二条  有下列情形之一的，予以处罚。", "Article 12"),
        ("第一百零二条 本办法自公布之日起施行。", "Article 102"),
        ("第三条线路已经开通。", ""),
        ("第三条规定的办法　自公布之日起施行。", ""),
        ("本办法第三条　所称单位", ""),
    ],
)
def test_an_article_stands_apart_where_its_source_has_a_space(finder, source, english):
    gaps, text = gaps_and_text(source)
    required = finder.find(text).required
    number = find_article(text, gaps, required)
    assert (required[number].accepted[0] if number is not None else "") == english


@pytest.mark.parametrize(
    ("source", "bodies"),
    [
        ("临江市统计局　国家统计局临江调查队", ["临江市统计局", "国家统计局临江调查队"]),
        ("中共清溪县委　清溪县人民政府", ["中共清溪县委", "清溪县人民政府"]),
        (
            "清溪县教育局 清溪县财政局 清溪县公安局",
            ["清溪县教育局", "清溪县财政局", "清溪县公安局"],
        ),
        ("清溪县教育局", []),
        ("清溪县 教育局", []),
        ("清溪县教育局　2025年8月6日", ["清溪县教育局", "2025年8月6日"]),
        ("清溪县教育局　局长　王建国", []),
        ("公安局　负责维护秩序", []),
    ],
)
def test_bodies_that_sign_together_are_told_apart(source, bodies):
    gaps, text = gaps_and_text(source)
    assert [text[slice(*place)].strip() for place in find_signatories(text, gaps)] == bodies


def test_gaps_count_in_the_normalised_text():
    source = "　第２条　为了 发展 A 股"
    gaps, text = gaps_and_text(source)
    assert text == "第2条为了发展 A 股"
    assert [text[:k] for k in gaps if text[k : k + 1] == "为"] == ["第2条"]
    assert find_gaps(normalise("为了"), "为了") == ()
    assert Span(0, 3) not in find_signatories(text, gaps)


def test_the_translation_of_an_article_begins_with_its_number(packaged_engine, finder):
    source = "第三条　供水单位应当公布水质。"
    gaps, text = gaps_and_text(source)
    pieces, features = packaged_engine.pieces, packaged_engine.features
    required = finder.find(text).required

    def opening(gaps):
        (passage,) = split_passages(text, required, pieces, features, 200, gaps=gaps)
        return passage.opening

    assert len(opening(gaps)) == 1
    assert opening(()) == ()


def test_bodies_that_sign_together_are_passages_of_their_own(packaged_engine, finder):
    gaps, text = gaps_and_text("临江市统计局　国家统计局临江调查队")
    pieces, features = packaged_engine.pieces, packaged_engine.features
    required = finder.find(text).required
    cut = split_passages(text, required, pieces, features, 200, gaps=gaps)
    assert [(p.text, p.mark_before, p.offset) for p in cut] == [
        ("临江市统计局", "", 0),
        ("国家统计局临江调查队", ",", 6),
    ]
    assert len(split_passages(text, required, pieces, features, 200)) == 1


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        (
            "市长检查防汛工作时强调　宁可十防九空　全力守护群众安全",
            ["市长检查防汛工作时强调", "宁可十防九空", "全力守护群众安全"],
        ),
        (
            "二季度重大项目集中签约 32个项目总投资186.4亿元",
            ["二季度重大项目集中签约", "32个项目总投资186.4亿元"],
        ),
        ("第一章　总则", []),
        ("江州市人民政府办公室　关于做好防汛工作的通知", []),
        ("江州市人力资源和社会保障局　部门预算公开", []),
        ("市长检查防汛工作。　各县参加会议。", []),
        ("联系电话：12345　联系地址：人民路二十八号", []),
        ("全市经济工作会议召开", []),
    ],
)
def test_a_headline_may_say_two_things(source, parts):
    gaps, text = gaps_and_text(source)
    assert [text[slice(*place)].strip() for place in find_headlines(text, gaps)] == parts


def test_the_parts_of_a_headline_are_joined_by_marks(packaged_engine, finder):
    source = "市长检查防汛工作时强调　全力守护群众安全　坚决打赢这场硬仗"
    (made,) = Translator(packaged_engine, finder).translate([source])
    first, rest = made.target.split(": ")
    assert "mayor" in first.lower()
    assert rest.count("; ") == 1
