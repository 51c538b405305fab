"""`gongbao translate --bilingual` and `gongbao apply`: edits back into the document."""

import json
import re

import pytest
from openpyxl import load_workbook

PAGE = (
    '<html lang="zh"><p>重庆市推动经济<b>高质量发展</b>。链主企业投资30亿元。</p>'
    "<p>关于召开会议的通知</p></html>"
)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def apply(run, office_glossary):
    def run_apply(*arguments):
        return run("apply", "--no-packaged-glossary", "--glossary", office_glossary, *arguments)

    return run_apply


def edit(path, row, text):
    workbook = load_workbook(path)
    workbook["Gongbao"].cell(row + 2, 3).value = text
    workbook.save(path)


@pytest.mark.parametrize("name", ["r.xlsx", "r.docx", "r.html", "r.xlf", "r.xliff"])
def test_without_edits_the_document_is_what_translate_wrote(quick, apply, tmp_path, page, name):
    review, written, applied = tmp_path / name, tmp_path / "a.html", tmp_path / "b.html"
    version = "2.1" if name.endswith("xliff") else "1.2"
    done = quick(page, "-o", written, "--bilingual", review, "--xliff-version", version)
    assert done.code == 0
    assert apply(review, "-o", applied).code == 0
    # What random weights write holds control characters, which these files cannot.
    assert applied.read_text("utf-8") == re.sub(
        r"[^\t\n -~\u00a0-\U0010ffff]", " ", written.read_text("utf-8")
    )


def test_edits_reach_the_document_and_those_that_break_a_requirement_are_listed(
    quick, apply, tmp_path, page
):
    review, applied = tmp_path / "r.xlsx", tmp_path / "b.html"
    assert quick(page, "--bilingual", review).output == ""
    edit(review, 2, "Chain owners invested 3.1 billion yuan.")
    edit(review, 3, "Notice of a meeting")
    done = apply(review, "-o", applied, "--format", "json")
    assert done.code == 1
    found = json.loads(done.output)
    assert found["edited"] == 2
    assert {(entry["row"], entry["source"]) for entry in found["broken"]} >= {
        (2, "链主"),
        (2, "30亿元"),
    }
    rules = {entry["source"]: entry["rule"] for entry in found["broken"] if entry["row"] == 2}
    assert rules["30亿元"] == "edit.figure"
    assert rules["链主"] in ("edit.term", "edit.deprecated")
    (figure,) = [e for e in found["broken"] if e["rule"] == "edit.figure" and e["row"] == 2]
    assert figure["suggestion"] == "3 billion yuan"
    assert figure["reason"].startswith("expected 3 billion yuan")
    assert "Notice of a meeting" in applied.read_text(encoding="utf-8")
    told = apply(review, "-o", applied, "--force")
    assert re.search(r"r\.xlsx: row 2: 30亿元: expected 3 billion", told.output)
    assert page.read_text(encoding="utf-8") == PAGE


def test_a_changed_or_absent_document_is_refused(quick, apply, tmp_path, page):
    review, applied = tmp_path / "r.xlsx", tmp_path / "b.html"
    quick(page, "--bilingual", review)
    page.write_text(PAGE + " ", encoding="utf-8")
    done = apply(review, "-o", applied)
    assert done.code == 3
    assert "page.html: not the document" in done.errors
    page.unlink()
    done = apply(review, "-o", applied)
    assert done.code == 3
    assert "give it with --document" in done.errors
    other = tmp_path / "moved.html"
    other.write_text(PAGE, encoding="utf-8")
    assert apply(review, "-o", applied, "--document", other).code == 0


def test_a_deleted_row_is_named_and_nothing_is_written(quick, apply, tmp_path, page):
    review, applied = tmp_path / "r.xlsx", tmp_path / "b.html"
    quick(page, "--bilingual", review)
    workbook = load_workbook(review)
    workbook["Gongbao"].delete_rows(4)
    workbook.save(review)
    done = apply(review, "-o", applied)
    assert done.code == 3
    assert "r.xlsx: row 2 is missing" in done.errors
    assert not applied.exists()


def test_the_original_is_never_overwritten(quick, apply, tmp_path, page):
    review = tmp_path / "r.xlsx"
    quick(page, "--bilingual", review)
    assert apply(review, "-o", page, "--force").code == 2
    assert quick(page, "--bilingual", tmp_path / "r.pdf").code == 2


@pytest.mark.parametrize(
    ("more", "code", "told"),
    [
        pytest.param("", 0, "", id="all translated"),
        pytest.param("<code>构建</code>", 0, "because it is code: line 1 (构建)", id="code"),
        pytest.param(
            "<style>p:before{content:'附件'}</style>",
            1,
            "line 1: translation.kept: Chinese stays, because a style sheet shows them (“附件”)",
            id="prose of a style sheet",
        ),
    ],
)
def test_chinese_that_stays_is_told_as_translate_tells_it(
    quick, apply, office, tmp_path, more, code, told
):
    page, review = tmp_path / "p.html", tmp_path / "r.xlsx"
    page.write_text(f"<p>链主企业。</p>{more}", encoding="utf-8")
    made = quick(page, "--bilingual", review)
    done = apply(review, "-o", tmp_path / "b.html", "--format", "json")
    assert (made.code, done.code) == (code, code)
    assert told in made.errors and told in done.errors
    assert ("Chinese" in done.errors) is bool(told)
    assert [bool(one["findings"]) for one in json.loads(done.output)["kept"]] == [code == 1] * bool(
        told
    )
    workspace = tmp_path / "gongbao.db"
    waiver = ("translation.kept", "--text", "附件", "--reason", "theirs", "--workspace", workspace)
    assert office("waiver", "add", *waiver).code == 0
    assert apply(review, "-o", tmp_path / "c.html", "--workspace", workspace).code == 0
