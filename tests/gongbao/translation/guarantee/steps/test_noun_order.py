"""Nouns that belong to a term with words behind its own noun stand before it."""

import pytest

from glossary import Concept, Glossary, RequirementFinder, Term
from gongbao.translation.guarantee.steps.grammar.noun_order import put_nouns_before

TERMS = Term("县域高中", "zh"), Term("high schools in counties", "en")
FINDER = RequirementFinder([Glossary("office", (Concept("1", TERMS),))])


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        (
            "We will promote high schools in counties development.",
            "We will promote the development of high schools in counties.",
        ),
        (
            "We will improve the high schools in counties system.",
            "We will improve the system for high schools in counties.",
        ),
        ("We will support high schools in counties.", None),
        ("We will fund high schools in counties development zones have.", None),
    ],
)
def test_a_noun_behind_such_a_term(changed_draft, english: str, expected: str | None) -> None:
    assert changed_draft(put_nouns_before, "县域高中发展。", english, FINDER) == (
        expected or english
    )
