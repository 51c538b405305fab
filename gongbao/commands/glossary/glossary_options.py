"""The options of every command that needs the official terms."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gongbao.commands.workspace_options import DEFAULT_WORKSPACE, day_option

if TYPE_CHECKING:
    from corpora.workspace import Workspace
    from glossary.requirements import RequirementFinder

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Rulings:
    """Which glossaries a command was given.

    Attributes:
        glossaries: Files, each perhaps with `=PRIORITY`.
        packaged_glossary: Whether the packaged glossary counts too.
        workspace: The workspace whose termbase counts too, if any.
        scope: Project or office.
        day: The day whose names of renamed offices count.
    """

    glossaries: tuple[str, ...]
    packaged_glossary: bool
    workspace: Path | None
    scope: str
    day: str

    def open_workspace(self) -> Workspace | None:
        """Open the workspace, None without one; what else is read of it is passed this."""
        if self.workspace is None:
            return None
        from corpora.workspace import Workspace

        return Workspace(self.workspace, create=False)

    def open(self, workspace: Workspace | None = None) -> RequirementFinder:
        """Read them; `workspace` is the one that is open, where the caller needs it too."""
        from glossary.opening import open_glossaries

        return open_glossaries(
            self.glossaries,
            packaged_glossary=self.packaged_glossary,
            workspace=workspace or self.workspace,
            scope=self.scope,
            day=self.day,
        )


def glossary_options(command: _Command) -> Callable[..., Any]:
    """Give a command the options that name its glossaries; it gets them as `rulings`."""

    @functools.wraps(command)
    def with_rulings(
        *arguments: Any,  # noqa: ANN401 - whatever the command takes
        glossaries: tuple[str, ...],
        no_packaged_glossary: bool,
        workspace_path: Path | None,
        no_workspace: bool,
        scope: str,
        day: str,
        **options: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        rulings = Rulings(
            glossaries,
            not no_packaged_glossary,
            None if no_workspace else workspace_path or _present_workspace(),
            scope,
            day or date.today().isoformat(),
        )
        return command(*arguments, rulings=rulings, **options)

    for option in (
        click.option(
            "--date",
            "day",
            default="",
            callback=day_option,
            help="Day of the text, for offices that were renamed; by default today.",
        ),
        click.option("--scope", default="", help="Project or office whose terms count too."),
        click.option("--no-workspace", is_flag=True, help="Leave the workspace out."),
        click.option(
            "--workspace",
            "workspace_path",
            envvar="GONGBAO_WORKSPACE",
            metavar="FILE",
            type=click.Path(path_type=Path, dir_okay=False),
            help="Workspace whose approved terms are guaranteed; by default"
            f" {DEFAULT_WORKSPACE} where it is in this folder.",
        ),
        click.option("--no-packaged-glossary", is_flag=True, help="Without the packaged terms."),
        click.option(
            "--glossary",
            "glossaries",
            multiple=True,
            metavar="FILE[=PRIORITY]",
            help="Terms to guarantee (TSV, CSV, TBX, XLSX ...); may be repeated.",
        ),
    ):
        with_rulings = option(with_rulings)
    return with_rulings


def _present_workspace() -> Path | None:
    return DEFAULT_WORKSPACE if DEFAULT_WORKSPACE.is_file() else None
