"""Old and other Office files through a LibreOffice that is installed; without one, skipped."""

import http.server
import subprocess
import threading
from pathlib import Path

import docx
import openpyxl
import pytest
from pytest_socket import enable_socket

from corpora import read_document, render_document
from corpora.documents import MarkedText
from corpora.errors import DocumentError
from corpora.formats.office.office_conversion import converted, find_libre_office

pytestmark = pytest.mark.skipif(find_libre_office() is None, reason="LibreOffice is not installed")
WORDS = ["重庆市统计公报", "全区工业增长8.5%。", "指标", "亿元", "完。"]
CELLS = ["指标", "亿元", "工业"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a function that gives a file of the old formats, made by LibreOffice itself."""
    folder = tmp_path_factory.mktemp("old")
    document = docx.Document()
    document.core_properties.comments = ""
    document.add_heading(WORDS[0], 1)
    paragraph = document.add_paragraph("全区工业")
    paragraph.add_run("增长8.5%").bold = True
    paragraph.add_run("。")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "亿元"
    document.add_paragraph("完。")
    document.save(str(folder / "a.docx"))
    book = openpyxl.Workbook()
    book.active.title = "Sheet"
    book.active.append(["指标", "亿元", 7])
    book.active.append(["工业", 12.5, "=B2*2"])
    book.save(folder / "a.xlsx")

    def make(extension):
        path = folder / f"a.{extension}"
        if not path.exists():
            source = folder / ("a.xlsx" if extension in {"xls", "ods"} else "a.docx")
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            subprocess.run(
                [
                    *(str(find_libre_office()), profile, "--headless", "--convert-to"),
                    *(extension, "--outdir", str(folder), str(source)),
                ],
                check=True,
                capture_output=True,
            )
        return path

    return make


def texts(document):
    return [segment.text for segment in document.segments]


@pytest.mark.parametrize(
    ("extension", "name", "expected"),
    [
        pytest.param("doc", "a.doc", WORDS, id="doc"),
        pytest.param("doc", "a.wps", WORDS, id="wps"),
        pytest.param("rtf", "a.rtf", WORDS, id="rtf"),
        pytest.param("rtf", "a.doc", WORDS, id="rtf called doc"),
        pytest.param("odt", "a.odt", WORDS, id="odt"),
        pytest.param("fodt", "a.fodt", WORDS, id="fodt"),
        pytest.param("xls", "a.xls", CELLS, id="xls"),
        pytest.param("xls", "a.et", CELLS, id="et"),
        pytest.param("ods", "a.ods", CELLS, id="ods"),
    ],
)
def test_every_word_of_an_old_file_is_read_and_written(made, extension, name, expected):
    document = read_document(None, made(extension).read_bytes(), name=name)
    assert texts(document) == expected
    english = [MarkedText(f"Words {k}", s.marks) for k, s in enumerate(document.segments)]
    again = read_document(None, render_document(document, english), language="en")
    assert again.format == ("xlsx" if expected is CELLS else "docx")
    found = [text for text in texts(again) if text != "Sheet"]
    assert found == [f"Words {k}" for k in range(len(expected))]


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        pytest.param(
            "<p>全区</p><p>增长</p>".encode("gb18030"), "a.doc", ["全区", "增长"], id="page"
        ),
        pytest.param("全区。\n增长。".encode("gb18030"), "a.wps", ["全区。", "增长。"], id="prose"),
        pytest.param(
            '<html><head><meta charset="gb2312"></head><table><tr><td>指标<td>亿元<tr><td>工业<td>7'
            "</table>".encode("gb18030"),
            "a.xls",
            CELLS,
            id="table of a page",
        ),
    ],
)
def test_text_under_an_office_name_is_read_in_its_encoding(data, name, expected):
    assert texts(read_document(None, data, name=name)) == expected


@pytest.mark.parametrize("extension", ["doc", "odt", "xls"])
def test_a_file_that_broke_off_is_refused_or_read_and_never_hangs(made, extension):
    data = made(extension).read_bytes()
    try:
        read_document(None, data[: len(data) * 7 // 10], name=f"a.{extension}")
    except DocumentError as error:
        assert str(error).startswith(f"a.{extension}: ")


def test_the_time_limit_holds(made):
    with pytest.raises(DocumentError, match=r"did not convert it in 0\.01 seconds, and was ended"):
        converted(made("doc").read_bytes(), ".doc", "a.doc", seconds=0.01)


def test_nothing_that_a_document_names_is_fetched(tmp_path):
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_arguments):
            """Say nothing."""

    secret = tmp_path / "secret.txt"
    secret.write_text("不应出现", encoding="utf-8")
    enable_socket()
    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = f"http://127.0.0.1:{server.server_port}"
        page = (
            f'<html><head><link rel="stylesheet" href="{place}/s.css"></head><body><p>全区'
            f'<img src="{place}/x.png"></p><iframe src="{secret.as_uri()}"></iframe></body></html>'
        )
        document = read_document(None, page.encode(), name="a.doc")
        server.shutdown()
    assert asked == []
    assert texts(document) == ["全区"]
    assert not list(Path(tmp_path).glob("*.png"))
