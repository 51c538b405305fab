"""Changes in Word documents: tracked, with comments, or without marks; all else as it was."""

import io
import re
import zipfile

import docx
import pytest
from lxml import etree

from corpora.formats import RevisionStamp, SegmentPlace, TextChange, render_changes
from corpora.reading import read_document

STAMP = RevisionStamp("Gongbao", "2026-11-28T09:00:00Z")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMENTS = (
    '<?xml version="1.0" encoding="UTF-8"?><w:comments xmlns:w="http://schemas.openxmlformats.org/'
    'wordprocessingml/2006/main"><w:comment w:id="7" w:author="Li"><w:p><w:r><w:t>Sure?</w:t></w:r>'
    "</w:p></w:comment></w:comments>"
)
RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/comments" Target="comments.xml"/></Relationships>'
)


def run(text, properties=""):
    worn = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{worn}<w:t xml:space="preserve">{text}</w:t></w:r>'


def change(start, end, written, reason="wrong", segment=0):
    return TextChange(SegmentPlace(segment, start), SegmentPlace(segment, end), written, reason)


def changed(data, *changes, stamp=STAMP):
    document = read_document(None, data, name="a.docx")
    return render_changes(document, data, changes, stamp)


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def texts(data, *, accepted):
    """Return the paragraphs as Word shows them with all changes accepted, or all rejected."""
    root = etree.fromstring(members(data)["word/document.xml"])
    gone, kept = ("del", "t") if accepted else ("ins", "delText")
    lines = []
    for paragraph in root.iter(f"{WORD}p"):
        pieces = []
        for node in paragraph.iter(f"{WORD}t", f"{WORD}{kept}"):
            around = {
                etree.QName(a).localname
                for a in node.iterancestors()
                if a.get(f"{WORD}author") == "Gongbao"
            }
            if gone not in around:
                pieces.append(node.text or "")
        lines.append("".join(pieces))
    return lines


BODIES = {
    "plain": (f"<w:p>{run('It covers 20 tons.')}</w:p>", (10, 12, "200,000")),
    "bold": (f"<w:p>{run('It covers ')}{run('20', '<w:b/>')}{run(' tons.')}</w:p>", (10, 12, "5")),
    "over runs": (
        f"<w:p>{run('A chain ')}{run('owner', '<w:b/>')}{run(' firm.')}</w:p>",
        (2, 13, "chain master"),
    ),
    "put in": (f"<w:p>{run('It covers 20 tons.')}</w:p>", (10, 10, "over ")),
    "taken out": (f"<w:p>{run('It is the the city.')}</w:p>", (9, 13, "")),
    "at the beginning": (f"<w:p>{run('250 people came.')}</w:p>", (0, 0, "About ")),
    "link": (
        f'<w:p>{run("See ")}<w:hyperlink w:anchor="a">{run("20 tons")}</w:hyperlink>'
        f"{run(' here.')}</w:p>",
        (4, 6, "200"),
    ),
    "insertion of another": (
        f'<w:p>{run("It ")}<w:ins w:id="3" w:author="Li" w:date="2024-01-01T00:00:00Z">'
        f"{run('covers 20 tons')}</w:ins>{run(' now.')}</w:p>",
        (10, 12, "200"),
    ),
    "deletion of another": (
        f'<w:p>{run("It covers 20")}<w:del w:id="4" w:author="Li"><w:r><w:delText>0</w:delText>'
        f"</w:r></w:del>{run(' tons.')}</w:p>",
        (10, 12, "200"),
    ),
    "bookmark and break": (
        f'<w:p><w:bookmarkStart w:id="1" w:name="b"/>{run("It covers")}<w:r><w:br/></w:r>'
        f'{run("about 20 tons.")}<w:bookmarkEnd w:id="1"/></w:p>',
        (15, 17, "200"),
    ),
    "entities": (f"<w:p>{run('R&amp;D at &lt;20&gt; tons')}</w:p>", (8, 10, "200 & more")),
    "two texts in a run": (
        '<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">It covers </w:t><w:t>20</w:t>'
        '<w:t xml:space="preserve"> tons.</w:t></w:r></w:p>',
        (10, 12, "200"),
    ),
}


