"""What one pair lacks may stand in the next one; then nothing is called left out or added."""

import pytest

from align import DocumentAligner
from glossary.opening import open_glossaries
from gongbao.checking import Proofreader, checked_documents

CHINESE = """展区在2018年第1季展开翻新工程，加入寓学习于玩乐的游戏，使访客认识香港货币，乐在其中。
工程在年底完成，展区重新开放，访客人数增加20%。
"""


@pytest.fixture(scope="module")
def check():
    proofreader, aligner = Proofreader(open_glossaries()), DocumentAligner()

    def rules_of(english):
        sides = ("zh.txt", CHINESE.encode()), ("en.txt", english.encode())
        return {f.rule for f in proofreader.check(checked_documents(*sides, aligner)).findings}

    return rules_of


def test_a_clause_in_the_next_sentence_is_not_left_out(check):
    found = check(
        "Games that integrate learning into play were added, so that visitors get to know the"
        " currency of Hong Kong and enjoy themselves.\n"
        "The renovation of the exhibition area, begun in the first quarter of 2018, was completed"
        " at the end of the year; the area reopened and visitor numbers rose by 20 percent.\n"
    )
    assert not found & {"completeness.lost-clause", "completeness.added-clause"}
    assert not found & {"quantities.missing", "quantities.added"}


def test_a_figure_that_stands_nowhere_is_missing(check):
    found = check(
        "The exhibition area began its renovation in the first quarter of 2018, adding games that"
        " integrate learning into play, so that visitors get to know the currency of Hong Kong.\n"
        "The work was completed at the end of the year, the area reopened and visitor numbers"
        " rose.\n"
    )
    assert "quantities.missing" in found


def test_a_source_line_under_a_chart_is_no_page_furniture(check):
    found = check("Chart 1 Visitors\nSource: Census and Statistics Department.\n")
    assert "form.page-furniture" not in found
