"""Other wordings of a translation that would say something else."""

from __future__ import annotations

import pytest

from gongbao.checking.contrast.contrasting_words import contrasting_words
from gongbao.checking.contrast.rewordings import RewordingKind, rewordings


def _texts(source, target, kind):
    return [r.text for r in rewordings(source, target) if r.kind is kind]


def test_a_word_is_given_its_contrary_in_its_own_form():
    texts = _texts("", "Exports rose before the holiday.", RewordingKind.WORD)
    assert "Imports rose before the holiday." in texts
    assert "Exports fell before the holiday." in texts
    assert "Exports rose after the holiday." in texts


def test_longer_words_are_taken_before_those_inside_them():
    texts = _texts("", "Visitors must not park here.", RewordingKind.WORD)
    assert "Visitors need not park here." in texts
    assert not any("may not park" in text for text in texts)


def test_words_inside_other_words_are_left_alone():
    assert not list(contrasting_words("", "Weastern-most overrun Newcastle"))


def test_another_thing_is_only_thought_of_where_the_source_names_it():
    def said(source):
        found = contrasting_words(source, "Soybeans were sown on 300 hectares.")
        return [w.instead for w in found if w.family < 0]

    assert said("今年播种棉花300公顷。") == ["Cottons"] or said("今年播种棉花300公顷。") == [
        "Cotton"
    ]
    assert said("今年播种300公顷。") == []
    assert said("今年播种大豆、花生300公顷。") == []


def test_negations_are_taken_away_and_added():
    texts = _texts("", "Items are not counted.", RewordingKind.NEGATION)
    assert texts == ["Items are counted."]
    texts = _texts("", "Items are counted.", RewordingKind.NEGATION)
    assert texts == ["Items are not counted."]


@pytest.mark.parametrize("target", ["Only members may vote.", "Items are counted unless torn."])
def test_none_is_added_where_the_sentence_may_say_it_otherwise(target):
    assert _texts("", target, RewordingKind.NEGATION) == []


def test_parties_names_and_bodies_change_places():
    texts = _texts("", "The tenant shall repay the landlord.", RewordingKind.EXCHANGE)
    assert "The landlord shall repay the tenant." in texts
    texts = _texts("", "Zhang Wei thanked Li Na for it.", RewordingKind.EXCHANGE)
    assert "Li Na thanked Zhang Wei for it." in texts
    target = "The Finance Bureau was audited by the Audit Office."
    texts = [text.lower() for text in _texts("", target, RewordingKind.EXCHANGE)]
    assert texts == ["the audit office was audited by the finance bureau."]


def test_members_of_a_list_do_not_change_places():
    assert _texts("", "Zhang Wei and Li Na came.", RewordingKind.EXCHANGE) == []


def test_figures_change_places_with_figures_of_their_kind():
    target = "Sales grew 4% to 310 units and costs 7% to 205 units."
    texts = _texts("", target, RewordingKind.FIGURES)
    assert "Sales grew 7% to 310 units and costs 4% to 205 units." in texts
    assert not any("grew 310" in text for text in texts)


def test_the_two_ends_of_a_course_do_not():
    assert _texts("", "It fell from 31 to 25.", RewordingKind.FIGURES) == []
