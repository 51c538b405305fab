"""What is in a file under an old Office name decides how it is read, not the name."""

import pytest

from corpora.errors import DocumentError
from corpora.formats.office.office_contents import extension_of_old_office, office_content

OLE = b"\xd0\xcf\x11\xe0"


def stream(*names):
    return OLE + b"".join(name.encode("utf-16-le") for name in names)


@pytest.mark.parametrize(
    ("data", "known_as", "expected"),
    [
        pytest.param(stream("WordDocument"), ".doc", ".doc", id="Word"),
        pytest.param(stream("WordDocument"), ".dot", ".dot", id="Word template"),
        pytest.param(stream("Workbook"), ".doc", ".xls", id="workbook called Word"),
        pytest.param(stream("WordDocument", "Workbook"), ".xls", ".xls", id="document inside"),
        pytest.param(b"{\\rtf1 x}", ".doc", ".rtf", id="RTF"),
        pytest.param(
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
            ".doc",
            ".odt",
            id="OpenDocument",
        ),
        pytest.param(b"PK\x03\x04[Content_Types].xml", ".xlsb", ".xlsb", id="binary workbook"),
        pytest.param(b'<?xml version="1.0"?><w:wordDocument/>', ".doc", ".xml", id="Word 2003"),
        pytest.param(b"<office:document/>", ".odt", ".fodt", id="flat OpenDocument"),
    ],
)
def test_bytes_go_on_as_what_they_are(data, known_as, expected):
    assert office_content(data, known_as, "docx", "a") == (data, expected)


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        pytest.param("全区工业增长。\n", "gb18030", ".txt", id="prose in GBK"),
        pytest.param("全区工业增长。\n", "utf-16", ".txt", id="prose in UTF-16"),
        pytest.param("<p>全区工业增长。</p>", "gb18030", ".html", id="page without a charset"),
        pytest.param("<html><p>全区</p>", "utf-8-sig", ".html", id="page with a mark"),
    ],
)
def test_text_under_the_name_of_word_goes_on_in_utf_8(text, encoding, expected):
    found, known_as = office_content(text.encode(encoding), ".doc", "docx", "a.doc")
    assert (found.decode("utf-8-sig"), known_as) == (text, expected)


def test_the_charset_of_a_page_becomes_the_one_it_is_in():
    page = '<html><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><td>指标'
    found, _ = office_content(page.encode("gb18030"), ".xls", "xlsx", "a.xls")
    assert found.decode("utf-8-sig") == page.replace("gb2312", "utf-8")


@pytest.mark.parametrize(
    ("data", "known_as", "target", "message"),
    [
        pytest.param(OLE + bytes(99), ".doc", "docx", "no Office document", id="OLE alone"),
        pytest.param(stream("EncryptedPackage"), ".doc", "docx", "encrypted", id="encrypted"),
        pytest.param(b"\x89PNG\0\0", ".doc", "docx", "binary data", id="picture"),
        pytest.param(b"PK\x03\x04 a.txt", ".doc", "docx", "a ZIP archive", id="archive"),
        pytest.param("a,b\n一,二\n三,四\n".encode(), ".xls", "xlsx", "a table", id="CSV"),
        pytest.param(
            "一行。".encode(), ".xls", "xlsx", "this is text .* .csv", id="prose as Excel"
        ),
        pytest.param(b'{"a": ["b"]}', ".doc", "docx", "JSON", id="JSON"),
        pytest.param(b"MIME-Version: 1.0\n\n<html>", ".doc", "docx", "a mail", id="web archive"),
    ],
)
def test_what_is_no_document_is_refused(data, known_as, target, message):
    with pytest.raises(DocumentError, match=rf"a\.x: .*{message}"):
        office_content(data, known_as, target, "a.x")


def test_a_binary_file_is_known_by_its_streams():
    assert extension_of_old_office(stream("WordDocument", "Workbook")) == ".doc"
    assert extension_of_old_office(stream("WordDocument", "Workbook"), ".xls") == ".xls"
    assert extension_of_old_office(stream("EncryptedPackage", "WordDocument")) is None
    assert extension_of_old_office(b"WordDocument") is None
