"""XLIFF files as documents: sources read, targets written, codes and signed-off targets kept."""

import re

import pytest
from lxml import etree

from corpora.documents import Mark, MarkedText
from corpora.errors import DocumentError
from corpora.formats.xliff.xliff_document import read_xliff, render_xliff
from corpora.reading import read_document

FILE_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.docx" source-language="zh-CN" datatype="x"><body>
<trans-unit id="1"><source>见<g id="1">公告</g>&amp;附件<x id="2"/>。</source></trans-unit>
<trans-unit id="2"><source>重要。</source><target state="new">旧</target></trans-unit>
<trans-unit id="3"><source>已定。</source><target state="final">Final.</target></trans-unit>
<trans-unit id="4" translate="no"><source>不译。</source></trans-unit>
<trans-unit id="5"><source>2022</source></trans-unit>
<trans-unit id="6"><source><bpt id="1">&lt;b&gt;</bpt>粗<ept id="1">&lt;/b&gt;</ept></source>
<seg-source><mrk mtype="seg" mid="0">粗</mrk></seg-source></trans-unit>
</body></file></xliff>"""
FILE_2 = """<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh-CN">
<file id="f1"><unit id="1"><segment><source>见<pc id="1">公告</pc><ph id="2"/>。</source>
</segment><segment state="reviewed"><source>定。</source><target>Done.</target></segment></unit>
</file></xliff>"""


def translated(data, *texts):
    document = read_xliff(data.encode(), name="a.xlf")
    made = [
        MarkedText(text, tuple(Mark(len(text), len(text), m.key) for m in segment.marks))
        for text, segment in zip(texts, document.segments, strict=True)
    ]
    return render_xliff(document, made).decode()


def test_sources_are_read_without_what_is_signed_off_or_not_to_be_translated():
    texts = [segment.text for segment in read_xliff(FILE_1.encode()).segments]
    assert texts == ["见公告&附件。", "重要。", "粗"]
    assert [s.text for s in read_xliff(FILE_2.encode()).segments] == ["见公告。"]


@pytest.mark.parametrize(("file", "count"), [(FILE_1, 3), (FILE_2, 1)], ids=["1.2", "2.1"])
def test_targets_are_written_and_all_else_stays_byte_for_byte(file, count):
    written = translated(file, *["A & B"] * count)
    etree.fromstring(written.encode())
    kept = re.sub(r"<target[^>]*>.*?</target>|\s(?:target-language|trgLang)=\"en\"", "", written)
    assert kept == re.sub(r"<target[^>]*>.*?</target>", "", file)
    assert written.count("A &amp; B") == count
    assert "Final." in written or "Done." in written


def test_inline_codes_come_back_in_the_target_each_once():
    found = re.search(r"<target>(.*?)</target>", translated(FILE_1, "A", "B", "C"))
    assert found is not None
    target = found[1]
    assert target.count('<g id="1">') == target.count("</g>") == target.count('<x id="2"/>') == 1
    last = translated(FILE_1, "A", "B", "C").rpartition("</seg-source>")[2]
    assert '<bpt id="1">&lt;b&gt;</bpt>' in last
    assert '<ept id="1">' in last


@pytest.mark.parametrize(
    "named",
    [
        '<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://www.oasis-open.org/x.dtd">',
        '<!DOCTYPE xliff SYSTEM "xliff.dtd">',
        "<!DOCTYPE xliff>",
    ],
)
def test_a_document_type_that_is_only_named_stays_in_the_file(named):
    file = FILE_1.replace("<xliff", f"{named}<xliff", 1)
    found = translated(file, "A", "B", "C")
    assert found == translated(FILE_1, "A", "B", "C").replace("<xliff", f"{named}<xliff", 1)


def test_the_extension_says_it_is_xliff_and_other_xml_is_refused():
    assert read_document(None, FILE_1.encode(), name="a.xliff").format == "xliff"
    with pytest.raises(DocumentError, match=r"a\.xlf: html found, expected an xliff"):
        read_xliff(b"<html></html>", name="a.xlf")
    with pytest.raises(DocumentError, match=r"a\.xlf:1: it declares a document type"):
        read_xliff(b"<!DOCTYPE xliff [<!ENTITY a 'b'>]><xliff/>", name="a.xlf")
    with pytest.raises(DocumentError, match=r"a\.xlf:2: no well-formed XML"):
        read_xliff(b"<xliff>\n<file></xliff>", name="a.xlf")
