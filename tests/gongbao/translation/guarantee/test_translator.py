"""One translator serves many documents and many threads, and none of them sees the others."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from corpora import read_document
from corpora.memory import MemoryUnit, TranslationMemory
from corpora.workspace import Workspace
from glossary.concepts import Concept, Term
from glossary.opening import open_glossaries
from glossary.termbase import Termbase
from gongbao.translation import (
    GuaranteeOptions,
    Translator,
    open_translator,
    translate_document,
)

FIRST = (
    "区委书记梁志远在重庆市调研。\n梁志远指出，链主企业要突破卡脖子技术。\n投资30亿元，增长3.5%。"
)
SECOND = "综合保税区召开会议。\n梁志远来到企业。\n要发挥链主作用。\n重庆市产值达到2295亿元。"
ROLE = MemoryUnit("要发挥链主作用。", "The chain master should play its role.")


@pytest.fixture
def workspace(tmp_path):
    """A workspace with an approved term and a unit of the memory."""
    with Workspace(tmp_path / "w.db") as opened:
        concept = Concept("zone", (Term("综合保税区", "zh"), Term("bonded area", "en")))
        with Termbase(opened).edit("a", "b") as edit:
            edit.add_new(concept)
        TranslationMemory(opened).add([ROLE], author="a", reason="b")
        yield opened


def test_two_threads_translate_as_one_after_the_other(packaged_engine, workspace):
    translator = Translator(
        packaged_engine,
        open_glossaries(workspace=workspace),
        GuaranteeOptions(beam_size=2, window=1),
        TranslationMemory(workspace),
    )
    documents = [read_document(None, text.encode(), name="x.txt") for text in (FIRST, SECOND) * 2]
    alone = [translate_document(document, translator) for document in documents]
    together = Barrier(len(documents))

    def translated(document):
        together.wait()
        return translate_document(document, translator)

    with ThreadPoolExecutor(len(documents)) as threads:
        at_once = list(threads.map(translated, documents))
    for one, other in zip(alone, at_once, strict=True):
        assert [s.target for s in one.segments] == [s.target for s in other.segments]
        assert [s.results for s in one.segments] == [s.results for s in other.segments]
        assert one.signature == other.signature
    assert at_once[1].segments[2].target == ROLE.target
    assert "bonded area" in at_once[1].segments[0].target.lower()


def required_in(segment):
    return [result.requirement.source for result in segment.results]


def test_two_calls_share_no_names(random_engine, finder):
    translator = Translator(random_engine, finder, GuaranteeOptions(beam_size=1))
    named, plain = "区委书记梁志远说。", "随后梁志远来到企业。"
    (first,) = translator.translate([named])
    (second,) = translator.translate([plain])
    assert "梁志远" in required_in(first)
    assert "梁志远" not in required_in(second)
    assert "梁志远" in required_in(list(translator.translate([named, plain]))[1])


def test_two_calls_share_no_renderings_and_no_quotation_marks(random_engine, finder):
    translator = Translator(random_engine, finder, GuaranteeOptions(beam_size=1))
    before = [s.target for s in translator.translate(["重庆市开会。", "“链主”发展。"])]
    list(translator.translate(['在"重庆市"的"链主"。']))
    assert [s.target for s in translator.translate(["重庆市开会。", "“链主”发展。"])] == before


def test_a_session_knows_what_its_document_said_and_nothing_of_another(random_engine, finder):
    translator = Translator(random_engine, finder, GuaranteeOptions(beam_size=1))
    with translator.document() as one, translator.document() as other:
        list(one.translate(["区委书记梁志远说。"]))
        (apart,) = other.translate(["随后梁志远来到企业。"])
        (same,) = one.translate(["随后梁志远来到企业。"])
    assert "梁志远" not in required_in(apart)
    assert "梁志远" in required_in(same)


def test_a_translator_cannot_be_changed(random_engine, finder):
    translator = Translator(random_engine, finder)
    with pytest.raises(AttributeError):
        setattr(translator, "options", GuaranteeOptions(beam_size=1))  # noqa: B010 - for the type checker


def test_an_open_workspace_is_used_and_stays_open(workspace):
    translator = open_translator(
        workspace=workspace, packaged_glossary=False, options=GuaranteeOptions(beam_size=1)
    )
    (segment,) = translator.translate([ROLE.source])
    assert segment.target == ROLE.target
    assert Termbase(workspace).last_change() > 0
