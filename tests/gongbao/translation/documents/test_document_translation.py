"""Marks, explanations and reports of whole documents, made by a model of random weights."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from corpora import Mark, read_document
from corpora.findings import Finding, Severity
from glossary.glossary_table import parse_glossary
from glossary.requirements import RequirementFinder
from gongbao.reports import render_report
from gongbao.translation import (
    GuaranteeOptions,
    Outcome,
    Translator,
    explain,
    translate_document,
)
from gongbao.translation.documents.mark_placement import normalised_span, place_marks

GREEDY = GuaranteeOptions(beam_size=1)
PARTS = ["链主", "30亿元", "，", "。", "重庆市", "企业", "GDP", "卡脖子", "　", " "]
EVIL = '<script>alert("1")</script>&amp;\'"'


@pytest.fixture(scope="module")
def translator(random_engine, finder):
    return Translator(random_engine, finder, GREEDY)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    parts=st.lists(st.sampled_from(PARTS), max_size=12),
    edges=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=5),
)
def test_every_mark_comes_back_once_and_inside_the_text(translator, parts, edges):
    text = "".join(parts)
    marks = [
        Mark(*_span(round(a * len(text)), round(b * len(text))), key)
        for key, (a, b) in enumerate(edges)
    ]
    (segment,) = translator.translate([text])
    placed = place_marks(segment, marks)
    assert [mark.key for mark in placed] == [mark.key for mark in marks]
    assert all(0 <= mark.start <= mark.end <= len(segment.target) for mark in placed)
    for before, after in zip(marks, placed, strict=True):
        if before.start == before.end:
            assert after.start == after.end


def test_a_mark_over_everything_covers_everything(translator):
    (segment,) = translator.translate(["重庆市企业发展。"])
    (mark,) = place_marks(segment, [Mark(0, 8, 3)])
    assert (mark.start, mark.end) == (0, len(segment.target))


def test_a_mark_over_a_term_covers_its_english(packaged_engine, finder):
    translator = Translator(packaged_engine, finder, GREEDY)
    (segment,) = translator.translate(["重庆市突破卡脖子技术。"])
    (mark,) = place_marks(segment, [Mark(5, 8, 0)])
    assert "bottleneck" in segment.target[mark.start : mark.end].lower()


def test_places_of_the_original_are_found_in_the_normalised_text(translator):
    (segment,) = translator.translate(["　重庆市　３．５％"])
    normalised = segment.normalised
    start, end = normalised_span(normalised, 5, 9)
    assert normalised.text[start:end] == "3.5%"


def translated(translator, text, form="text"):
    return translate_document(
        read_document(None, text.encode(), format=form, name="news"), translator
    )


def test_progress_counts_every_segment(translator):
    seen: list[Any] = []
    document = read_document(None, "会议。发展。\n链主。".encode(), format="text", name="news")
    translate_document(document, translator, on_progress=seen.append)
    assert seen == [1, 2, 3]


def test_explanations_of_split_segments_point_into_source_and_target(translator):
    entries = list(explain(translated(translator, "，".join(["链主投资30亿元"] * 20))))
    (entry,) = entries
    spans = [r["target_span"] for r in entry["requirements"] if r["target_span"]]
    assert len(spans) >= 40
    assert all(a[1] <= b[0] for a, b in pairwise(sorted(spans)))
    for requirement in entry["requirements"]:
        start, end = requirement["source_span"]
        assert entry["source"][start:end] == requirement["source"]


def test_explanations_of_joined_sentences_point_into_the_whole(translator):
    text = '{"id": 1, "text": "链主发展。\\n重庆市投资30亿元。"}'
    (entry,) = explain(translated(translator, text, "jsonl"))
    for requirement in entry["requirements"]:
        start, end = requirement["source_span"]
        assert entry["source"][start:end] == requirement["source"]
        if requirement["kind"] == "quantity":
            start, end = requirement["target_span"]
            assert "billion" in entry["target"][start:end]


def test_counts_and_signature_are_those_of_the_segments(translator):
    done = translated(translator, "链主投资30亿元。")
    assert done.count(Outcome.UNMET) == 0
    assert done.is_kept is (next(done.broken, None) is None)
    assert done.count(*Outcome) == len(done.segments[0].results)
    assert done.signature.startswith("gongbao ")
    assert "beam 1" in done.signature


def test_a_figure_too_many_breaks_the_promise(translator):
    done = translated(translator, "链主投资30亿元。")
    (segment,) = done.segments
    stray = Finding("quantities.added", Severity.MAJOR, "accuracy/addition", "stray", "多出")
    broken = replace(done, segments=(replace(segment, findings=(stray,)),))
    assert [(number, found.rule) for number, found in broken.broken] == [(1, "quantities.added")]
    assert not broken.is_kept


@pytest.fixture(scope="module")
def evil_page(random_engine):
    table = f"zh\ten\tsource\n链主\tchain master\t{EVIL}\n重庆市\tChongqing\t\n"
    other = "zh\ten\n重庆市\tChungking\n"
    finder = RequirementFinder(
        [
            parse_glossary(table, name=f"{EVIL}.tsv"),
            parse_glossary(other, name="two.tsv"),
        ]
    )
    translator = Translator(random_engine, finder, GREEDY)
    done = translated(translator, f"链主{EVIL}投资30亿元。\n重庆市开会。")
    return render_report(done, title=EVIL)


def test_a_report_runs_nothing_and_loads_nothing(evil_page):
    root: Any = lxml.html.document_fromstring(evil_page)
    assert root.xpath("//script | //iframe | //img | //link | //object | //form") == []
    assert not [a for e in root.iter() for a in e.attrib if a.lower().startswith("on")]
    assert root.xpath("//@src | //@style") == []
    assert all(href.startswith("#") for href in root.xpath("//@href"))
    assert not re.search(r"https?:|url\(|@import", evil_page)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_the_policy_admits_exactly_the_style_of_the_page(evil_page):
    import base64
    import hashlib

    style = re.search(r"<style>(.*?)</style>", evil_page, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in evil_page


def test_text_of_source_glossary_and_title_is_shown_not_interpreted(evil_page):
    root: Any = lxml.html.document_fromstring(evil_page)
    assert EVIL in root.xpath("string(//h1)")
    assert "<script>" not in evil_page
    source = root.xpath("string(//tr[@id='s1']/td[@class='zh'])")
    assert 'alert("1")' in source
    assert any(EVIL in tip for tip in root.xpath("//*[@role='tooltip']//text()"))


def test_conflicts_stand_before_the_table_and_point_into_it(evil_page):
    root: Any = lxml.html.document_fromstring(evil_page)
    findings = root.xpath("//ul[@class='findings']/li")
    assert "conflict" in findings[0].text_content()
    assert "two.tsv:2" in findings[0].text_content()
    targets = {href[1:] for href in root.xpath("//ul[@class='findings']//@href")}
    assert targets <= set(root.xpath("//tr/@id"))
    assert evil_page.index('class="findings"') < evil_page.index("<table>")


def test_labels_are_in_both_languages_and_why_can_be_focused(evil_page):
    root: Any = lxml.html.document_fromstring(evil_page)
    text = root.text_content()
    for label in (
        "term · 术语",
        "figure · 数字",
        "conflict · 冲突",
        "Signature · 签名",
        "原文",
        "译文",
    ):
        assert label in text
    explained = root.xpath("//td//*[@tabindex='0']")
    assert len(explained) >= 4
    assert all(e.xpath(".//*[@role='tooltip']") for e in explained)


def test_the_report_closes_every_element_it_opens(evil_page):
    class Balance(HTMLParser):
        open: tuple[str, ...] = ()

        def handle_starttag(self, tag, attrs):
            if tag not in ("meta", "br"):
                self.open = (*self.open, tag)

        def handle_endtag(self, tag):
            assert self.open[-1] == tag
            self.open = self.open[:-1]

    parser = Balance()
    parser.feed(evil_page)
    assert parser.open == ()


def test_a_broken_promise_is_said_first(random_engine, finder):
    translator = Translator(random_engine, finder, GuaranteeOptions(beam_size=1, enforce=False))
    page = render_report(translated(translator, "链主投资30亿元，重庆市突破卡脖子技术。"))
    root: Any = lxml.html.document_fromstring(page)
    assert root.xpath("//p[contains(@class, 'broken')]")
    assert "unmet" in root.xpath("//ul[@class='findings']/li")[0].text_content()


def test_an_empty_document_has_a_report_too(translator):
    page = render_report(translated(translator, ""))
    assert "<b>0</b>" in page


def _span(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def test_a_word_that_a_proposed_term_begins_with_is_not_lost_behind_a_required_one(
    packaged_engine,
):
    finder = RequirementFinder(
        [
            parse_glossary("zh\ten\tapproval\n长江\tYangtze River\t\n", name="a.tsv"),
            parse_glossary(
                "zh\ten\tapproval\n河长制\triver chief system\tproposed\n", name="b.tsv"
            ),
        ]
    )
    done = translated(Translator(packaged_engine, finder, GREEDY), "推进长江河长制工作。")
    assert "Yangtze River river chief system" in done.translations[0].text
