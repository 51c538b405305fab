"""Tables: encodings, formulas, rows of one concept, and what is told about a bad one."""

import pytest

from corpora.errors import GlossaryError, UsageError
from glossary.concepts import Approval, Concept, Status, Term
from glossary.exchange import EXCHANGE_FORMATS, read_entries, write_concepts

TABLE = "zh,en\n链主,chain master\n政协,CPPCC\n国务院,State Council\n"


def entries(tmp_path, data, name="g.csv", **options):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_entries(path, **options))


def problem(tmp_path, data, name="g.csv"):
    (found,) = [e.problem for e in entries(tmp_path, data, name) if e.problem]
    return found.replace(f"{tmp_path}/", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_of_an_office_are_read(tmp_path, encoding):
    found = entries(tmp_path, TABLE.encode(encoding))
    assert [e.concept.chinese[0].text for e in found] == ["链主", "政协", "国务院"]


def test_two_encodings_in_one_file_are_refused_with_the_line(tmp_path):
    mixed = (
        "zh,en\n链主企业,chain master\n国务院办公厅,GOSC\n".encode()
        + "政协委员,member\n".encode("gb18030")
    )
    with pytest.raises(GlossaryError, match=r"g\.csv:4: two encodings"):
        entries(tmp_path, mixed)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", r"g\.csv:1: the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", r"g\.csv"),
        (TABLE.encode("utf-16")[:-1], r"g\.csv:\d+: no utf-16"),
        (b'zh,en\n"a,b\n', r"g\.csv:2: a quote that is torn"),
        (b"zh,note\nx,y\n", r"g\.csv:1: the header row zh, note names no column en"),
        (b"a,b,c\n", r"g\.csv:1: found 3 columns and no header row"),
        (TABLE.encode("utf-32"), r"g\.csv:1: UTF-32"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(tmp_path, data, message):
    with pytest.raises(GlossaryError, match=message):
        entries(tmp_path, data)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("链主,x,y,z,w", "g.csv:2: 5 columns, expected 4"),
        ("链主,x,2018-13", "g.csv:2: valid_from '2018-13', expected a year, month or day"),
        ("链主,a|b,2018|2019|2020", "g.csv:2: 3 values in column valid_from for 2 terms"),
        ("链主,x,,no", "g.csv:2: approval 'no', expected one of proposed, approved"),
        ("x,链主", "g.csv:2: '链主' in column en is Chinese"),
    ],
)
def test_a_bad_row_is_the_problem_of_its_entry(tmp_path, row, message):
    table = f"zh,en,valid_from,approval\n{row}\n政协,CPPCC\n"
    assert problem(tmp_path, table).startswith(message)
    assert sum(e.concept is not None for e in entries(tmp_path, table)) == 1


def test_an_unknown_status_is_kept_and_reported(tmp_path):
    (entry,) = entries(tmp_path, "zh,en,status\n链主,chain master,good\n")
    (term,) = entry.concept.accepted
    assert (term.approval, term.extras) == (Approval.PROPOSED, (("administrativeStatus", "good"),))
    assert "status 'good' of 'chain master'" in entry.remarks[0].english
    assert entry.remarks[0].subjects[0].endswith("g.csv:2")


def test_rows_of_one_concept_are_put_together_wherever_they_stand(tmp_path):
    table = "zh,en,status\n链主,chain master,\n政协,CPPCC,\n链主,chain owner,deprecated\n"
    found = {e.concept.identifier: e.concept for e in entries(tmp_path, table)}
    assert [term.text for term in found["链主"].forbidden] == ["chain owner"]
    assert len(found) == 2


def test_one_id_for_two_names_is_a_problem(tmp_path):
    table = "zh,en,id\n链主,chain master,c1\n政协,CPPCC,c1\n"
    assert problem(tmp_path, table).startswith(
        "g.csv:3: the id 'c1' stands for 政协 here and for 链主 in g.csv:2"
    )


def test_homonyms_of_two_subjects_have_identifiers_of_their_own(tmp_path):
    table = "zh,en,subject\n建议,suggestion,NPC\n建议,proposal,CPPCC\n"
    names = [e.concept.identifier for e in entries(tmp_path, table)]
    assert names == ["建议", "建议 (CPPCC)"]


