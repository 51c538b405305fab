"""Long titles of documents are translated by themselves and carried where they are named."""

import pytest

from corpora import normalise
from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation import Translator
from gongbao.translation.guarantee.document_state import DocumentState
from gongbao.translation.guarantee.segments import ReadSegment, SourceSegment, TranslatedSegment
from gongbao.translation.guarantee.steps.grammar.heading_capitals import in_title_case
from gongbao.translation.guarantee.steps.named_titles import find_titles, titles_of, with_titles
from gongbao.translation.guarantee.steps.requirement_finding import find_requirements

FINDER = RequirementFinder([load_packaged_glossary()])
TITLE = "临江市城镇老旧小区改造工作实施细则"


def read(*texts):
    return find_requirements([SourceSegment(text) for text in texts], FINDER, DocumentState())


def titles(*texts, known=()):
    return [t.source.text for t in find_titles(read(*texts), dict.fromkeys(known, ""))]


def test_a_title_is_found_once():
    assert titles(f"现印发《{TITLE}》。", f"按《{TITLE}》执行。") == [TITLE]
    assert titles(f"现印发《{TITLE}》。", known=[f"《{TITLE}》"]) == []


@pytest.mark.parametrize(
    "text", ["阅读《红楼梦》。", "《临江市城镇老旧小区改造工作实施细则》", "没有标题。"]
)
def test_short_titles_and_lines_of_a_title_alone_are_left(text):
    assert titles(text) == []


def test_what_is_required_of_a_title_is_required_of_it_alone():
    (title,) = find_titles(read("印发《关于支持链主企业发展的若干措施》。"), {})
    assert {r.source for r in title.requirements} == {"链主企业"}
    assert title.normalised.text[slice(*title.requirements[0].span)] == "链主企业"


def test_a_title_that_did_not_come_out_whole_is_no_title():
    def translated(target):
        return TranslatedSegment(TITLE, normalise(TITLE), target, ())

    assert dict(titles_of([translated("rules for the renovation of compounds.")])) == {
        f"《{TITLE}》": "Rules for the Renovation of Compounds"
    }
    assert list(titles_of([translated("rules for 小区"), translated("")])) == []


def test_segments_get_the_titles_that_stand_in_them():
    one, other = with_titles(read(f"印发《{TITLE}》。", "没有标题。"), {f"《{TITLE}》": "Rules"})
    assert one.own.titles == ((f"《{TITLE}》", "Rules"),)
    assert other.own.titles == ()
    assert isinstance(other, ReadSegment)


def test_a_document_calls_a_document_by_one_name(packaged_engine):
    sources = [f"现将《{TITLE}》印发给你们。", f"本通知与《{TITLE}》不一致的，以后者为准。"]
    first, second = Translator(packaged_engine, FINDER).translate(sources)
    name = "Implementation Rules"
    start = first.target.index(name)
    title = first.target[start : first.target.index(" is ", start)]
    assert title == in_title_case(title)
    assert title in second.target
