"""Agree: the words around required ones, the article before them and the plural after a number.

A person's name has no article at all. The model writes "an <t1>" and "33 <t1>" before it is known
that <t1> will be "regional GDP" or "key industrial chain", so the words beside what is carried are
made to agree with it afterwards.
"""

from __future__ import annotations

import re

from corpora.languages import has_chinese
from corpora.spans import Span
from glossary.english_forms import indefinite_article
from glossary.inflection import INVARIABLE, singulars_of
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.engines import is_name_in_han
from gongbao.translation.guarantee.draft import Draft, credited, met_spans, with_text
from gongbao.translation.guarantee.outcomes import Outcome, Stage
from gongbao.translation.guarantee.steps.grammar.term_forms import (
    with_asked_number,
    with_asked_verb_form,
)
from gongbao.translation.guarantee.steps.typography import with_marks_of_source

_ARTICLE = re.compile(r"(?<![\w.'’-])(?P<article>[Aa]n?) $")
# "Plan A is", "vitamin a day": only a small "a", and a word of small letters after it.
_BEFORE_WORD = re.compile(r"(?<![\w.'’-])(?P<article>an?|An) (?=[a-z]{2,}\b)")
_ANY_ARTICLE = re.compile(r"(?<![\w.'’-])(?:[Aa]n?|[Tt]he) $")
_THE = re.compile(r"(?<![\w.'’-])[Tt]he $")
# "the Xinjiang government" has the article of the government
_NAME_ENDS = re.compile(
    r"(?:['’]s)?\s*(?:[.,;:)]|$|(?:and|or|of|to|is|was|are|were|has|have|had|will|for|by|at|on|in"
    r"|from|with)\b)"
)
_WITH_ARTICLE = re.compile(
    r"\b(?:Region|River|Sea|Islands|Mountains|Peninsula|Delta|Plateau|Basin|Straits?|Area|Zone"
    r"|Canal|Corps|Grasslands?|Desert)$"
)
_SECOND_S = re.compile(r"\b(?P<noun>[A-Za-z]+s)s\b")
_ANSWER = re.compile(r"[QA]: [a-z](?=[a-z]* )")
_SECOND_ARTICLE = re.compile(r"(?<=[Tt]he )the $")  # "on the the 25th"


def make_agree(draft: Draft) -> Draft:
    """Return the draft with articles and plurals beside required words put right.

    A change that would lose a requirement is not made, nor one to a term whose number is fixed.
    What a text engine wrote itself stays: only words that were written into it are made to agree.
    """
    if draft.is_remembered or (draft.is_text and not draft.carried):
        return draft
    draft = _without_doubles(draft)
    for index in draft.carried:
        for repair in _ARTICLES if draft.is_text else _REPAIRS:
            verdict = draft.verdicts[index]
            if verdict.span is None or verdict.requirement.kind is RequirementKind.FORBIDDEN:
                break
            changed = repair(draft, verdict.requirement, verdict.span)
            if changed is not None and len(changed.unmet) <= len(draft.unmet):
                draft = changed
    if not draft.is_text:
        draft = _without_second_s(_with_fitting_articles(with_marks_of_source(draft)))
    draft = _with_capital(draft)
    return credited(draft, Outcome.REPLACED, Stage.AGREEMENT)


def _without_doubles(draft: Draft) -> Draft:
    """Take away a word that required words bring themselves: "force force 8"."""
    for index in draft.carried:
        for search in (_double_before, _double_behind):
            verdict = draft.verdicts[index]
            if verdict.span is None or verdict.requirement.kind is RequirementKind.FORBIDDEN:
                break
            double = search(draft.text, verdict.span)
            if double is not None:
                changed = with_text(draft, double, "")
                if len(changed.unmet) <= len(draft.unmet):
                    draft = changed
    return draft


def _without_second_s(draft: Draft) -> Draft:
    """Write "headquarters" for "headquarterss": the model made a plural of what has none."""
    for found in reversed(list(_SECOND_S.finditer(draft.text))):
        if found["noun"].lower() in INVARIABLE:
            changed = with_text(draft, Span(found.end() - 1, found.end()), "")
            if len(changed.unmet) <= len(draft.unmet):
                draft = changed
    return draft


