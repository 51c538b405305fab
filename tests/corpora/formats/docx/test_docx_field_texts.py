"""What the codes of Word fields will show is in English too, or it is told."""

import io
import zipfile

import pytest

from corpora.documents import KeptReason, MarkedText
from corpora.formats.docx.docx_document import read_docx, render_docx

BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def code(text):
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


INNER = BEGIN + code(" MERGEFIELD 性别 ") + SEPARATE + run("女") + END


def codes_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def made(data):
    document = read_docx(data)
    english = [MarkedText(f"T{k}", segment.marks) for k, segment in enumerate(document.segments)]
    return codes_of(render_docx(document, english)), document


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(' IF 1 = 1 "甲" "乙" ', ' IF 1 = 1 "T1" "T2" ', id="both texts"),
        pytest.param(
            ' IF x = "女" "女士" "先生" ', ' IF x = "女" "T1" "T2" ', id="not what is compared"
        ),
        pytest.param(
            " IF 1 &lt;&gt; 2 甲 乙 ", " IF 1 &lt;&gt; 2 &quot;T1&quot; &quot;T2&quot; ", id="bare"
        ),
        pytest.param(' IF x="女" "" "先生" \\* CAPS', ' IF x="女" "" "T1" \\* CAPS', id="one"),
        pytest.param(' QUOTE "甲" ', ' QUOTE "T1" ', id="a quotation"),
        pytest.param(' ASK 书签 "甲？" ', ' ASK 书签 "T1" ', id="a question"),
        pytest.param(" MACROBUTTON Do 填写 甲 ", " MACROBUTTON Do T1 ", id="a button"),
        pytest.param(' HYPERLINK "甲" \\o "乙" ', ' HYPERLINK "甲" \\o "T1" ', id="hint"),
        pytest.param(' XE "甲:乙" ', ' XE "T1:T2" ', id="an entry under another"),
        pytest.param(" XE 甲 ", " XE &quot;T1&quot; ", id="a bare entry"),
        pytest.param(' TC "甲" \\f t ', ' TC "T1" \\f t ', id="a line of contents"),
        pytest.param(' TOC \\t "标题 1,1" ', ' TOC \\t "标题 1,1" ', id="a style"),
        pytest.param(" SEQ 图 ", " SEQ 图 ", id="a counter"),
    ],
)
def test_what_a_field_will_show_is_exchanged(word_file, written, expected):
    shown = run("按") + BEGIN + code(written) + SEPARATE + run("丙") + END + run("办理。")
    result, document = made(word_file(f"<w:p>{shown}</w:p>"))
    assert f">{expected}</w:instrText>" in result
    assert document.kept == ()


def test_a_field_in_the_code_of_another_is_no_part_of_its_texts(word_file):
    whole = (
        BEGIN + code(" IF ") + INNER + code(' = "女" "女士" "先生" ') + SEPARATE + run("女士") + END
    )
    result, document = made(word_file(f"<w:p>{run('尊敬的')}{whole}</w:p>"))
    assert ' = "女" "T1" "T2" ' in result
    assert " MERGEFIELD 性别 " in result
    assert document.kept == ()


def test_a_simple_field_is_exchanged_in_its_attribute(word_file):
    simple = '<w:fldSimple w:instr=" IF 1 = 1 &quot;甲&quot; &quot;乙&quot; ">{}</w:fldSimple>'
    result, _ = made(word_file(f"<w:p>{run('按')}{simple.format(run('甲'))}{run('办理。')}</w:p>"))
    assert 'w:instr=" IF 1 = 1 &quot;T1&quot; &quot;T2&quot; "' in result


@pytest.mark.parametrize(
    ("content", "text", "reason"),
    [
        pytest.param(
            BEGIN + code(' IF 1 = 1 "共') + INNER + code('名" "" ') + SEPARATE + run("a") + END,
            "共 名",
            KeptReason.FIELD,
            id="pieces around a field",
        ),
        pytest.param(
            BEGIN + code(' DATE \\@ "yyyy年第q季" ') + SEPARATE + run("a") + END,
            "yyyy年第q季",
            KeptReason.FIELD,
            id="an unknown format",
        ),
        pytest.param(
            BEGIN + code(" EQ \\o(甲,乙) ") + END,
            "\\o(甲,乙)",
            KeptReason.FIELD,
            id="drawn",
        ),
        pytest.param(
            "<m:oMath><m:r><m:t>甲</m:t></m:r></m:oMath>",
            "甲",
            KeptReason.UNREAD,
            id="a formula",
        ),
        pytest.param(
            "<w:del><w:r><w:delText>甲</w:delText></w:r></w:del>",
            "甲",
            KeptReason.DELETED,
            id="deleted",
        ),
    ],
)
def test_what_stays_in_chinese_is_told(word_file, content, text, reason):
    document = read_docx(word_file(f"<w:p>{run('按')}{content}{run('办理。')}</w:p>"))
    assert [(kept.text, kept.reason) for kept in document.kept] == [(text, reason)]


def test_comments_in_chinese_are_told(word_file):
    comment = f'<w:comment w:id="0"><w:p>{run("请核")}{run("对")}</w:p></w:comment>'
    document = read_docx(word_file(f"<w:p>{run('按')}</w:p>", comments=comment))
    assert [(k.text, k.place, k.reason) for k in document.kept] == [
        ("请核对", "word/comments.xml", KeptReason.COMMENT)
    ]


def test_the_word_in_the_mark_of_a_note_is_english(word_file):
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>注1</w:t></w:r>'
    result, _ = made(word_file(f"<w:p>{run('甲')}{raised}{run('乙。')}</w:p>"))
    assert "<w:t>Note 1</w:t>" in result
    assert "注" not in result
