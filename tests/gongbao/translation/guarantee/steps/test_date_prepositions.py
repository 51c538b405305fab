"""Dates have the prepositions of English."""

import pytest

from gongbao.translation.guarantee.steps.grammar.date_prepositions import mend_date_prepositions


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The hall opened in May 1.", "The hall opened on May 1."),
        ("In July 15, the river rose.", "On July 15, the river rose."),
        ("The hall opened in May 2007.", None),
        ("On 2007, the hall opened.", "In 2007, the hall opened."),
        ("Figures are based on 2020 prices.", None),
    ],
)
def test_before_days_and_years(changed_draft, english, expected):
    assert changed_draft(mend_date_prepositions, "会堂落成。", english) == (expected or english)
