import gzip

import pytest

from corpora import ModelError
from glossary.dictionary.bilingual_dictionary import Translation, dictionary_text, load_dictionary


def test_traditional_text_is_cut_like_simplified():
    dictionary = load_dictionary()
    assert dictionary.cut("規模以上工業產值") == dictionary.cut("规模以上工业产值")


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("发展", "develop"), ("农村", "rural"), ("亿", "billion"), ("加强", "strengthen")],
)
def test_what_translated_text_attests_comes_first(word, lemma):
    assert load_dictionary().translations(word)[0].lemma == lemma


def test_an_unknown_word_has_no_translation_and_no_cost():
    dictionary = load_dictionary()
    assert dictionary.translations("龘靐齉") == ()
    assert dictionary.cost("龘靐齉") is None


def test_a_dictionary_comes_back_as_it_was_written(tmp_path):
    text = dictionary_text(
        {"工业": [Translation("industr", 1.0), Translation("industry", 1 / 3)]},
        {"工业": 5.0, "工": 7.0, "工业化": 9.0},
        {"業": "业"},
    )
    path = tmp_path / "dictionary.txt.gz"
    path.write_bytes(gzip.compress(text.encode()))
    dictionary = load_dictionary(path)
    assert [t.lemma for t in dictionary.translations("工业")] == ["industr", "industry"]
    assert dictionary.translations("工业")[1].weight == pytest.approx(1 / 3, abs=0.06)
    assert dictionary.cost("工") == 7.0
    assert dictionary.cut("工業化") == ["工业化"]


def test_a_damaged_file_is_named(tmp_path):
    path = tmp_path / "dictionary.txt.gz"
    path.write_bytes(b"no gzip")
    with pytest.raises(ModelError, match=r"dictionary\.txt\.gz"):
        load_dictionary(path)
