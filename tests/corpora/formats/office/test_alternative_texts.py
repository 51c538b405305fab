"""Alternative texts of pictures and shapes are texts in Word, PowerPoint and Excel."""

import io
import zipfile

import pytest

from corpora.documents import MarkedText
from corpora.formats.docx.docx_document import read_docx, render_docx
from corpora.formats.office.alternative_texts import alternative_texts


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<wp:docPr id="1" name="图片 1" descr="港区全景"/>', ["港区全景"]),
        ('<p:cNvPr id="1" name="a" descr="港区&#10;全景" title="照片">', ["照片", "港区", "全景"]),
        ("<pic:cNvPr id='1' name='a' descr='A &gt; B 港区'/>", ["A > B 港区"]),
        ('<pic:cNvPr id="1" name="a" descr="港区全景.JPG"/>', []),
        ('<pic:cNvPr id="1" name="a" descr="A harbour"/>', []),
        ('<wp:docPr id="1" name="港区"/>', []),
        ('<a:other descr="港区"/>', []),
        (
            '<v:shape id="a" alt="港区全景"><v:textpath string="样稿"/></v:shape>',
            ["港区全景", "样稿"],
        ),
        ('<v:fill title="港区"/>', []),
    ],
)
def test_alternative_texts_are_read_and_names_of_files_are_not(tag, expected):
    texts = [text for text in alternative_texts(f"<x>{tag}</x>", "zh")]
    assert [s.text for text in texts for s in text.block(0).segments] == expected


DRAWING = '<w:r><w:drawing><wp:docPr id="1" name="a" descr="港区全景"/></w:drawing></w:r>'


@pytest.mark.parametrize("before", ["", "<w:r><w:t>见图</w:t></w:r>"], ids=["alone", "in words"])
def test_a_picture_of_a_word_file_says_it_in_english(word_file, before):
    data = word_file(f"<w:p>{before}{DRAWING}</w:p>")
    document = read_docx(data, language="zh")
    same = [MarkedText(s.text, s.marks) for s in document.segments]
    assert render_docx(document, same) == data
    english = [MarkedText('The "port"', s.marks) for s in document.segments]
    with zipfile.ZipFile(io.BytesIO(render_docx(document, english))) as archive:
        xml = archive.read("word/document.xml").decode()
    assert 'descr="The &quot;port&quot;"' in xml
    assert xml.count("<w:drawing>") == 1
