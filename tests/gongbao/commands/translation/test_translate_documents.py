"""`gongbao translate` with Word files, Markdown and XLIFF: what comes out, what is refused."""

import docx
import pytest


@pytest.fixture
def bulletin(tmp_path):
    document = docx.Document()
    document.add_heading("重庆市公报", 1)
    paragraph = document.add_paragraph("链主企业")
    paragraph.add_run("投资30亿元").bold = True
    path = tmp_path / "bulletin.docx"
    document.save(path)
    return path


def test_a_word_file_comes_back_as_a_word_file(quick, bulletin):
    output = bulletin.with_name("english.docx")
    assert quick(bulletin, "-o", output).code == 0
    paragraphs = docx.Document(output).paragraphs
    assert [paragraph.style.name for paragraph in paragraphs] == ["Heading 1", "Normal"]
    assert "3 billion" in paragraphs[1].text
    assert any(run.bold for run in paragraphs[1].runs)


def test_markdown_and_xliff_come_back_as_they_are(quick, tmp_path):
    page = tmp_path / "a.md"
    page.write_text("---\nlayout: 公报\n---\n# 高质量发展\n\n`代码`\n", encoding="utf-8")
    written = quick(page).output
    assert written.startswith("---\nlayout: 公报\n---\n# ")
    assert written.endswith("`代码`\n")
    file = tmp_path / "a.xlf"
    file.write_text(
        '<xliff version="1.2"><file source-language="zh" original="a" datatype="x"><body>'
        '<trans-unit id="1"><source>投资30亿元</source></trans-unit></body></file></xliff>',
        encoding="utf-8",
    )
    written = quick(file).output
    assert "<source>投资30亿元</source><target>" in written
    assert "3 billion" in written


def test_who_speaks_in_subtitles_is_named_in_pinyin_wherever_it_is(quick, tmp_path):
    file = tmp_path / "a.vtt"
    head = "WEBVTT\n\n01:00.000 --> 02:00.000\n"
    file.write_text(f"{head}<v 沈立冬>我是沈立冬。\n", encoding="utf-8")
    written = quick(file).output
    assert "<v Shen Lidong>" in written
    assert written.count("Shen Lidong") == 2


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("投资30亿元。", "An investment of 3 billion yuan.", ""),
        ("投资30亿元。", "An investment of 30 billion yuan.", "quantities."),
        ("链主会议。", "A meeting of chain bosses.", "no chain master for 链主"),
        ('投资<x id="1"/>30亿元。', "An investment of 3 billion yuan.", "lacks {1/}"),
        ("投资30亿元。", "投资30亿元。", "completeness.untranslated"),
    ],
)
def test_approved_targets_stay_and_are_held_to_the_promise(quick, tmp_path, source, target, told):
    file = tmp_path / "a.xlf"
    file.write_text(
        '<xliff version="1.2">\n<file source-language="zh" original="a" datatype="x"><body>\n'
        f'<trans-unit id="1" approved="yes"><source>{source}</source><target>{target}</target>'
        "</trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    report = tmp_path / "why.html"
    done = quick(file, "--report", report)
    assert f"<target>{target}</target>" in done.output
    assert done.code == int(bool(told))
    assert told in done.errors
    if told:
        assert "a.xlf: line 3: stays as it is: " in done.errors
    page = report.read_text(encoding="utf-8")
    assert ("line 3: stays as it is" in page) is bool(told)
    assert ("promise broken" in page) is bool(told)
    assert quick(file, "--no-guarantee").code == 0


@pytest.mark.parametrize("name", ["a.xlf", "a.html", "a.txt", "a.md"])
def test_a_word_file_is_not_written_under_another_format(quick, bulletin, name):
    done = quick(bulletin, "-o", bulletin.with_name(name))
    assert done.code == 2
    assert "--bilingual" in done.errors
    assert not bulletin.with_name(name).exists()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", b"PK\x03\x04 torn", "truncated or damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old", "save it as .docx"),
        ("a.doc", b"\xd0\xcf\x11\xe0 old", "save it as .docx"),
        ("a.pdf", b"%PDF", "a.pdf: "),
        ("a.xlf", b"<xliff>", "a.xlf:1"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_name(quick, tmp_path, name, data, message):
    path = tmp_path / name
    path.write_bytes(data)
    done = quick(path, "-o", tmp_path / "out.docx")
    assert done.code == 3
    assert name in done.errors
    assert message in done.errors
    assert path.read_bytes() == data
    assert not (tmp_path / "out.docx").exists()
