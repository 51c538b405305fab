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
    ("bad_date", 7, "date '17 April 2019', expected YYYY-MM-DD"),
    ("bad_gender", 11, "grammaticalGender 'common', expected one of feminine, mascul"),
    ("bad_language", 10, "xml:lang '英文', expected a language tag such as zh-Hans"),
    ("bad_part_of_speech", 11, "partOfSpeech 'substantive', expected one of adjective, adver"),
    ("bad_private_note", 11, "private note case: 'upper', expected one of any, exact"),
    ("bad_term_type", 11, "termType 'longForm', expected one of abbreviation, acronym, "),
    ("bad_transaction_type", 7, "transactionType 'import', expected one of modification, orig"),
    ("billion_laughs", 2, _DECLARES),
    ("bytes_not_as_declared", 8, "no well-formed XML"),
    ("context_of_a_concept", 7, "context at concept level, expected at term level"),
    ("dangling_reference", 7, "target 'c9' is neither an id here nor an address"),
    ("dca_in_dct", 7, "<descrip> of style dca in a file of style dct"),
    ("dct_in_dca", 7, "<subjectField> of the namespace 'http://www.tbxinfo.net/ns/m"),
    ("definition_of_a_term", 11, "definition at term level, expected at concept or language le"),
    ("description_without_type", 7, "<descrip> without a type"),
    ("duplicate_id", 14, "id 'c1' stands in line 6 already"),
    ("duplicate_term_id", 11, "id 'c1' stands in line 6 already"),
    ("element_in_term", 11, "<note> inside <term>, expected text"),
    ("empty", 1, "the file is empty; expected TBX"),
    ("empty_group", 7, "<descripGrp> is empty"),
    ("empty_term", 11, "a term section without its term: it is empty"),
    ("empty_term_section", 11, "a term section without its term"),
    ("entity", 2, _DECLARES),
    ("entry_in_header", 4, "<conceptEntry> outside <body>"),
    ("external_dtd", 2, "its document type (DTD) is none of TBX v2, which is refused"),
    ("external_entity", 2, _DECLARES),
    ("foreign_section", 11, "<termSec> outside the namespace urn:iso:std:iso:30042:ed-2"),
    ("header_without_source", 4, "<tbxHeader> without fileDesc/sourceDesc/p"),
    ("html", 1, "its document type (DTD) is none of TBX v2, which is refused"),
    ("no_entries", 1, "no conceptEntry; the glossary is empty"),
    ("no_header", 5, "<body> without a tbxHeader before"),
    ("no_language_section", 6, "an entry without a <langSec>"),
    ("no_namespace", 3, "namespace 'none', expected 'urn:iso:std:iso:30042:ed-2'"),
    ("no_style", 3, "style '', expected 'dct' or 'dca'"),
    ("no_such_category", 7, "<basic:owner> is no data category of TBX-Basic"),
    ("no_term", 11, "a term section without its term: it begins with <note>"),
    ("no_term_section", 10, "a language section without a <termSec>"),
    ("no_type", 3, "type '', expected 'TBX-Basic'"),
    ("not_xml", 1, "no well-formed XML"),
    ("note_after_sections", 13, "<note> after a language section, expected before it"),
    ("reference_without_target", 7, "crossReference without a target"),
    ("root_without_language", 3, "<tbx> without xml:lang"),
    ("section_without_language", 10, "a language section without xml:lang"),
    ("status_of_a_concept", 7, "<termNote> outside a term section"),
    ("stray_element", 14, "<note> in <body>, expected <conceptEntry>"),
    ("subject_of_a_language", 10, "subjectField at language level, expected at concept level"),
    ("text_between_entries", 6, "text in <body>, expected <conceptEntry>"),
    ("text_in_entry", 7, "text outside of any element: 'and in English'"),
    ("truncated", 19, "no well-formed XML"),
    ("two_terms", 11, "a second term, or one that is not the first in its section"),
    ("undefined_entity", 11, "no well-formed XML"),
    ("unknown_encoding", 1, "encoding 'ibm037', expected UTF-8, UTF-16 or GB18030"),
    ("unknown_style", 3, "style 'dcx', expected 'dct' or 'dca'"),
    (
        "v2_dtd_with_declarations",
        3,
        _DECLARES,
    ),
    ("v2_empty_term", 11, "a term section without its term: it is empty"),
    ("v2_entity", 12, "an entity, &nbsp;, which is refused"),
    ("v2_other_dtd", 3, "its document type (DTD) is none of TBX v2, which is refused"),
    ("v2_section_without_language", 10, "a language section without xml:lang"),
    ("version_2_entry", 6, "<termEntry>, expected <conceptEntry>"),
    ("wrong_meta_element", 11, "<descrip type='administrativeStatus'>, expected <termNote>"),
    ("wrong_module", 11, "<basic:administrativeStatus>, expected <min:administrativeSt"),
    ("wrong_namespace", 3, "namespace 'http://example.org/tbx', expected 'urn:iso:std:is"),
    ("wrong_root", 3, "<tmx> found, expected tbx or martif"),
]


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


def test_the_suite_and_the_table_name_the_same_files():
    assert sorted(path.stem for path in (SUITE / "invalid").glob("*.tbx")) == sorted(
        row[0] for row in INVALID
    )
    assert len(VALID) + len(INVALID) >= 60


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
