"""Excel workbooks: comments, merged cells, formulas, hidden and foreign sheets."""

from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from corpora.errors import GlossaryError
from glossary.concepts import Concept, Status, Term
from glossary.exchange import read_entries, write_concepts


def saved(tmp_path, rows, prepare=lambda book: None):
    book = Workbook()
    sheet = book.active
    sheet.title = "Terms"
    for row in rows:
        sheet.append(row)
    prepare(book)
    path = tmp_path / "g.xlsx"
    book.save(path)
    return list(read_entries(path))


def told(entries):
    return [entry.problem.rpartition("/")[2] for entry in entries if entry.problem]


ROWS = [["zh", "en", "note", "valid_from"], ["链主", "chain master", "ruled"], ["政协", "CPPCC"]]


def test_rows_are_concepts_with_sheet_row_and_column(tmp_path):
    first, second = saved(tmp_path, ROWS)
    assert first.concept.accepted[0].text == "chain master"
    assert second.origin.endswith("g.xlsx:Terms:3:A")


def test_a_title_may_stand_above_the_header_in_merged_cells(tmp_path):
    def merge(book):
        book.active.merge_cells("A1:D1")

    assert len(saved(tmp_path, [["市外办术语表"], *ROWS], merge)) == 2


def test_merged_cells_in_a_row_are_refused_with_file_sheet_row_and_column(tmp_path):
    def merge(book):
        book.active.merge_cells("B2:B3")

    found = told(saved(tmp_path, ROWS, merge))
    assert found[0].startswith("g.xlsx:Terms:2:B: merged cells B2:B3")
    assert found[1].startswith("g.xlsx:Terms:3:B: merged cells B2:B3")


def test_a_subject_over_several_rows_is_said_of_each(tmp_path):
    rows = [["类别", "zh", "en"], ["产业", "链主", "chain master"], [None, "链长", "chain chief"]]
    entries = saved(tmp_path, rows, lambda book: book.active.merge_cells("A2:A3"))
    found = [entry.concept for entry in entries if entry.concept]
    assert [(c.chinese[0].text, c.subject) for c in found] == [("链主", "产业"), ("链长", "产业")]


def test_headings_over_two_rows_are_one_header(tmp_path):
    rows = [["术语", None, "备注"], ["中文", "英文", None], ["链主", "chain master", "已审定"]]

    def merge(book):
        book.active.merge_cells("A1:B1")
        book.active.merge_cells("C1:C2")

    found = [e.concept for e in saved(tmp_path, rows, merge) if e.concept]
    assert [(c.accepted[0].text, c.note) for c in found] == [("chain master", "已审定")]


def test_a_title_between_rows_is_left_out_and_told(tmp_path):
    rows = [["zh", "en"], ["一、产业类", None], ["链主", "chain master"]]
    entries = saved(tmp_path, rows, lambda book: book.active.merge_cells("A2:B2"))
    assert [e.concept.accepted[0].text for e in entries if e.concept] == ["chain master"]
    assert not any(e.problem for e in entries)
    assert any("一、产业类" in remark.english for e in entries for remark in e.remarks)


def test_comments_are_notes_on_the_term_or_the_concept(tmp_path):
    def comment(book):
        book.active["B2"].comment = Comment("ask Xinhua", "Li Ming")
        book.active["C2"].comment = Comment("by the mayor", "Li Ming")

    entry = saved(tmp_path, ROWS, comment)[0]
    assert entry.concept.accepted[0].note == "ask Xinhua"
    assert entry.concept.note == "ruled\nby the mayor"


def test_a_formula_is_the_problem_of_its_row(tmp_path):
    rows = [*ROWS, ["国务院", '=CONCAT("a","b")']]
    (found,) = told(saved(tmp_path, rows))
    assert found.startswith("g.xlsx:Terms:4:B: a formula")


def test_numbers_and_dates_are_read_as_they_are_written(tmp_path):
    (entry,) = saved(tmp_path, [ROWS[0], ["十百千", "x", 2023, date(2018, 3, 19)]])
    term = entry.concept.accepted[0]
    assert (entry.concept.note, term.valid_from) == ("2023", "2018-03-19")


def test_hidden_and_foreign_sheets_are_left_out_and_reported(tmp_path):
    def add(book):
        book.create_sheet("old").append(["zh", "en"])
        book["old"].append(["旧", "old"])
        book["old"].sheet_state = "hidden"
        book.create_sheet("calendar").append(["Monday"])

    entries = saved(tmp_path, ROWS, add)
    found = [remark for entry in entries for remark in entry.remarks]
    remarks = [f"{r.subjects[0].rpartition('/')[2]}: {r.english}" for r in found]
    assert remarks == [
        "g.xlsx:old: a hidden sheet; left out",
        "g.xlsx:calendar: no header row that names zh and en; the sheet is left out",
    ]
    assert sum(entry.concept is not None for entry in entries) == 2


def test_rows_of_one_name_are_one_concept_where_they_do_not_contradict_each_other(tmp_path):
    rows = [
        ["中文", "英文", "禁用"],
        ["链主", "chain master", "否"],
        ["河长", "river chief", "否"],
        ["链主", "chain owner", "是"],
    ]
    found = {e.concept.identifier: e.concept for e in saved(tmp_path, rows) if e.concept}
    assert set(found) == {"链主", "河长"}
    assert [(t.text, t.status) for t in found["链主"].terms if t.language == "en"] == [
        ("chain master", Status.PREFERRED),
        ("chain owner", Status.DEPRECATED),
    ]


def test_two_preferred_terms_of_one_name_stay_two_concepts_and_are_told(tmp_path):
    entries = saved(tmp_path, [*ROWS, ["链主", "lead firm"]])
    told_twice = [r.english for e in entries for r in e.remarks if r.rule.endswith("two-senses")]
    assert len(told_twice) == 1
    assert "链主 is 'lead firm' here and 'chain master' in" in told_twice[0]
    assert sum(e.concept is not None for e in entries) == len(ROWS)


def test_one_name_in_two_sheets_is_two_concepts(tmp_path):
    def add(book):
        book.create_sheet("more").append(["zh", "en"])
        book["more"].append(["链主", "lead firm"])

    names = [e.concept.identifier for e in saved(tmp_path, ROWS, add) if e.concept]
    assert names.count("链主") == 1
    assert "链主 (2)" in names


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 torn", b"zh,en\n"])
def test_what_is_no_workbook_is_refused(tmp_path, data):
    path = tmp_path / "g.xlsx"
    path.write_bytes(data)
    with pytest.raises(GlossaryError, match=r"g\.xlsx"):
        list(read_entries(path))


def test_a_workbook_without_a_glossary_is_refused(tmp_path):
    with pytest.raises(GlossaryError, match="no sheet has a header row"):
        saved(tmp_path, [["Monday", "Tuesday"]])


def test_formulas_are_written_as_text_and_notes_as_comments(tmp_path):
    path = tmp_path / "g.xlsx"
    terms = (Term("链主", "zh"), Term("=1+1", "en", note="ask Xinhua"))
    write_concepts([Concept("c1", terms)], path)
    cell = load_workbook(path).active["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert cell.comment.text == "ask Xinhua"
