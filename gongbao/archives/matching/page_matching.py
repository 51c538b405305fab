"""Finds, for the pages of two languages, which translates which, with a probability for each.

Candidates of a page are the pages nearest by vector and those that share rare figures; each
candidate is weighed by its reasons. A page may have several counterparts (one article printed as
two pages). Time: one matrix product of pages by pages in blocks, and 30 candidates a page.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpora.counting import counted
from gongbao.archives.matching.match_weights import (
    MATCH_FEATURES,
    MatchWeights,
    packaged_match_weights,
)
from gongbao.archives.matching.page_facts import PageFacts

_NEAREST = 20
_BY_FIGURES = 10
_RARE = 20
"""Pages on which a figure stands at most, for it to bring pages together."""
_BLOCK = 1024
_NEAR_DAYS, _FAR_DAYS = 10, 60
_LETTERS_FOR_A_CHARACTER = 3.6
_REASONS = (
    ("cosine", "vectors"),
    ("figures_of_target", "figures"),
    ("names", "names"),
    ("latin", "codes"),
)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PageMatch:
    """Two pages that may translate each other.

    Attributes:
        source: Number of the Chinese page.
        target: Number of the English page.
        probability: That they do, or that one translates a part of the other.
        reasons: What was found, in words.
    """

    source: int
    target: int
    probability: float
    reasons: str


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of pages to be weighed: numbers of both, and their features."""

    sources: NDArray[np.int64]
    targets: NDArray[np.int64]
    features: Floats


def match_pages(
    sources: Sequence[PageFacts],
    targets: Sequence[PageFacts],
    *,
    least: float = 0.5,
    weights: MatchWeights | None = None,
) -> list[PageMatch]:
    """Return the matches of a probability of `least` and more, by source, the likeliest first."""
    if not sources or not targets:
        return []
    found = find_candidates(sources, targets)
    probabilities = (weights or packaged_match_weights()).probabilities(found.features)
    matches = [
        PageMatch(
            int(found.sources[k]),
            int(found.targets[k]),
            round(float(probabilities[k]), 4),
            _reasons(found.features[k], sources[found.sources[k]], targets[found.targets[k]]),
        )
        for k in np.flatnonzero(probabilities >= least)
    ]
    return sorted(matches, key=lambda match: (match.source, -match.probability, match.target))


def find_candidates(sources: Sequence[PageFacts], targets: Sequence[PageFacts]) -> Candidates:
    """Return the pairs that are worth weighing, with their features."""
    means = _centred(sources), _centred(targets)
    pairs = _nearest(*means) | _nearest(*means[::-1], is_reversed=True)
    pairs |= _sharing_figures(sources, targets)
    ordered = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    rows, columns = ordered.T
    cosines = np.einsum("ij,ij->i", means[0][rows], means[1][columns]).astype(np.float64)
    lead = _lead(rows, columns, cosines)
    rarity = _rarity(sources, targets)
    features = np.zeros((len(ordered), len(MATCH_FEATURES)))
    for k, (i, j) in enumerate(ordered):
        features[k, 2:] = _features(sources[i], targets[j], rarity)
    features[:, 0], features[:, 1] = cosines, lead
    return Candidates(rows, columns, features)


def _centred(pages: Sequence[PageFacts]) -> NDArray[np.float32]:
    """Return one unit vector a page, less what all pages of the site have in common."""
    vectors = np.stack([page.vectors.mean(axis=0) for page in pages])
    if len(pages) > 2:
        vectors = vectors - 0.7 * vectors.mean(axis=0)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)


def _nearest(
    pages: NDArray[np.float32], others: NDArray[np.float32], *, is_reversed: bool = False
) -> set[tuple[int, int]]:
    """Return each page with its nearest others."""
    count = min(_NEAREST, len(others))
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(pages), _BLOCK):
        cosines = pages[start : start + _BLOCK] @ others.T
        found = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        for row, columns in enumerate(found.tolist(), start=start):
            pairs.update((column, row) if is_reversed else (row, column) for column in columns)
    return pairs


