import json
from pathlib import Path

import pytest


@pytest.fixture
def office(office):
    """Return a function that runs `gongbao ...` beside a page with a fault, as Li Ming."""
    Path("page.txt").write_text("The city makes pickled (pickled) mustard .\n", encoding="utf-8")
    return office


def rules(done) -> list[str]:
    return [json.loads(line)["rule"] for line in done.output.splitlines()]


def check(office):
    return office(
        "check", "--target-only", "page.txt", "--format", "jsonl", "--no-packaged-glossary"
    )


def test_a_waiver_holds_until_it_is_withdrawn(office) -> None:
    before = rules(check(office))
    assert "form.doublet" in before
    granted = office("waiver", "add", "form.doublet", "--reason", "name of the product")
    assert (granted.code, granted.output) == (0, "1\tform.doublet\t(any)\t(any)\n")
    done = check(office)
    assert rules(done) == [rule for rule in before if rule != "form.doublet"]
    assert "1 waived" in done.errors
    (listed,) = json.loads(office("waiver", "list", "--format", "json").output)
    assert (listed["author"], listed["reason"]) == ("Li Ming", "name of the product")
    assert office("waiver", "retire", "1").code == 0
    assert rules(check(office)) == before
    assert office("waiver", "list").output == ""


def test_a_waiver_of_other_words_or_another_file_changes_nothing(office) -> None:
    before = rules(check(office))
    office("waiver", "add", "form.doublet", "--text", "salted (salted)", "--reason", "a name")
    office("waiver", "add", "form.doublet", "--document", "other.txt", "--reason", "a name")
    done = check(office)
    assert rules(done) == before
    assert "fits nothing" not in done.errors


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("add", "form.doubet", "--reason", "x"), 3, "is it form.doublet?"),
        (("add", "form.doublet"), 2, "needs a --reason"),
        (("retire", "7"), 3, "no waiver 7 is in force"),
    ],
)
def test_a_waiver_that_cannot_be_is_refused(office, arguments, code, message) -> None:
    office("glossary", "add", "链主", "chain master")
    done = office("waiver", *arguments)
    assert done.code == code
    assert message in done.errors
