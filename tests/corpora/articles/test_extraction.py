"""The article of a page: forty layouts line by line, both languages, and what is refused."""

import contextlib
import importlib.util
import time
from pathlib import Path

import pytest

from corpora import MarkedText, render_document
from corpora.articles import article_document, extract_article, repeated_lines
from corpora.errors import DocumentError


def _module(name):
    path = Path(__file__).with_name(f"{name}.py")
    specification = importlib.util.spec_from_file_location(f"article_{name}", path)
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


layouts, hard_layouts = _module("layouts"), _module("hard_layouts")

PAGES = [
    (layout, words) for layout in layouts.LAYOUTS for words in (layouts.CHINESE, layouts.ENGLISH)
]


def expected_lines(layout, words):
    lines = [words.title, *words.body]
    if layout is layouts.list_and_table:
        lines += ["甲\t100", "乙\t200", "丙\t300", words.body[2]]
    return lines


def wrong_lines(layout, words):
    """Return the lines that are absent or should be."""
    found = list(extract_article(layout(words).encode(), "page").lines)
    expected = expected_lines(layout, words)
    absent = [f"- {line}" for line in expected if line not in found]
    return absent + [f"+ {line}" for line in found if line not in expected]


def test_99_percent_of_the_lines_of_40_layouts_are_right():
    wrong = {
        f"{layout.__name__} {words.home}": lines
        for layout, words in PAGES
        if (lines := wrong_lines(layout, words))
    }
    total = sum(len(expected_lines(layout, words)) for layout, words in PAGES)
    assert len(PAGES) == 40
    assert sum(map(len, wrong.values())) <= 0.01 * total, wrong


@pytest.mark.parametrize(
    ("layout", "words"), PAGES, ids=[f"{p.__name__}-{w.home}" for p, w in PAGES]
)
def test_title_date_and_order_are_right_in_every_layout(layout, words):
    article = extract_article(layout(words).encode(), "page")
    assert article.title == words.title
    assert article.date == words.date
    body = [line for line in article.body if line in words.body]
    assert body == sorted(body, key=words.body.index) or layout is layouts.list_and_table
    assert article.language == ("zh" if words is layouts.CHINESE else "en")


@pytest.mark.parametrize("words", [layouts.CHINESE, layouts.ENGLISH], ids=["zh", "en"])
@pytest.mark.parametrize("layout", hard_layouts.HARD_LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_body_is_whole_whatever_stands_around_and_within_it(layout, words):
    article = extract_article(layout(words).encode(), "page")
    assert article.title == words.title
    assert article.body == hard_layouts.body_of(layout, words)


ROWS = [f"工业增加值{number}\t亿元\t{number}0.5" for number in range(12)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            ["单位：亿元", *ROWS, "注：2022年数据为初步统计数，以统计年鉴为准。"], id="table"
        ),
        pytest.param(ROWS, id="nothing but a table"),
        pytest.param([layouts.CHINESE.body[0], *ROWS], id="ends with a table"),
        pytest.param(["各区县：", *(f"{k}. 任务{k}清单" for k in range(9))], id="list"),
        pytest.param(["因系统升级，本网站今日停止服务。"], id="one line"),
    ],
)
def test_what_is_no_prose_is_an_article_too(body):
    words = layouts.CHINESE
    shown = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(chr(9)))}</tr>"
        if chr(9) in line
        else f"</table><p>{line}</p><table>"
        for line in body
    )
    menu = "".join(f"<li><a href=x>{entry}</a></li>" for entry in words.nav)
    page = (
        f"<html><head><title>{words.title}</title></head><body><ul class=nav>{menu}</ul>"
        f"<h1>{words.title}</h1><div class=con><table>{shown}</table></div>"
        f"<div class=foot>{''.join(f'<p>{entry}</p>' for entry in words.footer)}</div>"
    )
    assert extract_article(page.encode(), "page").body == tuple(body)


