"""The time of a change as the clock on the wall showed it, with its zone."""

from __future__ import annotations

from datetime import datetime


def local_time(moment: str) -> str:
    """Return a moment of the workspace (ISO 8601, UTC) in local time, to the minute.

    What is no moment comes back as it is.
    """
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M %z")
    except ValueError:
        return moment
