"""MultiTerm's XML: entries as offices export them, with fields of their own names."""

import pytest

from corpora.errors import GlossaryError
from glossary.concepts import Approval, Status
from glossary.exchange import read_entries

CHINESE = '<language type="Chinese" lang="ZH-CN"/>'
ENGLISH = '<language type="English" lang="EN-US"/>'


def field(name, value, beside=""):
    return f'<descripGrp><descrip type="{name}">{value}</descrip>{beside}</descripGrp>'


def term(text, *fields):
    return f"<termGrp><term>{text}</term>{''.join(fields)}</termGrp>"


def group(*languages, fields="", number=1):
    sections = "".join(f"<languageGrp>{section}</languageGrp>" for section in languages)
    return (
        f'<conceptGrp><concept>{number}</concept><system type="entryClass">1</system>'
        '<transacGrp><transac type="origination">li</transac><date>2023-03-06T09:00:00</date>'
        f"</transacGrp>{fields}{sections}</conceptGrp>"
    )


def read(tmp_path, *groups, encoding="utf-16"):
    path = tmp_path / "office.xml"
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<mtf>{"".join(groups)}</mtf>'
    path.write_bytes(text.encode(encoding))
    return list(read_entries(path))


CHAIN = group(
    ENGLISH
    + term("chain master", field("Status", "preferred"), field("Context", "A chain master leads."))
    + term("chain owner", field("Status", "forbidden"))
    + term("lead firm", field("状态", "待定")),
    CHINESE + field("定义", "产业链的龙头。") + term("链主", field("Part of Speech", "noun")),
    fields=field("Subject", "industry", field("Source", "list of 2023")) + field("备注", "见批复"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_an_entry_has_all_its_fields(tmp_path, encoding):
    (entry,) = read(tmp_path, CHAIN, encoding=encoding)
    concept = entry.concept
    assert concept is not None
    assert (concept.identifier, concept.subject, concept.note) == ("链主", "industry", "见批复")
    assert concept.definition == "产业链的龙头。"
    assert [(t.text, t.language, t.status, t.approval) for t in concept.terms] == [
        ("chain master", "en", Status.PREFERRED, Approval.APPROVED),
        ("chain owner", "en", Status.DEPRECATED, Approval.APPROVED),
        ("lead firm", "en", Status.ADMITTED, Approval.PROPOSED),
        ("链主", "zh", Status.PREFERRED, Approval.APPROVED),
    ]
    assert concept.terms[0].contexts == ("A chain master leads.",)
    assert concept.terms[3].part_of_speech == "noun"
    assert ("transacGrp", "li; 2023-03-06T09:00:00") in concept.extras
    assert concept.source == "list of 2023"


def test_links_in_fields_are_their_words(tmp_path):
    linked = 'see <xref Tlink="English:lead firm">lead firm</xref>, too'
    (entry,) = read(
        tmp_path,
        group(CHINESE + term("链主"), ENGLISH + term("chain master", field("Note", linked))),
    )
    assert entry.concept is not None
    assert entry.concept.accepted[0].note == "see lead firm, too"


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ('<language type="Chinese (Traditional)" lang="ZH"/>', "zh-Hant"),
        ('<language type="Chinese" lang="ZH-TW"/>', "zh-Hant"),
        ('<language type="中文" lang=""/>', "zh-Hans"),
        ('<language type="Chinese (PRC)"/>', "zh-Hans"),
        ('<language lang="zh_CN" type="x"/>', "zh-Hans"),
    ],
)
def test_languages_go_by_code_and_by_name(tmp_path, language, tag):
    (entry,) = read(tmp_path, group(language + term("链主"), ENGLISH + term("chain master")))
    assert entry.concept is not None
    assert entry.concept.terms[0].language_tag == tag


def test_a_field_that_is_not_known_is_kept_and_told(tmp_path):
    (entry,) = read(
        tmp_path,
        group(CHINESE + term("链主"), ENGLISH + term("chain master", field("Office", "Jingzhou"))),
    )
    assert entry.concept is not None
    assert entry.concept.accepted[0].extras == (("Office", "Jingzhou"),)
    assert any("Office" in remark.english for remark in entry.remarks)


