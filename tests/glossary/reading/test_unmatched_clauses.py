"""Clauses that only one side has: where they stand, and what spoils the weights."""

import pytest

from corpora import ModelError
from corpora.spans import Span
from glossary.reading import read_source
from glossary.reading.content_words import cover
from glossary.reading.omissions.unmatched_clauses import (
    CLAUSE_FEATURES,
    UnmatchedClause,
    added_clause,
    candidates_of_source,
    candidates_of_target,
    load_clause_models,
    lost_clause,
    told_where_unmet,
)
from glossary.requirements import RequirementFinder

SOURCE = "县里修复古窑区，免费为手艺人提供作坊，又请美术院校师生来驻场设计，产品摆进了41家茶馆。"
PART = "The county restored the old kiln area; the products stand in 41 teahouses."


def read(source):
    return read_source(source, RequirementFinder(()))


def test_the_lost_clause_is_shown_where_it_stands():
    reading = read(SOURCE)
    found = lost_clause(reading.content, cover(reading.content, PART), SOURCE, PART)
    assert "手艺人" in SOURCE[found.span.start : found.span.end]


@pytest.mark.parametrize(
    ("below", "unmet", "is_told"),
    [
        pytest.param(0.5, [Span(12, 15)], True, id="a required word of it is missing"),
        pytest.param(0.5, [Span(2, 5)], False, id="one of another clause"),
        pytest.param(0.5, [Span(8, 15)], False, id="one that reaches out of it"),
        pytest.param(0.5, [], False, id="none"),
        pytest.param(2.0, [Span(12, 15)], False, id="most of it is there"),
        pytest.param(-0.1, [], True, id="told by itself"),
    ],
)
def test_a_clause_with_a_requirement_that_is_missing_is_told_sooner(below, unmet, is_told):
    score = load_clause_models()["lost"].threshold - below
    lost = UnmatchedClause(Span(10, 20), score, is_told=below < 0)
    assert told_where_unmet(lost, unmet).is_told is is_told


def test_the_added_clause_is_shown_without_blanks():
    source = "会议听取了水利工程进展情况汇报，研究了防汛工作。"
    target = (
        "The meeting heard a report on progress of water projects and studied flood control,"
        " while children in the kindergarten learned to paint butterflies with their grandmothers."
    )
    found = added_clause(cover(read(source).content, target), source, target)
    shown = target[found.span.start : found.span.end]
    assert shown.startswith("while children")
    assert shown == shown.strip()


@pytest.mark.parametrize("target", ["", "A", ", ,", "Yes."])
def test_next_to_nothing_has_no_clauses(target):
    content = read("好。").content
    assert added_clause(cover(content, target), "好。", target) is None


def test_every_candidate_has_all_features():
    reading = read(SOURCE)
    covered = cover(reading.content, PART)
    candidates = [
        *candidates_of_source(reading.content, covered, SOURCE, PART),
        *candidates_of_target(covered, SOURCE, PART),
    ]
    assert candidates
    assert {len(features) for _, features in candidates} == {len(CLAUSE_FEATURES)}


@pytest.mark.parametrize("text", ["", "[]", '{"lost": {}}', '{"lost": {"weights": {}}}'])
def test_damaged_weights_are_named(tmp_path, text):
    path = tmp_path / "weights.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"weights\.json: these weights cannot be read"):
        load_clause_models(path)
