"""A model as it was published: is it one of the families, from Chinese into English, and whole?

Nothing is loaded here but JSON and SentencePiece: what is of another kind, or wants code of its own
run, is refused before any weights are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora import ModelError
from gongbao.translation.engines.hub.families import Family, PublishedModel, find_family
from gongbao.translation.engines.hub.model_card import read_licence
from gongbao.translation.engines.hub.published_json import read_json
from gongbao.translation.engines.model_settings import SequenceFrame

CONFIG, TOKENIZER_CONFIG = "config.json", "tokenizer_config.json"
_WEIGHTS = (
    "model.safetensors",
    "model.safetensors.index.json",
    "pytorch_model.bin",
    "pytorch_model.bin.index.json",
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The folder of a published model that can be converted.

    Attributes:
        folder: Where its files are.
        family: What kind of model it is.
        config: Its `config.json`.
        source_tokens: The source vocabulary by number.
        target_tokens: The target vocabulary by number, the same where they share one.
        source_pieces: Its SentencePiece model of the source.
        target_pieces: That of the target, the same where there is one.
        frame: The symbols around its pieces.
        licence: What its card says of its licence, empty where it says nothing.
        length_penalty: What its beams are divided by, 1 where it does not say.
    """

    folder: Path
    family: Family
    config: Mapping[str, Any]
    source_tokens: tuple[str, ...]
    target_tokens: tuple[str, ...]
    source_pieces: Path
    target_pieces: Path
    frame: SequenceFrame
    licence: str
    length_penalty: float

    @property
    def positions(self) -> int:
        """Return how many positions its table has; 0 for a model without one."""
        return int(self.config.get("max_position_embeddings", 0)) if self.family.has_table else 0


def read_checkpoint(
    folder: Path, name: str, *, is_zh_en: bool = False, needs_weights: bool = True
) -> Checkpoint:
    """Return the model of a folder, if it can be converted and translates Chinese into English.

    Args:
        folder: Holds the files as they were published.
        name: How the model is called, which may say its languages.
        is_zh_en: Somebody vouches for the languages where the files do not say them.
        needs_weights: Its weights are there too; False before they are fetched.

    Raises:
        ModelError: naming the file and what is wrong.
    """
    config = read_json(folder / CONFIG)
    path = folder / TOKENIZER_CONFIG
    tokenizer = read_json(path) if path.is_file() else {}
    refuse_code(folder, config, tokenizer)
    if needs_weights and not any((folder / weights).is_file() for weights in _WEIGHTS):
        raise ModelError(f"{folder}: no weights; expected one of {', '.join(_WEIGHTS)}")
    family = find_family(folder, config)
    missing = [wanted for wanted in family.files if not (folder / wanted).is_file()]
    if missing:
        raise ModelError(f"{folder}: {', '.join(missing)} is missing, which {family.title} needs")
    found = family.read(PublishedModel(folder, config, tokenizer, name, is_zh_en))
    generation = folder / "generation_config.json"
    settings = {**config, **(read_json(generation) if generation.is_file() else {})}
    penalty = settings.get("length_penalty", 1.0)
    return Checkpoint(
        folder=folder,
        family=family,
        config=config,
        source_tokens=found.source_tokens,
        target_tokens=found.target_tokens,
        source_pieces=folder / family.source_pieces,
        target_pieces=folder / family.target_pieces,
        frame=found.frame,
        licence=read_licence(folder / "README.md"),
        length_penalty=float(penalty) if type(penalty) in (int, float) else 1.0,
    )


def refuse_code(folder: Path, *settings: Mapping[str, Any]) -> None:
    """Refuse a model that wants code of its own to be run.

    Raises:
        ModelError: naming the class that it wants.
    """
    for facts in settings:
        wanted = facts.get("auto_map")
        if wanted:
            raise ModelError(
                f"{folder}: this model wants code of its own to be run ({wanted}); only code of"
                " transformers is ever run"
            )
