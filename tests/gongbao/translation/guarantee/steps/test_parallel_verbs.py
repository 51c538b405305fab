"""What "we" did in a review is told in one tense."""

from dataclasses import replace

import pytest

from gongbao.translation.guarantee.steps.grammar.parallel_verbs import make_parallel
from gongbao.translation.guarantee.telling.outlook import Outlook


def looking(outlook):
    """Return the step for a draft whose passage looks there."""
    return lambda draft: make_parallel(
        replace(draft, passage=replace(draft.passage, outlook=outlook))
    )


CHINESE = "我们做了工作。"
MENDED = [
    ("We built roads and improve services.", "We built roads and improved services."),
    ("We build roads and improve services.", "We built roads and improved services."),
    ("Over the year, we always keep on.", "Over the year, we always kept on."),
    ("This year we are busy and improve.", "This year we were busy and improve."),
    ("We built roads; we take steps.", "We built roads; we took steps."),
    ("We built roads, build 3 schools.", "We built roads, built 3 schools."),
    ("We have built roads, take steps.", "We have built roads, taken steps."),
    ("We firmly held on, and carry it out.", "We firmly held on, and carried it out."),
    (
        "We made progress, build a park, strengthen ties and hold talks.",
        "We made progress, built a park, strengthened ties and held talks.",
    ),
]
LEFT = [
    "We took steps to cut costs and improve services.",
    "We helped companies cut costs and improve services.",
    "We raised profits and total assets.",
    "We reviewed trade, supply and demand.",
    "They built roads and improve services.",
    "We built roads. Others will come and improve services.",
    "We can build roads and improve services.",
    "We have confidence and strength.",
    "We have been selected and promote it.",
]


@pytest.mark.parametrize(("english", "expected"), MENDED, ids=[e for e, _ in MENDED])
def test_infinitives_beside_the_first_verb_become_past(changed_draft, english, expected):
    assert changed_draft(looking(Outlook.BACK), CHINESE, english) == expected


@pytest.mark.parametrize("english", LEFT)
def test_other_infinitives_and_nouns_stay(changed_draft, english):
    assert changed_draft(looking(Outlook.BACK), CHINESE, english) == english


@pytest.mark.parametrize("outlook", [Outlook.OPEN, Outlook.AHEAD])
def test_elsewhere_than_in_reviews_nothing_changes(changed_draft, outlook):
    english = "We built roads and improve services."
    assert changed_draft(looking(outlook), CHINESE, english) == english
