"""XLIFF as Trados and memoQ write it, under its own names: translated like any other."""

import pytest

from corpora import read_document, render_document
from corpora.documents import KeptReason, MarkedText

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?><xliff version="1.2"'
    ' xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff"'
    ' xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">'
    '<file original="a.docx" source-language="zh-CN" target-language="en-US"><body>'
)
TAIL = "</body></file></xliff>"


def segments(attributes, made=("", "")):
    sources = '<mrk mtype="seg" mid="1">甲<x id="9"/>。</mrk><mrk mtype="seg" mid="2">乙。</mrk>'
    targets = "".join(f'<mrk mtype="seg" mid="{k}">{m}</mrk>' for k, m in enumerate(made, 1))
    states = "".join(f'<sdl:seg id="{k}"{a}/>' for k, a in enumerate(attributes, 1))
    return (
        f'<trans-unit id="a"><source>甲<x id="9"/>。乙。</source><seg-source>{sources}</seg-source>'
        f"<target>{targets}</target><sdl:seg-defs>{states}</sdl:seg-defs></trans-unit>"
    )


def unit(attributes, made):
    return (
        f'<trans-unit id="a"{attributes}><source>甲。</source><target>{made}</target></trans-unit>'
    )


def translated(content, name):
    document = read_document(
        None, f"\ufeff{HEAD}{content}{TAIL}".encode(), name=name, language="zh"
    )
    made = [MarkedText(f"T{k}", segment.marks) for k, segment in enumerate(document.segments)]
    written = render_document(document, made).decode()
    assert written.startswith(f"\ufeff{HEAD}")
    return written.removeprefix(f"\ufeff{HEAD}").removesuffix(TAIL)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            segments(["", ""]),
            segments([' conf="Draft"', ' conf="Draft"'], ('T<x id="9"/>0', "T1")),
            id="nothing made yet, and drafts then",
        ),
        pytest.param(
            segments(["", ' conf="Translated"'], ("", "Made.")),
            segments([' conf="Draft"', ' conf="Translated"'], ('T<x id="9"/>0', "Made.")),
            id="one made",
        ),
        pytest.param(
            segments([' conf="Draft" locked="true"', ""], ("Old.", "")),
            segments([' conf="Draft" locked="true"', ' conf="Draft"'], ("Old.", "T0")),
            id="one locked",
        ),
    ],
)
def test_segments_of_trados_are_translated_where_nobody_has(content, expected):
    assert translated(content, "a.sdlxliff") == expected


@pytest.mark.parametrize(
    ("attributes", "made", "expected"),
    [
        (' mq:status="NotStarted"', "", "T0"),
        (' mq:status="PartiallyEdited"', "Old.", "T0"),
        (' mq:status="PartiallyEdited" mq:locked="locked"', "Old.", "Old."),
        (' mq:status="ManuallyConfirmed"', "Made.", "Made."),
    ],
)
def test_units_of_memoq_are_translated_where_nobody_has(attributes, made, expected):
    assert translated(unit(attributes, made), "a.mqxliff") == unit(attributes, expected)


def test_what_is_marked_to_stay_is_told():
    content = '<trans-unit id="a" translate="no"><source>甲。</source></trans-unit>'
    document = read_document(
        None, f"{HEAD}{content}{TAIL}".encode(), name="a.sdlxliff", language="zh"
    )
    assert [(k.text, k.reason) for k in document.kept] == [("甲。", KeptReason.MARKED)]
