"""Documents and tables: what nothing is wrong with keeps its bytes; both pages of the project."""

import io
from functools import cache
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings, strategies as st

from align.sentences import DocumentAligner
from corpora.formats import RevisionStamp
from glossary.opening import open_glossaries
from glossary.requirements import RequirementFinder
from gongbao.correction import (
    Corrector,
    correct_documents,
    correct_table,
    render_corrected,
    render_table,
)

HERE = Path(__file__).parent
SEEDS = HERE.parents[3] / "shared" / "seeds"
STAMP = RevisionStamp("Gongbao", "2026-11-28T09:00:00Z")
CHINESE = "2022年经济发展\n\n运力达到20万吨，增长3.5%。全区将力争发展。\n"
WRONG = "Growth in 2022\n\nThe capacity was 20 tons, up 3.5%. The city willStrive to grow.\n"
RIGHT = WRONG.replace("20 tons", "200,000 tons").replace("willStrive", "will strive")


@pytest.fixture(scope="module")
def corrector():
    return Corrector(RequirementFinder(()))


@cache
def aligner():
    return DocumentAligner()


def corrected(corrector, data, name="en.txt", chinese=CHINESE):
    sides = ("zh.txt", chinese.encode()), (name, data)
    return correct_documents(*sides, corrector, aligner())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_text_keeps_encoding_mark_and_line_ends(corrector, encoding, line_end):
    data = (WRONG + "重庆").replace("\n", line_end).encode(encoding)
    made = render_corrected(corrected(corrector, data))
    assert made == (RIGHT + "重庆").replace("\n", line_end).encode(encoding)


@pytest.mark.parametrize(
    ("name", "page"),
    [
        pytest.param("a.md", "# Growth\n\nIt *willStrive* to  grow & [see](x).\n", id="markdown"),
        pytest.param(
            "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nIt willStrive to do it.\n", id="subtitles"
        ),
        pytest.param("a.jsonl", '{"id": "1", "text": "It willStrive to do it."}\n', id="jsonl"),
    ],
)
def test_other_formats_get_the_words_without_marks(corrector, name, page):
    made = render_corrected(corrected(corrector, page.encode(), name), STAMP).decode()
    assert "will strive" in made
    assert "<ins" not in made


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The city is new &amp; clean.",
            "It has a <b>bold</b> plan&nbsp;&mdash; and more.",
            "Growth is   good.",
            "&ldquo;Yes,&rdquo; she said.",
            "<a href='x'>See here</a>.",
            "A line<br/>and another.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=8, deadline=None)
@given(SENTENCES)
def test_a_page_without_findings_keeps_every_byte(sentences):
    page = "".join(f"<p>{s}</p>\r\n" for s in sentences).replace("   ", " ").encode()
    made = corrected(Corrector(RequirementFinder(())), page, "en.html", "城市很新。" * 9)
    assert not made.changes
    assert render_corrected(made, STAMP) == page


@settings(max_examples=8, deadline=None)
@given(SENTENCES, st.integers(0, 5))
def test_beside_a_changed_word_a_page_keeps_every_byte(sentences, place):
    place = min(place, len(sentences))
    wrong = [*sentences[:place], "It&nbsp;willStrive to be &quot;so&quot;.", *sentences[place:]]
    page = "".join(f"<p>{s}</p>\r\n" for s in wrong).replace("   ", " ")
    made = corrected(Corrector(RequirementFinder(())), page.encode(), "en.html", "城市很新。" * 9)
    assert render_corrected(made).decode() == page.replace("willStrive", "will strive")


TABLES = {
    "tsv": ("a.tsv", "zh\ten\tnote\n运力20万吨。\t20 tons.\tx\n好。\tGood.\t\n"),
    "csv": ("a.csv", 'zh,en\n运力20万吨。,"20 tons, new."\n"好\n的。","Good\nit is."\n'),
    "tsv without a header": ("a.tsv", "运力20万吨。\t20 tons.\n好。\tGood.\n"),
    "jsonl": (
        "a.jsonl",
        '{"zh": "运力20万吨。", "en": "20 tons."}\n{"zh": "好。", "en": "Good."}\n',
    ),
}


