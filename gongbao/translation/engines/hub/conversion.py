"""From a published checkpoint to CTranslate2, once; torch and transformers are needed only here.

Weights are read from safetensors, or from a PyTorch file as tensors alone (`weights_only`); code
that comes with a model is never run. Vocabularies are taken from the model's own files, so that
they do not depend on how a version of transformers rebuilds its tokenizers.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any

import numpy as np

from corpora import ModelError, UsageError
from gongbao.translation.engines.hub.attention_trial import AttentionChoice, choose_attention
from gongbao.translation.engines.hub.checkpoint import Checkpoint
from gongbao.translation.engines.model_settings import SETTINGS_FILE

if TYPE_CHECKING:
    from ctranslate2.specs import TransformerSpec

QUANTIZATIONS = ("int8", "int16", "float32")
_MARGIN = 12  # positions that are never used, as in the packaged model
_LONGEST_SOURCE = 180
_LONGEST_OUTPUT = 500


def convert_checkpoint(
    checkpoint: Checkpoint, folder: Path, name: str, *, quantization: str = "int8"
) -> AttentionChoice:
    """Write a model folder that runs without torch.

    Args:
        checkpoint: The model as it was published.
        folder: Must not exist yet.
        name: How the model is called.
        quantization: How its weights are kept.

    Returns:
        Which heads say where a word comes from; the settings of the model say so too.

    Raises:
        UsageError: if torch or transformers is not installed.
        ModelError: if the weights cannot be read or do not fit the configuration.
    """
    require_converter()
    loader = _loader(checkpoint)
    model = _load_model(checkpoint.folder, loader.architecture_name)
    choice = choose_attention(model, checkpoint)
    spec = _make_spec(checkpoint, model, loader, choice, quantization)
    folder.mkdir(parents=True)
    spec.save(str(folder))
    shutil.copyfile(checkpoint.source_pieces, folder / "source.spm")
    if checkpoint.target_pieces != checkpoint.source_pieces:
        shutil.copyfile(checkpoint.target_pieces, folder / "target.spm")
    settings = _settings(checkpoint, name, quantization)
    settings["attention"] = "model" if choice.is_useful else "links"
    text = json.dumps(settings, ensure_ascii=False, indent=1) + "\n"
    (folder / SETTINGS_FILE).write_text(text, encoding="utf-8")
    return choice


def require_converter() -> str:
    """Return what converts and in which versions.

    Raises:
        UsageError: if torch or transformers is not installed.
    """
    try:
        import ctranslate2
        import torch
        import transformers
    except ImportError as error:
        raise UsageError(
            "models of a hub are converted by PyTorch and transformers, once:"
            " pip install 'gongbao[hub]'"
        ) from error
    versions = {"ctranslate2": ctranslate2, "torch": torch, "transformers": transformers}
    return ", ".join(f"{name} {module.__version__}" for name, module in versions.items())


def _loader(checkpoint: Checkpoint) -> Any:  # noqa: ANN401 - CTranslate2 ships no types
    """Return what makes CTranslate2's description of a model."""
    from ctranslate2.converters.transformers import M2M100Loader, MarianMTLoader, T5Loader
    from ctranslate2.specs.model_spec import OPTIONAL

    class SeparateMarianLoader(MarianMTLoader):  # type: ignore[misc]
        """Leaves the padding of both vocabularies out, which need not be of one size."""

        def _remove_pad_weights(self, spec: TransformerSpec) -> None:
            sides = (
                (spec.encoder.embeddings[0], len(checkpoint.source_tokens)),
                (spec.decoder.embeddings, len(checkpoint.target_tokens)),
                (spec.decoder.projection, len(checkpoint.target_tokens)),
            )
            for part, size in sides:
                part.weight = part.weight[:size]
                if hasattr(part, "has_bias") and part.has_bias():
                    part.bias = part.bias[:size]

    class ScaledT5Loader(T5Loader):  # type: ignore[misc]
        """Scales outputs where the model does.

        transformers 5 calls every T5 tied, which is what the loader asks; MADLAD is not.
        """

        def get_model_spec(self, model: Any) -> TransformerSpec:  # noqa: ANN401
            spec = super().get_model_spec(model)
            facts = model.config
            is_scaled = getattr(facts, "scale_decoder_outputs", facts.tie_word_embeddings)
            spec.decoder.scale_outputs = facts.d_model**-0.5 if is_scaled else OPTIONAL
            return spec

    loaders = {
        "marian": SeparateMarianLoader,
        "m2m100": M2M100Loader,
        "nllb": M2M100Loader,
        "madlad": ScaledT5Loader,
    }
    return loaders[checkpoint.family.name]()


