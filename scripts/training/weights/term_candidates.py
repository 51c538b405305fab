"""Fit the weights of term candidates: `python -m scripts.training.weights.term_candidates DATA`.

Ridge logistic regression on two kinds of judgements: candidates of three genres read one by one
(`scripts/benchmarks/gold/judged_candidates.tsv`), and the term lists of official reports, which
leave out much that is a term. So each text has a bias of its own while fitting; the one that is
written is that of what was read, which is what the score means. Measured with each report, and
each genre, left out; the weights without a report are written for the benchmark. Deterministic.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from align.encoder import packaged_encoder
from align.words import TermCandidate, WordLinker, extract_terms
from align.words.candidate_features import CANDIDATE_FEATURES
from align.words.candidate_score import PACKAGED_TERM_WEIGHTS, CandidateModel
from corpora.tables import TextPair
from scripts.benchmarks.gold.score_calibration import area_under_curve, calibration_error
from scripts.benchmarks.gold.term_lists import (
    align_chapters,
    is_listed,
    read_judged,
    read_term_list,
)
from scripts.benchmarks.judgement.reports import read_chapters

_PENALTY = 0.3
_ROUNDS = 40
_LONGEST = 220
"""Characters of the Chinese of a pair at most."""
_NO_MODEL = CandidateModel((0.0,) * len(CANDIDATE_FEATURES), 0.0)

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class JudgedTexts:
    """Candidates of some texts: features `[candidates, features]` and whether each is a term."""

    features: Values
    labels: Values

    def at(self, most: int, model: CandidateModel) -> float:
        """Return the share of terms among the first `most` by the scores of a model."""
        order = np.argsort(-scores(self.features, model), kind="stable")
        return round(float(self.labels[order[:most]].mean()), 3)


def scores(features: Values, model: CandidateModel) -> Values:
    """Return the probabilities of candidates."""
    return np.array([model.probability(row) for row in features.tolist()])


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_TERM_WEIGHTS)
    options = parser.parse_args()
    linker = WordLinker(packaged_encoder())
    read = {name: _judged(name, pairs, linker) for name, pairs in _genres(options.data).items()}
    reports = _reports(options.data, linker)
    model = fit(read, reports)
    card: dict[str, object] = {
        "what": "log odds of a term with its rendering, see align/words/candidate_score.py",
        "made_by": "python -m scripts.training.weights.term_candidates DATA",
        "weights": _named(model),
        "bias": model.bias,
        "no_report": _facts(fit(read, {}), list(reports.values())),
        "report_left_out": {
            name: _facts(fit(read, _without(name, reports)), [texts])
            for name, texts in reports.items()
        },
        "genre_left_out": {
            name: _calibration(fit(_without(name, read), reports), texts)
            for name, texts in read.items()
        },
    }
    print(json.dumps(card, indent=1))
    options.output.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def fit(read: Mapping[str, JudgedTexts], listed: Mapping[str, JudgedTexts]) -> CandidateModel:
    """Return weights fitted on all, and the bias of the texts that were read.

    Newton's method; those read share a bias, each list has its own.
    """
    groups = [(0, texts) for texts in read.values()]
    groups += [(number, texts) for number, texts in enumerate(listed.values(), start=1)]
    size, biases = len(CANDIDATE_FEATURES), 1 + len(listed)
    rows = []
    for number, texts in groups:
        own = np.zeros((len(texts.labels), biases))
        own[:, number] = 1.0
        rows.append(np.column_stack([texts.features, own]))
    cells, labels = np.concatenate(rows), np.concatenate([texts.labels for _, texts in groups])
    penalty = np.diag([_PENALTY] * size + [1e-3] * biases)
    weights = np.zeros(size + biases)
    for _ in range(_ROUNDS):
        chances = 1 / (1 + np.exp(-cells @ weights))
        curve = cells.T @ (cells * (chances * (1 - chances))[:, None]) + penalty
        slope = cells.T @ (chances - labels) + penalty @ weights
        weights -= np.linalg.solve(curve, slope)
    rounded = [round(float(weight), 4) for weight in weights]
    return CandidateModel(tuple(rounded[:size]), rounded[size])


def _without(name: str, all_texts: Mapping[str, JudgedTexts]) -> dict[str, JudgedTexts]:
    return {other: texts for other, texts in all_texts.items() if other != name}


def _facts(model: CandidateModel, reports: Sequence[JudgedTexts]) -> dict[str, object]:
    """Return weights, and what they reach on reports that they were not fitted on."""
    return {
        "candidates": [len(texts.labels) for texts in reports],
        "listed": [int(texts.labels.sum()) for texts in reports],
        "precision_at_100": [texts.at(100, model) for texts in reports],
        "precision_at_300": [texts.at(300, model) for texts in reports],
        "area_under_curve": [
            round(area_under_curve(scores(texts.features, model), texts.labels > 0), 3)
            for texts in reports
        ],
        "weights": _named(model),
        "bias": model.bias,
    }


def _calibration(model: CandidateModel, texts: JudgedTexts) -> dict[str, object]:
    """Return how well the scores of a genre are that the weights were not fitted on."""
    chances, labels = scores(texts.features, model), texts.labels > 0
    return {
        "candidates": len(labels),
        "terms": int(labels.sum()),
        "area_under_curve": round(area_under_curve(chances, labels), 3),
        "calibration_error": round(calibration_error(chances, labels), 3),
        "mean_score": round(float(chances.mean()), 3),
    }


def _named(model: CandidateModel) -> dict[str, float]:
    return dict(zip(CANDIDATE_FEATURES, model.weights, strict=True))


def _reports(data: Path, linker: WordLinker) -> dict[str, JudgedTexts]:
    """Return the candidates of each year, held against the lists of all years."""
    chapters = read_chapters(data)
    terms = read_term_list(chapters, linker.dictionary)
    found = {}
    for year in sorted({chapter["id"][:4] for chapter in chapters}):
        of_year = [chapter for chapter in chapters if chapter["id"].startswith(year)]
        candidates = extract_terms(align_chapters(of_year), linker, model=_NO_MODEL)
        labels = [is_listed(candidate, terms, linker.dictionary) for candidate in candidates]
        found[year] = _texts(candidates, labels)
    return found


def _judged(name: str, pairs: Sequence[TextPair], linker: WordLinker) -> JudgedTexts:
    """Return the candidates of a genre that were judged."""
    verdicts = read_judged()
    candidates, labels = [], []
    for candidate in extract_terms(pairs, linker, model=_NO_MODEL):
        chinese = linker.dictionary.simplify(candidate.chinese)
        verdict = verdicts.get((name, chinese, candidate.english.lower()))
        if verdict is not None:
            candidates.append(candidate)
            labels.append(verdict)
    return _texts(candidates, labels)


def _texts(candidates: Sequence[TermCandidate], labels: Sequence[bool]) -> JudgedTexts:
    return JudgedTexts(
        np.array([candidate.features for candidate in candidates], dtype=np.float64),
        np.array(labels, dtype=np.float64),
    )


def _genres(data: Path) -> dict[str, list[TextPair]]:
    """Return texts written for training, translated documents, and laws."""
    written = [
        pair
        for path in sorted((data / "written").glob("*.tsv"))[:45]
        for pair in _table(path, path.name, longest=200)
    ]
    documents = [
        pair
        for path in sorted((data / "docs").glob("*/pairs.tsv"))
        if "MISMATCH" not in str(path) and "wmt" not in str(path)
        for pair in _table(path, path.parent.name, longest=_LONGEST)
    ]
    with lzma.open(data / "docs" / "taiwan_laws_120.tsv.xz", "rt", encoding="utf-8") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    laws = [
        TextPair(row[2], row[3], row[0], number)
        for number, row in enumerate(rows)
        if len(row) > 3 and len(row[2]) < _LONGEST
    ]
    return {"written": written[:2200], "docs": documents[:1200], "laws": laws[:1400]}


def _table(path: Path, name: str, *, longest: int) -> list[TextPair]:
    pairs = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        cells = line.split("\t")
        if len(cells) >= 2 and cells[0] not in ("zh", "source") and len(cells[0]) < longest:
            pairs.append(TextPair(cells[0], cells[1], name, number))
    return pairs


if __name__ == "__main__":
    csv.field_size_limit(1 << 30)
    main()
