"""All changes of a workspace, listed and taken back."""

import json

import pytest


@pytest.fixture
def worked(office, tmp_path):
    """Return `office` after a ruling, an import into the memory, a waiver and another ruling."""
    pairs = tmp_path / "pairs.csv"
    pairs.write_text(
        "zh,en\n要发挥链主作用。,Chain masters lead.\n人大闭幕。,It closed.\n", "utf-8"
    )
    office("glossary", "add", "链主", "chain master", "--reason", "press conference")
    office("memory", "import", pairs, "--author", "Wang Fang")
    office("waiver", "add", "form.doublet", "--reason", "meant so")
    office("glossary", "edit", "链主", "--en", "lead firm")
    return office


def numbers(done):
    return [line.split("\t")[0] for line in done.output.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ["4", "3", "2", "1"]),
        (("--author", "Wang Fang"), ["2"]),
        (("--kind", "glossary"), ["4", "1"]),
        (("--kind", "memory", "--kind", "waiver"), ["3", "2"]),
        (("--limit", "1"), ["4"]),
        (("--until", "2000"), []),
        (("--since", "2000-01-01"), ["4", "3", "2", "1"]),
    ],
    ids=" ".join,
)
def test_the_log_lists_what_is_asked_for(worked, arguments, expected):
    assert numbers(worked("log", *arguments)) == expected


@pytest.mark.parametrize("day", ["2024-13", "yesterday", "2024/5/6", "2023-02-30"])
@pytest.mark.parametrize("option", ["--since", "--until"])
def test_the_log_refuses_what_is_no_day(worked, option, day):
    refused = worked("log", option, day)
    assert (refused.code, "expected 2018, 2018-03 or 2018-03-19" in refused.errors) == (2, True)


def test_the_log_says_who_changed_what_and_why(worked):
    first = worked("log").output.splitlines()[-1].split("\t")
    assert first[2:] == ["Li Ming", "1 concept", "press conference"]
    record = json.loads(worked("log", "--kind", "memory", "--format", "json").output)[0]
    assert (record["change"], record["author"], record["touched"]) == (
        2,
        "Wang Fang",
        {"memory": 2},
    )


def test_every_kind_of_change_is_undone_and_the_undo_too(worked):
    assert worked("undo", "2").output.endswith("change 5: 2 units\n")
    assert worked("memory", "search", "链主").code == 1
    assert worked("undo", "5").code == 0
    assert worked("memory", "search", "链主").code == 0
    assert worked("undo", "3").code == 0
    assert worked("waiver", "list").output == ""
    assert worked("undo").code == 0
    assert worked("waiver", "list").output.count("form.doublet") == 1
    assert worked("undo", "4", "--reason", "mistaken").code == 0
    assert "chain master" in worked("glossary", "list").output
    assert numbers(worked("log", "--kind", "glossary")) == ["9", "4", "1"]


def test_what_cannot_be_undone_says_why(worked):
    assert "version 2" in worked("undo", "1").errors
    done = worked("undo", "99")
    assert (done.code, "there is no change 99" in done.errors) == (3, True)
    assert "`gongbao undo 1`" in worked("memory", "undo", "1").errors
    assert worked("undo", "--workspace", "none.db").code == 3
