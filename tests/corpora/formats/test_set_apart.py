"""What only its looks set apart from words is kept whole, and what is kept has English spaces."""

import io
import re
import zipfile

import pytest

from corpora.documents import Mark, MarkedText
from corpora.formats.docx.docx_document import read_docx, render_docx
from corpora.formats.html.html_document import read_html, render_html
from corpora.formats.markdown.markdown_document import read_markdown, render_markdown
from corpora.formats.office.drawing_texts import _DrawingReader
from corpora.formats.runs.set_apart import is_note_mark, is_struck_figure, raised_power
from corpora.formats.xlsx.xlsx_strings import read_strings
from corpora.formats.xml.xml_source import XmlSource


def texts(document):
    return [segment.text for segment in document.segments]


@pytest.mark.parametrize(
    ("raised", "before", "is_note"),
    [
        ("3", "固定资产投资", True),
        ("[3]", "增长7%", True),
        ("［3，4］", "比上年", True),
        ("①", "能耗", True),
        ("*", "能耗", True),
        ("1", "GDP", True),
        ("注2", "能耗", True),
        ("2", "用地900m", False),
        ("3", "亿m", False),
        ("6", "约10", False),
        ("2", "系数R", False),
        ("新", "名称", False),
        ("TM", "品牌", False),
    ],
)
def test_a_mark_of_a_note_is_told_from_a_power(raised, before, is_note):
    assert is_note_mark(raised, before) is is_note


@pytest.mark.parametrize(
    ("struck", "before", "after", "is_apart"),
    [
        ("8", "完成", "9项", True),
        ("8", "完成1", "项", True),
        ("8.5%", "增长", "9%", True),
        ("8项", "完成", "9项", False),
        ("8", "完成", "项", False),
        ("八", "完成", "9项", False),
    ],
)
def test_a_struck_figure_is_kept_where_it_touches_one_that_stands(struck, before, after, is_apart):
    assert is_struck_figure(struck, before, after) is is_apart


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>货运量<sup>2</sup>560万吨</p>", ["货运量560万吨"]),
        ('<p>货运量<sup><a href="#n">[2]</a></sup>下降</p>', ["货运量下降"]),
        ("<p>用地900m<sup>2</sup></p>", ["用地900m2"]),
        ("<p>完成<del>8</del>9项</p>", ["完成9项"]),
        ("<p>完成<s>8项</s>9项</p>", ["完成8项9项"]),
        ("<p>完成<b>8</b>9项</p>", ["完成89项"]),
    ],
)
def test_pages_have_notes_and_struck_figures_outside_their_words(source, expected):
    document = read_html(source)
    assert texts(document) == expected
    assert render_html(document, [MarkedText(s.text, s.marks) for s in document.segments]) == source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("货运量<sup>2</sup>560万吨", ["货运量560万吨"]),
        ("完成~~8~~9项", ["完成9项"]),
        ("完成~~8项~~9项", ["完成8项9项"]),
        ("按$a_1*b*2$计算", ["按计算"]),
        ("按$$\\frac{a}{b}$$计算", ["按计算"]),
        ("票价$5，往返$9", ["票价$5，往返$9"]),
        ("票价$5元，往返$AB", ["票价$5元，往返$AB"]),
        ("排放CO<sub>2</sub>和<b>重点</b>", ["排放CO2和重点"]),
        ("治理<img src='a'>河流</b>", ["治理河流"]),
    ],
)
def test_markdown_has_notes_struck_figures_and_formulas_outside_its_words(source, expected):
    document = read_markdown(source)
    assert texts(document) == expected
    assert (
        render_markdown(document, [MarkedText(s.text, s.marks) for s in document.segments])
        == source
    )


def test_tags_of_html_in_markdown_go_with_their_words():
    document = read_markdown("治理<b>重点</b>河流")
    (segment,) = document.segments
    (mark,) = segment.marks
    english = MarkedText("Key rivers were treated", (Mark(0, 3, mark.key),))
    assert render_markdown(document, [english]) == "<b>Key</b> rivers were treated"


