import pytest
from hypothesis import given, strategies as st

from corpora import EncodingError, GlossaryError
from glossary import Approval, CaseRule, NumberRule, Status, parse_glossary, read_glossary


def parse(*lines, delimiter="\t"):
    return parse_glossary("\n".join(lines) + "\n", name="g.tsv", delimiter=delimiter)


def test_header_may_name_columns_in_any_order_and_case():
    glossary = parse("EN\tNote\tZH", "chain master\tseed\t链主")
    (concept,) = glossary.concepts
    assert (concept.chinese[0].text, concept.accepted[0].text) == ("链主", "chain master")
    assert concept.note == "seed"


def test_several_english_terms_in_a_cell_are_preferred_then_admitted():
    (concept,) = parse(
        "zh\ten", "政协\tCPPCC | Chinese People's Political Consultative Conference"
    ).concepts
    assert [(t.text, t.status) for t in concept.accepted] == [
        ("CPPCC", Status.PREFERRED),
        ("Chinese People's Political Consultative Conference", Status.ADMITTED),
    ]


def test_english_terms_are_one_line_of_visible_characters():
    (concept,) = parse("zh\ten", "链主\tchain\u00a0\u200bmas\u00adter\x1b | cafe\u0301").concepts
    assert [term.text for term in concept.accepted] == ["chain master", "café"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ["zh\ten", "chain master\t链主"],
            "g.tsv:2: '链主' in column en is Chinese, expected English",
        ),
        (["zh\ten", "链主\t冠军企业"], "g.tsv:2: '冠军企业' in column en"),
        (["zh\ten\tdeprecated", "链主\tX\t老板"], "g.tsv:2: '老板' in column deprecated"),
        (["zh\ten\tdeprecated", "链主\tlead firm\tLead firm"], "both to be used and deprecated"),
        (["zh\ten\tstatus", "链主\tX\t", "链主\tX\tdeprecated"], "g.tsv:2: 'X' is both"),
    ],
)
def test_a_row_that_cannot_be_meant_is_an_error(lines, message):
    with pytest.raises(GlossaryError) as error:
        parse(*lines)
    assert message in str(error.value)


def test_several_chinese_names_in_a_cell_are_one_concept():
    (concept,) = parse("zh\ten", "安全理事会|安理会\tSecurity Council").concepts
    assert [term.text for term in concept.chinese] == ["安全理事会", "安理会"]


def test_two_column_file_without_header_is_preferred_and_approved():
    (first, second) = parse("链主\tchain master", "十百千\tten-hundred-thousand").concepts
    assert first.is_approved and second.is_approved
    assert first.accepted[0].status is Status.PREFERRED


def test_optional_columns_are_read():
    (concept,) = parse(
        "zh\ten\tapproval\tsubject\tsource\tcase\tnumber\texceptions\tpriority\tid",
        "人大\tNPC\tproposed\tstate\tseed 004\texact\tfixed\t人大代表|中国人民大学\t3\tc17",
    ).concepts
    term = concept.accepted[0]
    assert (term.approval, term.case, term.number) == (
        Approval.PROPOSED,
        CaseRule.EXACT,
        NumberRule.FIXED,
    )
    assert (concept.identifier, concept.subject, concept.source) == ("c17", "state", "seed 004")
    assert concept.exceptions == ("人大代表", "中国人民大学")
    assert concept.priority == 3


def test_short_rows_leave_optional_columns_empty():
    (concept,) = parse("zh\ten\tdeprecated\tsource", "链主\tchain master").concepts
    assert concept.source == "" and concept.forbidden == ()


def test_comments_and_blank_lines_are_passed_over():
    assert len(parse("# ours", "", "zh\ten", "# more", "链主\tchain master", "").concepts) == 1


def test_traditional_entry_is_normalised_as_text_is():
    (concept,) = parse("zh\ten", "鏈主\tchain master").concepts
    assert concept.chinese[0].text == "链主"


def test_origin_names_file_and_line():
    assert parse("zh\ten", "", "链主\tchain master").concepts[0].origin == "g.tsv:3"


def test_rows_of_one_concept_are_merged():
    glossary = parse(
        "zh\ten\tstatus", "链主\tchain master\tpreferred", "链主\tchain owner\tdeprecated"
    )
    (concept,) = glossary.concepts
    assert [term.text for term in concept.forbidden] == ["chain owner"]


