"""From `llm:NAME` and the settings of a run to an engine that is ready to ask."""

from __future__ import annotations

from corpora import EngineError, UsageError
from gongbao.translation.engines.engine_settings import EngineSettings
from gongbao.translation.engines.llm.answers.answer_store import AnswerStore
from gongbao.translation.engines.llm.asking.chat_client import ChatClient, import_openai
from gongbao.translation.engines.llm.asking.usage import Meter
from gongbao.translation.engines.llm.configuration import (
    LlmConfiguration,
    find_configuration_file,
    require_configuration,
)
from gongbao.translation.engines.llm.llm_engine import LlmEngine


def configuration_of(name: str, settings: EngineSettings) -> LlmConfiguration:
    """Return the configuration of `llm:NAME`; nothing is asked.

    Raises:
        UsageError: where it is not configured.
        InputError: naming file and line of what cannot be used.
    """
    given = settings.configuration
    if isinstance(given, LlmConfiguration):
        if given.name != name:
            raise UsageError(f"llm:{name}: the configuration given is of llm:{given.name}")
        return given
    path = given if given is not None else find_configuration_file(settings.workspace)
    return require_configuration(name, path, settings.environment)


def open_llm_engine(name: str, settings: EngineSettings) -> LlmEngine:
    """Return the engine `llm:NAME`; nothing is sent yet.

    Raises:
        UsageError: where it is not configured, its extra is not installed, or its key is missing.
        InputError: naming file and line of what cannot be used.
        EngineError: where it would send text to another machine, and nothing may leave this one.
    """
    configuration = configuration_of(name, settings)
    refuse_offline(configuration, settings)
    key = key_of_server(configuration, settings)
    import_openai()
    meter = Meter(settings.budget_tokens)
    client = ChatClient(configuration, key, meter)
    store = AnswerStore(settings.workspace)
    return LlmEngine(configuration, client, store, meter, sends_marked=settings.sends_marked)


def refuse_offline(configuration: LlmConfiguration, settings: EngineSettings) -> None:
    """Refuse a host that is not this machine, where nothing may leave it.

    Raises:
        EngineError: naming the host.
    """
    destination = configuration.destination
    if settings.is_offline and not destination.is_loopback:
        raise EngineError(
            f"llm:{configuration.name}: {destination.host} is not this machine, and nothing may"
            " leave it (--offline or GONGBAO_OFFLINE)"
        )


def key_of_server(configuration: LlmConfiguration, settings: EngineSettings) -> str:
    """Return the key that the environment holds, empty for a server without keys.

    Raises:
        UsageError: where the variable is not set.
    """
    variable = configuration.key_env
    key = settings.environment.get(variable, "").strip() if variable else ""
    if variable and not key:
        raise UsageError(
            f"llm:{configuration.name}: the environment variable {variable}, which holds its key"
            f" ({configuration.place}), is not set"
        )
    return key
