import io

import pytest

from align.pairs.pair_tables import parse_pairs, read_pairs
from corpora import InputError


@pytest.mark.parametrize(
    "text",
    [
        "zh\ten\n甲\ta\n乙\tb\n",
        "id\ttarget\tsource\n1\ta\t甲\n2\tb\t乙\n",
        "甲\ta\n乙\tb\n",
        "source,target\n甲,a\n乙,b\n",
        '{"source": "甲", "target": "a"}\n\n{"zh": "乙", "en": "b"}\n',
        '{"source": [0], "target": [0], "source_text": "甲", "target_text": "a"}\n'
        '{"source": [1], "target": [1], "source_text": "乙", "target_text": "b"}\n',
    ],
    ids=["zh and en", "other order", "no header", "csv", "jsonl", "output of align"],
)
def test_every_table_of_pairs_is_read(text):
    pairs = list(parse_pairs(io.StringIO(text), "t"))
    assert [(pair.source, pair.target) for pair in pairs] == [("甲", "a"), ("乙", "b")]


def test_a_place_is_file_and_line():
    pairs = list(parse_pairs(io.StringIO("zh\ten\n\n甲\ta\n"), "t.tsv"))
    assert [pair.place for pair in pairs] == ["t.tsv:3"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name\tvalue\nx\ty\n", r"t:1: the header has no columns"),
        ("zh\ten\n甲\n", r"t:2: 1 columns, expected at least 2"),
        ('{"a": 1}\n', r"t:1: no fields source and target"),
        ('{"zh": \n', r"t:1: not JSON"),
    ],
)
def test_what_is_no_table_of_pairs_is_told_with_its_place(text, message):
    with pytest.raises(InputError, match=message):
        list(parse_pairs(io.StringIO(text), "t"))


def test_an_empty_table_has_no_pairs():
    assert list(parse_pairs(io.StringIO(""), "t")) == []


def test_bytes_that_are_not_utf8_are_told(tmp_path):
    path = tmp_path / "gbk.tsv"
    path.write_bytes("zh\ten\n甲乙\ta\n".encode("gbk"))
    with pytest.raises(InputError, match=r"gbk\.tsv: not UTF-8"):
        list(read_pairs(path))
