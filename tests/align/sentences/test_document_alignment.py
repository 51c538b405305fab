import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from align.sentences import (
    COVERAGE_FEATURE_NAMES,
    FEATURE_NAMES,
    AlignmentOptions,
    AlignmentUnits,
    BeadWeights,
    DocumentAligner,
    packaged_second_weights,
    packaged_weights,
    units_of_document,
    units_of_lines,
)
from corpora import BlockKind, ModelError, read_document

_WIDE = {0x61 + k: 0xFF41 + k for k in range(26)}


def wide(text):
    """Write a sentence in the source language of the toy encoder."""
    return text.lower().translate(_WIDE)


@pytest.fixture(scope="module")
def aligner(word_encoder):
    return DocumentAligner(encoder=word_encoder)


def _aligned(aligner, source, target):
    alignment = aligner.align(units_of_lines(wide(text) for text in source), units_of_lines(target))
    return [(bead.source, bead.target) for bead in alignment.beads]


def test_line_by_line_translations_pair_one_to_one(aligner, sentences):
    assert _aligned(aligner, sentences, sentences) == [((i,), (i,)) for i in range(60)]


def test_a_split_sentence_and_a_joined_one_are_found(aligner, sentences):
    source = list(sentences[:20])
    target = list(sentences[:20])
    words = target[5].split()
    target[5:6] = [" ".join(words[:4]) + ".", " ".join(words[4:])]
    target[11:13] = [target[11] + " " + target[12]]
    beads = _aligned(aligner, source, target)
    assert ((5,), (5, 6)) in beads
    assert ((10, 11), (11,)) in beads


def test_an_omitted_and_an_added_sentence_stand_alone(aligner, sentences):
    source = sentences[:20]
    target = [*sentences[:7], *sentences[8:15], sentences[40], *sentences[15:20]]
    beads = _aligned(aligner, source, target)
    assert ((7,), ()) in beads
    assert ((), (14,)) in beads


def test_swapped_blocks_are_found_and_marked_as_moved(aligner, word_encoder, sentences):
    target = [*sentences[:10], *sentences[30:45], *sentences[10:30], *sentences[45:]]
    alignment = aligner.align(
        units_of_lines(wide(text) for text in sentences), units_of_lines(target)
    )
    right = {
        bead
        for bead in alignment.beads
        if bead.is_pair and sentences[bead.source[0]] == target[bead.target[0]]
    }
    assert len(right) >= 58
    moved = [bead for bead in right if bead.is_moved]
    assert 13 <= len(moved) <= 20
    straight = [bead for bead in alignment.beads if bead.is_pair and not bead.is_moved]
    assert all(a.target[-1] < b.target[0] for a, b in pairwise(straight))
    without = DocumentAligner(
        encoder=word_encoder, options=AlignmentOptions(find_moved=False)
    ).align(alignment.source, alignment.target)
    assert not any(bead.is_moved for bead in without.beads)


def test_blank_lines_are_units_that_are_never_paired(aligner, sentences):
    source = [sentences[0], "", sentences[1], "  "]
    target = [sentences[0], sentences[1], ""]
    assert _aligned(aligner, source, target) == [((0,), (0,)), ((2,), (1,))]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ([], [], []),
        (["a b c"], [], [((0,), ())]),
        ([], ["a b c"], [((), (0,))]),
        (["alpha beta gamma"], ["alpha beta gamma"], [((0,), (0,))]),
    ],
    ids=["nothing", "no target", "no source", "one each"],
)
def test_the_smallest_documents(aligner, source, target, expected):
    assert _aligned(aligner, source, target) == expected


def test_documents_that_have_nothing_in_common_score_low(aligner, sentences):
    same = aligner.align(units_of_lines(map(wide, sentences[:30])), units_of_lines(sentences[:30]))
    other = aligner.align(units_of_lines(map(wide, sentences[:30])), units_of_lines(sentences[30:]))
    assert same.score > 0.9
    assert other.score < 0.75 < same.score


_NUMBERS = st.lists(st.integers(0, 59), max_size=14)


@settings(max_examples=40, deadline=None)
@given(source=_NUMBERS, target=_NUMBERS)
def test_every_unit_is_in_exactly_one_bead(aligner, sentences, source, target):
    alignment = aligner.align(
        units_of_lines(wide(sentences[k]) for k in source),
        units_of_lines(sentences[k] for k in target),
    )
    assert sorted(i for bead in alignment.beads for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in alignment.beads for j in bead.target) == list(range(len(target)))
    assert all(0 <= bead.score <= 1 for bead in alignment.beads)


def test_the_same_documents_align_the_same_twice(aligner, sentences):
    target = [*sentences[5:25], *sentences[:5]]
    first, second = (
        aligner.align(units_of_lines(map(wide, sentences[:25])), units_of_lines(target))
        for _ in range(2)
    )
    assert first.beads == second.beads


def test_a_bead_never_crosses_a_heading_or_a_table_cell(aligner, sentences):
    # The words of the heading stand in the sentence before it on the other side.
    words = sentences[3].split()
    source = [*sentences[:3], " ".join(words[:4]), " ".join(words[4:]), *sentences[4:8]]
    kinds = [BlockKind.PARAGRAPH] * len(source)
    kinds[4] = BlockKind.HEADING
    texts = tuple(map(wide, source))
    flat = aligner.align(AlignmentUnits(texts), units_of_lines(sentences[:8]))
    assert any(bead.source == (3, 4) for bead in flat.beads)
    structured = AlignmentUnits(texts, tuple(range(len(texts))), tuple(kinds))
    kept = aligner.align(structured, units_of_lines(sentences[:8]))
    assert not any({3, 4} <= set(bead.source) for bead in kept.beads)


