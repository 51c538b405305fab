"""From `--engine SPEC` to a loaded engine.

`embedded` is the packaged model, `ctranslate2:DIR` a converted folder, `transformers:DIR` a local
Marian folder.
"""

from __future__ import annotations

from pathlib import Path

from corpora import UsageError
from gongbao.models.packaged_model import PACKAGED, verify_model
from gongbao.translation.engines.ctranslate2_engine import CTranslate2Engine
from gongbao.translation.engines.engine import Engine
from gongbao.translation.engines.transformers_engine import TransformersEngine

_LOADED = ("model.bin", "config.json", "shared_vocabulary.json", "source.spm", "gongbao.json")


def load_engine(specification: str = "embedded", *, threads: int = 0) -> Engine:
    """Load the engine that a specification names.

    Args:
        specification: `embedded`, `ctranslate2:DIR` or `transformers:DIR`.
        threads: Cores to use, 0 for all.

    Raises:
        UsageError: for a specification of another form.
        ModelError: for a model that is missing, altered or of another kind.
    """
    kind, _, place = specification.partition(":")
    if kind == "embedded" and not place:
        manifest = verify_model(only=_LOADED)
        signature = f"{manifest.name}@{manifest.digest[:12]}"
        return CTranslate2Engine(PACKAGED, signature=signature, threads=threads)
    if kind == "ctranslate2" and place:
        return CTranslate2Engine(Path(place), threads=threads)
    if kind == "transformers" and place:
        return TransformersEngine(Path(place), threads=threads)
    raise UsageError(
        f"unknown engine {specification!r}; expected embedded, ctranslate2:DIR or transformers:DIR"
    )
