"""Rare words: found where nothing holds them, told where a draft does not render them."""

import gzip

import pytest

from corpora import ModelError
from glossary import Concept, Glossary, RequirementFinder, Term
from gongbao.translation.wording import find_rare_words, rare_words, unrendered_words


def told(text, requirements=()):
    return {word.text: word.english for word in find_rare_words(text, requirements)}


def test_a_rare_word_has_the_gloss_that_texts_attest():
    assert told("这里有金雕和勺鸡。") == {"金雕": "golden eagle", "勺鸡": "koklass pheasant"}


def test_frequent_words_of_many_renderings_are_left_to_the_model():
    assert told("发展很快，大家都好。") == {}


def test_a_frequent_word_that_is_mostly_rendered_is_told():
    assert told("教师看了锅炉。") == {"教师": "teacher", "锅炉": "boiler"}
    assert told("这里生活着它们。") == {"生活": "live"}


def test_what_a_model_has_to_inflect_is_only_told():
    words = find_rare_words("教师喝着拿铁谎报了产量。", ())
    assert {word.text: word.is_told_only for word in words} == {
        "教师": False,
        "拿铁": False,
        "谎报": True,
    }


def test_a_verb_with_its_complement_is_left_to_the_model():
    assert "控制" in told("有效控制疫情。")
    assert "控制" not in told("失业率控制在5.5%以内。")


def test_traditional_text_is_read_too():
    assert told("這裡生活著金鵰。") == told("这里生活着金雕。")


@pytest.mark.parametrize(
    "text",
    ["他住在金雕村。", "金雕街道", "（杜潇潇）", "记者 杜潇潇"],
    ids=["a place", "a subdistrict", "a person", "a byline"],
)
def test_a_part_of_a_name_is_no_word(text):
    assert told(text).keys() <= {"记者", "街道"}


def test_what_a_requirement_holds_is_no_rare_word():
    office = Glossary("office", (Concept("1", (Term("金雕", "zh"), Term("aquila", "en"))),))
    text = "这里有金雕和勺鸡。"
    required = RequirementFinder([office]).find(text).required
    assert set(told(text, required)) == {"勺鸡"}


@pytest.mark.parametrize(
    ("english", "left"),
    [
        ("Golden eagles and a koklass pheasant live here.", []),
        ("Golden eagles live here.", ["勺鸡"]),
        ("Gold sculptures and spoon chickens live here.", ["金雕", "勺鸡"]),
        ("They live here.", ["金雕", "勺鸡"]),
    ],
)
def test_a_word_is_rendered_by_what_the_dictionary_lists(english, left):
    words = find_rare_words("有金雕和勺鸡。", ())
    assert [word.text for word in unrendered_words(words, english)] == left


def test_a_damaged_table_is_named(monkeypatch, tmp_path):
    damaged = tmp_path / "rare_words.txt.gz"
    damaged.write_bytes(gzip.compress(b"one column")[:-3])
    monkeypatch.setattr(rare_words, "_TABLE", str(damaged))
    rare_words._table.cache_clear()
    with pytest.raises(ModelError, match=r"rare_words\.txt\.gz: the table of rare words"):
        find_rare_words("金雕", ())
    monkeypatch.undo()
    rare_words._table.cache_clear()
