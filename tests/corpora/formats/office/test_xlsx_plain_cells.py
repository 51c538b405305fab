"""Words that programs of web systems write as the plain value of a cell."""

import pytest

from corpora import read_document, render_document
from corpora.documents import MarkedText
from tests.corpora.formats.office import office_files as files

SHEET = "xl/worksheets/sheet1.xml"


def sheet(*cells):
    return f'<sheetData><row r="1">{"".join(cells)}</row></sheetData>'


def read(*cells):
    return read_document(None, files.workbook([], [sheet(*cells)]), name="a.xlsx")


def written(document, *words):
    return files.part(render_document(document, [MarkedText(w) for w in words]), SHEET)


def test_a_value_without_a_formula_is_read_and_written_as_a_value():
    document = read('<c r="A1" t="str"><v>研发与试验 &lt;全年&gt;</v></c>')
    assert document.language == "zh"
    assert [segment.text for segment in document.segments] == ["研发与试验 <全年>"]
    assert '<c r="A1" t="str"><v>R&amp;D &lt;year&gt;</v></c>' in written(document, "R&D <year>")


def test_lines_of_a_value_stay_lines():
    document = read('<c r="A1" t="str"><v>第一行。&#10;第二行。</v></c>')
    assert len(document.segments) == 2
    xml = written(document, "One.", "Two.")
    assert "<v>One.\nTwo.</v>" in xml


def test_without_a_translation_the_file_is_the_same_bytes():
    data = files.workbook([], [sheet('<c r="A1" t="str"><v>指标&#10;（亿元）</v></c>')])
    document = read_document(None, data, name="a.xlsx")
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_document(document, same) == data


@pytest.mark.parametrize(
    "cells",
    [
        ('<c r="A1" t="str"><f>B1&amp;C1</f><v>重庆市</v></c>',),
        ('<c r="A1" t="str"><f t="shared" si="0"/><v>重庆市</v></c>',),
        (
            '<c r="A1" t="str"><f t="array" ref="A1:B1">C1:D1</f><v>重庆</v></c>',
            '<c r="B1" t="str"><v>重庆市</v></c>',
        ),
    ],
    ids=["a formula", "a shared formula", "beside a formula that fills an area"],
)
def test_a_value_that_is_computed_is_no_text(cells):
    assert read(*cells).segments == ()


def test_a_value_outside_the_area_of_a_formula_is_a_text():
    document = read(
        '<c r="A1"><f t="array" ref="A1:A2">C1:C2</f><v>5</v></c>',
        '<c r="B1" t="str"><v>重庆市</v></c>',
    )
    assert [segment.text for segment in document.segments] == ["重庆市"]


def test_a_filter_says_what_the_cell_says():
    cells = sheet('<c r="A1" t="str"><v>涪陵区</v></c>')
    shown = (
        f"{cells}<autoFilter ref='A1:A1'><filterColumn colId='0'><filters>"
        "<filter val='涪陵区'/></filters></filterColumn></autoFilter>"
    )
    document = read_document(None, files.workbook([], [shown]), name="a.xlsx")
    assert len(document.segments) == 1
    assert "<filter val='Fuling District'/>" in written(document, "Fuling District")
