import sys
import types

import pytest

from corpora import UsageError
from gongbao.evaluation.evaluation import EvaluationOptions, evaluate
from gongbao.evaluation.scores.model_metrics import is_model_metric, load_model_metric
from gongbao.evaluation.scores.significance import ResamplingOptions


class _LengthModel:
    """Stands for a checkpoint: scores by the length of the translation."""

    def requires_references(self):
        return True

    def predict(self, rows, **options):
        return {"scores": [len(row["mt"]) / 100 for row in rows]}


@pytest.fixture
def checkpoint(tmp_path, monkeypatch):
    module = types.ModuleType("comet")
    vars(module)["load_from_checkpoint"] = lambda path: _LengthModel()
    monkeypatch.setitem(sys.modules, "comet", module)
    path = tmp_path / "checkpoints" / "model.ckpt"
    path.parent.mkdir()
    path.touch()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "is_one"), [("comet:x", True), ("metricx:/a", True), ("comet", False), ("a:b", False)]
)
def test_learnt_metrics_are_known_by_their_place(name, is_one):
    assert is_model_metric(name) is is_one


def test_a_place_where_nothing_is_is_named(tmp_path):
    with pytest.raises(UsageError, match="nowhere is not there; hub:OWNER/NAME downloads"):
        load_model_metric("comet:nowhere")
    with pytest.raises(UsageError, match="no place is not there"):
        load_model_metric("metricx:")


def test_a_checkpoint_ranks_the_systems(evaluation, office_finder, checkpoint):
    options = EvaluationOptions(
        metrics=("chrf", f"comet:{checkpoint}"), resampling=ResamplingOptions(50)
    )
    found = evaluate(evaluation.texts, office_finder, options)
    assert found.ranking is not None
    assert found.ranking.metric == "comet"
    good = found.systems[0]
    lengths = [len(line) / 100 for line in good.lines]
    assert good.statistics("comet").score == pytest.approx(sum(lengths) / len(lengths))
    assert "comet" in good.intervals
    assert {c.metric for c in found.comparisons} == {"chrf", "comet"}


def test_metricx_reads_a_checkpoint_with_transformers(tmp_path):
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    tokenizers = pytest.importorskip("tokenizers")
    torch.manual_seed(1)
    words = {"<pad>": 0, "</s>": 1, "<unk>": 2, "source:": 3, "candidate:": 4, "word": 5}
    backend = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="<unk>"))
    backend.pre_tokenizer = tokenizers.pre_tokenizers.WhitespaceSplit()
    backend.post_processor = tokenizers.processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", 1)]
    )
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=backend, pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(tmp_path)
    config = transformers.MT5Config(
        vocab_size=250112, d_model=4, d_kv=2, d_ff=4, num_layers=1, num_heads=1
    )
    transformers.MT5ForConditionalGeneration(config).save_pretrained(tmp_path)
    metric = load_model_metric(f"metricx:{tmp_path}")
    scores = metric.score(["源文", "源文"], ["word word", "word"], [])
    assert all(0 <= score <= 25 for score in scores)
    alone = metric.score(["源文"], ["word"], [])
    assert alone[0] == pytest.approx(scores[1], abs=1e-4)
    assert tmp_path.name in metric.signature
