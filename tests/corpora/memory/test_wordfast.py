"""Memories of Wordfast, as its programs write them in several encodings."""

import pytest

from corpora.errors import DocumentError
from corpora.memory import MemoryUnit, read_units

HEADER = "%20230306~090000\t%User ID,LM,LM Li Ming\t%TU=00000002\t%ZH-CN\t%Wordfast TM v.5.51w9/00"
HEADER += "\t%EN-US\t%---12345678\tsubject\tclient\r\n"
LAKE = "20230306~093000\tLM\t2\tZH-CN\t湖水&tA;清澈&tB;。"
LAKE += "\tEN-US\tThe lake&'92;s &tA;clear&tB;.\tTR\r\n"
HILL = "20230307~093000\tLM\t0\tEN-GB\tThe hill is high.\tZH-CN\t山很高。\r\n"


@pytest.mark.parametrize("name", ["tm.txt", "tm.tsv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_units_of_a_memory_are_read_whatever_its_direction(tmp_path, name, encoding):
    path = tmp_path / name
    path.write_bytes((HEADER + LAKE + HILL).encode(encoding))
    lake, hill = read_units(path)
    assert lake.unit == MemoryUnit(
        "湖水清澈。",
        "The lake’s clear.",
        author="LM",
        date="2023-03-06",
        extras=(("usagecount", "2"), ("attribute 1", "TR")),
    )
    assert [remark.rule for remark in lake.remarks] == ["memory-file.codes"]
    assert hill.unit == MemoryUnit("山很高。", "The hill is high.", author="LM", date="2023-03-07")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("20230306~093000\tLM\t0\tZH-CN\t湖。\tEN-US\r\n", "fields: 6, expected moment, user"),
        ("6 March\tLM\t0\tZH-CN\t湖。\tEN-US\tA lake.\r\n", "the moment '6 March', expected one"),
    ],
)
def test_a_line_that_is_no_unit_is_told_with_its_place(tmp_path, line, problem):
    path = tmp_path / "tm.txt"
    path.write_text(HEADER + HILL + line, encoding="utf-8")
    *_, last = read_units(path)
    assert last.place == f"{path}:3"
    assert last.problem.startswith(problem)


def test_units_of_other_languages_and_empty_sides_are_told(tmp_path):
    path = tmp_path / "tm.txt"
    french = LAKE.replace("EN-US", "FR-FR")
    empty = LAKE.replace("湖水&tA;清澈&tB;。", " ")
    path.write_text(HEADER + french + empty + HILL, encoding="utf-8")
    rules = [remark.rule for entry in read_units(path) for remark in entry.remarks]
    assert rules == ["memory-file.language", "memory-file.empty-side"]


def test_a_memory_of_two_other_languages_is_refused(tmp_path):
    path = tmp_path / "tm.txt"
    path.write_text(HEADER + HILL.replace("ZH-CN", "FR-FR"), encoding="utf-8")
    with pytest.raises(DocumentError, match="languages: EN-GB, FR-FR"):
        list(read_units(path))


def test_a_memory_without_units_is_told(tmp_path):
    path = tmp_path / "tm.txt"
    path.write_text(HEADER, encoding="utf-8")
    (entry,) = read_units(path)
    assert [remark.rule for remark in entry.remarks] == ["memory-file.no-units"]


def test_a_table_with_tabs_is_no_memory_of_wordfast(tmp_path):
    path = tmp_path / "pairs.txt"
    path.write_text("湖。\tA lake.\n", encoding="utf-8")
    assert [entry.unit for entry in read_units(path)] == [MemoryUnit("湖。", "A lake.")]