@pytest.mark.parametrize(("body", "edit"), BODIES.values(), ids=BODIES)
def test_accepted_it_is_the_new_text_and_rejected_the_old_one(word_file, body, edit):
    data = word_file(body)
    (segment, *_) = read_document(None, data, name="a.docx").segments
    written = changed(data, change(*edit))
    whole = "".join(texts(data, accepted=True))
    place = whole.index(segment.text) if segment.text in whole else 0
    start, end, words = edit
    old = "".join(texts(written, accepted=False))
    assert re.sub("(?<=20)0(?= tons)", "", old) == whole
    new = "".join(texts(written, accepted=True))
    assert new == whole[: place + start] + words + whole[place + end :]
    clean = changed(data, change(*edit), stamp=None)
    assert "".join(texts(clean, accepted=True)) == new
    assert b"Gongbao" not in members(clean)["word/document.xml"]
    assert docx.Document(io.BytesIO(written)).paragraphs
    empty = rb"<w:r>(<w:rPr>((?!</w:rPr>).)*</w:rPr>)?</w:r>"
    assert not re.search(empty, members(written)["word/document.xml"])


def test_a_comment_gives_the_reason_and_is_declared(word_file):
    data = word_file(f"<w:p>{run('It covers 20 tons.')}</w:p>")
    written = changed(data, change(10, 12, "200", "wrong & small"))
    comment = next(iter(docx.Document(io.BytesIO(written)).part._comments_part.comments))
    assert (comment.author, comment.text) == ("Gongbao", "wrong & small")
    parts = members(written)
    assert parts["word/document.xml"].count(b"commentRangeStart") == 1
    untouched = ("word/media/image1.png", "_rels/.rels")
    assert all(parts[name] == members(data)[name] for name in untouched)


def test_comments_that_are_there_stay_and_numbers_are_new(word_file):
    body = (
        f'<w:p><w:commentRangeStart w:id="7"/>{run("It covers 20 tons.")}'
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
        f'<w:ins w:id="12" w:author="Li">{run(" Yes.")}</w:ins></w:p>'
    )
    stream = io.BytesIO(word_file(body))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/comments.xml", COMMENTS)
        archive.writestr("word/_rels/document.xml.rels", RELATED)
    written = members(changed(stream.getvalue(), change(10, 12, "200")))
    found = re.findall(rb'<w:comment w:id="(\d+)"', written["word/comments.xml"])
    assert found == [b"7", b"8"]
    marks = re.findall(rb'<w:(?:ins|del) w:id="(\d+)"', written["word/document.xml"])
    assert len(marks) == len(set(marks)) == 3


def test_words_put_into_the_insertion_of_another_part_it(word_file):
    body, edit = BODIES["insertion of another"]
    xml = members(changed(word_file(body), change(*edit)))["word/document.xml"].decode()
    authors = re.findall(r'<w:ins [^>]*w:author="(\w+)"', xml)
    assert authors == ["Li", "Gongbao", "Li"]
    assert not re.search(r"<w:ins [^>]*>(?:(?!</w:ins>).)*<w:ins ", xml)


def test_headers_get_changes_without_comments(word_file):
    data = word_file(f"<w:p>{run('The city.')}</w:p>", header1=f"<w:p>{run('The the head')}</w:p>")
    number = [s.text for s in read_document(None, data, name="a.docx").segments].index(
        "The the head"
    )
    parts = members(changed(data, change(3, 7, "", segment=number)))
    assert b"<w:del " in parts["word/header1.xml"]
    assert b"comment" not in parts["word/header1.xml"]
    assert parts["word/document.xml"] == members(data)["word/document.xml"]


def test_without_changes_the_bytes_are_the_same(word_file):
    data = word_file(BODIES["insertion of another"][0])
    assert changed(data) == data
