"""What a file of units keeps where only Gongbao looks: counted while they are written, and told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpora.memory.memory_units import MemoryUnit

_EXAMPLES = 3
_EXAMPLE_LENGTH = 40

_WORDS = {
    "before": "sentences before",
    "after": "sentences after",
    "author": "authors",
    "date": "dates",
    "origin": "origins",
    "project": "projects",
    "extras": "other properties",
}
_PROPERTIES = "TMX has no place for them, they are properties by names of our own"
_NOTES = "XLIFF has no place for them, they are notes by names of our own"
_COLUMNS = "they are columns by names of our own"
_OF_TABLES = (("before", "after", "origin", "project", "extras"), _COLUMNS)
_OF_XLIFF = (tuple(_WORDS), _NOTES)
# What TMX has in attributes of its own, and properties that go out as they came in, are no secret.
_PRIVATE = {
    "tmx": (("before", "after", "origin", "project"), _PROPERTIES),
    "xliff": _OF_XLIFF,
    "xliff-2": _OF_XLIFF,
    **dict.fromkeys(("csv", "jsonl", "tsv", "xlsx"), _OF_TABLES),
}


@dataclass(frozen=True, slots=True)
class PrivateFacts:
    """Facts of one kind that the file holds, but no other tool takes for what they are.

    Attributes:
        count: Of how many units.
        what: The facts and why.
        examples: The first few that differ.
    """

    count: int
    what: str
    examples: tuple[str, ...]

    def __str__(self) -> str:
        """Return the facts as one line, with examples."""
        return f"{self.what} ({self.count:,}, such as {', '.join(self.examples)})"


class PrivateFactCounter:
    """Counts while units pass.

    Args:
        format: The name of the format they are written in.
    """

    def __init__(self, format: str) -> None:
        self._fields, self._reason = _PRIVATE.get(format, ((), ""))
        self._counts = dict.fromkeys(self._fields, 0)
        self._examples: dict[str, list[str]] = {field: [] for field in self._fields}

    def counted(self, units: Iterable[MemoryUnit]) -> Iterator[MemoryUnit]:
        """Yield the units as they come."""
        for unit in units:
            for field in self._fields:
                if value := getattr(unit, field):
                    self._counts[field] += 1
                    if len(self._examples[field]) < _EXAMPLES:
                        self._keep(self._examples[field], value)
            yield unit

    def _keep(self, examples: list[str], value: str | tuple[tuple[str, str], ...]) -> None:
        text = " ".join((value if isinstance(value, str) else value[0][0]).split())
        if len(text) > _EXAMPLE_LENGTH:
            text = f"{text[:_EXAMPLE_LENGTH]}…"
        if text not in examples:
            examples.append(text)

    def found(self) -> tuple[PrivateFacts, ...]:
        """Return what there was, in the order of the columns of a table."""
        return tuple(
            PrivateFacts(count, f"{_WORDS[field]}: {self._reason}", tuple(self._examples[field]))
            for field, count in self._counts.items()
            if count
        )
