"""Opening lines of reports: the session and who speaks, and what is none."""

import pytest

from corpora import normalise
from glossary.cells import render_report_opening
from glossary.opening import open_glossaries


@pytest.fixture(scope="module")
def english_of():
    finder = open_glossaries([], packaged_glossary=True)

    def render(chinese):
        text = normalise(chinese).text
        rendering = render_report_opening(text, chinese, finder.find(text).required)
        return rendering.english if rendering else None

    return render


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "（2031年1月21日在西宁市第二十届人民代表大会第六次会议上）",
            "(January 21, 2031, at the Sixth Session of the 20th Xining Municipal"
            " People's Congress)",
        ),
        (
            "——2031年2月1日在青海省第九届人民代表大会第十二次会议上",
            "— February 1, 2031, at the 12th Session"
            " of the Ninth Qinghai Provincial People's Congress",
        ),
        (
            "在内蒙古自治区第十九届人民代表大会第一次会议上",
            "At the First Session"
            " of the 19th People's Congress of the Inner Mongolia Autonomous Region",
        ),
        (
            "（在市六届人大四次会议上）",
            "(At the Fourth Session of the Sixth Municipal People's Congress)",
        ),
        (
            "在政协西宁市第十二届委员会第四次会议上",
            "At the Fourth Session of the 12th Xining Municipal Committee of the CPPCC",
        ),
        (
            "西宁市人民政府市长 王晓明",
            "Wang Xiaoming, Mayor of the Xining Municipal People's Government",
        ),
        ("青海省代省长　张　伟", "Zhang Wei, Acting Governor of Qinghai Province"),
        ("西宁市副市长 李明", "Li Ming, Vice Mayor of Xining"),
        ("德清县县长　周明华", "Zhou Minghua, County Head of Deqing County"),
        (
            "长兴县人民政府县长　周明华",
            "Zhou Minghua, County Head of the People's Government of Changxing County",
        ),
        ("青浦区代理区长 王 明", "Wang Ming, Acting District Head of Qingpu District"),
    ],
)
def test_an_opening_line_is_written_by_rule(english_of, chinese, english):
    assert english_of(chinese) == english


@pytest.mark.parametrize(
    "chinese",
    [
        "市长 张伟",
        "西宁市市长张伟表示",
        "在西宁市第二十届人民代表大会第六次会议上作报告",
        "（在西宁市第二十届人民代表大会第六次会议上",
        "在某某市第二十届人民代表大会第六次会议上",
        "在西宁市第二十届委员会第六次会议上",
        "西宁市人民政府市长 艾力·买买提",
    ],
    ids=[
        "no place",
        "a sentence",
        "more follows",
        "half a bracket",
        "unknown",
        "no council",
        "name",
    ],
)
def test_other_lines_are_left_to_the_engine(english_of, chinese):
    assert english_of(chinese) is None