def words(text, properties=""):
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (words("货运量") + words("2", RAISED) + words("560万吨"), "货运量560万吨"),
        (words("货运量") + words("[", RAISED) + words("2]", RAISED) + words("降"), "货运量降"),
        (words("用地900m") + words("2", RAISED), "用地900m2"),
        (words("完成") + words("8", "<w:strike/>") + words("9项"), "完成9项"),
        (words("完成") + words("8", '<w:strike w:val="0"/>') + words("9项"), "完成89项"),
        (words("完成") + words("8项", "<w:strike/>") + words("9项"), "完成8项9项"),
    ],
)
def test_word_files_have_notes_and_struck_figures_outside_their_words(word_file, content, expected):
    document = read_docx(word_file(f"<w:p>{content}</w:p>"))
    assert texts(document) == [expected]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SEQ T</w:instrText></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SHOWN = FIELD.format('<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>')
HIDDEN = FIELD.format("")
FORMULA = "<m:oMath><m:r><m:t>7</m:t></m:r></m:oMath>"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


@pytest.mark.parametrize(
    ("thing", "english", "place", "expected"),
    [
        (SHOWN, "Table of ports", 5, "Table 7 of ports"),
        (SHOWN, "See ", 4, "See 7"),
        (SHOWN, "See the tables", 3, "See 7 the tables"),
        (SHOWN, "It grew", 0, "7 It grew"),
        (SHOWN, "It (see) grew", 4, "It (7 see) grew"),
        (SHOWN, "It grew.", 7, "It grew 7."),
        (FORMULA, "Rates are as told", 9, "Rates are 7 as told"),
        (HIDDEN, "Table of ports", 5, "Table of ports"),
        (NOTE, "Ports grew", 5, "Ports grew"),
    ],
)
def test_a_thing_that_shows_words_stands_between_spaces(word_file, thing, english, place, expected):
    document = read_docx(word_file(f"<w:p>{words('港口')}{thing}{words('统计')}</w:p>"))
    (segment,) = document.segments
    (mark,) = segment.marks
    data = render_docx(document, [MarkedText(english, (Mark(place, place, mark.key),))])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert re.sub("<w:instrText>.*?</w:instrText>|<[^>]*>", "", xml).strip() == expected


@pytest.mark.parametrize(
    ("source", "english", "marks", "expected"),
    [
        (
            "<p>按<a href='b'><code>f</code>式</a>算</p>",
            "By rule now",
            (Mark(3, 7, 0), Mark(2, 2, 1)),
            "<p>By <a href='b'><code>f</code> rule</a> now</p>",
        ),
        (
            "<p>按<b>规则</b><code>f</code><i>计算</i></p>",
            "By rule count",
            (Mark(3, 7, 0), Mark(7, 7, 1), Mark(8, 13, 2)),
            "<p>By <b>rule</b> <code>f</code> <i>count</i></p>",
        ),
    ],
    ids=["at the beginning of a link", "between elements"],
)
def test_spaces_beside_things_stand_outside_what_is_around_and_beside_them(
    source, english, marks, expected
):
    assert render_html(read_html(source), [MarkedText(english, marks)]) == expected


BOX = "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (BOX.format("☑") + words("参加 ") + BOX.format("☐") + words("缺席"), ["参加", "缺席"]),
        (words("填表人：") + BOX.format("李明"), ["填表人：李明"]),
        (BOX.format("2024") + words("年度"), ["2024年度"]),
    ],
    ids=["tick boxes", "a name", "a year"],
)
def test_a_tick_box_keeps_its_sign_and_stands_between_sentences(word_file, content, expected):
    document = read_docx(word_file(f"<w:p>{content}</w:p>"))
    assert texts(document) == expected
    data = render_docx(document, [MarkedText("T", s.marks) for s in document.segments])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    for sign in re.findall("[☑☐]", content):
        assert re.search(rf"<w:sdtContent><w:r>(?:(?!</w:sdt>).)*{sign}", xml)


