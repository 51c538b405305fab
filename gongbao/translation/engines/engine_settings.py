"""What an engine is told beside its specification: where it is configured, what it may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongbao.translation.engines.llm import LlmConfiguration


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What a run allows an engine, and what it tells it.

    Attributes:
        configuration: `gongbao.toml`, or the engine itself; None looks beside the workspace, then
            in the current folder and those above it.
        environment: Variables that name engines and hold their keys.
        is_offline: Nothing may leave this machine, whatever is configured.
        sends_marked: Documents with a secrecy mark may go to another machine all the same.
        budget_tokens: Tokens that a run may use, 0 for any number.
        workspace: Where answers are kept; None keeps them as long as the engine lives.
        models: Where models that were added are; None looks into GONGBAO_MODELS of the environment,
            then into the user's data.
    """

    configuration: Path | LlmConfiguration | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    is_offline: bool = False
    sends_marked: bool = False
    budget_tokens: int = 0
    workspace: Path | None = None
    models: Path | None = None
