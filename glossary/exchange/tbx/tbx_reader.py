"""TBX files of every version, style and dialect: read with one entry in memory.

The file as a whole is refused for what no entry can answer for: no XML, a document type that
declares anything, a root that is none of TBX. What else is not as the standard has it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from corpora.errors import GlossaryError
from corpora.files import read_xml_prolog, xml_events
from corpora.findings import Finding
from corpora.formats import line_of
from glossary.exchange.entries import Entry, EntryError, entry_remark, repaired_entries
from glossary.exchange.tbx.tbx_concepts import concept_entry
from glossary.exchange.tbx.tbx_dialect import CORE, CORE_DRAFT, ENTRIES, XML_LANG
from glossary.exchange.tbx.tbx_references import References
from glossary.exchange.tbx.tbx_sections import SectionReader

TBX_ROOTS = ("tbx", "martif", "TBX")
"""What the root of a TBX file is called."""
_HEADERS = ("tbxHeader", "martifHeader", "header")
_WATCHED = (*TBX_ROOTS, *_HEADERS, "text", "body", "back", *ENTRIES)
# A document type that only names a DTD: it is never loaded. Any other is refused.
_NAMED_DTD = re.compile(r"<!DOCTYPE\s+\w+\s+(?:SYSTEM|PUBLIC)\s[^\[\]<>]*>", re.IGNORECASE)


def read_tbx(path: Path) -> Iterator[Entry]:
    """Yield the entries of a TBX file.

    Raises:
        GlossaryError: naming file and line, where the file as a whole is no TBX.
    """
    prolog = read_xml_prolog(path, "TBX", error=GlossaryError)
    if prolog.root not in TBX_ROOTS:
        raise GlossaryError(f"{path}:{prolog.line}: <{prolog.root}> found, expected tbx or martif")
    if prolog.document_type and not _NAMED_DTD.fullmatch(prolog.document_type):
        raise GlossaryError(
            f"{path}:{prolog.document_type_line}: its document type (DTD) is more than a"
            " reference, which is refused"
        )
    with xml_events(path, _WATCHED, has_starts=True, error=GlossaryError) as (events, cleaned):
        yield from _Stream(str(path)).entries(events)
        yield from repaired_entries(str(path), cleaned)


class _Stream:
    """Follows the elements of one file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._entry_name = "conceptEntry"
        self._sections = SectionReader(name)
        self._references = References(name)
        self._has_header = False
        self._count = 0
        self._is_old = False
        self._remarks: list[Finding] = []

    def entries(self, events: etree.iterparse) -> Iterator[Entry]:
        for event, element in events:
            name = element.tag.rpartition("}")[2]
            if event == "start":
                self._start(element, name)
            else:
                yield from self._end(element, name)
        if not self._count:
            raise GlossaryError(f"{self._name}:1: no {self._entry_name}; the glossary is empty")
        if not self._is_old:
            for line, target in self._references.dangling():
                self._tell(line, f"target {target!r} is neither an id here nor an address")
        yield from self._told()

    def _start(self, element: etree._Element, name: str) -> None:
        if name in TBX_ROOTS:
            self._root(element, name)
        elif name == "body":
            self._check_header(element)
        elif name in ENTRIES:
            self._check_place(element, name)

    def _end(self, element: etree._Element, name: str) -> Iterator[Entry]:
        if name in ENTRIES:
            self._count += 1
            self._between(element)
            yield from self._told()
            yield self._entry(element)
            _forget(element)
        elif name in _HEADERS:
            self._header(element, name)
        elif name == "body":
            self._after_last(element)
        elif name == "back":
            for _ in self._references.take(element):
                pass

    def _root(self, root: etree._Element, name: str) -> None:
        line = line_of(root)
        core = etree.QName(root).namespace or ""
        if name != "tbx":
            self._is_old = True
            self._entry_name = "termEntry" if name == "martif" else "entry"
            return
        if core not in (CORE, CORE_DRAFT):
            self._tell(line, f"namespace {core or 'none'!r}, expected {CORE!r}")
        style = root.get("style") or ""
        if style not in ("dct", "dca"):
            self._tell(line, f"style {style!r}, expected 'dct' or 'dca'")
        kind = root.get("type") or ""
        if not kind.startswith("TBX-"):
            self._tell(line, f"type {kind!r}, expected 'TBX-Basic'")
        if not root.get(XML_LANG):
            self._tell(line, "<tbx> without xml:lang")

    def _header(self, header: etree._Element, name: str) -> None:
        self._has_header = True
        if not self._is_old and header.find("{*}fileDesc/{*}sourceDesc/{*}p") is None:
            self._tell(line_of(header), f"<{name}> without fileDesc/sourceDesc/p")

    def _check_header(self, body: etree._Element) -> None:
        # Version 2 wants one, too, but many tools wrote none and nobody minded.
        if self._is_old:
            return
        if not self._has_header:
            self._tell(line_of(body), "<body> without a tbxHeader before")
        parent = body.getparent()
        if parent is None or parent.tag.rpartition("}")[2] != "text":
            self._tell(line_of(body), "<body> outside <text>")

    def _check_place(self, entry: etree._Element, name: str) -> None:
        line = line_of(entry)
        around = {a.tag.rpartition("}")[2] for a in entry.iterancestors()}
        if around & {*_HEADERS, "back", *ENTRIES}:
            raise GlossaryError(f"{self._name}:{line}: <{name}> outside <body>")
        if "body" not in around:
            self._tell(line, f"<{name}> outside <body>")
        if name != self._entry_name:
            self._tell(line, f"<{name}>, expected <{self._entry_name}>")

    def _entry(self, element: etree._Element) -> Entry:
        line = line_of(element)
        origin = f"{self._name}:{line}"
        again = [
            entry_remark(
                "repaired",
                f"{self._name}:{place}",
                f"id {name!r} stands in line {self._references.line_with(name)} already",
                f"标识“{name}”重复",
            )
            for place, name in self._references.take(element)
        ]
        try:
            found = self._sections.concept(element)
            entry = concept_entry(found, element.get("id") or "", self._name, line)
        except EntryError as error:
            return Entry(origin, None, str(error))
        if again:
            entry = replace(entry, remarks=(*again, *entry.remarks))
        return self._references.named(entry)

    def _between(self, entry: etree._Element) -> None:
        """Tell what stands before an entry and is none."""
        parent = entry.getparent()
        if parent is not None and parent.text and parent.text.strip():
            line, parent.text = line_of(parent), None
            self._tell(line or 0, "text in <body>", "left out")
        for other in entry.itersiblings(preceding=True):
            self._tell_stray(other)

    def _after_last(self, body: etree._Element) -> None:
        for child in body:
            self._tell_stray(child)

    def _tell_stray(self, element: etree._Element) -> None:
        is_entity = not isinstance(element.tag, str)
        name = "an entity" if is_entity else element.tag.rpartition("}")[2]
        if name in (*_HEADERS, "text", "body", "back"):
            return
        if name not in ENTRIES:
            what = name if is_entity else f"<{name}>"
            expected = f"{what} in <body>, expected <{self._entry_name}>"
            self._tell(line_of(element), expected, "left out")
        elif element.tail and element.tail.strip():
            self._tell(line_of(element), "text in <body>", "left out")

    def _tell(self, line: int, reason: str, done: str = "read all the same") -> None:
        place = f"{self._name}:{line}"
        remark = entry_remark("repaired", place, f"{reason}; {done}", f"{reason}（结构不合TBX）")
        if remark not in self._remarks:
            self._remarks.append(remark)

    def _told(self) -> Iterator[Entry]:
        """Yield what there is to say of the file itself, once."""
        if self._remarks:
            yield Entry(self._remarks[0].subjects[0], None, "", tuple(self._remarks))
            self._remarks.clear()


def _forget(entry: etree._Element) -> None:
    """Empty an entry that was read and drop all before it, so that memory stays bounded."""
    # The parser is ahead of us: the text after the entry is there already and is looked at later.
    entry.clear(keep_tail=True)  # type: ignore[call-arg]
    parent = entry.getparent()
    if parent is not None:
        while (previous := entry.getprevious()) is not None:
            parent.remove(previous)
