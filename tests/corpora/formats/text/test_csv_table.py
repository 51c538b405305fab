"""Tables as text: cells are exchanged one by one, and nothing else."""

import csv
import io

import pytest
from hypothesis import given, strategies as st

from corpora import read_document, render_document
from corpora.documents import MarkedText

TABLE = '指标,单位,2022年\r\n"规上""工业"",产值",亿元,2295\r\n=A1&"市",,"第一行\n第二行"\r\n'


def translated(text, function, name="a.csv"):
    document = read_document(None, text.encode(), name=name)
    made = [MarkedText(function(segment), segment.marks) for segment in document.segments]
    return render_document(document, made).decode()


def test_cells_are_read_in_order_and_figures_and_formulas_are_not():
    document = read_document(None, TABLE.encode(), name="a.csv")
    assert [[segment.text for segment in block.segments] for block in document.blocks] == [
        ["指标"],
        ["单位"],
        ["2022年"],
        ['规上"工业",产值'],
        ["亿元"],
        ["第一行", "第二行"],
    ]
    written = translated(TABLE, lambda segment: 'A "b", c')
    assert written.endswith('=A1&"市",,"A ""b"", c\nA ""b"", c"\r\n')
    rows = list(csv.reader(io.StringIO(written)))
    assert [len(row) for row in rows] == [3, 3, 3]
    assert rows[1] == ['A "b", c', 'A "b", c', "2295"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("a.tsv", "甲\t乙,丙\n", "W\tW\n", id="tabs"),
        pytest.param("a.csv", "甲;乙\n丙;3,5\n", "W;W\nW;3,5\n", id="semicolons"),
        pytest.param("a.csv", '"甲,乙\n', "W,W\n", id="unclosed quote"),
    ],
)
def test_what_stands_between_cells_is_found(name, text, expected):
    assert translated(text, lambda segment: "W", name) == expected


@pytest.mark.parametrize(
    ("formula", "expected", "kept"),
    [
        pytest.param('"=IF(A1>0,""增长"",""下降"")"', '"=IF(A1>0,""W"",""W"")"', [], id="words"),
        pytest.param('=N("增长")', '=N("W")', [], id="without quotes around it"),
        pytest.param('"=""中文""&A1"', '"=""中文""&A1"', ["中文"], id="joined"),
        pytest.param(
            '"=LEFT(A1,FIND(""省"",A1))"', '"=LEFT(A1,FIND(""省"",A1))"', ["省"], id="sought"
        ),
        pytest.param("=中文表!A1", "=中文表!A1", [], id="a name"),
        pytest.param('"=TEXT(A1,""m月d日"")"', '"=TEXT(A1,""m月d日"")"', ["m月d日"], id="a format"),
    ],
)
def test_formulas_say_in_english_what_they_show_or_it_is_told(formula, expected, kept):
    assert translated(f"甲,{formula}\n", lambda segment: "W") == f"W,{expected}\n"
    document = read_document(None, f"甲,{formula}\n".encode(), name="a.csv")
    assert [(text.text, text.place) for text in document.kept] == [(k, "line 1") for k in kept]


def test_english_in_a_formula_ends_neither_its_string_nor_its_cell():
    quoted = translated('甲,"=IF(A1,""乙"")"\n', lambda segment: 'a "b", c')
    (row,) = csv.reader(io.StringIO(quoted))
    assert row[1] == '=IF(A1,"a ""b"", c")'
    assert translated('甲,=N("乙")\n', lambda segment: "a, b").endswith(',=N("a; b")\n')


def test_what_looks_like_a_formula_in_english_is_none():
    assert translated("合计,1\n", lambda segment: "=SUM(A1)") == "'=SUM(A1),1\n"


def test_a_table_in_a_chinese_encoding_is_opened_by_excel_as_what_it_is():
    document = read_document(None, "指标,单位\n产值,亿元\n".encode("gb18030"), name="a.csv")
    made = [MarkedText("Output") for _ in document.segments]
    assert render_document(document, made).startswith(b"\xef\xbb\xbfOutput,")


CELLS = st.text('中国, "\n;1=', max_size=5)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4))
def test_rows_and_cells_stay_as_many_and_untranslated_ones_the_same(rows):
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    text = "列一,列二,列三,列四,列五,列六\n" + stream.getvalue()
    assert translated(text, lambda segment: segment.text) == text
    found = list(csv.reader(io.StringIO(translated(text, lambda segment: 'W, "x"'))))
    for old, new in zip(rows, found[1:], strict=True):
        assert len(old) == len(new)
        for before, after in zip(old, new, strict=True):
            assert before == after or "W" in after


@given(st.text("中国,\" \n\t;'", max_size=40))
def test_any_text_comes_back_as_it_was(text):
    assert translated(text, lambda segment: segment.text) == text
