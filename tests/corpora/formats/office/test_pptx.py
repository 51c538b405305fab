"""PowerPoint presentations, and the charts and diagrams of all Office documents."""

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from lxml import etree

from corpora import read_document, render_document
from corpora.documents import BlockKind, Mark, MarkedText
from corpora.errors import DocumentError
from tests.corpora.formats.office import office_files as files

DRAWING = files.DRAWING
CHART_PART = files.CHART_PART
SLIDE = "ppt/slides/slide1.xml"


def run(text, properties=""):
    return f"<a:r>{properties}<a:t>{text}</a:t></a:r>"


def test_slides_charts_and_notes_are_read_in_the_order_in_which_they_are_shown():
    data = files.presentation(
        f"<a:p>{run('第一页')}</a:p>",
        f"<a:p>{run('第二页')}</a:p>",
        notes=f"<a:p>{run('讲稿')}</a:p>",
    )
    document = read_document(None, data)
    assert document.format == "pptx"
    shown = [segment.text for segment in document.segments]
    first = ["标题", "第一页", "各区产值", "涪陵区", "标题", "讲稿"]
    assert shown == [*first, "标题", "第二页", "公报"]
    kinds = [block.kind for block in document.blocks[:4]]
    assert kinds == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.TABLE_CELL,
    ]
    written = render_document(document, [MarkedText("A < B")] * len(shown))
    assert "<c:v>A &lt; B</c:v>" in files.part(written, "ppt/charts/chart1.xml")
    assert "<c:f>表!A2</c:f>" in files.part(written, "ppt/charts/chart1.xml")
    assert "<c:v>2295</c:v>" in files.part(written, "ppt/charts/chart1.xml")
    core = files.part(written, "docProps/core.xml")
    assert "<dc:title>A &lt; B</dc:title><dc:creator>张三</dc:creator>" in core
    slide = files.part(written, SLIDE)
    assert '<a:rPr lang="en-US" altLang="en-US" dirty="0"/><a:t>A &lt; B</a:t>' in slide


def test_formatted_words_breaks_fields_and_links_keep_their_place():
    bold = '<a:rPr lang="zh-CN" b="1"><a:hlinkClick r:id="rId9"/><a:latin typeface="黑体"/></a:rPr>'
    body = (
        f'<a:p><a:pPr lvl="1"/>{run("全区")}{run("工业", bold)}{run("产值增长。")}<a:br/>'
        f'{run("见第")}<a:fld id="1" type="slidenum"><a:t>3</a:t></a:fld>{run("页。")}'
        '<a:endParaRPr lang="zh-CN"/></a:p>'
    ).replace("r:id", "x")
    data = files.presentation(body)
    document = read_document(None, data)
    block = document.blocks[1]
    assert [segment.text for segment in block.segments] == ["全区工业产值增长。", "见第页。"]
    (mark,) = block.segments[0].marks
    assert (mark.start, mark.end) == (2, 4)
    made = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    made[1] = MarkedText("Industrial output grew.", (Mark(0, 10, mark.key),))
    made[2] = MarkedText("See page .", (Mark(9, 9, block.segments[1].marks[0].key),))
    slide = files.part(render_document(document, made), SLIDE)
    assert '<a:pPr lvl="1"/><a:r>' in slide
    assert '<a:latin typeface="黑体"/></a:rPr><a:t>Industrial</a:t></a:r>' in slide
    assert '<a:t>See page </a:t></a:r><a:fld id="1" type="slidenum">' in slide
    assert '<a:endParaRPr lang="zh-CN"/></a:p>' in slide
    assert slide.count("<a:br/>") == 1


