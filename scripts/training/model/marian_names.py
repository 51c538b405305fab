"""The names that MarianMTModel gives to the weights of the translation network."""

from __future__ import annotations

_PARTS = {"query": "q_proj", "key": "k_proj", "value": "v_proj", "output": "out_proj"}


def marian_names(shape: dict[str, int]) -> dict[str, str]:
    """Return Marian's name for each of the network's weights."""
    names = {"embedding.weight": "model.shared.weight"}
    for side in ("encoder", "decoder"):
        attentions = {"attention": "self_attn"}
        if side == "decoder":
            attentions["cross"] = "encoder_attn"
        for layer in range(shape[f"{side}_layers"]):
            mine, theirs = f"{side}.{layer}", f"model.{side}.layers.{layer}"
            for kind in ("weight", "bias"):
                for here, there in attentions.items():
                    for part, name in _PARTS.items():
                        names[f"{mine}.{here}.{part}.{kind}"] = f"{theirs}.{there}.{name}.{kind}"
                    names[f"{mine}.{here}_norm.{kind}"] = f"{theirs}.{there}_layer_norm.{kind}"
                names[f"{mine}.feed.inner.{kind}"] = f"{theirs}.fc1.{kind}"
                names[f"{mine}.feed.outer.{kind}"] = f"{theirs}.fc2.{kind}"
                names[f"{mine}.feed_norm.{kind}"] = f"{theirs}.final_layer_norm.{kind}"
    return names
