"""Laws of workbooks made by another library: after translation only words differ."""

import datetime
import io

import openpyxl
from hypothesis import HealthCheck, given, settings, strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font

from corpora import read_document, render_document
from corpora.documents import Mark, MarkedText

WORDS = st.text("重庆产值，。 A1&<", min_size=1, max_size=6)
VALUES = st.one_of(
    st.none(),
    WORDS,
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(datetime.date(1950, 1, 1), datetime.date(2050, 1, 1)).map(
        lambda day: datetime.datetime(day.year, day.month, day.day)
    ),
    st.sampled_from(["=A1*2", "=SUM(A1:B2)", '=A1&"合计"', "=IF(A1>1,A2,B2)"]),
)
SHEETS = st.lists(
    st.lists(st.lists(VALUES, min_size=1, max_size=4), min_size=1, max_size=4),
    min_size=1,
    max_size=3,
)


def workbook(sheets, *, width, is_bold):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
        sheet.column_dimensions["A"].width = width
        sheet["A1"].font = Font(bold=is_bold)
        sheet["B9"].comment = Comment("注：见附件。", "李")
        sheet.merge_cells("F7:G8")
        sheet.freeze_panes = "A2"
        sheet.oddFooter.center.text = "统计局"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def state(data):
    """Return all that a workbook holds, words and names of sheets left out."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [
        (
            sheet.dimensions,
            str(sheet.merged_cells),
            sheet.freeze_panes,
            sheet.column_dimensions["A"].width,
            [
                (
                    cell.coordinate,
                    "words" if cell.data_type == "s" else (cell.data_type, cell.value),
                    cell.number_format,
                    cell.font.b,
                )
                for row in sheet.iter_rows()
                for cell in row
            ],
        )
        for sheet in book
    ]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(SHEETS, st.integers(5, 60), st.booleans(), st.integers(0, 12))
def test_figures_formulas_and_layout_are_as_they_were(sheets, width, is_bold, length):
    data = workbook(sheets, width=width, is_bold=is_bold)
    document = read_document(None, data, name="a.xlsx", language="zh")
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert render_document(document, same) == data
    words = "=W & <w> 1-2"[:length] or "W"
    made = [
        MarkedText(words, tuple(Mark(0, 0, mark.key) for mark in segment.marks))
        for segment in document.segments
    ]
    assert state(render_document(document, made)) == state(data)
