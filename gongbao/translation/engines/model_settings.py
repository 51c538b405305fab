"""What `gongbao.json` of a model folder says: how the model is to be read, framed and searched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpora import ModelError
from gongbao.translation.engines.engine import SourceFeatures

SETTINGS_FILE = "gongbao.json"
_END = "</s>"
_SEARCH = ("length_penalty", "coverage_penalty", "patience")


@dataclass(frozen=True, slots=True)
class SequenceFrame:
    """The symbols that a model wants around its pieces: language tags and the end symbol.

    Attributes:
        source_prefix: Before the source pieces (`zho_Hans`, `__zh__`, `<2en>`, `>>eng<<`).
        source_suffix: Behind them; models of OpenNMT have none.
        target_prefix: What every translation begins with (`eng_Latn`, `__en__`).
    """

    source_prefix: tuple[str, ...] = ()
    source_suffix: tuple[str, ...] = (_END,)
    target_prefix: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """The settings of a model folder.

    Attributes:
        name: What the model is called; empty where it is not said.
        position_limit: Pieces of the longest source it takes.
        longest_output: Pieces of the longest translation, whatever is forced included.
        features: What it understands in its source.
        search: How its beams are searched, as CTranslate2 calls it.
        frame: The symbols around its pieces.
        compute_type: How CTranslate2 computes ("int8", "float32").
        has_own_attention: Its attention says where a word comes from; else word links do.
    """

    name: str = ""
    position_limit: int = 180
    longest_output: int = 500  # Marian's position table has 512 rows
    features: SourceFeatures = field(default_factory=SourceFeatures)
    search: Mapping[str, float] = field(default_factory=dict)
    frame: SequenceFrame = field(default_factory=SequenceFrame)
    compute_type: str = "int8"
    has_own_attention: bool = True


def read_model_settings(folder: Path) -> ModelSettings:
    """Return the settings of a model folder, the usual ones where it has none.

    Raises:
        ModelError: naming the file and what is wrong with it.
    """
    facts = read_settings(folder)
    usual = ModelSettings()
    return ModelSettings(
        name=str(facts.get("name", "")),
        position_limit=_count(facts, "position_limit", usual.position_limit, folder),
        longest_output=_count(facts, "longest_output", usual.longest_output, folder),
        features=features_of(facts),
        search=beam_settings(facts, folder),
        frame=_frame(facts, folder),
        compute_type=str(facts.get("compute_type", usual.compute_type)),
        has_own_attention=facts.get("attention", "model") == "model",
    )


def read_settings(folder: Path) -> dict[str, Any]:
    """Return `gongbao.json` of a model folder, empty where there is none."""
    if not folder.is_dir():
        raise ModelError(f"{folder}: no such model folder")
    path = folder / SETTINGS_FILE
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
    if not isinstance(search, dict) or not all(
        name in _SEARCH and type(value) in (int, float) for name, value in search.items()
    ):
        place = folder / SETTINGS_FILE
        raise ModelError(f"{place}: search holds numbers under {', '.join(_SEARCH)}")
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


def _count(settings: dict[str, Any], name: str, usual: int, folder: Path) -> int:
    value = settings.get(name, usual)
    if type(value) is not int or value < 1:
        raise ModelError(f"{folder / SETTINGS_FILE}: {name} is {value!r}, expected a number")
    return value


def _frame(settings: dict[str, Any], folder: Path) -> SequenceFrame:
    frame = settings.get("frame", {})
    names = SequenceFrame.__dataclass_fields__
    if not isinstance(frame, dict) or not all(
        name in names and isinstance(value, list) and all(isinstance(one, str) for one in value)
        for name, value in frame.items()
    ):
        place = folder / SETTINGS_FILE
        raise ModelError(f"{place}: frame holds lists of symbols under {', '.join(names)}")
    return SequenceFrame(**{name: tuple(value) for name, value in frame.items()})
