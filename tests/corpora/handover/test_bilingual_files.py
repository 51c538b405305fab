"""Bilingual files: written, edited as people do, read back, held against their document."""

import io
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from corpora.documents import Mark, MarkedText, Segment
from corpora.errors import DocumentError, UsageError
from corpora.handover import (
    BilingualText,
    bilingual_row,
    checked_rows,
    read_bilingual,
    row_translation,
    was_edited,
    write_bilingual,
)

SEGMENTS = (
    Segment("见公告。", (Mark(1, 3, 4),)),
    Segment("=1+1 <b>与&"),
    Segment("第三\n行", (Mark(2, 2, 0),)),
)
TRANSLATIONS = (
    MarkedText("See the notice.", (Mark(8, 14, 4),)),
    MarkedText("=1+1 <b> and &"),
    MarkedText("Third line", (Mark(5, 5, 0),)),
)
FILES = [
    ("a.xlsx", "1.2"),
    ("a.docx", "1.2"),
    ("a.html", "1.2"),
    ("a.xlf", "1.2"),
    ("a.xliff", "2.1"),
]


@pytest.fixture
def text():
    rows = tuple(
        bilingual_row(number, segment, made, terms="公告 = notice", notes="read this")
        for number, (segment, made) in enumerate(zip(SEGMENTS, TRANSLATIONS, strict=True), start=1)
    )
    return BilingualText("重庆.docx", "ab" * 32, rows, is_article=True, signature="gongbao 0 | x")


def numbered():
    return list(enumerate(SEGMENTS, start=1))


@pytest.mark.parametrize(("name", "version"), FILES)
def test_every_kind_of_file_gives_back_what_was_written(text, name, version):
    found = read_bilingual(write_bilingual(text, name, xliff_version=version), name)
    assert (found.document, found.digest) == (text.document, text.digest)
    assert found.is_article
    rows = checked_rows(found, numbered(), name)
    assert not any(was_edited(row) for row in rows)
    made = [row_translation(row, segment)[0] for row, segment in zip(rows, SEGMENTS, strict=True)]
    assert made == list(TRANSLATIONS)


def test_an_edit_in_excel_is_seen_and_read(text):
    workbook = load_workbook(io.BytesIO(write_bilingual(text, "a.xlsx")))
    sheet = workbook["Gongbao"]
    sheet["C3"] = "Read the {5}announcement{/5}."
    stream = io.BytesIO()
    workbook.save(stream)
    rows = read_bilingual(stream.getvalue(), "a.xlsx").rows
    assert [was_edited(row) for row in rows] == [True, False, False]
    translation, problems = row_translation(rows[0], SEGMENTS[0])
    assert translation == MarkedText("Read the announcement.", (Mark(9, 21, 4),))
    assert problems == []


def test_tracked_changes_in_word_are_read_as_accepted(text):
    data = write_bilingual(text, "a.docx")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            content = content.replace(
                "See the {5}notice{/5}.</w:t></w:r>",
                "See </w:t></w:r><w:del><w:r><w:delText>the</w:delText></w:r></w:del><w:ins><w:r>"
                "<w:t>our </w:t></w:r></w:ins><w:r><w:t>{5}notice{/5}.</w:t></w:r>",
            )
            new.writestr(name, content)
    assert read_bilingual(stream.getvalue(), "a.docx").rows[0].target == "See our {5}notice{/5}."


def test_what_a_cat_tool_adds_to_xliff_is_looked_through(text):
    data = write_bilingual(text, "a.xlf").decode()
    data = data.replace(' extradata="', ' x-lost="').replace(
        'See the <g id="5">notice</g>.',
        '<mrk mtype="seg" mid="1">See our <g id="5">notice</g></mrk>.',
    )
    found = read_bilingual(data.encode(), "a.xlf")
    assert found.rows[0].target == "See our {5}notice{/5}."
    assert all(was_edited(row) for row in found.rows)


def test_lines_that_a_browser_makes_stay_apart(text):
    data = write_bilingual(text, "a.html").decode()
    data = data.replace("See the {5}", "See<br>our<div>{5}").replace("{/5}.", "{/5}.</div>")
    assert read_bilingual(data.encode(), "a.html").rows[0].target == "See\nour\n{5}notice{/5}."


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("See the notice.", "the tag {5} is missing"),
        ("{5}See{/5} {5}the{/5}", "the tag {5} has no partner, or is there twice"),
        ("{5}See{/5} {9/}", "the tag {9} is not in the source"),
        ("  ", "the translation is empty"),
    ],
)
def test_broken_tags_are_told_and_no_tag_is_doubled(text, target, problem):
    row = replace(text.rows[0], target=target)
    translation, problems = row_translation(row, SEGMENTS[0])
    assert problem in problems
    assert len(translation.marks) <= 1


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ([0, 2], r"a\.xlsx: row 2 is missing; deleted or merged"),
        ([0, 1], r"a\.xlsx: row 3 is missing"),
        ([], r"a\.xlsx: row 1 is missing"),
        ([0, 2, 1], r"a\.xlsx: row 3: it stands where row 2 is expected; moved"),
        ([0, 0, 1, 2], r"a\.xlsx: row 1: it is there twice"),
        ([0, 1, 2, 2], r"a\.xlsx: row 3: .*a row was added"),
    ],
    ids=["deleted", "last deleted", "all deleted", "reordered", "doubled", "added"],
)
def test_rows_that_were_deleted_moved_or_added_are_named(text, order, message):
    changed = replace(text, rows=tuple(text.rows[k] for k in order))
    with pytest.raises(DocumentError, match=message):
        checked_rows(changed, numbered(), "a.xlsx")


def test_merged_rows_and_edited_sources_are_named(text):
    merged = replace(text.rows[0], source=text.rows[0].source + text.rows[1].source)
    with pytest.raises(DocumentError, match=r"a\.docx: row 1: its source .* were rows merged"):
        checked_rows(replace(text, rows=(merged, *text.rows[1:])), numbered(), "a.docx")


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.html", "a.xlf"])
def test_files_that_are_none_of_ours_are_refused(name):
    with pytest.raises(DocumentError, match=rf"a\.{name[2:]}"):
        read_bilingual(b"<p>hello</p>", name)


def test_an_unknown_extension_is_wrong_usage(text):
    with pytest.raises(UsageError, match=r"a\.pdf: no bilingual file .* one of \.docx, \.html"):
        write_bilingual(text, "a.pdf")


@pytest.mark.parametrize(
    "file",
    [
        '<xliff version="1.2"><file source-language="zh-CN" target-language="ja"><body>'
        '<trans-unit id="1"><source>会议。</source><target>会議。</target></trans-unit></body>'
        "</file></xliff>",
        '<xliff version="2.1" srcLang="zh" trgLang="fr"><file><unit id="1"><segment>'
        "<source>会议。</source><target>Réunion.</target></segment></unit></file></xliff>",
        '<xliff version="1.2"><file source-language="en" target-language="zh"/></xliff>',
    ],
    ids=["Japanese", "French", "turned round"],
)
def test_files_of_other_languages_are_no_bilingual_files(file):
    with pytest.raises(DocumentError, match=r"a\.xlf:1: from .*, expected Chinese \(zh\) into"):
        read_bilingual(file.encode(), "a.xlf")
