"""Learn the odds of persons' names that stand without a post.

    python -m scripts.training.weights.person_names DATA [-o glossary/packaged/person_names.tsv.gz]
        [--measure]

From pairs of the training texts and the written corpus whose English has a name in pinyin that the
Chinese can be read as. Tables of one half give the features on which weights are fitted in the
other half, and the tables that are written are those of both. `--measure` prints precision and
recall on pairs that are kept from training: documents of the written corpus, WMT21 and WMT22. A
name in another spelling (Andy Lau) counts as wrong there. Deterministic; about a minute.
"""

from __future__ import annotations

import argparse
import gzip
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import numpy as np

from corpora import normalise
from corpora.spans import Span
from glossary.dictionary import load_dictionary
from glossary.names import find_pinyin_names, place_of_name
from glossary.names.likely_persons import (
    FEATURES,
    PACKAGED_NAME_MODEL,
    NameCandidate,
    NameModel,
    features,
    find_likely_persons,
    load_name_model,
    name_candidates,
    name_model_text,
)
from scripts.benchmarks.data_sets import test_set
from scripts.packaged_data.dictionary import read_training_pairs
from scripts.training.text.build_training_text import corpus_rows
from scripts.training.weights.unmatched_clauses import logistic

_LONGEST = 300
_WITHOUT = 0.12  # share of the pairs without a name that are read
_SEED = 5
_DRAWN = 2.0  # how many unseen cases the average of a table counts for
_SEEN, _ASSUMED = 2.0, 0.5  # what is assumed of a given character, as if it were seen so often

_Text = tuple[str, frozenset[Span]]


@dataclass
class _Counts:
    """How often what stands in candidates, and in those that are names."""

    names: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    all: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, candidate: NameCandidate, *, is_name: bool) -> None:
        """Count a candidate."""
        keys = {
            "surname": candidate.surname,
            "before": candidate.before,
            "after": candidate.after,
            **dict(zip(_slots(candidate), candidate.given, strict=True)),
        }
        for table, key in keys.items():
            self.all[table][key] += 1
            if is_name:
                self.names[table][key] += 1


def _slots(candidate: NameCandidate) -> tuple[str, ...]:
    return ("lone",) if len(candidate.given) == 1 else ("first", "second")


def read_texts(data: Path) -> Iterator[_Text]:
    """Yield texts with the places of their names, those without a name thinned out."""
    chance = random.Random(_SEED)
    simplify = load_dictionary().simplify
    written = ((chinese, english) for chinese, english, _ in corpus_rows(held_out=False))
    for source, target in chain(read_training_pairs(data), written):
        text = simplify(source)
        if len(text) > _LONGEST or not any(True for _ in name_candidates(text)):
            continue
        names = names_in_pinyin(text, target)
        if names or chance.random() < _WITHOUT:
            yield text, names


def names_in_pinyin(source: str, target: str) -> frozenset[Span]:
    """Return where the Chinese has the names that the English has in pinyin."""
    found: set[Span] = set()
    for name in find_pinyin_names(target):
        place = None if name.is_reversed else place_of_name(name, source)
        if place is None:
            continue
        words, start = source[slice(*place)], place[0]
        while start >= 0:
            found.add(Span(start, start + len(words)))
            start = source.find(words, start + 1)
    return frozenset(found)


def fit(texts: Sequence[_Text]) -> NameModel:
    """Return tables of all texts, and weights fitted on each half with the tables of the other."""
    letters = Counter(chain.from_iterable(text for text, _ in texts))
    half = len(texts) // 2
    rows: list[list[float]] = []
    labels: list[float] = []
    for fitted, counted in ((texts[:half], texts[half:]), (texts[half:], texts[:half])):
        tables = _tables(counted, letters)
        for candidate, is_name in _candidates(fitted):
            values = features(candidate, tables)
            rows.append([values[name] for name in FEATURES])
            labels.append(float(is_name))
    weights, bias = logistic(np.array(rows), np.array(labels))
    named = dict(zip(FEATURES, map(float, weights), strict=True))
    return NameModel(_tables(texts, letters), named, bias)


def _candidates(texts: Iterable[_Text]) -> Iterator[tuple[NameCandidate, bool]]:
    for text, names in texts:
        for candidate in name_candidates(text):
            yield candidate, candidate.span in names


def _tables(texts: Iterable[_Text], letters: Counter[str]) -> dict[str, dict[str, float]]:
    counts = _Counts()
    for candidate, is_name in _candidates(texts):
        counts.add(candidate, is_name=is_name)
    share = counts.names["surname"].total() / counts.all["surname"].total()
    tables: dict[str, dict[str, float]] = {}
    for table in ("surname", "before", "after"):
        names, every = counts.names[table], counts.all[table]
        tables[table] = {"": 0.0} | {
            key: math.log((names[key] + _DRAWN * share) / (count + _DRAWN) / share)
            for key, count in every.items()
        }
    for table in ("lone", "first", "second"):
        names, total = counts.names[table], counts.names[table].total()
        tables[table] = {
            key: _given_odds(names[key], total, (letters[key] + 1) / letters.total())
            for key in ("", *letters)
            if not key or "\u4e00" <= key <= "\u9fff"
        }
    return tables


def _given_odds(count: int, total: int, share: float) -> float:
    """Return how much more often a character is given than written, as a logarithm.

    Of what ordinary text would have seldom, little is known: it counts as half as often given.
    """
    return math.log((count + _SEEN * _ASSUMED) / (share * total + _SEEN))


def measure(data: Path, least: float) -> dict[str, tuple[int, int, int]]:
    """Return for each source the names found, what was found besides, and the names missed."""
    kept = [(chinese, english) for chinese, english, _ in corpus_rows(held_out=True)]
    sources = {"written": kept, "wmt22": test_set(data, "wmt22"), "wmt21": test_set(data, "wmt21")}
    results: dict[str, tuple[int, int, int]] = {}
    for source, pairs in sources.items():
        right = besides = missed = 0
        for chinese, english in pairs:
            text = load_dictionary().simplify(normalise(chinese).text)
            names = names_in_pinyin(text, english)
            found = set(find_likely_persons(text, least))
            right += len(found & names)
            besides += len(found - names)
            missed += len(names - found)
        results[source] = right, besides, missed
    return results


def main() -> None:
    """Fit and write, or measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_NAME_MODEL)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    if options.measure:
        for least in (-1.0, 0.0, 1.0):
            for source, (right, besides, missed) in measure(options.data, least).items():
                print(
                    f"log odds above {least:g}, {source}: {right} found,"
                    f" {right / max(1, right + besides):.1%} of what is found,"
                    f" {right / max(1, right + missed):.1%} of the names"
                )
        return
    texts = list(read_texts(options.data))
    random.Random(_SEED).shuffle(texts)
    data = gzip.compress(name_model_text(fit(texts)).encode("utf-8"), compresslevel=9, mtime=0)
    options.output.write_bytes(data)
    load_name_model.cache_clear()
    print(f"{options.output}: {len(data):,} bytes from {len(texts):,} texts")


if __name__ == "__main__":
    main()
