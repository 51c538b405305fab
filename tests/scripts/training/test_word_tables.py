"""The tables of rare words and of names: which gloss is taken, which names are counted."""

import gzip
from collections import Counter

import pytest

from corpora.spans import Span
from glossary.dictionary import load_dictionary
from glossary.names.likely_persons import FEATURES, name_candidates

pytest.importorskip("numba")

from scripts.packaged_data.rare_words import Attested, best_gloss, count_glosses
from scripts.training.text.generate_dictionary_pairs import read_acts
from scripts.training.weights.person_names import fit, names_in_pinyin


@pytest.mark.parametrize(
    ("glosses", "attested", "expected"),
    [
        (["decency", "public morals", "weather"], {"weather": 3, "decency": 1}, "weather"),
        (["decency", "public morals", "weather"], {}, ""),
        (["golden eagle"], {}, "golden eagle"),
        (["Yina county"], {"Yina county": 2}, ""),
        (["swelling or lump on the skin"], {}, ""),
    ],
    ids=["attested", "several, none attested", "only one", "a name", "a definition"],
)
def test_the_gloss_is_taken_that_texts_attest(glosses, attested, expected):
    shown = Attested(sum(attested.values()), 0, Counter(attested))
    assert best_gloss("风化", glosses, shown, load_dictionary()) == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (Attested(100, 97, Counter({"grain": 60, "food": 30})), "grain"),
        (Attested(100, 70, Counter({"grain": 50, "food": 20})), ""),
        (Attested(10, 10, Counter({"grain": 10})), ""),
        (Attested(100, 97, Counter()), ""),
    ],
    ids=["always rendered", "often rendered", "too seldom seen", "by no gloss of its own"],
)
def test_a_common_word_is_taken_where_translators_mostly_render_it(shown, expected):
    assert best_gloss("粮食", ["grain", "food"], shown, load_dictionary()) == expected


def test_glosses_are_counted_beside_their_word():
    pairs = iter([("岩石风化。", "The rock weathers."), ("没有这个词。", "Decency is not here.")])
    counted = count_glosses({"风化": ["decency", "weather"]}, pairs, load_dictionary())
    assert counted["风化"] == Attested(1, 1, Counter({"weather": 1}))


def test_a_word_of_which_a_sense_is_a_verb_is_an_act(tmp_path):
    path = tmp_path / "dictionary.tsv.gz"
    rows = [
        "拿铁\tlatte",
        "检查\tinspection; to examine",
        "谎报\t(coll.) to lie",
        "至今\tup to now",
    ]
    path.write_bytes(gzip.compress("\n".join(rows).encode()))
    assert read_acts(path) == {"检查", "谎报"}


def test_names_are_found_that_english_has_in_pinyin():
    text = "检车员郝俊峰说，郝俊峰来了。"
    assert names_in_pinyin(text, "Hao Junfeng said so.") == {Span(3, 6), Span(8, 11)}
    assert names_in_pinyin(text, "Andy Lau said so.") == frozenset()


def test_fitting_tells_names_from_other_words():
    name = frozenset([Span(3, 6)])
    sure = [(f"检车员郝俊{c}说", name) for c in "峰海明华亮东平文"]
    other = [(f"全市高度重视{c}产", name - name) for c in "生安增投水林矿农"]
    model = fit([*sure, *other, *sure, *other])
    assert set(model.weights) == set(FEATURES)
    odds = {text: max(map(model.odds, name_candidates(text))) for text, _ in (*sure, *other)}
    assert min(odds[text] for text, _ in sure) > max(odds[text] for text, _ in other)
