"""A network begun from a smaller one computes what the smaller one computes."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from scripts.training.model.grown_network import check_heads, start_from  # noqa: E402
from scripts.training.model.marian_names import marian_names  # noqa: E402
from scripts.training.model.translation_network import (  # noqa: E402 - only where torch is
    NetworkShape,
    TranslationNetwork,
)

PAD = 59


@pytest.fixture
def grow():
    """Return a function that builds a random small network and grows it."""

    def make(**larger):
        torch.manual_seed(3)
        sizes = {
            "vocabulary": 60,
            "width": 16,
            "inner": 24,
            "heads": 2,
            "encoder_layers": 2,
            "decoder_layers": 1,
        }
        small = TranslationNetwork(NetworkShape(**sizes), 0.0)
        for layer in small.encoder:  # as training leaves them: neither ones nor zeros
            torch.nn.init.normal_(layer.feed_norm.weight, 0.6, 0.05)
            torch.nn.init.normal_(layer.feed_norm.bias, 0.0, 0.1)
        mine = dict(small.named_parameters())
        theirs = marian_names(small.shape.as_dict())
        stored = {theirs[name]: value.detach() for name, value in mine.items()}
        large = TranslationNetwork(NetworkShape(**{**sizes, **larger}), 0.0)
        source = torch.randint(0, PAD, (4, 12))
        source[1, 9:] = PAD
        start_from(large, stored, source)
        return small.eval(), large.eval(), source

    return make


def test_wider_feed_forward_layers_change_nothing(grow):
    small, large, source = grow(inner=40)
    target = torch.randint(0, PAD, (4, 7))
    assert torch.allclose(small(source, target)[0], large(source, target)[0], atol=1e-6)
    assert large.encoder[0].feed.inner.weight[24:].any(), "new units need something to learn from"


def test_new_encoder_layers_hand_on_what_they_are_given(grow):
    small, large, source = grow(encoder_layers=3)
    seen = source != PAD
    before, after = small.encode(source)[seen], large.encode(source)[seen]
    assert (before - after).norm() < 0.15 * before.norm()
    assert torch.equal(small.encoder[1].feed.inner.weight, large.encoder[2].feed.inner.weight)


def test_another_number_of_heads_is_refused(grow, tmp_path):
    small, _, _ = grow()
    (tmp_path / "config.json").write_text('{"encoder_attention_heads": 4}', encoding="utf-8")
    with pytest.raises(ValueError, match="4 heads cannot become 2"):
        check_heads(tmp_path, small.shape)


@pytest.mark.parametrize(
    ("larger", "reason"),
    [
        ({"encoder_layers": 5}, "5 encoder layers cannot begin from 2"),
        ({"encoder_layers": 1}, "1 encoder layers cannot begin from 2"),
        ({"inner": 20}, "cannot grow"),
        ({"width": 32}, "only feed-forward layers widen"),
        ({"decoder_layers": 2}, "no model.decoder.layers.1"),
        ({"decoder_layers": 0}, "1 decoder layers cannot become 0"),
    ],
)
def test_what_cannot_grow_is_named(grow, larger, reason):
    with pytest.raises(ValueError, match=reason):
        grow(**larger)
