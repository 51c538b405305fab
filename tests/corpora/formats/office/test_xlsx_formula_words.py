"""Words of a workbook outside its cells: formulas, lists of what a cell holds, filters, hints."""

import html
import io
import re
import zipfile

import pytest

from corpora.documents import KeptReason, MarkedText
from corpora.formats.office.office_texts import OfficePart, exchanged
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.formats.xlsx.xlsx_document import read_xlsx, render_xlsx
from corpora.formats.xlsx.xlsx_format_words import format_words
from corpora.formats.xlsx.xlsx_number_formats import english_formats
from corpora.formats.xml.xml_source import XmlSource
from tests.corpora.formats.office.office_files import relationships, workbook

ENGLISH = {
    "桥梁": "Bridges",
    "隧道": "Tunnels",
    "完工": "Done",
    "在建": "Under way",
    "甲": 'The "A"',
}
CELLS = (
    '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2"><f>{}</f><v>1</v></c></row></sheetData>'
)


def sheet_of(content):
    """Return a sheet in English whose cells say 桥梁 and 隧道."""
    document = read_xlsx(workbook(["<t>桥梁</t>", "<t>隧道</t>"], [content]))
    english = [MarkedText(ENGLISH.get(s.text, f"EN {len(s.text)}")) for s in document.segments]
    with zipfile.ZipFile(io.BytesIO(render_xlsx(document, english))) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('COUNTIF(A:A,"桥梁")', 'COUNTIF(A:A,"Bridges")'),
        ("COUNTIF(A:A,&quot;桥梁&quot;)", "COUNTIF(A:A,&quot;Bridges&quot;)"),
        ('COUNTIF(A:A,"&lt;&gt;桥梁")', 'COUNTIF(A:A,"&lt;&gt;Bridges")'),
        ('SUMIF(A:A,"*隧道*",B:B)', 'SUMIF(A:A,"*Tunnels*",B:B)'),
        ('IF(B2&gt;0,"完工","在建")', 'IF(B2&gt;0,"Done","Under way")'),
        ('IF(B2=0,"完工","完工")', 'IF(B2=0,"Done","Done")'),
        ('IF(B2=0,"甲","")', 'IF(B2=0,"The ""A""","")'),
        ('COUNTIF(A:A,"&#26725;&#26753;")', 'COUNTIF(A:A,"Bridges")'),
        ('TEXT(B2,"m月d日")', 'TEXT(B2,"m月d日")'),
        ('TEXT(B2,"0.0万")', 'TEXT(B2,"0.0万")'),
        ('LEFT(A1,1)="桥"', 'LEFT(A1,1)="桥"'),
        ('INDIRECT("桥梁!A1")', 'INDIRECT("桥梁!A1")'),
        ('A1&amp;"桥梁"&amp;B1', 'A1&amp;"桥梁"&amp;B1'),
        ("桥梁!B2*2", "桥梁!B2*2"),
        ('SUM(B2:B9,"x")', 'SUM(B2:B9,"x")'),
    ],
)
def test_a_formula_says_what_the_cells_say(formula, expected):
    assert f"<f>{expected}</f>" in sheet_of(CELLS.format(formula))


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (
            '<dataValidations count="1"><dataValidation type="list" prompt="完工" sqref="A1">'
            '<formula1>"桥梁,隧道,完工"</formula1></dataValidation></dataValidations>',
            '<dataValidations count="1"><dataValidation type="list" prompt="Done" sqref="A1">'
            '<formula1>"Bridges,Tunnels,Done"</formula1></dataValidation></dataValidations>',
        ),
        (
            '<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="桥梁"/>'
            "</filters></filterColumn></autoFilter>",
            '<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="Bridges"/>'
            "</filters></filterColumn></autoFilter>",
        ),
        (
            '<conditionalFormatting sqref="A1"><cfRule type="beginsWith" text="桥梁" dxfId="0">'
            '<formula>$A1="桥梁"</formula></cfRule></conditionalFormatting>',
            '<conditionalFormatting sqref="A1"><cfRule type="beginsWith" text="Bridges" dxfId="0">'
            '<formula>$A1="Bridges"</formula></cfRule></conditionalFormatting>',
        ),
    ],
    ids=["a list", "a filter", "a rule of looks"],
)
def test_what_names_a_cell_by_its_words_names_it_still(behind, expected):
    assert sheet_of(CELLS.format("1+1") + behind).endswith(f"{expected}</worksheet>")


