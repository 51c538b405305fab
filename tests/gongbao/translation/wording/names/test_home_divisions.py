"""Counties and districts that a document names without their class."""

from __future__ import annotations

import pytest

from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation.wording import DocumentWords, HomeDivisions, Way, find_wordings
from gongbao.translation.wording.names.paired_places import find_paired_places

FINDER = RequirementFinder([load_packaged_glossary()])
HOME = HomeDivisions().with_places_of("三明市人民政府工作报告")


def names(text: str, home: HomeDivisions = HOME) -> list[str]:
    return [w.english for w in home.find(text, FINDER.find(text).required)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泰宁、建宁新建粮库两座。", ["Taining", "Jianning"]),
        ("将乐入选推广县，清流开业的酒店增多。", ["Jiangle", "Qingliu"]),
        ("沙县、三元签约项目最多。", ["Shaxian", "Sanyuan"]),
        ("支持三元区发展。", ["Sanyuan"]),
        ("三明经验在全国推广。", ["Sanming"]),
    ],
)
def test_divisions_of_the_documents_own_prefecture_are_names(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text", ["三元锂电池产量增长。", "扩大田间管理面积。", "永安全线开工。", "重建宁静家园。"]
)
def test_words_that_only_look_so_are_none(text: str) -> None:
    assert names(text) == []


def test_names_that_are_nothing_else_are_places_in_any_document() -> None:
    nowhere = HomeDivisions()
    assert names("项目落户常熟，泰宁和义乌居前。", nowhere) == ["Changshu", "Taining", "Yiwu"]
    assert names("王义乌经常熟悉业务，在城东开店。", nowhere) == []
    assert names("东至人民路，惠农政策让中原更加出彩，镇原党委书记", nowhere) == []


def test_another_documents_words_stay_words() -> None:
    assert names("三元、平安", HomeDivisions()) == []
    assert names("三元、将乐", HomeDivisions().with_places_of("丽水市统计局")) == []


def test_an_ordinary_word_counts_in_a_list_of_places_only() -> None:
    home = HomeDivisions().with_places_of("重庆市人民政府")
    assert names("涪陵、长寿、南川", home) == ["Fuling", "Changshou", "Nanchuan"]
    assert names("让老人健康长寿。", home) == []
    assert names("建设平安南宁。", HomeDivisions().with_places_of("海东市、南宁市")) == []


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("广西壮族自治区人民政府", ["the region"]),
        ("重庆市涪陵区人民政府工作报告", ["the district"]),
        ("三明市人民政府", []),
        ("某某开发区管理委员会", []),
    ],
)
def test_the_whole_is_what_the_document_is_about(place: str, expected: list[str]) -> None:
    assert names("全区生产总值增长5%。", HomeDivisions().with_places_of(place)) == expected


def test_what_a_requirement_holds_is_left_to_it() -> None:
    text = "泰宁县新建粮库。"
    assert names(text) == []
    found = find_wordings(text, FINDER.find(text).required, own=DocumentWords(HOME))
    assert all(w.english != "Taining" for w in found)


def test_names_are_written_into_the_source() -> None:
    (found,) = (w for w in find_wordings("泰宁新建粮库。", (), own=DocumentWords(HOME)))
    assert (found.english, found.way) == ("Taining", Way.WRITTEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("粤桂东西部协作走深走实。", ["Guangdong-Guangxi"]),
        ("泉明山海协作力度加强。", ["Quanzhou-Sanming"]),
        ("加强国际合作。", []),
        ("新台合作", []),
    ],
)
def test_places_by_one_character_before_what_they_do_together(
    text: str, expected: list[str]
) -> None:
    found = find_paired_places(text, (), ["三明", "泉州"])
    assert [w.english for w in found] == expected
