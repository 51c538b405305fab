"""A suite of small TBX files, each with what it tests in its first comment.

On the lines of the suites of LTAC Global for TBX-Basic; written here, every file by itself.
"""

from pathlib import Path

import pytest

from corpora.errors import GlossaryError
from glossary.concepts import Approval, CaseRule, Status
from glossary.exchange import read_entries

SUITE = Path(__file__).parent / "tbx_suite"
VALID = sorted((SUITE / "valid").glob("*.tbx"))
_DECLARES = "its document type declares entities or elements, which is refused"
INVALID = [
    ("bad_language", 10, "xml:lang '英文', expected a language tag such as zh-Hans"),
    ("billion_laughs", 2, _DECLARES),
    ("bytes_not_as_declared", 8, "no well-formed XML"),
    ("element_in_term", 11, "<note> inside <term>, expected text"),
    ("empty", 1, "the file is empty; expected TBX"),
    ("entity", 2, _DECLARES),
    ("entry_in_header", 4, "<conceptEntry> outside <body>"),
    ("external_entity", 2, _DECLARES),
    ("html", 3, "<html> found, expected tbx or martif"),
    ("no_entries", 1, "no conceptEntry; the glossary is empty"),
    ("not_xml", 1, "no well-formed XML"),
    ("section_without_language", 10, "a language section without xml:lang"),
    ("truncated", 19, "no well-formed XML"),
    ("undefined_entity", 11, "no well-formed XML"),
    ("unknown_encoding", 1, "encoding 'ibm037', expected UTF-8, UTF-16 or GB18030"),
    (
        "v2_dtd_with_declarations",
        3,
        _DECLARES,
    ),
    ("v2_entity", 12, "an entity, &office;, which is refused"),
    ("v2_section_without_language", 10, "a language section without xml:lang"),
    ("wrong_root", 3, "<tmx> found, expected tbx or martif"),
]

REPAIRED = [
    ("bad_date", 7, "date '17 April 2019', expected YYYY-MM-DD"),
    ("bad_gender", 0, ""),
    ("bad_part_of_speech", 0, ""),
    ("bad_private_note", 11, "private note case: 'upper', expected one of any, exact"),
    ("bad_term_type", 0, ""),
    ("bad_transaction_type", 0, ""),
    ("context_of_a_concept", 0, ""),
    ("dangling_reference", 7, "target 'c9' is neither an id here nor an address"),
    ("dca_in_dct", 0, ""),
    ("dct_in_dca", 0, ""),
    ("definition_of_a_term", 0, ""),
    ("description_without_type", 7, "<descrip> without a type"),
    ("duplicate_id", 14, "id 'c1' stands in line 6 already"),
    ("duplicate_term_id", 11, "id 'c1' stands in line 6 already"),
    ("empty_group", 7, "<descripGrp> is empty"),
    ("empty_term", 11, "a term section without its term: it is empty"),
    ("empty_term_section", 11, "a term section without its term: it is empty"),
    ("external_dtd", 0, ""),
    ("foreign_section", 0, ""),
    ("header_without_source", 4, "<tbxHeader> without fileDesc/sourceDesc/p"),
    ("no_header", 5, "<body> without a tbxHeader before"),
    ("no_language_section", 6, "an entry without a language section"),
    ("no_namespace", 3, "namespace 'none', expected 'urn:iso:std:iso:30042:ed-2'"),
    ("no_style", 3, "style '', expected 'dct' or 'dca'"),
    ("no_such_category", 7, "owner is no data category of TBX-Basic"),
    ("no_term", 11, "a term section that begins with <note>"),
    ("no_term_section", 10, "a language section without a term"),
    ("no_type", 3, "type '', expected 'TBX-Basic'"),
    ("note_after_sections", 13, "<note> after a language section, expected before it"),
    ("reference_without_target", 7, "crossReference without a target"),
    ("root_without_language", 3, "<tbx> without xml:lang"),
    ("status_of_a_concept", 7, "administrativeStatus at concept level, expected at term leve"),
    ("stray_element", 14, "<note> in <body>, expected <conceptEntry>"),
    ("subject_of_a_language", 0, ""),
    ("text_between_entries", 6, "text in <body>"),
    ("text_in_entry", 7, "text outside of any element: 'and in English'"),
    ("two_terms", 11, "a second term in one section"),
    ("unknown_style", 3, "style 'dcx', expected 'dct' or 'dca'"),
    ("v2_empty_term", 11, "a term section without its term: it is empty"),
    ("v2_other_dtd", 0, ""),
    ("version_2_entry", 6, "<termEntry>, expected <conceptEntry>"),
    ("wrong_meta_element", 11, "<descrip type='administrativeStatus'>, expected <termNote>"),
    ("wrong_module", 0, ""),
    ("wrong_namespace", 3, "namespace 'http://example.org/tbx', expected 'urn:iso:std:is"),
]
"""Files that break a rule of their dialect beside a sound pair: it comes in, and what is not as it
should be is told, with line 0 where there is nothing to tell, as dialects differ."""


def entries(name):
    return list(read_entries(SUITE / "valid" / f"{name}.tbx"))


