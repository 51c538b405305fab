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
        ("On 2019 to 2023, the hall was built.", "From 2019 to 2023, the hall was built."),
        (
            "On March 28 to April 3, 2025, it is open.",
            "From March 28 to April 3, 2025, it is open.",
        ),
        ("On March 3 to 9, it is open.", "From March 3 to 9, it is open."),
        ("On September 2024, the hall opened.", "In September 2024, the hall opened."),
        ("On September 20, 2024, the hall opened.", None),
        ("From 8 a.m. on July 2 to 8 a.m. on July 3, it rained.", None),
        (
            "On July 2 to 8 the river rose; on July 9 it fell.",
            "From July 2 to 8 the river rose; on July 9 it fell.",
        ),
        ("Prices based on 2019 to 2023 rose.", None),
    ],
)
def test_before_days_and_years(changed_draft, english, expected):
    assert changed_draft(mend_date_prepositions, "会堂落成。", english) == (expected or english)
