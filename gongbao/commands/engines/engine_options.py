"""The options of every command that lets a person choose an engine.

The environment is read here and handed down: nothing below the command line looks at it.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from gongbao.translation.engines import Engine, EngineSettings, TextEngine

_Command = TypeVar("_Command", bound=Callable[..., Any])
_LLM = "llm:"


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """The engine that a command was told to use, and what it may do.

    Attributes:
        specification: As `--engine` has it.
        configuration: The file `gongbao.toml`; None looks for one.
        is_offline: Nothing may leave this machine.
        budget_tokens: Tokens that the run may use, 0 for any number.
        sends_marked: Documents with a secrecy mark may go to another machine.
    """

    specification: str
    configuration: Path | None = None
    is_offline: bool = False
    budget_tokens: int = 0
    sends_marked: bool = False

    def settings(self, workspace: Path | None = None) -> EngineSettings:
        """Return what the engine is told; its answers are kept in the workspace."""
        from gongbao.translation.engines import EngineSettings

        return EngineSettings(
            self.configuration,
            os.environ,
            is_offline=self.is_offline,
            sends_marked=self.sends_marked,
            budget_tokens=self.budget_tokens,
            workspace=workspace,
        )

    def announce(self, workspace: Path | None = None) -> None:
        """Say on standard error which host receives the text, before anything is read or sent.

        Raises:
            EngineError: for a host that is not this machine, where nothing may leave it.
        """
        if not self.specification.startswith(_LLM):
            return
        from gongbao.translation.engines.llm import configuration_of, refuse_offline

        settings = self.settings(workspace)
        configuration = configuration_of(self.specification.removeprefix(_LLM), settings)
        refuse_offline(configuration, settings)
        sentence = configuration.destination.sentence
        click.echo(f"gongbao: {self.specification}: {sentence}", err=True)

    def load(self, workspace: Path | None = None) -> Engine | TextEngine:
        """Load the engine; it is closed when the command ends."""
        from gongbao.translation.engines import load_engine

        engine = load_engine(self.specification, settings=self.settings(workspace))
        close = getattr(engine, "close", None)
        if close is not None:
            click.get_current_context().call_on_close(close)
        return engine


def configuration_option(command: _Command) -> _Command:
    """Give a command `--config`."""
    return click.option(
        "--config",
        "configuration",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar="GONGBAO_CONFIG",
        metavar="FILE",
        help="Where engines are configured; by default gongbao.toml beside the workspace, in this"
        " folder or one above.",
    )(command)


def offline_option(command: _Command) -> _Command:
    """Give a command `--offline`."""
    return click.option(
        "--offline",
        "is_offline",
        is_flag=True,
        envvar="GONGBAO_OFFLINE",
        help="Refuse whatever would leave this machine (or GONGBAO_OFFLINE=1).",
    )(command)


def engine_options(command: _Command) -> Callable[..., Any]:
    """Give a command the options that choose an engine; it gets them as `engine`."""

    @functools.wraps(command)
    def with_engine(
        *arguments: Any,  # noqa: ANN401 - whatever the command takes
        specification: str,
        configuration: Path | None,
        is_offline: bool,
        budget_tokens: int,
        sends_marked: bool,
        **options: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        choice = EngineChoice(specification, configuration, is_offline, budget_tokens, sends_marked)
        return command(*arguments, engine=choice, **options)

    for option in (
        click.option(
            "--send-marked",
            "sends_marked",
            is_flag=True,
            help="Send documents with a secrecy mark to another machine too; the report records"
            " it.",
        ),
        click.option(
            "--budget-tokens",
            type=click.IntRange(0),
            default=0,
            metavar="N",
            help="Stop before a language model uses more tokens; what is answered is kept in the"
            " workspace.",
        ),
        offline_option,
        configuration_option,
        click.option(
            "--engine",
            "specification",
            default="embedded",
            show_default=True,
            metavar="SPEC",
            help="embedded, hub:OWNER/MODEL, argos:FILE, ctranslate2:DIR, transformers:DIR,"
            " llm:NAME (see --config), or NAME:REST of an installed engine.",
        ),
    ):
        with_engine = option(with_engine)
    return with_engine
