"""Tables as other tools write them: a status and more than one term for each language."""

import pytest

from corpora.errors import GlossaryError
from corpora.tables import heading_meaning
from glossary.exchange import read_entries


def entries(tmp_path, text, name="g.csv", **options):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [entry for entry in read_entries(path, **options) if entry.concept or entry.problem]


def told(entry):
    """Return the terms of an entry as `term status`, what is proposed with a question mark."""
    return [
        f"{term.text} {term.status}" + ("?" if term.approval == "proposed" else "")
        for term in entry.concept.terms
    ]


STATUSES = [
    ("zh,zh status,en,en status", "湖长制,approved,lake chief,not recommended",
     ["湖长制 preferred", "lake chief deprecated"]),
    ("zh-CN_term,zh-CN_status,en_term,en_status", "湖长制,New,lake chief,New",
     ["湖长制 preferred?", "lake chief preferred?"]),
    ("Term [zh-CN],Term [en],Status [en]", "湖长制,lake chief,obsolete",
     ["湖长制 preferred", "lake chief deprecated"]),
    ("中文名称,英文名称,审定状态", "湖长制,lake chief,待审",
     ["湖长制 preferred", "lake chief preferred?"]),
    ("中文名称,英文名称,审定状态", "湖长制,lake chief,已审定",
     ["湖长制 preferred", "lake chief preferred"]),
    ("Source (zh-CN),Target (en-US),Target status,Source status", "湖长制,lake chief,Rejected,New",
     ["湖长制 preferred?", "lake chief deprecated"]),
    ("原文,译文,译文状态", "湖长制,lake chief,禁用",
     ["湖长制 preferred", "lake chief deprecated"]),
    ("source,target,source status,target status", "lake chief,湖长制,rejected,approved",
     ["湖长制 preferred", "lake chief deprecated"]),
    ("zh,en,status", "湖长制,lake chief,approved",
     ["湖长制 preferred", "lake chief preferred"]),
    ("zh,en,en status", "湖长制,lake chief,so so",
     ["湖长制 preferred", "lake chief admitted?"]),
]  # fmt: off


@pytest.mark.parametrize(("header", "row", "expected"), STATUSES)
def test_a_status_beside_each_language_is_obeyed(tmp_path, header, row, expected):
    (entry,) = entries(tmp_path, f"{header}\n{row}\n")
    assert told(entry) == expected


FURTHER = [
    ("zh-CN,Term_Info,en,Term_Info,en,Term_Info",
     "湖长制,CasePermissive,lake chief,CaseSense,lake boss,Forbidden",
     ["湖长制 preferred", "lake chief preferred", "lake boss deprecated"]),
    ("zh-CN,Term_Info,en,Term_Info,en,Term_Info",
     "湖长制,CasePermissive,lake boss,Forbidden,lake chief,CaseSense",
     ["湖长制 preferred", "lake boss deprecated", "lake chief admitted"]),
    ("zh,zh,en", "湖长制,湖长责任制,lake chief",
     ["湖长制 preferred", "湖长责任制 admitted", "lake chief preferred"]),
    ("zh,en-US,en-GB", "颜色,color,colour",
     ["颜色 preferred", "color preferred", "colour admitted"]),
    ("zh,en-US,en-GB", "颜色,color,color", ["颜色 preferred", "color preferred"]),
    ("zh,en-US,en-GB", "颜色,,colour", ["颜色 preferred", "colour preferred"]),
    ("zh,en,Status,en,Status", "湖长制,lake chief,preferred,lake boss,rejected",
     ["湖长制 preferred", "lake chief preferred", "lake boss deprecated"]),
    ("zh,en,Status,en,Status", "湖长制,lake chief,preferred,lake boss,draft",
     ["湖长制 preferred", "lake chief preferred", "lake boss admitted?"]),
    ("zh,en,English synonyms", "湖长制,lake chief,lake head; lake leader",
     ["湖长制 preferred", "lake chief preferred", "lake head admitted", "lake leader admitted"]),
    ("中文,英文,中文别名", "湖长制,lake chief,湖长责任制；湖泊长制",
     ["湖长制 preferred", "湖长责任制 admitted", "湖泊长制 admitted", "lake chief preferred"]),
    ("zh,en,English variant", "颜色,color,US", ["颜色 preferred", "color preferred"]),
    ("zh,en,fr", "湖长制,lake chief,chef de lac", ["湖长制 preferred", "lake chief preferred"]),
    ("zh,en,en", "湖长制,lake chief,见湖长", ["湖长制 preferred", "lake chief preferred"]),
]  # fmt: off


