"""The translation network as it is trained: Marian's Transformer in plain PyTorch.

`transformers.MarianMTModel` computes the same function, weight for weight, which
`export_model.py` proves on every export. This file exists because training needs one
cross-attention head laid open for guided alignment, and a step that two CPU cores can bear.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

_HIDDEN = -1e9  # added to the score of a position that must not be seen


@dataclass(frozen=True, slots=True)
class NetworkShape:
    """Sizes of the network; `vocabulary` counts every row of the shared embedding, pad last."""

    vocabulary: int
    width: int = 256
    inner: int = 1024
    heads: int = 8
    encoder_layers: int = 4
    decoder_layers: int = 2
    positions: int = 512

    def as_dict(self) -> dict[str, int]:
        """Return the sizes under their own names, for a checkpoint."""
        return asdict(self)


class TranslationNetwork(nn.Module):
    """Encoder and decoder over one shared embedding, post-norm, sinusoidal positions."""

    def __init__(self, shape: NetworkShape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.drop = Dropout(dropout)
        self.embedding = nn.Embedding(
            shape.vocabulary, shape.width, padding_idx=shape.vocabulary - 1
        )
        self.encoder = nn.ModuleList(
            _EncoderLayer(shape, dropout) for _ in range(shape.encoder_layers)
        )
        self.decoder = nn.ModuleList(
            _DecoderLayer(shape, dropout) for _ in range(shape.decoder_layers)
        )
        self.register_buffer("positions", sinusoids(shape.positions, shape.width), persistent=False)
        self._initialise()

    @property
    def pad(self) -> int:
        """Row of the pad symbol, which also starts the decoder and must stay zero."""
        return self.shape.vocabulary - 1

    def forward(self, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Return decoder states and the guided head's attention.

        Args:
            source: token ids `[batch, source_length]`, padded with `pad`.
            target: decoder input ids `[batch, target_length]`, starting with `pad`.

        Returns:
            states `[batch, target_length, width]` and attention scores before the softmax
            `[batch, target_length, source_length]` of head 0 in the last decoder layer.
        """
        return self._decode(target, self.encode(source), source)

    def decode(self, target: Tensor, memory: Tensor, source: Tensor) -> Tensor:
        """Return decoder states `[batch, target_length, width]` of whole targets.

        Args:
            target: token ids `[batch, target_length]` as they are to come out, padded with `pad`.
            memory: encoder states `[batch, source_length, width]`.
            source: the ids that `memory` was made of.
        """
        given = torch.cat([torch.full_like(target[:, :1], self.pad), target[:, :-1]], dim=1)
        return self._decode(given, memory, source)[0]

    def _decode(self, given: Tensor, memory: Tensor, source: Tensor) -> tuple[Tensor, Tensor]:
        seen = self._seen(source)
        states = self._embed(given)
        length = given.shape[1]
        past = torch.full((length, length), _HIDDEN, dtype=states.dtype, device=states.device).triu(
            1
        )
        guided = states.new_empty(0)
        for number, layer in enumerate(self.decoder, 1):
            states, guided = layer(
                states, memory, past, seen, is_guided=number == len(self.decoder)
            )
        return states, guided

    def encode(self, source: Tensor, layers: int | None = None) -> Tensor:
        """Return encoder states `[batch, source_length, width]` of token ids, `layers` layers up.

        `layers` is counted from the lowest; all of them unless told.
        """
        seen = self._seen(source)
        states = self._embed(source)
        for layer in list(self.encoder)[:layers]:
            states = layer(states, seen)
        return states

    def logits(self, states: Tensor) -> Tensor:
        """Return scores `[..., vocabulary]`; the pad column is minus infinity."""
        scores = functional.linear(states, self.embedding.weight)
        mask = torch.zeros(self.shape.vocabulary, dtype=scores.dtype, device=scores.device)
        mask[self.pad] = float("-inf")
        return scores + mask

    def _seen(self, source: Tensor) -> Tensor:
        """Return the bias `[batch, 1, 1, source_length]` that hides padding."""
        bias = (source == self.pad).to(self.embedding.weight.dtype) * _HIDDEN
        return bias[:, None, None, :]

    def _embed(self, ids: Tensor) -> Tensor:
        embedded = self.embedding(ids) * math.sqrt(self.shape.width)
        embedded = embedded + self.positions[: ids.shape[1]].to(embedded.dtype)
        return self.drop(embedded)

    def _initialise(self) -> None:
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2 and "embedding" not in name:
                nn.init.xavier_uniform_(parameter)
        nn.init.normal_(self.embedding.weight, std=self.shape.width**-0.5)
        with torch.no_grad():
            self.embedding.weight[self.pad].zero_()


