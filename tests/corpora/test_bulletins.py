import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from corpora.quantities import (
    QuantityKind,
    find_english_quantities,
    find_quantities,
    is_large_amount,
    same_value,
)
from scripts.training.text.generate_genre_pairs import (
    generate_pairs,
    is_reserved,
    read_fillers,
    read_templates,
    to_gerund,
)

ROOT = Path(__file__).resolve().parents[2]
BULLETINS = ROOT / "corpora" / "bulletins"
KINDS = (
    "agriculture",
    "appointments",
    "communiques",
    "culture",
    "disasters",
    "health",
    "investment",
    "municipal_news",
    "notices",
    "plans",
    "press_conferences",
    "work_reports",
)
HAN = re.compile(r"[\u3400-\u9fff]")
CHINESE_PUNCTUATION = re.compile(r"[，。、；：？！“”‘’（）《》【】％]")
SLOT = re.compile(r"\{[a-z_]+\d?\}")
COMPARED = frozenset(
    {
        QuantityKind.AMOUNT,
        QuantityKind.MEASURE,
        QuantityKind.PERCENT,
        QuantityKind.PERCENTAGE_POINT,
        QuantityKind.SCALE_CLASS,
        QuantityKind.YEAR,
        QuantityKind.DATE,
    }
)


def read_rows(path, columns):
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert tuple(header) == columns
    return rows


def read_pairs():
    return [
        (path.stem, *row)
        for path in sorted((BULLETINS / "pairs").glob("*.tsv"))
        for row in read_rows(path, ("zh", "en"))
        if row
    ]


def find_wrong_figures(chinese, english):
    """Return the texts of source figures of which the English has no equal."""
    targets = find_english_quantities(english)
    return [
        source.text
        for source in find_quantities(chinese)
        if (source.kind in COMPARED or is_large_amount(source))
        and not any(same_value(source, target) for target in targets)
    ]


def test_each_kind_of_bulletin_has_a_file_and_templates():
    assert tuple(sorted(path.stem for path in (BULLETINS / "pairs").glob("*.tsv"))) == KINDS
    assert {template.kind for template in read_templates()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_has_two_filled_columns_or_separates_documents(kind):
    for number, row in enumerate(read_rows(BULLETINS / "pairs" / f"{kind}.tsv", ("zh", "en")), 2):
        assert not row or (len(row) == 2 and all(cell.strip() == cell != "" for cell in row)), (
            f"{kind}.tsv:{number}: {row}"
        )


def test_chinese_stands_left_and_none_of_it_right():
    wrong = [
        pair
        for pair in read_pairs()
        if not (HAN.search(pair[1]) or find_quantities(pair[1]))
        or HAN.search(pair[2])
        or CHINESE_PUNCTUATION.search(pair[2])
    ]
    assert wrong == []


def test_no_pair_is_written_twice():
    counts = Counter(pair[1] for pair in read_pairs())
    assert [chinese for chinese, count in counts.items() if count > 1] == []


def test_every_figure_of_a_pair_has_its_value_in_english():
    wrong = [
        (kind, figures, english)
        for kind, chinese, english in read_pairs()
        if (figures := find_wrong_figures(chinese, english))
    ]
    assert wrong == []


def test_templates_have_the_same_slots_on_both_sides():
    wrong = [
        template
        for template in read_templates()
        if sorted(SLOT.findall(template.chinese)) != sorted(SLOT.findall(template.english))
        or HAN.search(template.english)
    ]
    assert wrong == []


def test_fillers_are_complete_and_written_once_a_slot():
    rows = read_rows(BULLETINS / "fillers.tsv", ("slot", "zh", "en"))
    assert all(len(row) == 3 and all(row) and not HAN.search(row[2]) for row in rows)
    assert [row for row, count in Counter((s, z) for s, z, _ in rows).items() if count > 1] == []


def test_every_listed_slot_keeps_fillers_for_tests():
    for slot, values in read_fillers().items():
        if len(values) >= 40 and slot not in ("surname", "given"):
            kept = [chinese for chinese, _ in values if is_reserved(slot, chinese)]
            assert 2 <= len(kept) <= len(values) / 3, slot


def test_same_seed_gives_the_same_pairs_and_another_seed_others():
    first = [*generate_pairs(500, 7)]
    assert first == [*generate_pairs(500, 7)]
    assert first != [*generate_pairs(500, 8)]


def test_generated_pairs_are_different_and_carry_no_open_slot():
    pairs = [*generate_pairs(3000, 1)]
    assert len({pair.chinese for pair in pairs}) == len(pairs) == 3000
    assert not [pair for pair in pairs if "{" in pair.chinese + pair.english]
    assert not [pair for pair in pairs if HAN.search(pair.english)]


@pytest.mark.parametrize("reserved", [False, True], ids=["training", "tests"])
def test_generated_figures_agree_by_value(reserved):
    wrong = [
        (figures, pair.chinese, pair.english)
        for pair in generate_pairs(3000, 2, reserved=reserved)
        if (figures := find_wrong_figures(pair.chinese, pair.english))
    ]
    assert wrong == []


def test_fillers_kept_for_tests_never_occur_in_training():
    used = {}
    for reserved in (False, True):
        by_slot = defaultdict(set)
        for pair in generate_pairs(4000, 3, reserved=reserved):
            for slot, chinese in pair.fillers:
                by_slot[slot.rstrip("0123456789")].add(chinese)
        used[reserved] = by_slot
    closed = {"year", "quarter", "months", "level", "ordinal", "few", "area", "code", "fold"}
    shared = {
        slot for slot in used[True] if slot not in closed and used[True][slot] & used[False][slot]
    }
    assert shared == set()


def test_fillers_kept_for_tests_stand_in_no_pair_written_by_hand_nor_in_a_training_pair():
    kept = {
        chinese
        for slot, values in read_fillers().items()
        for chinese, _ in values
        if slot not in ("surname", "given") and is_reserved(slot, chinese)
    }
    seen = "\n".join(chinese for _, chinese, _ in read_pairs())
    seen += "\n".join(pair.chinese for pair in generate_pairs(4000, 5))
    assert len(kept) > 30
    assert [filler for filler in sorted(kept) if filler in seen] == []


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("improve the business environment", "improving the business environment"),
        ("expand and strengthen clusters", "expanding and strengthening clusters"),
        ("ease financing difficulties", "easing financing difficulties"),
    ],
)
def test_measures_become_headings(verb, noun):
    assert to_gerund(verb) == noun


def test_the_demonstration_page_is_unseen_text():
    page = (ROOT / "gongbao" / "demonstration" / "bulletin.html").read_text(encoding="utf-8")
    segments = {part.strip() for part in re.split(r"<[^>]+>|(?<=[。；])", page)}
    assert segments & {chinese for _, chinese, _ in read_pairs()} == set()
