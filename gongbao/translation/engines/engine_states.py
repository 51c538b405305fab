"""Which engines there are, and whether each can be used: built in, added, installed, configured.

A configured server is asked for the list of its models, never sent a text.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpora import GongbaoError
from corpora.plug_ins import installed_plug_ins, load_plug_in, origin_of
from gongbao.models.packaged_model import verify_model
from gongbao.translation.engines.engine_settings import EngineSettings
from gongbao.translation.engines.engine_specification import ENGINE_GROUP

if TYPE_CHECKING:
    from gongbao.translation.engines.llm import LlmConfiguration

_SHOWN_MODELS = 5


@dataclass(frozen=True, slots=True)
class EngineState:
    """An engine and whether it can be used.

    Attributes:
        specification: What `--engine` takes.
        kind: "built in", "added", "installed" or "configured".
        answers: Whether it can be used; None where nobody asked it.
        detail: What it is, or what is wrong with it.
        host: Who would receive text, empty for this program itself.
    """

    specification: str
    kind: str
    answers: bool | None
    detail: str
    host: str = ""


def list_engines(settings: EngineSettings, *, timeout_seconds: float = 5.0) -> list[EngineState]:
    """Return every engine there is, asked whether it answers; servers are asked at once.

    Raises:
        InputError: naming file and line of a configuration that cannot be used.
    """
    return [
        *_built_in(),
        *_added(settings),
        *_installed(),
        *_configured(settings, timeout_seconds),
    ]


def _built_in() -> Iterator[EngineState]:
    try:
        manifest = verify_model()
        yield EngineState("embedded", "built in", True, f"{manifest.name}, whole")
    except GongbaoError as error:
        yield EngineState("embedded", "built in", False, str(error))
    yield EngineState("ctranslate2:DIR", "built in", None, "a folder of yours")
    has_library = importlib.util.find_spec("transformers") is not None
    missing = "" if has_library else '; needs the extra hub: pip install "gongbao[hub]"'
    yield EngineState("transformers:DIR", "built in", None, f"a folder of yours{missing}")


def _added(settings: EngineSettings) -> Iterator[EngineState]:
    """Yield the models that `gongbao model add` put into the store."""
    from gongbao.translation.engines.hub import store_of

    try:
        for model in store_of(settings).models():
            missing = [name for name in model.manifest.files if not (model.folder / name).is_file()]
            detail = f"lacks {', '.join(missing)}" if missing else f"{model.digest}, {model.folder}"
            yield EngineState(model.specification, "added", not missing, detail)
    except GongbaoError as error:
        yield EngineState("hub:...", "added", False, str(error))


def _installed() -> Iterator[EngineState]:
    for name, point in sorted(installed_plug_ins(ENGINE_GROUP).items()):
        try:
            load_plug_in(point)
            yield EngineState(f"{name}[:...]", "installed", True, origin_of(point))
        except GongbaoError as error:
            yield EngineState(f"{name}[:...]", "installed", False, str(error))


def _configured(settings: EngineSettings, timeout_seconds: float) -> list[EngineState]:
    from gongbao.translation.engines.llm import (
        LlmConfiguration,
        find_configuration_file,
        read_configurations,
    )

    given = settings.configuration
    found: Sequence[LlmConfiguration]
    if isinstance(given, LlmConfiguration):
        found = (given,)
    else:
        path: Path | None = given or find_configuration_file(settings.workspace)
        found = tuple(read_configurations(path, settings.environment).values())
    if not found:
        return []
    with ThreadPoolExecutor(len(found)) as pool:
        return list(pool.map(lambda c: _asked(c, settings, timeout_seconds), found))


def _asked(
    configuration: LlmConfiguration, settings: EngineSettings, timeout_seconds: float
) -> EngineState:
    from gongbao.translation.engines.llm import (
        ChatClient,
        Meter,
        key_of_server,
        refuse_offline,
    )

    name, host = f"llm:{configuration.name}", configuration.destination.host

    def state(answers: bool | None, detail: str) -> EngineState:
        return EngineState(name, "configured", answers, detail, host)

    try:
        refuse_offline(configuration, settings)
    except GongbaoError:
        return state(None, "not asked: not this machine, and nothing may leave it")
    try:
        key = key_of_server(configuration, settings)
        client = ChatClient(configuration, key, Meter())
        try:
            models = client.list_models(timeout_seconds)
        finally:
            client.close()
    except GongbaoError as error:
        return state(False, str(error))
    if models is not None and models and configuration.model not in models:
        shown = ", ".join(models[:_SHOWN_MODELS]) + (", ..." if len(models) > _SHOWN_MODELS else "")
        return state(False, f"answers, but has no model {configuration.model!r}: {shown}")
    return state(True, f"{configuration.model} ({configuration.place})")
