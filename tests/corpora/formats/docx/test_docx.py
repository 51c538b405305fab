"""Word documents: what is read, what is written, what is left alone, what is refused."""

import io
import re
import zipfile

import pytest
from lxml import etree

from corpora.documents import BlockKind, Mark, MarkedText
from corpora.errors import DocumentError
from corpora.formats.docx.docx_document import read_docx, render_docx


def run(text, properties=""):
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidR="00A1">{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content, properties=""):
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p w:rsidR="00B2">{properties}{"".join(content)}</w:p>'


def texts(data):
    return [segment.text for segment in read_docx(data).segments]


def translated(data, *translations):
    """Return the XML of the body with the given translations (text, or text and marks)."""
    document = read_docx(data)
    pairs = [t if isinstance(t, tuple) else (t, ()) for t in translations]
    made = [MarkedText(text, tuple(Mark(*m) for m in marks)) for text, marks in pairs]
    return members(render_docx(document, made))["word/document.xml"].decode()


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def plain(xml):
    """Return body XML without language, the way a test wants to see runs."""
    body = re.search(r"<w:body>(.*)</w:body>", xml, re.DOTALL)
    assert body is not None
    xml = body[1]
    xml = xml.replace(' xml:space="preserve"', "").replace('<w:lang w:val="en-US"/>', "")
    return xml.replace("<w:rPr></w:rPr>", "")


def test_text_split_over_many_runs_is_one_segment_whatever_the_program_left_between(word_file):
    data = word_file(
        paragraph(
            run("2022", '<w:rFonts w:hint="eastAsia"/>'),
            '<w:proofErr w:type="spellStart"/>',
            run("年，", '<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋"/><w:lang w:eastAsia="zh-CN"/>'),
            '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
            run("全区增长。"),
        )
    )
    segment = read_docx(data).segments[0]
    assert segment.text == "2022年，全区增长。"
    assert [(mark.start, mark.end) for mark in segment.marks] == [(6, 6)]  # the bookmark


def test_formatting_comes_back_around_the_words_that_translate_it(word_file):
    data = word_file(paragraph(run("全区"), run("规上工业产值", "<w:b/>"), run("增长。")))
    document = read_docx(data)
    (mark,) = document.segments[0].marks
    assert (mark.start, mark.end) == (2, 8)
    xml = translated(data, ("Output rose.", [(0, 6, mark.key)]))
    assert plain(xml) == (
        '<w:p w:rsidR="00B2"><w:r><w:rPr><w:b/></w:rPr><w:t>Output</w:t></w:r>'
        "<w:r><w:t> rose.</w:t></w:r></w:p>"
    )


def test_a_paragraph_all_in_bold_has_no_mark_and_stays_bold(word_file):
    data = word_file(paragraph(run("通知", "<w:b/>")))
    assert read_docx(data).segments[0].marks == ()
    assert "<w:b/>" in translated(data, "Notice")


def test_english_words_get_their_language_and_no_chinese_font(word_file):
    fonts = '<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>'
    data = word_file(
        paragraph(run("会议。", f'{fonts}<w:sz w:val="32"/><w:lang w:eastAsia="zh-CN"/>'))
    )
    xml = translated(data, "Meeting.")
    assert 'w:ascii="Times New Roman" w:hAnsi="Times New Roman"' in xml
    assert 'w:eastAsia="仿宋_GB2312"' in xml
    assert '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>' in xml
    assert '<w:sz w:val="32"/>' in xml


def test_a_chinese_font_inherited_from_a_style_is_replaced_too(word_file):
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="黑体"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 2"/>'
        "</w:style>"
    )
    data = word_file(paragraph(run("会议"), properties='<w:pStyle w:val="a1"/>'), styles=styles)
    block = read_docx(data).blocks[0]
    assert (block.kind, block.level) == (BlockKind.HEADING, 2)
    assert 'w:ascii="Arial"' in translated(data, "Meeting")


