"""Which of several pairs that say nearly the same stays."""

import pytest

pytest.importorskip("datasketch")

from gongbao.archives.building.near_duplicates import NearDuplicates, signature_of

SOURCE = "会议强调，要抓好秋粮生产，确保粮食安全，推动农业农村高质量发展。"
TARGET = (
    "The meeting stressed that autumn grain production should be given close attention, food"
    " security ensured and high-quality development of agriculture promoted."
)


def dropped(folder, *pairs, least=0.8):
    with NearDuplicates(folder, least) as found:
        for source, target, score in pairs:
            found.add(signature_of(source, target), score)
        return found.dropped()


def test_punctuation_spaces_and_case_make_no_difference(tmp_path):
    again = (SOURCE.replace("，", "、"), TARGET.upper() + " !")
    assert dropped(tmp_path, (SOURCE, TARGET, 0.9), (*again, 0.9)) == {1: 0}
    assert not list(tmp_path.iterdir())


def test_other_figures_say_something_else(tmp_path):
    pairs = [(f"{SOURCE}{year}年", f"{TARGET} {year}", 0.9) for year in (2021, 2022)]
    assert dropped(tmp_path, *pairs) == {}


def test_the_more_complete_one_stays(tmp_path):
    short = TARGET.replace(" close", "")
    assert dropped(tmp_path, (SOURCE, short, 0.9), (SOURCE, TARGET, 0.9)) == {0: 1}


def test_a_doubtful_one_never_stays_before_a_certain_one(tmp_path):
    long = TARGET + " promoted"
    assert dropped(tmp_path, (SOURCE, long, 0.6), (SOURCE, TARGET, 0.9)) == {0: 1}


def test_unlike_pairs_stay(tmp_path):
    other = ("全市新增床位。", "New beds were added in the city.", 0.9)
    assert dropped(tmp_path, (SOURCE, TARGET, 0.9), other, ("一", "x", 0.5)) == {}
    assert dropped(tmp_path) == {}


def test_of_many_alike_exactly_one_stays(tmp_path):
    words = TARGET.split()
    pairs = [(SOURCE, " ".join(words[:k] + words[k + 1 :]), 0.9) for k in range(len(words))]
    assert len(dropped(tmp_path, *pairs, least=0.7)) >= len(words) - 3


def test_a_signature_is_the_same_in_every_process():
    assert signature_of(SOURCE, TARGET) == signature_of(SOURCE, TARGET)
    assert signature_of("", "") != signature_of(SOURCE, TARGET)