@pytest.mark.parametrize(("name", "text"), TABLES.values(), ids=TABLES)
def test_a_table_gets_columns_or_the_words_themselves(corrector, name, text):
    table = correct_table(name, text.encode(), corrector)
    clean = render_table(table, is_marked=False).decode()
    assert clean == text.replace("20 tons", "200,000 tons")
    marked = render_table(table, is_marked=True).decode()
    assert "20 tons" in marked and "200,000 tons" in marked
    assert "quantities.magnitude" in marked
    if "en" in text.splitlines()[0]:  # without headings more than two columns are no pairs
        again = correct_table(name, marked.encode(), corrector)
        assert [row.target for row in again.rows] == [row.target for row in table.rows]
    right = text.replace("20 tons", "200,000 tons").encode()
    assert render_table(correct_table(name, right, corrector), is_marked=True) == right


def test_a_workbook_gets_columns(corrector):
    from openpyxl import Workbook, load_workbook

    book = Workbook()
    for row in (("zh", "en"), ("运力20万吨。", "20 tons."), ("好。", "=Good.")):
        book.active.append(row)
    book.active["B3"].data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    table = correct_table("a.xlsx", stream.getvalue(), corrector)
    rows = list(load_workbook(io.BytesIO(render_table(table, is_marked=True))).active.values)
    assert rows[0] == ("zh", "en", "corrected", "reasons")
    assert rows[1][:3] == ("运力20万吨。", "20 tons.", "200,000 tons.")
    clean = load_workbook(io.BytesIO(render_table(table, is_marked=False))).active
    assert clean["B2"].value == "200,000 tons."


def test_documents_that_do_not_belong_together_are_not_changed_by_each_other(corrector):
    chinese = "今天天气很好，我们去公园散步，孩子们很高兴。\n图书馆有3000册书。\n"
    english = "The capacity was 20 tons in 1998.\nOil rose by 5 percent.\nThe the end.\n"
    made = corrected(corrector, english.encode(), chinese=chinese)
    text = render_corrected(made).decode()
    assert "20 tons in 1998" in text and "5 percent" in text
    assert text.endswith(("The the end.\n", "The end.\n"))
    assert made.result.left


needs_pages = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the pages are not at {SEEDS}")


@needs_pages
@pytest.mark.parametrize("format", ["txt", "docx", "html"])
def test_the_faults_of_the_fuling_page_are_mended(format):
    english = (SEEDS / "004_bf0df925a2d7e84c.txt").read_text(encoding="utf-8")
    lines = [line for line in english.split("\n") if line.strip()]
    data = english.encode()
    if format == "docx":
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        stream = io.BytesIO()
        document.save(stream)
        data = stream.getvalue()
    elif format == "html":
        data = "".join(f"<p>{line}</p>\n" for line in lines).encode()
    chinese = (HERE / "fuling.zh.txt").read_bytes()
    made = correct_documents(
        ("zh.txt", chinese), (f"en.{format}", data), Corrector(open_glossaries())
    )
    old = [english_words(made, edit) for edit in made.result.edits]
    for pair in (
        ("willStrive", "will strive"),
        ("stuck neck", "bottleneck"),
        ("owners", "master enterprises"),
        ("MTR, railway, and water", "rail-road-water intermodal transport"),
        ("China‘s", "China’s"),
        ("Build", "build"),
        (" (pickled)", ""),
        ("", " yuan in"),
    ):
        assert pair in old
    assert len(made.result.left) < made.result.found / 3
    written = render_corrected(made, STAMP)
    if format == "docx":
        opened = docx.Document(io.BytesIO(written))
        assert len(list(opened.part._comments_part.comments)) == len(made.result.edits)


def english_words(made, edit):
    return made.result.document.target[edit.start : edit.end], edit.written


@needs_pages
def test_menus_of_the_jingzhou_page_are_only_reported():
    data = (SEEDS / "000_757cef5a41283e9c.txt").read_bytes()
    chinese = (HERE / "jingzhou.zh.txt").read_bytes()
    made = correct_documents(("zh.txt", chinese), ("en.txt", data), Corrector(open_glossaries()))
    assert [english_words(made, edit) for edit in made.result.edits] == [(" ", "")]
    assert "form.page-furniture" in {finding.rule for finding in made.result.left}
