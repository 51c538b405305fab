"""The ids of a TBX file and what refers to them: every id once, every reference to one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from corpora.formats import line_of
from glossary.exchange.entries import Entry

_ADDRESS = ("http://", "https://")


class References:
    """Gathers ids and targets of one file; `name` is the file's."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lines: dict[str, int] = {}
        self._targets: dict[str, int] = {}
        self._identifiers: set[str] = set()

    def take(self, element: etree._Element) -> Iterator[tuple[int, str]]:
        """Gather the ids and targets in an element; yield lines and ids that stand elsewhere."""
        for part in element.iter():
            identifier = part.get("id")
            if identifier and identifier in self._lines:
                yield line_of(part), identifier
            elif identifier:
                self._lines[identifier] = line_of(part)
            target = part.get("target")
            if target and not target.startswith(_ADDRESS) and target not in self._lines:
                self._targets.setdefault(target, line_of(part))

    def line_with(self, identifier: str) -> int:
        """Return the line an id stands in first."""
        return self._lines[identifier]

    def named(self, entry: Entry) -> Entry:
        """Return the entry under an identifier that no earlier one has."""
        concept = entry.concept
        if concept is None:
            return entry
        identifier, count = concept.identifier, 1
        while identifier in self._identifiers:
            count += 1
            identifier = f"{concept.identifier} ({count})"
        self._identifiers.add(identifier)
        if count == 1:
            return entry
        return replace(entry, concept=replace(concept, identifier=identifier))

    def dangling(self) -> Iterator[tuple[int, str]]:
        """Yield lines and targets that name no id of the file."""
        for target, line in self._targets.items():
            if target not in self._lines:
                yield line, target
