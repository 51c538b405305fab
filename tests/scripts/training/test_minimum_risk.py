"""Minimum-risk training: candidates are judged by the reference, and the better ones are learnt."""

from __future__ import annotations

import json
import random
from argparse import Namespace
from itertools import islice

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("sacrebleu")

from scripts.training.model.export_model import marian_model  # noqa: E402 - only where torch is
from scripts.training.model.marian_names import marian_names  # noqa: E402
from scripts.training.model.translation_network import (  # noqa: E402
    NetworkShape,
    TranslationNetwork,
)
from scripts.training.risk.candidates import Scorer, draw  # noqa: E402
from scripts.training.risk.minimum_risk import (  # noqa: E402
    Choice,
    RiskTrainer,
    WeightedLikelihood,
    batches,
    read_shard,
)
from scripts.training.text.training_text import PreparedPair  # noqa: E402

SIZES = {
    "vocabulary": 60,
    "width": 16,
    "inner": 24,
    "heads": 2,
    "encoder_layers": 2,
    "decoder_layers": 1,
}
CHOICES = [
    Choice([5, 6, 7, 0], [[8, 9, 0], [8, 10, 0], [11, 12, 13, 0]], [0.0, 0.2, 0.9]),
    Choice([9, 5, 0], [[20, 21, 22, 0], [30, 31, 0], [20, 21, 0]], [0.0, 0.8, 0.1]),
]


@pytest.fixture
def trainer(tmp_path):
    """Return a trainer of a small random network."""
    torch.manual_seed(3)
    shape = NetworkShape(**SIZES)
    network = TranslationNetwork(shape, 0.0)
    weights = {name: value.detach() for name, value in network.named_parameters()}
    assert set(weights) == set(marian_names(shape.as_dict()))
    marian_model(weights, shape.as_dict()).save_pretrained(tmp_path / "marian")
    options = Namespace(
        start=tmp_path / "marian",
        seed=1,
        dropout=0.0,
        rate=3e-3,
        sharpness=5.0,
        risk=10.0,
        reference=0.0,
        average=0.5,
        clip=1.0,
    )
    return RiskTrainer(options)


def test_the_expected_risk_falls(trainer):
    first = trainer.learn(CHOICES, 1.0)
    for _ in range(60):
        last = trainer.learn(CHOICES, 1.0)
    assert first["least"] == pytest.approx(0.15)
    assert first["risk"] > 0.2
    assert last["risk"] == pytest.approx(last["least"], abs=0.02)


def test_the_reference_is_learnt_beside_it(trainer):
    trainer.options.reference, trainer.options.risk = 1.0, 0.0
    first = trainer.learn(CHOICES, 1.0)
    for _ in range(60):
        last = trainer.learn(CHOICES, 1.0)
    assert last["nll"] < first["nll"] - 1


def test_a_run_that_is_resumed_goes_on_alike(trainer, tmp_path):
    trainer.learn(CHOICES, 1.0)
    trainer.save(tmp_path / "checkpoint.pt", 2.0)
    expected = trainer.learn(CHOICES, 1.0)
    resumed = RiskTrainer(trainer.options)
    resumed.load(tmp_path / "checkpoint.pt")
    assert resumed.learn(CHOICES, 1.0) == pytest.approx(expected, rel=1e-3)


def test_the_gradient_of_slices_is_that_of_the_whole():
    torch.manual_seed(1)
    states = torch.randn(2500, 8, requires_grad=True)
    weight = torch.randn(30, 8, requires_grad=True)
    gold, weights = torch.randint(0, 29, (2500,)), torch.randn(2500)
    total = WeightedLikelihood.apply(states, weight, gold, weights)
    total.backward()
    mine = states.grad.clone(), weight.grad.clone()
    states.grad = weight.grad = None
    scores = (states @ weight[:29].T).log_softmax(-1)
    whole = (scores.gather(1, gold[:, None]).squeeze(1) * weights).sum()
    whole.backward()
    assert total.item() == pytest.approx(whole.item(), rel=1e-4)
    assert torch.allclose(mine[0], states.grad, atol=1e-4)
    assert torch.allclose(mine[1], weight.grad, atol=1e-3)


def test_a_shard_is_read_short_ones_first_and_cut_into_batches(tmp_path):
    path = tmp_path / "0000.jsonl"
    lines = [
        {"source": c.source, "reference": c.targets[0], "candidates": c.targets[1:], "risks": r}
        for c in CHOICES * 5
        for r in [c.risks[1:]]
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    choices = read_shard(path)
    assert len(choices) == 10
    assert choices[0].risks[0] == 0.0
    cut = batches(choices, 30, 1)
    assert sum(map(len, cut)) == 10
    assert all(
        sum(len(c.targets) for c in batch) * max(len(t) for c in batch for t in c.targets) <= 30
        for batch in cut
    )


def test_what_is_nearer_to_the_reference_has_less_risk():
    scorer = Scorer()
    reference = "The county built 12 new schools in <d1>."
    risks = [
        scorer.risk(candidate, reference, "全县<d1>新建学校12所。")
        for candidate in (
            reference,
            "The county built 12 schools in <d1>.",
            "The county built 12 schools in all.",
            "Weather gradeditation.",
        )
    ]
    assert risks[0] == pytest.approx(0)
    assert risks == sorted(risks)
    assert risks[2] - risks[1] > 0.2
    assert risks[3] == 1


def test_unseen_pairs_are_drawn_as_often_as_asked_for():
    pairs = [PreparedPair(f"新{k}", "new", "bulletins/written") for k in range(300)]
    pairs += [PreparedPair(f"旧{k}", "old", "bulletins/written") for k in range(300)]
    unseen = frozenset(pair.chinese for pair in pairs[:300])
    drawn = list(islice(draw(pairs, unseen, random.Random(1)), 300))
    new = [pair.chinese for pair in drawn if pair.english == "new"]
    assert len(set(new)) == len(new)
    assert 180 < len(new) < 250
