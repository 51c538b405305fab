"""Agree: the words around required ones, the article before them and the plural after a number.

A person's name has no article at all. The model writes "an <t1>" and "33 <t1>" before it is known
that <t1> will be "regional GDP" or "key industrial chain", so the words beside what is carried are
made to agree with it afterwards.
"""

from __future__ import annotations

import re

from corpora.languages import has_chinese
from corpora.spans import Span
from glossary.concepts import NumberRule
from glossary.english_forms import in_plural, indefinite_article
from glossary.requirements import Requirement, RequirementKind
from gongbao.translation.engines import is_name_in_han
from gongbao.translation.guarantee.draft import Draft, credited, met_spans, with_text
from gongbao.translation.guarantee.outcomes import Outcome, Stage

_ARTICLE = re.compile(r"(?<![\w.'’-])(?P<article>[Aa]n?) $")
# "Plan A is", "vitamin a day": only a small "a", and a word of small letters after it.
_BEFORE_WORD = re.compile(r"(?<![\w.'’-])(?P<article>an?|An) (?=[a-z]{2,}\b)")
_ANY_ARTICLE = re.compile(r"(?<![\w.'’-])(?:[Aa]n?|[Tt]he) $")
_SECOND_ARTICLE = re.compile(r"(?<=[Tt]he )the $")  # "on the the 25th"
# A count right before a term; "Phase 2 pilot zone" and "in 2024 industrial output" are none.
_COUNT = re.compile(
    r"(?:^|(?<![\w.])(?P<before>[\w.]+) )(?:more than |over |nearly |about |around )?"
    r"(?P<count>\d{1,3}(?:,\d{3})+|\d+|[Tt]wo|three|four|five|six|seven|eight|nine|ten"
    r"|several|many|these|those|dozens of|hundreds of|thousands of) "
    # "two 100-billion-yuan-level", "33 key": what may stand between.
    r"(?:(?:key|major|new|large|leading|high-end|[\w.]+(?:-[\w.]+)+) )?$"
)
_YEARS = range(1900, 2100)


def make_agree(draft: Draft) -> Draft:
    """Return the draft with articles and plurals beside required words put right.

    A change that would lose a requirement is not made, nor one to a term whose number is fixed.
    """
    if draft.is_remembered:
        return draft
    for index in range(len(draft.verdicts)):
        for repair in (_without_article, _with_plural, _with_article):
            verdict = draft.verdicts[index]
            if verdict.span is None or verdict.requirement.kind is RequirementKind.FORBIDDEN:
                break
            changed = repair(draft, verdict.requirement, verdict.span)
            if changed is not None and len(changed.unmet) <= len(draft.unmet):
                draft = changed
    draft = _with_capital(_without_doubles(_with_fitting_articles(draft)))
    return credited(draft, Outcome.REPLACED, Stage.AGREEMENT)


def _without_doubles(draft: Draft) -> Draft:
    """Take away a word that required words bring themselves: "force force 8"."""
    for index in range(len(draft.verdicts)):
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


def _double_before(text: str, span: Span) -> Span | None:
    words = text[slice(*span)].split(" ")
    found = re.search(r"(?<![\w-])(?P<word>[A-Za-z]{3,}) $", text[: span.start])
    if found is None or found["word"].lower() != words[0].lower():
        return None
    return Span(*found.span())


def _double_behind(text: str, span: Span) -> Span | None:
    words = text[slice(*span)].split(" ")
    found = re.match(r" (?P<word>[A-Za-z]{3,})(?![\w-])", text[span.end :])
    if found is None or found["word"].lower() != words[-1].lower():
        return None
    return Span(*found.span()).shifted(span.end)


def _with_capital(draft: Draft) -> Draft:
    """Begin with a capital where what opens the text is written in words: "The 15th day"."""
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
    """Take an article away before the name of a person, or before words that bring their own."""
    before = draft.text[: span[0]]
    found = _SECOND_ARTICLE.search(before)
    if found is None and is_name_in_han(draft.passage.text, requirement):
        found = _ANY_ARTICLE.search(before)
    return with_text(draft, found.span(), "") if found else None


def _with_article(draft: Draft, _: Requirement, span: Span) -> Draft | None:
    found = _ARTICLE.search(draft.text, 0, span[0])
    if found is None:
        return None
    fitting = indefinite_article(draft.text[slice(*span)])
    if found["article"].lower() == fitting:
        return None
    written = fitting.capitalize() if found["article"][0] == "A" else fitting
    return with_text(draft, found.span("article"), written)


def _with_plural(draft: Draft, requirement: Requirement, span: Span) -> Draft | None:
    if requirement.kind is not RequirementKind.TERM or not _is_counted(draft.text[: span[0]]):
        return None
    words = draft.text[slice(*span)]
    may_vary = any(
        term.number is NumberRule.ANY and term.text.lower() == words.lower()
        for term in requirement.terms
    )
    plural = in_plural(words)
    return with_text(draft, span, plural) if may_vary and plural != words else None


def _is_counted(before: str) -> bool:
    found = _COUNT.search(before)
    if found is None:
        return False
    word, count = found["before"] or "", found["count"].replace(",", "")
    if count.isdigit():
        is_year = len(count) == 4 and int(count) in _YEARS and "," not in found["count"]
        if int(count) < 2 or is_year:
            return False
    is_name = word[:1].isupper() and found.start() > 0
    return not is_name and word.rstrip(".").lower() not in ("no", "number", "article", "phase")
