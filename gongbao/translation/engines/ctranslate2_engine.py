"""CTranslate2 behind the Engine Protocol: int8 on the CPU, batched by length."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np

from corpora import ModelError
from gongbao.translation.engines.engine import (
    DecodingOptions,
    DecodingRequest,
    Hypothesis,
    SourceFeatures,
)
from gongbao.translation.engines.pieces import Pieces

_END = "</s>"
_MOST_POSITIONS = 500  # Marian's position table has 512 rows


class CTranslate2Engine:
    """A Marian-type model converted to CTranslate2.

    The folder holds `model.bin`, `config.json`, `shared_vocabulary.json`, `source.spm`,
    optionally `target.spm`, and `gongbao.json` with what the model was trained to understand:
    `{"name", "position_limit", "clause_limit", "features": {"annotation", "placeholders",
    "terms"}}`, and with
    `"search": {"length_penalty", "coverage_penalty", "patience"}` where its beams want other values
    than 1, 0 and 1. Beams of a small model end too early and lose clauses; patience lets them go
    on after the first hypotheses have ended (Kasai et al. 2022). The transformers engine, the
    reference that constrained search is compared with, keeps its library's own. Threads may share
    an engine: CTranslate2 queues what they ask.
    """

    def __init__(
        self, folder: Path, *, signature: str = "", threads: int = 0, compute_type: str = "int8"
    ) -> None:
        settings = read_settings(folder)
        target = folder / "target.spm"
        self.name = str(settings.get("name", folder.name))
        self.pieces = Pieces(folder / "source.spm", target if target.exists() else None)
        self.features = features_of(settings)
        self._beam_settings = beam_settings(settings, folder)
        self.position_limit = int(settings.get("position_limit", 180))
        self.signature = signature or f"ctranslate2:{self.name}"
        try:
            self._translator = ctranslate2.Translator(
                str(folder), device="cpu", compute_type=compute_type, intra_threads=threads
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
        if not requests:
            return []
        settings = self._beam_settings if options.beam_size > 1 else {}
        results = self._translator.translate_batch(
            [[*request.source, _END] for request in requests],
            target_prefix=_prefixes(requests),
            beam_size=options.beam_size,
            **settings,
            suppress_sequences=[list(s) for s in options.suppressed] or None,
            no_repeat_ngram_size=options.no_repeat_ngram,
            repetition_penalty=options.repetition_penalty,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=self._longest(requests),
            num_hypotheses=count,
            return_scores=True,
            return_attention=True,
        )
        length_penalty = settings.get("length_penalty", 1.0)
        return [_hypotheses(result, length_penalty) for result in results]

    def alternatives(self, request: DecodingRequest, count: int) -> list[Hypothesis]:
        """Return hypotheses that differ after the prefix; see `Engine.alternatives`.

        CTranslate2's own `return_alternatives` computes other states than its decoding does once
        the prefix holds two pieces, so the next pieces come from a beam of one step.
        """
        length = len(request.prefix)
        step = self._translator.translate_batch(
            [[*request.source, _END]],
            target_prefix=_prefixes([request]),
            beam_size=count,
            num_hypotheses=count,
            max_decoding_length=length + 1,
        )[0]
        heads = [tuple(made) for made in step.hypotheses if len(made) > length]
        requests = [DecodingRequest(request.source, head) for head in heads if head[-1] != _END]
        return self.translate(requests, DecodingOptions(beam_size=1))

    def score(self, pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[float]:
        """Return log-probabilities a piece; see `Engine.score`."""
        results = self._translator.score_batch(
            [[*source, _END] for source, _ in pairs],
            [list(target) for _, target in pairs],
            max_batch_size=2048,
            batch_type="tokens",
        )
        return [float(np.mean(result.log_probs)) for result in results]

    def _longest(self, requests: Sequence[DecodingRequest]) -> int:
        source = max(len(request.source) for request in requests)
        prefix = max(len(request.prefix) for request in requests)
        return min(_MOST_POSITIONS, max(prefix, 2 * source) + 20)


def _prefixes(requests: Sequence[DecodingRequest]) -> list[list[str]] | None:
    if not any(request.prefix for request in requests):
        return None
    return [list(request.prefix) for request in requests]


def _hypotheses(
    result: Any,  # noqa: ANN401 - a CTranslate2 class
    length_penalty: float,
) -> Iterator[Hypothesis]:
    """Yield the hypotheses of a result; each is converted only when it is asked for.

    CTranslate2 divides a log-probability by the length, end symbol included, to the power of the
    penalty; what is yielded is by the length.
    """
    everything = result.attention
    for tokens, rows, score in zip(result.hypotheses, everything, result.scores, strict=True):
        pieces = tuple(piece for piece in tokens if piece != _END)
        attention = np.array(rows, dtype=np.float32)[: len(pieces)]
        by_piece = float(score) * (len(pieces) + 1) ** (length_penalty - 1)
        yield Hypothesis(pieces, attention, by_piece)


def read_settings(folder: Path) -> dict[str, Any]:
    """Return `gongbao.json` of a model folder, empty where there is none."""
    if not folder.is_dir():
        raise ModelError(f"{folder}: no such model folder")
    path = folder / "gongbao.json"
    if not path.exists():
        return {}
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise ModelError(f"{path}: not readable as JSON: {error}") from error
    if not isinstance(settings, dict):
        raise ModelError(f"{path}: expected a JSON object")
    return settings


def beam_settings(settings: dict[str, Any], folder: Path) -> dict[str, float]:
    """Return how the model wants its beams to be searched."""
    search = settings.get("search", {})
    allowed = ("length_penalty", "coverage_penalty", "patience")
    if not isinstance(search, dict) or not all(
        name in allowed and type(value) in (int, float) for name, value in search.items()
    ):
        place = folder / "gongbao.json"
        raise ModelError(f"{place}: search holds numbers under {', '.join(allowed)}")
    return {name: float(value) for name, value in search.items()}


def features_of(settings: dict[str, Any]) -> SourceFeatures:
    """Return what `gongbao.json` says that the model understands."""
    features = settings.get("features", {})
    return SourceFeatures(
        annotation=bool(features.get("annotation", False)),
        placeholders=bool(features.get("placeholders", False)),
        terms=str(features.get("terms", "annotation")),
        names=str(features.get("names", "placeholder")),
        clause_limit=int(settings.get("clause_limit", 0)),
    )
