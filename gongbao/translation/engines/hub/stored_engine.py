"""Models of the store as engines: checked against their hashes and loaded without torch."""

from __future__ import annotations

from pathlib import Path

from corpora import ModelError
from gongbao.models.model_store import ModelStore, StoredModel, default_models_folder
from gongbao.models.packaged_model import verify_model
from gongbao.translation.engines.ctranslate2_engine import CTranslate2Engine
from gongbao.translation.engines.engine_settings import EngineSettings
from gongbao.translation.engines.hub.adding import add_argos, argos_specification
from gongbao.translation.engines.hub.linked_attention import LinkedAttention
from gongbao.translation.engines.hub.repositories import split_name
from gongbao.translation.engines.model_settings import read_model_settings

MODELS_VARIABLE = "GONGBAO_MODELS"


def store_of(settings: EngineSettings) -> ModelStore:
    """Return the store that a run is told of, or the user's."""
    named = settings.environment.get(MODELS_VARIABLE, "")
    return ModelStore(settings.models or (Path(named) if named else default_models_folder()))


def load_hub_engine(rest: str, store: ModelStore, *, threads: int = 0) -> CTranslate2Engine:
    """Load a model of the hub that was added before; nothing is fetched here.

    Args:
        rest: OWNER/MODEL or OWNER/MODEL@REVISION.
        store: Where it is.
        threads: Cores to use, 0 for all.

    Raises:
        UsageError: for a name of another form.
        ModelError: if it was never added, or its files are not as they were.
    """
    split_name(rest)
    model = store.find(f"hub:{rest}")
    if model is None:
        raise ModelError(
            f"hub:{rest}: is not in {store.folder}; `gongbao model add hub:{rest}` fetches it"
        )
    return load_stored(model, threads=threads)


def load_argos_engine(rest: str, store: ModelStore, *, threads: int = 0) -> CTranslate2Engine:
    """Load an Argos package, which is unpacked to the store if it is not there yet.

    Args:
        rest: The file; or only its name where it was added before.
        store: Where it is or goes.
        threads: Cores to use, 0 for all.

    Raises:
        ModelError: if there is neither such a file nor such a model, or something is wrong with it.
    """
    file = Path(rest)
    known = None if file.is_file() else store.find(argos_specification(file))
    return load_stored(known or add_argos(file, store), threads=threads)


def load_stored(model: StoredModel, *, threads: int = 0) -> CTranslate2Engine:
    """Load a model of the store.

    Raises:
        ModelError: naming the first file that is missing or altered.
    """
    specification = model.specification
    verify_model(model.folder, remedy=f"`gongbao model remove {specification}` and add it again")
    revision = model.fact("revision")[:12]
    engine = CTranslate2Engine(
        model.folder, signature=f"{specification}@{revision}+{model.digest}", threads=threads
    )
    if not read_model_settings(model.folder).has_own_attention:
        engine.attention = LinkedAttention(engine.pieces)
    return engine
