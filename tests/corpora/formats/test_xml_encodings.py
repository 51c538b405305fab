"""Parts of a Word file in encodings of their own: read, translated whatever the words are."""

import io
import zipfile

import pytest

from corpora.documents import MarkedText
from corpora.errors import DocumentError
from corpora.reading import read_document, render_document


def _with_part(word_file, body, declaration, encoding):
    """Return a package whose main part is in an encoding of its own."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file(body))) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                text = content.decode().partition("?>")[2]
                content = (declaration + text).encode(encoding, "xmlcharrefreplace")
            new.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("us-ascii", "ascii"),
        ("gb2312", "gb2312"),
        ("GBK", "gbk"),
        ("gb18030", "gb18030"),
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "latin-1"),
        ("big5", "big5"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("utf-8", "utf-8-sig"),
    ],
)
def test_a_part_in_any_encoding_of_texts_takes_any_translation(word_file, declared, encoding):
    body = "<w:p><w:r><w:t>重庆市开会。</w:t></w:r></w:p><w:p><w:r><w:t>二〇二三</w:t></w:r></w:p>"
    declaration = f'<?xml version="1.0" encoding="{declared}"?>\n'
    data = _with_part(word_file, body, declaration, encoding)
    document = read_document(None, data, name="a.docx")
    assert [segment.text for segment in document.segments] == ["重庆市开会。", "二〇二三"]
    assert render_document(document, [MarkedText(s.text, s.marks) for s in document.segments]) == (
        data
    )
    words = "“Chongqing” – it’s 重庆 €3 \U0001f600"
    changed = render_document(document, [MarkedText(words), MarkedText("2023")])
    again = read_document(None, changed, name="b.docx", language="en")
    assert again.segments[0].text == words


@pytest.mark.parametrize(
    "declared", ["undefined", "idna", "punycode", "base64", "nonsense", "utf-7"]
)
def test_an_encoding_that_is_none_for_texts_is_named(word_file, declared):
    declaration = f'<?xml version="1.0" encoding="{declared}"?>'
    data = _with_part(word_file, "<w:p/>", declaration, "utf-8")
    with pytest.raises(DocumentError, match=rf"word/document\.xml: encoding '{declared}'"):
        read_document(None, data, name="a.docx")


def test_a_document_type_in_a_remark_is_no_document_type(word_file):
    remark = '<?xml version="1.0" encoding="utf-8"?><!-- <!DOCTYPE a> -->'
    data = _with_part(word_file, "<w:p><w:r><w:t>重庆</w:t></w:r></w:p>", remark, "utf-8")
    assert len(read_document(None, data, name="a.docx").segments) == 1
    real = '<?xml version="1.0" encoding="utf-8"?>\n<!-- a --><!DOCTYPE a>'
    data = _with_part(word_file, "<w:p/>", real, "utf-8")
    with pytest.raises(DocumentError, match=r"document\.xml:2: it declares a document type"):
        read_document(None, data, name="a.docx")
