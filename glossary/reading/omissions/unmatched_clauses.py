"""Clauses that only one side of a pair has: left out by the translation, or added by it.

A clause is held to be unmatched by how few of its content words the dictionary finds on the other
side while it finds those of the rest, by how much is left, and by whether the lengths of both
sides agree better without it; a lost clause also by where its words stand (`clause_places`). What
each reason weighs is fitted on clauses left out of and put into published translations by
`scripts/training/weights/unmatched_clauses.py`, and so is the score from which on one is told: few
published translations of the same genres have a clause above it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from corpora import ModelError
from corpora.spans import Span
from glossary.dictionary import tokenise_english
from glossary.reading.clause_places import CHINESE_SENTENCE_END, MOST_MASS_LOST, ClausePlaces
from glossary.reading.content_words import (
    Coverage,
    SourceContent,
    content_key,
    deviation_of_lengths,
    wide_length,
)

PACKAGED_CLAUSE_MODEL = Path(__file__).parents[2] / "packaged" / "clause_weights.json"
CLAUSE_FEATURES = (
    "share",
    "share_of_rest",
    "share_by_mass",
    "rest_by_mass",
    "mass",
    "too_short",
    "too_long",
    "worse_without",
    "length_without",
    "part",
    "clauses",
    "next_to_none",
    "words",
    "capitals",
    "capitals_by_mass",
    "own",
    "own_by_mass",
    "in_place",
    "in_place_by_mass",
    "spare",
    "spare_in_place",
    "spare_of_all",
    "spare_by_lack",
    "sentence",
    "sentence_by_mass",
    "sentence_too_many",
    "sentences_more",
)
_NO_PLACES = (0.0,) * 12
"""What is not asked of an added clause."""
_MOST_MASS = {"lost": MOST_MASS_LOST, "added": 16.0}
_SURE = {"lost": 2.1, "added": 3.0}
"""Scores above which most clauses of published translations that were read are unmatched."""
_SHORT, _SURE_OF_SHORT = 30, 1.3
_COVERED, _SURE_BESIDE_FREE_WORDING = 0.4, 5.0
_NEXT_TO_NONE = 0.1
_FEWEST = {"lost": 2, "added": 3}
"""Content words of a clause that is looked at."""
_MOST_SHARE = 0.5
_LESS_WHERE_UNMET = 0.8
"""So much lower a score tells a lost clause of which something required is not there either."""
_LONGEST_RUN = 2
_CLAUSE_END = re.compile(r"[,;:—–.!?]+(?=\s|$)|\s[—–]\s|\s\(|\)")
_WORD = re.compile("[A-Za-z]+")
_ABBREVIATION = re.compile(r"\b[A-Z]{2,6}(?=s?\b)")
_LETTERS_FOR_AN_INITIAL = 6


@dataclass(frozen=True, slots=True)
class UnmatchedClause:
    """A clause, or a few in a row, without a counterpart.

    Attributes:
        span: Where it stands in its text.
        score: Log odds that it has none.
        is_told: Whether so few published translations have a clause of such a score that a reader
            is told of it.
        is_sure: Whether most published translations that have one are at fault.
    """

    span: Span
    score: float
    is_told: bool
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class ClauseModel:
    """What the features of one side weigh, and the score from which on a clause is told."""

    weights: tuple[float, ...]
    bias: float
    threshold: float

    def score(self, features: Sequence[float]) -> float:
        """Return the log odds that a clause has no counterpart."""
        return self.bias + sum(w * x for w, x in zip(self.weights, features, strict=True))


@dataclass(slots=True)
class _Sums:
    """Content words of some clauses, what they weigh, and how much of that is covered."""

    words: int = 0
    mass: float = 0.0
    found: float = 0.0

    def add(self, share: float, weight: float) -> None:
        self.words += 1
        self.mass += weight
        self.found += share * weight


@dataclass(frozen=True, slots=True)
class _Piece:
    """A clause with the sums of its content words."""

    span: Span
    sums: _Sums
    ends_sentence: bool = False


def lost_clause(
    content: SourceContent, coverage: Coverage, source: str, target: str
) -> UnmatchedClause | None:
    """Return the clause of the source that the translation most likely leaves out.

    Whatever its score; None where no clause is doubtful.

    Args:
        content: The content words of the source.
        coverage: Which of them the target covers.
        source: The normalised source.
        target: The normalised target.
    """
    lost = _likeliest("lost", candidates_of_source(content, coverage, source, target))
    if lost is not None and len(source) <= _SHORT and lost.score >= _SURE_OF_SHORT:
        return replace(lost, is_sure=True)
    return lost


def added_clause(coverage: Coverage, source: str, target: str) -> UnmatchedClause | None:
    """Return the clause of the target that most likely says nothing of the source.

    Whatever its score; None where no clause is doubtful. Where the rest of the target covers
    little of the source, the clause may well be the free wording of what is not covered.
    """
    added = _likeliest("added", candidates_of_target(coverage, source, target))
    is_free = coverage.source < _COVERED
    if added is not None and is_free and added.score < _SURE_BESIDE_FREE_WORDING:
        return replace(added, is_sure=False)
    return added


def told_where_unmet(lost: UnmatchedClause, unmet: Iterable[Span]) -> UnmatchedClause:
    """Return a lost clause, told from a lower score on where `unmet` requirements stand in it."""
    lowest = load_clause_models()["lost"].threshold - _LESS_WHERE_UNMET
    is_told = lost.score >= lowest and any(lost.span.contains(span) for span in unmet)
    return replace(lost, is_told=lost.is_told or is_told)


def candidates_of_source(
    content: SourceContent, coverage: Coverage, source: str, target: str
) -> Iterator[tuple[Span, tuple[float, ...]]]:
    """Yield the clauses of a source, their runs and sentences, with their features."""
    sums = [_Sums() for _ in content.spans]
    for word, share in zip(content.words, coverage.of_source, strict=True):
        sums[word.clause].add(share, word.rarity)
    pieces = [
        _Piece(span, of_clause, source[span.end : span.end + 1] in CHINESE_SENTENCE_END)
        for span, of_clause in zip(content.spans, sums, strict=True)
    ]
    whole = _total(pieces)
    lengths = wide_length(source), _full_length(target)
    places: ClausePlaces | None = None
    for first, last in _runs(pieces):
        run = pieces[first : last + 1]
        inside = _total(run)
        if not _is_doubtful("lost", inside):
            continue
        own = sum(wide_length(source[piece.span.start : piece.span.end]) for piece in run)
        without = lengths[0] - own, lengths[1]
        shares = 0.0, own / lengths[0]
        features = _features("lost", (inside, whole), len(pieces), (lengths, without), shares)
        places = places or ClausePlaces(content, coverage, source, target)
        span = Span(run[0].span.start, run[-1].span.end)
        yield span, (*features, *places.features((first, last), span, inside.mass))


def candidates_of_target(
    coverage: Coverage, source: str, target: str
) -> Iterator[tuple[Span, tuple[float, ...]]]:
    """Yield the clauses of a target with their features."""
    lemmas = dict(zip(coverage.english, coverage.explained, strict=True))
    pieces = list(_target_pieces(target, lemmas))
    whole = _total(pieces)
    lengths = wide_length(source), float(len(target))
    for piece in pieces:
        if not _is_doubtful("added", piece.sums):
            continue
        own = piece.span.length
        without = lengths[0], lengths[1] - own
        words = _WORD.findall(target, piece.span.start, piece.span.end)
        capitals = sum(word[0].isupper() for word in words) / max(1, len(words))
        shares = capitals, own / max(1, len(target))
        sums = piece.sums, whole
        features = _features("added", sums, len(pieces), (lengths, without), shares)
        yield piece.span, (*features, *_NO_PLACES)


def _full_length(target: str) -> float:
    """Return the length of a translation with its abbreviations in full: AML/CFT says much."""
    letters = sum(len(found) for found in _ABBREVIATION.findall(target))
    return len(target) + _LETTERS_FOR_AN_INITIAL * letters


def _target_pieces(target: str, lemmas: Mapping[str, float]) -> Iterator[_Piece]:
    start = 0
    for match in [*_CLAUSE_END.finditer(target), None]:
        end = match.start() if match is not None else len(target)
        start += len(target[start:end]) - len(target[start:end].lstrip())
        if target[start:end].strip():
            sums = _Sums()
            for word in tokenise_english(target[start:end]):
                key = content_key(word)
                if key:
                    sums.add(min(1.0, 2 * lemmas.get(key, 0.0)), 1.0)
            yield _Piece(Span(start, end), sums)
        start = match.end() if match is not None else end


def _runs(pieces: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    """Yield first and last of single clauses, two in a row, and sentences of three and more."""
    count = len(pieces)
    for first in range(count):
        yield first, first
        if first + 1 < count and count > _LONGEST_RUN:
            yield first, first + 1
    start = 0
    for number, piece in enumerate(pieces):
        if piece.ends_sentence or number == count - 1:
            if number - start >= _LONGEST_RUN and (start, number) != (0, count - 1):
                yield start, number
            start = number + 1


_Lengths = tuple[float, float]


def _total(pieces: Sequence[_Piece]) -> _Sums:
    total = _Sums()
    for piece in pieces:
        total.words += piece.sums.words
        total.mass += piece.sums.mass
        total.found += piece.sums.found
    return total


def _is_doubtful(side: str, sums: _Sums) -> bool:
    """Tell whether a clause is worth a closer look: long enough, and half of it is not there."""
    return sums.words >= _FEWEST[side] and sums.found < _MOST_SHARE * sums.mass


def _features(
    side: str,
    sums: tuple[_Sums, _Sums],
    clauses: int,
    lengths: tuple[_Lengths, _Lengths],
    shares: tuple[float, float],
) -> tuple[float, ...]:
    """Return what speaks for and against a clause, as `CLAUSE_FEATURES` orders it.

    Args:
        side: "lost" or "added".
        sums: Of the clause and of all clauses.
        clauses: How many there are.
        lengths: Of source and target as they are, and without the clause.
        shares: Words of the clause with a capital, and its share of the text.
    """
    inside, whole = sums
    share = inside.found / inside.mass
    rest = (whole.found - inside.found) / max(1e-9, whole.mass - inside.mass) if clauses > 1 else 0
    deviation, without = (deviation_of_lengths(*both) for both in lengths)
    capped = math.sqrt(min(inside.mass, _MOST_MASS[side]))
    capitals, part = shares
    return (
        share,
        rest,
        share * capped,
        rest * capped,
        capped,
        min(deviation, 0.0),
        max(deviation, 0.0),
        abs(without) - abs(deviation),
        without,
        part,
        math.log(clauses + 1),
        min(share, _NEXT_TO_NONE) / _NEXT_TO_NONE,
        math.log(inside.words + 1),
        capitals,
        capitals * capped,
    )


def _likeliest(
    side: str, candidates: Iterator[tuple[Span, tuple[float, ...]]]
) -> UnmatchedClause | None:
    model = load_clause_models()[side]
    best: UnmatchedClause | None = None
    for span, features in candidates:
        score = model.score(features)
        if best is None or score > best.score:
            is_sure = score >= _SURE[side]
            best = UnmatchedClause(span, score, score >= model.threshold, is_sure)
    return best


@cache
def load_clause_models(path: Path = PACKAGED_CLAUSE_MODEL) -> Mapping[str, ClauseModel]:
    """Return the packaged models by side, "lost" and "added".

    Raises:
        ModelError: if the file is damaged.
    """
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
        return {
            side: ClauseModel(
                tuple(float(card[side]["weights"][name]) for name in CLAUSE_FEATURES),
                float(card[side]["bias"]),
                float(card[side]["threshold"]),
            )
            for side in _FEWEST
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: these weights cannot be read: {error}") from error
