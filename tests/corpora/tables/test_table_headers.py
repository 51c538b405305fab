"""What the columns of a table are: the words of every tool, and no row of data among them."""

import pytest
from hypothesis import given, strategies as st

from corpora.tables import heading_meaning, read_header

BELOW = [["链主", "chain master"], ["政协", "CPPCC"]]

HEADERS = [
    ("source,target", "zh en"),
    ("Source Term,Target Term", "zh en"),
    ("原文,译文", "zh en"),
    ("中文,英文", "zh en"),
    ("中文名称,英文名称", "zh en"),
    ("术语,译名", "zh en"),
    ("术语,英文", "zh en"),
    ("汉语,英语", "zh en"),
    ("中,英", "zh en"),
    ("简体中文,英文译名", "zh en"),
    ("zh-CN,en-US", "zh en"),
    ("zh_Hans_CN,en_GB", "zh en"),
    ("Chinese (Simplified),English (US)", "zh en"),
    ("Chinese_PRC,English_United_Kingdom", "zh en"),
    ("Term [zh-CN],Term [en]", "zh en"),
    ("ZH,EN", "zh en"),
    ("zh,en,Forbidden", "zh en forbidden"),
    ("zh,en,DNT", "zh en untranslated"),
    ("zh,en,Do not translate", "zh en untranslated"),
    ("zh,en,Domain", "zh en subject"),
    ("中文,英文,领域,备注,禁用", "zh en subject note forbidden"),
    ("zh,en,Example", "zh en contexts"),
    ("zh,en,Example of use", "zh en contexts"),
    ("zh,en,负责人", "zh en ?"),
    ("en,zh-TW", "en zh_hant"),
    ("term,description,casesensitive,translatable,forbidden,en", "zh definition case translatable"
     " forbidden en"),
]  # fmt: off


@pytest.mark.parametrize(("line", "kinds"), HEADERS, ids=[row[0] for row in HEADERS])
def test_headings_of_every_tool_are_known(line, kinds):
    header = read_header(line.split(","), BELOW)
    assert header is not None and header.is_row
    assert " ".join(column.kind or "?" for column in header.columns) == kinds


DATA = [
    ("链主,chain master,ZH,EN", "DeepL"),
    ("chain master,链主,EN,ZH", "DeepL, the other way"),
    ("ZH,EN,链主,chain master", "codes first"),
    ("链主,chain master", "two columns"),
    ("中文,Chinese", "a term for a language"),
    ("英文,English", "a term for the other"),
    ("术语,term", "a term for terms"),
    ("译文,translation", "a term for translations"),
    ("备注,notes", "a term for notes"),
    ("来源,source", "a term for sources"),
    ("禁用,forbidden", "a term for what is forbidden"),
    ("领域,domain", "a term for domains"),
]


@pytest.mark.parametrize("line", [row[0] for row in DATA], ids=[row[1] for row in DATA])
def test_a_row_of_data_is_no_header(line):
    row = line.split(",")
    below = [[row[0] + "x", row[1] + "x", *row[2:]]] if len(row) == 4 and row[0] != "ZH" else []
    for following in ([], below):
        header = read_header(row, following)
        assert header is not None and not header.is_row
        chinese, english = row[header.chinese], row[header.english]
        assert any(c >= "\u4e00" for c in chinese) and english.isascii()


@pytest.mark.parametrize(
    ("heading", "kind", "language"),
    [
        ("en-US Definition", "definition", "en"),
        ("Chinese_PRC_Def", "definition", "zh"),
        ("英文备注", "note", "en"),
        ("zh_cn_description", "definition", "zh"),
        ("中国", "", ""),
        ("英国", "", ""),
        ("", "", ""),
        ("x" * 100, "", ""),
    ],
)
def test_a_heading_may_name_a_language_and_a_fact(heading, kind, language):
    meaning = heading_meaning(heading)
    assert (meaning.kind, meaning.language) == (kind, language)


def test_what_stands_after_each_language_goes_with_it():
    row = [
        "Forbidden",
        "Domain",
        "en-US",
        "Notes",
        "Example of use",
        "zh-CN",
        "Notes",
        "Example of use",
    ]
    header = read_header(row, [])
    assert header is not None
    found = [(c.kind, c.language) for c in header.columns if c.kind in ("note", "contexts")]
    assert found == [("note", "en"), ("contexts", "en"), ("note", "zh"), ("contexts", "zh")]


@given(
    st.text("链主政协人大国务院卡脖子", min_size=1, max_size=5),
    st.text("abcdefg hij", min_size=1, max_size=12).filter(str.strip),
    st.lists(st.sampled_from(["ZH", "EN", "zh-CN", "note", "备注", "", "yes"]), max_size=3),
)
def test_a_pair_is_never_a_header_whatever_stands_beside_it(chinese, english, more):
    header = read_header([chinese, english, *more], [])
    assert header is None or not header.is_row
