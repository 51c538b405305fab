"""Technical words: the lexicon's form, and where its words are found."""

import re
from importlib import resources

import pytest

from glossary.dictionary import load_dictionary
from gongbao.translation.wording import find_rare_words, unrendered_words
from gongbao.translation.wording.technical_words import (
    TechnicalWords,
    find_technical_words,
    load_technical_words,
)


def _found(text):
    cut = load_dictionary().find_words(text)
    return {text[slice(*span)]: english for span, english in find_technical_words(text, cut)}


def test_the_lexicon_has_each_word_once_in_order_with_clean_english():
    file = resources.files("gongbao.translation.wording").joinpath("technical_words.tsv")
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    words = [row[0] for row in rows]
    assert all(len(row) == 2 for row in rows)
    assert words == sorted(set(words))
    for chinese, english in rows:
        assert re.search("[\u4e00-\u9fff]", chinese), chinese
        assert not re.search("[\u4e00-\u9fff()（）]", english), chinese
        assert all(part == part.strip() and part for part in english.split("|")), chinese


@pytest.mark.parametrize(
    ("text", "word", "english"),
    [
        ("老宅的斗拱、雀替和藻井保存完好。", "藻井", "caisson ceiling"),
        ("老宅的斗拱、雀替和藻井保存完好。", "斗拱", "dougong"),
        ("结合实物讲授影印本的保存条件。", "影印本", "facsimile edition"),
    ],
)
def test_a_word_is_found_with_its_english(text, word, english):
    assert _found(text)[word][0] == english


def test_no_word_of_the_dictionary_is_torn_apart(monkeypatch):
    table = TechnicalWords({"大额": "large sum", "人大": "congress"})
    monkeypatch.setattr(
        "gongbao.translation.wording.technical_words.load_technical_words", lambda: table
    )
    assert _found("被害人大额充值") == {"大额": ("large sum",)}


def test_a_rendering_has_to_stand_whole():
    (word,) = find_rare_words("藻井。", ())
    assert word.english == "caisson ceiling"
    assert unrendered_words([word], "The ceiling is old.") == [word]
    assert unrendered_words([word], "Caisson ceilings are old.") == []


def test_what_a_glossary_requires_is_left_to_it(finder):
    text = "影印本与链主企业。"
    required = finder.find(text).required
    assert all(
        not word.span.overlaps(requirement.span)
        for word in find_rare_words(text, required)
        for requirement in required
    )
    assert "影印本" in [word.text for word in find_rare_words(text, required)]


def test_a_damaged_lexicon_is_named(monkeypatch, tmp_path):
    from corpora import ModelError

    (tmp_path / "technical_words.tsv").write_bytes(b"\xff\xfe")
    monkeypatch.setattr(
        "gongbao.translation.wording.technical_words.resources.files", lambda _: tmp_path
    )
    load_technical_words.cache_clear()
    with pytest.raises(ModelError, match=r"technical_words\.tsv"):
        load_technical_words()
    load_technical_words.cache_clear()
