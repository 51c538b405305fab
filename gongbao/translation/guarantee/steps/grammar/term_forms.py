"""Inflect: a term takes the number, or the form of the verb, that its sentence asks for.

The model writes "three <t1>" and "by <t1>" before it is known that <t1> will be "grid worker" or
"revitalize", and what is carried is written as the glossary has it.
"""

from __future__ import annotations

import re

from corpora.spans import Span
from glossary.concepts import NumberRule, Term
from glossary.english_forms import find_term
from glossary.inflection import (
    Number,
    TermClass,
    TermShape,
    VerbForm,
    base_of_third_person,
    ends_phrase,
    in_plural,
    in_singular,
    in_verb_form,
    is_bare,
    is_countable,
    is_told_as_past,
    is_verb,
    number_asked,
    number_in_source,
    opens_sentence,
    subject_is_plural,
    term_shape,
    verb_form_asked,
    without_capital,
)
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.guarantee.draft import Draft, with_text

_SINGULAR_BEFORE = re.compile(
    r"(?<![\w.])(?:an?|one|each|every|another|this|1) (?:[a-z-]+ ){0,2}$", re.I
)
_ORDINAL = re.compile(
    r"(?:\d(?:st|nd|rd|th)"
    r"|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)) $"
)
_ORDINAL_SOURCE = re.compile(r"第[0-9一二三四五六七八九十百]+[届次个期轮]?$")
_NEXT = re.compile(r" (?P<word>[a-z]+)\b")
_OF_MANY = {"is": "are", "was": "were", "has": "have", "does": "do"}
_BE = re.compile(r"(?P<have>(?:has|have|had) )?(?P<be>been|is|are|was|were|be) $")
# The subject stands further before: "the reform of state-owned enterprises was".
_BEHIND_OTHERS = re.compile(r"\b(?:of|for|in|with|by|to|from|at)\b[^,.;:]*$")
_OF_EACH = re.compile(r" (?:of|for|in|at) (?:each|every|an?|one|this)\b")
_OPENING = re.compile("[\"“'‘(]?$")
# What a sentence begins with is its subject: "Tightening our belts has become".
_FINITE_NEXT = re.compile(r" (?:is|are|was|were|has|have|will|can|should|must|becomes?|became)\b")
_THE = re.compile(r"\b[Tt]he $")
_SENTENCE_START = re.compile(r"(?:^|[.!?] )$")
_PARTICLES = frozenset(["and", "or", "&", "up", "out", "down", "off", "over", "forward"])
_NAME_JOINT = re.compile("[、和与]")
_NO_NOUN = frozenset(["the", "a", "an", "its", "their", "our", "this"])


def with_asked_number(draft: Draft, requirement: Requirement, span: Span) -> Draft | None:
    """Return the draft with a noun term in the number that its place asks for, None for as it is.

    After a count it is plural and after "one" singular. Without an article a noun that is counted
    is plural, unless it stands before another noun, and so it is where the source speaks of many.
    """
    words = draft.text[slice(*span)]
    term = _term_of(requirement, words)
    if term is None or term.number is not NumberRule.ANY:
        return None
    if term_shape(term.text, term.part_of_speech).kind is not TermClass.NOUN:
        return None
    if _is_post_of_several(draft, requirement, span):
        asked: Number | None = Number.PLURAL
    else:
        asked = _asked_number(draft, requirement, span, without_capital(words, term.text))
    if asked is None:
        return None
    change = in_plural if asked is Number.PLURAL else in_singular
    written = _with_capital_of(words, change(without_capital(words, term.text)))
    if written == words:
        return None
    changed = with_text(draft, span, written)
    verb = _NEXT.match(changed.text, span.start + len(written))
    if (
        asked is not Number.PLURAL
        or verb is None
        or _BEHIND_OTHERS.search(draft.text, 0, span.start)
    ):
        return changed
    of_many = _OF_MANY.get(verb["word"]) or base_of_third_person(verb["word"])
    return with_text(changed, verb.span("word"), of_many) if of_many else changed


