import pytest

from align.sentences.beads import Bead
from align.sentences.learnt_lexicon import learn_lexicon
from align.sentences.lexical_vectors import DocumentWords
from glossary.dictionary.bilingual_dictionary import Translation

KNOWN = {"城": (Translation("city", 0.5),)}


def _learnt(source, target, beads, texts=()):
    words = DocumentWords(tuple(map(list, source)), tuple(text.split() for text in target))
    return learn_lexicon(words, beads, lambda word: KNOWN.get(word, ()), texts)


def _pairs(count, score=0.9):
    return [Bead((k,), (k,), score) for k in range(count)]


def test_words_that_keep_company_are_learnt_and_others_are_not():
    source = ["甲城", "甲山", "甲水", "山水", "城水", "城山"]
    target = ["alpha city", "alpha hill", "alpha water", "hill water", "city water", "city hill"]
    find = _learnt(source, target, _pairs(6))
    assert {entry.lemma for entry in find("甲")} == {"alpha"}
    assert {entry.lemma for entry in find("山")} == {"hill"}
    assert find("无") == ()


def test_what_the_dictionary_knows_stays_and_gains():
    source, target = ["城甲"] * 3 + ["乙"] * 3, ["city alpha"] * 3 + ["beta"] * 3
    found = {entry.lemma: entry.weight for entry in _learnt(source, target, _pairs(6))("城")}
    assert found["city"] == pytest.approx(1.0)


@pytest.mark.parametrize(
    "beads",
    [
        _pairs(6, score=0.3),
        _pairs(1),
        [Bead((0,), (), 0.9), Bead((), (0,), 0.9)],
        [],
    ],
    ids=["doubtful", "one only", "left alone", "none"],
)
def test_too_little_teaches_nothing(beads):
    find = _learnt(["甲"] * 6, ["alpha"] * 6, beads)
    assert find("甲") == ()
    assert find("城") == KNOWN["城"]


def test_a_name_is_known_by_its_pinyin():
    find = _learnt([["张伟"]], ["zhangwei went"], [], ["Zhangwei went home."])
    assert [(entry.lemma, entry.weight) for entry in find("张伟")] == [("zhangwei", 0.9)]
    assert _learnt([["张伟"]], ["zhangwei"], [], ["no capital zhangwei"])("张伟") == ()
