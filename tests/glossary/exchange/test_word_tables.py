"""Term lists in Word tables."""

import docx
import pytest

from corpora.errors import GlossaryError
from glossary.exchange import read_entries

ROWS = [
    ["序号", "中文", "英文"],
    ["1", "链主", "chain master"],
    ["2", "数字乡村", "digital village"],
]


def saved(tmp_path, *tables, prepare=lambda document: None):
    document = docx.Document()
    document.add_heading("术语表", 1)
    for rows in tables:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    prepare(document)
    path = tmp_path / "terms.docx"
    document.save(path)
    return path


def terms(path):
    return [
        (e.concept.chinese[0].text, e.concept.accepted[0].text)
        for e in read_entries(path)
        if e.concept
    ]


def test_the_rows_of_a_table_are_concepts(tmp_path):
    assert terms(saved(tmp_path, ROWS)) == [
        ("链主", "chain master"),
        ("数字乡村", "digital village"),
    ]


def test_languages_may_stand_in_any_order_and_without_a_header(tmp_path):
    swapped = [[english, chinese] for _, chinese, english in ROWS[1:]]
    assert terms(saved(tmp_path, swapped)) == terms(saved(tmp_path, ROWS))


def test_merged_cells_say_what_they_say_of_every_row(tmp_path):
    rows = [
        ["术语表", "", ""],
        ["类别", "中文", "英文"],
        ["产业", *ROWS[1][1:]],
        ["", *ROWS[2][1:]],
    ]

    def merge(document):
        table = document.tables[0]
        table.cell(0, 0).merge(table.cell(0, 2))
        table.cell(2, 0).merge(table.cell(3, 0))

    entries = list(read_entries(saved(tmp_path, rows, prepare=merge)))
    assert [e.concept.subject for e in entries if e.concept] == ["产业", "产业"]


def test_other_tables_are_left_out_and_told(tmp_path):
    entries = list(read_entries(saved(tmp_path, [["甲", "乙"], ["丙", "丁"]], ROWS)))
    assert [e.concept.accepted[0].text for e in entries if e.concept] == [
        "chain master",
        "digital village",
    ]
    assert any("table 1" in r.subjects[0] for e in entries for r in e.remarks)


def test_a_document_without_a_term_list_is_refused(tmp_path):
    with pytest.raises(GlossaryError, match=r"terms\.docx: no table has a Chinese and an English"):
        list(read_entries(saved(tmp_path)))


@pytest.mark.parametrize("data", [b"no document", b"PK\x03\x04 torn"])
def test_what_is_no_word_document_is_refused(tmp_path, data):
    path = tmp_path / "terms.docx"
    path.write_bytes(data)
    with pytest.raises(GlossaryError, match=r"terms\.docx"):
        list(read_entries(path))
