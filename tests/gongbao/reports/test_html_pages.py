"""Every page stands in one frame: one policy, nothing that runs or loads, both languages."""

import base64
import hashlib
import re
from typing import Any

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from align import Alignment, AlignmentUnits, Bead, FileAlignment
from corpora import read_document
from corpora.findings import Finding, Severity
from glossary.glossary_table import parse_glossary
from glossary.requirements import RequirementFinder
from gongbao.evaluation.evaluation import EvaluationOptions, evaluate
from gongbao.evaluation.parallel_lines import LineFile, make_evaluation_set
from gongbao.evaluation.scores.significance import ResamplingOptions
from gongbao.reports import render_alignment, render_evaluation, render_findings, render_report
from gongbao.reports.html_frame import Label, render_page
from gongbao.translation import GuaranteeOptions, Translator, translate_document

_TAGS_TEXT = """
html head meta title style body header main footer h1 h2 h3 small p ul li b a br code span div table
thead tbody tr th td mark ins del details summary figure figcaption svg text line circle rect
fieldset legend input label
"""
TAGS = frozenset(_TAGS_TEXT.split())
_ATTRIBUTES_TEXT = """
lang charset http-equiv content name class id href title tabindex role open viewbox aria-label x y
x1 x2 y1 y2 cx cy r width height text-anchor transform preserveaspectratio type for checked
"""
ATTRIBUTES = frozenset(_ATTRIBUTES_TEXT.split())
MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' style='background:url(x)",
    "</style><style>*{}",
    "</title>",
    "</td></tr></table>",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>",
    "<!--",
    "&lt;b&gt;",
    "&#60;iframe&#62;",
    "{style}",
    "\u202e",
    "链主",
    "投资30亿元",
    "chain master",
    "。",
    " ",
)


def alignment_page(text):
    units = AlignmentUnits((text, "第二句。", text)), AlignmentUnits(("One.", text, "Three."))
    beads = (Bead((0,), (0,), 0.9), Bead((1, 2), (), 0.4), Bead((), (1,), 0.7, is_moved=True))
    doubt = Finding(text, Severity.CRITICAL, "accuracy/omission", text, text)
    alignment = Alignment(*units, beads, text)
    return render_alignment(FileAlignment(alignment, f"a/{text}", "b/en.txt", (doubt,)))


def findings_page(text):
    facts = {"suggestion": text, "text": text[:5], "context": text, "document": text, "line": 1}
    findings = [Finding(text, severity, text, text, text, **facts) for severity in Severity]
    return render_findings(findings, text, 2, findings)


def evaluation_page(text):
    source, other = ("链主企业投资30亿元。", f"{text}链主。"), ("Chain masters.", f"{text} .")
    texts = make_evaluation_set(
        LineFile(text, source),
        [LineFile(text, ("The chain master.", text))],
        [LineFile(f"{text}1", other), LineFile(f"{text}2", (text, "3 billion yuan"))],
        (text, "two"),
    )
    finder = RequirementFinder([parse_glossary("zh\ten\n链主\tchain master\n", name="office.tsv")])
    return render_evaluation(
        evaluate(texts, finder, EvaluationOptions(resampling=ResamplingOptions(20)))
    )


@pytest.fixture(scope="module")
def report_page(random_engine, finder):
    translator = Translator(random_engine, finder, GuaranteeOptions(beam_size=1))

    def render(text):
        document = read_document(None, f"{text}链主。".encode(), format="text", name="zh.txt")
        return render_report(translate_document(document, translator), title=text)

    return render


def assert_harmless(page):
    root: Any = lxml.html.document_fromstring(page.encode())
    elements = list(root.iter(lxml.html.etree.Element))
    assert {element.tag for element in elements} <= TAGS
    assert {name for element in elements for name in element.attrib} <= ATTRIBUTES
    assert all(link.startswith("#") for link in root.xpath("//@href"))
    assert root.xpath("//comment()") == []
    (style,) = root.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


EVIL = st.lists(st.sampled_from(MARKUP), min_size=1, max_size=6).map("".join)


@settings(max_examples=60, deadline=None)
@given(text=EVIL)
@pytest.mark.parametrize("render", [alignment_page, findings_page])
def test_text_of_any_kind_is_shown_and_never_markup(render, text):
    page = render(text)
    assert_harmless(page)
    root: Any = lxml.html.document_fromstring(page.encode())
    shown = root.xpath("string(//body)")
    expected = re.sub("[\u202a-\u202e\u2066-\u2069]", lambda m: f"[U+{ord(m[0]):04X}]", text)
    assert "".join(expected.split()) in "".join(shown.split())


@settings(max_examples=15, deadline=None)
@given(text=EVIL)
def test_an_evaluation_shows_any_text_and_never_markup(text):
    assert_harmless(evaluation_page(text))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=EVIL)
def test_a_report_shows_any_text_and_never_markup(report_page, text):
    assert_harmless(report_page(text))


@pytest.mark.parametrize(
    ("render", "title"),
    [
        (alignment_page, "name | en.txt: alignment · 句子对齐"),
        (findings_page, "name: findings · 审校结果"),
        (evaluation_page, "name: evaluation · 译文评测"),
    ],
    ids=["alignment", "findings", "evaluation"],
)
def test_a_page_says_what_it_is_in_both_languages_and_has_the_theme(render, title):
    page = render("name")
    root: Any = lxml.html.document_fromstring(page.encode())
    assert root.xpath("string(//title)") == title
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert "http" not in page.replace("http-equiv", "")


