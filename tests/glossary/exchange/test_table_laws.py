"""Laws of headers: no row of data is ever a header, no column a term of another one."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings, strategies as st

from glossary.exchange import read_entries

_SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
HEADINGS = [
    ("zh", "en"),
    ("source", "target"),
    ("Source Term", "Target Term"),
    ("原文", "译文"),
    ("中文", "英文"),
    ("中文名称", "英文名称"),
    ("Chinese", "English"),
    ("zh-CN", "en-US"),
    ("ZH_CN", "EN"),
    ("Chinese (Simplified)", "English (United States)"),
    ("中文术语", "英文术语"),
]
BESIDE = {
    "备注": "见附件",
    "Notes": "as ruled",
    "Domain": "industry",
    "领域": "工业",
    "Example": "It leads.",
    "Definition": "what it is",
    "Forbidden": "",
    "DNT": "no",
    "负责处室": "三处",
    "x-office": "42",
    "日期": "2023-03-06",
    "": "",
}
"""Headings beside the terms, each with a cell that must never be one."""

chinese = st.text("链主河长制两江新区高质量发展改革开放", min_size=2, max_size=6)
english = st.from_regex(r"[a-z]{3,8}( [a-z]{3,8}){0,2}", fullmatch=True)
HEADING_WORDS = st.sampled_from(
    [
        ("来源", "source"),
        ("目标", "target"),
        ("英语", "English"),
        ("备注", "note"),
        ("状态", "status"),
    ]
)
rows = st.lists(
    st.one_of(st.tuples(chinese, english), HEADING_WORDS),
    min_size=2,
    max_size=6,
    unique_by=(lambda row: row[0], lambda row: row[1]),
)


def read(table, delimiter):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(table)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("t.tsv" if delimiter == "\t" else "t.csv")
        path.write_text(stream.getvalue(), encoding="utf-8")
        entries = list(read_entries(path))
    assert [entry.problem for entry in entries if entry.problem] == []
    return [
        (concept.chinese[0].text, concept.accepted[0].text)
        for entry in entries
        if (concept := entry.concept)
    ]


@given(
    rows=rows,
    heading=st.sampled_from(HEADINGS),
    beside=st.lists(st.sampled_from(sorted(BESIDE)), max_size=3, unique=True),
    order=st.randoms(use_true_random=False),
    delimiter=st.sampled_from("\t,;"),
)
@_SETTINGS
def test_under_a_header_every_row_is_a_pair_whatever_stands_beside(
    rows, heading, beside, order, delimiter
):
    columns = [
        (heading[0], [row[0] for row in rows]),
        (heading[1], [row[1] for row in rows]),
        *((name, [BESIDE[name]] * len(rows)) for name in beside),
    ]
    order.shuffle(columns)
    table = [[name for name, _ in columns]]
    table += [[cells[k] for _, cells in columns] for k in range(len(rows))]
    assert sorted(read(table, delimiter)) == sorted(rows)


@given(rows=rows, is_turned=st.booleans(), delimiter=st.sampled_from("\t,"), codes=st.booleans())
@_SETTINGS
def test_without_a_header_every_row_is_a_pair(rows, is_turned, delimiter, codes):
    # A first row that names both languages cannot be told from a header.
    assume(rows[0][1] not in ("source", "target", "English", "note", "status"))
    table = [list(reversed(row)) if is_turned else list(row) for row in rows]
    if codes:
        table = [[*row, *(("EN", "ZH") if is_turned else ("ZH", "EN"))] for row in table]
    assert sorted(read(table, delimiter)) == sorted(rows)
