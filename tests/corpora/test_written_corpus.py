"""The written corpus: its form, and what its own brief forbids."""

import re
from pathlib import Path

import pytest

from corpora.quantities import (
    find_english_quantities,
    find_quantities,
    is_large_amount,
    same_value,
)

BULLETINS = Path(__file__).resolve().parents[2] / "corpora" / "bulletins"
HAN = re.compile("[\u3400-\u9fff]")
CURLY = re.compile("[“”‘’\u3000]")
GROWTH_IN_TIMES = re.compile("(?:增长|上涨|提高|增加|上升)[^，。；]{0,6}倍")
FORBIDDEN_FORMS = re.compile(r"\btonnes?\b|^Question:|^Answer:|^Article \d+\.|[^\d]\"[,.](?:\s|$)")


@pytest.fixture(scope="module")
def pairs():
    found = []
    for path in sorted((BULLETINS / "written").glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                cells = line.split("\t")
                assert len(cells) == 2 and all(c.strip() for c in cells), f"{path.name}:{number}"
                found.append((f"{path.name}:{number}", *cells))
    return found


def test_there_are_thirty_eight_thousand_pairs_and_one_in_25_is_kept_for_evaluation(pairs):
    kept = set((BULLETINS / "held_out.txt").read_text(encoding="utf-8").split("\n")[1:]) - {""}
    assert {"005", "029", "047", "061", "083", "101"} <= kept
    assert all((BULLETINS / "written" / f"{name}.tsv").exists() for name in kept)
    held = sum(place[:3] in kept for place, _, _ in pairs)
    assert len(pairs) >= 38_000
    assert 0.04 < held / len(pairs) < 0.06


def test_chinese_stands_left_and_english_in_plain_signs_right(pairs):
    wrong = [p for p, zh, en in pairs if HAN.search(en) or CURLY.search(en) or zh == en]
    assert wrong == []


def test_forms_that_the_brief_forbids_do_not_stand(pairs):
    assert [(p, en[:60]) for p, _, en in pairs if FORBIDDEN_FORMS.search(en)] == []


def test_growth_in_times_is_written_in_percent(pairs):
    wrong = [
        (place, zh)
        for place, zh, en in pairs
        if GROWTH_IN_TIMES.search(zh) and re.search(r"\d+(?:\.\d+)? times (?:year|more)|fold\b", en)
    ]
    assert wrong == []


def test_nearly_every_large_amount_has_its_value_in_english(pairs):
    amounts = missed = 0
    for _, chinese, english in pairs:
        large = list(filter(is_large_amount, find_quantities(chinese)))
        free = list(find_english_quantities(english)) if large else []
        amounts += len(large)
        missed += sum(not any(same_value(one, other) for other in free) for one in large)
    assert amounts > 4000
    assert missed / amounts < 0.02  # scales of maps, elliptic units, hotlines
