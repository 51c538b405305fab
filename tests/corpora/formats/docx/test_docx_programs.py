"""Documents as Word, WPS and LibreOffice write them; pages look as before."""

import io
import shutil
import subprocess
import zipfile

import docx
import pytest

from corpora.documents import MarkedText
from corpora.formats.docx.docx_document import read_docx, render_docx

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")),
    reason="soffice and pdftoppm are not installed; pages cannot be drawn",
)
WORD = (
    '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00F12C4A"><w:r w:rsidRPr="00C1"><w:rPr><w:rFonts'
    ' w:hint="eastAsia"/></w:rPr><w:t>重庆市</w:t></w:r><w:proofErr w:type="gramStart"/>'
    '<w:r w:rsidR="00D4"><w:t>推动</w:t></w:r><w:proofErr w:type="gramEnd"/><w:bookmarkStart'
    ' w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r><w:lastRenderedPageBreak/>'
    "<w:t>发展。</w:t></w:r></w:p>"
)
WPS = (
    '<w:p><w:pPr><w:rPr><w:rFonts w:hint="default" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:pPr><w:r><w:rPr><w:rFonts w:hint='
    '"eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:lang'
    ' w:eastAsia="zh-CN"/></w:rPr><w:t>重庆市</w:t></w:r><w:r><w:rPr><w:rFonts w:hint="eastAsia"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr><w:t>推动发展。</w:t></w:r></w:p>'
)
LIBRE_OFFICE = (
    '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:bidi w:val="0"/><w:jc w:val="start"/><w:rPr></w:rPr>'
    '</w:pPr><w:r><w:rPr><w:lang w:eastAsia="zh-CN"/></w:rPr><w:t>重庆市推动</w:t></w:r><w:r>'
    '<w:rPr></w:rPr><w:t xml:space="preserve">发展。</w:t></w:r></w:p>'
)


@pytest.mark.parametrize("body", [WORD, WPS, LIBRE_OFFICE], ids=["Word", "WPS", "LibreOffice"])
def test_what_programs_leave_between_runs_cuts_no_sentence_and_makes_no_format(word_file, body):
    document = read_docx(word_file(body))
    (segment,) = document.segments
    assert segment.text == "重庆市推动发展。"
    assert all(mark.start == mark.end for mark in segment.marks)
    written = render_docx(document, [MarkedText("Chongqing.")])
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.count("<w:t ") == 1
    assert 'ascii="仿宋' not in xml.rpartition("</w:pPr>")[2]


@pytest.fixture(scope="module")
def office_file(tmp_path_factory):
    """A document with what bulletins have, made with a library that writes Word's template."""
    document = docx.Document()
    document.add_heading("重庆市人民政府公报", 1)
    paragraph = document.add_paragraph("2022年，全区")
    paragraph.add_run("规上工业产值").bold = True
    paragraph.add_run("2295亿元，增长3.5%。")
    document.add_paragraph("第一项", style="List Number")
    table = document.add_table(2, 2, style="Table Grid")
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"单元格{number}"
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.add_page_break()
    document.add_paragraph("第二页。")
    path = tmp_path_factory.mktemp("office") / "bulletin.docx"
    document.save(path)
    return path


def pictures(path, folder):
    """Return the pages of a document as pictures, drawn by LibreOffice."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pdf = folder / f"{path.stem}.pdf"
    command = ["pdftoppm", "-r", "50", "-gray", str(pdf), str(folder / path.stem)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return [page.read_bytes() for page in sorted(folder.glob(f"{path.stem}-*.pgm"))]


def rebuilt(path, translate):
    document = read_docx(path.read_bytes(), name=str(path))
    return render_docx(document, [translate(segment) for segment in document.segments])


@needs_office
def test_pages_look_the_same_after_a_round_trip_and_when_every_paragraph_is_written_anew(
    office_file, tmp_path
):
    same = tmp_path / "same.docx"
    same.write_bytes(rebuilt(office_file, lambda s: MarkedText(s.text, s.marks)))
    assert same.read_bytes() == office_file.read_bytes()
    before = pictures(office_file, tmp_path)
    assert len(before) == 2
    # One space more makes every paragraph a changed one; the same words must look the same.
    anew = tmp_path / "anew.docx"
    anew.write_bytes(rebuilt(office_file, lambda s: MarkedText(s.text + " ", s.marks)))
    assert anew.read_bytes() != office_file.read_bytes()
    after = pictures(anew, tmp_path)
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert len(old) == len(new)
        different = sum(abs(a - b) > 64 for a, b in zip(old, new, strict=True))
        assert different < 0.002 * len(old)


@needs_office
def test_a_document_saved_by_libreoffice_is_read_and_written(office_file, tmp_path):
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(office_file)], check=True, capture_output=True, timeout=120)
    path = tmp_path / office_file.name
    texts = [segment.text for segment in read_docx(path.read_bytes()).segments]
    assert "2022年，全区规上工业产值2295亿元，增长3.5%。" in texts
    assert "内部资料" in texts
    written = docx.Document(io.BytesIO(rebuilt(path, lambda s: MarkedText("Words"))))
    assert [p.text for p in written.paragraphs if p.text.strip()][:2] == ["Words", "Words"]


def test_a_library_that_knows_word_reads_what_is_written(office_file):
    written = docx.Document(io.BytesIO(rebuilt(office_file, lambda s: MarkedText("Words"))))
    assert {p.text.strip() for p in written.paragraphs} == {"Words", ""}
    assert written.tables[0].cell(1, 1).text == "Words"
    assert written.paragraphs[0].style.name == "Heading 1"
    assert written.sections[0].header.paragraphs[0].text == "Words"
