"""Agree with one: "one new enterprises were" is "one new enterprise was".

The model writes the noun behind a figure before it is known that the figure is one.
"""

from __future__ import annotations

import re

from corpora.spans import Span
from glossary.inflection import singulars_of
from gongbao.translation.guarantee.draft import Draft, credited, with_text
from gongbao.translation.guarantee.outcomes import Outcome, Stage

_ONE = ("one", "1")
# What a figure that counts has behind it in Chinese; 图1显示 and 方案1包括 count nothing.
_COUNTER = re.compile(
    "[家个名人条座所项户件台套辆艘架栋幢间处位支批次场片块份篇部本册款种类对群只头匹棵株张层口根门扇颗粒枚]"
)
_WORD = re.compile(r" (?P<word>[A-Za-z0-9][\w&’'-]*)")
_MOST_WORDS = 5  # between "one" and its noun, the noun with them
# Behind these the noun has been passed: "one of the banks", "one was added to ten others".
_PASSED = re.compile(
    "of|in|to|at|on|for|from|by|with|and|or|as|than|that|which|is|are|was|were|be|been|has|have|had"
    "|will|after|before|more|third|half|quarter|per|the|an?|its|their",
    re.IGNORECASE,
)
_NOUN = re.compile(r"[\w’'-]+")
_MANY_BEHIND = re.compile(r" (?P<verb>were|are|have)\b")
_MANY_BEFORE = re.compile(r"\b[Tt]here (?P<verb>were|are) $")
_TOTAL = re.compile(r"\b(?P<opening>[Aa]) total of $")
_SINGULAR = {"were": "was", "are": "is", "have": "has"}


def make_single(draft: Draft) -> Draft:
    """Return the draft with nouns and verbs in the singular where one thing is counted."""
    if draft.is_remembered or draft.is_text:
        return draft
    for index in reversed(range(len(draft.verdicts))):
        verdict = draft.verdicts[index]
        needed, span = verdict.requirement, verdict.span
        if needed.quantity is None or needed.quantity.unit or span is None:
            continue
        if _COUNTER.match(draft.passage.text, needed.end):
            draft = _with_one(draft, span)
    return credited(draft, Outcome.REPLACED, Stage.AGREEMENT)


def _with_one(draft: Draft, figure: Span) -> Draft:
    if draft.text[slice(*figure)].lower() not in _ONE:
        return draft
    noun = _plural_behind(draft.text, figure.end)
    if noun is None:
        return draft
    many = draft.text[slice(*noun)]
    changed = with_text(draft, noun, singulars_of(many)[0])
    if len(changed.unmet) > len(draft.unmet):
        return draft
    end = _end_of_phrase(changed, noun.start)
    behind = _MANY_BEHIND.match(changed.text, end)
    if behind is not None:
        changed = with_text(changed, Span(*behind.span("verb")), _SINGULAR[behind["verb"]])
    before = _MANY_BEFORE.search(changed.text, 0, figure.start)
    if before is not None:
        changed = with_text(changed, Span(*before.span("verb")), _SINGULAR[before["verb"]])
    total = _TOTAL.search(changed.text, 0, figure.start)
    if total is not None:
        words = changed.text[slice(*figure)]
        opened = words.capitalize() if total["opening"] == "A" else words
        changed = with_text(changed, Span(total.start(), figure.end), opened)
    return changed if len(changed.unmet) <= len(draft.unmet) else draft


def _plural_behind(text: str, start: int) -> Span | None:
    """Return where the plural noun stands that a figure counts, None where there is none."""
    for _ in range(_MOST_WORDS):
        found = _WORD.match(text, start)
        if found is None or _PASSED.fullmatch(found["word"]):
            return None
        if found["word"].islower() and singulars_of(found["word"]):
            return Span(*found.span("word"))
        start = found.end()
    return None


def _end_of_phrase(draft: Draft, noun: int) -> int:
    """Return where the term ends that a noun is the head of, or the noun itself."""
    held = (v.span for v in draft.verdicts if v.span is not None)
    term = next((span for span in held if span.start <= noun < span.end), None)
    if term is not None:
        return term.end
    found = _NOUN.match(draft.text, noun)
    return found.end() if found else noun
