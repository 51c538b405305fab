"""Which of a model's heads says where a word comes from, measured once, when it is converted.

The first head of the last layer does where a model was trained with guided alignment, as OPUS-MT
was; in others the mean of some layer, or none. What a head sees is compared with the word links of
`align` on a few sentences of ordinary news. Where no head agrees with them, the links are used
instead of the attention.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gongbao.translation.engines.hub.linked_attention import Table, find_ties
from gongbao.translation.engines.pieces import Pieces

if TYPE_CHECKING:
    import torch

    from gongbao.translation.engines.hub.checkpoint import Checkpoint

_SENTENCES = (
    "中国经济今年增长百分之五。",
    "政府将加强环境保护，改善人民生活。",
    "公司去年在上海开设了三家新工厂。",
    "会议讨论了教育和医疗改革问题。",
    "许多年轻人离开农村到城市工作。",
    "两国签署了一项新的贸易协定。",
)
_LONGEST = 30  # pieces; the sentences have some twelve in English
_LEAST_AGREEMENT = 0.5  # the packaged model's guided head has .86, its other layer .23
_LEAST_LINKED = 12  # target pieces; fewer say nothing
_TIED = 0.2
ALL_HEADS, FIRST_HEAD = 0, 1


@dataclass(frozen=True, slots=True)
class AttentionChoice:
    """The heads whose attention is read.

    Attributes:
        layer: The decoder's layer, counted from 0; -1 for the last.
        heads: `FIRST_HEAD`, or `ALL_HEADS` for their mean.
        agreement: How much of their attention lies on linked words, in [0, 1].
    """

    layer: int = -1
    heads: int = FIRST_HEAD
    agreement: float = 0.0

    @property
    def is_useful(self) -> bool:
        """Tell whether it says where words come from."""
        return self.agreement >= _LEAST_AGREEMENT


def choose_attention(
    model: Any,  # noqa: ANN401 - transformers ships no types
    checkpoint: Checkpoint,
    sentences: Sequence[str] = _SENTENCES,
) -> AttentionChoice:
    """Return the heads that agree best with word links; the last layer's where several do."""
    pieces = Pieces(
        checkpoint.source_pieces, checkpoint.target_pieces, vocabulary=checkpoint.target_tokens
    )
    sources = [[placed.piece for placed in pieces.encode(sentence)] for sentence in sentences]
    shares: dict[tuple[int, int], list[float]] = {}
    for source, (target, layers) in zip(
        sources, _translate(model, checkpoint, sources), strict=True
    ):
        if not target:
            continue
        ties, _ = find_ties(pieces, source, target)
        for layer, heads in enumerate(layers):
            for kind, table in ((FIRST_HEAD, heads[0]), (ALL_HEADS, heads.mean(axis=0))):
                shares.setdefault((layer, kind), []).extend(_on_linked(table, ties))
    agreements = {
        choice: float(np.mean(found))
        for choice, found in shares.items()
        if len(found) >= _LEAST_LINKED
    }
    if not agreements:
        return AttentionChoice()
    layer, kind = max(agreements, key=lambda choice: (agreements[choice], choice))
    return AttentionChoice(layer, kind, agreements[layer, kind])


def _translate(
    model: Any,  # noqa: ANN401 - transformers ships no types
    checkpoint: Checkpoint,
    sources: Sequence[Sequence[str]],
) -> list[tuple[list[str], list[Table]]]:
    """Return a greedy translation of each source and, for each layer, what its heads looked at.

    The tables are `[heads, target_length, source_length]`, without the symbols of the frame.
    """
    import torch

    frame, config, tokens = checkpoint.frame, model.config, checkpoint.target_tokens
    numbers = {token: k for k, token in enumerate(checkpoint.source_tokens)}
    unknown = numbers.get("<unk>", 0)
    framed = [[*frame.source_prefix, *source, *frame.source_suffix] for source in sources]
    width = max(map(len, framed))
    padding, end = config.pad_token_id, tokens.index("</s>")
    rows = [[numbers.get(token, unknown) for token in one] for one in framed]
    ids = torch.tensor([row + [padding] * (width - len(row)) for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
    begun = [config.decoder_start_token_id, *(tokens.index(tag) for tag in frame.target_prefix)]
    with torch.no_grad():
        made = model.generate(
            input_ids=ids,
            attention_mask=mask,
            decoder_input_ids=torch.tensor([begun] * len(rows)),
            num_beams=1,
            do_sample=False,
            max_length=len(begun) + _LONGEST,
            forced_bos_token_id=None,
            use_cache=not _has_deeper_decoder(config),
        )
        output = model(
            input_ids=ids,
            attention_mask=mask,
            decoder_input_ids=made,
            output_attentions=True,
            use_cache=False,
        )
    found: list[tuple[list[str], list[Table]]] = []
    for k, source in enumerate(sources):
        written = _until_end(made[k, len(begun) :], end, len(tokens))
        first, start = len(frame.target_prefix), len(frame.source_prefix)
        targets = slice(first, first + len(written))  # row i belongs to what is written after i
        columns = slice(start, start + len(source))
        layers = [layer[k, :, targets, columns] for layer in output.cross_attentions]
        found.append(([tokens[n] for n in written], [one.float().numpy() for one in layers]))
    return found


def _has_deeper_decoder(config: Any) -> bool:  # noqa: ANN401 - transformers ships no types
    """Tell whether a decoder has more layers than its encoder; transformers caches too few then."""
    names = (("encoder_layers", "decoder_layers"), ("num_layers", "num_decoder_layers"))
    return any(getattr(config, one, 0) < getattr(config, other, 0) for one, other in names)


def _until_end(row: torch.Tensor, end: int, size: int) -> list[int]:
    """Return the numbers up to the end symbol, or to one that is no piece, such as padding."""
    numbers: list[int] = []
    for number in row.tolist():
        if number == end or number >= size:
            break
        numbers.append(number)
    return numbers


def _on_linked(attention: Table, ties: Table) -> list[float]:
    """Return, for each target piece with links, how much of its attention lies on what they link.

    Both tables are `[target_length, source_length]`.
    """
    tied = ties > _TIED
    return [float(attention[row][tied[row]].sum()) for row in np.flatnonzero(tied.any(axis=1))]
