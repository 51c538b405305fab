"""Marks stand around the right words: hand-chosen stretches of published sentences."""

import importlib.util
import sys
from pathlib import Path

from glossary.opening import open_glossaries
from gongbao.translation import Translator

_path = Path(__file__).parents[4] / "scripts" / "benchmark_marks.py"
_specification = importlib.util.spec_from_file_location("benchmark_marks", _path)
benchmark_marks = importlib.util.module_from_spec(_specification)
# Dataclasses look their module up.
sys.modules["benchmark_marks"] = benchmark_marks
_specification.loader.exec_module(benchmark_marks)


def test_marks_stand_around_the_right_words(packaged_engine):
    translator = Translator(packaged_engine, open_glossaries())
    placements = benchmark_marks.measure(translator, limit=60)
    assert sum(p.is_right for p in placements) >= 0.8 * len(placements)
    assert sum(p.f1 > 0 for p in placements) >= 0.95 * len(placements)


def test_a_figure_is_marked_without_its_comparison_unless_that_is_marked_too(packaged_engine):
    translator = Translator(packaged_engine, open_glossaries())
    segment = benchmark_marks.forced_segment(
        translator, "产值突破15亿元。", "The output value exceeded 1.5 billion yuan."
    )
    found = [
        segment.target[mark.start : mark.end]
        for mark in benchmark_marks.place_marks(
            segment, [benchmark_marks.Mark(4, 8, 0), benchmark_marks.Mark(2, 8, 1)]
        )
    ]
    assert found == ["1.5 billion yuan", "exceeded 1.5 billion yuan"]
