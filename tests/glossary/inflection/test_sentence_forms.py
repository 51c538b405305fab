import pytest

from glossary.inflection import (
    Number,
    VerbForm,
    ends_phrase,
    is_bare,
    is_told_as_past,
    is_used_as_verb,
    number_asked,
    number_in_source,
    stands_before_noun,
    verb_form_asked,
)

ONE, MANY = Number.SINGULAR, Number.PLURAL


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("It has 86 ", ".", MANY),
        ("It has 12,000 electronic ", "", MANY),
        ("many ancient ", ".", MANY),
        ("more than twenty-one ", " and", MANY),
        ("A number of ", " online", MANY),
        ("These ", " grew", MANY),
        ("It has 86 ", " enterprises", None),
        ("in 2024 ", ".", None),
        ("See No. 3 ", ".", None),
        ("Phase 2 ", ".", None),
        ("1.5 ", ".", None),
        ("one of the largest ", ".", MANY),
        ("the most advanced ", ".", None),
        ("a level 3 ", ".", None),
        ("only one ", ".", ONE),
        ("each ", " serves", ONE),
        ("the ", ".", None),
    ],
)
def test_a_count_asks_for_a_number(before, after, expected):
    assert number_asked(before, after) is expected


@pytest.mark.parametrize(
    ("before", "is_past", "expected"),
    [
        ("It will ", False, VerbForm.BASE),
        ("continue to ", False, VerbForm.BASE),
        ("committed to ", False, VerbForm.GERUND),
        ("by ", False, VerbForm.GERUND),
        ("It has been fully ", False, VerbForm.PARTICIPLE),
        ("All departments ", False, VerbForm.BASE),
        ("The city ", False, VerbForm.THIRD_PERSON),
        ("The bureau of the city ", True, VerbForm.PAST),
        ("It will build and ", False, VerbForm.BASE),
        ("by building and ", False, VerbForm.GERUND),
        ("", False, None),
        ("It helped the city ", True, None),
    ],
)
def test_a_place_asks_for_a_form_of_the_verb(before, is_past, expected):
    assert verb_form_asked(before, is_past=is_past) is expected


def test_a_phrase_ends_before_what_is_no_noun():
    assert all(
        map(ends_phrase, ("", ".", " of it", " were", " actively", " grew", '" and', " serves"))
    )
    assert not any(map(ends_phrase, (" system", " training course", "-based", "’s")))


def test_a_noun_is_bare_without_an_article():
    assert all(map(is_bare, ("fairs for ", "It built new ", "on border ", "promoting ")))
    assert not any(
        map(
            is_bare,
            (
                "the ",
                "each new ",
                "the city’s ",
                "served as ",
                "3 ",
                "He, ",
                "title of ",
                "",
                "It rose. ",
            ),
        )
    )


def test_a_plural_before_a_noun_is_told():
    assert stands_before_noun("new energy vehicles", " industry")
    assert stands_before_noun("grid workers", " training sessions")
    assert stands_before_noun("doctors", " skills competition")
    assert not stands_before_noun("human resources", " market")
    assert not stands_before_noun("grid workers", " train farmers")
    assert not stands_before_noun("grid workers", " always help")


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("配备网格员三名。", "网格员", MANY),
        ("签发提单1.2万份。", "提单", MANY),
        ("86家链主。", "链主", MANY),
        ("各协会秘书长参加。", "秘书长", MANY),
        ("遵循下列标准：", "标准", MANY),
        ("一名网格员。", "网格员", ONE),
        ("每个网格员。", "网格员", ONE),
        ("该企业投产。", "企业", ONE),
        ("本企业投产。", "企业", ONE),
        ("十一名网格员。", "网格员", MANY),
        ("网格员到岗。", "网格员", None),
    ],
)
def test_a_source_speaks_of_one_or_of_many(text, term, expected):
    start = text.index(term)
    assert number_in_source(text, start, start + len(term)) is expected


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("去年新建了学校。", "新建", True),
        ("严禁擅自变更用途。", "变更", True),
        ("整治正在有序推进。", "推进", True),
        ("项目已于上月竣工验收。", "竣工验收", True),
        ("变更申请须提交。", "变更", False),
        ("支持龙头企业。", "龙头企业", False),
    ],
)
def test_a_source_uses_a_term_as_a_verb(text, term, expected):
    start = text.index(term)
    assert is_used_as_verb(text, start, start + len(term)) is expected


def test_what_is_planned_is_not_past():
    assert is_told_as_past("去年新建学校18所。")
    assert not is_told_as_past("将新建学校18所。")
    assert not is_told_as_past("为了发展新建学校。")
