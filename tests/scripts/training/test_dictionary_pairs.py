"""Dictionary entries as training pairs: translations are kept, explanations are not."""

import csv
import gzip

import pytest

from scripts.training.text.generate_dictionary_pairs import dictionary_pairs, main

ENTRIES = """11区\tJapan
指标\tindicator; target (set for oneself); sign; index; norm
考勤\tto check attendance; to monitor efficiency
策勒县\tQira, a county in Hotan City , Xinjiang
丁酉\tthirty-fourth year D10 of the 60 year cycle
衹\tvariant of 只; only
喽罗\tvariant of 喽啰; underling
"""


@pytest.fixture
def data(tmp_path):
    (tmp_path / "terms").mkdir()
    with gzip.open(tmp_path / "terms" / "cc_cedict.tsv.gz", "wt", encoding="utf-8") as stream:
        stream.write(ENTRIES)
    return tmp_path


def test_first_senses_without_explanations(data):
    assert list(dictionary_pairs(data / "terms" / "cc_cedict.tsv.gz", senses=2)) == [
        ("指标", "indicator"),
        ("指标", "target"),
        ("考勤", "check attendance"),
        ("考勤", "monitor efficiency"),
        ("喽罗", "underling"),
    ]


def test_the_file_is_what_the_packs_are_built_from(data, tmp_path, capsys):
    main([str(data), "-o", str(tmp_path / "pairs.tsv"), "--senses", "1"])
    with (tmp_path / "pairs.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows[:2] == [["zh", "en", "source"], ["指标", "indicator", "cc_cedict"]]
    assert capsys.readouterr().out == "3 pairs\n"
