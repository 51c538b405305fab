import pytest

from align.words.chinese_phrases import ChinesePhrase, PhrasePlace
from align.words.rendering_choice import TargetIndex, choose_renderings, log_likelihood
from align.words.renderings import rendering_key
from align.words.word_links import LinkedPair, WordLink
from corpora.tables import TextPair
from glossary.dictionary.chinese_words import PlacedWord
from glossary.dictionary.english_words import find_english_words


@pytest.mark.parametrize(
    ("rendering", "numbers"),
    [
        pytest.param("chain master", {0, 2}, id="side by side"),
        pytest.param("master chain", set(), id="the other way round"),
        pytest.param("hain master", set(), id="inside a word"),
        pytest.param("unknown", set(), id="nowhere"),
    ],
)
def test_renderings_are_found_as_whole_words(rendering, numbers):
    index = TargetIndex(["the chain master", "a master of chain", "chain master enterprise"])
    assert index.having(rendering) == numbers


def test_association_grows_with_what_stands_together():
    together = log_likelihood({0, 1, 2}, {0, 1, 2}, 10)
    partly = log_likelihood({0, 1, 2}, {0, 1, 5}, 10)
    assert together > partly > 0


def test_what_repels_has_no_association():
    assert log_likelihood({0, 1, 2, 3, 4}, {5, 6, 7}, 10) == 0


def test_association_of_two_in_ten_by_hand():
    # 2 (2 ln (2 / .4) + 8 ln (8 / 6.4)): both stand in the same two of ten pairs
    assert log_likelihood({0, 1}, {0, 1}, 10) == pytest.approx(10.008, abs=0.001)


def _choose(targets, beyond="", step=-1):
    """Choose what renders 利率: "rate", in the first text what stands beside it, too."""
    pairs = [TextPair("利率银行", target, "t.tsv", n) for n, target in enumerate(targets)]
    pairs += [TextPair("天气", "The weather is fine.", "t.tsv", n) for n in range(90, 99)]
    source = (PlacedWord("利率", 0, 2), PlacedWord("银行", 2, 4))
    linked = []
    for number, pair in enumerate(pairs):
        words = tuple(find_english_words(pair.target))
        beside = [k for k, word in enumerate(words) if word.text == "rate"]
        own = {*beside, *(k + step for k in beside if number == 0)}
        links = [WordLink(int(k not in own), k, 0.9) for k in range(len(words))]
        linked.append(LinkedPair(source, words, tuple(sorted(links, key=lambda k: k.source))))
    places = tuple(PhrasePlace(number, 0, 1) for number in range(len(targets)))
    phrase = ChinesePhrase("利率", places, 1.0, ("利率",), 5.0, 1.0, 1.0)
    index = TargetIndex([rendering_key(pair.target) for pair in pairs])
    chosen = choose_renderings(phrase, pairs, linked, index, beyond=beyond)
    return chosen and next(iter(chosen.renderings.values()))[0][0]


def test_a_fuller_rendering_is_taken_where_most_sentences_have_it():
    often = ["Its interest rate fell."] * 4 + ["Our rate fell."]
    seldom = ["Its interest rate fell."] + ["Our rate fell."] * 4
    assert _choose(often) == "interest rate"
    assert _choose(seldom) == "rate"
    assert _choose(seldom, beyond=rendering_key("rate")) == "interest rate"
    assert _choose(often, beyond=rendering_key("policy rate")) is None


def test_a_fuller_rendering_does_not_end_as_a_clause_does():
    nouns, verbs = (["Our rate market"] * 5, ["Our rate adjusted"] * 5)
    assert _choose(nouns, step=1) == "rate market"
    assert _choose(verbs, step=1) == "rate"
