"""Inflect: technical words that were carried take the number and the verb form of their place.

A word that did not come by telling is carried as the lexicon has it: "three accounting firm". It is
no requirement, so nothing but the draft's own text says whether it is better inflected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpora.spans import Span
from glossary.concepts import Concept, Term
from glossary.english_forms import find_words
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.engines import WORD_START
from gongbao.translation.guarantee.draft import Draft, met_spans
from gongbao.translation.guarantee.steps.grammar.term_forms import (
    with_asked_number,
    with_asked_verb_form,
)
from gongbao.translation.wording import load_technical_words

_Change = Callable[[Draft, Requirement, Span], Draft | None]
_CARRIED: tuple[_Change, ...] = (with_asked_number, with_asked_verb_form)
_TOLD: tuple[_Change, ...] = (with_asked_number,)
"""What is told the model writes itself; it often leaves it in the singular."""


def inflect_carried_words(draft: Draft) -> Draft:
    """Return the draft with carried technical words in the form that their places ask for."""
    if draft.is_remembered or draft.is_text:
        return draft
    words = [(word, _CARRIED) for word in _carried_words(draft)]
    words += [(word, _TOLD) for word in _told_words(draft)]
    for word, changes in words:
        for inflect in changes:
            places = [Span(*place) for place in find_words(word.accepted[0], draft.text)]
            if len(places) != 1 or _is_held(draft, places[0]):
                break
            changed = inflect(draft, word, places[0])
            if changed is not None and changed.rank()[:2] <= draft.rank()[:2]:
                draft = changed
    return draft


def carried_places(draft: Draft) -> Iterator[Span]:
    """Yield where carried technical words stand as they were carried, each that stands once."""
    for word in _carried_words(draft):
        places = [Span(*place) for place in find_words(word.accepted[0], draft.text)]
        if len(places) == 1:
            yield places[0]


def _is_held(draft: Draft, place: Span) -> bool:
    """Tell whether a place lies in what meets a requirement, or is torn by it."""
    return any(held.overlaps(place) and not place.contains(held) for held in met_spans(draft))


def _carried_words(draft: Draft) -> Iterator[Requirement]:
    """Yield the technical words that placeholders of the source stand for, as terms."""
    source = draft.passage.source
    for piece, span in zip(source.pieces, source.spans, strict=False):
        english = source.fillers.get(piece)
        if english is None:
            continue
        word = _as_term(draft, span, english)
        if word is not None:
            yield word


def _told_words(draft: Draft) -> Iterator[Requirement]:
    """Yield the technical words that the source is told: a model often repeats them as they are."""
    source, told = draft.passage.source, ""
    for piece, span in zip(source.pieces, source.spans, strict=False):
        if piece.endswith("</t>"):
            word = _as_term(draft, span, told.replace(WORD_START, " ").strip())
            if word is not None:
                yield word
        told = "" if piece.endswith("<t>") else told + piece


def _as_term(draft: Draft, span: Span, english: str) -> Requirement | None:
    chinese = draft.passage.text[slice(*span)]
    if english not in load_technical_words().renderings(chinese):
        return None
    concept = Concept(chinese, (Term(chinese, "zh"), Term(english, "en")))
    return Requirement(RequirementKind.TERM, *span, chinese, (english,), concept)