def concept(name):
    return entries(name)[0].concept


def first_refusal(path):
    try:
        return next((entry.problem for entry in read_entries(path) if entry.problem), "")
    except GlossaryError as error:
        return str(error)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_every_valid_file_is_read(path):
    found = list(read_entries(path))
    assert not [entry.problem for entry in found if entry.problem]
    assert any(entry.concept for entry in found)


@pytest.mark.parametrize(("name", "line", "reason"), INVALID, ids=[row[0] for row in INVALID])
def test_every_invalid_file_is_refused_with_its_line_and_reason(name, line, reason):
    path = SUITE / "invalid" / f"{name}.tbx"
    assert first_refusal(path).startswith(f"{path}:{line}: {reason}")


@pytest.mark.parametrize(("name", "line", "told"), REPAIRED, ids=[row[0] for row in REPAIRED])
def test_what_stands_beside_a_pair_is_told_and_never_costs_it(name, line, told):
    path = SUITE / "repaired" / f"{name}.tbx"
    found = list(read_entries(path))
    assert not [entry.problem for entry in found if entry.problem]
    remarks = [(r.subjects[0], r.english) for entry in found for r in entry.remarks]
    if line:
        assert remarks[0][0] == f"{path}:{line}"
        assert remarks[0][1].startswith(told)
    else:
        assert not remarks
    words = [term.text for entry in found if entry.concept for term in entry.concept.terms]
    assert "chain master" in words or any(word in told for word in ("empty", "without", "begins"))


def test_the_suite_and_the_tables_name_the_same_files():
    for folder, table in (("invalid", INVALID), ("repaired", REPAIRED)):
        assert sorted(path.stem for path in (SUITE / folder).glob("*.tbx")) == sorted(
            row[0] for row in table
        )
    assert len(VALID) + len(INVALID) + len(REPAIRED) >= 60


@pytest.mark.parametrize("name", ["dct_every_category", "dca_every_category"])
def test_categories_have_their_fields_in_both_styles(name):
    found = concept(name)
    (term,) = found.accepted
    assert (found.subject, found.source) == ("industry", "ruling 4")
    assert found.definition == "a leading firm"
    assert (term.part_of_speech, term.citation, term.note) == ("noun", "Xinhua", "ruled")
    assert term.contexts in (("The chain master met suppliers.",), ("The chain master met.",))


def test_categories_without_a_field_are_kept_in_their_order():
    assert [name for name, _ in concept("dct_every_category").accepted[0].extras] == [
        "grammaticalGender",
        "geographicalUsage",
        "termLocation",
        "customerSubset",
        "projectSubset",
    ]


def test_the_four_statuses():
    assert [term.status for term in concept("dct_four_statuses").terms[1:]] == list(Status)


def test_without_a_status_the_first_term_is_preferred():
    statuses = [term.status for term in concept("dct_no_status").accepted]
    assert statuses == [Status.PREFERRED, Status.ADMITTED]


def test_an_unknown_status_is_kept_and_reported_and_the_term_is_proposed():
    (entry,) = entries("dct_unknown_status")
    term = entry.concept.accepted[0]
    assert term.extras == (("administrativeStatus", "goodTerm"),)
    assert term.approval is Approval.PROPOSED
    (remark,) = entry.remarks
    assert remark.rule == "glossary-file.unknown-status"
    assert remark.subjects[0].endswith("dct_unknown_status.tbx:11")
    assert "status 'goodTerm'" in remark.english


def test_traditional_names_keep_their_characters_and_simplified_ones_are_normalised():
    names = [(term.text, term.script) for term in concept("dct_traditional").chinese]
    assert names == [("链主", ""), ("鏈主", "Hant")]
    names = [(term.text, term.script) for term in concept("dct_regions").chinese]
    assert names == [("链主", ""), ("鏈主", "Hant"), ("產業鏈主", "Hant")]


def test_other_languages_are_left_out_and_reported():
    first, second = entries("dct_french_alone")
    assert first.concept and second.concept is None and not second.problem
    assert "no Chinese and no English" in second.remarks[-1].english


def test_entries_without_ids_differ_all_the_same():
    names = [entry.concept.identifier for entry in entries("dct_without_ids")]
    assert names == ["链主", "链主 (2)"]


def test_private_notes_are_fields():
    found = concept("dct_private_notes")
    (term,) = found.accepted
    assert (found.priority, found.exceptions, found.note) == (3, ("链主人",), "")
    assert (term.first_use, term.valid_from) == ("chain master (CM)", "2018-03")
    assert (term.approval, term.case) == (Approval.PROPOSED, CaseRule.EXACT)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("dct_cdata_and_references", "R&D & <chain>"),
        ("dct_inline", "chain master"),
        ("dct_white_space", "chain master"),
    ],
)
def test_terms_are_one_line_of_text(name, text):
    assert concept(name).accepted[0].text == text


def test_the_default_dialect_of_version_2():
    (term,) = concept("v2_default_dialect").accepted
    assert (term.status, term.register) == (Status.PREFERRED, "technicalRegister")
    assert term.approval is Approval.PROPOSED
