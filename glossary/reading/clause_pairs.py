"""Which clauses of a translation say what which clauses of its source say.

Words that may be anywhere in a long translation excuse too much: what a clause of the source says
is looked for where its content words stand. Clauses that share content words are paired, and a
pair may have several of each side; a clause that has none belongs to its neighbours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpora.spans import Span
from glossary.dictionary import find_english_words
from glossary.reading.content_words import SourceContent, content_key

_ENGLISH_END = re.compile(
    r"[,;:.!?]+(?=[\s”\"’)]|$)|\s[—–-]\s|—"
    r"|\s(?:and|but|while|whereas)(?= (?:(?:it|they|the|its|those|that|no|shall|may|must|is|are|was"
    r"|were|has|have|had|will|should|can|cannot|not|never)\b|[a-z]+(?:s|ed) (?:the|a|an|by|to)\b))"
)
_ABBREVIATED = re.compile(r"\b(?:No|Mr|Mrs|Dr|Art|approx|[A-Z])$")
_LEAST_LINK = 1.2
_SHARE_OF_BEST = 0.35
_LEAST_COVERED = 0.3
_OUTSIDE = "|"


@dataclass(frozen=True, slots=True)
class ClausePair:
    """Clauses of a pair that say the same.

    Attributes:
        source: The source with all that is not theirs blotted out, so that places stay.
        target: The target, likewise.
        length: How many characters of the source are theirs.
    """

    source: str
    target: str
    length: int


def clause_pairs(content: SourceContent, source: str, target: str) -> tuple[ClausePair, ...]:
    """Return the clauses that surely belong together, in the order of the source.

    >>> said = "No dogs may be brought, and bicycles are welcome."
    >>> pairs = clause_pairs(read_content("犬只不得入内，欢迎自行车。"), "犬只不得入内，欢迎自行车。", said)
    >>> [pair.target.strip("| ,") for pair in pairs]
    ['No dogs may be brought', 'and bicycles are welcome.']
    """
    parts = tuple(_english_clauses(target))
    if len(content.spans) < 2 or len(parts) < 2:
        return (ClausePair(source, target, len(source)),)
    links = _links(content, target, parts)
    return tuple(_pairs(content, source, target, parts, links))


def _english_clauses(target: str) -> Iterator[Span]:
    start = 0
    for match in _ENGLISH_END.finditer(target):
        if _ABBREVIATED.search(target, start, match.start()):
            continue
        if target[start : match.start()].strip():
            yield Span(start, match.end() if match.group()[0] in ",;:.!?" else match.start())
            start = match.end() if match.group()[0] in ",;:.!?" else match.start()
    if target[start:].strip():
        yield Span(start, len(target))


def _links(
    content: SourceContent, target: str, parts: tuple[Span, ...]
) -> dict[int, dict[int, float]]:
    """Return for each clause of the source what it shares with those parts that share most."""
    by_lemma: dict[str, dict[int, float]] = defaultdict(dict)
    for word in content.words:
        for lemma, weight in word.lemmas:
            known = by_lemma[lemma].get(word.clause, 0.0)
            by_lemma[lemma][word.clause] = max(known, weight * word.rarity)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    part = 0
    seen: set[tuple[int, str]] = set()
    for word in find_english_words(target):
        while part + 1 < len(parts) and word.start >= parts[part].end:
            part += 1
        key = content_key(word.text)
        clauses = by_lemma.get(key) if key else None
        if not clauses or (part, key) in seen:
            continue
        seen.add((part, key))
        for clause, weight in clauses.items():
            shared[clause, part] += weight / len(clauses)
    of_clause: dict[int, float] = defaultdict(float)
    of_part: dict[int, float] = defaultdict(float)
    for (clause, part), weight in shared.items():
        of_clause[clause] = max(of_clause[clause], weight)
        of_part[part] = max(of_part[part], weight)
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for (clause, part), weight in shared.items():
        least = max(_LEAST_LINK, _SHARE_OF_BEST * min(of_clause[clause], of_part[part]))
        if weight >= least and weight >= _SHARE_OF_BEST * max(of_clause[clause], of_part[part]):
            links[clause][part] = weight
    return links


def _pairs(
    content: SourceContent,
    source: str,
    target: str,
    parts: tuple[Span, ...],
    links: dict[int, dict[int, float]],
) -> Iterator[ClausePair]:
    group_of = {part: part for part in range(len(parts))}  # each part is a group at first
    for linked in links.values():
        groups = {group_of[part] for part in linked}
        first = min(groups)
        group_of = {p: first if g in groups else g for p, g in group_of.items()}
    linked_parts = {part for linked in links.values() for part in linked}
    clauses: dict[int, list[int]] = defaultdict(list)
    for clause, linked in links.items():
        clauses[group_of[next(iter(linked))]].append(clause)
    for group, own in sorted(clauses.items(), key=lambda item: min(item[1])):
        of_target = {p for p, g in group_of.items() if g == group}
        of_source = set(own)
        of_target |= {p for p in _beside(of_target, len(parts)) if p not in linked_parts}
        of_source |= {c for c in _beside(of_source, len(content.spans)) if c not in links}
        spans = [content.spans[clause] for clause in sorted(of_source)]
        yield ClausePair(
            _only(source, spans),
            _only(target, [parts[part] for part in sorted(of_target)]),
            sum(span.length for span in spans),
        )


def _beside(numbers: Iterable[int], count: int) -> set[int]:
    near = {number + step for number in numbers for step in (-1, 1)}
    return {number for number in near if 0 <= number < count}


def _only(text: str, spans: Iterable[Span]) -> str:
    """Return a text with all but some stretches blotted out; what ends a stretch stays."""
    kept = [_OUTSIDE] * len(text)
    for span in spans:
        kept[span.start : span.end] = text[span.start : span.end]
        kept[span.end : span.end + 1] = text[span.end : span.end + 1]
    return "".join(kept)
