"""What PowerPoint shows beside words that are typed: dates, numbers, names of sections."""

import io
import zipfile

import pytest

from corpora import read_document, render_document
from corpora.documents import KeptReason, Mark, MarkedText
from tests.corpora.formats.office import office_files as files

SLIDE = "ppt/slides/slide1.xml"
SHOW = "ppt/presentation.xml"


def run(text, properties=""):
    return f"<a:r>{properties}<a:t>{text}</a:t></a:r>"


def date(text, kind="datetime4"):
    return f'<a:fld id="{{1}}" type="{kind}"><a:rPr lang="zh-CN" b="1"/><a:t>{text}</a:t></a:fld>'


def read(*slides, patch=None):
    """Return a presentation, in which `patch` exchanges a part."""
    data = files.presentation(*slides)
    if patch is None:
        return read_document(None, data)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, patch(name, old.read(name).decode()))
    return read_document(None, stream.getvalue(), name="a.pptx")


def written(document, part, **words):
    """Return a part with some segments in other words and all others in one word."""
    made = [
        MarkedText(
            words.get(segment.text, "Word"),
            tuple(Mark(0, 0, mark.key) for mark in segment.marks),
        )
        for segment in document.segments
    ]
    return files.part(render_document(document, made), part)


def test_a_date_that_a_field_shows_is_translated_inside_its_paragraph():
    document = read(f"<a:p>{run('日期')}{date('2023年3月6日')}</a:p>")
    shown = [segment.text for segment in document.segments]
    assert shown[shown.index("日期") + 1] == "2023年3月6日"
    slide = written(document, SLIDE, **{"日期": "Date", "2023年3月6日": "March 6, 2023"})
    english = '<a:rPr lang="en-US" b="1"/><a:t>March 6, 2023</a:t></a:fld>'
    assert f'<a:fld id="{{1}}" type="datetime4">{english}' in slide
    assert "<a:t>Date</a:t>" in slide
    assert "年" not in slide


def test_a_date_alone_in_its_paragraph_is_translated():
    document = read(f"<a:p>{date('2023年3月6日')}</a:p>")
    slide = written(document, SLIDE, **{"2023年3月6日": "March 6, 2023"})
    assert "<a:t>March 6, 2023</a:t></a:fld>" in slide


@pytest.mark.parametrize("shown", ["2023-03-06", "‹#›", "7"])
def test_a_field_without_words_keeps_every_byte(shown):
    field = date(shown, "slidenum")
    document = read(f"<a:p>{run('日期')}{field}</a:p>")
    assert shown not in [segment.text for segment in document.segments]
    assert field in written(document, SLIDE)


@pytest.mark.parametrize(
    ("numerals", "english"),
    [
        ("ea1ChsPeriod", "arabicPeriod"),
        ("ea1ChtPlain", "arabicPlain"),
        ("ea1JpnChsDbPeriod", "arabicPeriod"),
        ("romanUcPeriod", "romanUcPeriod"),
        ("circleNumDbPlain", "circleNumDbPlain"),
    ],
)
def test_numbers_that_are_written_by_themselves_are_english(numerals, english):
    numbered = '<a:pPr><a:buAutoNum type="{}" startAt="2"/></a:pPr>'
    document = read(f"<a:p>{numbered.format(numerals)}{run('加快发展')}</a:p>")
    assert numbered.format(english) in written(document, SLIDE)
    same = [MarkedText(segment.text, segment.marks) for segment in document.segments]
    assert numbered.format(numerals) in files.part(render_document(document, same), SLIDE)


def test_names_of_sections_and_shows_are_translated():
    names = (
        '<p:custShowLst><p:custShow name="领导版" id="0"/></p:custShowLst><p:extLst>'
        '<p14:section xmlns:p14="x" name="第一部分" id="{1}"/></p:extLst></p:presentation>'
    )

    def patch(name, text):
        return text.replace("</p:presentation>", names) if name == SHOW else text

    document = read(f"<a:p>{run('正文')}</a:p>", patch=patch)
    show = written(document, SHOW, 领导版="Short", 第一部分="Part I")
    assert '<p:custShow name="Short" id="0"/>' in show
    assert 'name="Part I" id="{1}"' in show


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        ("<m:oMath xmlns:m='m'><m:r><m:t>增速</m:t></m:r></m:oMath>", ["增速"]),
        ("<m:oMath xmlns:m='m'><m:r><m:t>x=1</m:t></m:r></m:oMath>", []),
        (run("链接", '<a:rPr><a:hlinkClick tooltip="点击查看"/></a:rPr>'), ["点击查看"]),
        (run("链接", '<a:rPr><a:hlinkClick tooltip="more"/></a:rPr>'), []),
    ],
    ids=["a formula", "without words", "a hint", "an English hint"],
)
def test_chinese_that_stays_is_told(paragraph, told):
    document = read(f"<a:p>{run('正文')}{paragraph}</a:p>")
    kept = [(text.text, text.reason) for text in document.kept]
    assert kept == [(text, KeptReason.UNREAD) for text in told]
