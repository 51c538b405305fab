"""Word fields: words they show are translated in their sentence, numbers are kept, dates follow."""

import io
import re
import zipfile

import pytest

from corpora.documents import Mark, MarkedText
from corpora.formats.docx.docx_document import read_docx, render_docx
from corpora.formats.docx.docx_field_codes import english_code


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code, shown):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def simple_field(code, shown):
    return f'<w:fldSimple w:instr=" {code} ">{run(shown)}</w:fldSimple>'


def body(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize("make", [field, simple_field], ids=["of runs", "simple"])
@pytest.mark.parametrize(
    ("code", "shown", "expected"),
    [
        ("REF _Ref7 \\h", "第五节", "按第五节办理。"),
        ("STYLEREF 1", "保障措施", "按保障措施办理。"),
        ("IF 1 = 1 甲 乙", "甲方式", "按甲方式办理。"),
        ("MERGEFIELD 科室", "财务科", "按财务科办理。"),
        ("DATE", "2031年4月2日", "按2031年4月2日办理。"),
        ("REF _Ref7 \\h", "5.2", "按办理。"),
        ("SEQ 图", "4", "按办理。"),
        ("PAGE \\* CHINESENUM3", "三", "按办理。"),
    ],
)
def test_words_of_fields_are_text_and_numbers_are_kept(word_file, make, code, shown, expected):
    document = read_docx(word_file(f"<w:p>{run('按')}{make(code, shown)}{run('办理。')}</w:p>"))
    assert document.segments[0].text == expected


@pytest.mark.parametrize("make", [field, simple_field], ids=["of runs", "simple"])
def test_a_field_goes_with_its_words_and_the_format_of_its_date_is_english(word_file, make):
    code = 'SAVEDATE \\@ "yyyy年M月d日"'.replace('"', '"' if make is field else "&quot;")
    data = word_file(f"<w:p>{run('本办法自')}{make(code, '2031年4月2日')}{run('起施行。')}</w:p>")
    document = read_docx(data)
    (segment,) = document.segments
    assert render_docx(document, [MarkedText(segment.text, segment.marks)]) == data
    (mark,) = segment.marks
    english = MarkedText("It takes effect on April 2, 2031.", (Mark(19, 32, mark.key),))
    made = body(render_docx(document, [english]))
    assert "MMMM d, yyyy" in made
    assert "年" not in made
    assert re.sub("<w:instrText.*?</w:instrText>|<[^>]*>", "", made.partition("<w:body>")[2]) == (
        "It takes effect on April 2, 2031."
    )
    end = '<w:r><w:fldChar w:fldCharType="end"' if make is field else "</w:fldSimple>"
    within = made.partition(end)[0].rpartition("<w:r><w:rPr>")[2]
    assert re.sub("<[^>]*>", "", within) == "April 2, 2031"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (r'TIME \@ "yyyy年MM月dd日"', r'TIME \@ "MMMM d, yyyy"'),
        (
            r"""DATE \@ "yyyy'年'M'月'd'日'" \* MERGEFORMAT""",
            r'DATE \@ "MMMM d, yyyy" \* MERGEFORMAT',
        ),
        (r'DATE \@ "EEEE年O月A日"', r'DATE \@ "MMMM d, yyyy"'),
        (r"DATE \@ yyyy年M月", r'DATE \@ "MMMM yyyy"'),
        (r'DATE \@ "yyyy-MM-dd"', r'DATE \@ "yyyy-MM-dd"'),
        (r'DATE \@ "yyyy年第q季"', r'DATE \@ "yyyy年第q季"'),
        ("REF _Ref7", "REF _Ref7"),
    ],
)
def test_formats_of_dates_are_written_in_english(code, expected):
    assert english_code(code) == expected
