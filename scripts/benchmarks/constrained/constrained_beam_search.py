"""Lexically constrained beam search: the reference that the guarantee's repairs are compared with.

Every step of the search keeps room for hypotheses at each stage of progress through the
constraints, so the required words enter where they cost least, and none can end without them.
Needs the extra `hub`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from inspect import signature
from typing import TYPE_CHECKING, Any

from corpora import UsageError
from gongbao.translation.engines import WORD_START, DecodingRequest, Hypothesis
from scripts.benchmarks.constrained.constraint_progress import Constraint, ConstraintProgress, State

if TYPE_CHECKING:
    import torch

    from gongbao.translation.engines import TransformersEngine

_MOST_POSITIONS = 500
_ROWS = 64  # beams decoded together; bounds memory


def search_with_constraints(
    engine: TransformersEngine,
    requests: Sequence[DecodingRequest],
    constraints: Sequence[Sequence[Constraint]],
    *,
    beam_size: int = 8,
) -> list[Hypothesis]:
    """Return for each request the best hypothesis in which all its constraints stand.

    A constraint is a tuple of variants, a variant the pieces of some words; one variant stands
    whole, followed by the start of a word, by punctuation or the end, and no two constraints
    share a piece. Without constraints this is plain beam search, piece for piece what
    transformers finds.

    Dynamic beam allocation (Post and Vilar 2018, "Fast Lexically Constrained Decoding with
    Dynamic Beam Allocation for Neural Machine Translation"): one decoder call a step for
    `beam_size` rows a sentence, whatever the number of constraints; choosing among the candidates
    adds O(beam_size * (beam_size + C)) a step for C constraints. A small beam hurries the words
    towards the start, so at least 8 is advisable.

    Raises:
        UsageError: for a request with a prefix, a piece the model does not have, a variant that
            does not begin a word, or constraints longer than the position table.
    """
    if len(requests) != len(constraints):
        raise UsageError(f"{len(requests)} requests and {len(constraints)} lists of constraints")
    boundary = _boundary(engine)
    searches = [
        _Search(number, request, _progress(engine, request, wanted, boundary), beam_size)
        for number, (request, wanted) in enumerate(zip(requests, constraints, strict=True))
    ]
    searches.sort(key=lambda search: len(search.request.source))
    step = max(1, _ROWS // beam_size)
    for start in range(0, len(searches), step):
        _decode(engine, searches[start : start + step], boundary)
    found: dict[int, Hypothesis] = {}
    for start in range(0, len(searches), _ROWS):
        group = searches[start : start + _ROWS]
        written = [tuple(engine.piece(number) for number in s.best()) for s in group]
        made = engine.hypotheses([search.request for search in group], written)
        found.update(zip((search.number for search in group), made, strict=True))
    return [found[number] for number in range(len(requests))]


@dataclass(frozen=True, slots=True)
class _Row:
    """A hypothesis on its way; `total` is its log-probability."""

    total: float
    tokens: tuple[int, ...]
    state: State


@dataclass(slots=True)
class _Search:
    """The beam of one sentence."""

    number: int
    request: DecodingRequest
    progress: ConstraintProgress
    beam_size: int
    rows: list[_Row] = field(default_factory=list)
    finished: list[tuple[float, tuple[int, ...]]] = field(default_factory=list)
    is_done: bool = False

    def __post_init__(self) -> None:
        self.rows = [_Row(0.0, (), self.progress.start)]

    @property
    def limit(self) -> int:
        """Return how many pieces a hypothesis may have, the end symbol included."""
        needed = self.progress.remaining(self.progress.start) + self.progress.slack
        return min(_MOST_POSITIONS, 2 * max(len(self.request.source) + 1, needed) + 20)

    def best(self) -> tuple[int, ...]:
        """Return the pieces of the best finished hypothesis."""
        if not self.finished:
            raise UsageError(
                f"request {self.number + 1}: no hypothesis of {self.limit} pieces holds them all"
            )
        return max(self.finished)[1]

    def extend(
        self, log_probabilities: torch.Tensor, end: int, boundary: torch.Tensor
    ) -> list[int]:
        """Take one step and return, for each new row, the row that it continues.

        Args:
            log_probabilities: `[rows, vocabulary]` of the next piece.
            end: The end symbol.
            boundary: `[vocabulary]`, true for pieces that do not continue a word.
        """
        candidates = self._candidates(log_probabilities, end, boundary)
        complete = [c for c in candidates if self.progress.is_complete(c[3])]
        ending = {id(c) for c in complete[: self.beam_size] if c[2] == end}
        length = len(self.rows[0].tokens) + 1
        for candidate in candidates:
            if id(candidate) in ending:
                total, row, _, _ = candidate
                self.finished.append((total / length, self.rows[row].tokens))
        self.finished = sorted(self.finished, reverse=True)[: self.beam_size]
        chosen = self._allocated([c for c in candidates if c[2] != end])
        origins = [row for _, row, _, _ in chosen]
        self.rows = [
            _Row(total, (*self.rows[row].tokens, token), state)
            for total, row, token, state in chosen
        ]
        is_full = len(self.finished) >= self.beam_size
        attainable = self.rows[0].total / length if self.rows else 0.0
        self.is_done = not self.rows or (is_full and self.finished[-1][0] >= attainable)
        if not self.is_done and length >= self.limit:  # the end symbol no longer fits
            self._finish_rows(length)
        return origins

    def _candidates(
        self, log_probabilities: torch.Tensor, end: int, boundary: torch.Tensor
    ) -> list[tuple[float, int, int, State]]:
        """Return (total, row, piece, state after it), the likeliest first."""
        import torch

        length = len(self.rows[0].tokens) + 1
        allowed = log_probabilities.clone()
        for k, row in enumerate(self.rows):
            if not self.progress.is_complete(row.state):
                allowed[k, end] = -torch.inf
            if self.progress.is_closing(row.state):
                kept = allowed[k].clone()
                allowed[k, ~boundary] = -torch.inf
                onward = list(self.progress.continuations(row.state))
                allowed[k, onward] = kept[onward]
        totals = allowed + torch.tensor([row.total for row in self.rows])[:, None]
        size = totals.shape[1]
        wanted = set(
            totals.flatten().topk(min(2 * self.beam_size, totals.numel())).indices.tolist()
        )
        for k, row in enumerate(self.rows):
            advancing = self.progress.advancing(row.state)
            needed = self.progress.remaining(row.state) + self.progress.slack
            if advancing and self.limit - length <= needed:
                wanted = {place for place in wanted if place // size != k}  # no room but for them
            elif advancing:
                wanted.add(k * size + int(allowed[k].argmax()))
            wanted.update(k * size + token for token in advancing)
        found: list[tuple[float, int, int, State]] = []
        for place in wanted:
            row_number, token = divmod(place, size)
            total = float(totals[row_number, token])
            if total > -torch.inf:
                state = self.rows[row_number].state
                after = state if token == end else self.progress.step(state, token)
                found.append((total, row_number, token, after))
        return sorted(found, key=lambda c: (-c[0], c[1], c[2]))

    def _allocated(
        self, candidates: list[tuple[float, int, int, State]]
    ) -> list[tuple[float, int, int, State]]:
        """Share the beam among the banks, the one nearest to its end first.

        A bank holds the candidates that lack equally many pieces; the likeliest come back first.
        """
        banks: dict[int, list[tuple[float, int, int, State]]] = {}
        for candidate in candidates:
            banks.setdefault(self.progress.remaining(candidate[3]), []).append(candidate)
        chosen: list[tuple[float, int, int, State]] = []
        while len(chosen) < self.beam_size and any(banks.values()):
            for remaining in sorted(banks):
                if banks[remaining] and len(chosen) < self.beam_size:
                    chosen.append(banks[remaining].pop(0))
        return sorted(chosen, key=lambda c: -c[0])

    def _finish_rows(self, length: int) -> None:
        whole = [row for row in self.rows if self.progress.is_complete(row.state)]
        self.finished += [(row.total / length, row.tokens) for row in whole]
        self.is_done = True


def _decode(engine: TransformersEngine, searches: list[_Search], boundary: torch.Tensor) -> None:
    """Run the searches of a batch side by side, `beam_size` rows each, until all are done."""
    import torch

    width = searches[0].beam_size
    model: Any = engine.model
    end, pad = engine.end, engine.padding
    with torch.no_grad():
        encoded, mask = engine.encode([search.request for search in searches])
        encoded.last_hidden_state = encoded.last_hidden_state.repeat_interleave(width, 0)
        mask = mask.repeat_interleave(width, 0)  # [batch * beam, source_length]
        last = torch.full((len(mask), 1), model.config.decoder_start_token_id)
        memory: Any = None
        # transformers 5.24 renamed the argument.
        remembers = "cache" if "cache" in signature(model.forward).parameters else "past_key_values"
        while not all(search.is_done for search in searches):
            output = model(
                encoder_outputs=encoded,
                attention_mask=mask,
                decoder_input_ids=last,
                use_cache=True,
                **{remembers: memory},
            )
            memory = getattr(output, remembers)
            scores = output.logits[:, -1].float().log_softmax(-1)  # [batch * beam, vocabulary]
            scores[:, pad] = -torch.inf
            order, tokens = list(range(len(mask))), [pad] * len(mask)
            for k, search in enumerate(searches):
                if not search.is_done:
                    base = k * width
                    rows = scores[base : base + len(search.rows)]
                    for row, origin in enumerate(search.extend(rows, end, boundary)):
                        order[base + row] = base + origin
                        tokens[base + row] = search.rows[row].tokens[-1]
            memory.self_attention_cache.reorder_cache(torch.tensor(order))
            last = torch.tensor(tokens)[:, None]


def _progress(
    engine: TransformersEngine,
    request: DecodingRequest,
    constraints: Sequence[Constraint],
    boundary: torch.Tensor,
) -> ConstraintProgress:
    if request.prefix:
        raise UsageError("constrained beam search takes no forced prefix")
    numbered: list[tuple[tuple[int, ...], ...]] = []
    for variants in constraints:
        if not variants or not all(variants):
            raise UsageError("a constraint needs at least one variant, and none may be empty")
        for variant in variants:
            unknown = [piece for piece in variant if not engine.has_piece(piece)]
            if unknown:
                raise UsageError(f"the model has no piece {unknown[0]!r} (in {' '.join(variant)})")
            if not bool(boundary[engine.numbers(variant[:1])[0]]):
                raise UsageError(f"{' '.join(variant)}: a constraint has to begin a word")
        numbered.append(tuple(tuple(engine.numbers(variant)) for variant in variants))
    progress = ConstraintProgress(tuple(numbered))
    needed = progress.remaining(progress.start) + progress.slack
    if needed >= _MOST_POSITIONS:
        raise UsageError(f"the constraints need {needed} pieces, expected under {_MOST_POSITIONS}")
    return progress


def _boundary(engine: TransformersEngine) -> torch.Tensor:
    """Return `[vocabulary]`: true for pieces before which a word has ended."""
    import torch

    size = int(engine.model.config.vocab_size)
    ends = torch.zeros(size, dtype=torch.bool)
    for number in range(size):
        piece = engine.piece(number)
        is_byte = piece.startswith("<0x")
        ends[number] = piece.startswith(WORD_START) or not (is_byte or piece[:1].isalnum())
    return ends
