"""Old Office files go through LibreOffice; here a small program stands for it."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpora import is_document_name, read_document, written_name
from corpora.errors import DocumentError
from corpora.formats.office import office_conversion
from corpora.formats.office.office_conversion import converted, find_libre_office

OLE = b"\xd0\xcf\x11\xe0"
WORD = OLE + "WordDocument".encode("utf-16-le")
HEAD = f"""#!{sys.executable}
import os, pathlib, subprocess, sys, time
target = sys.argv[sys.argv.index("--convert-to") + 1].partition(":")[0]
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
source = pathlib.Path(sys.argv[-1])
profile = next(entry for entry in sys.argv if entry.startswith("-env:UserInstallation="))
"""


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Return a function that installs a program of Python lines as LibreOffice."""

    def install(body):
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / "soffice"
        program.write_text(HEAD + body, encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        return program

    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(office_conversion, "_PLACES", ())
    return install


@pytest.fixture
def docx(tmp_path, word_file):
    path = tmp_path / "made.docx"
    path.write_bytes(word_file("<w:p><w:r><w:t>重庆市公报。</w:t></w:r></w:p>"))
    return path


def writes(path):
    return f"""
folder.mkdir()
written = folder / (source.stem + "." + target)
written.write_bytes(pathlib.Path({str(path)!r}).read_bytes())
"""


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rtf", "a.odt"])
def test_an_old_document_is_read_as_what_it_is_converted_to(office, docx, tmp_path, name):
    office(writes(docx))
    path = tmp_path / name
    path.write_bytes(WORD)
    document = read_document(path)
    assert document.format == "docx"
    assert document.source_name == str(path)
    assert [segment.text for segment in document.segments] == ["重庆市公报。"]
    assert document.digest == read_document(path).digest
    assert written_name(name) == "a.docx"
    assert is_document_name(name)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_without_it_a_page_under_an_office_name_is_called_a_page(office, encoding):
    page = "<html><body><table><tr><td>水库</td></tr></table></body></html>".encode(encoding)
    with pytest.raises(DocumentError, match=r"a\.xls: this is a web page .* name it a\.html"):
        converted(page, ".xls", "a.xls")


def test_without_it_what_to_do_is_said(office):
    assert find_libre_office() is None
    with pytest.raises(
        DocumentError, match=r"a\.doc: \.doc files are read where LibreOffice .* save it as \.docx"
    ):
        read_document(None, OLE, name="a.doc")
    with pytest.raises(DocumentError, match=r"a\.et: .* save it as \.xlsx"):
        read_document(None, b"x", name="a.et")


def test_a_new_document_under_an_old_name_needs_no_conversion(office, docx):
    assert read_document(None, docx.read_bytes(), name="a.doc").format == "docx"


def test_a_binary_workbook_is_no_new_one(office):
    with pytest.raises(DocumentError, match=r"a\.xlsb: .* save it as \.xlsx"):
        read_document(None, b"PK\x03\x04[Content_Types].xml xl/workbook.bin", name="a.xlsb")


def test_old_documents_are_known_by_what_is_in_them(office, docx):
    office(writes(docx))
    data = WORD
    assert read_document(None, data).format == "docx"
    assert read_document(None, data, name="a.docx").format == "docx"
    with pytest.raises(DocumentError, match="encrypted"):
        read_document(None, data + "EncryptedPackage".encode("utf-16-le"), name="a.docx")


def test_each_run_has_a_profile_of_its_own_that_goes_with_it(office, docx, tmp_path):
    record = tmp_path / "record"
    office(f"open({str(record)!r}, 'a').write(profile + '\\n')\n{writes(docx)}")
    for _ in range(2):
        converted(WORD, ".doc", "a.doc")
    one, other = record.read_text(encoding="utf-8").splitlines()
    assert one != other
    assert not Path(one.partition("file://")[2]).parent.exists()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param("print('Error: no filter')", r"could not convert it \(.*no filter\)", id="no"),
        pytest.param("sys.exit(1)", "it wrote nothing", id="silent"),
    ],
)
def test_a_failed_conversion_is_told(office, body, message):
    office(body)
    with pytest.raises(DocumentError, match=rf"a\.doc: LibreOffice {message}|{message}"):
        converted(WORD, ".doc", "a.doc")


def test_one_that_hangs_is_ended_with_all_that_it_started(office, tmp_path):
    record = tmp_path / "child"
    sleeper = "import time; time.sleep(60)"
    office(
        f"child = subprocess.Popen([{sys.executable!r}, '-c', {sleeper!r}])\n"
        f"pathlib.Path({str(record)!r}).write_text(str(child.pid))\ntime.sleep(60)"
    )
    start = time.monotonic()
    with pytest.raises(DocumentError, match=r"did not convert it in 5 seconds, and was ended"):
        converted(WORD, ".doc", "a.doc", seconds=5)
    assert time.monotonic() - start < 30
    child = Path(f"/proc/{record.read_text(encoding='utf-8')}/stat")
    while _is_running(child):
        assert time.monotonic() - start < 40


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_process_leaves_neither_the_program_nor_the_document(office, tmp_path, number):
    record = tmp_path / "child"
    office(
        f"made = pathlib.Path({str(record)!r})\n"
        "made.with_suffix('.new').write_text(f'{os.getpid()} {source.parent}')\n"
        "made.with_suffix('.new').rename(made)\ntime.sleep(60)"
    )
    call = (
        "from corpora.formats.office.office_conversion import converted\n"
        f"converted({WORD!r}, '.doc', 'a.doc')"
    )
    process = subprocess.Popen([sys.executable, "-c", call], cwd=Path(__file__).parents[4])
    start = time.monotonic()
    while not record.exists():
        assert time.monotonic() - start < 30
    child, folder = record.read_text(encoding="utf-8").split(" ", 1)
    process.send_signal(number)
    process.wait()
    while _is_running(Path(f"/proc/{child}/stat")) or Path(folder).exists():
        assert time.monotonic() - start < 30


def _is_running(stat):
    try:
        return stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
