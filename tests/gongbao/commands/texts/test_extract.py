"""`gongbao extract` and `gongbao translate --article`."""

import json

import docx
import pytest

BODY = "重庆市推动经济高质量发展，链主企业投资30亿元，带动上下游企业共同发展。"
PAGE = (
    "<html><head><title>链主企业_重庆市人民政府</title></head><body><div class='nav'><a>首页</a>"
    "<a>政务公开</a></div><div>您当前的位置：首页 &gt; 新闻 &gt; 要闻</div><h1>链主企业发展</h1>"
    "<div>发布时间：2023-03-07 来源：重庆日报 字体：【大 中 小】</div>"
    f"<div class='TRS_Editor'><p>{BODY}</p><p>{BODY}</p></div><div>责任编辑：李明</div>"
    "<div>渝ICP备05003300号</div></body></html>"
)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_the_article_is_printed_as_text_and_as_json(run, page):
    done = run("extract", page)
    assert done.code == 0
    assert done.output.split("\n\n") == [
        "链主企业发展",
        "2023-03-07 · 重庆日报",
        BODY,
        f"{BODY}\n",
    ]
    found = json.loads(run("extract", page, "--format", "json").output)
    left_out = {line["text"]: line["is_prose"] for line in found.pop("left_out")}
    assert left_out["渝ICP备05003300号"] is False
    assert found == {
        "title": "链主企业发展",
        "date": "2023-03-07",
        "source": "重庆日报",
        "language": "zh",
        "body": [BODY, BODY],
    }


def test_prose_that_is_left_out_is_told(run, page):
    remark = "本网站转载的文章只供参考，内容以原文为准，如有疑问请与编辑部联系。"
    aside = (
        f"<aside>{''.join(f'<a href=x>{remark}</a><p>{k}、{remark}</p>' for k in range(2))}</aside>"
    )
    page.write_text(PAGE.replace("</body>", f"{aside}</body>"), encoding="utf-8")
    done = run("extract", page)
    assert remark not in done.output
    assert "2 lines that look like prose left out" in done.errors


def test_standard_input_and_other_pages_of_the_site_are_read(run, page, tmp_path):
    other = tmp_path / "other.html"
    other.write_text(PAGE.replace("链主企业发展", "另一篇"), encoding="utf-8")
    done = run("extract", "-", "--site", other, stdin=PAGE.encode())
    assert done.code == 3  # both bodies are the same, so nothing is left
    assert "no article found" in done.errors
    assert run("extract", "-", stdin=PAGE.encode()).code == 0


def test_a_page_without_an_article_is_bad_input(run, tmp_path):
    path = tmp_path / "empty.html"
    path.write_text("<html><body><a>首页</a></body></html>", encoding="utf-8")
    done = run("extract", path)
    assert done.code == 3
    assert "empty.html: no article found on this page" in done.errors
    assert run("extract", tmp_path / "none.html").code == 3


def test_only_the_article_is_translated_and_handed_over(quick, run, office_glossary, page):
    review, whole = page.with_name("r.xlsx"), page.with_name("whole.txt")
    done = quick(page, "--article", "-o", whole, "--bilingual", review)
    assert done.code == 0
    text = whole.read_text(encoding="utf-8")
    assert text.count("3 billion") == 2
    assert "ICP" not in text
    assert len([line for line in text.split("\n") if line]) == 3
    applied = page.with_name("applied.txt")
    arguments = ("--glossary", office_glossary, "--no-packaged-glossary")
    assert run("apply", review, "-o", applied, *arguments).code == 0
    assert applied.read_text(encoding="utf-8").count("3 billion") == 2


def test_all_that_an_office_document_says_is_printed(run, tmp_path):
    document = docx.Document()
    document.add_heading("统计公报", 1)
    document.add_paragraph("2023年3月7日 来源：统计局")
    document.add_table(1, 2).cell(0, 0).text = "指标"
    path = tmp_path / "a.docx"
    document.save(str(path))
    done = run("extract", path)
    assert done.code == 0
    lines = done.output.strip().split("\n\n")
    assert [lines[0], *lines[-2:]] == ["统计公报", "2023年3月7日 来源：统计局", "指标"]
    path.rename(tmp_path / "a.doc")
    assert run("extract", tmp_path / "a.doc").output == done.output