def test_a_name_in_another_encoding_can_be_written():
    name = b"\xb9\xab\xb1\xa8.txt".decode("utf-8", "surrogateescape")
    page = render_page(name, Label("k", "种"), "findings_page.css", header=(), main=(), footer="")
    assert "\\udcb9" in page.encode("utf-8").decode("utf-8")


def _rows(page):
    root: Any = lxml.html.document_fromstring(page.encode())
    return [
        (row.get("class"), row.xpath("string(td[1])"), row.xpath("string(td[2])"))
        for row in root.xpath("//tbody/tr")
    ]


def test_an_alignment_colours_what_is_doubtful_moved_or_missing():
    alignment = Alignment(
        AlignmentUnits(("第一句。", "第二句。", "第三句<b>。", "漏掉。", "也许。")),
        AlignmentUnits(("One & two.", "Three.", "Added.", "Perhaps.")),
        (
            Bead((0, 1), (0,), 0.98765),
            Bead((), (2,), 0.9),
            Bead((2,), (1,), 0.31, is_moved=True),
            Bead((3,), (), 0.8),
            Bead((4,), (3,), 0.4),
        ),
        "toy 1",
    )
    page = render_alignment(FileAlignment(alignment, "2023/zh <1>.html", "2023/en.html", ()))
    assert _rows(page) == [
        ("", "0-1第一句。第二句。", "0One & two."),
        ("added", "无", "2Added."),
        ("moved", "2第三句<b>。", "1Three."),
        ("omitted", "3漏掉。", "nothing"),
        ("doubtful", "4也许。", "3Perhaps."),
    ]
    assert "zh &lt;1&gt;.html" in page
    assert "2023/" not in page
    assert "toy 1" in page
    assert 'class="findings"' not in page


def test_a_line_stands_where_a_paragraph_begins_and_tab_finds_what_is_doubtful():
    alignment = Alignment(
        AlignmentUnits(("甲。", "乙。", "丙。", "丁。"), (0, 0, 1, 2)),
        AlignmentUnits(("A.", "B.", "C.", "Added."), (0, 0, 1, 1)),
        (
            Bead((0,), (0,), 0.9),
            Bead((1,), (1,), 0.3),
            Bead((2, 3), (2,), 0.9),
            Bead((), (3,), 0.8),
        ),
        "toy",
    )
    page = render_alignment(FileAlignment(alignment, "zh.txt", "en.txt", ()))
    assert [row[0] for row in _rows(page)] == ["", "doubtful", "paragraph", "added"]
    root: Any = lxml.html.document_fromstring(page.encode())
    found = root.xpath("//tr[@tabindex='0']/@class")
    assert found == ["doubtful", "added"]
    assert "Tab leads to the next" in page


@pytest.mark.parametrize(
    ("text", "language"),
    [("经济发展。", "zh"), ("經濟發展。", "zh-Hant")],
    ids=["simplified", "trad."],
)
def test_each_script_has_its_own_language(text, language):
    alignment = Alignment(
        AlignmentUnits((text,)), AlignmentUnits(("A.",)), (Bead((0,), (0,), 0.9),), "toy"
    )
    page = render_alignment(FileAlignment(alignment, "zh.txt", "en.txt", ()))
    assert f'<td lang="{language}">' in page


def test_an_alignment_names_folders_where_the_files_are_named_alike():
    alignment = Alignment(AlignmentUnits(("甲。",)), AlignmentUnits(("A.",)), (), "toy")
    page = render_alignment(FileAlignment(alignment, "zh/1.html", "en/1.html", ()))
    assert "<th>zh/1.html</th><th>en/1.html</th>" in page


@pytest.fixture(scope="module")
def comparison():
    source = ("全区产值2295亿元，同比增长5%。", "全区道路建设加快，学校和医院同步开工。")
    good = ("Output was 229.5 billion yuan, up 5%.", "Roads sped up; schools and hospitals began.")
    wrong = ("Output was 2,295 billion yuan, up 5%.", "Roads.")
    texts = make_evaluation_set(
        LineFile("zh.txt", source),
        [LineFile("en.txt", good)],
        [LineFile("wrong", wrong), LineFile("good", good)],
        ("one", "two"),
    )
    options = EvaluationOptions(resampling=ResamplingOptions(50))
    page = render_evaluation(evaluate(texts, RequirementFinder(()), options))
    root: Any = lxml.html.document_fromstring(page.encode())
    return root


def test_an_evaluation_begins_with_its_verdict_in_both_languages(comparison):
    first, chinese, *_ = comparison.xpath("//div[@class='verdict']/p")
    assert "good" in first.text_content()
    assert chinese.get("lang") == "zh"
    assert comparison.xpath("string(//main//table[1]/tbody/tr[1]/td[1])").endswith("good")


def test_a_card_has_one_source_beside_all_translations_and_says_what_is_wrong(comparison):
    first, second = comparison.xpath("//div[contains(@class, 'card ')]")
    by_line = {card.xpath("string(.//p[@class='facts'])")[:6]: card for card in (first, second)}
    card = by_line["line 1"]
    assert [b.text for b in card.xpath(".//p[@class='who']/b")] == ["good", "wrong"]
    assert "figures" in card.get("class").split()
    (line,) = card.xpath(".//div[@class='line'][.//b='wrong']")
    assert "2,295 billion yuan" in line.xpath("string(ul[@class='faults'])")


def test_every_filter_has_a_rule_and_a_label(comparison):
    style = comparison.xpath("string(//style)")
    for button in comparison.xpath("//input"):
        name = button.get("id")
        assert comparison.xpath(f"//label[@for='{name}']")
        assert name.endswith("-any") or f"#{name}:checked" in style
