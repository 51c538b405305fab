"""Rules about the terms of a pair: what the glossary rules must stand, what it retired must not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.concepts import Concept
from glossary.english_forms import find_term
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.requirements import Requirement, RequirementKind

WRONG_TERM = "terminology/wrong-term"
_LONG_WORD = re.compile("[A-Za-z]{4,}")
_CAPITALISED = re.compile("[A-Z][A-Za-z’'.-]*(?: [A-Z][A-Za-z’'.-]*)*")
_GOES_ON = re.compile("[ -][A-Z]|['’]s [A-Z]")
_WENT_BEFORE = re.compile("[a-z,] [A-Z][a-z]+ $|^[A-Z][a-z]+ $")
_AMBIGUOUS = frozenset({"US", "U.S.", "American", "China", "Chinese"})
_PLACES = ("place", "country")
_NAMES = ("place", "country", "people")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


@pair_rule("terms.missing", Severity.MAJOR, WRONG_TERM)
def missing(reading: PairReading) -> Iterator[Hit]:
    """An approved term of the source that is not rendered as ruled.

    For your own glossaries and the project's rulings every miss counts. For the rest of the
    packaged glossary a miss counts where nothing of the term is there: no word of it, no
    abbreviation; a name of a place, country or people where another one stands in the English.
    """
    for requirement in missing_terms(reading):
        concept = requirement.concept
        if is_own(concept):
            yield hit_of_missing(requirement)
        elif not has_trace(requirement, reading):
            is_name = concept is not None and concept.subject in _NAMES
            if not is_name or has_another_name(reading):
                yield hit_of_missing(requirement)


@pair_rule("terms.deprecated", Severity.MAJOR, WRONG_TERM)
def deprecated(reading: PairReading) -> Iterator[Hit]:
    """A retired term: "chain owner" for 链主."""
    for verdict in reading.verdicts:
        requirement, concept = verdict.requirement, verdict.requirement.concept
        if verdict.is_met or requirement.kind is not RequirementKind.FORBIDDEN or concept is None:
            continue
        for term in concept.forbidden:
            if term.text not in requirement.accepted:
                continue
            for start, end in find_term(term, reading.target):
                yield Hit(
                    Span(start, end),
                    f"deprecated for {requirement.source}",
                    f"已停用的译名（{requirement.source}）",
                    concept.accepted[0].text,
                    requirement.span,
                )


def missing_terms(reading: PairReading) -> Iterator[Requirement]:
    """Yield the terms that are not rendered as ruled and not by a retired term either."""
    retired = {
        id(v.requirement.concept)
        for v in reading.verdicts
        if v.requirement.kind is RequirementKind.FORBIDDEN and not v.is_met
    }
    for requirement in reading.unmet:
        if requirement.kind is RequirementKind.TERM and id(requirement.concept) not in retired:
            yield requirement


def hit_of_missing(requirement: Requirement) -> Hit:
    """Return the hit for a term that is missing; minor where it is only attested."""
    return Hit(
        None,
        f"{requirement.source} is not rendered as “{requirement.accepted[0]}”",
        f"未按规定译名翻译：{requirement.source}",
        requirement.accepted[0],
        requirement.span,
        None if is_own(requirement.concept) else Severity.MINOR,
    )


def is_own(concept: Concept | None) -> bool:
    """Tell whether a concept was ruled by the user or by the project, not only attested."""
    if concept is None:
        return False
    return not concept.origin.startswith("packaged/") or concept.subject == "ruling"


def has_trace(requirement: Requirement, reading: PairReading) -> bool:
    """Tell whether something in the target may stand for a term that is not there as ruled.

    A word of it, an abbreviation, or the term once where the source has it twice.
    """
    if any(
        v.is_met and v.span and v.requirement.source == requirement.source for v in reading.verdicts
    ):
        return True
    target = reading.target.lower()
    stems = {
        word[:5] for term in requirement.terms for word in _LONG_WORD.findall(term.text.lower())
    }
    return any(stem in target for stem in stems) or bool(_ACRONYM.search(reading.target))


def has_another_name(reading: PairReading) -> bool:
    """Tell whether a packaged name stands in the target that no term of the source explains."""
    return next(_unexplained_names(reading), None) is not None


def _unexplained_names(reading: PairReading) -> Iterator[tuple[str, Span]]:
    """Yield the packaged names of the target that no term of the source explains."""
    held = [v.span for v in reading.verdicts if v.is_met and v.span is not None]
    known = _packaged_names()
    for match in _CAPITALISED.finditer(reading.target):
        words = match.group().split()
        first = 0
        while first < len(words):
            for last in range(len(words), first, -1):
                name = " ".join(words[first:last])
                start = match.start() + len(" ".join(words[:first])) + (first > 0)
                span = Span(start, start + len(name))
                if name in known and not any(place.overlaps(span) for place in held):
                    yield name, span
                    first = last - 1
                    break
            first += 1


@pair_rule("names.exchanged", Severity.MAJOR, "accuracy/mistranslation")
def exchanged(reading: PairReading) -> Iterator[Hit]:
    """Another place or country: 陕西 as "Shanxi". Both are names of the packaged glossary."""
    wanted = [
        requirement
        for requirement in missing_terms(reading)
        if requirement.concept is not None
        and requirement.concept.subject in _PLACES
        and not _is_named(requirement, reading)
    ]
    strange = [
        (name, span)
        for name, span in _unexplained_names(reading)
        if name not in _AMBIGUOUS and not _is_part_of_name(reading.target, span)
    ]
    if len(wanted) != 1 or len(strange) != 1:
        return
    (requirement,), ((name, span),) = wanted, strange
    yield Hit(
        span,
        f"another name: {requirement.source} is {requirement.accepted[0]}, not {name}",
        f"地名不符：{requirement.source}",
        requirement.accepted[0],
        requirement.span,
    )


def _is_named(requirement: Requirement, reading: PairReading) -> bool:
    """Tell whether a word of an accepted name stands in the target."""
    words = {word.lower() for word in _LONG_WORD.findall(reading.target)}
    return any(
        word.lower() in words or word.lower()[: len(word) - 1] in words
        for term in requirement.terms
        for word in _LONG_WORD.findall(term.text)
    )


def _is_part_of_name(text: str, span: Span) -> bool:
    """Tell whether a name goes on with more capitals: Washington Post, Paris Agreement."""
    return bool(_GOES_ON.match(text, span.end) or _WENT_BEFORE.search(text[: span.start]))


@cache
def _packaged_names() -> frozenset[str]:
    from glossary.packaged_glossary import load_packaged_glossary

    return frozenset(
        term.text
        for concept in load_packaged_glossary().concepts
        if concept.subject in _NAMES
        for term in concept.accepted
        if term.text[:1].isupper()
    )


RULES: tuple[PairRule, ...] = (missing, deprecated, exchanged)
