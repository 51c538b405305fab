"""Waivers and house style: who answers for what, and clear words about a wrong file."""

import pytest

from corpora import InputError
from gongbao.checking import list_rules, parse_house_style, read_waivers, rule_names
from gongbao.checking.rules.registry import describe_rules

GOOD = '[[waiver]]\nrule = "form.double-space"\nauthor = "Li"\nreason = "layout"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("double-space", "duble-space"), "waiver 1: no rule 'form.duble-space'"),
        (GOOD.replace('author = "Li"\n', ""), "waiver 1: no author"),
        (GOOD + "page = 3\n", "no field 'page'"),
        ("[[waiver]\n", "neither TOML nor JSON"),
        ("rules = []\n", "no table 'rules'"),
    ],
)
def test_a_wrong_waiver_names_its_place(tmp_path, text, message):
    path = tmp_path / "waivers.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="waivers") as raised:
        read_waivers(path, rule_names())
    assert message in str(raised.value)


def test_waivers_may_be_json(tmp_path):
    path = tmp_path / "waivers.json"
    path.write_text('[{"rule": "form.dash", "author": "Li", "reason": "house"}]', encoding="utf-8")
    (waiver,) = read_waivers(path, rule_names())
    assert (waiver.rule, waiver.author, waiver.reason) == ("form.dash", "Li", "house")


@pytest.mark.parametrize(
    ("text", "message"),
    [('spelling = "gb"', "expected one of us, uk"), ("colour = 1", "no style 'colour'")],
)
def test_a_wrong_style_names_what_is_expected(text, message):
    with pytest.raises(InputError, match=message):
        parse_house_style(text, "style.toml")


def test_every_rule_is_documented_and_listed():
    listed = describe_rules(list_rules())
    assert len(rule_names()) == len(list_rules())
    for rule in list_rules():
        assert rule.documentation.endswith((".", "?"))
        assert rule.name in listed
