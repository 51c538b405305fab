"""The last of listed figures is joined by "and"."""

import pytest

from gongbao.translation.guarantee.steps.grammar.listed_figures import join_last_figures


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        (
            "分别达到48213元、22105元。",
            "Reached 48,213 yuan, 22,105 yuan respectively.",
            "Reached 48,213 yuan and 22,105 yuan respectively.",
        ),
        (
            "分别增长3%、4%、5%。",
            "Up 3 percent, 4 percent, 5 percent.",
            "Up 3 percent, 4 percent and 5 percent.",
        ),
        (
            "分别增长33.8%、17.6%和21.4%。",
            "Up 33.8 percent and 17.6 percent and 21.4 percent.",
            "Up 33.8 percent, 17.6 percent and 21.4 percent.",
        ),
        ("产值达到48213元，增长3%。", "Reached 48,213 yuan, 3 percent more.", None),
        ("分别增长3%、4%。", "Up 3 percent and 4 percent.", None),
    ],
)
def test_figures_in_a_list(changed_draft, chinese: str, english: str, expected: str | None) -> None:
    assert changed_draft(join_last_figures, chinese, english) == (expected or english)
