"""Links of pages to other files of their folder, found and renamed."""

import pytest

from corpora.formats.html.page_links import linked_files, with_renamed_links

RENAMED = {"a/b.doc": "b.docx", "a/通知 1.doc": "通知 1.docx", "x.doc": "x.doc.docx"}


@pytest.mark.parametrize(
    ("format", "source", "expected"),
    [
        ("html", "<a href='../a/b.doc'>", "<a href='../a/b.docx'>"),
        ("html", "<a href=../a/b.doc>", "<a href=../a/b.docx>"),
        ("html", '<a href="../a/b.doc?x=1&amp;y#z">', '<a href="../a/b.docx?x=1&amp;y#z">'),
        ("html", '<a href="../x.doc">', '<a href="../x.doc.docx">'),
        (
            "html",
            '<a href="../a/%CD%A8%D6%AA%201.doc">',
            '<a href="../a/%E9%80%9A%E7%9F%A5%201.docx">',
        ),
        ("html", '<a href="b.doc">', '<a href="b.doc">'),
        ("html", '<a href="http://h/a/b.doc">', '<a href="http://h/a/b.doc">'),
        ("html", '<a href="/a/b.doc">', '<a href="/a/b.doc">'),
        ("html", '<a href="../../a/b.doc"><a href="#a"><a href="">', None),
        ("html", "<script>'<a href=\"../a/b.doc\">'</script><!-- href='../a/b.doc' -->", None),
        ("markdown", '[x](../a/b.doc "t")', '[x](../a/b.docx "t")'),
        ("markdown", "[x](<../a/b.doc>)", "[x](<../a/b.docx>)"),
        ("markdown", "[x]: ../a/b.doc", "[x]: ../a/b.docx"),
        ("markdown", '<img src="../a/b.doc">', '<img src="../a/b.docx">'),
    ],
)
def test_only_links_to_renamed_files_change(format, source, expected):
    found = with_renamed_links(source, "en/page.html", format, RENAMED)
    assert found == (source if expected is None else expected)


def test_all_files_that_a_page_names_are_known():
    page = '<img src="b.png"><a href="../c.zip?d"><link href="s%20t.css"><a href="mailto:a@b">'
    assert linked_files(page, "en/p.html", "html") == {
        "en/b.png",
        "c.zip",
        "en/s%20t.css",
        "en/s t.css",
    }
