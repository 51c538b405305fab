"""Rules about the form of terms that are there: number, form of a verb, a head said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.concepts import NumberRule, Term
from glossary.english_forms import find_term
from glossary.inflection import (
    Number,
    TermClass,
    VerbForm,
    in_plural,
    in_singular,
    in_verb_form,
    is_told_as_past,
    is_verb,
    number_asked,
    singulars_of,
    stands_before_noun,
    term_shape,
    verb_form_asked,
    without_capital,
)
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.reading.rules.term_rules import is_own
from glossary.requirement import Requirement, RequirementKind

_SIDE_BY_SIDE = re.compile(r"[\"”'’)]?(?: (?:and|or)\b|,|/| &)")
_BESIDE_ANOTHER = re.compile(r"(?:,|\band|\bor|&)(?: \w+ly)? $")
_NEXT_WORD = re.compile(r"[\"”'’]? (?P<word>[A-Za-z]{3,})(?![\w-])")
_LAST_WORD = re.compile(r"(?<![\w-])(?P<word>[A-Za-z]{3,}) [\"“'‘]?$")


@pair_rule("terms.form", Severity.MAJOR, "linguistic-conventions/grammar")
def form(reading: PairReading) -> Iterator[Hit]:
    """A term in a wrong form: "three grid worker", "has been revitalize", "zone zone".

    Only what the words around it ask beyond doubt counts; of a term that is only attested it is
    neutral, since most such forms in published translations are right.
    """
    for verdict in reading.verdicts:
        requirement, span = verdict.requirement, verdict.span
        if not verdict.is_met or span is None or requirement.kind is not RequirementKind.TERM:
            continue
        words = reading.target[slice(*span)]
        term = next((t for t in requirement.terms if (0, len(words)) in find_term(t, words)), None)
        if term is None or term.number is not NumberRule.ANY:
            continue
        before, after = reading.target[: span.start], reading.target[span.end :]
        is_past = is_told_as_past(reading.source.text)
        plain = without_capital(words, term.text)
        better = _number_that_fits(term, plain, before, after)
        better = better or _verb_that_fits(term, plain, before, is_past=is_past)
        if better is not None and better.lower() != words.lower():
            yield _hit(requirement, span, f"“{words}” should be “{better}” here", better)
        elif _is_doubled(words, before, after):
            yield _hit(requirement, span, f"a word of “{words}” stands twice", words)


def _hit(requirement: Requirement, span: Span, english: str, suggestion: str) -> Hit:
    return Hit(
        span,
        english,
        f"译名形式有误（{requirement.source}）",
        suggestion,
        requirement.span,
        None if is_own(requirement.concept) else Severity.NEUTRAL,
    )


def _number_that_fits(term: Term, words: str, before: str, after: str) -> str | None:
    if term_shape(term.text, term.part_of_speech).kind is not TermClass.NOUN:
        return None
    is_singular_term = in_singular(term.text) == term.text
    if is_singular_term and stands_before_noun(words, after):
        return in_singular(words)
    asked = None if _SIDE_BY_SIDE.match(after) else number_asked(before, after)
    if asked is Number.PLURAL:
        return in_plural(words)
    if asked is Number.SINGULAR and is_singular_term:
        return in_singular(words)
    return None


def _verb_that_fits(term: Term, words: str, before: str, *, is_past: bool) -> str | None:
    shape = term_shape(term.text, term.part_of_speech)
    if shape.kind is not TermClass.VERB:
        return None
    if _BESIDE_ANOTHER.search(before):
        return None
    asked = verb_form_asked(before, is_past=is_past)
    used = {form for form in VerbForm if in_verb_form(term.text, form).lower() == words.lower()}
    if asked is None or not used or asked in used:
        return None
    is_finite = VerbForm.BASE in used or VerbForm.THIRD_PERSON in used
    if asked is VerbForm.PARTICIPLE:
        is_wrong = is_finite or used == {VerbForm.PAST}
    elif asked is VerbForm.BASE:
        is_wrong = VerbForm.GERUND not in used and _is_after_helper(before)
    elif asked is VerbForm.GERUND:
        is_wrong = is_finite and is_verb(shape.words[shape.heads[0]].lower())
    else:
        is_wrong = used == {VerbForm.BASE}
    return in_verb_form(term.text, asked) if is_wrong else None


def _is_after_helper(before: str) -> bool:
    return re.search(r"\b(?:to|will|shall|should|must|can|may|would|could) $", before) is not None


def _is_doubled(words: str, before: str, after: str) -> bool:
    parts = words.split()
    behind, ahead = _NEXT_WORD.match(after), _LAST_WORD.search(before)
    return (behind is not None and _are_one_word(parts[-1], behind["word"])) or (
        ahead is not None and _are_one_word(parts[0], ahead["word"])
    )


def _are_one_word(first: str, second: str) -> bool:
    one, other = first.lower(), second.lower()
    return one == other or one in singulars_of(other) or other in singulars_of(one)


RULES: tuple[PairRule, ...] = (form,)
