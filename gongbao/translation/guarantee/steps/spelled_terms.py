"""Spell: terms that the engine wrote itself are spelled as the glossary has them.

A term counts as met in either spelling and with or without a hyphen: "authorised institution" for
"authorized institution". On the page it stands as it was approved.
"""

from __future__ import annotations

import re

from corpora.spans import Span
from glossary.concepts import Term
from glossary.english_forms import find_term
from glossary.inflection import forms_of_words, spellings_of
from glossary.requirements import RequirementKind
from gongbao.translation.guarantee.draft import Draft, with_text

_WORD = re.compile(r"[\w'’]+")


def spell_terms(draft: Draft) -> Draft:
    """Return the draft of a text engine with its terms in the spelling of the glossary."""
    if not draft.is_text or draft.is_remembered:
        return draft
    for index in range(len(draft.verdicts)):
        verdict = draft.verdicts[index]
        is_term = verdict.requirement.kind is RequirementKind.TERM and verdict.is_met
        if not is_term or verdict.span is None:
            continue
        words = draft.text[slice(*verdict.span)]
        standing = (t for t in verdict.requirement.terms if (0, len(words)) in find_term(t, words))
        written = [spelled_as(term, words) for term in standing]
        if written and words not in written:
            changed = with_text(draft, Span(*verdict.span), written[0])
            if len(changed.unmet) <= len(draft.unmet):
                draft = changed
    return draft


def spelled_as(term: Term, words: str) -> str:
    """Return words that are a form of a term in its spelling; their capitals and number stay.

    >>> spelled_as(Term("authorized institution", "en"), "Authorised institutions")
    'Authorized institutions'
    >>> spelled_as(Term("debt servicing ratio", "en"), "debt-servicing ratio")
    'debt servicing ratio'
    """
    ruled = list(_WORD.finditer(term.text))
    found = list(_WORD.finditer(words))
    if len(ruled) != len(found):
        return words
    forms = dict(enumerate(forms_of_words(term.text, term.part_of_speech)))
    by_word = _forms_by_word(term.text, forms)
    written = ""
    for k, (own, other) in enumerate(zip(ruled, found, strict=True)):
        if k:
            written += term.text[ruled[k - 1].end() : own.start()]
        written += _spelled(other[0], by_word.get(own.start(), ()))
    return written


def _forms_by_word(text: str, forms: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Return the forms of each word by where it starts; words with hyphens have their own."""
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    return {start: forms.get(k, ()) for k, start in enumerate(starts)}


def _spelled(word: str, forms: tuple[str, ...]) -> str:
    small = word.lower()
    if small in forms:
        return word
    form = next((form for form in forms if small in spellings_of(form)), None)
    if form is None:
        return word
    return form.upper() if word.isupper() else form.capitalize() if word[:1].isupper() else form
