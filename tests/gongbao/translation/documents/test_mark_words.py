"""Marks stand around the right words: hand-chosen stretches of published sentences."""

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
