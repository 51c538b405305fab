import gzip

import pytest

from corpora import ModelError
from glossary.dictionary import load_vocabulary
from glossary.dictionary.english_vocabulary import EnglishVocabulary, write_words


@pytest.fixture
def vocabulary():
    return EnglishVocabulary(
        {"river": 7, "rivers": 5, "rover": 1, "water": 9, "the": 12, "sea": 8, "late": 6, "run": 3}
    )


@pytest.mark.parametrize(
    "word", ["River", "waters", "waterless", "overwater", "subrivers", "counterwaterless"]
)
def test_words_made_as_english_makes_them_are_known(vocabulary, word):
    assert vocabulary.knows(word)


@pytest.mark.parametrize("word", ["riverwater", "overrun", "seas", "wter", "subwter", "watered"])
def test_other_words_are_not(vocabulary, word):
    assert not vocabulary.knows(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("rivre", "river"),
        ("Rver", "river"),
        ("wafer", "water"),
        ("roverr", None),
        ("runn", None),
        ("wtr", None),
    ],
    ids=["letters exchanged", "one lost", "one mistaken", "rare word", "rarer", "two letters"],
)
def test_what_is_meant_is_a_common_word_one_letter_away(vocabulary, word, meant):
    assert vocabulary.corrected(word) == meant


@pytest.mark.parametrize(
    ("word", "parts"),
    [("thewater", "the water"), ("Riverthe", "river the"), ("thesea", None), ("riverlate", None)],
    ids=["before", "behind", "two short words", "no small word"],
)
def test_words_part_where_a_small_one_ran_into_a_common_one(vocabulary, word, parts):
    assert vocabulary.parted(word) == parts


def test_what_was_written_is_read(tmp_path):
    path = tmp_path / "words.txt.gz"
    path.write_bytes(write_words({"two": 2, "none": 0, "many": 70_000}))
    assert load_vocabulary(path).levels == {"many": 17, "none": 0, "two": 2}


@pytest.mark.parametrize(
    "content",
    [b"", b"no gzip", gzip.compress(b"one\ntwo\n\na"), gzip.compress("wört\n\na".encode())],
    ids=["empty", "not packed", "a level lost", "not English"],
)
def test_a_damaged_list_is_named(tmp_path, content):
    path = tmp_path / "words.txt.gz"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"words\.txt\.gz"):
        load_vocabulary(path)


def test_the_packaged_list_has_both_spellings_and_the_words_of_the_field():
    known = load_vocabulary().knows
    both = "labour labor theatre theater organise organize programme program"
    field = "afforestation dryland homestay procuratorial livestreaming koklass informatization"
    assert all(map(known, f"{both} {field}".split()))
    assert not any(map(known, ["goverment", "enviroment", "recieve", "occured", "developement"]))
