"""Parallel: "We build three lines and improve services" is told in the past in a review.

The verbs of a sentence stand side by side in Chinese and look alike there. In a review the model
puts the first of what "we" did into the past and leaves others in the infinitive, or all of them.
"""

from __future__ import annotations

import re

from corpora.spans import Span
from glossary.inflection import (
    VerbForm,
    base_of_third_person,
    can_be_verb,
    is_verb,
    verb_forms,
)
from glossary.inflection.known_verb_forms import past_forms
from gongbao.translation.guarantee.draft import Draft, met_spans, with_text
from gongbao.translation.guarantee.telling.outlook import Outlook

_ADVERBS = r"(?:\w+ly |also |always |still |never |further )*"
_BEGUN = re.compile(rf"\b[Ww]e (?P<have>have |had )?{_ADVERBS}(?P<verb>[a-z]+)\b")
_AUXILIARY = {"are": "were", "do": "did"}
_OF_MANY = {"was": "were", "is": "are", "has": "have"}
# "We won a title and was named a model".
_SINGULAR = re.compile(r"\bWe (?P<between>[^.;:]*?)(?:,| and) (?P<verb>was|is|has)(?= [a-z])")
_OTHER_SUBJECT = re.compile(
    r"\b(?:which|that|who|whose|where|what|it|there|when|while|as|and|but)\b"
)
_MODAL = frozenset(
    [
        "can",
        "could",
        "may",
        "might",
        "must",
        "need",
        "shall",
        "should",
        "will",
        "would",
        "have",
        "had",
        "be",
        "been",
    ]
)
_BESIDE = re.compile(r"(?:, (?:and )?| and )(?:\w+ly )?(?P<verb>[a-z]{3,})(?= (?P<next>\S+))")
# Behind these an infinitive goes on: "measures to cut costs and improve services".
_INFINITIVE = re.compile(
    r"\b(?:to|can|could|may|might|will|would|not) "
    r"(?:\w+ly )?(?P<verb>[a-z]+)\b"
)
_OBJECT = re.compile(
    r"(?:a|an|the|its|our|their|all|new|more|up|out|over|about|ahead|forward|on|back|off|in|\d[\d,.]*)"
)
_STOP = re.compile(r"[.;:]|\b(?:help|let|make|mak)[a-z]*\b|\bwe\b")


def make_parallel(draft: Draft) -> Draft:
    """Return the draft with all that "we" did in a review in the past, and in the plural."""
    if draft.is_remembered or draft.is_text:
        return draft
    for found in reversed(list(_SINGULAR.finditer(draft.text))):
        if not _has_other_subject(found["between"]):
            place = Span(*found.span("verb"))
            draft, _ = _with_verb(draft, place, _OF_MANY[found["verb"]])
    if draft.passage.outlook is not Outlook.BACK:
        return draft
    position = 0
    while (begun := _BEGUN.search(draft.text, position)) is not None:
        position = begun.end()
        if begun["verb"] in _MODAL or not _is_any_verb(begun["verb"]):
            continue
        form = VerbForm.PAST if begun["have"] is None else VerbForm.PARTICIPLE
        if begun["verb"] not in past_forms() and begun["have"] is None:
            past = _AUXILIARY.get(begun["verb"]) or verb_forms(begun["verb"], form)[0]
            draft, end = _with_verb(draft, Span(*begun.span("verb")), past)
        else:
            end = begun.end("verb")
        if begun["verb"] not in _AUXILIARY:
            draft = _with_verbs_beside(draft, begun.start("verb"), end, form)
    return draft


def _with_verbs_beside(draft: Draft, start: int, position: int, form: VerbForm) -> Draft:
    """Return the draft with the infinitives beside the verb at a place in a form."""
    while (found := _BESIDE.search(draft.text, position)) is not None:
        before = draft.text[start : found.start()]
        if _STOP.search(before) or _has_infinitive(before):
            break
        position = found.end()
        if _is_bare_verb(found):
            written = verb_forms(found["verb"], form)[0]
            draft, position = _with_verb(draft, Span(*found.span("verb")), written)
    return draft


def _with_verb(draft: Draft, place: Span, written: str) -> tuple[Draft, int]:
    """Return the draft with a verb written over another, where that costs nothing, and its end."""
    if not any(place.overlaps(held) for held in met_spans(draft)):
        changed = with_text(draft, place, written)
        if changed.rank()[:2] <= draft.rank()[:2]:
            return changed, place.start + len(written)
    return draft, place.end


def _has_other_subject(words: str) -> bool:
    """Tell whether another one acts in the words behind "we": "the plan works and has results"."""
    is_third = any(map(base_of_third_person, re.findall(r"[a-z]+", words)))
    return is_third or _OTHER_SUBJECT.search(words) is not None


def _is_any_verb(word: str) -> bool:
    return word in _AUXILIARY or word in past_forms() or is_verb(word) or can_be_verb(word)


def _has_infinitive(words: str) -> bool:
    return any(can_be_verb(found["verb"]) for found in _INFINITIVE.finditer(words))


def _is_bare_verb(found: re.Match[str]) -> bool:
    """Tell whether a word is an infinitive: nothing else, or with an object behind it."""
    word = found["verb"]
    if is_verb(word):
        return word not in past_forms()
    has_object = _OBJECT.fullmatch(found["next"]) is not None
    return has_object and can_be_verb(word) and word not in past_forms()
