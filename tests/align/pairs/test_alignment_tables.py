import json

from lxml import etree

from align import Alignment, AlignmentUnits, Bead, bead_text, jsonl_lines, tmx, tsv_lines

_ALIGNMENT = Alignment(
    AlignmentUnits(("第一句。", "第二\t句。", "第三句<b>。", "漏\x01掉。")),
    AlignmentUnits(("One & two.", "Three.", "Added\x0b.")),
    (
        Bead((0, 1), (0,), 0.98765),
        Bead((), (2,), 0.9),
        Bead((2,), (1,), 0.31, is_moved=True),
        Bead((3,), (), 0.8),
    ),
    "toy 1",
)


def test_chinese_is_joined_without_and_english_with_a_space():
    assert bead_text(_ALIGNMENT.source, (0, 1)) == "第一句。第二\t句。"
    assert bead_text(_ALIGNMENT.target, (0, 1)) == "One & two. Three."
    assert bead_text(_ALIGNMENT.source, ()) == ""


def test_a_line_of_the_table_is_one_bead_with_its_text():
    lines = [line.rstrip("\n").split("\t") for line in tsv_lines(_ALIGNMENT)]
    assert lines == [
        ["source", "target", "score", "source_ids", "target_ids", "is_moved"],
        ["第一句。第二 句。", "One & two.", "0.9877", "0 1", "0", ""],
        ["", "Added\x0b.", "0.9000", "", "2", ""],
        ["第三句<b>。", "Three.", "0.3100", "2", "1", "moved"],
        ["漏\x01掉。", "", "0.8000", "3", "", ""],
    ]


def test_json_lines_say_which_sentences_from_zero():
    records = [json.loads(line) for line in jsonl_lines(_ALIGNMENT)]
    assert records[0] == {
        "source": [0, 1],
        "target": [0],
        "score": 0.9877,
        "source_text": "第一句。第二\t句。",
        "target_text": "One & two.",
    }
    assert records[1]["source"] == []
    assert records[2]["is_moved"] is True
    assert records[3]["target"] == []


def test_a_translation_memory_holds_the_pairs_and_is_well_formed():
    root = etree.fromstring(tmx(_ALIGNMENT))
    assert root.get("version") == "1.4"
    units = root.findall("body/tu")
    assert len(units) == 2
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [
        [(variant.get(language), variant.findtext("seg")) for variant in unit.findall("tuv")]
        for unit in units
    ] == [
        [("zh-CN", "第一句。第二\t句。"), ("en", "One & two.")],
        [("zh-CN", "第三句<b>。"), ("en", "Three.")],
    ]
