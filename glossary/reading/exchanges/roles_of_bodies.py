"""Who leads, hosts, helps and watches: two bodies that stand with the role of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.names import is_in_pinyin, reads_as
from glossary.reading.content_words import explained_places, read_content
from glossary.reading.exchanges.exchanged_pairs import are_exchanged
from glossary.reading.named.packaged_names import PLACES
from glossary.reading.verification import Verdict

_ROLES = {
    "牵头": r"led by|leads?\b|leading|headed|spearhead\w*|took the lead|tak\w+ the lead",
    "主办": r"sponsor\w*|host\w*",
    "承办": r"undertak\w*|undertook|organi[sz]\w*|implement\w*|staged|arrang\w*|run by|hosted",
    "协办": r"co-?organi\w*|co-?host\w*|assist\w*|support\w*|help\w*",
    "观摩|列席|旁听": r"observ\w*|s[ai]t(?:s|ting)? in|non-voting|look\w* on|watch\w*",
    "参加|参与": r"tak\w+ part|took part|participat\w*|joined|joining|involv\w*",
    "配合|协助|协同": r"cooperat\w*|co-operat\w*|assist\w*|support\w*|help\w*",
    "指导": r"guid\w*|direction|advis\w*",
    "监督": r"supervis\w*|overs\w+|monitor\w*",
    "会签|会审": r"countersign\w*|co-?sign\w*",
    "起草": r"draft\w*|draw\w* up|drew up",
    "审核|审查": r"review\w*|examin\w*|vett?\w*|check\w*",
    "审批|批准": r"approv\w*",
    "施工": r"construct\w*|buil[dt]\w*|contractor",
    "监理": r"supervis\w*",
    "设计": r"design\w*",
}
_ROLE = deferred_pattern(
    "(?:由|^|[，。；：、])(?P<body>[^，。；：、由]{2,18}?)(?:派员|派人|负责|共同|单位|具体|全程|依法|应邀)*"
    f"(?P<role>{'|'.join(_ROLES)})(?![工人员])"
)
_NAME = deferred_pattern("[A-Z][a-z]{4,}")
_A_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """A body with its role."""

    body: Span
    role: str


def exchanged_roles(
    source: str, target: str, verdicts: Sequence[Verdict]
) -> Iterator[tuple[Span, Span]]:
    """Yield where two bodies stand in the source of which each has the role of the other.

    >>> said = "It was sponsored by the library and organised by the museum."
    >>> [*exchanged_roles("由博物馆主办，图书馆承办。", said, ())]
    [(Span(start=1, end=4), Span(start=7, end=10))]
    """
    parts = [_Part(Span(*m.span("body")), m["role"]) for m in _ROLE.finditer(source)]
    if len(parts) < _A_PAIR:
        return
    for one, other in combinations(parts, _A_PAIR):
        if one.role == other.role:
            continue
        words = _said(one.role, target), _said(other.role, target)
        if not all(words):
            continue
        bodies = (
            _places(one, source, target, verdicts),
            _places(other, source, target, verdicts),
        )
        if are_exchanged(bodies, (_not_in(words[0], words[1]), _not_in(words[1], words[0]))):
            yield one.body, other.body


def _said(role: str, target: str) -> list[Span]:
    english = next(words for chinese, words in _ROLES.items() if role in chinese.split("|"))
    return [Span(*m.span()) for m in re.finditer(rf"\b(?:{english})", target, re.IGNORECASE)]


def _places(part: _Part, source: str, target: str, verdicts: Sequence[Verdict]) -> list[Span]:
    """Return where the target has words of one body that nothing else in the source explains.

    Names of places say more than all words: 长江水利委员会 and 黄河水利委员会 differ by them only.
    """
    own = source[slice(*part.body)]
    rest = source.replace(own, "|")
    places = [
        verdict.span
        for verdict in verdicts
        if verdict.is_met and verdict.span is not None
        if part.body.contains(verdict.requirement.span) and verdict.requirement.source not in rest
        if verdict.requirement.concept is not None
        if verdict.requirement.concept.subject in PLACES
    ]
    places += [
        Span(*match.span())
        for match in _NAME.finditer(target)
        if is_in_pinyin(match.group())
        and reads_as(own, match.group())
        and not reads_as(rest, match.group())
    ]
    if not places:
        words = explained_places(read_content(own), target, read_content(rest))
        lower = target.lower()  # "resources" of water and of nature says nothing
        places = [span for span in words if lower.count(lower[slice(*span)]) == 1]
    return places


def _not_in(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    return [span for span in spans if not any(span.overlaps(other) for other in others)]
