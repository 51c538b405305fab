"""Who is in which document, and in which of its segments, as their browsers say every second."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Lock

_GONE_SECONDS = 6.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: the number of a segment, 0 for none."""

    name: str
    at: int
    seen: float


class Presence:
    """The people at work."""

    def __init__(self) -> None:
        self._places: dict[int, dict[str, Place]] = {}
        self._turn = Lock()

    def note(self, document: int, key: str, name: str, at: int) -> None:
        """Take note of where the session `key` is."""
        with self._turn:
            self._places.setdefault(document, {})[key] = Place(name, at, time.monotonic())

    def others(self, document: int, key: str) -> list[Place]:
        """Return who else is in a document."""
        with self._turn:
            places = self._places.get(document, {})
            gone = [k for k, p in places.items() if time.monotonic() - p.seen > _GONE_SECONDS]
            for one in gone:
                del places[one]
            return [place for other, place in places.items() if other != key]

    def people(self, document: int) -> list[str]:
        """Return the names of who is in a document."""
        return sorted({place.name for place in self.others(document, "")})
