"""What was left out stands alone; bylines and footers are paired by what they say."""

import pytest

from align.sentences import Bead, units_of_lines
from align.sentences.left_out import release_left_out


def released(beads, source, target):
    found = release_left_out(beads, units_of_lines(source), units_of_lines(target))
    return [(bead.source, bead.target, bead.is_moved) for bead in found]


SOURCE = (
    "会议强调，要切实抓好安全生产，确保工程质量。",
    "各部门要主动深入基层开展调查研究，倾听群众呼声。",
)
ENGLISH = (
    "The meeting stressed that safety in production must be ensured, with good project quality."
)


@pytest.mark.parametrize("is_first", [True, False])
def test_a_sentence_that_the_translation_leaves_out_leaves_its_neighbour(is_first):
    source = SOURCE[::-1] if is_first else SOURCE
    kept = int(is_first)
    beads = [Bead((0, 1), (0,), 0.6)]
    assert sorted(released(beads, source, (ENGLISH,))) == sorted(
        [((kept,), (0,), False), ((1 - kept,), (), False)]
    )


def test_sentences_that_were_joined_stay_joined():
    joined = ENGLISH[:-1] + ", and departments must go down to the grassroots and hear the masses."
    assert released([Bead((0, 1), (0,), 0.6)], SOURCE, (joined,)) == [((0, 1), (0,), False)]


def test_a_bead_that_is_certain_stays():
    assert released([Bead((0, 1), (0,), 0.95)], SOURCE, (ENGLISH,)) == [((0, 1), (0,), False)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("责任编辑：何小兰", "Share this page"),
        ("主办单位：沙洲市人民政府", "Contact us: 0716-8123456"),
        ("来源：沙洲日报", "Editor: He Xiaolan"),
    ],
)
def test_lines_beside_an_article_that_only_stand_at_one_place_are_no_pair(source, target):
    beads = [Bead((0,), (0,), 0.9)]
    assert released(beads, (source,), (target,)) == [((0,), (), False), ((), (0,), False)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("来源：沙洲日报", "Source: Shazhou Daily"),
        ("发布时间：2024-05-06", "Date: May 6, 2024"),
        ("联系我们", "Contact Us"),
        ("不吃了", "I am good now."),
    ],
)
def test_lines_that_say_the_same_and_free_translations_stay_paired(source, target):
    assert released([Bead((0,), (0,), 0.6)], (source,), (target,)) == [((0,), (0,), False)]


def test_bylines_in_another_order_are_paired_by_what_they_say():
    source = ("来源：沙洲日报", "责任编辑：何小兰", "湖水很清。")
    target = ("Editor: He Xiaolan", "Source: Shazhou Daily", "The lake is clear.")
    beads = [Bead((k,), (k,), 0.9) for k in range(3)]
    assert released(beads, source, target) == [
        ((0,), (1,), True),
        ((1,), (0,), True),
        ((2,), (2,), False),
    ]


def test_every_unit_stands_in_one_bead():
    source = ("作者：陈立新", *SOURCE, "责任编辑：何小兰")
    target = ("Share this page", ENGLISH, "By Chen Lixin", "Next")
    beads = [
        Bead((0,), (0,), 0.7),
        Bead((1, 2), (1,), 0.6),
        Bead((3,), (2,), 0.6),
        Bead((), (3,), 0.5),
    ]
    found = release_left_out(beads, units_of_lines(source), units_of_lines(target))
    assert sorted(k for bead in found for k in bead.source) == [0, 1, 2, 3]
    assert sorted(k for bead in found for k in bead.target) == [0, 1, 2, 3]