def test_charts_of_word_are_translated_with_it(word_file, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(word_file("<w:p><w:r><w:t>正文。</w:t></w:r></w:p>"))
    with zipfile.ZipFile(path, "a") as archive:
        relation = files.relationships([("chart", "charts/chart1.xml")])
        archive.writestr("word/_rels/document.xml.rels", relation)
        archive.writestr("word/charts/chart1.xml", CHART_PART)
    document = read_document(path)
    assert [segment.text for segment in document.segments] == ["正文。", "各区产值", "涪陵区"]
    made = [MarkedText(text) for text in ("Text.", "Output", "Fuling")]
    chart = files.part(render_document(document, made), "word/charts/chart1.xml")
    assert "<a:t>Output</a:t>" in chart
    assert "<c:v>Fuling</c:v>" in chart


def test_what_is_no_presentation_is_refused():
    data = files.presentation("<a:p/>")
    with pytest.raises(DocumentError, match=r"a\.pptx: no presentation, but an Excel workbook"):
        read_document(None, files.workbook(["<t>指标</t>"], [files.cells(0)]), name="a.pptx")
    with pytest.raises(DocumentError, match=r"a\.docx: no Word document, but a presentation"):
        read_document(None, data, name="a.docx")
    book = files.package({"mimetype": "application/epub+zip", "META-INF/container.xml": "<a/>"})
    with pytest.raises(DocumentError, match=r"a\.epub: no Word document, but an e-book"):
        read_document(None, book, name="a.epub")
    other = files.package({"[Content_Types].xml": "<Types/>", "a.xml": "<a/>"})
    with pytest.raises(DocumentError, match=r"a\.pptx: no presentation in this package"):
        read_document(None, other, name="a.pptx")
    turned = files.package({"[Content_Types].xml": "<Types/>", "ppt\\presentation.xml": "<a/>"})
    with pytest.raises(DocumentError, match=r"a\.pptx: no presentation .* have backslashes"):
        read_document(None, turned, name="a.pptx")
    epub = files.package({"META-INF/container.xml": "<a/>", "b\\c.css": ""})
    with pytest.raises(DocumentError, match="but an e-book"):
        read_document(None, epub, name="a.docx")


WORDS = st.text("中国，。 ab", min_size=1, max_size=5)
PROPERTIES = st.sampled_from(
    ["", '<a:rPr lang="zh-CN"/>', '<a:rPr b="1"/>', '<a:rPr i="1"><a:ea typeface="黑体"/></a:rPr>']
)
PARAGRAPHS = st.lists(
    st.tuples(WORDS, PROPERTIES).map(lambda pair: run(*pair))
    | st.sampled_from(["<a:br/>", '<a:fld id="1" type="datetime"><a:t>今</a:t></a:fld>']),
    min_size=1,
    max_size=6,
).map(lambda runs: f"<a:p><a:pPr/>{''.join(runs)}<a:endParaRPr/></a:p>")


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PARAGRAPHS, min_size=1, max_size=3), st.integers(0, 8))
def test_nothing_between_words_is_lost_or_doubled(paragraphs, length):
    data = files.presentation("".join(paragraphs))
    document = read_document(None, data)
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_document(document, same) == data
    made = [
        MarkedText("abcdefgh"[:length], tuple(Mark(0, length, mark.key) for mark in segment.marks))
        for segment in document.segments
    ]
    before = etree.fromstring(files.part(data, SLIDE).encode())
    after = etree.fromstring(files.part(render_document(document, made), SLIDE).encode())
    for name in ("p", "pPr", "br", "fld", "endParaRPr"):
        tag = f"{{{DRAWING}}}{name}"
        assert len(list(before.iter(tag))) == len(list(after.iter(tag)))


def test_what_a_layout_shows_on_its_slides_is_read_and_not_what_it_asks_for(tmp_path):
    path = tmp_path / "a.pptx"
    path.write_bytes(files.presentation("<a:p/>", f"<a:p>{run('第二页')}</a:p>"))
    shape = (
        "<p:sp><p:nvSpPr><p:nvPr>{}</p:nvPr></p:nvSpPr><p:txBody><a:p>{}</a:p></p:txBody></p:sp>"
    )
    layout = shape.format('<p:ph type="body"/>', run("单击此处")) + shape.format("", run("镇政府"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "ppt/slides/_rels/slide2.xml.rels",
            files.relationships([("slideLayout", "../slideLayouts/slideLayout1.xml")]),
        )
        archive.writestr(
            "ppt/slideLayouts/slideLayout1.xml",
            f'<p:sldLayout xmlns:p="{files.SHOW}" xmlns:a="{DRAWING}">{layout}</p:sldLayout>',
        )
    document = read_document(path)
    assert "镇政府" in [segment.text for segment in document.segments]
    written = render_document(document, [MarkedText("Words")] * len(document.segments))
    made = files.part(written, "ppt/slideLayouts/slideLayout1.xml")
    assert made.count("Words") == 1
    assert "单击此处" in made


def test_the_word_in_the_mark_of_a_note_is_english():
    raised = run("[注1]", '<a:rPr baseline="30000"/>')
    data = files.presentation(f"<a:p>{run('产值')}{raised}{run('增长。')}</a:p>")
    document = read_document(None, data)
    made = [MarkedText("Words", segment.marks) for segment in document.segments]
    assert "<a:t>[Note 1]</a:t>" in files.part(render_document(document, made), SLIDE)
