"""Workbooks by openpyxl, with all that tables of statistics have, by a seed."""

from __future__ import annotations

import io
from random import Random
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from scripts.benchmarks.formats.makers.words import PICTURE, cut, paragraph, sentence, title

_FONTS = ({"b": True}, {"i": True}, {"color": "FFFF0000"}, {"rFont": "宋体", "sz": 12})


def make_xlsx(random: Random) -> bytes:
    """Return the bytes of a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number in range(random.randint(1, 4)):
        sheet = book.create_sheet(random.choice(("表{}", "S{}", "各区 {}", "O'k{}")).format(number))
        _fill(sheet, random, number)
    if random.random() < 0.4:
        name = book.sheetnames[0].replace("'", "''")
        book.defined_names["范围"] = DefinedName("范围", attr_text=f"'{name}'!$A$1:$B$2")
    book.properties.title = title(random)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Any, random: Random, number: int) -> None:  # noqa: ANN401 - openpyxl has no types
    rows, columns = random.randint(2, 8), random.randint(2, 6)
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            _fill_cell(sheet.cell(row, column), random, row)
    if random.random() < 0.5:
        sheet.merge_cells(start_row=rows + 2, end_row=rows + 2, start_column=1, end_column=3)
        sheet.cell(rows + 2, 1).value = paragraph(random)
    if random.random() < 0.3:
        _add_table(sheet, random, number, rows + 4)
    if random.random() < 0.3:
        _add_chart(sheet, random, rows)
    if random.random() < 0.2:
        sheet.add_image(Image(io.BytesIO(PICTURE)), "K9")
    if random.random() < 0.4:
        header = sheet.oddHeader.center
        header.text, header.font = title(random), "黑体,Bold"
        header.size = random.choice((None, 12))
        sheet.oddFooter.right.text = random.choice(("第&P页 共&N页", "&P", "制表：&D"))
    _lay_out(sheet, random, rows)


def _fill_cell(cell: Any, random: Random, row: int) -> None:  # noqa: ANN401
    cell.value = _value(random, row)
    if random.random() < 0.2:
        cell.font = Font(bold=True, name="黑体")
        cell.fill = PatternFill("solid", fgColor="FFEEEEEE")
        cell.alignment = Alignment(wrap_text=True, horizontal="center")
    if random.random() < 0.05:
        cell.comment = Comment(paragraph(random), "王")
    if random.random() < 0.04:
        cell.hyperlink = "http://www.cq.gov.cn/"


def _add_chart(sheet: Any, random: Random, rows: int) -> None:  # noqa: ANN401
    chart = random.choice((BarChart, LineChart))()
    chart.title = title(random)
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=rows), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=rows))
    sheet.add_chart(chart, "J2")


def _lay_out(sheet: Any, random: Random, rows: int) -> None:  # noqa: ANN401
    if random.random() < 0.3:
        sheet.conditional_formatting.add(
            "B1:B9", CellIsRule(operator="greaterThan", formula=["5"], font=Font(bold=True))
        )
    if random.random() < 0.2:
        rule = DataValidation(type="list", formula1='"是,否"', promptTitle="选择", prompt="请选择")
        sheet.add_data_validation(rule)
        rule.add("A1")
    if random.random() < 0.4:
        sheet.freeze_panes = "B2"
        sheet.column_dimensions["A"].width = 30
        sheet.row_dimensions[1].height = 40
    if random.random() < 0.2:
        sheet.print_area = f"A1:C{rows}"
        sheet.auto_filter.ref = f"A1:B{rows}"


def _value(random: Random, row: int) -> object:
    chance = random.random()
    if chance < 0.25:
        return title(random)
    if chance < 0.35:
        return paragraph(random)
    if chance < 0.45:
        blocks = [
            TextBlock(InlineFont(**random.choice(_FONTS)), part) if random.random() < 0.6 else part
            for part in cut(sentence(random), random)
        ]
        return CellRichText(*blocks)
    if chance < 0.5:
        return f"{sentence(random)}\n{title(random)}"
    if chance < 0.75:
        return round(random.uniform(-1e5, 1e6), random.choice((0, 1, 2)))
    if chance < 0.85:
        return random.choice((f"=SUM(B1:B{row})", '=IF(A1>1,"是","否")', '=A1&"亿元"', "=1/3"))
    return random.choice((None, "2022", "-", "  ", "ABC", "A & B", "12.5%", True))


def _add_table(sheet: Any, random: Random, number: int, row: int) -> None:  # noqa: ANN401
    headings = random.sample(("地区", "全年", "上半年", "增速（%）", "Q1"), 3)
    for column, heading in enumerate(headings, 1):
        sheet.cell(row, column).value = heading
        sheet.cell(row + 1, column).value = random.random()
    sheet.add_table(Table(displayName=f"T{number}", ref=f"A{row}:C{row + 1}"))
    if random.random() < 0.3:
        sheet.cell(row, 6).value = f"=SUM(T{number}[{headings[1]}])"
