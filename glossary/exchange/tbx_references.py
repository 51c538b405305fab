"""The ids of a TBX file and what refers to them: every id once, every reference to one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from lxml import etree

from glossary.exchange.entries import Entry, EntryError

_HAS_MORE = etree.XPath("boolean(descendant::*[@id or @target] | self::*[@target])")
_IDS = etree.XPath("descendant-or-self::*/@id", smart_strings=False)
_TARGETS = etree.XPath("descendant-or-self::*[@target]")
_ADDRESS = ("http://", "https://")


class References:
    """Gathers ids and targets of one file; `name` is the file's."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lines: dict[str, int] = {}
        self._targets: dict[str, int] = {}
        self._identifiers: set[str] = set()

    def take(self, element: etree._Element) -> None:
        """Gather the ids and targets in an element.

        Raises:
            EntryError: for an id that stands elsewhere already.
        """
        has_more = bool(_HAS_MORE(element))
        identifiers = _IDS(element) if has_more else filter(None, (element.get("id"),))
        for identifier in cast("list[str]", identifiers):
            if identifier in self._lines:
                raise EntryError(
                    f"{self._name}:{_line_of_id(element, identifier)}: id {identifier!r} stands in"
                    f" line {self._lines[identifier]} already"
                )
            self._lines[identifier] = line_of(element)
        for referring in cast("list[etree._Element]", _TARGETS(element) if has_more else ()):
            target = referring.get("target") or ""
            if target and not target.startswith(_ADDRESS) and target not in self._lines:
                self._targets.setdefault(target, line_of(referring))

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


def line_of(element: etree._Element) -> int:
    """Return the line an element begins on."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _line_of_id(element: etree._Element, identifier: str) -> int:
    found = [e for e in element.iter() if e.get("id") == identifier]
    return line_of(found[-1] if found else element)