def test_a_real_bulletin_is_aligned_by_the_packaged_encoder():
    chinese = [
        "全市经济运行总体平稳。",
        "上半年，地区生产总值同比增长5.2%。规上工业增加值增长6.1%。",
        "会议强调，要抓好秋粮生产。",
    ]
    english = [
        "The city's economy was stable on the whole.",
        "In the first half of the year, the regional GDP grew by 5.2 percent year on year.",
        "The value added of industrial enterprises above designated size grew by 6.1 percent.",
        "The meeting stressed that autumn grain production should be given close attention.",
    ]
    alignment = DocumentAligner().align(units_of_lines(chinese), units_of_lines(english))
    assert [(bead.source, bead.target) for bead in alignment.beads] == [
        ((0,), (0,)),
        ((1,), (1, 2)),
        ((2,), (3,)),
    ]
    assert "use-multilingual" in alignment.signature


def test_units_of_a_document_know_their_blocks():
    page = "<h1>标题</h1><p>第一句。第二句。</p><img alt='图'>"
    units = units_of_document(read_document(None, page.encode(), format="html"))
    assert units.texts == ("标题", "第一句。", "第二句。")
    assert units.headings().tolist() == [True, False, False]
    assert units.block_starts().tolist() == [True, True, False]
    assert units.hard_starts().tolist() == [False, True, False] or units.hard_starts()[1]


@pytest.mark.parametrize(
    ("paragraph", "is_title"),
    [
        ("一、仓容准备充足", True),
        ("（三）监管措施", True),
        ("第二章 运营", True),
        ("第十二节 附则规定", True),
        ("一、落实仓容46万吨。", False),
        ("（一）具有企业法人资格；", False),
        ("一、坚持开放，扩大准入", False),
        ("第五条 不得收取押金", False),
        ("各站点增设休息区", False),
        ("一是坚持开放", False),
        ("一、" + "很长的" * 10, False),
    ],
)
def test_a_numbered_title_of_a_plain_text_is_joined_to_nothing(paragraph, is_title):
    document = read_document(None, f"会议结束。\n{paragraph}\n资金到位。\n".encode(), format="text")
    units = units_of_document(document)
    assert units.texts[1] == paragraph
    assert units.hard_starts().tolist() == [False, is_title, is_title]


def test_a_numbered_title_that_is_left_out_stands_alone():
    chinese = (
        "各站点增设了休息区，提供热水。\n二、资金供应有保障\n"
        "银行安排信贷资金12亿元，做到“钱等粮”。\n农民可拨打12325热线举报。\n"
    )
    english = (
        "Stations have set up rest areas where hot water is offered.\n"
        "The bank has set aside 1.2 billion yuan in credit, so that money waits for grain.\n"
        "Farmers may report violations by calling 12325.\n"
    )
    units = (
        units_of_document(read_document(None, text.encode(), format="text"))
        for text in (chinese, english)
    )
    beads = DocumentAligner().align(*units).beads
    assert [(bead.source, bead.target) for bead in beads] == [
        ((0,), (0,)),
        ((1,), ()),
        ((2,), (1,)),
        ((3,), (2,)),
    ]


def test_quotations_stay_open_over_units():
    units = units_of_lines(
        ["他说：“今天", "不去了。”", "'No more,' he said.", "'Tomorrow", "then.'"]
    )
    assert units.open_quotations().tolist() == [True, False, False, True, False]
    assert units.mark_counts()[:, 2].tolist() == [1, 0, 1, 1, 0]


def test_weights_come_back_as_they_were_written():
    weights = packaged_weights()
    assert BeadWeights.from_json(weights.to_json()) == weights


def test_weights_that_lack_one_are_refused(tmp_path):
    data = json.loads(packaged_weights().to_json())
    del data["features"]["similarity"]
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ModelError, match=r"weights\.json.*similarity"):
        BeadWeights.read(path)
    with pytest.raises(ModelError, match="cannot be read"):
        BeadWeights.read(tmp_path / "none.json")


def test_long_documents_stay_in_bounded_memory_of_cells(aligner, sentences):
    many = [f"{sentences[k % 60]} w{k}" for k in range(400)]
    source = units_of_lines(map(wide, many))
    problem = aligner.problem(source, units_of_lines(many))
    assert problem.band.cells < 400 * 40
    assert np.isfinite(problem.vectors[0][:]).all()


def test_a_second_pass_follows_only_where_there_is_enough_to_learn_from(aligner, sentences):
    def problem(count):
        source = units_of_lines(map(wide, sentences[:count]))
        return aligner.problem(source, units_of_lines(sentences[:count]))

    assert aligner.second_problem(problem(20)) is None
    first = problem(60)
    second = aligner.second_problem(first)
    assert second is not None
    assert second.band is first.band
    rows = next(first.features.blocks())
    features, possible = first.features.of_rows(*rows)
    again, still_possible = second.features.of_rows(*rows)
    assert again.shape[2] == features.shape[2] + len(COVERAGE_FEATURE_NAMES)
    np.testing.assert_array_equal(possible, still_possible)
    of_meaning = [name.startswith("similarity") for name in FEATURE_NAMES]
    np.testing.assert_array_equal(
        features[..., of_meaning], again[..., : features.shape[2]][..., of_meaning]
    )


def test_weights_of_a_second_pass_come_back_as_they_were_written():
    weights = packaged_second_weights()
    assert len(weights.coverage) == len(COVERAGE_FEATURE_NAMES)
    assert BeadWeights.from_json(weights.to_json()) == weights
