"""transformers behind the Engine Protocol: any local Marian folder, run by PyTorch.

The reference that the fast engine is measured against, and the way to run a model as it was
published. Needs the extra `hub`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path
from pickle import UnpicklingError
from threading import RLock
from typing import TYPE_CHECKING, Any

import numpy as np

from corpora import ModelError, UsageError
from gongbao.translation.engines.engine import (
    DecodingOptions,
    DecodingRequest,
    Hypothesis,
    by_suppression,
)
from gongbao.translation.engines.model_settings import features_of, read_settings
from gongbao.translation.engines.pieces import Pieces

if TYPE_CHECKING:
    import torch

_BATCH = 32
_MOST_POSITIONS = 500


class TransformersEngine:
    """A Marian folder: config, safetensors weights, `source.spm`, `target.spm`, `vocab.json`.

    Weights are read from safetensors, or from a PyTorch file with `weights_only=True`; code that
    comes with a model is never run. Threads may share an engine: they take turns at the model,
    whose caches are its own.
    """

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        try:
            import torch
            import transformers  # noqa: F401 - only whether it is there
        except ImportError as error:
            raise UsageError(
                "the transformers engine needs PyTorch and transformers: pip install 'gongbao[hub]'"
            ) from error
        if threads:
            torch.set_num_threads(threads)
        settings = read_settings(folder) or read_settings(folder.parent)
        self.name = folder.name
        self.features = features_of(settings)
        self.position_limit = int(settings.get("position_limit", 180))
        self.signature = f"transformers:{folder.name}"
        self.pieces = Pieces(folder / "source.spm", folder / "target.spm")
        self._ids = _vocabulary(folder)
        self._names = {number: piece for piece, number in self._ids.items()}
        self.model: Any = _load(folder)
        self._torch = torch
        self._turn = RLock()
        self._unknown = self._ids.get("<unk>", 1)
        self.end = int(self.model.config.eos_token_id)
        self.padding = int(self.model.config.pad_token_id)

    def translate(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions
    ) -> list[Hypothesis]:
        """Return the best hypothesis for each request; see `Engine.translate`."""
        return [found[0] for found in self._search(requests, options, 1)]

    def candidates(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions
    ) -> list[Iterator[Hypothesis]]:
        """Return every hypothesis of each beam; see `Engine.candidates`."""
        return [iter(found) for found in self._search(requests, options, options.beam_size)]

    def alternatives(self, request: DecodingRequest, count: int) -> list[Hypothesis]:
        """Return hypotheses that differ after the prefix; see `Engine.alternatives`."""
        requests = [
            replace(request, prefix=(*request.prefix, piece))
            for piece in self.next_pieces(request, count)
        ]
        return self.translate(requests, DecodingOptions(beam_size=1))

    def next_pieces(self, request: DecodingRequest, count: int) -> list[str]:
        """Return the likeliest pieces after the prefix, the end left out."""
        torch = self._torch
        source, mask = self._sources([request])
        with self._turn, torch.no_grad():
            logits = self.model(
                input_ids=source, attention_mask=mask, decoder_input_ids=self._prefixes([request])
            ).logits[0, -1]
        logits[self.padding] = float("-inf")
        numbers = map(int, logits.topk(count).indices)
        return [self._names[number] for number in numbers if number != self.end]

    def score(self, pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[float]:
        """Return log-probabilities a piece; see `Engine.score`."""
        torch = self._torch
        scores: list[float] = []
        for source_pieces, target in pairs:
            source, mask = self._sources([DecodingRequest(source_pieces)])
            given = self._prefixes([DecodingRequest(source_pieces, target)])
            with self._turn, torch.no_grad():
                logits = self.model(
                    input_ids=source, attention_mask=mask, decoder_input_ids=given
                ).logits[0]
            logits[:, self.padding] = float("-inf")
            gold = torch.tensor([*self.numbers(target), self.end])
            chosen = logits.log_softmax(-1).gather(1, gold[:, None])
            scores.append(float(chosen.mean()))
        return scores

    def hypotheses(
        self, requests: Sequence[DecodingRequest], sequences: Sequence[tuple[str, ...]]
    ) -> list[Hypothesis]:
        """Return finished target pieces as hypotheses, with their attention and score.

        The score counts the pieces after the prefix of the request, and the end symbol.
        """
        torch = self._torch
        source, mask = self._sources(requests)
        numbers = [self.numbers(pieces) for pieces in sequences]
        width = max(map(len, numbers)) + 1
        start = self.model.config.decoder_start_token_id
        given = torch.tensor(
            [[start, *row] + [self.padding] * (width - 1 - len(row)) for row in numbers]
        )  # [batch, width]: row k of the output belongs to piece k
        with self._turn, torch.no_grad():
            output = self.model(
                input_ids=source,
                attention_mask=mask,
                decoder_input_ids=given,
                output_attentions=True,
            )
        attention = output.cross_attentions[-1][:, 0].numpy()  # [batch, width, source_length]
        log_probabilities = output.logits.float().log_softmax(-1)  # [batch, width, vocabulary]
        made: list[Hypothesis] = []
        for row, (request, pieces) in enumerate(zip(requests, sequences, strict=True)):
            length, free = len(pieces), min(len(request.prefix), len(pieces))
            wanted = torch.tensor([*numbers[row], self.end])[:, None]
            chosen = log_probabilities[row, : length + 1].gather(1, wanted)[free:, 0]
            columns = len(request.source) + 1
            made.append(
                Hypothesis(
                    tuple(pieces),
                    attention[row, :length, :columns].astype(np.float32),
                    float(chosen.mean()),
                )
            )
        return made

    def numbers(self, pieces: Sequence[str]) -> list[int]:
        """Return the vocabulary numbers of pieces."""
        return [self._ids.get(piece, self._unknown) for piece in pieces]

    def piece(self, number: int) -> str:
        """Return the piece that a vocabulary number stands for."""
        return self._names[number]

    def has_piece(self, piece: str) -> bool:
        """Tell whether the vocabulary holds a piece."""
        return piece in self._ids

    def encode(self, requests: Sequence[DecodingRequest]) -> tuple[Any, torch.Tensor]:
        """Return the encoder's output, `[batch, source_length, width]` in it, and its mask."""
        source, mask = self._sources(requests)
        return self.model.get_encoder()(input_ids=source, attention_mask=mask), mask

    def _search(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions, count: int
    ) -> list[tuple[Hypothesis, ...]]:
        """Decode in batches of equal prefix length, short sources first."""
        results: dict[int, tuple[Hypothesis, ...]] = {}
        for suppressed, members in by_suppression(requests).items():
            everything = replace(options, suppressed=(*options.suppressed, *suppressed))
            order = sorted(
                members, key=lambda k: (len(requests[k].prefix), len(requests[k].source))
            )
            for _, same in groupby(order, key=lambda k: len(requests[k].prefix)):
                while batch := list(islice(same, _BATCH)):
                    made = self._search_batch([requests[k] for k in batch], everything, count)
                    results.update(zip(batch, made, strict=True))
        return [results[k] for k in range(len(requests))]

    def _search_batch(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions, count: int
    ) -> list[tuple[Hypothesis, ...]]:
        source, mask = self._sources(requests)
        given = self._prefixes(requests)
        longest = 1 + min(_MOST_POSITIONS, max(given.shape[1] - 1, 2 * source.shape[1]) + 20)
        bad = [[self.padding], *(self.numbers(pieces) for pieces in options.suppressed)]
        with self._turn, self._torch.no_grad():
            made = self.model.generate(
                input_ids=source,
                attention_mask=mask,
                decoder_input_ids=given,
                num_beams=options.beam_size,
                num_return_sequences=count,
                do_sample=False,
                max_length=longest,
                bad_words_ids=[words for words in bad if words],
                no_repeat_ngram_size=options.no_repeat_ngram,
                repetition_penalty=options.repetition_penalty,
            )
        written: list[tuple[str, ...]] = []
        for row in made[:, 1:].tolist():  # [batch * count, length]
            ends = (n for n, number in enumerate(row) if number in (self.end, self.padding))
            written.append(tuple(self._names[number] for number in row[: next(ends, len(row))]))
        repeated = [request for request in requests for _ in range(count)]
        found = self.hypotheses(repeated, written)
        return [tuple(found[k : k + count]) for k in range(0, len(found), count)]

    def _sources(self, requests: Sequence[DecodingRequest]) -> tuple[torch.Tensor, torch.Tensor]:
        torch = self._torch
        rows = [[*self.numbers(request.source), self.end] for request in requests]
        width = max(map(len, rows))
        ids = torch.tensor([row + [self.padding] * (width - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        return ids, mask

    def _prefixes(self, requests: Sequence[DecodingRequest]) -> torch.Tensor:
        start = self.model.config.decoder_start_token_id
        rows = [
            [start, *self.numbers(request.prefix[: _MOST_POSITIONS - 1])] for request in requests
        ]
        return self._torch.tensor(rows)


def _load(folder: Path) -> Any:  # noqa: ANN401 - transformers ships no types
    """Load float32 weights; no code of the model is run and no progress bar drawn."""
    import torch
    from safetensors import SafetensorError
    from transformers import MarianMTModel
    from transformers.utils import logging

    shows_progress = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        model = MarianMTModel.from_pretrained(
            folder,
            local_files_only=True,
            trust_remote_code=False,
            weights_only=True,
            attn_implementation="eager",
            torch_dtype=torch.float32,
        )
    except (OSError, ValueError, RuntimeError, KeyError, SafetensorError, UnpicklingError) as error:
        raise ModelError(f"{folder}: transformers cannot load this model: {error}") from error
    finally:
        if shows_progress:
            logging.enable_progress_bar()
    return model.eval()


def _vocabulary(folder: Path) -> dict[str, int]:
    path = folder / "vocab.json"
    try:
        vocabulary = json.loads(path.read_text(encoding="utf-8"))
        return {str(piece): int(number) for piece, number in vocabulary.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: not readable as a vocabulary: {error}") from error
