"""CTranslate2 behind the Engine Protocol: int8 on the CPU, batched by length."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import ctranslate2
import numpy as np
from numpy.typing import NDArray

from corpora import ModelError
from gongbao.translation.engines.engine import (
    DecodingOptions,
    DecodingRequest,
    Hypothesis,
    by_suppression,
)
from gongbao.translation.engines.model_settings import SequenceFrame, read_model_settings
from gongbao.translation.engines.pieces import Pieces

_END = "</s>"
_MOST_WORKERS = 8
_LEAST_BATCH, _MOST_BATCH = 192, 768  # pieces
_BATCHES = 4
_APART = 2  # requests that are decoded side by side
"""Into so many batches a request is cut, so that no core waits for another at the end."""


class AttentionSource(Protocol):
    """What says which source piece a target piece comes from where the model does not."""

    def between(self, source: Sequence[str], target: Sequence[str]) -> NDArray[np.float32]:
        """Return `[target_length, source_length + 1]`, rows sum to 1, as a model's attention."""
        ...


class CTranslate2Engine:
    """A translation model converted to CTranslate2.

    The folder holds `model.bin`, `config.json`, the vocabulary, `source.spm`, optionally
    `target.spm`, and `gongbao.json` (`model_settings`) with what the model was trained to
    understand: `{"name", "position_limit", "clause_limit", "features": {"annotation",
    "placeholders", "terms"}}`, with
    `"search": {"length_penalty", "coverage_penalty", "patience"}` where its beams want other values
    than 1, 0 and 1, and with `"frame"` where it wants language tags around its pieces. Beams of a
    small model end too early and lose clauses; patience lets them go
    on after the first hypotheses have ended (Kasai et al. 2022). The transformers engine, the
    reference that constrained search is compared with, keeps its library's own. Threads may share
    an engine: CTranslate2 queues what they ask.
    """

    def __init__(
        self,
        folder: Path,
        *,
        signature: str = "",
        threads: int = 0,
        compute_type: str = "",
    ) -> None:
        """Load a model.

        Args:
            folder: Where it is.
            signature: What reproduces its results; by default its name.
            threads: Cores to use, 0 for all.
            compute_type: How to compute; by default as its settings say.
        """
        settings = read_model_settings(folder)
        target = folder / "target.spm"
        self.name = settings.name or folder.name
        self.pieces = Pieces(
            folder / "source.spm",
            target if target.exists() else None,
            vocabulary=read_target_vocabulary(folder),
        )
        self.features = settings.features
        self.position_limit = settings.position_limit
        self.signature = signature or f"ctranslate2:{self.name}"
        self._settings = settings
        frame = settings.frame
        symbols = len(frame.source_prefix) + len(frame.source_suffix)
        self._room = max(settings.position_limit, settings.longest_output - symbols)
        self.attention: AttentionSource | None = None
        """Says where words come from, in the place of the model's own attention."""
        cores = threads or _cores()
        # A small network gains nothing from two cores in one matrix; two batches at a time do.
        workers = min(cores, _MOST_WORKERS)
        try:
            self._translator = ctranslate2.Translator(
                str(folder),
                device="cpu",
                compute_type=compute_type or settings.compute_type,
                inter_threads=workers,
                intra_threads=cores // workers,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"{folder}: CTranslate2 cannot load this model: {error}") from error

    def translate(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions
    ) -> list[Hypothesis]:
        """Return the best hypothesis for each request; see `Engine.translate`."""
        return [next(found) for found in self._search(requests, options, 1)]

    def candidates(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions
    ) -> list[Iterator[Hypothesis]]:
        """Return every hypothesis of each beam; see `Engine.candidates`."""
        return self._search(requests, options, options.beam_size)

    def _search(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions, count: int
    ) -> list[Iterator[Hypothesis]]:
        found: dict[int, Iterator[Hypothesis]] = {}
        for suppressed, members in by_suppression(requests).items():
            all_suppressed = (*options.suppressed, *suppressed)
            group = [requests[k] for k in members]
            made = self._search_alike(group, replace(options, suppressed=all_suppressed), count)
            found.update(zip(members, made, strict=True))
        return [found[k] for k in range(len(requests))]

    def _search_alike(
        self, requests: Sequence[DecodingRequest], options: DecodingOptions, count: int
    ) -> list[Iterator[Hypothesis]]:
        settings = self._settings.search if options.beam_size > 1 else {}
        framed = [self._framed(request.source) for request in requests]
        results = self._translator.translate_batch(
            framed,
            target_prefix=self._prefixes(requests),
            beam_size=options.beam_size,
            **settings,
            suppress_sequences=[list(s) for s in options.suppressed] or None,
            no_repeat_ngram_size=options.no_repeat_ngram,
            repetition_penalty=options.repetition_penalty,
            max_batch_size=_batch_size(framed),
            batch_type="tokens",
            max_decoding_length=self._longest(requests),
            num_hypotheses=count,
            return_scores=True,
            return_attention=self.attention is None,
            disable_unk=True,
            asynchronous=True,  # who reads what is there keeps a core busy beside the search
        )
        length_penalty = settings.get("length_penalty", 1.0)
        return [
            self._hypotheses(request, result, length_penalty)
            for request, result in zip(requests, results, strict=True)
        ]

    def alternatives(self, request: DecodingRequest, count: int) -> list[Hypothesis]:
        """Return hypotheses that differ after the prefix; see `Engine.alternatives`."""
        requests = [
            replace(request, prefix=(*request.prefix, piece))
            for piece in self.next_pieces(request, count)
        ]
        return self.translate(requests, DecodingOptions(beam_size=1))

    def next_pieces(self, request: DecodingRequest, count: int) -> list[str]:
        """Return the likeliest pieces after the prefix, the end left out.

        CTranslate2's own `return_alternatives` computes other states than its decoding does once
        the prefix holds two pieces, so the next pieces come from a beam of one step.
        """
        given = self._prefixes([request]) or [[]]
        length = len(given[0])
        step = self._translator.translate_batch(
            [self._framed(request.source)],
            target_prefix=given if length else None,
            beam_size=count,
            num_hypotheses=count,
            max_decoding_length=length + 1,
            disable_unk=True,
        )[0]
        pieces = (made[length] for made in step.hypotheses if len(made) > length)
        return [piece for piece in pieces if piece != _END]

    def score(self, pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[float]:
        """Return log-probabilities a piece; see `Engine.score`."""
        return [float(scores.mean()) for scores in self.piece_scores(pairs)]

    def piece_scores(
        self, pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
    ) -> list[NDArray[np.float32]]:
        """Return for each (source, target) `[target_length + 1]` natural log-probabilities.

        The last is that of the end.
        """
        tags = self._settings.frame.target_prefix
        framed = [self._framed(source) for source, _ in pairs]
        results = self._translator.score_batch(
            framed,
            [[*tags, *target][: self._settings.longest_output] for _, target in pairs],
            max_batch_size=_batch_size(framed),
            batch_type="tokens",
        )
        return [np.array(result.log_probs[len(tags) :], np.float32) for result in results]

    def _framed(self, source: Sequence[str]) -> list[str]:
        """Return a source with its symbols; what no table of positions has room for is cut."""
        frame = self._settings.frame
        return [*frame.source_prefix, *source[: self._room], *frame.source_suffix]

    def _prefixes(self, requests: Sequence[DecodingRequest]) -> list[list[str]] | None:
        tags = self._settings.frame.target_prefix
        if not tags and not any(request.prefix for request in requests):
            return None
        room = self._settings.longest_output - len(tags) - 1
        return [[*tags, *request.prefix[:room]] for request in requests]

    def _longest(self, requests: Sequence[DecodingRequest]) -> int:
        source = max(len(request.source) for request in requests)
        prefix = max(len(request.prefix) for request in requests)
        tags = len(self._settings.frame.target_prefix)
        return min(self._settings.longest_output, max(prefix, 2 * source) + 20 + tags)

    def _hypotheses(
        self,
        request: DecodingRequest,
        pending: Any,  # noqa: ANN401 - a CTranslate2 class
        length_penalty: float,
    ) -> Iterator[Hypothesis]:
        """Yield the hypotheses of a result; each is waited for and converted when it is asked for.

        CTranslate2 divides a log-probability by the length, end symbol included, to the power of
        the penalty; what is yielded is by the length.
        """
        tags = len(self._settings.frame.target_prefix)
        result = pending.result()
        for k, (tokens, score) in enumerate(zip(result.hypotheses, result.scores, strict=True)):
            pieces = tuple(piece for piece in tokens[tags:] if piece != _END)
            if self.attention is None:
                rows = result.attention[k][tags : tags + len(pieces)]
                length = min(len(request.source), self._room)
                attention = _without_frame(rows, length, self._settings.frame)
            else:
                attention = self.attention.between(request.source, pieces)
            by_piece = float(score) * (len(pieces) + 1) ** (length_penalty - 1)
            yield Hypothesis(pieces, attention, by_piece)


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batch_size(sources: Sequence[Sequence[str]]) -> int:
    """Return how many pieces a batch holds; the same on every machine, whatever its cores.

    Measured on two cores: of 128 sentences 768 pieces are quickest, of ten 192. Two are a batch
    each, so that whoever waits for both waits no longer than for one.
    """
    if len(sources) <= _APART:
        return 1
    pieces = sum(map(len, sources))
    return min(_MOST_BATCH, max(_LEAST_BATCH, pieces // _BATCHES))


def _without_frame(
    rows: Sequence[Sequence[float]], length: int, frame: SequenceFrame
) -> NDArray[np.float32]:
    """Return attention `[target_length, length + 1]`; what language tags get goes to the end."""
    table = np.array(rows, dtype=np.float32)
    start = len(frame.source_prefix)
    if not start and frame.source_suffix == (_END,):
        return table  # [target_length, length + 1] as it is
    table = table.reshape(len(rows), -1)  # [target_length, start + length + suffix]
    ours = table[:, start : start + length]
    others = table.sum(axis=1, keepdims=True) - ours.sum(axis=1, keepdims=True)
    return np.hstack([ours, others])  # [target_length, length + 1]


def read_target_vocabulary(folder: Path) -> frozenset[str]:
    """Return the pieces that a converted model can write, as CTranslate2 keeps them.

    Raises:
        ModelError: where the vocabulary cannot be read.
    """
    for name in ("target_vocabulary", "shared_vocabulary"):
        for path in (folder / f"{name}.json", folder / f"{name}.txt"):
            if not path.is_file():
                continue
            try:
                text = path.read_text(encoding="utf-8")
                made = json.loads(text) if path.suffix == ".json" else text.split("\n")
                return frozenset(map(str, made))
            except (OSError, ValueError, TypeError) as error:
                raise ModelError(f"{path}: not readable as a vocabulary: {error}") from error
    return frozenset()