class Dropout(nn.Module):
    """Dropout whose masks are slices, at random offsets, of a pool drawn anew now and then.

    Drawing fresh random bits for every activation takes a tenth of a step on a CPU; a slice at a
    random offset of 16 million bits decorrelates as well. On an accelerator PyTorch's own is used.
    """

    pool_size = 1 << 24

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, states: Tensor) -> Tensor:
        """Return `states` with a share of `rate` set to zero and the rest scaled up."""
        if not self.training or self.rate == 0:
            return states
        if states.device.type != "cpu" or states.numel() >= self.pool_size:
            return functional.dropout(states, self.rate)
        key = (states.dtype, self.rate)
        if key not in _POOLS or _POOL_USES[key] >= 4000:
            bits = torch.rand(self.pool_size) >= self.rate
            _POOLS[key] = bits.to(states.dtype) / (1 - self.rate)
            _POOL_USES[key] = 0
        _POOL_USES[key] += 1
        count = states.numel()
        start = int(torch.randint(self.pool_size - count, ()))
        return states * _POOLS[key][start : start + count].view(states.shape)


def forget_dropout_masks() -> None:
    """Let the next step draw its masks anew: what follows depends on the random state alone."""
    _POOLS.clear()
    _POOL_USES.clear()


_POOLS: dict[tuple[torch.dtype, float], Tensor] = {}
_POOL_USES: dict[tuple[torch.dtype, float], int] = {}


class _Attention(nn.Module):
    def __init__(self, shape: NetworkShape) -> None:
        super().__init__()
        self.heads, self.size = shape.heads, shape.width // shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.output = nn.Linear(shape.width, shape.width)

    def split(self, states: Tensor) -> Tensor:
        batch, length, _ = states.shape
        # [batch, heads, length, head_size]
        return states.view(batch, length, self.heads, self.size).transpose(1, 2)

    def forward(
        self, states: Tensor, memory: Tensor, bias: Tensor, *, wants_scores: bool = False
    ) -> tuple[Tensor, Tensor]:
        """Return `[batch, length, width]` and, where wanted, the scores before the softmax."""
        query = self.split(self.query(states))
        key = self.split(self.key(memory))
        value = self.split(self.value(memory))
        if states.device.type == "cuda" and not wants_scores:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
            return self.output(mixed.transpose(1, 2).reshape(states.shape)), states.new_empty(0)
        # Written out: PyTorch's fused attention in bfloat16 is five times slower backwards.
        scores = (query * self.size**-0.5) @ key.transpose(2, 3) + bias
        mixed = scores.softmax(-1) @ value
        joined = mixed.transpose(1, 2).reshape(states.shape)  # [batch, length, width]
        return self.output(joined), scores


class _FeedForward(nn.Module):
    def __init__(self, shape: NetworkShape) -> None:
        super().__init__()
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)

    def forward(self, states: Tensor) -> Tensor:
        return self.outer(functional.relu(self.inner(states)))


class _EncoderLayer(nn.Module):
    def __init__(self, shape: NetworkShape, dropout: float) -> None:
        super().__init__()
        self.attention, self.attention_norm = _Attention(shape), nn.LayerNorm(shape.width)
        self.feed, self.feed_norm = _FeedForward(shape), nn.LayerNorm(shape.width)
        self.drop = Dropout(dropout)

    def forward(self, states: Tensor, seen: Tensor) -> Tensor:
        mixed, _ = self.attention(states, states, seen)
        states = self.attention_norm(states + self.drop(mixed))
        fed = self.drop(self.feed(states))
        normed: Tensor = self.feed_norm(states + fed)
        return normed


class _DecoderLayer(nn.Module):
    def __init__(self, shape: NetworkShape, dropout: float) -> None:
        super().__init__()
        self.attention, self.attention_norm = _Attention(shape), nn.LayerNorm(shape.width)
        self.cross, self.cross_norm = _Attention(shape), nn.LayerNorm(shape.width)
        self.feed, self.feed_norm = _FeedForward(shape), nn.LayerNorm(shape.width)
        self.drop = Dropout(dropout)

    def forward(
        self, states: Tensor, memory: Tensor, past: Tensor, seen: Tensor, *, is_guided: bool
    ) -> tuple[Tensor, Tensor]:
        mixed, _ = self.attention(states, states, past)
        states = self.attention_norm(states + self.drop(mixed))
        crossed, scores = self.cross(states, memory, seen, wants_scores=is_guided)
        states = self.cross_norm(states + self.drop(crossed))
        fed = self.drop(self.feed(states))
        return self.feed_norm(states + fed), scores[:, 0] if is_guided else scores


def sinusoids(positions: int, width: int) -> Tensor:
    """Return `[positions, width]` sinusoids: sines in the first half, cosines in the second."""
    angles = torch.arange(positions)[:, None] / 10000 ** (
        2 * torch.arange(width // 2)[None] / width
    )
    return torch.cat([angles.sin(), angles.cos()], dim=1)
