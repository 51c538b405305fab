"""Excel workbooks: words are exchanged, and nothing else."""

import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from lxml import etree

from corpora import read_document, render_document
from corpora.documents import BlockKind, Mark, MarkedText
from corpora.errors import DocumentError
from tests.corpora.formats.office import office_files as files

STRINGS = "xl/sharedStrings.xml"
SHEET = "xl/worksheets/sheet1.xml"


def read(data):
    return read_document(None, data, name="a.xlsx")


def texts(data):
    return [segment.text for segment in read(data).segments]


def translated(data, words=None):
    """Return the file with each segment in other words, marks over all of it."""
    document = read(data)
    made = []
    for number, segment in enumerate(document.segments):
        text = (words or {}).get(segment.text, f"Words {number}")
        marks = tuple(
            Mark(0, 0 if mark.start == mark.end else len(text), mark.key) for mark in segment.marks
        )
        made.append(MarkedText(text, marks))
    return render_document(document, made)


def test_cells_are_read_in_their_order_each_string_once_and_figures_never():
    data = files.workbook(
        ["<t>亿元</t>", "<t>指标</t>", "<t>2022</t>", "<t>没有人看</t>", "<t>表二</t>"],
        [files.cells(1, 0, 2, 0), files.cells(4, 1)],
    )
    document = read(data)
    assert [segment.text for segment in document.segments] == ["指标", "亿元", "表二"]
    assert {block.kind for block in document.blocks} == {BlockKind.TABLE_CELL}
    written = translated(data, {"亿元": "100 million yuan"})
    assert written != data
    assert "<si><t>没有人看</t></si>" in files.part(written, STRINGS)
    assert files.part(written, SHEET) == files.part(data, SHEET)


def test_without_a_translation_the_file_is_the_same_bytes():
    data = files.workbook(["<t>指标</t>"], [files.cells(0)])
    document = read(data)
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_document(document, same) == data


def test_formatted_words_keep_their_format_and_a_plain_string_stays_plain():
    rich = (
        "<r><t>全区</t></r><r><rPr><b/><rFont val='宋体'/></rPr><t>工业产值</t></r>"
        "<r><t>增长</t></r>"
        "<rPh sb='0' eb='1'><t>quan</t></rPh><phoneticPr fontId='1'/>"
    )
    data = files.workbook([rich, "<t>第一行\n第二行。</t>"], [files.cells(0, 1)])
    document = read(data)
    first, *lines = document.segments
    assert (first.text, first.marks) == ("全区工业产值增长", (Mark(2, 6, 0),))
    made = [MarkedText("Industrial output grew", (Mark(0, 17, 0),))]
    made += [MarkedText("One & two", line.marks) for line in lines]
    xml = files.part(render_document(document, made), STRINGS)
    bold = "<rPr><b/><rFont val='宋体'/></rPr>"
    assert f'{bold}<t xml:space="preserve">Industrial output</t>' in xml
    assert "rPh" not in xml
    assert re.search(r"<si><t xml:space=\"preserve\">One &amp; two\n?.*</t></si>", xml, re.DOTALL)


def test_strings_of_a_cell_its_notes_headers_and_pages_are_translated():
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&#37325;&#24198;</t></is></c>'
        '<c r="B1"><v>2295</v></c><c r="C1" t="str"><f>A1&amp;"市"</f><v>重庆市</v></c></row>'
        "</sheetData><headerFooter><oddHeader>&amp;L2022&amp;C&amp;&quot;黑体,常规&quot;&amp;12"
        "统计公报</oddHeader><oddFooter>第&amp;P页，共&amp;N页</oddFooter></headerFooter>"
    )
    comments = (
        f'<comments xmlns="{files.MAIN}"><authors><author>张三</author></authors><commentList>'
        '<comment ref="A1" authorId="0"><text><t>口径有调整。</t></text></comment></commentList>'
        "</comments>"
    )
    data = files.workbook(
        [],
        [sheet],
        relations=[("comments", "../comments1.xml")],
        parts={"xl/comments1.xml": comments},
    )
    assert texts(data) == ["重庆", "统计公报", "口径有调整。"]
    written = translated(data, {"统计公报": "2022 bulletin"})
    xml = files.part(written, SHEET)
    assert "&amp;12 2022 bulletin" in xml
    assert "<oddFooter>Page &amp;P of &amp;N</oddFooter>" in xml
    assert '<c r="B1"><v>2295</v></c><c r="C1" t="str"><f>A1&amp;"市"</f><v>重庆市</v></c>' in xml
    assert 'calcId="191029" fullCalcOnLoad="1"' in files.part(written, "xl/workbook.xml")
    assert "<author>张三</author>" in files.part(written, "xl/comments1.xml")


