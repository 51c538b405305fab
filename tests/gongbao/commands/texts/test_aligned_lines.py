import pytest
from hypothesis import given, strategies as st

from gongbao.commands.aligned_lines import aligned_lines, display_width

CELLS = st.text("链主企业 chain masterＡ", max_size=60)


def test_chinese_takes_two_columns_of_a_terminal():
    rows = [("c1", "链主", "chain master"), ("c2", "产业链链主企业", "lead firm")]
    assert list(aligned_lines(rows, 80)) == [
        "c1  链主            chain master",
        "c2  产业链链主企业  lead firm",
    ]


def test_the_widest_column_gives_way():
    (line,) = aligned_lines([("链主", "a very long explanation of what it is " * 3, "ok")], 40)
    assert display_width(line) <= 40
    assert line.startswith("链主  a very long")
    assert line.endswith("…  ok")


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5), st.integers(30, 100))
def test_no_line_is_wider_than_the_terminal(rows, width):
    assert all(display_width(line) <= width for line in aligned_lines(rows, width))


@pytest.mark.parametrize("rows", [[], [()], [("",)]], ids=["none", "no cells", "empty"])
def test_what_is_empty_is_no_trouble(rows):
    assert [line for line in aligned_lines(rows, 80) if line] == []