def test_a_status_that_is_not_known_makes_a_proposal(tmp_path):
    (entry,) = read(
        tmp_path,
        group(CHINESE + term("链主"), ENGLISH + term("chain master", field("Status", "Stufe 3"))),
    )
    assert entry.concept is not None
    assert [t.approval for t in entry.concept.terms] == [Approval.APPROVED, Approval.PROPOSED]


def test_homonyms_and_other_languages_are_kept_apart(tmp_path):
    bank = [group(CHINESE + term("行"), ENGLISH + term(english)) for english in ("bank", "row")]
    french = group('<language type="French" lang="FR"/>' + term("banque"), CHINESE + term("银行"))
    *first, third = read(tmp_path, *bank, french)
    assert [entry.concept.identifier for entry in first if entry.concept] == ["行", "行 (2)"]
    assert any("left out: FR" in remark.english for remark in third.remarks)


def test_a_tbx_file_may_be_called_xml(tmp_path):
    path = tmp_path / "office.xml"
    path.write_text(
        '<martif type="TBX"><text><body><termEntry><langSet xml:lang="zh"><tig><term>链主</term>'
        '</tig></langSet><langSet xml:lang="en"><tig><term>chain master</term></tig></langSet>'
        "</termEntry></body></text></martif>",
        encoding="utf-8",
    )
    concepts = [entry.concept for entry in read_entries(path) if entry.concept]
    assert [concept.accepted[0].text for concept in concepts] == ["chain master"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("<mtf></mtf>", "no conceptGrp"),
        ("<html></html>", "<html> found, expected mtf"),
        ('<!DOCTYPE mtf SYSTEM "a.dtd"><mtf/>', "document type"),
        ("<mtf><conceptGrp>", "office.xml:1"),
    ],
)
def test_what_is_no_termbase_is_refused(tmp_path, content, problem):
    path = tmp_path / "office.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GlossaryError, match=problem):
        list(read_entries(path))


def test_names_of_html_are_read_and_told(tmp_path):
    first, second = read(
        tmp_path,
        group(CHINESE + term("链主"), ENGLISH + term("chain&nbsp;master")),
        encoding="utf-8",
    )
    assert first.concept is not None
    assert first.concept.accepted[0].text == "chain master"
    assert "nbsp" in second.remarks[0].english


def test_an_entity_is_refused(tmp_path):
    with pytest.raises(GlossaryError, match="Entity"):
        read(tmp_path, group(CHINESE + term("链&owner;主")), encoding="utf-8")


@pytest.mark.parametrize(
    "picture", ['<xref mlink="lake.jpg"/>', '<xref Hlink="lake.jpg"></xref>'], ids=["media", "link"]
)
def test_a_field_without_words_is_what_it_points_to(tmp_path, picture):
    (entry,) = read(
        tmp_path,
        group(CHINESE + term("湖", field("Graphic", picture)), ENGLISH + term("lake")),
    )
    assert entry.concept is not None
    assert entry.concept.terms[0].extras == (("Graphic", "lake.jpg"),)
    assert any("Graphic" in remark.english for remark in entry.remarks)


@pytest.mark.parametrize(
    ("word", "status", "approval"),
    [
        ("Blocked", Status.DEPRECATED, Approval.APPROVED),
        ("non-preferred", Status.DEPRECATED, Approval.APPROVED),
        ("preferred", Status.PREFERRED, Approval.APPROVED),
        ("awaiting the council", Status.ADMITTED, Approval.PROPOSED),
    ],
)
def test_no_word_for_a_status_lets_a_term_pass_that_it_may_forbid(tmp_path, word, status, approval):
    (entry,) = read(
        tmp_path,
        group(CHINESE + term("链主"), ENGLISH + term("chain master", field("x-status", word))),
    )
    assert entry.concept is not None
    english = entry.concept.terms[1]
    assert (english.status, english.approval) == (status, approval)
