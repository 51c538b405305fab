"""Begin a larger network as (nearly) the function that a smaller one computes.

A network whose capacity is used up is made larger without forgetting anything: new hidden units of
a feed-forward layer have outer weights of zero, and a new encoder layer adds nothing to what it is
given (attention and feed-forward begin with outputs of zero, its norms restore the mean and the
spread that the layer below leaves). Chen, Goodfellow and Shlens, "Net2Net", 2016, call such a
growth function-preserving; the norms preserve the function to a few percent of a state's length.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import Tensor

from scripts.training.model.marian_names import marian_names
from scripts.training.model.translation_network import NetworkShape, TranslationNetwork


def start_from(network: TranslationNetwork, stored: dict[str, Tensor], sample: Tensor) -> None:
    """Copy Marian's weights into a network of the same width that is as large or larger.

    Args:
        network: freshly initialised; may have more encoder layers (up to twice as many: each new
            one stands above one of the lowest old ones) and wider feed-forward layers.
        stored: the tensors of `model.safetensors` in a Marian folder.
        sample: token ids `[batch, source_length]` of some sources, to measure new norms by.

    Raises:
        ValueError: a stored tensor is larger than its place, or too many layers are new.
    """
    if "model.shared.weight" not in stored:
        stored = {**stored, "model.shared.weight": stored["lm_head.weight"]}
    old, decoders = (
        len({name.split(".")[3] for name in stored if name.startswith(f"model.{side}.layers.")})
        for side in ("encoder", "decoder")
    )
    if decoders > len(network.decoder):
        raise ValueError(f"{decoders} decoder layers cannot become {len(network.decoder)}")
    places, new = _places(old, len(network.encoder))
    shape = {**network.shape.as_dict(), "encoder_layers": old}
    mine = dict(network.named_parameters())
    with torch.no_grad():
        for name, theirs in marian_names(shape).items():
            place = name
            if name.startswith("encoder."):
                _, number, rest = name.split(".", 2)
                place = f"encoder.{places[int(number)]}.{rest}"
            if theirs not in stored:
                raise ValueError(f"{name}: the weights to begin with have no {theirs}")
            _copy_into(place, mine[place], stored[theirs].float())
        for layer in new:
            _hand_on(network, layer, sample)


def check_heads(folder: Path, shape: NetworkShape) -> None:
    """Check that a Marian folder's weights mean the same in a network of `shape`.

    Raises:
        ValueError: its attention has another number of heads.
    """
    heads = json.loads((folder / "config.json").read_text(encoding="utf-8"))[
        "encoder_attention_heads"
    ]
    if heads != shape.heads:
        raise ValueError(f"{folder}: {heads} heads cannot become {shape.heads}")


def _places(old: int, wanted: int) -> tuple[list[int], list[int]]:
    """Return where the old encoder layers stand among `wanted`, and where new ones do."""
    if not old <= wanted <= 2 * old:
        raise ValueError(f"{wanted} encoder layers cannot begin from {old}: {old} to {2 * old} can")
    places = [layer + min(layer, wanted - old) for layer in range(old)]
    return places, [place for place in range(wanted) if place not in places]


def _copy_into(name: str, parameter: Tensor, value: Tensor) -> None:
    if parameter.shape == value.shape:
        parameter.copy_(value)
        return
    small, large = tuple(value.shape), tuple(parameter.shape)
    fits = len(small) == len(large) and all(s <= t for s, t in zip(small, large, strict=True))
    if not fits or ".feed." not in name:
        raise ValueError(f"{name}: {small} cannot grow to {large}; only feed-forward layers widen")
    if name.endswith("outer.weight"):
        parameter.zero_()  # new hidden units say nothing yet
    parameter[tuple(slice(size) for size in small)] = value


def _hand_on(network: TranslationNetwork, layer: int, sample: Tensor) -> None:
    """Let a new encoder layer hand on what the layer below it leaves."""
    new = network.encoder[layer]
    for projection in (new.attention.output, new.feed.outer):
        projection.weight.zero_()
        projection.bias.zero_()
    network.eval()
    states = network.encode(sample, layers=layer)[sample != network.pad]  # [tokens, width]
    for norm in (new.attention_norm, new.feed_norm):
        norm.weight.fill_(float(states.std(dim=1, correction=0).mean()))
        norm.bias.fill_(float(states.mean()))