def with_asked_verb_form(draft: Draft, requirement: Requirement, span: Span) -> Draft | None:
    """Return the draft with a verb term in the form that its place asks for, None for as it is."""
    words = draft.text[slice(*span)]
    term = _term_of(requirement, words)
    if term is None or without_capital(words, term.text) != term.text:
        return None
    shape = term_shape(term.text, term.part_of_speech)
    if shape.kind is not TermClass.VERB:
        return None
    before = draft.text[: span.start]
    is_past = is_told_as_past(draft.passage.text)
    if _has_object(shape):
        changed = _without_passive(draft, span, term, is_past=is_past)
        if changed is not None:
            return changed
    last = before.split()[-1].lower() if before.split() else ""
    if not is_verb(shape.words[shape.heads[0]].lower()) and last in _NO_NOUN:
        return None
    asked = verb_form_asked(before, is_past=is_past)
    if _SENTENCE_START.search(before) and _FINITE_NEXT.match(draft.text, span.end):
        asked = VerbForm.GERUND
    if asked is None or asked is VerbForm.BASE:
        return None
    written = in_verb_form(term.text, asked)
    article = _THE.search(before) if asked is VerbForm.GERUND and _has_object(shape) else None
    if article is not None:  # "the tightening our belts"
        place = Span(article.start(), span.end)
        return with_text(draft, place, _with_capital_of(article[0], written))
    return with_text(draft, span, _with_capital_of(words, written))


def _asked_number(draft: Draft, requirement: Requirement, span: Span, words: str) -> Number | None:
    before, after = draft.text[: span.start], draft.text[span.end :]
    is_whole_text = not before.strip("\"“'‘( ") and not after.strip("\"”'’). ")
    if is_whole_text or not ends_phrase(after):
        return None
    asked = number_asked(before, after)
    if asked is not None:
        return asked
    if _ORDINAL_SOURCE.search(draft.passage.text, 0, requirement.start) and _ORDINAL.search(before):
        return Number.SINGULAR  # 第十七届人民代表大会
    told = number_in_source(draft.passage.text, requirement.start, requirement.end)
    is_of_each = _OF_EACH.match(after) is not None
    if told is Number.PLURAL and not is_of_each and not _SINGULAR_BEFORE.search(before):
        return Number.PLURAL
    is_bare_noun = is_countable(words) and (
        is_bare(_OPENING.sub("", before)) or opens_sentence(before, after)
    )
    if told is None and is_bare_noun and not _is_beside_name(draft, requirement):
        return Number.PLURAL
    return None


def _is_post_of_several(draft: Draft, requirement: Requirement, span: Span) -> bool:
    """Tell whether two names or more follow a post: "vice mayors Wang Fang and Chen Zhiqiang".

    A name that another post follows, 副市长王芳、李强局长, ends the list before it.
    """
    source, requirements = draft.passage.text, draft.passage.requirements
    behind = {r.start: r for r in requirements if r.kind is RequirementKind.COPY}
    posts = {r.start for r in requirements if r.kind is RequirementKind.TERM}
    names: list[Requirement] = []
    place = requirement.end
    while place in behind and behind[place].end not in posts:
        names.append(behind[place])
        mark = _NAME_JOINT.match(source, behind[place].end)
        place = mark.end() if mark else len(source)
    first, second = names[:2] if len(names) > 1 else (None, None)
    if first is None or second is None:
        return False
    listed = rf" (?:{_any_of(first)})(?:,|,? and) (?:{_any_of(second)})"
    return re.match(listed, draft.text[span.end :]) is not None


def _any_of(name: Requirement) -> str:
    return "|".join(map(re.escape, name.accepted))


def _is_beside_name(draft: Draft, requirement: Requirement) -> bool:
    """Tell whether a name or a thing that is copied adjoins a term in the source: a title."""
    return any(
        other.kind is RequirementKind.COPY
        and (other.start == requirement.end or other.end == requirement.start)
        for other in draft.passage.requirements
    )


def _without_passive(draft: Draft, span: Span, term: Term, *, is_past: bool) -> Draft | None:
    """Return the draft with "has been pass an exam" as "has passed an exam"."""
    found = _BE.search(draft.text[: span.start])
    if found is None:
        return None
    start = found.start("be")
    if found["be"] == "be":
        form = VerbForm.BASE
    elif found["have"]:
        form = VerbForm.PARTICIPLE
    elif found["be"] in ("was", "were") or is_past:
        form = VerbForm.PAST
    else:
        is_many = subject_is_plural(re.findall(r"[\w'’-]+|[^\w\s]", draft.text[:start]))
        form = VerbForm.BASE if is_many else VerbForm.THIRD_PERSON
    return with_text(draft, Span(start, span.end), in_verb_form(term.text, form))


def _has_object(shape: TermShape) -> bool:
    """Tell whether a verb term brings its own object: "pass completion acceptance"."""
    return any(
        place > shape.heads[0]
        and place not in shape.heads
        and word.strip(",").lower() not in _PARTICLES
        for place, word in enumerate(shape.words)
    )


def _term_of(requirement: Requirement, words: str) -> Term | None:
    """Return the term that the words are a form of."""
    if requirement.kind is not RequirementKind.TERM:
        return None
    return next((t for t in requirement.terms if (0, len(words)) in find_term(t, words)), None)


def _with_capital_of(words: str, written: str) -> str:
    return written[:1].upper() + written[1:] if words[:1].isupper() else written
