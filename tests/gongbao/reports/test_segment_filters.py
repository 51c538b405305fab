"""The segments of an evaluation are filtered by finding, entity, term, domain, document, length."""

import re

import pytest

from glossary.opening import open_glossaries
from gongbao.evaluation.evaluation import EvaluationOptions, evaluate
from gongbao.evaluation.parallel_lines import LineFile, make_evaluation_set
from gongbao.evaluation.scores.significance import ResamplingOptions
from gongbao.reports import render_evaluation
from gongbao.reports.html_frame import _style_sheet

SOURCES = (
    "荆州市3月投资30亿元，增长较快。",
    "产业链链主带动配套企业发展壮大。",
    "会议在武汉召开，各方参加。",
)
ENGLISH = (
    "Jingzhou invested 3 billion yuan in March, growing fast.",
    "Chain leaders drive the growth of supporting enterprises.",
    "The meeting was held in Wuhan, and all sides took part.",
)


def page(documents):
    texts = make_evaluation_set(
        LineFile("zh", SOURCES),
        [LineFile("ref", ENGLISH)],
        [LineFile("a", ENGLISH), LineFile("b", tuple(reversed(ENGLISH)))],
        documents,
    )
    options = EvaluationOptions(("chrf", "terms"), None, ResamplingOptions(0))
    return render_evaluation(evaluate(texts, open_glossaries(), options))


@pytest.fixture(scope="module")
def filtered():
    return page(("news\td1", "news\td2", "law\td2"))


def test_domains_stand_before_the_documents_and_filter(filtered):
    assert [f'id="domain-{k}"' in filtered for k in ("m0", "m1", "m2")] == [True, True, False]
    cards = re.findall(r'<div class="card ([^"]+)">', filtered)
    assert sum("m0" in card.split() for card in cards) == 2
    assert "line 3 · law · d2" in filtered


def test_what_the_source_holds_filters(filtered):
    assert all(f'id="entity-has-{kind}"' in filtered for kind in ("figure", "date", "place"))
    assert 'id="entity-has-person"' not in filtered  # no segment has one
    cards = re.findall(r'<div class="card ([^"]+)">', filtered)
    assert sum("has-place" in card.split() for card in cards) == 2


def test_without_domains_there_is_no_such_row():
    assert 'id="domain-m0"' not in page(("d1", "d1", "d2"))


def test_every_button_has_a_rule_in_the_style_sheet(filtered):
    sheet = _style_sheet("evaluation_page.css")
    buttons = re.findall(r'<input type="radio" name="\w+" id="([\w-]+)"', filtered)
    assert all(f"#{button}:checked" in sheet for button in buttons if "-any" not in button)
