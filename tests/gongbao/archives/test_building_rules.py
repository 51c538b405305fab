"""Filters as a file declares them."""

import pytest

from corpora import InputError
from gongbao.archives.building import default_rules, read_building_rules
from gongbao.archives.building.building_rules import FILTER_KINDS


def test_the_packaged_file_says_what_the_defaults_are():
    rules = default_rules()
    for rule in (*rules.texts, *rules.quality, *rules.corpus):
        assert dict(rule.options) == FILTER_KINDS[rule.kind].defaults


def test_filters_keep_their_order_within_a_stage(tmp_path):
    path = tmp_path / "filters.toml"
    path.write_text(
        '[[filter]]\nkind = "score"\nleast = 1\n[[filter]]\nkind = "length"\n'
        '[[filter]]\nkind = "meaning"\n[[filter]]\nkind = "empty"\n',
        encoding="utf-8",
    )
    rules = read_building_rules(path)
    assert [rule.kind for rule in rules.texts] == ["length", "empty"]
    assert [rule.kind for rule in rules.quality] == ["score", "meaning"]
    assert rules.quality[0].number("least") == 1.0
    assert not rules.corpus


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("filter = 3", r"filters\.toml: expected tables \[\[filter\]\]"),
        ("", "expected tables"),
        ("[[filter", "no TOML"),
        ('[[filter]]\nkind = "luck"', r"filter 1: kind 'luck', expected one of empty, swapped"),
        (
            '[[filter]]\nkind = "empty"\nleast = 1',
            r"1 \(empty\): least: expected options: n",
        ),
        ('[[filter]]\nkind = "score"\nleast = "x"', r"least is 'x', expected a number"),
        ('[[filter]]\nkind = "score"\nleast = true', r"least is True, expected a number"),
        ('[[filter]]\nkind = "findings"\nfamilies = ["tone"]', r"expected quantities, polarity"),
        ('[[filter]]\nkind = "empty"\n[[filter]]\nkind = "empty"', "empty more than once"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(tmp_path, text, message):
    path = tmp_path / "filters.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_building_rules(path)