@pytest.mark.parametrize(
    ("formula", "kept"),
    [
        ('IF(B1="桥梁",1,2)', []),
        ('FIND("桥",A1)', [("桥", "sheet 1 A2", KeptReason.FORMULA)]),
        ('A1&amp;"桥"', [("桥", "sheet 1 A2", KeptReason.FORMULA)]),
    ],
)
def test_what_stays_in_a_formula_is_told(formula, kept):
    document = read_xlsx(workbook(["<t>桥梁</t>"], [CELLS.format(formula)]))
    assert [(text.text, text.place, text.reason) for text in document.kept] == kept


def test_a_list_in_references_of_characters_is_as_long_as_it_is_shown():
    words = "&#26725;&#26753;,&#38567;&#36947;,&#26410;&#24320;&#22987;"
    behind = (
        '<dataValidations count="1"><dataValidation type="list" sqref="A1">'
        f'<formula1>"{words}"</formula1></dataValidation></dataValidations>'
    )
    assert '<formula1>"Bridges,Tunnels,' in sheet_of(CELLS.format("1+1") + behind)


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        (["Bureau " * 8 + "A", "Yes"] * 5, ["Bureau " * 5 + "Bureau…", "Yes"] * 5),
        (
            [f"City Bureau of the Administration of {name}" for name in "ABCDEFGH"],
            [f"City Bureau of …nistration of {name}" for name in "ABCDEFGH"],
        ),
        (["B" * 20 + str(k) for k in range(10)], ["B" * 20 + str(k) for k in range(10)]),
        (["R&D " * 20, "No", "C" * 250] + [f"Z{k}" for k in range(7)], None),
    ],
    ids=["words are cut", "ends differ", "it fits", "one without spaces"],
)
def test_a_list_of_choices_is_no_longer_than_excel_allows(english, expected):
    chinese = [f"选项{chr(0x4E00 + k)}" for k in range(len(english))]
    behind = (
        f'<dataValidations><dataValidation type="list" sqref="A1"><formula1>"{",".join(chinese)}"'
    )
    behind += "</formula1></dataValidation></dataValidations>"
    document = read_xlsx(workbook(["<t>桥梁</t>"], [CELLS.format("1") + behind]))
    said = dict(zip(chinese, english, strict=True))
    words = [MarkedText(said.get(s.text, "Bridges").strip()) for s in document.segments]
    with zipfile.ZipFile(io.BytesIO(render_xlsx(document, words))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    (formula,) = re.findall('<formula1>"(.*)"</formula1>', sheet)
    shown = html.unescape(formula)
    assert len(shown) <= 255
    assert len(shown.split(",")) == len(english)
    assert expected is None or shown.split(",") == expected


def test_a_hint_is_no_longer_than_excel_allows():
    hint = '<dataValidations><dataValidation promptTitle="{}" sqref="A1"/></dataValidations>'
    document = read_xlsx(workbook(["<t>桥梁</t>"], [CELLS.format("1") + hint.format("请选择状态")]))
    english = [MarkedText("Please choose the state " * 3) for _ in document.segments]
    with zipfile.ZipFile(io.BytesIO(render_xlsx(document, english))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'promptTitle="Please choose the state Please…"' in sheet


@pytest.mark.parametrize(
    ("code", "english"),
    [
        ("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "mmmm d, yyyy"),
        ("[$-804]yyyy&quot;年&quot;mm&quot;月&quot;dd&quot;日&quot;;@", "mmmm d, yyyy;@"),
        ("yyyy\\年m\\月", "mmmm yyyy"),
        ("[DBNum1][$-804]m&quot;月&quot;d&quot;日&quot;", "mmmm d"),
        ("h时mm分", "h:mm"),
        ("0.0&quot;万人&quot;", None),
        ("[$-804]aaaa", None),
        ("yyyy-mm-dd", None),
    ],
)
def test_a_format_of_days_is_written_in_english(code, english):
    styles = f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
    found = english_formats(styles)
    assert [words for _, _, words in found] == ([english] if english else [])
    assert all(styles[start:end] == code for start, end, _ in found)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("[DBNum1][$-804]General", "[$-804]General"),
        ("[dbnum2]0;[Red][DBNum2]-0", "0;[Red]-0"),
        ("[Red][&gt;5]0", "[Red][&gt;5]0"),
        ("[DBNum1]0&quot;个&quot;", "0&quot;个&quot;"),
    ],
)
def test_figures_in_chinese_numerals_are_shown_in_digits(code, expected):
    styles = f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
    for start, end, words in reversed(english_formats(styles)):
        styles = styles[:start] + words + styles[end:]
    assert f'formatCode="{expected}"' in styles


@pytest.mark.parametrize(
    ("code", "said", "english", "expected"),
    [
        ("0.0&quot;万箱&quot;", ["万箱"], "10,000 boxes", "0.0&quot; × 10,000 boxes&quot;"),
        ("#,##0\\吨", ["吨"], "tons", "#,##0&quot; tons&quot;"),
        ("0吨", ["吨"], "tons", "0&quot; tons&quot;"),
        ("&quot;共&quot;0", ["共"], "Total", "&quot;Total &quot;0"),
        ("General&quot;亿吨&quot;", ["亿吨"], "100 tons", "General&quot; × 100 tons&quot;"),
        ("0&quot;个&quot;", [], "", "0&quot;&quot;"),
        (
            "0&quot;箱&quot;;[Red]-0&quot;箱&quot;",
            ["箱", "箱"],
            "boxes",
            "0&quot; boxes&quot;;[Red]-0&quot; boxes&quot;",
        ),
        ("[=1]&quot;有&quot;;&quot;无&quot;", ["有", "无"], "W", "[=1]&quot;W&quot;;&quot;W&quot;"),
        ("0&quot;%&quot;", [], "", "0&quot;%&quot;"),
    ],
)
def test_words_in_formats_of_figures_are_translated(code, said, english, expected):
    styles = f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
    words = format_words(styles)
    assert [text.words.run.text for text in words.texts] == said
    part = OfficePart("xl/styles.xml", XmlSource(styles, "utf-8"), words.texts)
    blocks = [text.block(number) for number, text in enumerate(words.texts)]
    made = exchanged(part, [(block.segments, [MarkedText(english)]) for block in blocks])
    result = SplicedSource(styles, [*made, *words.dropped]).slice(0, len(styles))
    assert f'formatCode="{expected}"' in result


def test_a_workbook_says_its_formats_in_english():
    styles = '<s:x xmlns:s="urn:s"><s:numFmt formatCode="0.0&quot;万箱&quot;"/></s:x>'
    relations = relationships([("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")])
    data = workbook(
        [],
        ["<sheetData/>"],
        parts={"xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": relations},
    )
    document = read_xlsx(data)
    assert [s.text for s in document.segments][-1] == "万箱"
    made = render_xlsx(document, [MarkedText("10,000 boxes") for _ in document.segments])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert "× 10,000 boxes" in archive.read("xl/styles.xml").decode()


@pytest.mark.parametrize(
    "code", ["&quot;第&quot;0&quot;期&quot;", "yyyy&quot;年第&quot;q", "[$-804]aaaa&quot;晚&quot;d"]
)
def test_words_of_a_format_that_cannot_be_put_together_stay_and_that_is_told(code):
    styles = f'<numFmt numFmtId="170" formatCode="{code}"/>'
    assert format_words(styles).kept == ()  # no cell is shown in it
    words = format_words(f'{styles}<xf numFmtId="170"/>')
    assert (words.texts, words.kept) == ((), (html.unescape(code),))
