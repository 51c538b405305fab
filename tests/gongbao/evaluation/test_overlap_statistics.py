import numpy as np
import pytest
from sacrebleu.metrics import BLEU, CHRF, TER

from gongbao.evaluation.scores.overlap_statistics import (
    OVERLAP_METRICS,
    OverlapScorer,
    scores_of_counts,
)

OURS = {"bleu": BLEU(), "chrf": CHRF(word_order=2), "ter": TER()}
TEXTS = [
    pytest.param(
        ["Output grew by 5.2 percent in the district.", "The chain master enterprise leads it."],
        [["Output of the district grew by 5.2%.", "It is led by the chain master enterprise."]],
        id="two lines",
    ),
    pytest.param(
        ["The district's output value grew.", "", "Exports fell"],
        [["Output grew.", "Imports", "Exports fell."], ["It grew.", "The imports", "They fell."]],
        id="two references and an empty line",
    ),
    pytest.param(["one"], [["two three"]], id="nothing in common"),
    pytest.param(["a b"], [["a b"]], id="shorter than four words"),
    pytest.param([""], [["a b"]], id="nothing at all"),
]


@pytest.mark.parametrize("metric", OVERLAP_METRICS)
@pytest.mark.parametrize(("translations", "references"), TEXTS)
def test_scores_and_signatures_are_those_of_sacrebleu(metric, translations, references):
    found = OverlapScorer(metric, references).measure(translations)
    wanted = OURS[metric].corpus_score(translations, references)
    assert found.score == pytest.approx(wanted.score, abs=1e-9)
    assert found.signature == str(OURS[metric].get_signature())


@pytest.mark.parametrize("metric", OVERLAP_METRICS)
def test_random_texts_score_as_in_sacrebleu(metric):
    generator = np.random.default_rng(7)
    words = np.array(["a", "b", "the", "cat sat", ".", "x y z", "5.2%"])

    def text():
        return " ".join(generator.choice(words, generator.choice([0, 1, 2, 3, 6])))

    for _ in range(60):
        count = int(generator.choice([1, 2, 5]))
        translations = [text() for _ in range(count)]
        references = [[text() for _ in range(count)] for _ in range(generator.choice([1, 2]))]
        found = OverlapScorer(metric, references).measure(translations)
        wanted = OURS[metric].corpus_score(translations, references).score
        assert found.score == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize("metric", OVERLAP_METRICS)
def test_no_counts_at_all_are_a_number(metric):
    width = {"bleu": 10, "chrf": 24, "ter": 2}[metric]
    assert scores_of_counts(metric, np.zeros((2, width))).tolist() == [0.0, 0.0]