@pytest.mark.parametrize("name", ["csv", "tsv"])
@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "'=x", "''=x", "'x", "#x"])
def test_what_looks_like_a_formula_is_neutralised_and_restored(tmp_path, name, text):
    path = tmp_path / f"g.{name}"
    write_concepts([Concept("c", (Term("链主", "zh"), Term(text, "en")), note=text)], path)
    cell = (
        path.read_text(encoding="utf-8-sig").splitlines()[1].split("\t" if name == "tsv" else ",")
    )
    assert cell[1][0] not in "=+-@#"
    (entry,) = read_entries(path)
    assert (entry.concept.accepted[0].text, entry.concept.note) == (text, text)


def test_the_columns_of_a_term_go_with_the_terms(tmp_path):
    table = "zh,en,first_use,valid_until,status\n卫计委|卫生部,NHFPC|MOH,NHFPC (x)|,2018-03,\n"
    (entry,) = entries(tmp_path, table)
    first, second = entry.concept.accepted
    assert (first.first_use, second.first_use) == ("NHFPC (x)", "")
    assert first.valid_until == second.valid_until == "2018-03"
    assert second.status is Status.ADMITTED


def test_csv_begins_with_a_mark_for_excel_and_has_no_empty_columns(tmp_path):
    path = tmp_path / "g.csv"
    write_concepts([Concept("c1", (Term("链主", "zh"), Term("chain master", "en")))], path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfzh,en,deprecated,status,approval,subject")
    assert b"zh_status" not in path.read_bytes()


def test_nothing_is_left_of_a_writing_that_was_interrupted(tmp_path):
    def torn():
        yield Concept("c1", (Term("链主", "zh"), Term("chain master", "en")))
        raise RuntimeError

    path = tmp_path / "g.tbx"
    path.write_text("old", encoding="utf-8")
    for name in ("tbx", "csv", "jsonl", "xlsx", "utx"):
        with pytest.raises(RuntimeError):
            write_concepts(torn(), path, format=name)
    assert [p.name for p in tmp_path.iterdir()] == ["g.tbx"]
    assert path.read_text(encoding="utf-8") == "old"


def test_the_mirror_is_sorted_and_the_same_every_time(tmp_path):
    concepts = [Concept(name, (Term("链主", "zh"),)) for name in ("b", "a", "c")]
    write_concepts(concepts, tmp_path / "one.jsonl")
    write_concepts(reversed(concepts), tmp_path / "two.jsonl")
    text = (tmp_path / "one.jsonl").read_text(encoding="utf-8")
    assert text == (tmp_path / "two.jsonl").read_text(encoding="utf-8")
    assert text.splitlines()[0].startswith('{"id":"a"')


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "no JSON"),
        ("[]", "list, expected a JSON object"),
        ('{"id":"a"}', "a concept needs an id"),
        ('{"id":"b","terms":[]}\n{"id":"b","terms":[]}', "the id 'b' stands in line 1 already"),
    ],
)
def test_a_bad_line_of_the_mirror_is_the_problem_of_its_entry(tmp_path, line, message):
    assert message in problem(tmp_path, line, "g.jsonl")


def test_an_unknown_extension_names_the_known_ones():
    with pytest.raises(UsageError, match=r"\.pdf; expected one of \.tbx"):
        EXCHANGE_FORMATS.require("terms.pdf")


UTX = "#UTX 1.20; zh-CN/en; office\n#src\ttgt\tsrc:pos\tterm status\n"


@pytest.mark.parametrize(
    ("rows", "concepts"),
    [
        (
            "链主\tchain master\tnoun\tapproved\n河长\triver chief\tnoun\t\n"
            "链主\tchain owner\tnoun\tforbidden\n",
            [["chain master", "chain owner"], ["river chief"]],
        ),
        (
            "链主\tchain owner\tnoun\tforbidden\n链主\tchain master\tnoun\tapproved\n",
            [["chain owner", "chain master"]],
        ),
        (
            "行\tbank\tnoun\tapproved\n行\tgo\tverb\tapproved\n",
            [["bank"], ["go"]],
        ),
        (
            "链主\tchain master\tnoun\tapproved\n链主\tlead firm\tnoun\tapproved\n",
            [["chain master"], ["lead firm"]],
        ),
    ],
    ids=["forbidden later", "forbidden first", "another part of speech", "two preferred"],
)
def test_rows_of_utx_without_an_id_are_one_concept_unless_they_contradict_each_other(
    tmp_path, rows, concepts
):
    path = tmp_path / "g.utx"
    path.write_text(UTX + rows, encoding="utf-8")
    found = [entry.concept for entry in read_entries(path) if entry.concept]
    english = [[t.text for t in c.terms if t.language == "en"] for c in found]
    assert sorted(english) == sorted(concepts)  # a concept is whole at its last row
