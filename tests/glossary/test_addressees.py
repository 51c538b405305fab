"""Whom a notice is sent to: read by a grammar, or not at all."""

import pytest

from corpora import normalise
from glossary.cells import render_addressees

GOVERNMENTS = "To the people's governments of all "


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "各县（市、区）人民政府，市直有关单位：",
            f"{GOVERNMENTS}counties, county-level cities and districts, and the units concerned "
            "directly under the city:",
        ),
        (
            "各市、县（区）人民政府，省政府各部门、各直属机构：",
            f"{GOVERNMENTS}cities, counties and districts, and all departments and directly "
            "affiliated institutions of the provincial government:",
        ),
        (
            "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
            f"{GOVERNMENTS}provinces, autonomous regions and municipalities directly under the "
            "central government, and all ministries and commissions and directly affiliated "
            "institutions of the State Council:",
        ),
        (
            "各区教育局、体育局，各有关学校、幼儿园：",
            "To the education bureaus and sports bureaus of all districts, and all schools and "
            "kindergartens concerned:",
        ),
        (
            "各街道办事处，区属各企业：",
            "To all subdistrict offices, and all enterprises directly under the district:",
        ),
        ("各有关单位：", "To all units concerned:"),
    ],
)
def test_addressees_are_written_in_the_form_of_official_english(chinese, english):
    rendering = render_addressees(normalise(chinese).text)
    assert rendering is not None
    assert rendering.english == english


@pytest.mark.parametrize(
    "chinese",
    [
        "各乡镇（街道）党委，县委各部门：",
        "各位代表：",
        "各级政府要做到：",
        "各县人民政府，东山开发区管委会：",
        "有关部门负责人表示：",
        "市教育局提醒：",
        "各单位要加强管理。",
        "各有关单位",
    ],
)
def test_a_line_with_anything_else_is_left_to_the_engine(chinese):
    assert render_addressees(normalise(chinese).text) is None
