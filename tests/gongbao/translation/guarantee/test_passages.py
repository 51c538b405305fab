import pytest
from hypothesis import given, settings, strategies as st

from corpora import normalise
from gongbao.translation.engines import SourceFeatures
from gongbao.translation.guarantee import split_passages

FEATURES = SourceFeatures(annotation=True, placeholders=True)
IN_CLAUSES = SourceFeatures(annotation=True, placeholders=True, clause_limit=12)
PARTS = [
    "链主",
    "2295亿元",
    "增长3.5%",
    "，",
    "。",
    "；",
    "、",
    "重庆市",
    "GDP",
    "2022年",
    "会议",
    " ",
]


def units_of(text, finder, engine, limit):
    return split_passages(text, finder.find(text).required, engine.pieces, FEATURES, limit)


def test_a_short_segment_is_one_unit(finder, packaged_engine):
    (unit,) = units_of("重庆市开会。", finder, packaged_engine, 100)
    assert (unit.text, unit.offset) == ("重庆市开会。", 0)


def test_cuts_fall_behind_a_full_stop_before_a_comma(finder, packaged_engine):
    text = "会议开始，大家发言。会议继续，大家讨论。"
    units = units_of(text, finder, packaged_engine, 12)
    assert "会议开始，大家发言。" in {u.text for u in units} | {units[0].text + units[1].text}
    assert all(unit.text[-1] in "，。" for unit in units)


def clauses_of(text, finder, engine):
    required = finder.find(text).required
    return split_passages(text, required, engine.pieces, IN_CLAUSES, 200)


def test_a_long_segment_is_cut_between_clauses_and_the_clauses_go_on(finder, packaged_engine):
    text = (
        "全市经济运行总体平稳，居民收入稳步增长，就业形势持续向好。会议同时要求，各部门抓好落实。"
    )
    units = clauses_of(text, finder, packaged_engine)
    assert [unit.text for unit in units] == [
        "全市经济运行总体平稳，",
        "居民收入稳步增长，",
        "就业形势持续向好。",
        "会议同时要求，各部门抓好落实。",
    ]
    assert [unit.continues for unit in units] == [False, True, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "会议讨论了居民关心的公共交通公共卫生和公共安全等方面的若干重要问题",
        "会议讨论了居民关心的事项（公共交通，公共卫生，公共安全，社会保障）",
        "会议，讨论了居民关心的公共交通公共卫生和公共安全等方面的重要问题",
    ],
    ids=["no mark", "inside brackets", "at the very start"],
)
def test_a_segment_without_a_place_between_clauses_stays_whole(finder, packaged_engine, text):
    assert [unit.text for unit in clauses_of(text, finder, packaged_engine)] == [text]


@settings(deadline=None, max_examples=60)
@given(
    parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=40),
    limit=st.integers(12, 40),
    features=st.sampled_from([FEATURES, IN_CLAUSES]),
)
def test_nothing_is_lost_and_no_requirement_is_cut(finder, packaged_engine, parts, limit, features):
    text = normalise("".join(parts)).text
    required = finder.find(text).required
    units = split_passages(text, required, packaged_engine.pieces, features, limit)
    assert "".join(unit.text for unit in units) == text
    position = 0
    found = []
    for unit in units:
        assert unit.offset == position
        position += len(unit.text)
        assert len(unit.source.pieces) <= limit or all(r.conflict for r in unit.requirements)
        forbidden = [r.accepted for r in unit.requirements if r.kind == "forbidden"]
        assert forbidden == [r.accepted for r in required if r.kind == "forbidden"]
        for requirement in unit.requirements:
            if requirement.kind == "forbidden":
                continue  # forbidden in every unit of the segment
            assert unit.text[requirement.start : requirement.end] == requirement.source
            found.append((requirement.start + unit.offset, requirement.kind))
    assert sorted(found) == sorted((r.start, r.kind) for r in required if r.kind != "forbidden")


def test_a_latin_word_is_cut_only_where_nothing_else_is_left(finder, packaged_engine):
    text = "会议ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    units = units_of(text, finder, packaged_engine, 8)
    assert "".join(unit.text for unit in units) == text
    assert all(len(unit.source.pieces) <= 8 for unit in units)


@pytest.mark.parametrize("limit", [1, 2])
def test_what_cannot_be_cut_to_the_limit_is_a_conflict_with_its_reason(
    finder, packaged_engine, limit
):
    units = units_of("重庆市", finder, packaged_engine, limit)
    (requirement,) = [r for unit in units for r in unit.requirements]
    assert f"{limit} positions" in requirement.conflict


def test_a_figure_stands_in_its_clause_where_its_requirement_does(finder, packaged_engine):
    text = "全年共歼灭土匪1400余人，缴获枪支900余支，解救被扣押的群众和商贩数百名，道路重新畅通。"
    for unit in clauses_of(text, finder, packaged_engine):
        for requirement in unit.requirements:
            quantity = requirement.quantity
            assert unit.text[slice(*requirement.span)] == requirement.source
            assert quantity is None or unit.text[quantity.start : quantity.end] == quantity.text
            assert requirement.shifted(7).shifted(-7) == requirement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "来源：区政府宣传处　作者：张三",
            [("来源：", "Source:"), ("区政府宣传处", ""), ("作者：", " Author:"), ("张三", "")],
        ),
        (
            "联系人：张三 电话：010-12345678 传真：010-87654321",
            [
                ("联系人：", "Contact:"),
                ("张三", ""),
                ("电话：", " Telephone:"),
                ("010-12345678 ", "010-12345678"),
                ("传真：", " Fax:"),
                ("010-87654321", "010-87654321"),
            ],
        ),
        ("会议指出：要抓好落实。", [("会议指出：要抓好落实。", "")]),
    ],
    ids=["words", "numbers", "a sentence"],
)
def test_each_value_of_a_row_of_labels_is_translated_by_itself(
    finder, packaged_engine, text, expected
):
    units = units_of(normalise(text).text, finder, packaged_engine, 100)
    assert [(unit.text, unit.english) for unit in units] == expected
    assert "".join(unit.text for unit in units) == normalise(text).text