@pytest.mark.parametrize(("header", "row", "expected"), FURTHER)
def test_a_second_column_of_a_language_holds_its_next_terms(tmp_path, header, row, expected):
    (entry,) = entries(tmp_path, f"{header}\n{row}\n")
    assert told(entry) == expected


def test_a_row_with_the_id_alone_adds_to_its_concept(tmp_path):
    text = (
        "Concept ID,zh term,en term,en status\n"
        "1,湖长制,lake chief,approved\n1,,lake head,approved\n1,,lake boss,rejected\n"
    )
    (entry,) = entries(tmp_path, text)
    assert told(entry)[1:] == ["lake chief preferred", "lake head admitted", "lake boss deprecated"]
    assert not [r for r in entry.remarks if r.rule.endswith("no-chinese")]


def test_a_row_that_stays_without_chinese_is_told(tmp_path):
    (entry,) = entries(tmp_path, "id,zh,en\n1,,lake head\n2,湖长,lake chief\n")[:1]
    assert [r.rule for r in entry.remarks] == ["glossary-file.no-chinese"]


@pytest.mark.parametrize(
    "heading",
    [
        "Forbidden Translations",
        "Deprecated term",
        "Terms to avoid",
        "禁用译法",
        "不推荐译名",
        "错误译法",
        "不规范的英文表述",
        "Rejected synonyms",
        "en Forbidden terms",
    ],
)
def test_a_column_of_what_must_not_be_said_forbids(tmp_path, heading):
    (entry,) = entries(tmp_path, f"zh,en,{heading}\n湖长制,lake chief,lake boss; lake head\n")
    assert told(entry)[2:] == ["lake boss deprecated", "lake head deprecated"]


@pytest.mark.parametrize(
    "heading", ["推荐译法", "Translations", "错误", "Wrong", "Term", "误差", "Rejected by"]
)
def test_other_headings_forbid_nothing(heading):
    assert heading_meaning(heading).kind != "forbidden"


@pytest.mark.parametrize("sign", [",", ";", "|"])
def test_the_line_that_tells_excel_the_delimiter_is_no_term(tmp_path, sign):
    lines = [f"sep={sign}", sign.join(("zh", "en")), sign.join(("湖长制", "lake chief"))]
    (entry,) = entries(tmp_path, "\n".join(lines) + "\n")
    assert told(entry) == ["湖长制 preferred", "lake chief preferred"]
    assert entry.origin.endswith(":3")


def test_commas_and_quotes_of_an_omegat_glossary_are_read(tmp_path):
    text = '"湖长制","lake chief","head of a lake, by law"\n河长制,river chief\n'
    found = entries(tmp_path, text, format="omegat")
    assert [e.concept.note for e in found] == ["head of a lake, by law", ""]
    with pytest.raises(GlossaryError, match=r"no header row.*--format omegat"):
        entries(tmp_path, text)


@pytest.mark.parametrize(
    ("category", "value", "is_forbidden"),
    [
        ("x-forbidden", "1", True),
        ("x-Forbidden", "false", False),
        ("x-status", "obsolete", True),
        ("forbidden", "true", True),
        ("x-colour", "forbidden", False),
    ],
)
def test_a_category_of_a_tool_itself_forbids(tmp_path, category, value, is_forbidden):
    note = f'<termNote type="{category}">{value}</termNote>'
    text = (
        '<martif type="TBX"><text><body><termEntry><langSet xml:lang="Chinese"><tig>'
        '<term>湖长制</term></tig></langSet><langSet xml:lang="English"><tig><term>lake chief'
        f"</term></tig><tig><term>lake boss</term>{note}</tig></langSet></termEntry></body></text>"
        "</martif>"
    )
    (entry,) = entries(tmp_path, text, "g.tbx")
    status = "deprecated" if is_forbidden else "admitted"
    assert told(entry) == ["湖长制 preferred", "lake chief preferred", f"lake boss {status}"]
