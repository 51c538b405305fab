"""The filters of the segments: buttons that the style sheet reads, and the classes of a card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from gongbao.evaluation.evaluation import Evaluation, SystemResult
from gongbao.evaluation.segment_results import FindingKind, SegmentResult, kind_of
from gongbao.evaluation.source_entities import EntityKind

_DOCUMENTS, _DOMAINS, _TERMS = 12, 8, 10
"""Buttons of a row; the style sheet has as many."""
_SHORT, _LONG = 20, 60
"""Characters of a short source at most, of a long one at least."""
_GROUPS = {
    FindingKind.FIGURE: "figures",
    FindingKind.DATE: "figures",
    FindingKind.ADDED_FIGURE: "figures",
    FindingKind.MEANING: "turned",
    FindingKind.TERM: "terms",
    FindingKind.DEPRECATED: "terms",
    FindingKind.NAME: "names",
    FindingKind.OMISSION: "lost",
    FindingKind.UNTRANSLATED: "lost",
    FindingKind.REPETITION: "lost",
    FindingKind.FORM: "form",
}
_FINDINGS = (
    ("any", "all · 全部"),
    ("figures", "figures and dates · 数字"),
    ("turned", "turned round · 相反"),
    ("terms", "terms · 术语"),
    ("names", "names · 人名"),
    ("lost", "lost or repeated · 漏译"),
    ("form", "form · 形式"),
    ("disagree", "disagreement · 分歧大"),
)
_SIZES = (
    ("any", "any length · 不限"),
    ("short", f"up to {_SHORT} characters · 短"),
    ("middle", "between · 中"),
    ("long", f"{_LONG} and more · 长"),
)
_ENTITIES = {
    EntityKind.FIGURE: "figure · 数字",
    EntityKind.DATE: "date · 日期",
    EntityKind.TERM: "term · 术语",
    EntityKind.PERSON: "person · 人名",
    EntityKind.PLACE: "place · 地名",
    EntityKind.BODY: "body · 机构",
}
_TITLES = {
    "finding": "found · 问题",
    "entity": "source has · 原文含",
    "term": "term · 术语",
    "domain": "domain · 领域",
    "document": "document · 文件",
    "size": "length · 长度",
}


@dataclass(frozen=True, slots=True)
class SegmentFilters:
    """What the shown segments can be filtered by; a row of one button is left out.

    Attributes:
        documents: Names of the documents with most of the segments.
        domains: The same of domains.
        terms: The terms that stand in most of them.
        entities: What stands in some of them, but not in all.
        findings: The groups of faults found in some of them.
    """

    documents: tuple[str, ...]
    domains: tuple[str, ...]
    terms: tuple[str, ...]
    entities: tuple[EntityKind, ...]
    findings: frozenset[str]

    def classes(
        self,
        evaluation: Evaluation,
        shown: Sequence[SystemResult],
        place: int,
        *,
        is_disputed: bool,
    ) -> list[str]:
        """Return the classes of a card, by which the style sheet shows and hides it."""
        texts = evaluation.texts
        length = len(texts.source.lines[place])
        styles = {"short" if length <= _SHORT else "long" if length >= _LONG else "middle"}
        styles |= _numbered("d", self.documents, [texts.documents[place]])
        styles |= _numbered("m", self.domains, texts.domains[place : place + 1])
        segment = _segment(shown, place)
        if segment is not None:
            styles |= {f"has-{kind}" for kind in segment.entities}
            styles |= _numbered("t", self.terms, segment.terms)
        for system in shown:
            if system.segments:
                styles |= {_GROUPS[kind_of(f)] for f in system.segments[place].findings}
        return sorted(styles | ({"disagree"} if is_disputed else set()))

    def html(self) -> str:
        """Return the rows of buttons."""
        entities = [(f"has-{kind}", _ENTITIES[kind]) for kind in self.entities]
        rows: list[tuple[str, Sequence[tuple[str, str]]]] = [
            ("finding", [c for c in _FINDINGS if c[0] in ("any", "disagree", *self.findings)]),
            ("entity", (("any", "anything · 不限"), *entities)),
            ("term", (("any", "any · 不限"), *_named("t", self.terms))),
            ("domain", (("any", "any · 不限"), *_named("m", self.domains))),
            ("document", (("any", "any · 全部文件"), *_named("d", self.documents))),
            ("size", _SIZES),
        ]
        buttons = "".join(_filter(name, choices) for name, choices in rows if len(choices) > 1)
        return f'<div class="filters">{buttons}</div>'


def filters_of(
    evaluation: Evaluation, shown: Sequence[SystemResult], places: Sequence[int]
) -> SegmentFilters:
    """Return the filters that part the segments at some places."""
    texts = evaluation.texts
    segments = [segment for k in places if (segment := _segment(shown, k)) is not None]
    entities = Counter(kind for segment in segments for kind in segment.entities)
    return SegmentFilters(
        _frequent((texts.documents[k] for k in places), _DOCUMENTS),
        _frequent((texts.domains[k] for k in places if texts.domains), _DOMAINS),
        _frequent((term for segment in segments for term in segment.terms), _TERMS),
        tuple(kind for kind in EntityKind if 0 < entities[kind] < len(segments)),
        frozenset(
            _GROUPS[kind_of(finding)]
            for system in shown
            if system.segments
            for place in places
            for finding in system.segments[place].findings
        ),
    )


def _frequent(names: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the most frequent names; none where there is only one."""
    counts = Counter(names)
    return tuple(name for name, _ in counts.most_common(most)) if len(counts) > 1 else ()


def _segment(shown: Sequence[SystemResult], place: int) -> SegmentResult | None:
    """Return a result of a line that knows what its source holds."""
    return next((system.segments[place] for system in shown if system.segments), None)


def _numbered(letter: str, known: Sequence[str], names: Sequence[str]) -> set[str]:
    return {f"{letter}{known.index(name)}" for name in names if name in known}


def _named(letter: str, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{letter}{k}", name) for k, name in enumerate(names))


def _filter(name: str, choices: Sequence[tuple[str, str]]) -> str:
    buttons = "".join(
        f'<input type="radio" name="{name}" id="{name}-{key}"{"" if k else " checked"}>'
        f'<label for="{name}-{key}">{escape(label)}</label>'
        for k, (key, label) in enumerate(choices)
    )
    return f"<fieldset><legend>{_TITLES[name]}</legend>{buttons}</fieldset>"