def test_sheets_are_renamed_where_only_print_areas_and_charts_name_them():
    chart = "<c:chart xmlns:c=\"urn:c\"><c:f>'一季度'!$A$1</c:f><c:v>1</c:v></c:chart>"
    data = files.workbook(
        ["<t>产值</t>"],
        [files.cells(0), files.cells(0), files.cells(0), "<sheetData/>"],
        names=["一季度", "二季度", "S3", "汇总：/各区"],
        extra="<definedNames><definedName name='_xlnm.Print_Area' localSheetId='1'>"
        "二季度!$A$1:$B$2</definedName></definedNames>",
        relations=[("drawing", "../drawings/drawing1.xml")],
        parts={
            "xl/drawings/drawing1.xml": "<a/>",
            "xl/drawings/_rels/drawing1.xml.rels": files.relationships(
                [("chart", "../charts/chart1.xml")]
            ),
            "xl/charts/chart1.xml": chart,
        },
    )
    assert texts(data) == ["一季度", "产值", "二季度", "汇总：/各区"]
    quarters = dict.fromkeys(("一季度", "二季度"), "Quarter's output: all")
    long = "Summary of all of the districts of the city"
    written = translated(data, {**quarters, "汇总：/各区": long})
    book = files.part(written, "xl/workbook.xml")
    assert re.findall(r'<sheet name="([^"]*)"', book) == [
        "Quarter's output all",
        "Quarter's output all 2",
        "S3",
        "Summary of all of the districts",
    ]
    assert ">'Quarter''s output all 2'!$A$1:$B$2<" in book
    assert ">'Quarter''s output all'!$A$1<" in files.part(written, "xl/charts/chart1.xml")


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("<f>SUM(一季度!A1)</f>", id="formula"),
        pytest.param("<f>SUM('一季度:二季度'!A1)</f>", id="range of sheets"),
        pytest.param('<f>INDIRECT(B1&amp;"!A1")</f>', id="computed"),
        pytest.param("<f>&#19968;&#23395;&#24230;!A1</f>", id="references of characters"),
    ],
)
def test_a_sheet_that_formulas_name_keeps_its_name(cell):
    sheet = f'<sheetData><row r="1"><c r="A1">{cell}<v>1</v></c></row></sheetData>'
    data = files.workbook([], [sheet, "<sheetData/>"], names=["一季度", "Q"])
    assert "一季度" not in texts(data)


TABLE = (
    '<table id="1" name="表1" displayName="表1" ref="A1:B2"><tableColumns count="2">'
    '<tableColumn id="1" name="地区"/><tableColumn id="2" name="全年"/></tableColumns></table>'
)


def test_the_columns_of_a_table_are_called_what_their_headings_say_and_differ():
    data = files.workbook(["<t>地区</t>", "<t>全年</t>"], [files.cells(0, 1)], tables=[TABLE])
    written = translated(data, {"地区": 'The "same"', "全年": 'The "Same"'})
    names = re.findall(r' name="([^"]*)"/>', files.part(written, "xl/tables/table1.xml"))
    assert names == ["The &quot;same&quot;", "The &quot;Same&quot; (2)"]
    assert 'The "Same" (2)</t>' in files.part(written, STRINGS)


def test_a_heading_that_formulas_name_stays():
    sheet = files.cells(0, 1).replace("</row>", '<c r="D1"><f>SUM(表1[全年])</f><v>7</v></c></row>')
    data = files.workbook(["<t>地区</t>", "<t>全年</t>"], [sheet], tables=[TABLE])
    assert texts(data) == ["地区"]
    assert 'name="全年"' in files.part(translated(data), "xl/tables/table1.xml")


def test_a_workbook_of_another_library_is_translated_and_still_opens():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["指标", "单位", 2022])
    sheet.append(["工业产值", "亿元", 2295.5])
    sheet.append(["合计", None, "=C2*2"])
    sheet.merge_cells("A4:C4")
    sheet["A4"] = "注：初步统计数。"
    sheet.column_dimensions["A"].width = 33
    stream = io.BytesIO()
    book.save(stream)
    written = openpyxl.load_workbook(io.BytesIO(translated(stream.getvalue())))
    found = written.active
    assert [cell.value for cell in found[2]] == ["Words 2", "Words 3", 2295.5]
    assert found["C3"].value == "=C2*2"
    assert str(found.merged_cells) == "A4:C4"
    assert found.column_dimensions["A"].width == 33


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"xl/workbook.xml": "<other/>"}, "no Excel workbook", id="no workbook"),
        pytest.param({"xl/workbook.xml": "<workbook"}, r"xl/workbook\.xml:\d+: no well", id="XML"),
        pytest.param({STRINGS: "<!DOCTYPE a><sst/>"}, "document type", id="entities"),
    ],
)
def test_what_is_no_workbook_is_refused_with_the_part(change, message):
    data = files.workbook(["<t>指标</t>"], [files.cells(0)])
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
    with pytest.raises(DocumentError, match=message):
        read(stream.getvalue())


def test_a_workbook_is_known_by_what_it_is():
    data = files.workbook(["<t>指标</t>"], [files.cells(0)])
    assert read_document(None, data).format == "xlsx"


WORDS = st.text("中国，。 &<x3\n", min_size=1, max_size=6)
PROPERTIES = st.sampled_from(["", "<b/>", "<i/>", '<color rgb="FF0000"/>', '<rFont val="宋体"/>'])


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


RUNS = st.tuples(PROPERTIES, WORDS).map(
    lambda pair: (
        f"<r><rPr>{pair[0]}</rPr><t>{_escaped(pair[1])}</t></r>"
        if pair[0]
        else f"<r><t>{_escaped(pair[1])}</t></r>"
    )
)
ITEMS = st.one_of(
    WORDS.map(lambda text: f"<t>{_escaped(text)}</t>"),
    st.lists(RUNS, min_size=1, max_size=4).map("".join),
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ITEMS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_no_string_and_no_format_is_lost_doubled_or_invented(items, random):
    data = files.workbook(items, [files.cells(*range(len(items)))])
    document = read(data)
    made = []
    for segment in document.segments:
        length = random.randrange(0, 9)
        marks = tuple(
            Mark(
                start := random.randrange(length + 1), random.randrange(start, length + 1), mark.key
            )
            for mark in segment.marks
        )
        made.append(MarkedText("abc & <d> e"[:length], marks))
    xml = files.part(render_document(document, made), STRINGS)
    root = etree.fromstring(xml.encode())
    assert len(root) == len(items)
    for name in ("b", "i", "color"):
        shown = f"<{name}"
        for old, new in zip(items, root, strict=True):
            is_there = shown in etree.tostring(new).decode()
            assert not is_there or shown in old
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_document(document, same) == data
