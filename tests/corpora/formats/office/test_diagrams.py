"""SmartArt: its words stand in its data and in its drawing, and are one text."""

import pytest
from lxml import etree

from corpora import read_document, render_document
from corpora.documents import Mark, MarkedText
from tests.corpora.formats.office import office_files as files

DATA = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWN = "http://schemas.microsoft.com/office/drawing/2008/diagram"
WORDS = ("申请", "受理", "审批")
KINDS = [("diagramDrawing", "../diagrams/drawing1.xml"), ("diagramData", "../diagrams/data1.xml")]


def paragraphs(words, around):
    return "".join(
        f'<{around}><a:p><a:r><a:rPr lang="zh-CN"/><a:t>{word[:1]}</a:t></a:r><a:r>'
        f'<a:rPr lang="zh-CN" b="1"/><a:t>{word[1:]}</a:t></a:r></a:p></{around}>'
        for word in words
    )


def workbook(drawn):
    parts = {
        "xl/diagrams/data1.xml": f'<d:dataModel xmlns:d="{DATA}" xmlns:a="{files.DRAWING}">'
        f"{paragraphs(WORDS, 'd:t')}</d:dataModel>",
        "xl/diagrams/drawing1.xml": f'<s:drawing xmlns:s="{DRAWN}" xmlns:a="{files.DRAWING}">'
        f"{paragraphs(drawn, 's:txBody')}</s:drawing>",
        "xl/drawings/drawing1.xml": "<a/>",
        "xl/drawings/_rels/drawing1.xml.rels": files.relationships(KINDS),
    }
    return files.workbook(
        [], ["<sheetData/>"], relations=[("drawing", "../drawings/drawing1.xml")], parts=parts
    )


@pytest.mark.parametrize(
    ("drawn", "own"),
    [
        pytest.param(WORDS, [], id="the same"),
        pytest.param(WORDS[::-1], [], id="in another order"),
        pytest.param(("申请", "公示", "审批"), ["公示"], id="drawn before it changed"),
    ],
)
def test_a_diagram_is_read_once_and_written_twice(drawn, own):
    data = workbook(drawn)
    document = read_document(None, data, language="zh")
    assert [segment.text for segment in document.segments] == [*WORDS, *own]
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_document(document, same) == data
    english = {word: f"Step {number} done" for number, word in enumerate([*WORDS, *own])}
    made = [
        MarkedText(english[segment.text], tuple(Mark(5, 6, mark.key) for mark in segment.marks))
        for segment in document.segments
    ]
    written = render_document(document, made)
    for part, words in (("data1", WORDS), ("drawing1", drawn)):
        root = etree.fromstring(files.part(written, f"xl/diagrams/{part}.xml").encode())
        found = ["".join(map(str, p.itertext())) for p in root.iter(f"{{{files.DRAWING}}}p")]
        assert found == [english[word] for word in words]
        bold = [r for r in root.iter(f"{{{files.DRAWING}}}rPr") if r.get("b") == "1"]
        assert len(bold) == len(words)