def test_links_and_fields_with_words_stand_around_them_and_computed_fields_are_kept(word_file):
    page = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = page.replace(" PAGE ", ' HYPERLINK "http://cq.gov.cn" ').replace(">7<", ">公告<")
    data = word_file(
        paragraph(
            run("见"),
            link,
            run("和"),
            f'<w:hyperlink r:id="rId5">{run("附件", "<w:u/>")}</w:hyperlink>',
            run("，第"),
            page,
            run("页。"),
        )
    )
    (segment,) = read_docx(data).segments
    assert segment.text == "见公告和附件，第页。"
    keys = {(mark.start, mark.end): mark.key for mark in segment.marks}
    assert set(keys) == {(1, 3), (4, 6), (8, 8)}
    marks = [(4, 10, keys[1, 3]), (15, 20, keys[4, 6]), (27, 27, keys[8, 8])]
    xml = plain(translated(data, ("See notice and annex, page .", marks)))
    assert re.search(r'HYPERLINK.*"separate"/></w:r><w:r><w:t>notice</w:t>', xml)
    assert re.search(r'r:id="rId5"><w:r><w:rPr><w:u/></w:rPr><w:t>annex</w:t></w:r></w:hyp', xml)
    assert re.search(r"page </w:t>.* PAGE .*<w:t>7</w:t>.*<w:t>\.</w:t>", xml)


def test_insertions_stay_insertions_and_deletions_stay_as_they_were(word_file):
    deleted = '<w:del w:id="1" w:author="李"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="李">{run("新增")}</w:ins>'
    data = word_file(paragraph(run("会议"), deleted, inserted, run("内容。")))
    (segment,) = read_docx(data).segments
    assert segment.text == "会议新增内容。"
    keys = [mark.key for mark in segment.marks]
    xml = translated(data, ("Added content.", [(0, 0, keys[0]), (0, 5, keys[1])]))
    assert deleted in xml
    assert re.search(r'<w:ins w:id="2" w:author="李"><w:r>.*Added</w:t></w:r></w:ins>', xml)


def test_notes_comments_pictures_and_formulas_keep_their_xml(word_file):
    kept = (
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/>'
        "</w:r>",
        '<w:commentRangeStart w:id="3"/>',
        '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>',
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        '<w:r><w:drawing a="1"/></w:r>',
    )
    data = word_file(
        paragraph(run("甲"), kept[0], run("乙"), kept[1], run("丙"), kept[2], kept[3], kept[4])
    )
    (segment,) = read_docx(data).segments
    xml = translated(data, ("A B C", [(5, 5, mark.key) for mark in segment.marks]))
    for element in kept:
        assert element in xml


def test_text_boxes_are_read_once_and_written_in_every_alternative(word_file):
    box = f"<w:txbxContent>{paragraph(run('文本框'))}</w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}"
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = word_file(paragraph(run("外面的字"), shape))
    assert texts(data) == ["外面的字", "文本框"]
    xml = translated(data, "Outside", "Box")
    assert xml.count(">Box<") == 2
    assert xml.count(">Outside<") == 1
    assert "文本框" not in xml


def test_headers_footers_footnotes_tables_and_lists_are_read_with_their_kind(word_file):
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('单元格'))}</w:tc></w:tr></w:tbl>"
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    data = word_file(
        table + paragraph(run("列表项"), properties=numbered) + paragraph(run("段落")),
        footnotes=f'<w:footnote w:id="2">{paragraph(run("脚注"))}</w:footnote>',
        header1=paragraph(run("页眉")),
        footer1=paragraph(run("页脚")),
    )
    assert [(b.kind, b.segments[0].text) for b in read_docx(data).blocks] == [
        (BlockKind.TABLE_CELL, "单元格"),
        (BlockKind.LIST_ITEM, "列表项"),
        (BlockKind.PARAGRAPH, "段落"),
        (BlockKind.PARAGRAPH, "页眉"),
        (BlockKind.PARAGRAPH, "页脚"),
        (BlockKind.PARAGRAPH, "脚注"),
    ]


def test_page_numbers_are_rewritten_by_rule_where_the_document_is_translated(word_file):
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    footer = paragraph(run("第"), field, run("页 共"), field, run("页"))
    data = word_file(paragraph(run("会议")), footer1=footer)
    assert texts(data) == ["会议"]
    document = read_docx(data)
    written = members(render_docx(document, [MarkedText("Meeting")]))
    shown = re.sub("<[^>]*>", "", written["word/footer1.xml"].decode()).strip()
    assert shown == "Page 1 of 1"
    same = render_docx(document, [MarkedText("会议")])
    assert same == data


def test_a_tab_ends_a_segment_and_stays_where_it_is(word_file):
    data = word_file(paragraph(run("第一章"), "<w:r><w:tab/></w:r>", run("总则"), run("　3")))
    assert texts(data) == ["第一章", "总则　3"]
    xml = plain(translated(data, "Chapter 1", "General 3"))
    assert "Chapter 1</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>General 3" in xml


