"""A group of commands that imports a command when it is asked for, not to list its name."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Deferred:
    """A command that is not imported yet.

    Attributes:
        place: Where it is, `package.module:name`.
        summary: The first sentence of its help.
    """

    place: str
    summary: str

    def load(self) -> click.Command:
        """Import the command."""
        module, _, name = self.place.partition(":")
        command = getattr(importlib.import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.place} is {type(command).__name__}, expected a command")
        return command


class DeferredCommands(MutableMapping[str, click.Command]):
    """Commands by name, each imported when it is first looked up; names alone import nothing."""

    def __init__(self, deferred: Mapping[str, Deferred]) -> None:
        self._deferred = dict(deferred)
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            self._loaded[name] = self._deferred[name].load()
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        self._deferred.pop(name, None)
        self._loaded.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter({**self._deferred, **self._loaded})

    def __len__(self) -> int:
        return len({**self._deferred, **self._loaded})

    def summary(self, name: str, length: int) -> str:
        """Return the first sentence of a command's help, cut to a length; imports nothing."""
        waiting = self._deferred.get(name)
        command = click.Command(name, help=waiting.summary) if waiting else self._loaded[name]
        return command.get_short_help_str(length)


class DeferredGroup(click.Group):
    """A click group whose help lists commands that are not imported.

    Args:
        name: Its name.
        deferred: The commands to import when they are asked for; `command` adds others.
        options: What `click.Group` takes.
    """

    def __init__(
        self,
        name: str | None = None,
        *,
        deferred: Mapping[str, Deferred],
        **options: object,
    ) -> None:
        self._known = DeferredCommands(deferred)
        super().__init__(name, self._known, **options)  # type: ignore[arg-type]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write names and summaries; nothing is imported."""
        names = self.list_commands(ctx)
        length = formatter.width - 6 - max(map(len, names))
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._known.summary(name, length)) for name in names])
