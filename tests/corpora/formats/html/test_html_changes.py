"""Changes in pages: marked or not, byte for byte as it was beside them."""

import pytest

from corpora.formats import RevisionStamp, SegmentPlace, TextChange, render_changes
from corpora.reading import read_document

STAMP = RevisionStamp("Gongbao", "2026-11-28T09:00:00Z")
TITLE = 'title="Gongbao: wrong &amp; &quot;small&quot;" datetime="2026-11-28T09:00:00Z"'
REASON = 'wrong & "small"'


def changed(page, words, written, stamp=STAMP, encoding="utf-8"):
    """Return a page in which words of it, which are in it once, are others."""
    data = page.encode(encoding)
    document = read_document(None, data, name="page.html", language="en")
    for number, segment in enumerate(document.segments):
        start = segment.text.find(words)
        if start >= 0:
            places = SegmentPlace(number, start), SegmentPlace(number, start + len(words))
            made = TextChange(*places, written, REASON)
            return render_changes(document, data, [made], stamp).decode(encoding)
    raise AssertionError(f"{words} is nowhere")


@pytest.mark.parametrize(
    ("page", "words", "written", "expected"),
    [
        pytest.param("<p>It is 20 tons.</p>", "20", "200", "<p>It is {200} tons.</p>", id="plain"),
        pytest.param(
            "<p>R&amp;D &ldquo;at&rdquo;&nbsp;20 tons &copy;</p>",
            "20",
            "<5> & 6",
            "<p>R&amp;D &ldquo;at&rdquo;&nbsp;{&lt;5&gt; &amp; 6} tons &copy;</p>",
            id="entities around stay",
        ),
        pytest.param(
            "<P CLASS=x>A chain <B>owner</B> is  here.<br>\r\nNext &mdash; one.</P>",
            "is  here",
            "is here",
            "<P CLASS=x>A chain <B>owner</B> {is here}.<br>\r\nNext &mdash; one.</P>",
            id="case and line ends stay",
        ),
        pytest.param(
            "<p>China&lsquo;s city</p>",
            "China‘s",
            "China’s",
            "<p>{China’s} city</p>",
            id="an entity is exchanged whole",
        ),
    ],
)
def test_only_the_words_change(page, words, written, expected):
    clean = expected.replace("{", "").replace("}", "")
    assert changed(page, words, written, stamp=None) == clean
    marked = changed(page, words, written)
    assert f"<ins {TITLE}>" in marked
    without = marked.replace(f"<ins {TITLE}>", "").replace("</ins>", "")
    start, end = without.index(f"<del {TITLE}>"), without.index("</del>") + len("</del>")
    assert without[:start] + without[end:] == clean


def test_words_parted_by_a_tag_are_taken_out_on_both_sides():
    made = changed("<p>a chain <b>owner</b> here</p>", "chain owner", "chain master")
    ins, gone = f"<ins {TITLE}>chain master</ins>", "<del {}>{}</del>".format
    assert made == (f"<p>a {gone(TITLE, 'chain ')}{ins}<b>{gone(TITLE, 'owner')}</b> here</p>")


@pytest.mark.parametrize(
    ("page", "words", "expected"),
    [
        pytest.param(
            "<title>A chain owner &amp; more</title><p>Text is here.</p>",
            "owner",
            "<title>A chain master &amp; more</title><p>Text is here.</p>",
            id="title",
        ),
        pytest.param(
            "<p>Here is it.<img alt='A chain owner&#39;s firm' src=a.png></p>",
            "owner",
            "<p>Here is it.<img alt='A chain master&#39;s firm' src=a.png></p>",
            id="attribute",
        ),
        pytest.param(
            "<select><option>A chain owner</option></select>",
            "owner",
            "<select><option>A chain master</option></select>",
            id="option",
        ),
    ],
)
def test_what_can_hold_no_markup_changes_without_marks(page, words, expected):
    assert changed(page, words, "master") == expected


def test_the_encoding_and_its_declaration_stay():
    page = '<html lang="zh"><meta charset="gbk"><p>It covers 20 tons “here”.</p></html>'
    made = changed(page, "20", "€5", stamp=None, encoding="gb18030")
    assert made == page.replace("20", "€5")
    data = page.replace("gbk", "windows-1252").encode("cp1252")
    document = read_document(None, data, name="page.html", language="en")
    start = document.segments[0].text.index("20")
    places = SegmentPlace(0, start), SegmentPlace(0, start + 2)
    written = render_changes(document, data, [TextChange(*places, "≥20")])
    assert b"&#8805;20 tons \x93here\x94" in written
