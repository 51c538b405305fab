"""Generated documents obey the laws, and what checks them finds every kind of fault."""

import io
import zipfile
from random import Random

import pytest

from scripts.benchmarks.formats.generated_documents import MAKERS, broken_laws
from scripts.benchmarks.formats.office_laws import office_faults
from scripts.benchmarks.formats.office_schema import schema_errors
from scripts.benchmarks.formats.text_laws import text_faults

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


@pytest.mark.parametrize("name", list(MAKERS))
@pytest.mark.parametrize("seed", range(1000, 1008))
@pytest.mark.filterwarnings("ignore")  # of the libraries that make the documents
def test_a_translation_changes_nothing_but_words(name, seed):
    faults, count = broken_laws(MAKERS[name](Random(f"{name} {seed}")), name)
    assert faults == []
    assert count


def package(body, **others):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f'<w:body xmlns:w="{WORD}">{body}</w:body>')
        for name, text in others.items():
            archive.writestr(name, text)
    return stream.getvalue()


RUN = "<w:r><w:t>重庆</w:t></w:r>"
START, END = '<w:bookmarkStart w:id="1"/>', '<w:bookmarkEnd w:id="1"/>'


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        pytest.param(f"<w:p>{RUN}{START}</w:p>", f"<w:p>{RUN}</w:p>", "lost", id="lost"),
        pytest.param(f"<w:p>{START}</w:p>", f"<w:p>{START}{START}</w:p>", "added", id="doubled"),
        pytest.param(
            '<w:p><w:pPr a="1"/></w:p>', '<w:p><w:pPr a="2"/></w:p>', "a=1", id="attribute"
        ),
        pytest.param(
            f"<w:p><w:ins>{RUN}<w:tab/></w:ins></w:p>",
            f"<w:p><w:ins>{RUN}</w:ins><w:tab/></w:p>",
            "lost",
            id="out of its parent",
        ),
        pytest.param(
            f"<w:p>{START}{RUN}{END}</w:p>",
            f"<w:p>{END}{RUN}{START}</w:p>",
            "bookmarkEnd 1 before its start",
            id="turned",
        ),
        pytest.param(
            "<w:p><w:r><w:br/><w:tab/></w:r></w:p>",
            "<w:p><w:r><w:tab/><w:br/></w:r></w:p>",
            "out of order",
            id="order",
        ),
        pytest.param(
            f"<w:p>{RUN}</w:p>",
            "<w:p><w:r><w:t>x</w:t><w:rPr/></w:r></w:p>",
            "schema: r:",
            id="schema",
        ),
    ],
)
def test_a_planted_fault_is_found(before, after, fault):
    found = list(office_faults(package(before), package(after)))
    assert any(fault in one for one in found), found


def test_words_and_what_they_wear_may_change_and_other_members_may_not():
    worn = "<w:r><w:rPr><w:lang/></w:rPr><w:t>Chongqing</w:t></w:r>"
    assert not list(
        office_faults(package(f"<w:p>{RUN}</w:p>"), package(f"<w:p>{worn}{worn}</w:p>"))
    )
    found = list(office_faults(package("", media="a"), package("", media="b")))
    assert found == ["media: changed, and is no part with words"]


@pytest.mark.parametrize(
    ("format", "before", "after"),
    [
        pytest.param("html", "<p>一<b>二</b></p>", "<p>一<b>二</p>", id="end tag"),
        pytest.param("html", '<a href="x">一</a>', '<a href="y">一</a>', id="link"),
        pytest.param("markdown", "[一](a.html)", "[一](b.html)", id="link of Markdown"),
        pytest.param("markdown", "**一**", "\\*\\*A", id="shown marks"),
        pytest.param("csv", "一,1\n", "A,2\n", id="figure"),
        pytest.param("csv", "一,1\n", "A\n", id="column"),
        pytest.param("subtitles", "1\n00:00:01,000 --> 00:00:02,000\n一", "1\n一", id="time"),
        pytest.param("jsonl", '{"text": "一", "n": 1}', '{"text": "A"}', id="field"),
        pytest.param("text", "一\n\n二\n", "A\n二\n", id="empty line"),
        pytest.param(
            "xliff",
            '<unit><source>一<ph id="1"/></source></unit>',
            '<unit><source>一<ph id="1"/></source><target>A</target></unit>',
            id="code",
        ),
    ],
)
def test_a_planted_fault_of_text_is_found(format, before, after):
    assert list(text_faults(before.encode(), after.encode(), format))
    assert not list(text_faults(before.encode(), before.encode(), format))


@pytest.mark.parametrize(
    ("space", "xml"),
    [
        pytest.param(WORD, "<x:p><x:r/><x:pPr/></x:p>", id="paragraph properties late"),
        pytest.param(WORD, "<x:r><x:rPr><x:sz/><x:b/></x:rPr></x:r>", id="run properties"),
        pytest.param(WORD, "<x:r><x:rPr><x:b/><x:b/></x:rPr></x:r>", id="doubled property"),
        pytest.param(WORD, "<x:tc><x:p/><x:tbl/></x:tc>", id="cell without a last paragraph"),
        pytest.param(WORD, "<x:p><x:t/></x:p>", id="words outside a run"),
        pytest.param(WORD, "<x:sdt><x:sdtPr/></x:sdt>", id="control without content"),
        pytest.param(SHEET, "<x:si><x:t/><x:r><x:t/></x:r></x:si>", id="plain and rich"),
        pytest.param(SHEET, "<x:c><x:v/><x:f/></x:c>", id="value before formula"),
        pytest.param(SHEET, "<x:worksheet><x:sheetData/><x:cols/></x:worksheet>", id="sheet"),
        pytest.param(SHEET, "<x:r><x:rPr/></x:r>", id="run without words"),
        pytest.param(DRAWING, "<x:p><x:endParaRPr/><x:r><x:t/></x:r></x:p>", id="end of slide"),
        pytest.param(DRAWING, "<x:r><x:rPr><x:latin/><x:ln/></x:rPr><x:t/></x:r>", id="font first"),
        pytest.param(DRAWING, "<x:r><x:t/><x:t/></x:r>", id="words twice"),
    ],
)
def test_each_rule_of_the_schema_is_known(space, xml):
    declared = xml.replace(">", f' xmlns:x="{space}">', 1)
    assert schema_errors(declared.encode())
