"""Whole files as they are written, to be read: `tests/golden/corrected_*`.

With `GONGBAO_WRITE_GOLDEN=1` in the environment the tests write them anew.
"""

import io
import os
import re
import zipfile
from pathlib import Path

import docx
import pytest

from corpora.formats import RevisionStamp
from glossary.glossary_table import parse_glossary
from glossary.requirements import RequirementFinder
from gongbao.correction import Corrector, correct_documents, render_corrected

GOLDEN = Path(__file__).parents[2] / "golden"
STAMP = RevisionStamp("Gongbao", "2026-11-28T09:00:00Z")
OFFICE = (
    "zh\ten\tdeprecated\n链主\tchain master\tchain owner\n高质量发展\thigh-quality development\t\n"
)
CHINESE = "2022年经济发展\n2022年，全区产值达到2295亿元，约300家链主增长3.5%。\n推动高质量发展。\n"
HEADING = "Economic Growth in 2022"
WRONG = (
    "In 2022, the output value of the district reached 292.5 billion yuan,and 300 chain owners"
    " grew by 3.5 percent.",
    "It willStrive for  高质量发展 & jobs.",
)


@pytest.fixture(scope="module")
def corrector():
    return Corrector(RequirementFinder([parse_glossary(OFFICE, name="office.tsv")]))


def compare(name, text):
    path = GOLDEN / name
    if os.environ.get("GONGBAO_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("stamp", [STAMP, None], ids=["marked", "clean"])
def test_a_page(corrector, stamp):
    first = WRONG[0].replace("chain owners", "chain <em>owners</em>")
    second = WRONG[1].replace("&", "&amp;")
    page = (
        f"<!DOCTYPE html>\n<html lang='en'>\n<title>{HEADING}</title>\n<h1>{HEADING}</h1>\n"
        f"<p class=first>{first}</p>\n<p>{second}</p>\n</html>\n"
    )
    sides = ("zh.txt", CHINESE.encode()), ("en.html", page.encode())
    made = render_corrected(correct_documents(*sides, corrector), stamp).decode()
    compare(f"corrected_page{'' if stamp else '_clean'}.html", made)


def test_a_word_document(corrector):
    document = docx.Document()
    document.add_heading(HEADING, 1)
    paragraph = document.add_paragraph(WRONG[0].partition("chain owners")[0])
    paragraph.add_run("chain ").italic = True
    paragraph.add_run("owners").bold = True
    paragraph.add_run(WRONG[0].partition("chain owners")[2])
    document.add_paragraph(WRONG[1])
    stream = io.BytesIO()
    document.save(stream)
    sides = ("zh.txt", CHINESE.encode()), ("en.docx", stream.getvalue())
    made = render_corrected(correct_documents(*sides, corrector), STAMP)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        body = archive.read("word/document.xml").decode().partition("<w:body>")[2]
        comments = archive.read("word/comments.xml").decode().partition("<w:comment ")[2]
    text = re.sub(r"<w:sectPr.*", "", body, flags=re.DOTALL) + "\n<w:comment " + comments
    lines = re.sub(r"(?=<w:(?:p|del|ins|comment|commentRangeStart)[ >])", "\n", text)
    compare("corrected_document.xml.txt", lines.strip() + "\n")
