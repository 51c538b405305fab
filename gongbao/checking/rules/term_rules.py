"""Rules about terms: what the glossary rules must stand, what it retired must not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from glossary.concepts import Concept, NumberRule, Term
from glossary.english_forms import find_term
from glossary.reading.pair_reading import PairReading
from glossary.requirements import Requirement, RequirementKind
from gongbao.checking.finding import Hit, Severity
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule, rule

_WRONG = "terminology/wrong-term"
_VARIES = "terminology/inconsistent-use"
_LONG_WORD = re.compile("[A-Za-z]{4,}")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
_SLOGAN = re.compile("[“「]([\u4e00-\u9fff]{2,6})[”」]")
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,80})[”\"]")
_RECENT = 10
_SENTENCE_ENDS = (".", "!", "?", ";", ".”", '."')
"""Pairs after which a term that is left out can no longer be a pronoun."""


@rule("terms.missing", Severity.MAJOR, _WRONG)
def missing(material: Material) -> Iterator[Hit]:
    """An approved term of the source that is not rendered as ruled.

    For your own glossaries and the project's rulings every miss counts. For the rest of the
    packaged glossary a miss counts where nothing of the term is there: no word of it, no
    abbreviation, no mention shortly before.
    """
    last_met: dict[str, int] = {}
    for number, reading in enumerate(material.readings):
        met = {v.requirement.source for v in reading.verdicts if v.is_met and v.span}
        retired = {
            id(v.requirement.concept)
            for v in reading.verdicts
            if v.requirement.kind is RequirementKind.FORBIDDEN and not v.is_met
        }
        for verdict in reading.verdicts:
            requirement = verdict.requirement
            concept = requirement.concept
            if requirement.kind is not RequirementKind.TERM or concept is None:
                continue
            if verdict.is_met:
                last_met[concept.identifier] = number
                continue
            if id(concept) in retired:
                continue  # the retired term that stands there instead is named by its own rule
            is_ruled = is_own(concept)
            recently = number - last_met.get(concept.identifier, -_RECENT - 1) <= _RECENT
            is_near = requirement.source in met or recently or _has_trace(requirement, reading)
            if is_ruled or not is_near:
                yield Hit(
                    None,
                    f"{requirement.source} is not rendered as “{requirement.accepted[0]}”",
                    f"未按规定译名翻译：{requirement.source}",
                    requirement.accepted[0],
                    reading.place_in_source(requirement.start, requirement.end),
                    None if is_ruled else Severity.MINOR,
                )


@rule("terms.deprecated", Severity.MAJOR, _WRONG, needs_source=False)
def deprecated(material: Material) -> Iterator[Hit]:
    """A retired term: "chain owner" for 链主. Without a source every place is warned of.

    Also where the Chinese is part of a longer term: "chain owner" for 链主企业.
    """
    if not material.document.pairs:
        told: set[tuple[int, int]] = set()
        for concept, start, end in _deprecated_places(material):
            if (start, end) in told:
                continue
            told.add((start, end))
            yield Hit(
                (start, end),
                f"deprecated for {concept.chinese[0].text}",
                f"已停用的译名（{concept.chinese[0].text}）",
                concept.accepted[0].text,
                severity=Severity.MINOR,
            )
        return
    for reading in material.readings:
        for verdict in reading.verdicts:
            requirement = verdict.requirement
            if requirement.kind is RequirementKind.FORBIDDEN and not verdict.is_met:
                yield from _forbidden_hits(reading, requirement)
    yield from _hits_inside_terms(material)


@rule("terms.inconsistent", Severity.MINOR, _VARIES, needs_source=False)
def inconsistent(material: Material) -> Iterator[Hit]:
    """One concept in several ways across the document: "chain master" here, "chain owners" there.

    With a source also a slogan in quotation marks that is rendered in two ways.
    """
    text = material.document.target
    told: set[str] = set()
    for concept, start, end in _deprecated_places(material):
        others = [t.text for t in concept.accepted if find_term(t, text)]
        if others and concept.accepted[0].text not in told:
            told.add(concept.accepted[0].text)
            yield Hit(
                (start, end),
                f"the document also has “{others[0]}” for this",
                f"同一概念译法不一：另有“{others[0]}”",
                others[0],
            )
    yield from _varying_terms(material)
    yield from _varying_slogans(material)


@rule("terms.alike", Severity.MAJOR, _VARIES)
def alike(material: Material) -> Iterator[Hit]:
    """Two concepts under one name: the term ruled for another concept of the document stands here.

    Looked for where a term of your own glossaries is missing.
    """
    concepts = {
        v.requirement.concept.identifier: v.requirement.concept
        for reading in material.readings
        for v in reading.verdicts
        if v.requirement.concept is not None and is_own(v.requirement.concept)
    }
    for reading in material.readings:
        here = {v.requirement.concept.identifier for v in reading.verdicts if v.requirement.concept}
        for verdict in reading.verdicts:
            wanted = verdict.requirement
            if verdict.is_met or wanted.kind is not RequirementKind.TERM or not wanted.concept:
                continue
            if not is_own(wanted.concept):
                continue
            for other in (c for name, c in concepts.items() if name not in here):
                for start, end in find_term(other.accepted[0], reading.target):
                    yield Hit(
                        reading.place_in_target(start, end),
                        f"this is the term for {other.chinese[0].text}, not for {wanted.source}",
                        f"此译名属于“{other.chinese[0].text}”，而非“{wanted.source}”",
                        wanted.accepted[0],
                        reading.place_in_source(wanted.start, wanted.end),
                    )


@rule("terms.first-use", Severity.MINOR, "terminology/wrong-term", needs_source=False)
def first_use(material: Material) -> Iterator[Hit]:
    """An abbreviation before its full form, a term used before its first-use form introduced it.

    Terms and abbreviations are those of your own glossaries. Headings introduce nothing.
    """
    text = material.document.target
    for concept in material.abbreviated:
        if concept.accepted[0].first_use:
            yield from _not_introduced(concept, material)
            continue
        names = [t for t in concept.accepted if not _ACRONYM.fullmatch(t.text)]
        short = [t for t in concept.accepted if _ACRONYM.fullmatch(t.text)]
        if not (names and short and is_own(concept)) or concept.subject == "ruling":
            continue
        places = [place for term in short for place in find_term(term, text)]
        full = [start for term in names for start, _ in find_term(term, text)]
        if places and (not full or min(places)[0] < min(full)):
            first = min(places)
            yield Hit(
                first,
                "an abbreviation before its full form",
                "首次出现未用全称",
                f"{names[0].text} ({text[first[0] : first[1]]})",
            )


def _not_introduced(concept: Concept, material: Material) -> Iterator[Hit]:
    """Find the first mention of a term in running text that is not its first-use form."""
    form = concept.accepted[0].first_use
    for start, line in material.document.lines():
        if not line.rstrip().endswith(_SENTENCE_ENDS):
            continue
        mentions = [place for term in concept.accepted for place in find_term(term, line)]
        introduced = find_term(Term(form, "en", number=NumberRule.FIXED), line)
        if not mentions and not introduced:
            continue
        first = min(mentions, default=(len(line), len(line)))
        if not introduced or first[0] < introduced[0][0]:
            yield Hit(
                (start + first[0], start + first[1]),
                "the first mention is not introduced",
                "首次出现未用首次使用形式",
                form,
            )
        return


def is_own(concept: Concept) -> bool:
    """Tell whether a concept was ruled by the user or by the project, not only attested."""
    return not concept.origin.startswith("packaged/") or concept.subject == "ruling"


def _has_trace(requirement: Requirement, reading: PairReading) -> bool:
    target = reading.target.lower()
    stems = {
        word[:5] for term in requirement.terms for word in _LONG_WORD.findall(term.text.lower())
    }
    return any(stem in target for stem in stems) or bool(_ACRONYM.search(reading.target))


def _forbidden_hits(reading: PairReading, requirement: Requirement) -> Iterator[Hit]:
    concept = requirement.concept
    if concept is None:
        return
    for term in concept.forbidden:
        if term.text not in requirement.accepted:
            continue
        for start, end in find_term(term, reading.target):
            yield Hit(
                reading.place_in_target(start, end),
                f"deprecated for {requirement.source}",
                f"已停用的译名（{requirement.source}）",
                concept.accepted[0].text,
                reading.place_in_source(requirement.start, requirement.end),
            )


def _hits_inside_terms(material: Material) -> Iterator[Hit]:
    """Yield retired terms of concepts that the source names inside a longer term or beside one."""
    readings = sorted(material.readings, key=lambda reading: reading.target_place)
    begins = [reading.target_place for reading in readings]
    told: set[tuple[int, int]] = set()
    for concept, start, end in _deprecated_places(material):
        number = bisect_right(begins, start) - 1
        if number < 0 or (start, end) in told:
            continue
        reading = readings[number]
        span = start - reading.target_place, end - reading.target_place
        place = _place_in_chinese(concept, reading.source.text)
        if place is None or span[1] > len(reading.target) or _is_judged(reading, span):
            continue
        told.add((start, end))
        chinese = reading.source.text[place[0] : place[1]]
        yield Hit(
            (start, end),
            f"deprecated for {chinese}",
            f"已停用的译名（{chinese}）",
            concept.accepted[0].text,
            reading.place_in_source(*place),
        )


def _is_judged(reading: PairReading, span: tuple[int, int]) -> bool:
    """Tell whether a verdict has told of the place, or grants its words to another term."""
    return any(
        (v.requirement.kind is RequirementKind.FORBIDDEN and v.span == span)
        or (v.is_met and v.span is not None and v.span[0] <= span[0] and span[1] <= v.span[1])
        for v in reading.verdicts
    )


def _place_in_chinese(concept: Concept, source: str) -> tuple[int, int] | None:
    """Return where Chinese text names a concept, its exceptions apart."""
    covered = source
    for exception in concept.exceptions:
        covered = covered.replace(exception, "\0" * len(exception))
    for term in concept.chinese:
        start = covered.find(term.text)
        if start >= 0:
            return start, start + len(term.text)
    return None


def _deprecated_places(material: Material) -> Iterator[tuple[Concept, int, int]]:
    text = material.document.target
    lowered = text.lower()
    for concept, term in material.retired:
        if term.text.split()[0][:4].lower() in lowered:
            for place in find_term(term, text):
                yield concept, *place


def _varying_terms(material: Material) -> Iterator[Hit]:
    """Yield own concepts that are rendered by two of their admitted terms that share no word."""
    used: dict[str, dict[str, Hit]] = defaultdict(dict)
    for reading in material.readings:
        for verdict in reading.verdicts:
            requirement, span = verdict.requirement, verdict.span
            concept = requirement.concept
            if not verdict.is_met or span is None or concept is None or not is_own(concept):
                continue
            words = reading.target[span[0] : span[1]]
            if _ACRONYM.search(words) or requirement.kind is not RequirementKind.TERM:
                continue
            stem = words.lower()[:5]
            first = next(iter(used[concept.identifier].values()), None)
            if first is not None and stem not in used[concept.identifier]:
                yield Hit(
                    reading.place_in_target(*span),
                    f"{requirement.source} is rendered in another way before",
                    f"同一概念译法不一：{requirement.source}",
                    first.suggestion,
                    reading.place_in_source(requirement.start, requirement.end),
                )
            used[concept.identifier].setdefault(stem, Hit(None, "", "", words))


def _varying_slogans(material: Material) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for reading in material.readings:
        slogans = [m[1] for m in _SLOGAN.finditer(reading.source.text)]
        quoted = list(_QUOTED.finditer(reading.target))
        marks = reading.source.text.count("“") + reading.source.text.count("「")
        if len(slogans) != 1 or len(quoted) != 1 or marks != 1:
            continue
        for slogan, match in zip(slogans, quoted, strict=True):
            words = match[1].strip(" ,.").lower()
            before = first.setdefault(slogan, match[1].strip(" ,."))
            if _plain(before) != _plain(words):
                yield Hit(
                    reading.place_in_target(match.start(1), match.end(1)),
                    f"“{slogan}” is “{before}” before",
                    f"“{slogan}”前后译法不一",
                    before,
                )


def _plain(words: str) -> str:
    """Return words without articles and endings, so that a plural is no other rendering."""
    stems = [word[:5] for word in re.findall("[a-z]+", words.lower())]
    return " ".join(stem.rstrip("sie") for stem in stems if stem not in ("the", "a", "an"))


RULES: tuple[Rule, ...] = (missing, deprecated, inconsistent, alike, first_use)
