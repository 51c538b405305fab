import codecs
import io

import openpyxl
import pytest

from corpora import DocumentError, EncodingError, UsageError
from corpora.tables import PAIR_TABLE_FORMATS, read_pair_rows, read_pairs

TABLE = "zh\ten\n甲\ta\n乙\tb\n"


def _read(data, name="t"):
    data = data.encode() if isinstance(data, str) else data
    return list(read_pairs(io.BytesIO(data), name))


def _sides(pairs):
    return [(pair.source, pair.target) for pair in pairs]


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        "id\ttarget\tsource\n1\ta\t甲\n2\tb\t乙\n",
        "甲\ta\n乙\tb\n",
        "甲\ta\r乙\tb\r",
        "source,target\n甲,a\n乙,b\n",
        "source;target\n甲;a\n乙;b\n",
        'source,target\n"甲",a\n"乙","b"\n',
        "甲,a\n乙,b\n",
        "中文\t英文\n甲\ta\n乙\tb\n",
        "原文,译文,备注\n甲,a,\n乙,b,n\n",
        "序号\t译文\t源文\n1\ta\t甲\n2\tb\t乙\n",
        "Chinese\tEnglish\n甲\ta\n乙\tb\n",
        "zh-CN\ten-US\n甲\ta\n乙\tb\n",
        "Source Text\tTarget Text\n甲\ta\n乙\tb\n",
        "zh\ten\n\n甲\ta\n\t\n乙\tb\n",
        '{"source": "甲", "target": "a"}\n\n{"zh": "乙", "en": "b"}\n',
        '{"原文": "甲", "译文": "a"}\n{"中文": "乙", "英文": "b"}\n',
        '{"source": [0], "target": [0], "source_text": "甲", "target_text": "a"}\n'
        '{"source": [1], "target": [1], "source_text": "乙", "target_text": "b"}\n',
    ],
    ids=[
        "zh and en",
        "other order",
        "no header",
        "line ends of the first Macs",
        "csv",
        "semicolons",
        "quotes",
        "csv without header",
        "Chinese header",
        "Chinese header in csv",
        "Chinese header in another order",
        "names of languages",
        "tags of languages",
        "words with spaces",
        "blank rows",
        "jsonl",
        "jsonl in Chinese",
        "output of align",
    ],
)
@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("gb18030"),
    ],
    ids=[
        "UTF-8",
        "with a mark",
        "UTF-16",
        "big-endian",
        "UTF-16 without a mark",
        "big-endian without a mark",
        "GB18030",
    ],
)
def test_every_table_of_pairs_is_read(text, encode):
    words = text.replace("甲", "重庆市人民政府").replace("乙", "今年经济增长")
    expected = [("重庆市人民政府", "a"), ("今年经济增长", "b")]
    assert _sides(_read(encode(words))) == expected


def test_a_workbook_is_a_table_with_and_without_its_name(tmp_path):
    workbook = openpyxl.Workbook()
    for row in (["原文", "译文"], ["甲", "a"], [None, None], ["乙", 5]):
        workbook.active.append(row)
    path = tmp_path / "pairs.xlsx"
    workbook.save(path)
    assert [(p.source, p.target, p.line) for p in read_pairs(path)] == [
        ("甲", "a", 2),
        ("乙", "5", 4),
    ]
    assert _sides(_read(path.read_bytes(), "standard input")) == [("甲", "a"), ("乙", "5")]


def test_a_formula_is_the_problem_of_its_row(tmp_path):
    workbook = openpyxl.Workbook()
    for row in (["zh", "en"], ["甲", "=1+1"]):
        workbook.active.append(row)
    workbook.save(tmp_path / "pairs.xlsx")
    (found,) = read_pair_rows(tmp_path / "pairs.xlsx")
    assert (found.place.rpartition("/")[2], found.problem) == (
        "pairs.xlsx:2",
        "a formula in B2, expected text",
    )


def test_the_first_line_tells_more_than_the_extension(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert _sides(read_pairs(path)) == [("甲", "a"), ("乙", "b")]


def test_a_named_format_is_taken_at_its_word():
    (row,) = read_pair_rows(io.BytesIO('"甲\ta",b\n'.encode()), "t", format="csv")
    assert (row.source, row.target) == ("甲\ta", "b")
    with pytest.raises(UsageError, match=r"t: format 'odt', expected one of tsv, csv, jsonl, xlsx"):
        list(read_pair_rows(io.BytesIO(b""), "t", format="odt"))


def test_guarded_formulas_and_signs_for_breaks_are_as_they_were():
    pairs = _read("zh\ten\n'=甲\t'-1-\n甲␤乙\ta␉b\n")
    assert _sides(pairs) == [("=甲", "-1-"), ("甲\n乙", "a\tb")]


def test_a_place_is_file_and_line():
    pairs = _read("zh\ten\n\n甲\ta\n", "t.tsv")
    assert [pair.place for pair in pairs] == ["t.tsv:3"]
    quoted = _read('zh,en\n"甲\n乙",a\n丙,b\n', "t.csv")
    assert [pair.place for pair in quoted] == ["t.csv:2", "t.csv:4"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", r"t:1: the table is empty"),
        ("\n \n", r"t:1: the table is empty"),
        ("name\tvalue\nx\ty\n", r"t:1: no columns source and target.* but 'name', 'value'"),
        ("zh\ten\n甲\n", r"t:2: 1 column, expected 2"),
        ("zh\ten\n甲\ta\tb\n", r"t:2: 3 columns, expected 2"),
        ('zh,en\n甲,"a\n', r"t:2: no CSV"),
        ('{"a": 1}\n', r"t:1: no fields source and target"),
        ('{"zh": \n', r"t:1: no JSON"),
        ('{"zh": "甲", "en": "a"}\n[1]\n', r"t:2: '\[1\]', expected an object"),
        ("zh\ten\n甲\0\ta\n", r"t:2: a NUL character"),
    ],
)
def test_what_is_no_table_of_pairs_is_told_with_its_place(data, message):
    with pytest.raises(DocumentError, match=message):
        _read(data)


def test_bytes_in_no_encoding_are_told_with_their_place():
    with pytest.raises(EncodingError, match=r"t:2: byte 6 \(0xff\)"):
        _read(b"zh\ten\n\xff\xff\xff")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DocumentError, match=r"none\.tsv: cannot be read: No such file"):
        list(read_pairs(tmp_path / "none.tsv"))


def test_a_header_alone_has_no_pairs():
    assert _read("zh\ten\n") == []


def test_every_format_says_what_it_is():
    assert all(record.description and record.read for record in PAIR_TABLE_FORMATS)