def _double_before(text: str, span: Span) -> Span | None:
    words = text[slice(*span)].split(" ")
    found = re.search(r"(?<![\w-])(?P<word>[A-Za-z]{3,}) $", text[: span.start])
    if found is None or not _are_one_word(found["word"], words[0]):
        return None
    return Span(*found.span())


def _double_behind(text: str, span: Span) -> Span | None:
    """Return where the head of a term stands once more, a quotation mark between them or none."""
    words = text[slice(*span)].split(" ")
    found = re.match(r"[\"”'’]?(?P<double> (?P<word>[A-Za-z]{3,}))(?![\w-])", text[span.end :])
    if found is None or not _are_one_word(found["word"], words[-1]):
        return None
    return Span(*found.span("double")).shifted(span.end)


def _are_one_word(first: str, second: str) -> bool:
    """Tell whether two words are one, be it in singular and plural."""
    one, other = first.lower(), second.lower()
    return one == other or one in singulars_of(other) or other in singulars_of(one)


def _with_capital(draft: Draft) -> Draft:
    """Begin with a capital where what opens the text is written in words: "The 15th day".

    What answers a question begins a sentence, too: "A: Six or above".
    """
    answer = _ANSWER.match(draft.text)
    if answer is not None and not draft.passage.continues:
        changed = with_text(draft, Span(answer.end() - 1, answer.end()), answer[0][-1].upper())
        return changed if len(changed.unmet) <= len(draft.unmet) else draft
    first = draft.text[:1]
    opens = [v.requirement for v in draft.verdicts if v.span is not None and v.span.start == 0]
    is_in_words = any(
        requirement.kind is RequirementKind.TERM or has_chinese(requirement.source)
        for requirement in opens
    )
    if not (first.islower() and is_in_words) or draft.passage.continues:
        return draft
    changed = with_text(draft, Span(0, 1), first.upper())
    return changed if len(changed.unmet) <= len(draft.unmet) else draft


def _with_fitting_articles(draft: Draft) -> Draft:
    """Write "a" or "an" as the next word sounds, outside of what meets a requirement."""
    held = met_spans(draft)
    for found in reversed(list(_BEFORE_WORD.finditer(draft.text))):
        fitting = indefinite_article(draft.text[found.end() :])
        span = Span(*found.span("article"))
        if found["article"].lower() == fitting or any(span.overlaps(other) for other in held):
            continue
        written = fitting.capitalize() if found["article"][0] == "A" else fitting
        changed = with_text(draft, span, written)
        if len(changed.unmet) <= len(draft.unmet):
            draft = changed
    return draft


def _without_article(draft: Draft, requirement: Requirement, span: Span) -> Draft | None:
    """Take an article away before a person, a place, or words that bring their own."""
    before = draft.text[: span[0]]
    found = _SECOND_ARTICLE.search(before)
    if found is None and is_name_in_han(draft.passage.text, requirement):
        found = _ANY_ARTICLE.search(before)
    if found is None and _is_bare_place(requirement, draft.text, span):
        found = _THE.search(before)
    return with_text(draft, found.span(), "") if found else None


def _is_bare_place(requirement: Requirement, text: str, span: Span) -> bool:
    """Tell whether a place stands for itself, and is no region or river that has an article."""
    if requirement.concept is None or requirement.concept.subject != "place":
        return False
    is_bare = _WITH_ARTICLE.search(text[slice(*span)]) is None
    return is_bare and _NAME_ENDS.match(text, span[1]) is not None


def _with_article(draft: Draft, _: Requirement, span: Span) -> Draft | None:
    found = _ARTICLE.search(draft.text, 0, span[0])
    if found is None:
        return None
    fitting = indefinite_article(draft.text[slice(*span)])
    if found["article"].lower() == fitting:
        return None
    written = fitting.capitalize() if found["article"][0] == "A" else fitting
    return with_text(draft, found.span("article"), written)


_REPAIRS = (_without_article, with_asked_number, with_asked_verb_form, _with_article)
_ARTICLES = (_without_article, _with_article)
"""What is written over words of a text engine has their number and their form already."""
