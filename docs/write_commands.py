"""Writes `commands.md`, every command with every option, from the command line itself.

    python docs/write_commands.py

A test compares the page with what this would write.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click

from gongbao.commands import cli

PAGE = Path(__file__).with_name("commands.md")
_HEAD = """# Commands

Every command and every option, as `--help` has them. `docs/write_commands.py` writes this page.
Options that many commands share are listed with each of them.
"""


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of every command that is no group, in alphabetical order."""
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from leaves(command.commands[name], (*path, name))
    else:
        yield path


def find_command(path: tuple[str, ...]) -> click.Command:
    """Return the command of a path."""
    command: click.Command = cli
    for name in path:
        if not isinstance(command, click.Group):
            raise KeyError(f"{' '.join(path)}: no such command")
        command = command.commands[name]
    return command


def commands_page() -> str:
    """Return the page."""
    return "\n".join([_HEAD, *map(_section, leaves(cli))])


def _section(path: tuple[str, ...]) -> str:
    command = find_command(path)
    context = click.Context(command, info_name=f"gongbao {' '.join(path)}")
    usage = " ".join([f"gongbao {' '.join(path)}", *command.collect_usage_pieces(context)])
    lines = [f"## gongbao {' '.join(path)}\n", f"`{usage}`\n", _prose(command.help or ""), ""]
    lines += ["| option | |", "|---|---|"]
    lines += [
        _row(context, option) for option in command.params if isinstance(option, click.Option)
    ]
    if lines[-1] == "|---|---|":
        del lines[-2:]
    lines += ["", "```sh", *examples_of(command), "```", ""]
    return "\n".join(lines)


def examples_of(command: click.Command) -> list[str]:
    """Return the example lines at the end of a command's help."""
    text = inspect.cleandoc((command.epilog or "").replace("\b", ""))
    lines = re.sub(r"\\\n\s*", "", text).split("\n")
    return [line.strip() for line in lines if "gongbao " in line]


def _prose(text: str) -> str:
    return re.sub(r"(?<=\S)\n(?=\S)", " ", inspect.cleandoc(text.replace("\b\n", "")))


def _row(context: click.Context, option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    value = "" if option.is_flag else f" {option.make_metavar(context)}".replace("|", "\\|")
    said = (option.help or "").replace("|", "\\|")
    default = option.get_help_extra(context).get("default") if option.show_default else None
    return f"| {names}{value} | {said}{f' (default {default})' if default else ''} |".replace(
        "  |", " |"
    )


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8")
