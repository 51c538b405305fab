"""Marks stand around the right words: hand-chosen stretches of published sentences."""

import pytest

from corpora import Mark
from glossary.opening import open_glossaries
from gongbao.translation import Translator
from gongbao.translation.documents import place_marks
from scripts.benchmarks.translation import marks


def test_marks_stand_around_the_right_words(packaged_engine):
    translator = Translator(packaged_engine, open_glossaries())
    placements = marks.measure(translator, limit=60)
    assert sum(p.is_right for p in placements) >= 0.8 * len(placements)
    assert sum(p.f1 > 0 for p in placements) >= 0.95 * len(placements)


def test_a_figure_is_marked_without_its_comparison_unless_that_is_marked_too(packaged_engine):
    translator = Translator(packaged_engine, open_glossaries())
    segment = marks.forced_segment(
        translator, "产值突破15亿元。", "The output value exceeded 1.5 billion yuan."
    )
    found = [
        segment.target[mark.start : mark.end]
        for mark in place_marks(segment, [Mark(4, 8, 0), Mark(2, 8, 1)])
    ]
    assert found == ["1.5 billion yuan", "exceeded 1.5 billion yuan"]


@pytest.mark.parametrize(
    ("chinese", "english", "marked", "expected"),
    [
        ("排放SO2减少。", "SO2 emissions fell.", (4, 5), "2"),
        ("PM10和PM2.5下降。", "PM10 and PM2.5 fell.", (7, 10), "2.5"),
        ("SO2和SO2下降。", "SO2 and SO2 fell.", (6, 7), "2"),
        ("用地900m2。", "The land is 900 square meters.", (6, 7), ""),
        ("使用5G网络。", "The 5G network is used.", (2, 3), "5"),
        ("产值2.5亿元。", "Output was 250 million yuan.", (2, 4), "250 million yuan"),
        ("共36家企业。", "There are 36 enterprises.", (1, 2), "36"),
        ("可装10⁴箱和10⁷箱。", "It holds 10⁴ and 10⁷ boxes.", (9, 10), "⁷"),
        ("可装10⁴箱。", "It holds 10,000 boxes.", (4, 5), ""),
        ("按照第五章办理。", "It is handled under Chapter 5.", (2, 5), "Chapter 5"),
    ],
    ids=[
        *("low", "low figure", "the second", "a unit in words", "a code", "a figure"),
        *("half of one", "a power", "a power in words", "a chapter by its number"),
    ],
)
def test_letters_inside_a_word_are_marked_alone(
    packaged_engine, chinese, english, marked, expected
):
    segment = marks.forced_segment(Translator(packaged_engine, open_glossaries()), chinese, english)
    (mark,) = place_marks(segment, [Mark(marked[0], marked[1], 0)])
    assert segment.target[mark.start : mark.end] == expected
