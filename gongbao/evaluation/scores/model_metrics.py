"""Learnt metrics from checkpoints: `comet:PLACE` and `metricx:PLACE`, with what the user installed.

PLACE is a folder or file on this machine, or `hub:OWNER/NAME`, which alone goes to the network.
COMET needs `unbabel-comet`; MetricX is read with `transformers` and `torch`.

Sources: Rei et al. 2022 (COMET-22), Juraska et al. 2024 (MetricX-24).
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from corpora import ModelError, UsageError

MODEL_METRICS = ("comet", "metricx")
_HUB = "hub:"
_AT_ONCE = 16
_LONGEST = 1024
_SCORE_PIECE = 250089
"""The vocabulary entry whose logit MetricX was trained to be the score."""
_WORST = 25.0


class ModelMetric(Protocol):
    """A learnt metric that is loaded.

    Attributes:
        name: One of `MODEL_METRICS`.
        signature: What reproduces its figures.
        needs_references: Whether it has nothing to say without a reference.
    """

    name: str
    signature: str
    needs_references: bool

    def score(
        self, sources: Sequence[str], translations: Sequence[str], references: Sequence[str]
    ) -> list[float]:
        """Return a score a segment; references are empty where there are none."""
        ...


def is_model_metric(name: str) -> bool:
    """Tell whether a name asks for a learnt metric: `comet:wmt22-comet-da/`."""
    kind, colon, _ = name.partition(":")
    return bool(colon) and kind in MODEL_METRICS


def load_model_metric(name: str) -> ModelMetric:
    """Return the metric of a name such as `metricx:/models/metricx-24-large`.

    Raises:
        UsageError: where the package it needs is not installed, or nothing is at its place.
        ModelError: where the checkpoint cannot be read.
    """
    kind, _, place = name.partition(":")
    if not place or not (place.startswith(_HUB) or Path(place).exists()):
        raise UsageError(f"{name}: {place or 'no place'} is not there; hub:OWNER/NAME downloads")
    try:
        return _Comet(place) if kind == "comet" else _MetricX(place)
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        raise ModelError(f"{name}: the checkpoint cannot be read: {error}") from error


class _Comet:
    """A COMET checkpoint, with or without references; about 0 to 1, more is better."""

    name = "comet"

    def __init__(self, place: str) -> None:
        comet = _package("comet", "unbabel-comet")
        if place.startswith(_HUB):
            path = comet.download_model(place.removeprefix(_HUB))
        else:
            found = Path(place)
            inside = sorted(found.rglob("*.ckpt")) if found.is_dir() else [found]
            if not inside:
                raise UsageError(f"comet:{place}: no *.ckpt in the folder")
            path = str(inside[0])
        self._model = comet.load_from_checkpoint(path)
        self.needs_references = bool(self._model.requires_references())
        self.signature = f"comet:{Path(place).name}|package:{getattr(comet, '__version__', '?')}"

    def score(
        self, sources: Sequence[str], translations: Sequence[str], references: Sequence[str]
    ) -> list[float]:
        rows = [{"src": s, "mt": t} for s, t in zip(sources, translations, strict=True)]
        if references:
            rows = [{**row, "ref": ref} for row, ref in zip(rows, references, strict=True)]
        made = self._model.predict(rows, batch_size=_AT_ONCE, gpus=0, progress_bar=False)
        return [float(value) for value in made["scores"]]


class _MetricX:
    """A MetricX-24 checkpoint, 0 to 25, less is better; without references it estimates."""

    name = "metricx"
    needs_references = False

    def __init__(self, place: str) -> None:
        transformers = _package("transformers", "transformers")
        self._torch = _package("torch", "torch")
        where = place.removeprefix(_HUB)
        options = {"local_files_only": not place.startswith(_HUB)}
        self._pieces = transformers.AutoTokenizer.from_pretrained(where, **options)
        model = transformers.MT5ForConditionalGeneration.from_pretrained(where, **options)
        self._model = model.eval()
        self.signature = f"metricx:{Path(where).name}|transformers:{transformers.__version__}"

    def score(
        self, sources: Sequence[str], translations: Sequence[str], references: Sequence[str]
    ) -> list[float]:
        texts = [f"source: {s} candidate: {t}" for s, t in zip(sources, translations, strict=True)]
        if references:
            texts = [f"{t} reference: {r}" for t, r in zip(texts, references, strict=True)]
        order = sorted(range(len(texts)), key=lambda k: len(texts[k]))
        scores = [0.0] * len(texts)
        for start in range(0, len(order), _AT_ONCE):
            places = order[start : start + _AT_ONCE]
            for place, value in zip(places, self._batch([texts[k] for k in places]), strict=True):
                scores[place] = value
        return scores

    def _batch(self, texts: Sequence[str]) -> Iterator[float]:
        torch = self._torch
        # The end of sentence is cut off, as in training.
        rows = [
            self._pieces(text, truncation=True, max_length=_LONGEST)["input_ids"][:-1]
            for text in texts
        ]
        width = max(map(len, rows))
        ids = torch.tensor([row + [0] * (width - len(row)) for row in rows])  # [batch, pieces]
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        with torch.no_grad():
            logits = self._model(
                input_ids=ids,
                attention_mask=mask,
                decoder_input_ids=torch.zeros((len(rows), 1), dtype=torch.long),
            ).logits  # [batch, 1, vocabulary]
        yield from (min(_WORST, max(0.0, v)) for v in logits[:, 0, _SCORE_PIECE].tolist())


def _package(name: str, distribution: str) -> Any:  # noqa: ANN401 - a module without types
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(f"this metric needs {distribution}: pip install {distribution}") from error
