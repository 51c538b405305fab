"""Words in which one term ends and the next one begins stand twice."""

from functools import partial

import pytest

from glossary import Concept, Glossary, RequirementFinder, Term
from glossary.concepts import Approval
from gongbao.translation.guarantee.steps.grammar.shared_words import part_shared_words

PROPOSED = Approval.PROPOSED
FINDER = RequirementFinder(
    [
        Glossary(
            "office",
            (
                Concept("1", (Term("清江", "zh"), Term("Qing River", "en"))),
                Concept(
                    "2", (Term("河长制", "zh"), Term("river chief system", "en", approval=PROPOSED))
                ),
            ),
        )
    ]
)


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        (
            "推行清江河长制。",
            "The Qing River chief system is introduced.",
            "The Qing River river chief system is introduced.",
        ),
        ("推行清江河长制。", "The river chief system of the Qing River is introduced.", ""),
        ("推行清江河长制。", "The Qing River river chief system is introduced.", ""),
        ("清江流域推行河长制。", "The Qing River chief system is introduced.", ""),
        ("清江河水很清。", "The Qing River chief system is clear.", ""),
    ],
)
def test_a_shared_word_is_written_twice_and_nothing_else_changes(
    changed_draft, chinese, english, expected
):
    step = partial(part_shared_words, proposed=FINDER.find(chinese).proposed)
    assert changed_draft(step, chinese, english, FINDER) == (expected or english)
