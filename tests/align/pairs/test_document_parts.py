"""Long documents are cut where both sides say the same beyond doubt, and joined again."""

from itertools import pairwise

import pytest

from align import Bead, DocumentAligner, align_files, align_list, read_pair_list, units_of_lines
from align.pairs import cut_in_parts
from align.pairs.document_parts import align_in_parts, join_parts

COUNT = 120


def numbered(count):
    source = [f"第{number}条　各级机关应当公开预算。" for number in range(1, count + 1)]
    target = [
        f"Article {number} Agencies at all levels shall publish their budgets."
        for number in range(1, count + 1)
    ]
    return source, target


def cut(source, target, **options):
    found = cut_in_parts(units_of_lines(source), units_of_lines(target), most=0, **options)
    return [(part.source, part.target) for part in found]


def test_short_documents_stay_whole():
    source, target = numbered(COUNT)
    (part,) = cut_in_parts(units_of_lines(source), units_of_lines(target))
    assert (part.source, part.target) == ((0, COUNT), (0, COUNT))


def test_numbered_articles_are_sure_places():
    assert cut(*numbered(COUNT), size=40) == [
        ((0, 40), (0, 40)),
        ((40, 80), (40, 80)),
        ((80, 120), (80, 120)),
    ]


def test_chinese_numerals_and_blank_lines_count():
    source = ["第一条　甲", "", "第二条　乙", "", "第十二条　丙", "", "第一百零三条　丁"]
    target = ["Article 1 A", "", "Article 2 B", "", "Article 12 C", "", "Article 103 D"]
    assert cut(source, target, size=3)[0] == ((0, 4), (0, 4))


def test_the_place_moves_with_what_one_side_lacks():
    source, target = numbered(COUNT)
    del target[10:20]
    parts = cut(source, target, size=40)
    assert len(parts) > 1
    for sides in parts[1:]:
        assert sides[0][0] - sides[1][0] == 10


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (["预算公开。"] * COUNT, ["Budgets are published."] * COUNT),
        (["2023年预算公开。"] * COUNT, ["Budgets of 2023 are published."] * COUNT),
        (numbered(COUNT)[0], numbered(COUNT)[1][::-1]),
        (numbered(COUNT)[0], []),
    ],
    ids=["nothing sure", "no figure of its own", "another order", "one side"],
)
def test_where_no_place_is_sure_a_document_stays_whole(source, target):
    assert cut(source, target, size=40) == [((0, len(source)), (0, len(target)))]


def test_parts_hold_every_unit_once():
    source, target = numbered(COUNT)
    parts = cut(source[5:], target, size=7)
    for side, count in enumerate((COUNT - 5, COUNT)):
        spans = [part[side] for part in parts]
        assert (spans[0][0], spans[-1][1]) == (0, count)
        assert all(left[1] == right[0] for left, right in pairwise(spans))


@pytest.fixture
def small_limits(monkeypatch):
    """Cut documents of forty units and more, whatever the size of their files."""
    options = {**(cut_in_parts.__kwdefaults__ or {}), "most": 40, "size": 40}
    monkeypatch.setattr(cut_in_parts, "__kwdefaults__", options)
    monkeypatch.setattr("align.pairs.document_parts._LEAST_BYTES", {True: 0, False: 0})


@pytest.mark.usefixtures("small_limits")
def test_parts_by_workers_are_the_same_as_in_turn(tmp_path):
    for name, lines in zip(("zh.txt", "en.txt"), numbered(COUNT), strict=True):
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "list.tsv").write_text("source\ttarget\nzh.txt\ten.txt\n", encoding="utf-8")
    listed = read_pair_list(tmp_path / "list.tsv", tmp_path / "out", "txt")
    reports = align_list(listed, _beads, split="lines")
    whole = align_files(tmp_path / "zh.txt", tmp_path / "en.txt", split="lines")
    assert [report.status for report in reports] == ["aligned"]
    assert listed[0].output.read_bytes() == _beads(whole)
    assert [bead.source for bead in whole.alignment.beads] == [(n,) for n in range(COUNT)]


@pytest.mark.usefixtures("small_limits")
def test_a_giant_that_cannot_be_written_does_not_stop_the_rest(tmp_path):
    for name, lines in zip(("zh.txt", "en.txt"), numbered(COUNT), strict=True):
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    rows = "source\ttarget\toutput\nzh.txt\ten.txt\ta/x.txt\nzh.txt\ten.txt\tb.txt\n"
    (tmp_path / "list.tsv").write_text(rows, encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a").write_text("no folder", encoding="utf-8")
    listed = read_pair_list(tmp_path / "list.tsv", tmp_path / "out", "txt")
    reports = align_list(listed, _beads, split="lines")
    assert [report.status for report in reports] == ["failed", "aligned"]


@pytest.mark.usefixtures("small_limits")
def test_joined_beads_have_the_numbers_of_the_documents():
    source, target = (units_of_lines(lines) for lines in numbered(COUNT))
    beads = [[Bead((0,), (0,), 1.0)]] * len(cut_in_parts(source, target))
    joined = join_parts(source, target, beads, "signature")
    assert [bead.source for bead in joined.beads] == [(0,), (40,), (80,)]
    assert [bead.target for bead in joined.beads] == [(0,), (40,), (80,)]
    assert align_in_parts(source, target, DocumentAligner()).score > 0.9


def _beads(aligned):
    rows = ((bead.source, bead.target, round(bead.score, 6)) for bead in aligned.alignment.beads)
    return "\n".join(map(str, rows)).encode()