def _sharing_figures(
    sources: Sequence[PageFacts], targets: Sequence[PageFacts]
) -> set[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(targets):
        for figure in page.figures:
            holders[figure].append(number)
    pairs: set[tuple[int, int]] = set()
    for number, page in enumerate(sources):
        shared: Counter[int] = Counter()
        for figure in page.figures:
            if len(holders.get(figure, ())) <= _RARE:
                shared.update(holders.get(figure, ()))
        pairs.update((number, other) for other, _ in shared.most_common(_BY_FIGURES))
    return pairs


def _lead(rows: NDArray[np.int64], columns: NDArray[np.int64], cosines: Floats) -> Floats:
    """Return how far each candidate is before the best other one of either page, or behind it."""
    lead = np.full(len(cosines), np.inf)
    for numbers in (rows, columns):
        best = np.full((int(numbers.max()) + 1, 2), -1.0)
        for number, cosine in zip(numbers.tolist(), cosines.tolist(), strict=True):
            if cosine > best[number, 0]:
                best[number] = cosine, best[number, 0]
            elif cosine > best[number, 1]:
                best[number, 1] = cosine
        others = np.where(cosines >= best[numbers, 0], best[numbers, 1], best[numbers, 0])
        lead = np.minimum(lead, cosines - others)
    return np.asarray(np.clip(lead, -0.5, 0.5), np.float64)


def _rarity(sources: Sequence[PageFacts], targets: Sequence[PageFacts]) -> dict[str, float]:
    """Return how much a figure, a code or a name tells, by the pages that have it."""
    counts: Counter[str] = Counter()
    for page in (*sources, *targets):
        counts.update(page.figures | page.latin)
    for page in targets:
        counts.update(page.names)
    total = len(sources) + len(targets)
    return {key: math.log(1 + total / count) for key, count in counts.items()}


def _features(source: PageFacts, target: PageFacts, rarity: dict[str, float]) -> list[float]:
    """Return the features after the first two, in the order of `MATCH_FEATURES`."""
    cosines = source.vectors @ target.vectors.T
    covered = float(cosines.max(axis=1).mean()), float(cosines.max(axis=0).mean())
    shared = _weight(source.figures & target.figures, rarity)
    of_source, of_target = (_weight(page.figures, rarity) for page in (source, target))
    latin = _weight(source.latin | target.latin, rarity)
    names = _weight(target.names, rarity)
    said = _weight([name for name in target.names if name in source.names[0]], rarity)
    days = abs(source.date - target.date) if source.date and target.date else None
    expected = math.log(_LETTERS_FOR_A_CHARACTER)
    deviation = math.log(max(1, target.length) / max(1, source.length)) - expected
    return [
        *covered,
        min(covered),
        float(cosines[0, 0]),
        shared / of_source if of_source else 0.0,
        shared / of_target if of_target else 0.0,
        min(1.0, min(of_source, of_target) / 20),
        _weight(source.latin & target.latin, rarity) / latin if latin else 0.0,
        said / names if names else 0.0,
        min(1.0, names / 20),
        float(days is not None and days <= 1),
        float(days is not None and 1 < days <= _NEAR_DAYS),
        float(days is not None and days > _FAR_DAYS),
        min(3.0, abs(deviation)),
    ]


def _weight(keys: frozenset[str] | Sequence[str], rarity: dict[str, float]) -> float:
    return sum(rarity[key] for key in keys)


def _reasons(features: Floats, source: PageFacts, target: PageFacts) -> str:
    values = dict(zip(MATCH_FEATURES, features.tolist(), strict=True))
    told = [f"{word} {values[name]:.2f}" for name, word in _REASONS if values[name] > 0]
    shared = len(source.figures & target.figures)
    if shared:
        told.append(f"{counted(shared, 'figure')} shared")
    if values["same_day"]:
        told.append("same day")
    return ", ".join(told)
