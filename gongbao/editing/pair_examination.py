"""Examine a pair as it stands in the editor: what is wrong, what is required, where both stand.

The findings are those of `gongbao check`, the requirements those of the guarantee. Places count in
the texts with their tags, as the editor shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from corpora import normalise
from corpora.documents import Mark
from corpora.findings import Finding, finding_record
from corpora.handover import read_tags, tagged_places
from corpora.languages import has_chinese
from corpora.spans import Span
from glossary.reading import verify
from glossary.requirement import Requirement, RequirementKind, SegmentRequirements
from glossary.requirement_reasons import says_relation, why_required
from glossary.requirements import RequirementFinder
from gongbao.checking import Proofreader, Waiver, checked_lines, list_rules

_KEPT_SOURCES = 4096
_KEPT_FINDS = 512
_KEPT_EXAMINATIONS = 128
_OF_WHOLE_DOCUMENTS = frozenset({"terms.first-use"})
"""Rules that a segment by itself breaks although its document keeps them."""
_NEIGHBOURS = 3
"""Pairs before the one that is examined whose names and terms count for it."""


@dataclass(frozen=True, slots=True)
class TaggedPair:
    """A segment's source and English, both with tags."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in a pair; spans count code points of the tagged texts.

    Attributes:
        findings: JSON-ready records: rule, severity, category, english, chinese, suggestion,
            source_span, target_span.
        requirements: JSON-ready records: kind, source_span, target_span, accepted, is_met, why,
            ruling.
        broken_tags: What is wrong with the tags of the English, in words.
    """

    findings: tuple[dict[str, Any], ...]
    requirements: tuple[dict[str, Any], ...]
    broken_tags: tuple[str, ...] = ()


class _KnownSources(RequirementFinder):
    """A finder that knows the latest sources: one is examined at every pause of whoever types."""

    def __init__(self, finder: RequirementFinder) -> None:
        super().__init__(finder.glossaries, day=finder.day)
        self._found = lru_cache(maxsize=_KEPT_FINDS)(super().find)

    def find(self, text: str, names: Iterable[str] = ()) -> SegmentRequirements:
        """Return the requirements of a text; see `RequirementFinder.find`."""
        return self._found(text, tuple(names))


class PairExaminer:
    """Examines pairs against one set of rulings; shared by threads one at a time."""

    def __init__(self, finder: RequirementFinder, waivers: Sequence[Waiver] = ()) -> None:
        self.finder = finder = _KnownSources(finder)
        rules = [rule for rule in list_rules() if rule.name not in _OF_WHOLE_DOCUMENTS]
        self._proofreader = Proofreader(finder, waivers=waivers, rules=rules)
        self._persons: dict[str, tuple[str, ...]] = {}
        self._latest = lru_cache(maxsize=_KEPT_EXAMINATIONS)(self._examine)

    def examine(
        self, pair: TaggedPair, before: Sequence[TaggedPair] = (), *, name: str = ""
    ) -> Examination:
        """Return what is wrong with a pair and what it requires.

        What was examined a moment ago, before it is saved, is known.

        Args:
            pair: The segment.
            before: The pairs before it, the nearest last; who is named there is known here.
            name: Of the document, by which waivers know it.
        """
        return self._latest(pair, tuple(before[-_NEIGHBOURS:]), name)

    def _examine(self, pair: TaggedPair, before: tuple[TaggedPair, ...], name: str) -> Examination:
        source, source_marks, _ = read_tags(pair.source)
        target, target_marks, broken = read_tags(pair.target)
        places = _Places(source, source_marks, target, target_marks)
        problems = [f"the tag {tag} has no partner, or is there twice" for tag in broken]
        kept, there = ({mark.key for mark in marks} for marks in (source_marks, target_marks))
        problems += [f"the tag {{{key + 1}}} is not in the source" for key in sorted(there - kept)]
        problems += [f"the tag {{{key + 1}}} is missing" for key in sorted(kept - there)]
        if not has_chinese(source):
            return Examination((), (), tuple(problems))
        # Only who is named in a neighbour counts here; most name nobody, and reading takes time.
        near = [
            _plain(other)
            for other in before
            if other.target.strip() and self._named_in(other.source)
        ]
        findings = self._findings(source, target, near, name) if target.strip() else ()
        persons = dict.fromkeys(name for pair in near for name in self._named_in(pair[0]))
        return Examination(
            tuple(places.finding(finding) for finding in findings),
            tuple(self._requirements(source, target, persons, places)),
            tuple(problems),
        )

    def _findings(
        self, source: str, target: str, near: Sequence[tuple[str, str]], name: str
    ) -> tuple[Finding, ...]:
        """Return the findings of the last of the pairs, with places in its own texts."""
        document = checked_lines([*near, (source, target)], name)
        source_start = len(document.source) - len(source)
        target_start = len(document.target) - len(target)
        found: list[Finding] = []
        for finding in self._proofreader.check(document).findings:
            first, second = finding.source_span, finding.target_span
            anchor = second.start - target_start if second is not None else None
            if anchor is None:
                anchor = first.start - source_start if first is not None else -1
            if anchor < 0:
                continue
            found.append(
                _moved(
                    finding,
                    first.shifted(-source_start) if first and first.start >= source_start else None,
                    second.shifted(-target_start) if second is not None else None,
                )
            )
        return tuple(found)

    def _named_in(self, source: str) -> tuple[str, ...]:
        """Return the persons of a source; what was read before is not read again."""
        known = self._persons.get(source)
        if known is None:
            known = self.finder.find(normalise(read_tags(source)[0]).text).names
            self._persons[source] = known
            if len(self._persons) > _KEPT_SOURCES:
                del self._persons[next(iter(self._persons))]
        return known

    def _requirements(
        self, source: str, target: str, persons: dict[str, None], places: _Places
    ) -> list[dict[str, Any]]:
        normalised = normalise(source)
        found = self.finder.find(normalised.text, persons)
        records = []
        for verdict in verify(found.required, target):
            needed = verdict.requirement
            span = Span(*normalised.original_span(*needed.span))
            records.append(
                {
                    "kind": _kind(needed),
                    "source_span": places.in_source(span),
                    "target_span": places.in_target(verdict.span),
                    "accepted": list(needed.accepted),
                    "is_met": verdict.is_met,
                    "why": why_required(needed),
                    "ruling": _ruling(needed),
                }
            )
        for match in found.proposed:
            span = Span(*normalised.original_span(match.start, match.end))
            concept = match.concept
            records.append(
                {
                    "kind": "proposed",
                    "source_span": places.in_source(span),
                    "target_span": None,
                    "accepted": [term.text for term in concept.accepted],
                    "is_met": True,
                    "why": f"proposed, not guaranteed ({concept.origin})",
                    "ruling": None,
                }
            )
        return sorted(records, key=lambda record: record["source_span"])


class _Places:
    """From places in two texts to places in the same texts with their tags."""

    def __init__(
        self, source: str, source_marks: Sequence[Mark], target: str, target_marks: Sequence[Mark]
    ) -> None:
        self._source = tagged_places(source, source_marks)
        self._target = tagged_places(target, target_marks)

    def in_source(self, span: Span | None) -> list[int] | None:
        return _tagged(span, self._source)

    def in_target(self, span: Span | None) -> list[int] | None:
        return _tagged(span, self._target)

    def finding(self, finding: Finding) -> dict[str, Any]:
        return {
            **finding_record(finding),
            "english": finding.english,
            "chinese": finding.chinese,
            "source_span": self.in_source(finding.source_span),
            "target_span": self.in_target(finding.target_span),
        }


def _tagged(span: Span | None, places: Sequence[int]) -> list[int] | None:
    if span is None or not places:
        return None
    start = min(span.start, len(places) - 1)
    end = min(max(span.end, start), len(places))
    if end == start:
        place = places[start] if span.start < len(places) else places[-1] + 1
        return [place, place]
    return [places[start], places[end - 1] + 1]


def _plain(pair: TaggedPair) -> tuple[str, str]:
    return read_tags(pair.source)[0], read_tags(pair.target)[0]


def _moved(finding: Finding, source: Span | None, target: Span | None) -> Finding:
    return replace(finding, source_span=source, target_span=target, line=1)


def _kind(requirement: Requirement) -> str:
    if requirement.quantity is not None:
        return "figure"
    if requirement.kind is RequirementKind.COPY:
        if not has_chinese(requirement.source):
            return "copy"
        return "relation" if says_relation(requirement) else "name"
    return str(requirement.kind)


def _ruling(requirement: Requirement) -> dict[str, Any] | None:
    concept = requirement.concept
    if concept is None:
        return None
    return {
        "concept": concept.identifier,
        "status": "approved" if concept.is_approved else "proposed",
        "origin": concept.origin,
        "source": concept.source,
        "note": concept.note,
    }
