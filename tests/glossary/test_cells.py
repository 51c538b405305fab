"""Whole cells: the table, the grammar over it, and what is none of its business."""

import pytest

from corpora.quantities import find_english_quantities
from glossary.cells import find_head, find_heads, load_cells, render_cell
from glossary.cells.cell_table import cell_key, load_topics

CELLS = [
    ("八、人口和就业", "VIII. Population and Employment"),
    ("九、教育和科技", "IX. Education, Science and Technology"),
    ("第二节 申请与受理", "Section 2 Application and Acceptance"),
    ("表1 2024年主要指标", "Table 1: Main indicators for 2024"),
    ("图2 2020—2024年粮食产量", "Figure 2: Grain output, 2020-2024"),
    ("附：2024年度预算表", "Attachment: Budget Table for 2024"),
    ("数据来源：国家统计局", "Source: National Bureau of Statistics"),
    ("第一，", "First,"),
    ("两", "2"),
    ("单位：亿元", "Unit: 100 million yuan"),
    ("计量单位：千公顷", "Unit: 1,000 hectares"),
    ("单位：亿元、%", "Unit: 100 million yuan, %"),
    ("绝对数（亿元）", "Absolute value (100 million yuan)"),
    ("比上年增长（%）", "Growth over previous year (%)"),
    ("立方米", "cubic meters"),
    ("公里", "kilometers"),
    ("十二", "12"),
    ("一百零五", "105"),
    ("六个", "6"),
    ("6家", "6"),
    ("1,200户", "1,200"),
    ("百亿级企业", "10-billion-yuan-level enterprises"),
    ("百亿级企业（户）", "10-billion-yuan-level enterprises (number)"),
    ("千亿级产业集群数量", "Number of 100-billion-yuan-level industrial clusters"),
    ("个体工商户（万户）", "Self-employed businesses (10,000)"),
    ("6", "6"),
    ("1,234.5", "1,234.5"),
    ("-0.6%", "-0.6%"),
    ("合计", "Total"),
    ("合　计", "Total"),
    ("否", "No"),
    ("是", "Yes"),
    ("其中：", "Of which:"),
    ("一、", "I."),
    ("（一）", "(1)"),
    ("提示：", "Note:"),
    ("全部", "All"),
    ("扫一扫", "Scan the QR code"),
    ("①", "①"),
    ("（二）农业", "(2) Agriculture"),
    ("1.其他", "1. Others"),
    ("附件2：", "Attachment 2:"),
    ("表2-1", "Table 2-1"),
    ("图3—1", "Figure 3-1"),
    ("第一章 总则", "Chapter I General Provisions"),
    ("2024年", "2024"),
    ("3月", "March"),
    ("万人", "10,000 people"),
    ("有效期至2026年12月31日", "Valid until December 31, 2026"),
    ("上午9:00", "9:00 a.m."),
    ("出生年月：1985.10", "Date of birth: October 1985"),
]
HEADS = [
    ("八、人口和就业情况", 2, "VIII."),
    ("六、一旦着火，先报警。", 2, "VI."),
    ("（二）加快道路建设", 3, "(2)"),
    ("(3)加快道路建设", 3, "(3)"),
    ("1.加快道路建设", 2, "1."),
    ("3、加快道路建设", 2, "3."),
    ("②加快道路建设", 1, "②"),
    ("第一，要加快道路建设。", 3, "First,"),
    ("其二，要加快道路建设。", 3, "Second,"),
    ("第二节 申请与受理", 4, "Section 2"),
    ("第三章 道路建设", 4, "Chapter III"),
    ("表1 各区道路建设情况", 3, "Table 1:"),
    ("图2-1：道路建设情况", 5, "Figure 2-1:"),
    ("抄送：省教育厅", 3, "Copied to:"),
    ("数据来源：市统计局", 5, "Source:"),
]
NO_HEADS = [
    "一、二类企业增长。",
    "三、四季度增长。",
    "1.5亿元投资到位。",
    "3、4月份增长。",
    "第二节课开始了。",
    "表1列出了各区情况。",
    "他说：增长了。",
    "第一产业增长。",
    "（一）",
]
SENTENCES = [
    "全区经济增长。",
    "产值2295亿元，增长3.5%。",
    "",
    "。",
    "加快道路建设",
    "Total",
    "五、居民收入稳步增长",
]


@pytest.mark.parametrize(("cell", "english"), CELLS)
def test_a_cell_is_written_by_rule(cell, english):
    found = render_cell(cell)
    assert found is not None
    assert found.english == english


@pytest.mark.parametrize(("text", "length", "english"), HEADS)
def test_a_head_is_written_by_rule(text, length, english):
    found = find_head(text)
    assert found is not None
    assert (found.length, found.english) == (length, english)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("★任务：①加快建设②完善设施", ["★", "①", "②"]),
        ("附件：1.清单 2.分工表", ["Attachment:", "1.", "2."]),
        ("坚持（一）加快建设，（二）完善设施。", ["(1)", "(2)"]),
        ("适用第（一）、（三）项规定。", []),
        ("“①加快建设”", []),
        ("来源：市政府　作者：张三 编辑：李四", ["Source:", " Author:", " Editor:"]),
        ("来源：市政府发布日期：2024年", ["Source:", " Date of release:"]),
        ("时间：上午开会，下午讨论地点：市政府", ["Time:"]),
        ("目标：实现增长 来源：市统计局", []),
        ("按总则（三）的规定办理。", []),
    ],
    ids=[
        "symbols",
        "after a label",
        "listed",
        "items of an article",
        "quoted",
        "labels",
        "labels without spaces",
        "a sentence",
        "words",
        "one alone",
    ],
)
def test_marks_inside_a_text(text, marks):
    assert [head.english for head in find_heads(text)] == marks


@pytest.mark.parametrize("text", NO_HEADS)
def test_what_only_looks_like_a_head_is_none(text):
    assert find_head(text) is None


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_no_cell(text):
    assert render_cell(text) is None


def test_a_unit_in_a_cell_has_its_multiplier():
    cells = load_cells()
    for chinese, cell in cells.items():
        is_multiplied = chinese[0] in "十百千万亿" and chinese[1:] in cells
        if cell.kind == "unit" and is_multiplied and chinese[0] in "万亿":
            assert find_english_quantities(cell.english) or "illion" in cell.english, chinese


def test_the_tables_are_normalised_so_their_keys_are_those_of_cells():
    assert [key for key in (*load_cells(), *load_topics()) if cell_key(key) != key] == []


def test_what_depends_on_context_is_said():
    found = render_cell("分")
    assert found is not None
    assert "score" in found.note


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("附件：1.申请表（一式三份）；2.汇总表", ["Attachment:", "1.", "2."]),
        ("责任分工：1、办公室；2、财务科", ["1.", "2."]),
        ("比例为1：2、3月份开始", []),
        ("投资1.5倍；2、3月份", []),
    ],
    ids=["after a label", "with commas", "a ratio", "months"],
)
def test_numbers_of_a_list_that_runs_on_are_marks_of_its_items(text, expected):
    assert [head.english for head in find_heads(text)] == expected


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (
            "来源：区政府办公室 发布日期：2023年3月6日",
            "Source: General Office of the District Government  Date of release: March 6, 2023",
        ),
        ("来源：区政府办公室 作者：张三", None),
    ],
    ids=["all by rule", "a name"],
)
def test_labels_with_their_values_stand_side_by_side(text, english):
    found = render_cell(text)
    assert (found.english if found else None) == english
