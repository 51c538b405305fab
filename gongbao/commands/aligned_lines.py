"""Rows for people on a terminal, in columns by display width; for programs, with tabs."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import click

_GAP = 2
_SAMPLE = 200
_NARROWEST = 8


def write_rows(rows: Iterable[Sequence[str]]) -> None:
    """Print rows: aligned, cut to the width of the terminal and paged there, else with tabs."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row).rstrip())
        return
    _show(aligned_lines(rows, shutil.get_terminal_size().columns))


def write_sentences(rows: Iterable[Sequence[str]]) -> None:
    """Print rows of a number and sentences: whole and under each other on a terminal."""
    if not sys.stdout.isatty():
        write_rows(rows)
        return
    _show(line for row in rows for line in stacked_lines(row))


def stacked_lines(row: Sequence[str]) -> Iterator[str]:
    """Yield the cells of a row on lines of their own, all but the first indented.

    >>> list(stacked_lines(("17", "链主", "chain master")))
    ['17  链主', '    chain master']
    """
    head, *rest = row
    for k, cell in enumerate(rest):
        yield f"{head if not k else ' ' * display_width(head)}{' ' * _GAP}{cell}"


def _show(found: Iterator[str]) -> None:
    """Print lines on a terminal, paged where they are more than it has."""
    room = shutil.get_terminal_size().lines - 1
    first = list(islice(found, room))
    if len(first) < room:
        for line in first:
            click.echo(line)
    else:
        click.echo_via_pager(f"{line}\n" for line in chain(first, found))


def aligned_lines(rows: Iterable[Sequence[str]], width: int) -> Iterator[str]:
    """Yield rows as lines of at most a width, where a Chinese character counts two.

    The widths are those of the first rows; the widest columns give way where there is no room.

    >>> list(aligned_lines([("链主", "chain master"), ("人大", "NPC")], 80))
    ['链主  chain master', '人大  NPC']
    """
    rest = iter(rows)
    sample = list(islice(rest, _SAMPLE))
    if not sample:
        return
    count = max(map(len, sample))
    widths = [
        max((display_width(row[k]) for row in sample if k < len(row)), default=0)
        for k in range(count)
    ]
    while sum(widths) + _GAP * (sum(map(bool, widths)) - 1) > width and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    for row in chain(sample, rest):
        cells = (
            padded(cell, columns) for cell, columns in zip(row, widths, strict=False) if columns
        )
        yield (" " * _GAP).join(cells).rstrip()


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    >>> display_width("链主 A"), display_width("e\u0301")
    (6, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def padded(text: str, columns: int) -> str:
    """Return a text cut to a display width, with an ellipsis, or filled up with spaces.

    >>> padded("链主企业", 6), padded("链", 4)
    ('链主… ', '链  ')
    """
    room = columns - display_width(text)
    if room >= 0:
        return text + " " * room
    kept = text
    while display_width(kept) > columns - 1:
        kept = kept[:-1]
    return f"{kept}…" + " " * (columns - 1 - display_width(kept))