RUBY = (
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>fú líng</w:t></w:r></w:rt><w:rubyBase><w:r>"
    "<w:t>涪陵</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)


def test_characters_are_read_without_the_pinyin_over_them(word_file):
    document = read_docx(word_file(f"<w:p>{words('位于')}{RUBY}{words('区')}</w:p>"))
    assert texts(document) == ["位于涪陵区"]
    page = read_html("<p>位于<ruby>涪<rp>(</rp><rt>fú</rt><rp>)</rp>陵<rt>líng</rt></ruby>区</p>")
    assert texts(page) == ["位于涪陵区"]


def test_what_a_page_says_of_a_button_is_a_text():
    assert texts(read_html('<button aria-label="关闭窗口"><i></i></button>')) == ["关闭窗口"]


@pytest.mark.parametrize(
    ("raised", "before", "expected"),
    [
        ("4", "约2×10", "⁴"),
        ("-2", "10", "⁻²"),
        ("－２", "10", "⁻²"),
        ("n", "2", "ⁿ"),
        ("3", "（1+7%）", "³"),
        ("3", "库容900m", "3"),
        ("新", "10", "新"),
    ],
)
def test_the_power_of_a_figure_stands_high_by_itself(raised, before, expected):
    assert raised_power(raised, before) == expected


def marked_as(document, english, words):
    """Return the translation of a document of one segment, its one mark over `words`."""
    (segment,) = document.segments
    (mark,) = segment.marks
    start = english.index(words) if words else len(english)
    return [MarkedText(english, (Mark(start, start + len(words), mark.key),))]


@pytest.mark.parametrize(
    ("english", "words", "expected"),
    [
        ("It holds 10⁴ boxes.", "⁴", "<p>It holds 10<sup>4</sup> boxes.</p>"),
        ("It holds 10,000 boxes.", "", "<p>It holds 10,000 boxes.<sup></sup></p>"),
        ("It holds 10⁴ boxes.", "", "<p>It holds 10⁴ boxes.<sup></sup></p>"),
    ],
    ids=["raised by its markup", "written out", "raised by itself"],
)
def test_a_power_of_a_page_stays_a_power(english, words, expected):
    document = read_html("<p>可装10<sup>4</sup>箱。</p>")
    assert texts(document) == ["可装10⁴箱。"]
    assert render_html(document, marked_as(document, english, words)) == expected


def test_a_power_in_markdown_stays_a_power():
    document = read_markdown("可装10<sup>4</sup>箱。")
    assert texts(document) == ["可装10⁴箱。"]
    english = marked_as(document, "It holds 10⁴ boxes.", "⁴")
    assert render_markdown(document, english) == "It holds 10<sup>4</sup> boxes."


def test_a_power_of_a_word_file_stays_a_power(word_file):
    content = words("可装10") + words("4", RAISED) + words("箱。")
    document = read_docx(word_file(f"<w:p>{content}</w:p>"))
    assert texts(document) == ["可装10⁴箱。"]
    made = render_docx(document, marked_as(document, "It holds 10⁴ boxes.", "⁴"))
    body = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    runs = re.findall(r"<w:r>(.*?)</w:r>", body)
    assert [re.sub("<[^>]*>", "", run) for run in runs] == ["It holds 10", "4", " boxes."]
    assert ["superscript" in run for run in runs] == [False, True, False]


def slide_run(text, attributes=""):
    return f"<a:r><a:rPr{attributes}/><a:t>{text}</a:t></a:r>"


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (slide_run("可装10") + slide_run("4", ' baseline="30000"') + slide_run("箱"), "可装10⁴箱"),
        (
            slide_run("货运量") + slide_run("2", ' baseline="30000"') + slide_run("下降"),
            "货运量下降",
        ),
        (slide_run("完成") + slide_run("8", ' strike="sngStrike"') + slide_run("9项"), "完成9项"),
        (slide_run("排放CO") + slide_run("2", ' baseline="-25000"'), "排放CO2"),
    ],
    ids=["power", "mark of a note", "struck out", "set low"],
)
def test_drawings_have_powers_and_marks_of_notes(runs, expected):
    source = f'<a:p xmlns:a="urn:a">{runs}</a:p>'
    (text,) = _DrawingReader(XmlSource(source, "utf-8"), "zh").read()
    assert text.words.run.text == expected


def test_strings_of_workbooks_have_powers():
    raised = '<r><rPr><vertAlign val="superscript"/></rPr><t>4</t></r>'
    source = f"<sst><si><r><t>可装10</t></r>{raised}<r><t>箱</t></r></si></sst>"
    (text,) = read_strings(XmlSource(source, "utf-8"), "si", "zh")
    assert text is not None
    assert text.words.run.text == "可装10⁴箱"