def test_what_was_left_out_is_told():
    article = extract_article(layouts.trs_editor(layouts.CHINESE).encode(), "page")
    left_out = {line.text for line in article.left_out}
    assert {layouts.CHINESE.labels["views"], layouts.CHINESE.nav[0]} & left_out
    assert not left_out & set(article.lines)
    assert article.left_out_prose == ()
    remark = "本站声明：转载的文章不代表本站观点，如有异议请与本站编辑部联系处理。"
    page = layouts.semantic(layouts.CHINESE).replace("</aside>", f"<p>{remark}</p></aside>")
    article = extract_article(page.encode(), "page")
    assert (remark in article.body) != (remark in article.left_out_prose)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(" > ".join(["申请受理"] * 500), id="steps"),
        pytest.param("微信微博" * 2000 + "。x", id="buttons"),
        pytest.param("扫一扫" * 2000 + "。x", id="codes"),
        pytest.param("大 中 小 " * 2000 + "y", id="sizes"),
        pytest.param("首页>" * 3000 + "。", id="path"),
        pytest.param("来源：" * 3000, id="labels"),
        pytest.param(
            "<div>" * 20000 + "今天召开全市经济工作会议，部署有关工作。", id="never closed"
        ),
    ],
)
def test_odd_lines_take_no_longer_than_their_length(page):
    start = time.perf_counter()
    with contextlib.suppress(DocumentError):
        extract_article(f"<html><body><p>{page}</p></body></html>".encode())
    with contextlib.suppress(DocumentError):
        extract_article(page.encode())
    assert time.perf_counter() - start < 5  # it was minutes


@pytest.mark.parametrize("words", [layouts.CHINESE, layouts.ENGLISH], ids=["zh", "en"])
def test_the_source_is_told_where_the_page_tells_it(words):
    for layout in (layouts.trs_editor, layouts.nested_tables, layouts.saved_text_with_everything):
        assert extract_article(layout(words).encode()).source == words.source


def test_lines_that_pages_of_a_site_share_are_furniture():
    slogan = "<div>建设美丽涪陵，争当先锋表率，奋进伟大时代。</div>"
    pages = [
        f"<body>{slogan}<h1>标题{k}号通知</h1><p>这是第{k}篇文章的正文内容，介绍本区第{k}季度"
        f"经济运行的总体情况。</p>{slogan}</body>".encode()
        for k in range(3)
    ]
    repeated = repeated_lines(pages)
    assert "建设美丽涪陵，争当先锋表率，奋进伟大时代。" in repeated
    article = extract_article(pages[0], repeated=repeated)
    assert not any("先锋表率" in line for line in article.body)


def test_an_article_is_a_document_of_its_lines():
    article = extract_article(layouts.trs_editor(layouts.CHINESE).encode(), "page.html")
    document = article_document(article, b"x")
    assert document.blocks[0].segments[0].text == layouts.CHINESE.title
    assert len(document.blocks) == 1 + len(layouts.CHINESE.body)
    assert (document.language, document.source_name) == ("zh", "page.html")


KEPT_PAGE = (
    '<html lang="zh"><body><h1>全市数字农业进展</h1>'
    "<p>今年一季度，全市农业总产值达86.3亿元，同比增长7.2%，新增示范基地14个，覆盖9个乡镇。</p>"
    "<p{marked}>数字兴农，利在千秋，功在当代。</p>{code}"
    "<p>下一步，全市将加大财政投入力度，计划年内安排专项资金2.4亿元，支持农户购置农机。</p>"
    "</body></html>"
)


@pytest.mark.parametrize(
    ("marked", "code", "stay"),
    [
        pytest.param("", "<p>接口已建成，运行平稳。</p>", [], id="prose"),
        pytest.param(" translate=no", "", ["数字兴农，利在千秋，功在当代。"], id="marked"),
        pytest.param("", "<pre><code>echo 构建</code></pre>", ["echo 构建"], id="code"),
        pytest.param(
            "", "<pre>各乡镇要压实责任，按时完成任务。</pre>", [], id="prose set as typed"
        ),
    ],
)
def test_lines_that_the_page_keeps_stay_in_the_article_and_are_told(marked, code, stay):
    page = KEPT_PAGE.format(marked=marked, code=code).encode()
    article = extract_article(page, "page.html")
    document = article_document(article, page)
    assert [kept.text for kept in document.kept] == stay
    said = [segment.text for segment in document.segments]
    assert not set(stay) & set(said)
    english = render_document(document, [MarkedText("x") for _ in said]).decode()
    assert all(line in english for line in stay)
    assert english.count("x") == len(said) == len(article.lines) - len(stay)


def test_a_page_without_an_article_and_one_that_is_too_large_are_refused():
    with pytest.raises(DocumentError, match=r"a\.html: no article found"):
        extract_article(b"<html><body><a>Home</a></body></html>", "a.html")
    with pytest.raises(DocumentError, match=r"a\.html: 50 MB, a page has less than 50 MB"):
        extract_article(b" " * 50_000_000, "a.html")
    with pytest.raises(DocumentError, match=r"a\.docx: a binary file, expected a page"):
        extract_article(b"PK\x03\x04\x00\x00", "a.docx")
