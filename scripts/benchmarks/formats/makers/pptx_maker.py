"""Presentations by python-pptx: text frames, tables, charts, notes, groups, links, by a seed."""

from __future__ import annotations

import io
from random import Random
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from scripts.benchmarks.formats.makers.words import PICTURE, cut, paragraph, sentence, title

_PLACE = (Inches(1), Inches(1), Inches(4), Inches(2))
_FIELD = (
    '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="zh-CN"/>'
    "<a:t>{}</a:t></a:fld>"
)
_KINDS = (
    XL_CHART_TYPE.COLUMN_CLUSTERED,
    XL_CHART_TYPE.PIE,
    XL_CHART_TYPE.LINE,
    XL_CHART_TYPE.BAR_STACKED,
)


def make_pptx(random: Random) -> bytes:
    """Return the bytes of a presentation."""
    presentation = Presentation()
    for _ in range(random.randint(1, 4)):
        layout = presentation.slide_layouts[random.choice((0, 1, 1, 3, 5, 6))]
        slide = presentation.slides.add_slide(layout)
        for shape in slide.placeholders:
            if shape.has_text_frame and random.random() < 0.8:
                _fill(shape.text_frame, random)
        for _ in range(random.randint(0, 3)):
            random.choice((_add_box, _add_table, _add_chart, _add_picture, _add_group))(
                slide.shapes, random
            )
        if random.random() < 0.4:
            _fill(slide.notes_slide.notes_text_frame, random)
    presentation.core_properties.title = title(random)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def _fill(frame: Any, random: Random) -> None:  # noqa: ANN401 - python-pptx has no types
    for number in range(random.randint(1, 3)):
        made = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        made.level = random.choice((0, 0, 1))
        for part in cut(random.choice((paragraph, title))(random), random):
            run = made.add_run()
            run.text = part
            chance = random.random()
            if chance < 0.15:
                run.font.bold = True
            elif chance < 0.3:
                run.font.color.rgb = RGBColor(200, 0, 0)
                run.font.size = Pt(30)
            elif chance < 0.4:
                run.font.name = "黑体"
                run.font.italic = True
            elif chance < 0.45:
                run.hyperlink.address = "http://www.cq.gov.cn/"
            if random.random() < 0.1:
                made.add_line_break()
            if random.random() < 0.05:
                made._p.append(parse_xml(_FIELD.format(number)))


def _add_box(shapes: Any, random: Random) -> None:  # noqa: ANN401
    _fill(shapes.add_textbox(*_PLACE).text_frame, random)


def _add_table(shapes: Any, random: Random) -> None:  # noqa: ANN401
    rows, columns = random.randint(1, 3), random.randint(1, 3)
    table = shapes.add_table(rows, columns, *_PLACE).table
    for row in range(rows):
        for column in range(columns):
            cell = table.cell(row, column)
            if random.random() < 0.6:
                _fill(cell.text_frame, random)
            else:
                cell.text = f"{random.random() * 100:.1f}"
    if rows > 1 and columns > 1 and random.random() < 0.5:
        table.cell(0, 0).merge(table.cell(1, 1))


def _add_chart(shapes: Any, random: Random) -> None:  # noqa: ANN401
    data = CategoryChartData()
    data.categories = [random.choice(("涪陵区", "渝中区", "2022")) for _ in range(3)]
    for _ in range(random.randint(1, 2)):
        data.add_series(title(random), [random.random() for _ in range(3)])
    chart = shapes.add_chart(random.choice(_KINDS), *_PLACE, data).chart
    chart.has_legend = random.random() < 0.5
    if random.random() < 0.7:
        chart.has_title = True
        chart.chart_title.text_frame.text = paragraph(random)


def _add_picture(shapes: Any, random: Random) -> None:  # noqa: ANN401
    picture = shapes.add_picture(io.BytesIO(PICTURE), *_PLACE)
    picture.name = title(random)


def _add_group(shapes: Any, random: Random) -> None:  # noqa: ANN401
    group = shapes.add_group_shape()
    box = group.shapes.add_textbox(*_PLACE)
    box.text_frame.text = sentence(random)
    box.rotation = 15
