"""Faults that a concept has by itself."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence

from pypinyin.constants import PINYIN_DICT
from rapidfuzz.distance import Levenshtein

from corpora.findings import Finding
from corpora.quantities import (
    QuantityKind,
    find_english_quantities,
    find_quantities,
    same_value,
)
from corpora.quantities.chinese.chinese_number import parse_chinese_number
from corpora.shell_words import shell_word
from glossary.concepts import Concept, Status, Term
from glossary.health.glossary_finding import ERROR, WARNING, glossary_fault, name_of
from glossary.termbase import fold, pinyin_of, without_tone

_PLACE_SUBJECTS = frozenset(("place", "person"))
_NEAR = 2
_PLAN = re.compile("(十[一二三四五六七八九]?|[一二三四五六七八九])五(?=规划|计划|时期|期间|$)")


def without_source(concepts: Sequence[Concept]) -> Iterator[Finding]:
    """Find approved concepts of which nobody says who ruled."""
    for concept in concepts:
        has_citation = any(term.citation for term in concept.terms)
        if concept.is_approved and not concept.source and not has_citation:
            yield glossary_fault(
                "entry.no-source",
                WARNING,
                (concept,),
                f"{name_of(concept)} is approved without a source",
                f"{name_of(concept)}已批准但无出处",
                f"gongbao glossary edit --source '...' {shell_word(concept.identifier)}",
            )


def expired_terms(concepts: Sequence[Concept], today: str) -> Iterator[Finding]:
    """Find concepts whose preferred English is out of date, with and without a successor."""
    for concept in concepts:
        for term in concept.terms:
            is_preferred = term.language == "en" and term.status is Status.PREFERRED
            if not is_preferred or term.is_valid_on(today):
                continue
            valid = [t for t in concept.accepted if t.is_valid_on(today)]
            period = f"{term.valid_from or '...'} to {term.valid_until or '...'}"
            if not valid:
                yield glossary_fault(
                    "entry.expired",
                    ERROR,
                    (concept,),
                    f"{term.text!r} of {name_of(concept)} is valid from {period} only, and no"
                    " other term may be used today",
                    f"{name_of(concept)}的“{term.text}”有效期为{period}，现无可用译名",
                    "add the name of today, or retire the concept",
                )
            elif all(t.status is not Status.PREFERRED for t in valid):
                yield glossary_fault(
                    "entry.expired",
                    WARNING,
                    (concept,),
                    f"{term.text!r} of {name_of(concept)} is preferred, but valid from {period}"
                    " only",
                    f"{name_of(concept)}的首选译名“{term.text}”有效期仅为{period}",
                    f"make {valid[0].text!r} preferred",
                )


def unlike_figures(concepts: Sequence[Concept]) -> Iterator[Finding]:
    """Find English terms whose figures are not those of the Chinese: 十四五 as "13th"."""
    for concept in concepts:
        for term in concept.chinese[:1]:
            yield from _unlike_plan(concept, term)
            quantities = find_quantities(term.text)
            if not quantities:
                continue
            for english in concept.accepted:
                figures = find_english_quantities(english.text)
                wrong = [
                    f
                    for f in figures
                    if not any(same_value(quantity, f) for quantity in quantities)
                ]
                if wrong and len(wrong) == len(figures):
                    yield glossary_fault(
                        "entry.figure",
                        ERROR,
                        (concept,),
                        f"{term.text} is {english.text!r}: {wrong[0].text!r} is no figure of it",
                        f"{term.text}的译名“{english.text}”中“{wrong[0].text}”与原文数字不符",
                        f"the Chinese has {', '.join(q.text for q in quantities)}",
                    )


def _unlike_plan(concept: Concept, term: Term) -> Iterator[Finding]:
    """Find a five-year plan under another number: 十四五 is the 14th."""
    match = _PLAN.search(term.text)
    number = parse_chinese_number(match[1]) if match else None
    if match is None or number is None:
        return
    for english in concept.accepted:
        ordinals = [
            figure
            for figure in find_english_quantities(english.text)
            if figure.kind is QuantityKind.ORDINAL
        ]
        if ordinals and all(figure.low != number.value for figure in ordinals):
            yield glossary_fault(
                "entry.figure",
                ERROR,
                (concept,),
                f"{term.text} is {english.text!r}: {ordinals[0].text!r} is no figure of it",
                f"{term.text}的译名“{english.text}”中“{ordinals[0].text}”与原文数字不符",
                f"{match[0]} is plan number {number.value}",
            )


def without_preferred(concepts: Sequence[Concept]) -> Iterator[Finding]:
    """Find concepts whose English terms are all merely admitted."""
    for concept in concepts:
        if concept.accepted and all(t.status is Status.ADMITTED for t in concept.accepted):
            yield glossary_fault(
                "entry.no-preferred",
                WARNING,
                (concept,),
                f"{name_of(concept)} has no preferred English term",
                f"{name_of(concept)}没有首选译名",
                f"gongbao glossary edit --en={shlex.quote(concept.accepted[0].text)}"
                f" {shell_word(concept.identifier)}",
            )


def unlike_pinyin(concepts: Sequence[Concept]) -> Iterator[Finding]:
    """Find names in pinyin that is nearly, but not quite, that of the Chinese.

    Every reading of every character is right; "Shaanxi" for 陕西 is a spelling by rule.
    """
    for concept in concepts:
        for term in concept.chinese[:1]:
            if concept.subject not in _PLACE_SUBJECTS:
                continue
            for english in concept.accepted[:1]:
                fault = _pinyin_fault(concept, term, english)
                if fault is not None:
                    yield fault


def _pinyin_fault(concept: Concept, term: Term, english: Term) -> Finding | None:
    written = fold(english.text, "en").split(" ")[0].replace("'", "").replace("’", "")
    name = fold(term.text, "zh")
    expected = [spelling for n in range(2, len(name) + 1) for spelling in _spellings(name[:n])]
    if not expected or written in expected or written in _BY_RULE:
        return None
    nearest = min(expected, key=lambda spelling: Levenshtein.distance(spelling, written))
    distance = Levenshtein.distance(nearest, written)
    if not 0 < distance <= _NEAR or len(written) <= 2 * distance:
        return None
    return glossary_fault(
        "entry.pinyin",
        WARNING,
        (concept,),
        f"{term.text} is {english.text!r}; its pinyin is {pinyin_of(name)[0]}",
        f"{term.text}的译名“{english.text}”与拼音{pinyin_of(name)[0]}不符",
        f"write {nearest.capitalize()!r}, or note why it is spelled so",
    )


def _spellings(name: str) -> list[str]:
    """Return what a short name may be in pinyin, every reading of each character tried."""
    spellings = [pinyin_of(name)[0]]
    for position, character in enumerate(name):
        for reading in PINYIN_DICT.get(ord(character), "").split(","):
            syllable = pinyin_of(character)[0]
            other = without_tone(reading)
            if other and other != syllable:
                before, after = pinyin_of(name[:position])[0], pinyin_of(name[position + 1 :])[0]
                spellings.append(before + other + after)
    return spellings


_BY_RULE = frozenset(("shaanxi", "hongkong", "macao", "tibet", "lhasa", "harbin", "urumqi"))
