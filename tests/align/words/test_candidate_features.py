import pytest

from align.words.candidate_features import (
    CANDIDATE_FEATURES,
    Occurrence,
    TermEvidence,
    candidate_features,
    clipped_share,
    english_fixed_share,
)
from align.words.candidate_score import CandidateModel, load_candidate_model
from align.words.english_edges import ends_in_verb
from corpora import ModelError

SENTENCE = "金管局公布措施。"


def _evidence(*, words=("金管局",), english="HKMA", occurrences=None):
    given = occurrences or (
        Occurrence(SENTENCE, 0, "The HKMA announced measures."),
        Occurrence("昨日金管局说明。", 2, "The HKMA explained it."),
    )
    return TermEvidence(words, english, 1.0, 20.0, 6.0, 1.0, 0.0, 11.0, False, given)


def _value(evidence, name):
    return candidate_features(evidence)[CANDIDATE_FEATURES.index(name)]


@pytest.mark.parametrize(
    ("name", "worse"),
    [
        pytest.param("clause", _evidence(english="HKMA which was"), id="clause"),
        pytest.param("edge_verb", _evidence(english="HKMA announced"), id="verb at the edge"),
        pytest.param("edge_adjective", _evidence(english="prudential"), id="adjective at the end"),
        pytest.param("leading", _evidence(words=("确保", "机构")), id="a verb leads"),
        pytest.param("lone", _evidence(english="growth"), id="a word in small letters"),
        pytest.param("modified", _evidence(english="new HKMA"), id="a word that is no part of it"),
        pytest.param("modified", _evidence(english="Beijing’s HKMA"), id="whose it is"),
        pytest.param("edge_character", _evidence(words=("发行局", "帐")), id="half a word"),
    ],
)
def test_what_speaks_against_a_term_is_seen(name, worse):
    assert _value(worse, name) > _value(_evidence(), name) == 0


def test_features_stay_within_reach_of_one():
    values = candidate_features(_evidence())
    assert all(-0.01 <= value <= 2 for value in values)


def test_a_rendering_cut_from_a_longer_name_is_clipped():
    cut = [Occurrence("", 0, "The Securities and Futures Commission met.")] * 3
    assert clipped_share(cut, "Securities and Futures") == 0.75
    assert clipped_share(cut, "Securities and Futures Commission") == 0


def test_a_rendering_cut_before_an_apostrophe_is_clipped():
    cut = [Occurrence("", 0, "The Village People’s Council met.")] * 3
    assert clipped_share(cut, "Village People") == 0.75


def test_the_same_word_beside_a_rendering_makes_it_a_part():
    places = [Occurrence("", 0, "a weak-side undertaking")] * 4
    assert english_fixed_share(places, "weak-side") == pytest.approx(4 / 6)
    assert english_fixed_share(places, "weak-side undertaking") == 0


def test_a_noun_at_the_end_is_seen():
    assert _value(_evidence(words=("公众", "讲座")), "noun") == 1
    assert _value(_evidence(words=("公众", "说")), "noun") == 0


def test_one_rendering_in_three_ways_of_ending_is_not_clipped():
    places = [Occurrence("", 0, f"The Exchange Fund {word} it.") for word in ("holds", "is", "has")]
    assert clipped_share(places, "Exchange Fund") == 0


@pytest.mark.parametrize(
    ("phrase", "is_cut"),
    [("annual rate of return linked", True), ("bank lending", False), ("Chain Masters", False)],
)
def test_verbs_at_the_end_are_told_from_nouns(phrase, is_cut):
    assert ends_in_verb(phrase) is is_cut


def test_packaged_weights_prefer_a_name_to_a_clause():
    model = load_candidate_model()
    name = model.probability(candidate_features(_evidence()))
    clause = model.probability(candidate_features(_evidence(english="HKMA which was announced")))
    assert 0 < clause < name < 1


def test_weights_that_do_not_fit_are_refused(tmp_path):
    path = tmp_path / "weights.json"
    path.write_text('{"weights": {"contexts": 1}, "bias": 0}', encoding="utf-8")
    with pytest.raises(ModelError, match=r"weights\.json"):
        load_candidate_model(path)


def test_a_model_needs_a_weight_for_each_feature():
    with pytest.raises(ValueError, match="zip"):
        CandidateModel((1.0,), 0.0).probability((1.0, 2.0))
