"""`gongbao correct`: what is written, what is listed, exit codes, and what is refused."""

import io
import json
import zipfile

import docx
import pytest

CHINESE = "2022年经济发展\n运力达到20万吨，增长3.5%。\n全区将力争发展。\n"
ENGLISH = "Growth in 2022\nThe capacity was 20 tons, up 3.5%.\nThe city willStrive to grow.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "zh.txt").write_text(CHINESE, encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def test_nothing_left_is_exit_code_zero(run, folder):
    done = run("correct", "zh.txt", "en.txt", "-o", "fixed.txt", "--no-packaged-glossary")
    assert done.code == 0, done.output
    made = (folder / "fixed.txt").read_text(encoding="utf-8")
    assert made == ENGLISH.replace("20 tons", "200,000 tons").replace("willStrive", "will strive")
    assert "“20” -> “200,000”" in done.output
    assert "words run together · 单词连写" in done.output
    assert "2 findings, 2 changes, 0 findings left" in done.errors


def test_what_is_left_is_listed_and_exit_code_one(run, folder):
    (folder / "en.txt").write_text(ENGLISH + "See 《it》 (here.\n", encoding="utf-8")
    arguments = ("correct", "zh.txt", "en.txt", "--dry-run", "--no-packaged-glossary")
    done = run(*arguments)
    assert done.code == 1
    assert "form.unbalanced" in done.output
    assert run(*arguments, "--fail-on", "critical").code == 0
    assert run(*arguments, "--fail-on", "never").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["en.txt", "zh.txt"]


def test_json_and_json_lines_say_the_same(run, folder):
    arguments = ("correct", "zh.txt", "en.txt", "--dry-run", "--no-packaged-glossary", "--format")
    whole = json.loads(run(*arguments, "json").output)
    assert [(c["text"], c["written"]) for c in whole["changes"]] == [
        ("20", "200,000"),
        ("willStrive", "will strive"),
    ]
    assert whole["signature"].startswith("gongbao ")
    lines = [json.loads(line) for line in run(*arguments, "jsonl").output.splitlines()]
    assert [{"kind": "change", **change} for change in whole["changes"]] == lines
    span = whole["changes"][0]["target_span"]
    assert ENGLISH[slice(*span)] == "20"


def test_word_gets_tracked_changes_by_whoever_is_named(run, folder):
    document = docx.Document()
    for line in ENGLISH.splitlines():
        document.add_paragraph(line)
    document.save("en.docx")
    arguments = ("correct", "zh.txt", "en.docx", "--no-packaged-glossary", "-o")
    assert run(*arguments, "fixed.docx", "--author", "Li & Co").code == 0
    with zipfile.ZipFile("fixed.docx") as archive:
        assert b'w:author="Li &amp; Co"' in archive.read("word/document.xml")
        assert "单词连写" in archive.read("word/comments.xml").decode()
    assert run(*arguments, "clean.docx", "--changes", "none").code == 0
    clean = docx.Document(io.BytesIO((folder / "clean.docx").read_bytes()))
    assert clean.paragraphs[1].text == "The capacity was 200,000 tons, up 3.5%."


def test_a_table_is_given_alone(run, folder):
    (folder / "pairs.tsv").write_text("zh\ten\n运力20万吨。\t20 tons.\n", encoding="utf-8")
    done = run("correct", "pairs.tsv", "-o", "fixed.tsv", "--no-packaged-glossary")
    assert done.code == 0
    rows = [line.split("\t") for line in (folder / "fixed.tsv").read_text("utf-8").splitlines()]
    assert rows[0] == ["zh", "en", "corrected", "reasons"]
    assert rows[1][2] == "200,000 tons."


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(("zh.txt", "en.txt"), 2, "-o FIXED is needed", id="no output"),
        pytest.param(("zh.txt", "en.txt", "-o", "x", "--dry-run"), 2, "not both", id="both"),
        pytest.param(("zh.txt", "en.txt", "-o", "en.txt"), 2, "is what the command reads", id="in"),
        pytest.param(
            ("zh.txt", "en.txt", "-o", "en.txt", "--force"),
            2,
            "is what the command reads",
            id="over its input with force",
        ),
        pytest.param(("zh.txt", "en.txt", "-o", "old.txt"), 2, "exists already", id="exists"),
        pytest.param(("en.txt", "zh.txt", "--dry-run"), 3, "give the Chinese", id="swapped"),
        pytest.param(("zh.txt", "empty.txt", "--dry-run"), 3, "no text in it", id="empty"),
        pytest.param(("empty.txt", "en.txt", "--dry-run"), 3, "no text in it", id="empty source"),
        pytest.param(("zh.txt", "none.txt", "--dry-run"), 3, "cannot be read", id="missing"),
        pytest.param(("zh.txt", "bad.docx", "--dry-run"), 3, "bad.docx", id="damaged"),
        pytest.param(("zh.docx", "--dry-run"), 2, "table of pairs", id="one document"),
        pytest.param(("zh.txt", "en.txt", "-o", "x.docx"), 2, "not as docx", id="other format"),
        pytest.param(("-", "-", "--dry-run"), 2, "standard input", id="twice standard input"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_written(run, folder, arguments, code, message):
    (folder / "old.txt").write_text("old", encoding="utf-8")
    (folder / "empty.txt").write_text("\n \n", encoding="utf-8")
    (folder / "bad.docx").write_bytes(b"PK\x03\x04 and no more")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = run("correct", *arguments, "--no-packaged-glossary")
    assert (done.code, message in done.errors) == (code, True), done.errors
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
