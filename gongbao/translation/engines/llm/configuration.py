"""Which server stands behind `llm:NAME`: tables `[engines.NAME]` of `gongbao.toml`.

    [engines.office]
    url = "http://127.0.0.1:8000/v1"
    model = "qwen3-32b"
    key_env = "OFFICE_KEY"       # name of the variable that holds the key; never the key

`GONGBAO_ENGINE_OFFICE_URL`, `_MODEL` and `_KEY_ENV` in the environment say the same, and win.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from corpora import UsageError
from gongbao.translation.engines.llm.configuration_table import (
    EngineTable,
    is_variable,
    read_tables,
)
from gongbao.translation.engines.llm.hosts import Destination, destination_of

CONFIGURATION_NAME = "gongbao.toml"
_VARIABLE = "GONGBAO_ENGINE_"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_SINGLE = re.compile(r"(?:^|/)qwen-mt\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskingOptions:
    """How a server is asked.

    Attributes:
        batch: Segments in one request.
        context: Neighbours that go with them, on each side.
        concurrency: Requests at a time.
        timeout_seconds: For one answer.
        attempts: How often a request that fails is sent, the first time counted.
        answers: "auto", "schema" (JSON by a schema), "json", or "lines" (tagged lines).
        seed: Where the server takes one.
        max_tokens: Of one answer; 0 leaves it to the server.
    """

    batch: int = 8
    context: int = 2
    concurrency: int = 4
    timeout_seconds: float = 120.0
    attempts: int = 6
    answers: str = "auto"
    seed: int = 0
    max_tokens: int = 0


@dataclass(frozen=True, slots=True)
class LlmConfiguration:
    """A server and a model of it.

    Attributes:
        name: What stands after `llm:`.
        url: Where the chat interface is, as "http://127.0.0.1:8000/v1".
        model: What the server calls it.
        key_env: Environment variable that holds the key; empty for a server without keys.
        asking: How it is asked.
        instructions: What the house wants of the English, a sentence each.
        extra: What else is sent with every request, as the server's own documentation has it.
        place: Where it is written, for messages.
    """

    name: str
    url: str
    model: str
    key_env: str = ""
    asking: AskingOptions = field(default_factory=AskingOptions)
    instructions: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    place: str = "the call"

    @property
    def destination(self) -> Destination:
        """The host that receives the text.

        Raises:
            UsageError: for an address that cannot be used.
        """
        return destination_of(self.url, self.place)

    @property
    def is_translation_model(self) -> bool:
        """Whether it is Qwen-MT, which takes one text and its terms, and no instructions."""
        return bool(_SINGLE.search(self.model))


def find_configuration_file(
    workspace: Path | None = None, folder: Path | None = None
) -> Path | None:
    """Return the `gongbao.toml` beside the workspace, else that of a folder or the nearest above.

    None where there is none; without a folder it is the current one.
    """
    if workspace is not None:
        beside = workspace.resolve().parent / CONFIGURATION_NAME
        if beside.is_file():
            return beside
    here = (folder or Path.cwd()).resolve()
    places = (place / CONFIGURATION_NAME for place in (here, *here.parents))
    return next((place for place in places if place.is_file()), None)


def read_configurations(
    path: Path | None, environment: Mapping[str, str] | None = None
) -> dict[str, LlmConfiguration]:
    """Return every engine that a file and the environment name, in their order.

    Raises:
        InputError: naming the file, the line and the key of what cannot be used.
        UsageError: for variables that name half an engine.
    """
    found = {table.name: _of_table(table) for table in read_tables(path)} if path else {}
    for name, variables in _named_in(environment or {}).items():
        known = next((k for k in found if _as_variable(k) == name), name.lower())
        place = f"{_VARIABLE}{name}_..."
        base = found.get(known) or LlmConfiguration(known, "", "", place=place)
        found[known] = replace(base, **variables, place=base.place if base.url else place)
        if not is_variable(found[known].key_env or "A"):
            raise UsageError(
                f"{_VARIABLE}{name}_KEY_ENV: expected the name of a variable, not the key"
            )
        if not found[known].url or not found[known].model:
            raise UsageError(
                f"{_VARIABLE}{name}_URL and {_VARIABLE}{name}_MODEL: both are needed for the"
                f" engine llm:{known}"
            )
    return found


def require_configuration(
    name: str, path: Path | None, environment: Mapping[str, str] | None = None
) -> LlmConfiguration:
    """Return the engine of a name.

    Raises:
        InputError: as `read_configurations` does.
        UsageError: where nothing names it, with what to write and where.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"llm:{name}: a name has letters, digits, _ and -, as in llm:office")
    found = read_configurations(path, environment)
    if name in found:
        return found[name]
    known = f" (it has {', '.join(found)})" if found else ""
    where = (
        f"{path}{known}" if path else f"a file {CONFIGURATION_NAME} beside the workspace or here"
    )
    raise UsageError(
        f'llm:{name}: not configured; {where} needs a table [engines.{name}] with url = "..."'
        ' and model = "..."'
    )


def _of_table(table: EngineTable) -> LlmConfiguration:
    asking: dict[str, Any] = {
        f.name: table.values[f.name] for f in fields(AskingOptions) if f.name in table.values
    }
    return LlmConfiguration(
        table.name,
        str(table.values["url"]),
        str(table.values["model"]),
        str(table.values.get("key_env", "")),
        AskingOptions(**asking),
        table.instructions,
        table.extra,
        table.place,
    )


def _named_in(environment: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return what the environment says of each engine, by the name as a variable has it."""
    found: dict[str, dict[str, Any]] = {}
    for variable, value in environment.items():
        for ending in ("_KEY_ENV", "_MODEL", "_URL"):
            if variable.startswith(_VARIABLE) and variable.endswith(ending) and value:
                name = variable[len(_VARIABLE) : -len(ending)]
                if name:
                    found.setdefault(name, {})[ending[1:].lower()] = value
    return found


def _as_variable(name: str) -> str:
    return name.upper().replace("-", "_")
