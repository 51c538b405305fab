"""Which clauses of a translation say what which clauses of its source say.

Words that may be anywhere in a long translation excuse too much: what a clause of the source says
is looked for where its content words stand. Clauses that share content words are paired, and a
pair may have several of each side; a clause that has none belongs to its neighbours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpora.spans import Span
from glossary.dictionary import find_english_words
from glossary.reading.clause_places import CHINESE_SENTENCE_END
from glossary.reading.content_words import SourceContent, content_key

_SENTENCE_END = re.compile(r"[;.!?]+(?=[\s”\"’)]|$)|；")
_CLAUSE_END = re.compile(
    rf"{_SENTENCE_END.pattern}|[,:](?=[\s”\"’)]|$)|\s[—–-]\s|—"
    r"|\s(?:and|but|while|whereas)(?= (?:(?:it|they|those|that|no|not|never)\b"
    r"|(?:[\w’'-]+ ){0,8}?(?:shall|may|must|is|are|was|were|has|have|had|will|should|can|cannot)\b"
    r"|[a-z]+(?:s|ed) (?:the|a|an|by|to)\b))"
)
_ABBREVIATED = re.compile(r"\b(?:No|Mr|Mrs|Dr|Art|approx|[A-Z])$")
_LEAST_LINK = 1.2
_SHARE_OF_BEST = 0.45
_AT_SAME_PLACE = 1.3
"""What two clauses share that are the same of as many on both sides."""
_OUTSIDE = "|"

_Links = dict[int, set[int]]
_Shared = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class ClausePair:
    """Clauses of a pair that say the same.

    Attributes:
        source: The source with all that is not theirs blotted out, so that places stay.
        target: The target, likewise.
    """

    source: str
    target: str


def clause_pairs(content: SourceContent, source: str, target: str) -> tuple[ClausePair, ...]:
    """Return the clauses that surely belong together, in the order of the source.

    >>> from glossary.reading.content_words import read_content
    >>> source = "犬只不得入内，欢迎自行车。"
    >>> said = "No dogs may be brought, and bicycles are welcome."
    >>> pairs = clause_pairs(read_content(source), source, said)
    >>> [pair.target.strip("| ,") for pair in pairs]
    ['No dogs may be brought', 'and bicycles are welcome.']
    """
    parts = tuple(english_clauses(target))
    return _paired(content, (source, target), content.spans, parts)


def sentence_pairs(content: SourceContent, source: str, target: str) -> tuple[ClausePair, ...]:
    """Return the sentences that surely belong together, in the order of the source."""
    spans: list[Span] = []
    is_open = False
    for span in content.spans:
        if is_open:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        is_open = source[span.end : span.end + 1] not in CHINESE_SENTENCE_END
    return _paired(content, (source, target), spans, tuple(_english_parts(target, _SENTENCE_END)))


def _paired(
    content: SourceContent, texts: tuple[str, str], clauses: Sequence[Span], parts: Sequence[Span]
) -> tuple[ClausePair, ...]:
    if len(clauses) < 2 or len(parts) < 2:
        return (ClausePair(*texts),)
    links = _strongest(_shared(content, texts[1], clauses, parts))
    return tuple(
        ClausePair(
            _only(texts[0], (clauses[number] for number in of_source)),
            _only(texts[1], (parts[number] for number in of_target)),
        )
        for of_source, of_target in _groups(links, len(clauses), len(parts))
    )


def english_clauses(target: str) -> Iterator[Span]:
    """Yield where the clauses of an English text stand."""
    return _english_parts(target, _CLAUSE_END)


def _english_parts(target: str, ends: re.Pattern[str]) -> Iterator[Span]:
    start = 0
    for match in ends.finditer(target):
        is_mark = match.group()[0] in ",;:.!?；"
        end = match.end() if is_mark else match.start()
        if target[start : match.start()].strip() and not _ABBREVIATED.search(
            target, start, match.start()
        ):
            yield Span(start, end)
            start = end
    if target[start:].strip():
        yield Span(start, len(target))


def _shared(
    content: SourceContent, target: str, clauses: Sequence[Span], parts: Sequence[Span]
) -> _Shared:
    """Return what each clause of the source shares with each part of the target."""
    of_lemma = _clauses_of_lemmas(content, clauses)
    parts_of: dict[str, set[int]] = defaultdict(set)
    part = 0
    for word in find_english_words(target):
        while part + 1 < len(parts) and word.start >= parts[part].end:
            part += 1
        key = content_key(word.text)
        if key in of_lemma:
            parts_of[key].add(part)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    if len(clauses) == len(parts):
        shared.update({(number, number): _AT_SAME_PLACE for number in range(len(parts))})
    for key, found in parts_of.items():
        among = of_lemma[key]
        for clause, weight in among.items():
            for part in found:
                shared[clause, part] += weight / (len(among) * len(found))
    return shared


def _strongest(shared: _Shared) -> tuple[_Links, _Links]:
    """Return the parts that surely say a clause, and those that say it most, or it them."""
    of_clause: dict[int, float] = defaultdict(float)
    of_part: dict[int, float] = defaultdict(float)
    for (clause, part), weight in shared.items():
        of_clause[clause] = max(of_clause[clause], weight)
        of_part[part] = max(of_part[part], weight)
    sure: _Links = defaultdict(set)
    likely: _Links = defaultdict(set)
    for (clause, part), weight in shared.items():
        best = max(of_clause[clause], of_part[part])
        if weight >= max(_LEAST_LINK, _SHARE_OF_BEST * best):
            sure[clause].add(part)
        if weight in (of_part[part], of_clause[clause]):
            likely[clause].add(part)
    return sure, likely


def _clauses_of_lemmas(
    content: SourceContent, clauses: Sequence[Span]
) -> dict[str, dict[int, float]]:
    """Return the clauses in which an English word may be said, with what it weighs in each."""
    number_of = [
        next(number for number, clause in enumerate(clauses) if span.end <= clause.end)
        for span in content.spans
    ]
    of_lemma: dict[str, dict[int, float]] = defaultdict(dict)
    for word in content.words:
        clause = number_of[word.clause]
        for lemma, share in word.lemmas:
            weight = max(of_lemma[lemma].get(clause, 0.0), share * word.rarity)
            of_lemma[lemma][clause] = weight
    return of_lemma


def _groups(
    links: tuple[_Links, _Links], clauses: int, parts: int
) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Yield the clauses and parts that are linked, with those beside them that are not."""
    sure, likely = links
    group_of = list(range(parts))  # each part is a group at first
    for linked in sure.values():
        joined = {group_of[part] for part in linked}
        group_of = [min(joined) if group in joined else group for group in group_of]
    groups: dict[int, set[int]] = defaultdict(set)
    for clause in sorted(sure):
        groups[group_of[min(sure[clause])]].add(clause)
    linked_parts = {part for linked in sure.values() for part in linked}
    for group, of_source in groups.items():
        of_target = {part for part in range(parts) if group_of[part] == group}
        of_source |= {c for c in range(clauses) if c not in sure and likely[c] & of_target}
        of_source |= {c for c in range(clauses) if {c - 1, c + 1} <= of_source}
        of_target |= {part for clause in of_source for part in likely[clause]}
        of_target |= {p for p in _beside(of_target, parts) if p not in linked_parts}
        of_target |= {p for p in range(parts) if {p - 1, p + 1} <= of_target}
        yield sorted(of_source), sorted(of_target)


def _beside(numbers: Iterable[int], count: int) -> set[int]:
    near = {number + step for number in numbers for step in (-1, 1)}
    return {number for number in near if 0 <= number < count}


def _only(text: str, spans: Iterable[Span]) -> str:
    """Return a text with all but some stretches blotted out; the mark behind a stretch stays."""
    kept = [_OUTSIDE] * len(text)
    for span in spans:
        end = min(len(text), span.end + 1)
        kept[span.start : end] = text[span.start : end]
    return "".join(kept)
