"""Small words and marks that a model leaves behind."""

import pytest

from gongbao.translation.guarantee.steps.tidied_words import tidy_words


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        (
            "The safe use rate of safe use rate of farmland rose.",
            "The safe use rate of farmland rose.",
        ),
        ("It was held in our city in our city.", "It was held in our city."),
        (
            "Output rose, with high quality and with high quality.",
            "Output rose, with high quality.",
        ),
        (
            "It furthered the reform of public hospital of public hospitals.",
            "It furthered the reform of public hospitals.",
        ),
        (
            "It set the standard for able people recognition of able people.",
            "It set the standard for able people recognition.",
        ),
        (
            "Output is at the level before the disaster and the levels before the disaster.",
            None,
        ),
        ("It was signed by Bank of China and Bank of China Insurance.", None),
        ("Read Beijing Daily, Beijing Daily Online and others.", None),
        ("They are local governments at all levels and local governments in towns.", None),
        ("They went from door to door.", None),
        ("Please register on before May 6.", "Please register before May 6."),
        ("Please register on before May 6.", "Please register before May 6."),
        ("Output rose; The city grew.", "Output rose; the city grew."),
        (
            "It is in the civil servant Law of the People's Republic of China.",
            "It is in the Civil Servant Law of the People's Republic of China.",
        ),
        ("It is in the law of the People's Republic of China.", None),
        ("Output rose; Beijing grew.", None),
        (
            'Towns reached the " Green Town" standard ( all of them).',
            'Towns reached the "Green Town" standard (all of them).',
        ),
    ],
)
def test_what_stands_twice_or_apart(changed_draft, english, expected):
    assert changed_draft(tidy_words, "产值增长。", english) == (expected or english)
