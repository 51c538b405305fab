"""A distribution of another house adds a rule, a format and an engine, and is named if it fails."""

import sys
from pathlib import Path
from typing import Any, cast

import pytest

from corpora import PlugInError
from gongbao import check_pair, open_translator
from gongbao.checking import RULES, list_rules, rule_names
from gongbao.commands import main

EXAMPLE = Path(__file__).parent / "example_office"
NOTICE = """1
00:00:01,000 --> 00:00:04,000
链主企业投资30亿元。

2
00:00:05,000 --> 00:00:06,000
谢谢。
"""


@pytest.fixture
def office(monkeypatch):
    """The example, on the path as an installer would put it there."""
    monkeypatch.syspath_prepend(EXAMPLE)
    yield
    sys.modules.pop("example_office", None)


@pytest.fixture
def distribution(tmp_path, monkeypatch):
    """Return a function that installs a distribution of one module with rules."""

    def install(code):
        facts = tmp_path / "other_office-1.0.dist-info"
        facts.mkdir()
        (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: other-office\nVersion: 1.0\n")
        (facts / "entry_points.txt").write_text("[gongbao.rules]\nother = other_office:RULES\n")
        (tmp_path / "other_office.py").write_text(code, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)

    yield install
    sys.modules.pop("other_office", None)


def gongbao(*arguments):
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return ended.value.code


def test_an_installed_rule_is_listed_and_finds(office, capfd):
    assert gongbao("check", "--list") == 0
    listed = capfd.readouterr().out
    assert "office.first-person  [minor, style/register, also without a source]" in listed
    assert 'the office writes "the city"' in listed
    (finding,) = check_pair("全市投资30亿元。", "We invest 3 billion yuan in the city.")
    assert (finding.rule, finding.text, finding.line) == ("office.first-person", "We", 1)


def test_an_installed_rule_can_be_waived(office, tmp_path, capfd):
    workspace = tmp_path / "gongbao.db"
    given = ("--reason", "letter of the mayor", "--workspace", workspace)
    assert gongbao("waiver", "add", "office.first-person", *given) == 0


def test_rules_of_the_house_come_first_and_alone_where_nothing_is_installed():
    assert list_rules() == RULES


def test_every_rule_has_a_name_of_its_own():
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_what_is_installed_comes_after_the_rules_of_the_house(office):
    assert list_rules()[: len(RULES)] == RULES
    assert rule_names() - {rule.name for rule in RULES} == {"office.first-person"}


def test_an_installed_format_is_translated_and_keeps_its_times(office, tmp_path, capfd):
    (tmp_path / "notice.srt").write_text(NOTICE, encoding="utf-8")
    english = tmp_path / "notice.en.srt"
    assert gongbao("translate", tmp_path / "notice.srt", "-o", english, "--beam", "1") == 0
    written = english.read_text(encoding="utf-8").splitlines()
    assert written[:2] == NOTICE.splitlines()[:2]
    assert "3 billion yuan" in written[2]
    assert written[4:6] == NOTICE.splitlines()[4:6]


def test_an_installed_engine_translates_with_the_guarantee(office):
    translator = open_translator(engine="counted", threads=1)
    (segment,) = translator.translate(["链主企业投资30亿元。"])
    assert "3 billion yuan" in segment.target
    assert cast(Any, translator.engine).decoded >= 1


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import no_such_module", "No module named 'no_such_module'"),
        ("raise OSError('no licence')", "OSError: no licence"),
        ("", "has no attribute 'RULES'"),
        ("RULES = ['form.dash']", "holds str, expected Rule"),
        (
            "from gongbao.checking import RULES as HOUSE\nRULES = HOUSE[:1]",
            f"there is a rule '{RULES[0].name}' already",
        ),
    ],
    ids=["missing library", "fails", "no rules", "no rule", "taken name"],
)
def test_rules_that_fail_are_an_error_that_names_their_distribution(distribution, code, message):
    distribution(code)
    with pytest.raises(PlugInError, match="of the distribution other-office") as raised:
        list_rules()
    assert message in str(raised.value)


def test_the_command_line_says_which_distribution_failed(distribution, capfd):
    distribution("raise OSError('no licence')")
    assert gongbao("check", "--list") == 3
    assert "distribution other-office" in capfd.readouterr().err