def test_same_name_in_two_subjects_is_two_concepts():
    glossary = parse("zh\ten\tsubject", "建议\tsuggestion\tNPC", "建议\tproposal\tCPPCC")
    assert len(glossary.concepts) == 2


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("zh\ten", "链主\tchain master", "卡脖子"), ("g.tsv:3", "1 column", "expected 2")),
        (("zh\ten", "链主\tchain master\textra"), ("g.tsv:2", "3 columns", "expected 2")),
        (("zh\tnote\tsource", "链主\tx\tXinhua"), ("g.tsv:1", "no column en")),
        (("zh\tsource", "链主\tXinhua"), ("g.tsv:1", "no column en")),
        (("en\tnote\tsource", "chain master\tx\t新华社"), ("g.tsv:1", "no column zh")),
        (("zh\ten\tnote", "链主\t\tseed"), ("g.tsv:2", "column en", "missing")),
        (("zh\ten\tnote", "\tchain master\tseed"), ("g.tsv:2", "column zh", "missing")),
        (
            ("zh\ten", "链主\tchain master", "链主\tchain leader"),
            ("g.tsv:3", "two preferred", "g.tsv:2"),
        ),
        (("zh\ten\tstatus", "链主\tchain master\tgood"), ("g.tsv:2", "'good'", "preferred")),
        (
            ("zh\ten\tapproval", "链主\tchain master\tyes"),
            ("g.tsv:2", "'yes'", "proposed, approved"),
        ),
        (("zh\ten\tpriority", "链主\tchain master\thigh"), ("g.tsv:2", "'high'", "whole number")),
        (("zh\ten\tstatus", "链主\tchain owner\tdeprecated"), ("g.tsv:2", "no English term")),
        (("链主\tchain master\tseed",), ("g.tsv:1", "3 columns", "no header row")),
    ],
    ids=[
        "missing column",
        "too many columns",
        "who ruled is no English",
        "who ruled is no English of two columns",
        "who ruled is no Chinese",
        "missing English",
        "missing Chinese",
        "two preferred",
        "unknown status",
        "unknown approval",
        "priority in words",
        "only deprecated",
        "no header",
    ],
)
def test_error_names_file_line_what_was_found_and_expected(lines, words):
    with pytest.raises(GlossaryError) as caught:
        parse(*lines)
    for word in words:
        assert word in str(caught.value)


def test_empty_file_is_an_error_that_names_it(tmp_path):
    path = tmp_path / "empty.tsv"
    path.write_bytes(b"")
    with pytest.raises(GlossaryError, match=r"empty\.tsv"):
        read_glossary(path)


def test_binary_file_is_an_error_that_names_it(tmp_path):
    path = tmp_path / "photo.tsv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    with pytest.raises((EncodingError, GlossaryError), match=r"photo\.tsv"):
        read_glossary(path)


def test_absent_file_is_an_error_that_names_it(tmp_path):
    with pytest.raises(GlossaryError, match=r"none\.tsv"):
        read_glossary(tmp_path / "none.tsv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_office_encodings_are_read(tmp_path, encoding):
    path = tmp_path / "glossary.tsv"
    text = "zh\ten\n链主\tchain master\n重点提案\tkey proposal\n政协委员\tmember of the CPPCC\n"
    path.write_bytes(text.encode(encoding))
    assert [c.chinese[0].text for c in read_glossary(path).concepts] == [
        "链主",
        "重点提案",
        "政协委员",
    ]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_csv_knows_quotes_and_either_delimiter(tmp_path, delimiter):
    path = tmp_path / "glossary.csv"
    rows = [("zh", "en"), ("三农", f'"agriculture{delimiter} rural areas and farmers"')]
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    (concept,) = read_glossary(path).concepts
    assert concept.accepted[0].text == f"agriculture{delimiter} rural areas and farmers"


def test_quotes_in_tsv_are_text():
    (concept,) = parse("zh\ten", '气大庆\t"Gas Daqing"').concepts
    assert concept.accepted[0].text == '"Gas Daqing"'


_WORDS = st.text("abcdefgh ", min_size=1).map(lambda t: " ".join(t.split())).filter(bool)
_NAMES = st.text("链主卡脖子十百千政协人大", min_size=1, max_size=6)


@given(st.dictionaries(_NAMES, st.lists(_WORDS, min_size=1, max_size=3, unique=True)))
def test_every_written_row_is_read_back(entries):
    lines = ["zh\ten", *(f"{name}\t{'|'.join(terms)}" for name, terms in entries.items())]
    glossary = parse(*lines)
    assert {c.identifier: [t.text for t in c.accepted] for c in glossary.concepts} == entries


@pytest.mark.parametrize("header", ["zh\tstatus", "zh\tde", "en\tnote"])
def test_a_header_that_names_one_language_alone_is_no_entry(header):
    with pytest.raises(GlossaryError, match=r"g\.tsv:1: the header row .* names no column"):
        parse_glossary(f"{header}\n链主\tapproved\n", name="g.tsv")
