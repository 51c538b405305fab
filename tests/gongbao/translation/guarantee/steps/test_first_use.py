"""Terms that a document introduces, and offices that were renamed."""

import pytest

from corpora import BlockKind, read_document
from glossary import Concept, Glossary, RequirementFinder, Status, Term
from gongbao.translation import GuaranteeOptions, Translator, translate_document

INTRODUCED = "National People’s Congress (NPC)"
CONGRESS = Concept(
    "npc",
    (
        Term("全国人大", "zh"),
        Term("National People's Congress", "en", first_use=INTRODUCED),
        Term("NPC", "en", Status.ADMITTED),
    ),
)
HEALTH = Concept(
    "health",
    (
        Term("卫生主管部门", "zh"),
        Term("Ministry of Health", "en", Status.ADMITTED, valid_until="2013-03-16"),
        Term("National Health Commission", "en", valid_from="2018-03-19"),
    ),
)


@pytest.fixture
def translate(random_engine):
    def translated(data: bytes, day: str = "2024-01-01", name: str = "x.html"):
        finder = RequirementFinder([Glossary("office", (CONGRESS, HEALTH))], day=day)
        translator = Translator(random_engine, finder, GuaranteeOptions(beam_size=1))
        return translate_document(read_document(None, data, name=name), translator)

    return translated


def test_a_term_is_introduced_once_in_the_running_text(translate):
    page = "<h1>全国人大</h1><p>全国人大开会。</p><p>全国人大闭幕，全国人大通过决定。</p>"
    done = translate(page.encode())
    kinds = [block.kind for block in done.document.blocks]
    targets = [segment.target for segment in done.segments]
    assert kinds[0] is BlockKind.HEADING
    assert done.is_kept
    assert [text.count(INTRODUCED) for text in targets] == [0, 1, 0]
    later = done.segments[2].results
    assert [r.requirement.accepted for r in later if r.requirement.concept is CONGRESS] != []
    assert INTRODUCED not in {form for r in later for form in r.requirement.accepted}


def test_twice_in_one_sentence_the_first_introduces(translate):
    done = translate("全国人大和全国人大代表。".encode(), name="x.txt")
    (segment,) = done.segments
    assert done.is_kept
    assert segment.target.count(INTRODUCED) == 1
    first, second = (r.requirement.accepted for r in segment.results)
    assert first == (INTRODUCED,)
    assert second == ("National People's Congress", "NPC")


def test_every_document_introduces_anew(random_engine):
    finder = RequirementFinder([Glossary("office", (CONGRESS,))])
    translator = Translator(random_engine, finder, GuaranteeOptions(beam_size=1))
    document = read_document(None, "全国人大。".encode(), name="x.txt")
    for _ in range(2):
        assert INTRODUCED in translate_document(document, translator).segments[0].target


@pytest.mark.parametrize(
    ("day", "name"),
    [("2012-06-01", "Ministry of Health"), ("2024-01-01", "National Health Commission")],
)
def test_a_renamed_office_has_the_name_of_the_day(translate, day, name):
    done = translate("卫生主管部门表示。".encode(), day, name="x.txt")
    assert done.is_kept
    assert name in done.segments[0].target
