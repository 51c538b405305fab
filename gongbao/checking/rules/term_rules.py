"""Rules about terms: what the glossary rules must stand, what it retired must not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.concepts import Concept, NumberRule, Term
from glossary.english_forms import find_term
from glossary.reading import PairReading, is_own, missing_terms
from glossary.requirement import RequirementKind
from gongbao.checking.material import Material
from gongbao.checking.rules.rule import Rule, hit_of, rule

_WRONG = "terminology/wrong-term"
_VARIES = "terminology/inconsistent-use"
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
        for verdict in reading.verdicts:
            concept = verdict.requirement.concept
            is_term = verdict.requirement.kind is RequirementKind.TERM
            if is_term and concept is not None and verdict.is_met:
                last_met[concept.identifier] = number
        found = {f.source_span: f for f in reading.findings if f.rule == "terms.missing"}
        for requirement in missing_terms(reading):
            place = reading.place_in_source(requirement.start, requirement.end)
            concept = requirement.concept
            if place not in found or concept is None:
                continue
            recently = number - last_met.get(concept.identifier, -_RECENT - 1) <= _RECENT
            if is_own(concept) or not recently:
                yield hit_of(found[place])


@rule("terms.deprecated", Severity.MAJOR, _WRONG, needs_source=False)
def deprecated(material: Material) -> Iterator[Hit]:
    """A retired term: "chain owner" for 链主. Without a source every place is warned of.

    Also where the Chinese is part of a longer term ("chain owner" for 链主企业), and where the
    glossary says of a name only what must not be written for it.
    """
    if not material.document.pairs:
        told: set[Span] = set()
        for concept, place in _deprecated_places(material):
            if place in told:
                continue
            told.add(place)
            yield Hit(
                place,
                f"deprecated for {concept.chinese[0].text}",
                f"已停用的译名（{concept.chinese[0].text}）",
                concept.accepted[0].text,
                severity=Severity.MINOR,
            )
        return
    for reading in material.readings:
        yield from (hit_of(f) for f in reading.findings if f.rule == "terms.deprecated")
    yield from _hits_inside_terms(material)


@rule("terms.inconsistent", Severity.MINOR, _VARIES, needs_source=False)
def inconsistent(material: Material) -> Iterator[Hit]:
    """One concept in several ways across the document: "chain master" here, "chain owners" there.

    With a source also a slogan in quotation marks that is rendered in two ways.
    """
    text = material.document.target
    told: set[str] = set()
    for concept, place in _deprecated_places(material):
        others = [t.text for t in concept.accepted if find_term(t, text)]
        if others and concept.accepted[0].text not in told:
            told.add(concept.accepted[0].text)
            yield Hit(
                place,
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
                Span(*first),
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
                Span(start + first[0], start + first[1]),
                "the first mention is not introduced",
                "首次出现未用首次使用形式",
                form,
            )
        return


def _hits_inside_terms(material: Material) -> Iterator[Hit]:
    """Yield retired terms of concepts that the source names inside a longer term or beside one."""
    readings = sorted(material.readings, key=lambda reading: reading.target_place)
    begins = [reading.target_place for reading in readings]
    told: set[Span] = set()
    for concept, place in _places_of((*material.retired, *material.banned), material):
        number = bisect_right(begins, place.start) - 1
        if number < 0 or place in told:
            continue
        reading = readings[number]
        chinese = _place_in_chinese(concept, reading.source.text)
        whole = reading.place_in_target(0, len(reading.target))
        if chinese is None or place.end > whole.end or _is_judged(reading, place):
            continue
        told.add(place)
        words = reading.source.text[chinese.start : chinese.end]
        yield Hit(
            place,
            f"deprecated for {words}",
            f"已停用的译名（{words}）",
            concept.accepted[0].text if concept.accepted else "",
            reading.place_in_source(*chinese),
        )


def _is_judged(reading: PairReading, place: Span) -> bool:
    """Tell whether a verdict has told of the place, or grants its words to another term."""
    for verdict in reading.verdicts:
        if verdict.span is None:
            continue
        span = reading.place_in_target(*verdict.span)
        is_told = verdict.requirement.kind is RequirementKind.FORBIDDEN and span == place
        if is_told or (verdict.is_met and span.contains(place)):
            return True
    return False


def _place_in_chinese(concept: Concept, source: str) -> Span | None:
    """Return where Chinese text names a concept, its exceptions apart."""
    covered = source
    for exception in concept.exceptions:
        covered = covered.replace(exception, "\0" * len(exception))
    for term in concept.chinese:
        start = covered.find(term.text)
        if start >= 0:
            return Span(start, start + len(term.text))
    return None


def _deprecated_places(material: Material) -> Iterator[tuple[Concept, Span]]:
    return _places_of(material.retired, material)


def _places_of(
    terms: Iterable[tuple[Concept, Term]], material: Material
) -> Iterator[tuple[Concept, Span]]:
    text = material.document.target
    lowered = text.lower()
    for concept, term in terms:
        if term.text.split()[0][:4].lower() in lowered:
            for place in find_term(term, text):
                yield concept, Span(*place)


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
