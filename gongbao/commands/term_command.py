"""A command whose arguments are terms, which may begin with a minus: -1度电."""

from __future__ import annotations

import re

import click

_OPTION = re.compile("-{1,2}[A-Za-z]")


class TermCommand(click.Command):
    """A command that takes what begins with a minus for a term, unless it looks like an option."""

    ignore_unknown_options = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; an option that does not exist is refused as ever."""
        named = args[args.index("--") + 1 :] if "--" in args else []
        rest = super().parse_args(ctx, args)
        for parameter in self.params:
            if not isinstance(parameter, click.Argument):
                continue
            value = ctx.params.get(parameter.name or "")
            for word in value if isinstance(value, tuple) else (value,):
                if isinstance(word, str) and _OPTION.match(word) and word not in named:
                    raise click.NoSuchOption(word.partition("=")[0], ctx=ctx)
        return rest
