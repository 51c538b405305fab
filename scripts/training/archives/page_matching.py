"""Fits the weights of page matching on the documents of the written corpus.

    python -m scripts.training.archives.page_matching DATA [--measure] [--sites 8]

The documents are dealt out to sites; on each, some English pages are missing, some are printed as
two, and some Chinese ones are missing. Two sites in eight are held out. Without --measure the
weights are written into the package.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from align.encoder import packaged_encoder
from gongbao.archives.matching.match_weights import (
    MATCH_FEATURES,
    PACKAGED_WEIGHTS,
    MatchWeights,
    packaged_match_weights,
)
from gongbao.archives.matching.page_facts import PageFacts, facts_of_text
from gongbao.archives.matching.page_matching import find_candidates, match_pages

_SEED = 11
_SMALLEST = 5
_MISSING, _SPLIT, _DATED = 0.15, 0.12, 0.5
_HELD_OUT = 0.25
_PENALTY = 1e-3
_STEPS = 400


@dataclass(frozen=True, slots=True)
class Site:
    """Pages of both languages, and which belong together."""

    sources: list[PageFacts]
    targets: list[PageFacts]
    gold: frozenset[tuple[int, int]]


def read_sites(data: Path, count: int, limit: int = 0) -> list[Site]:
    """Return the written documents as sites."""
    documents: list[list[tuple[str, str]]] = []
    for path in sorted((data / "written").glob("*.tsv")):
        for text in path.read_text(encoding="utf-8").split("\n\n"):
            rows = [line.split("\t") for line in text.splitlines()]
            pairs = [(row[0], row[1]) for row in rows if len(row) == 2]
            if len(pairs) >= _SMALLEST:
                documents.append(pairs)
    chance = random.Random(_SEED)
    chance.shuffle(documents)
    documents = documents[: limit or None]
    return [_site(documents[k::count], chance) for k in range(count)]


def _site(documents: list[list[tuple[str, str]]], chance: random.Random) -> Site:
    encoder = packaged_encoder()
    sources: list[PageFacts] = []
    targets: list[PageFacts] = []
    gold: set[tuple[int, int]] = set()
    for number, pairs in enumerate(documents):
        day = chance.randrange(2015, 2025), chance.randrange(1, 13), chance.randrange(1, 28)
        date = "{}-{:02}-{:02}".format(*day) if chance.random() < _DATED else ""
        has_source, has_target = chance.random() >= _MISSING, chance.random() >= _MISSING
        if has_source or not has_target:
            text = "\n".join(zh for zh, _ in pairs[1:])
            sources.append(facts_of_text(encoder, "zh", f"{number}", pairs[0][0], date, text))
        if not has_target:
            continue
        middle = len(pairs) // 2
        is_split = chance.random() < _SPLIT and middle >= _SMALLEST - 2
        for part in (pairs[:middle], pairs[middle:]) if is_split else (pairs,):
            text = "\n".join(en for _, en in part[1:])
            late = date if chance.random() < 0.8 else ""
            targets.append(facts_of_text(encoder, "en", f"{number}", part[0][1], late, text))
            if has_source:
                gold.add((len(sources) - 1, len(targets) - 1))
    return Site(sources, targets, frozenset(gold))


def fit(features: NDArray[np.float64], labels: NDArray[np.float64]) -> MatchWeights:
    """Return the weights of greatest likelihood with a small penalty, by Newton's method."""
    scale = np.maximum(features.std(axis=0), 1e-6)
    inputs = np.hstack([features / scale, np.ones((len(features), 1))])
    weights = np.zeros(inputs.shape[1])
    penalty = _PENALTY * len(labels) * np.eye(len(weights))
    penalty[-1, -1] = 0
    for _ in range(_STEPS):
        probabilities = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        gradient = inputs.T @ (probabilities - labels) + penalty @ weights
        curvature = (inputs.T * (probabilities * (1 - probabilities))) @ inputs + penalty
        step = np.linalg.solve(curvature + 1e-9 * np.eye(len(weights)), gradient)
        weights -= step
        if float(np.abs(step).max()) < 1e-8:
            break
    plain = weights[:-1] / scale
    return MatchWeights(tuple(float(w) for w in plain), float(weights[-1]))


def measure(sites: list[Site], weights: MatchWeights) -> dict[str, float]:
    """Return how well matches of .5 and more are right and whole, and what calibration is off."""
    right = told = wanted = found_first = sources_with = 0
    chances: list[float] = []
    truths: list[bool] = []
    for site in sites:
        matches = match_pages(site.sources, site.targets, weights=weights)
        pairs = {(match.source, match.target) for match in matches}
        right, told, wanted = (
            right + len(pairs & site.gold),
            told + len(pairs),
            wanted + len(site.gold),
        )
        every = match_pages(site.sources, site.targets, least=0.0, weights=weights)
        chances += [match.probability for match in every]
        truths += [(match.source, match.target) in site.gold for match in every]
        best: dict[int, int] = {}
        for match in every:
            best.setdefault(match.source, match.target)
        with_gold = {source for source, _ in site.gold}
        sources_with += len(with_gold)
        found_first += sum((source, best[source]) in site.gold for source in with_gold)
    precision, recall = right / max(1, told), right / max(1, wanted)
    return {
        "pairs": float(wanted),
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "first is right": found_first / max(1, sources_with),
        "calibration error": _calibration(np.array(chances), np.array(truths)),
    }


def _calibration(chances: NDArray[np.float64], truths: NDArray[np.bool_]) -> float:
    """Return the expected difference of probability and truth in ten bins."""
    places = np.minimum((chances * 10).astype(int), 9)
    return float(
        sum(
            abs(chances[places == k].mean() - truths[places == k].mean()) * (places == k).mean()
            for k in range(10)
            if (places == k).any()
        )
    )


def main() -> None:
    """Fit or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sites", type=int, default=8)
    parser.add_argument("--limit", type=int, default=0, help="documents; 0 is all")
    parser.add_argument("--measure", action="store_true", help="the packaged weights, held out")
    options = parser.parse_args()
    sites = read_sites(options.data, options.sites, options.limit)
    held = sites[: max(1, int(_HELD_OUT * len(sites)))]
    if options.measure:
        print(json.dumps(measure(held, packaged_match_weights()), indent=1))
        return
    rows, labels = [], []
    for site in sites[len(held) :]:
        found = find_candidates(site.sources, site.targets)
        rows.append(found.features)
        pairs = zip(found.sources.tolist(), found.targets.tolist(), strict=True)
        labels += [float(pair in site.gold) for pair in pairs]
    weights = fit(np.concatenate(rows), np.array(labels))
    figures = measure(held, weights)
    facts = {
        "fitted on": "documents of the written corpus, two sites in eight held out",
        "candidates": len(labels),
        "right ones": int(sum(labels)),
        "held out": {name: round(value, 4) for name, value in figures.items()},
        "weights": dict(zip(MATCH_FEATURES, weights.weights, strict=True)),
        "bias": weights.bias,
    }
    PACKAGED_WEIGHTS.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(facts, indent=1))


if __name__ == "__main__":
    main()
