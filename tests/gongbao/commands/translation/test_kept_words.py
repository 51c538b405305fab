"""Chinese that stays in a translation: code is told, and words of prose cost the exit code."""

import json

import pytest


@pytest.mark.parametrize(
    ("name", "text", "code", "told"),
    [
        pytest.param(
            "a.md",
            "链主企业。\n\n用`构建`，再用`运行`。\n",
            0,
            "2 places keep their Chinese because they are code: line 3 (构建), line 3 (运行)",
            id="code",
        ),
        pytest.param(
            "a.md", "`构建`\n", 0, "1 place keeps its Chinese because it is code", id="only code"
        ),
        pytest.param(
            "a.html",
            "<p>链主企业。<p translate=no>甲",
            0,
            "because it is marked as not to be translated: line 1 (甲)",
            id="marked",
        ),
        pytest.param(
            "a.html",
            "<style>p:before{content:'附件'}</style><p>链主企业。",
            1,
            "line 1: translation.kept: Chinese stays, because a style sheet shows them (“附件”)",
            id="prose of a style sheet",
        ),
        pytest.param(
            "a.csv",
            '链主企业,"=""共""&B1"\n',
            1,
            "line 1: translation.kept: Chinese stays, because a formula computes with them (“共”)",
            id="words that a formula joins",
        ),
        pytest.param("a.md", "链主企业。<!-- 注 -->\n", 0, "", id="a remark"),
    ],
)
def test_what_stays_is_told_and_prose_breaks_the_promise(quick, tmp_path, name, text, code, told):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    done = quick(file, "-o", tmp_path / f"english-{name}", "--report", tmp_path / "why.html")
    assert (done.code, told in done.errors) == (code, True)
    assert ("Chinese" in done.errors) is bool(told)
    report = (tmp_path / "why.html").read_text(encoding="utf-8")
    assert ("Kept · 保留" in report) is (bool(told) and code == 0)
    assert ("translation.kept" in report) is (code == 1)


def test_what_stays_is_an_object_of_its_own_behind_the_segments(quick, tmp_path):
    file = tmp_path / "a.html"
    file.write_text("<p>链主企业。<code>构建</code>", encoding="utf-8")
    *segments, kept = map(json.loads, quick(file, "--format", "jsonl").output.splitlines())
    assert all("kept" not in entry for entry in segments)
    assert (kept["source"], kept["target"], kept["findings"]) == ("构建", "构建", [])
    assert kept["kept"] == {"place": "line 1", "reason": "code"}


def test_a_waiver_covers_words_that_stay(quick, office, tmp_path):
    file = tmp_path / "a.html"
    file.write_text("<style>p:before{content:'附件'}</style><p>链主企业。", encoding="utf-8")
    workspace = tmp_path / "gongbao.db"
    granted = ("translation.kept", "--text", "附件", "--reason", "the site's own")
    assert office("waiver", "add", *granted, "--workspace", workspace).code == 0
    assert quick(file, "-o", tmp_path / "b.html", "--workspace", workspace).code == 0