def _make_spec(
    checkpoint: Checkpoint,
    model: Any,  # noqa: ANN401 - transformers ships no types
    loader: Any,  # noqa: ANN401 - nor does CTranslate2
    choice: AttentionChoice,
    quantization: str,
) -> TransformerSpec:
    """Return the description of the model that CTranslate2 writes, weights included."""
    import torch

    number = np.dtype("int16").type
    try:
        with torch.no_grad():
            spec = loader.get_model_spec(model)
        if choice.is_useful:
            spec.decoder.alignment_layer = number(choice.layer)
            spec.decoder.alignment_heads = number(choice.heads)
        spec.register_source_vocabulary(list(checkpoint.source_tokens))
        spec.register_target_vocabulary(list(checkpoint.target_tokens))
        _set_symbols(spec, checkpoint)
        spec.validate()
        spec.optimize(quantization=quantization)
    except (ValueError, KeyError, AttributeError, RuntimeError) as error:
        raise ModelError(f"{checkpoint.folder}: cannot be converted: {error!r}") from error
    return spec


def _load_model(folder: Path, architecture: str) -> Any:  # noqa: ANN401 - transformers has no types
    """Load weights in the precision they were published in, as tensors alone."""
    import torch
    import transformers
    from safetensors import SafetensorError
    from transformers.utils import logging

    shows_progress = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    verbosity = logging.get_verbosity()
    logging.set_verbosity_error()
    try:
        model = getattr(transformers, architecture).from_pretrained(
            folder,
            local_files_only=True,
            trust_remote_code=False,
            weights_only=True,
            attn_implementation="eager",
            torch_dtype=torch.float32,
            output_loading_info=True,
        )
    except (
        OSError,
        ValueError,
        RuntimeError,
        KeyError,
        TypeError,
        AttributeError,
        SafetensorError,
        UnpicklingError,
    ) as error:
        raise ModelError(f"{folder}: transformers cannot load this model: {error}") from error
    finally:
        logging.set_verbosity(verbosity)
        if shows_progress:
            logging.enable_progress_bar()
    loaded, report = model
    missing = sorted(map(str, report.get("missing_keys", ())))
    if missing:
        # They would be random.
        raise ModelError(f"{folder}: weights are missing: {', '.join(missing[:5])}")
    return loaded.eval()


def _set_symbols(spec: TransformerSpec, checkpoint: Checkpoint) -> None:
    """Say with which symbols decoding begins and ends."""
    config, tokens = checkpoint.config, checkpoint.target_tokens
    spec.config.bos_token = "<s>"
    spec.config.eos_token = "</s>"
    spec.config.unk_token = "<unk>"
    start = config.get("decoder_start_token_id")
    if checkpoint.family.name == "marian":
        spec.config.decoder_start_token = "</s>"  # any: Marian begins with a zero embedding
    elif type(start) is int and 0 <= start < len(tokens):
        spec.config.decoder_start_token = tokens[start]
    else:
        raise ModelError(f"{checkpoint.folder}: decoder_start_token_id is {start!r}")


def _settings(checkpoint: Checkpoint, name: str, quantization: str) -> dict[str, Any]:
    frame = checkpoint.frame
    room = checkpoint.positions - _MARGIN if checkpoint.positions else _LONGEST_OUTPUT
    tags = len(frame.source_prefix) + len(frame.source_suffix)
    if room <= tags + _MARGIN:
        raise ModelError(f"{checkpoint.folder}: {checkpoint.positions} positions are too few")
    settings: dict[str, Any] = {
        "name": name,
        "position_limit": min(_LONGEST_SOURCE, room - tags),
        "longest_output": min(_LONGEST_OUTPUT, room),
        "compute_type": quantization,
        "frame": {
            "source_prefix": list(frame.source_prefix),
            "source_suffix": list(frame.source_suffix),
            "target_prefix": list(frame.target_prefix),
        },
    }
    if checkpoint.length_penalty != 1.0:
        settings["search"] = {"length_penalty": checkpoint.length_penalty}
    return settings
