"""Spell: terms that the engine wrote itself are spelled as the glossary has them.

A term counts as met in either spelling, with or without a hyphen, and in the singular or plural:
"authorised institution" for "authorized institution". On the page it is spelled as it was approved,
and one that was approved in the plural stands in the plural where its sentence asks for no other.
"""

from __future__ import annotations

import re

from corpora.spans import Span
from glossary.concepts import Term
from glossary.dictionary.english_words import STOP_WORDS, find_english_words
from glossary.english_forms import find_term
from glossary.inflection import (
    Number,
    base_of_third_person,
    ends_phrase,
    forms_of_words,
    in_singular,
    number_asked,
    spellings_of,
)
from glossary.requirement import RequirementKind
from gongbao.translation.guarantee.draft import Draft, with_text
from gongbao.translation.guarantee.linked_words import with_links

_LINKED = 0.5
_NOUN = re.compile(r" ([a-z]+)\b")
_WORD = re.compile(r"[\w'’]+")
_ASKS_SINGULAR = re.compile(
    r"(?<![\w.])(?:an?|one|each|every|another|this|that|its own|single) (?:[a-z-]+ ){0,2}$", re.I
)
_BESIDE_NAME = re.compile(
    r"(?:,|(?<![\w’'-])(?!(?:The|Its|Their|Our|For|In|Of|And|With) )[A-Z][\w’'-]*(?<!’s)|\bas) $"
)
_SINGULAR_VERB = re.compile(r"[^.;]{1,60}?\b(?:is|was|has|does)\b")
_VERB = re.compile(r" (?P<word>[a-z]+)\b")
_VERB_OF_MANY = re.compile(r"\W* (?:are|were|have|do)\b")
_OF_MANY = {"is": "are", "was": "were", "has": "have", "does": "do"}


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
            changed = with_text(draft, verdict.span, written[0])
            if len(changed.unmet) <= len(draft.unmet):
                draft = changed
        in_plural = _in_listed_number(draft, index)
        if in_plural is not None and len(in_plural.unmet) <= len(draft.unmet):
            draft = in_plural
    return draft


def _in_listed_number(draft: Draft, index: int) -> Draft | None:
    """Return the draft with a term in the number that it is listed in, None for as it is."""
    span, requirement = draft.verdicts[index].span, draft.verdicts[index].requirement
    if span is None:
        return None
    words = draft.text[slice(*span)]
    before, after = draft.text[: span.start], draft.text[span.end :]
    if any(words.casefold() == form.casefold() for form in requirement.accepted):
        return None
    title = next((f for f in requirement.accepted if _is_title_of(f, words)), None)
    is_of_many = _VERB_OF_MANY.match(after) or number_asked(before, after) is Number.PLURAL
    if title is not None and not is_of_many:
        return with_text(draft, span, title)
    listed = next((f for f in requirement.accepted if _is_singular_of(words, f)), None)
    if listed is None or _ASKS_SINGULAR.search(before):
        return None
    if not ends_phrase(after):
        span = _with_own_noun(draft, index, span)
        after = draft.text[span.end :]
        if not ends_phrase(after):
            return None
    if words[:1].isupper() and not words.isupper() and _BESIDE_NAME.search(before):
        return None  # "Mr. Yuen, Deputy Chief Executive"
    if number_asked(before, after) is Number.SINGULAR:
        return None
    shared = 0
    while shared < len(words) and words[shared].lower() == listed[shared].lower():
        shared += 1
    written = words[:shared] + listed[shared:]
    changed = with_text(draft, span, written)
    verb = _VERB.match(changed.text, span.start + len(written))
    if verb is None:
        return None if _SINGULAR_VERB.match(after) else changed
    of_many = _OF_MANY.get(verb["word"]) or base_of_third_person(verb["word"])
    return with_text(changed, verb.span("word"), of_many) if of_many else changed


def _with_own_noun(draft: Draft, index: int, span: Span) -> Span:
    """Return where a term stands with the noun behind it, where that is its own source's.

    In "guided tour services" for 导览服务, listed as "guided tours", 服务 is said twice.
    """
    requirement = draft.verdicts[index].requirement
    noun = _NOUN.match(draft.text, span.end)
    words = find_english_words(draft.text)
    row = next((k for k, word in enumerate(words) if noun and word.start == noun.start(1)), None)
    if noun is None or row is None:
        return span
    mass = with_links(draft).hypothesis.attention[row, requirement.start : requirement.end]
    return Span(span.start, noun.end()) if float(mass.sum()) >= _LINKED else span


def _is_title_of(listed: str, words: str) -> bool:
    """Tell whether words are a listed title made plural: "Guidelines on Loans"."""
    large = [word for word in listed.split() if word.lower() not in STOP_WORDS]
    is_title = len(large) > 1 and all(word[:1].isupper() for word in large)
    is_of_something = any(word in STOP_WORDS for word in listed.split())
    one = in_singular(words.lower()) if is_of_something else in_singular(words).lower()
    return is_title and one == listed.lower()


def _is_singular_of(words: str, listed: str) -> bool:
    """Tell whether words are a listed plural in the singular: "HIBOR", "liquidity ratio"."""
    one, many = words.casefold(), listed.casefold()
    if one == many:
        return False
    return one + "s" == many or in_singular(many) == one


def spelled_as(term: Term, words: str) -> str:
    """Return words that are a form of a term in its spelling; their capitals and number stay.

    >>> spelled_as(Term("authorized institution", "en"), "Authorised institutions")
    'Authorized institutions'
    >>> spelled_as(Term("interbank liquidity", "en"), "inter-bank liquidity")
    'interbank liquidity'
    >>> spelled_as(Term("Inflation and the labour market", "en"), "Inflation and labour markets")
    'Inflation and the labour markets'
    """
    ruled = list(enumerate(_WORD.finditer(term.text)))
    found = list(_WORD.finditer(words))
    if len(ruled) < len(found):  # "of the Standing Committee" has an article that is free
        found = [match for match in found if match[0].lower() != "the"]
    free = [k for k, own in ruled if k and own[0] == "the"] if len(ruled) > len(found) else []
    others = iter(found)
    if len(ruled) - len(free) != len(found):
        if _letters(words) != _letters(term.text):
            return words
        return term.text[:1].upper() + term.text[1:] if words[:1].isupper() else term.text
    forms = dict(enumerate(forms_of_words(term.text, term.part_of_speech)))
    written, end = "", 0
    for k, own in ruled:
        if k:
            written += term.text[end : own.start()]
        written += own[0] if k in free else _spelled(next(others)[0], forms.get(k, ()))
        end = own.end()
    return written


def _letters(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())


def _spelled(word: str, forms: tuple[str, ...]) -> str:
    small = word.lower()
    if small in forms:
        return word
    form = next((form for form in forms if small in spellings_of(form)), None)
    if form is None:
        return word
    return form.upper() if word.isupper() else form.capitalize() if word[:1].isupper() else form
