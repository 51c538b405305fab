"""What is written obeys the schema of Word: the order of elements, each as often as it may be.

The rules are those of `scripts/benchmarks/formats/office_schema.py`.
"""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings, strategies as st
from lxml import etree

from corpora.documents import Mark, MarkedText
from corpora.reading import read_document, render_document
from scripts.benchmarks.formats.office_schema import schema_errors

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def run(text, properties=""):
    worn = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{worn}<w:t xml:space="preserve">{text}</w:t></w:r>'


def translated(data, words="On 6 March 2023"):
    """Return the body of a file with other words; what opens does so at their beginning."""
    document = read_document(None, data, name="a.docx")
    end = len(words)
    made = [
        MarkedText(words, tuple(Mark(end * (m.start == m.end), end, m.key) for m in segment.marks))
        for segment in document.segments
    ]
    with zipfile.ZipFile(io.BytesIO(render_document(document, made))) as archive:
        return archive.read("word/document.xml")


def counts(xml, *leave_out):
    """Return how often each element is there, runs and what a translation makes anew aside."""
    found: dict[str, int] = {}
    for element in etree.fromstring(xml).iter(f"{WORD}*"):
        name = etree.QName(element).localname
        if name not in {"r", "t", "rPr", "lang", "rFonts", *leave_out}:
            found[name] = found.get(name, 0) + 1
    return found


SMART = (
    '<w:smartTag w:uri="urn:x" w:element="chsdate"><w:smartTagPr>'
    '<w:attr w:name="Year" w:val="2023"/></w:smartTagPr>{}</w:smartTag>'
)
CUSTOM = (
    '<w:customXml w:element="day"><w:customXmlPr><w:attr w:name="a" w:val="b"/></w:customXmlPr>'
    "{}</w:customXml>"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(run("于") + SMART.format(run("2023年3月6日")) + run("开会。"), id="smart tag"),
        pytest.param(
            run("于") + CUSTOM.format(SMART.format(run("2023年"))) + run("开会。"),
            id="both, nested",
        ),
        pytest.param(
            run("开会") + "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>" + run("了。"), id="empty"
        ),
        pytest.param(
            run("开会") + "<w:sdt><w:sdtPr/><w:sdtContent></w:sdtContent></w:sdt>" + run("了。"),
            id="empty, two tags",
        ),
        pytest.param(run("开会") + "<w:sdt><w:sdtPr/></w:sdt>" + run("了。"), id="without content"),
        pytest.param(
            run("开会") + f"<w:sdt><w:sdtContent>{run('重庆')}</w:sdtContent></w:sdt>",
            id="with words",
        ),
        pytest.param(
            '<w:fldSimple w:instr=" HYPERLINK &quot;x&quot; "><w:fldData>AA</w:fldData>'
            f"{run('重庆')}</w:fldSimple>{run('开会。')}",
            id="data of a field",
        ),
        pytest.param(
            run("重庆", '<w:b/><w14:ligatures xmlns:w14="urn:14" w14:val="all"/>') + run("市。"),
            id="extension of run properties",
        ),
        pytest.param(
            run("重庆", '<w:rStyle w:val="a"/><w:b/><w:eastAsianLayout/><w:specVanish/>')
            + run("市"),
            id="all around the language",
        ),
    ],
)
def test_containers_are_whole_and_in_order(word_file, body):
    data = word_file(f"<w:p>{body}</w:p>")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        before = archive.read("word/document.xml")
    after = translated(data)
    assert set(schema_errors(after)) <= set(schema_errors(before))
    dropped = {"eastAsianLayout"}
    assert counts(after, *dropped) == counts(before, *dropped)


_TEXT = st.text("重庆市开会，了。2", min_size=1, max_size=5)
_PROPERTIES = st.sampled_from(
    [
        "",
        "<w:b/>",
        '<w:rFonts w:ascii="SimSun" w:hint="eastAsia"/><w:sz w:val="32"/>',
        '<w:rStyle w:val="a"/><w:i/><w:lang w:eastAsia="zh-CN"/><w:oMath/>',
        '<w:color w:val="FF0000"/><w:vertAlign w:val="superscript"/>',
    ]
)
_THINGS = (
    "<w:r><w:br/></w:r>",
    "<w:r><w:tab/></w:r>",
    '<w:bookmarkStart w:id="{n}" w:name="b{n}"/>',
    '<w:bookmarkEnd w:id="{n}"/>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>",
    "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
    "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>",
)
_AROUND = (
    SMART,
    CUSTOM,
    "<w:ins>{}</w:ins>",
    '<w:hyperlink r:id="h">{}</w:hyperlink>',
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
)


@st.composite
def paragraphs(draw, depth=2):
    """Return the content of a paragraph with all that may stand among its words."""
    pieces = []
    for number in range(draw(st.integers(1, 4))):
        kind = draw(st.integers(0, 2 if depth else 1))
        if kind == 0:
            pieces.append(run(draw(_TEXT), draw(_PROPERTIES)))
        elif kind == 1:
            thing = draw(st.sampled_from(_THINGS))
            pieces.append(thing.replace("{n}", str(number)))
        else:
            around = draw(st.sampled_from(_AROUND))
            pieces.append(around.replace("{}", draw(paragraphs(depth=depth - 1))))
    return "".join(pieces)


@settings(max_examples=200, deadline=None)
@given(st.lists(paragraphs(), min_size=1, max_size=3), st.sampled_from(["", "EN", "Two words"]))
def test_no_translation_adds_an_error_or_loses_an_element(word_file, contents, words):
    data = word_file("".join(f"<w:p>{content}</w:p>" for content in contents))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        before = archive.read("word/document.xml")
    after = translated(data, words)
    assert set(schema_errors(after)) <= set(schema_errors(before))
    assert counts(after, "b", "i", "sz", "color", "vertAlign", "oMath", "rStyle") == counts(
        before, "b", "i", "sz", "color", "vertAlign", "oMath", "rStyle"
    )


@pytest.mark.parametrize("seed", range(30))
def test_files_of_python_docx_keep_their_elements(seed):
    document = docx.Document()
    for number in range(seed % 5 + 1):
        document.add_heading(f"第{number}章", number % 4)
        paragraph = document.add_paragraph("全区产值", style="List Bullet" if seed % 2 else None)
        paragraph.add_run("增长").bold = bool(seed % 3)
        paragraph.add_run("8.5%。").italic = bool(number % 2)
    table = document.add_table(seed % 4 + 1, 2)
    for row in table.rows:
        row.cells[0].text, row.cells[1].text = "指标", "4078亿元"
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(io.BytesIO(stream.getvalue())) as archive:
        before = archive.read("word/document.xml")
    after = translated(stream.getvalue())
    assert not schema_errors(after)
    assert counts(after, "b", "i") == counts(before, "b", "i")
