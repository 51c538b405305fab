"""Rules about the terms of a pair: what the glossary rules must stand, what it retired must not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.concepts import Concept
from glossary.english_forms import find_term
from glossary.reading.named.packaged_names import has_another_name
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.requirement import Requirement, RequirementKind

WRONG_TERM = "terminology/wrong-term"
_LONG_WORD = re.compile("[A-Za-z]{4,}")
_NAMES = ("place", "country", "people")
_BODIES = ("body", "state", "international")
_SELF = re.compile(r"\b(?:we|our|us|it|its|they|their|them)\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:Ministry|Bureau|Commission|Council|Committee|Department|Administration|Office|Bank|Court"
    r"|Union|Organi[sz]ation|Authority|Agency|Academy|Fund|Assembly|Congress)\b"
)
_BODIES_IN_CHINESE = {
    "Ministry": "部",
    "Bureau": "局",
    "Commission": "委",
    "Council": "会|院|委",
    "Committee": "委|会",
    "Department": "部|司|厅|局|系|科",
    "Administration": "局|署|政府|行政|管理",
    "Office": "办|处|局|署|所",
    "Bank": "行",
    "Court": "法[院庭]",
    "Union": "联盟|工会|联合|欧|协会",
    "Authority": "局|署|当局",
    "Agency": "局|署|社|机构",
    "Academy": "院",
    "Fund": "基金|资金",
    "Assembly": "大会|议会",
    "Congress": "大会|国会|议会",
}
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


@pair_rule("terms.missing", Severity.MAJOR, WRONG_TERM)
def missing(reading: PairReading) -> Iterator[Hit]:
    """An approved term of the source that is not rendered as ruled.

    For your own glossaries and the project's rulings every miss counts. The rest of the packaged
    glossary is only attested: a place, a people or a body is missed where nothing of its name is
    there and another one stands in the English. What else it has may be worded otherwise.
    """
    for requirement in missing_terms(reading):
        concept = requirement.concept
        if is_own(concept):
            yield hit_of_missing(requirement)
        elif concept is not None and not has_trace(requirement, reading):
            is_name = concept.subject in _NAMES and has_another_name(reading)
            is_body = concept.subject in _BODIES and _has_another_body(requirement, reading)
            if is_name or is_body:
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


def _has_another_body(wanted: Requirement, reading: PairReading) -> bool:
    """Tell whether the target names a body that no other word of the source explains.

    A body that speaks of itself, or was named before, may be "we" or "it".
    """
    if _SELF.search(reading.target):
        return False
    rest = "".join(
        c for k, c in enumerate(reading.source.text) if not (wanted.start <= k < wanted.end)
    )
    held = [v.span for v in reading.verdicts if v.is_met and v.span is not None]
    return any(
        not any(span.overlaps(found.span()) for span in held)
        and not re.search(_BODIES_IN_CHINESE.get(found.group(), "组织"), rest)
        for found in _BODY.finditer(reading.target)
    )


RULES: tuple[PairRule, ...] = (missing, deprecated)
