"""Runs that their looks set apart from the words around them, in all Office documents.

Marks of notes set high and figures struck out beside one that stands are kept whole; powers of
figures are read as characters that stand high by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from corpora.formats.office.rich_runs import Event, EventKind
from corpora.formats.runs.set_apart import is_note_mark, is_struck_figure, raised_power

# Of Word, Excel, and the drawings of all.
_RAISED = re.compile(r"<(?:\w+:)?vertAlign\s[^>]*[\"']superscript[\"']|\sbaseline=[\"'][1-9]")
_STRUCK = re.compile(
    r"<(?:\w+:)?d?strike(?:\s*/>|\s+(?:\w+:)?val=[\"'](?:true|1|on)[\"']|\s*></)"
    r"|\sstrike=[\"'](?:sng|dbl)Strike"
)


def is_raised(properties: str) -> bool:
    """Return whether run properties set their words high."""
    return bool(_RAISED.search(properties))


def set_apart(events: Sequence[Event]) -> list[Event]:
    """Return the events with each run that its looks set apart as one thing, or standing high."""
    groups = [(look, list(group)) for look, group in groupby(events, key=_look)]
    texts = ["".join(event.text for event in group) for _, group in groups]
    result: list[Event] = []
    for number, (look, group) in enumerate(groups):
        before = texts[number - 1] if number else ""
        after = texts[number + 1] if number + 1 < len(groups) else ""
        is_apart = (look == "raised" and is_note_mark(texts[number], before)) or (
            look == "struck" and is_struck_figure(texts[number], before, after)
        )
        if is_apart and all(event.pieces for event in group):
            pieces = tuple(piece for event in group for piece in event.pieces)
            result.append(Event(EventKind.ATOM, pieces, look))
        elif look == "raised":
            result += _standing_high(group, raised_power(texts[number], before))
        else:
            result += group
    return result


def _standing_high(group: Sequence[Event], text: str) -> list[Event]:
    """Return the events of a run with its text as it is read, which is as long as it was."""
    result: list[Event] = []
    for event in group:
        result.append(replace(event, text=text[: len(event.text)]))
        text = text[len(event.text) :]
    return result


def _look(event: Event) -> str:
    if event.kind is not EventKind.TEXT:
        return "other"
    if is_raised(event.properties):
        return "raised"
    return "struck" if _STRUCK.search(event.properties) else ""
