"""PDF files with text: paragraphs in reading order, headings, tables, no numbers of pages."""

import builtins
import io

import docx
import pytest
from hypothesis import given, settings, strategies as st

from corpora import read_document, written_name
from corpora.errors import DocumentError
from corpora.formats.pdf.pdf_conversion import docx_of_pdf
from corpora.formats.pdf.pdf_lines import joined, plain

pytest.importorskip("pdfplumber")
WIDTH, HEIGHT = 600, 800
BODY = 12


def pdf(*pages, drawings=()):
    """Return a PDF whose pages hold (left, top, size, text); `drawings` are lines on the first."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (5 + 2 * k) for k in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong /Encoding /UniGB-UCS2-H"
        b" /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor"
        b" << /Type /FontDescriptor /FontName /STSong /FontBBox [0 -100 1000 900] /Flags 4"
        b" /Ascent 900 /Descent -100 >> >>",
    ]
    for number, page in enumerate(pages):
        content = b"".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n"
            % (size, left, HEIGHT - top - size, text.encode("utf-16-be").hex().encode())
            for left, top, size, text in page
        )
        if number == 0:
            for x, y, right, bottom in drawings:
                content += b"%g %g m %g %g l S\n" % (x, HEIGHT - y, right, HEIGHT - bottom)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << /F1 3 0 R"
            b" >> >> /Contents %d 0 R >>" % (WIDTH, HEIGHT, 6 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(data),
    )
    return data + head + table + end


def lines(*texts, top=100, left=60, size=BODY, step=20):
    """Return lines below each other; one that begins with two wide spaces is set in."""
    return [
        (left + 2 * size * text.startswith("　　"), top + step * k, size, text.strip("　"))
        for k, text in enumerate(texts)
    ]


def read(data):
    document = docx.Document(io.BytesIO(docx_of_pdf(data, "a.pdf")))
    return [
        (int(p.style.name.split()[-1]) if p.style.name.startswith("Heading") else 0, p.text)
        for p in document.paragraphs
    ]


FULL = "全市上下认真贯彻落实决策部署统筹疫情防控和经济社会发展，实现较"
PAGE = [
    (180, 60, 20, "关于印发工作要点的通知"),
    *lines(f"　　{FULL[:-2]}", "快增长。", f"　　{FULL[:-2]}", FULL, "快增长。", "　　特此通知。"),
]


def test_lines_become_paragraphs_and_larger_ones_headings():
    assert read(pdf(PAGE)) == [
        (1, "关于印发工作要点的通知"),
        (0, f"{FULL[:-2]}快增长。"),
        (0, f"{FULL[:-2]}{FULL}快增长。"),
        (0, "特此通知。"),
    ]


def test_a_paragraph_goes_on_over_the_page_and_edges_are_not_read():
    def page(number, *texts):
        return [
            (60, 20, 9, "重庆市人民政府公报"),
            *lines(*texts),
            (290, 770, 9, f"— {number} —"),
        ]

    pages = [
        page(1, f"　　{FULL[:-2]}"),
        page(2, "快增长。"),
        page(3, f"　　{FULL[:-2]}", "快增长。"),
    ]
    assert [text for _, text in read(pdf(*pages))] == [
        "重庆市人民政府公报",
        f"{FULL[:-2]}快增长。",
        f"{FULL[:-2]}快增长。",
    ]


def test_the_left_column_is_read_before_the_right_one():
    half = "统筹疫情防控和经济社会发展各项工作实现"
    left = lines(*[half] * 5, "左栏完。", left=50)
    right = lines(*[half] * 5, "右栏完。", left=50 + 12 * len(half) + 14)
    assert [text for _, text in read(pdf([*left, *right]))] == [
        half * 5 + "左栏完。",
        half * 5 + "右栏完。",
    ]


@pytest.mark.parametrize("has_lines", [True, False], ids=["with lines", "without"])
def test_tables_come_as_tables(has_lines):
    rows = [("指标", "单位", "数值"), ("产值", "亿元", "2295"), ("税收", "亿元", "30")]
    cells = [
        (70 + 150 * column, 105 + 30 * row, BODY, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    drawings = [(60, 100 + 30 * k, 510, 100 + 30 * k) for k in range(4)]
    drawings += [(60 + 150 * k, 100, 60 + 150 * k, 190) for k in range(4)]
    data = pdf(cells, drawings=drawings if has_lines else ())
    (table,) = docx.Document(io.BytesIO(docx_of_pdf(data, "a.pdf"))).tables
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == rows


def test_it_is_a_document_under_its_name_and_by_its_beginning():
    data = pdf(PAGE)
    document = read_document(None, data, name="a.pdf")
    assert document.format == "docx"
    assert document.segments[0].text == "关于印发工作要点的通知"
    assert read_document(None, data).segments == document.segments
    assert written_name("a.pdf") == "a.docx"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(pdf([]), r"a\.pdf: no text in this PDF; save it as \.docx", id="empty"),
        pytest.param(b"%PDF-1.4 torn", r"a\.pdf: cannot be read", id="damaged"),
    ],
)
def test_what_has_no_text_is_told(data, message):
    with pytest.raises(DocumentError, match=message):
        read_document(None, data, name="a.pdf")


def test_without_pdfplumber_what_to_do_is_said(monkeypatch):
    found = builtins.__import__

    def without(name, *arguments, **options):
        if name.startswith("pdfplumber"):
            raise ImportError(name)
        return found(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DocumentError, match=r"pip install 'gongbao\[pdf\]'.*save it as \.docx"):
        docx_of_pdf(pdf(PAGE), "a.pdf")


def test_shapes_of_radicals_are_read_as_the_characters_they_are():
    assert plain("重庆市国⺠经济⽐上年增⻓") == "重庆市国民经济比上年增长"
    assert joined(["develop-", "ment of", "重庆"]) == "development of重庆"


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.integers(20, 500),
            st.integers(90, 700),
            st.sampled_from([9, 12, 16]),
            st.text("重庆发展ab，。", min_size=1, max_size=12),
        ),
        min_size=1,
        max_size=8,
        unique_by=lambda entry: entry[1] // 25,
    )
)
def test_no_character_is_lost_wherever_it_stands(page):
    document = docx.Document(io.BytesIO(docx_of_pdf(pdf(page), "a.pdf")))
    shown = "".join(p.text for p in document.paragraphs)
    shown += "".join(c.text for t in document.tables for r in t.rows for c in r.cells)
    expected = sorted("".join(text for *_, text in page))
    assert sorted(shown.replace(" ", "")) == expected