def test_nothing_translated_gives_back_the_very_same_file(word_file):
    data = word_file(paragraph(run("会议"), run("重要", "<w:b/>")), header1=paragraph(run("页眉")))
    document = read_docx(data)
    unchanged = [MarkedText(s.text, s.marks) for s in document.segments]
    assert render_docx(document, unchanged) == data


def test_only_the_part_whose_words_change_is_written_anew(word_file):
    data = word_file(
        paragraph(run("会议")) + paragraph(run("第二段", "<w:b/>")), header1=paragraph(run("页眉"))
    )
    document = read_docx(data)
    before = members(data)
    kept = document.segments[1:]
    made = [MarkedText("Meeting"), *(MarkedText(s.text) for s in kept)]
    after = members(render_docx(document, made))
    assert list(after) == list(before)
    assert [name for name in before if after[name] != before[name]] == ["word/document.xml"]
    assert paragraph(run("第二段", "<w:b/>")).encode() in after["word/document.xml"]


def test_words_that_look_like_markup_and_control_characters_give_well_formed_xml(word_file):
    data = word_file(paragraph(run("会议 &lt;一&gt;")))
    assert texts(data) == ["会议 <一>"]
    xml = translated(data, "A <b> & \x07\ud800 end")
    assert "A &lt;b&gt; &amp;  end" in xml
    etree.fromstring(xml.encode())


def with_member(data, name, content, **attributes):
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        for key, value in attributes.items():
            setattr(info, key, value)
        archive.writestr(info, content)
    return stream.getvalue()


def test_macros_are_kept_and_never_run(word_file):
    data = with_member(word_file(paragraph(run("会议"))), "word/vbaProject.bin", b"\xd0macro")
    document = read_docx(data)
    written = render_docx(document, [MarkedText("Meeting")])
    assert members(written)["word/vbaProject.bin"] == b"\xd0macro"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word/..\\..\\x", "C:/x"])
def test_paths_that_lead_out_of_the_package_are_refused(word_file, name):
    data = with_member(word_file(paragraph(run("会议"))), name, b"x")
    with pytest.raises(DocumentError, match=r"a\.docx: .*leads out of the package"):
        read_docx(data, name="a.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(word_file):
    data = with_member(word_file(paragraph(run("会议"))), "word/bomb.xml", b"0" * (20 << 20))
    with pytest.raises(DocumentError, match=r"a\.docx: 'word/bomb\.xml': .*bomb"):
        read_docx(data, name="a.docx")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_truncated_file_is_refused(word_file, share):
    data = word_file(paragraph(run("会议")))
    with pytest.raises(DocumentError, match=r"a\.docx: truncated or damaged"):
        read_docx(data[: int(len(data) * share)], name="a.docx")


def test_a_damaged_part_is_named(word_file):
    data = bytearray(word_file(paragraph(run("会议"))))
    place = data.index(b"word/document.xml") + 40
    data[place : place + 20] = bytes(20)
    with pytest.raises(DocumentError, match=r"a\.docx: word/document\.xml: truncated or damaged"):
        read_docx(bytes(data), name="a.docx")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE w SYSTEM "http://example.org/x.dtd">',
    ],
    ids=["external entity", "entity bomb", "external DTD"],
)
def test_document_types_and_entities_are_refused(word_file, declaration):
    good = members(word_file(paragraph(run("会议"))))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in good.items():
            if name == "word/document.xml":
                content = content.replace(b"<w:document", declaration.encode() + b"<w:document")
            archive.writestr(name, content)
    with pytest.raises(DocumentError, match=r"a\.docx: word/document\.xml:2: .*DTD"):
        read_docx(stream.getvalue(), name="a.docx")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Office document"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"hello", r"text under the name of an Office file; name it \.txt"),
        (("\ufeff" + "产值增长。\r\n" * 200).encode(), "text under the name of an Office file"),
        (b"\0\1\2", "truncated or damaged"),
        (b"\x89PNG\r\n", "truncated or damaged"),
    ],
    ids=["old", "encrypted", "text", "Chinese text", "bytes", "a picture"],
)
def test_what_is_no_package_is_refused_with_advice(data, message):
    with pytest.raises(DocumentError, match=rf"a\.docx: .*{message}"):
        read_docx(data, name="a.docx")


def test_an_encrypted_member_and_another_package_are_refused(word_file):
    data = bytearray(word_file(paragraph(run("会议"))))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    with pytest.raises(DocumentError, match="encrypted; save it without a password"):
        read_docx(bytes(data), name="a.docx")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(DocumentError, match=r"a\.docx: no Word document"):
        read_docx(stream.getvalue(), name="a.docx")
