import pytest

TERM = ("枫桥经验", "Fengqiao experience")


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("推广“枫桥经验”。", "Spread Fengqiao experience.", 'Spread "Fengqiao experience".'),
        ("推广“枫桥经验”。", 'Spread "Fengqiao experience".', 'Spread "Fengqiao experience".'),
        (
            "推广“枫桥经验”。",
            'Fengqiao experience of "old" age.',
            '"Fengqiao experience" of old age.',
        ),
        ("推广“枫桥经验”。", 'Ten "s Fengqiao experience".', 'Ten "Fengqiao experience".'),
        ("推广枫桥经验。", "Spread Fengqiao experience.", "Spread Fengqiao experience."),
        ("“推广枫桥经验”。", '"Spread Fengqiao experience".', '"Spread Fengqiao experience".'),
    ],
    ids=("lost", "kept", "elsewhere", "across", "none", "longer"),
)
def test_marks_of_the_source_stay_around_a_term(agreed, chinese, english, expected):
    assert agreed(chinese, english, TERM) == expected


def test_a_name_needs_no_marks(agreed):
    written = agreed("共建“一带一路”。", "Belt and Road.", ("一带一路", "Belt and Road"))
    assert written == "Belt and Road."
