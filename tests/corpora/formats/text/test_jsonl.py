import json

import pytest
from hypothesis import given, strategies as st

from corpora.documents import MarkedText
from corpora.errors import DocumentError
from corpora.formats import read_plain_text
from corpora.formats.text.jsonl import JsonRecord, jsonl_records, read_jsonl, render_jsonl

LINES = (
    '{"id": "a#1", "text": "一。二。", "source": "公报", "n": 3}\n'
    "\n"
    '{"id": 2, "text": ""}\r\n'
    '{"text": " 三。\\n四。 "}'
)


def test_each_object_is_one_block_whatever_its_sentences():
    document = read_jsonl(LINES)
    assert [len(block.segments) for block in document.blocks] == [2, 0, 2]
    assert [segment.text for segment in document.segments] == ["一。", "二。", "三。", "四。"]


def test_records_keep_id_line_and_other_fields():
    assert jsonl_records(read_jsonl(LINES)) == (
        JsonRecord("a#1", "一。二。", (("source", "公报"), ("n", 3)), 1),
        JsonRecord(2, "", (), 3),
        JsonRecord(None, " 三。\n四。 ", (), 4),
    )


def test_texts_are_exchanged_and_ids_other_fields_and_lines_stay():
    document = read_jsonl(LINES)
    translations = [MarkedText(text) for text in ("One.", "Two.", "Three.", "Four.")]
    old, new = LINES.split("\n"), render_jsonl(document, translations).split("\n")
    assert len(old) == len(new)
    assert new[0] == json.dumps({**json.loads(old[0]), "text": "One. Two."}, ensure_ascii=False)
    assert new[1:3] == old[1:3]
    assert json.loads(new[3]) == {"text": " Three.\nFour. "}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"a\.jsonl:2: no JSON: .* at column 2"),
        ("一。", r"a\.jsonl:2: no JSON: "),
        ("[1]", r"a\.jsonl:2: list found, expected an object"),
        ('{"id": 1}', r"a\.jsonl:2: no text, expected"),
        ('{"id": 1, "text": 5}', r"a\.jsonl:2: text is int, expected"),
        ('{"id": 1, "text": "\\ud800"}', r"a\.jsonl:2: text holds half of a surrogate"),
        ("[" * 100_000, r"a\.jsonl:2: no "),
    ],
)
def test_a_bad_line_is_named(line, message):
    with pytest.raises(DocumentError, match=message):
        read_jsonl('{"text": "一"}\n' + line, name="a.jsonl")


def test_only_json_lines_have_records():
    with pytest.raises(DocumentError, match="no JSON lines document"):
        jsonl_records(read_plain_text("一。"))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_unchanged_sentences_give_the_same_bytes(texts):
    lines = "".join(json.dumps({"id": 1, "text": text}) + "\n" for text in texts)
    document = read_jsonl(lines)
    assert render_jsonl(document, [MarkedText(s.text) for s in document.segments]) == lines
