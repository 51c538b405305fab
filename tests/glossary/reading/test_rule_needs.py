"""A rule is not tried on a source without the characters that it needs; it would find nothing."""

import csv
from pathlib import Path

import pytest

from corpora.findings import Severity
from corpora.patterns.needed_characters import needed_characters
from glossary.reading import list_pair_rules, pair_rules as module, read_pair

with (Path(__file__).with_name("relations.tsv")).open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
OTHERS = [
    ("定于6月开工。", "Work will start in September."),
    ("每周五开放。", "It is open every Monday."),
    ("由水利局牵头、交通局配合。", "It is led by the transport bureau with the water bureau."),
    ("第三批项目开工。", "Three batches of projects have started."),
    ("产值居全省第四位。", "Its output ranked 40th in the province."),
    ("树立四个意识。", "Foster the fourth consciousness."),
    ("东部有雨。", "Rain fell in the western parts."),
    ("该规定不适用于企业。", "The rule applies to companies."),
]
PAIRS = [*((row["source"], row["wrong"]) for row in ROWS), *OTHERS]


@pytest.mark.parametrize(("source", "target"), PAIRS, ids=[source for source, _ in PAIRS])
def test_what_a_rule_finds_has_the_characters_it_needs(source, target):
    reading = read_pair(source, target)
    for rule in list_pair_rules():
        if any(rule.search(reading)):
            for pattern in rule.needs:
                needed = needed_characters(pattern)
                assert needed is None or needed & set(reading.source.text), rule.name


def test_a_source_without_them_is_not_searched(monkeypatch):
    searched = []

    def search(reading):
        searched.append(reading.source.text)
        return iter(())

    rule = module.PairRule("a.b", Severity.MINOR, "accuracy", search, needs=("甲[一二]?",))
    monkeypatch.setattr(module, "_rules_with_needs", lambda: ((rule, needed_characters("甲")),))
    for source in ("甲级。", "乙级。"):
        list(module.pair_findings(read_pair(source, "A grade.")))
    assert searched == ["甲级。"]
