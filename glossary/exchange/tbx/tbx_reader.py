"""TBX files of version 3, in both styles, and of version 2: read with one entry in memory.

The file as a whole is refused for what no entry can answer for: no XML, a document type, a wrong
root, namespace, style or header. Everything else is the problem of its entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from corpora.errors import GlossaryError
from corpora.formats import line_of
from corpora.xml_prolog import read_xml_prolog
from glossary.exchange.entries import Entry, EntryError
from glossary.exchange.tbx.tbx_concepts import concept_entry
from glossary.exchange.tbx.tbx_dialect import CORE, CORE_DRAFT, XML_LANG, Style
from glossary.exchange.tbx.tbx_references import References
from glossary.exchange.tbx.tbx_sections import SectionReader

_WATCHED = (
    "{*}tbx",
    "{*}martif",
    "{*}tbxHeader",
    "{*}martifHeader",
    "{*}text",
    "{*}body",
    "{*}back",
    "{*}conceptEntry",
    "{*}termEntry",
)
_ENTRIES = ("conceptEntry", "termEntry")
# The DTDs of TBX v2 by their names; they are never loaded. Any other reference is refused.
_DTD_OF_V2 = re.compile(
    r"<!DOCTYPE\s+martif\s+(?:SYSTEM|PUBLIC)\s[^\[\]<>]*TBX[\w.-]*\.dtd[\"']\s*>", re.IGNORECASE
)


def read_tbx(path: Path) -> Iterator[Entry]:
    """Yield the entries of a TBX file.

    Raises:
        GlossaryError: naming file and line, where the file as a whole is no TBX.
    """
    prolog = read_xml_prolog(path, "TBX", error=GlossaryError)
    if prolog.document_type and not _DTD_OF_V2.fullmatch(prolog.document_type):
        raise GlossaryError(
            f"{path}:{prolog.document_type_line}: its document type (DTD) is none of TBX v2,"
            " which is refused"
        )
    if prolog.root not in ("tbx", "martif"):
        raise GlossaryError(f"{path}:{prolog.line}: <{prolog.root}> found, expected tbx or martif")
    events: etree.iterparse | None = None
    try:
        with path.open("rb") as stream:
            events = etree.iterparse(
                stream,
                events=("start", "end"),
                tag=_WATCHED,
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                remove_comments=True,
                remove_pis=True,
                huge_tree=True,
            )
            yield from _Stream(str(path)).entries(events)
    except etree.XMLSyntaxError as error:
        line, message = error.lineno or 1, str(error.msg or error).splitlines()[0]
        for found in events.error_log if events is not None else ():
            line, message = found.line, found.message
            break
        raise GlossaryError(f"{path}:{line}: no well-formed XML: {message}") from None
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from error


class _Stream:
    """Follows the elements of one file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._style = Style.DCT
        self._entry_name = "conceptEntry"
        self._sections = SectionReader(name, self._style, CORE)
        self._references = References(name)
        self._has_header = False
        self._count = 0

    def entries(self, events: etree.iterparse) -> Iterator[Entry]:
        for event, element in events:
            name = element.tag.rpartition("}")[2]
            if event == "start":
                self._start(element, name)
            else:
                yield from self._end(element, name)
        if not self._count:
            raise GlossaryError(f"{self._name}:1: no {self._entry_name}; the glossary is empty")
        if self._style is Style.V2:
            return
        for line, target in self._references.dangling():
            problem = f"{self._name}:{line}: target {target!r} is neither an id here nor an address"
            yield Entry(f"{self._name}:{line}", None, problem)

    def _start(self, element: etree._Element, name: str) -> None:
        if name in ("tbx", "martif"):
            self._sections = self._root(element, name)
        elif name == "body":
            self._check_header(element)
        elif name in _ENTRIES:
            self._check_place(element, name)

    def _end(self, element: etree._Element, name: str) -> Iterator[Entry]:
        if name in _ENTRIES:
            self._count += 1
            yield from self._between(element)
            yield self._entry(element)
            _forget(element)
        elif name in ("tbxHeader", "martifHeader"):
            self._header(element, name)
        elif name == "body":
            yield from self._after_last(element)
        elif name == "back":
            self._references.take(element)

    def _root(self, root: etree._Element, name: str) -> SectionReader:
        place = f"{self._name}:{line_of(root)}"
        core = etree.QName(root).namespace or ""
        if name == "martif":
            self._style, self._entry_name = Style.V2, "termEntry"
            return SectionReader(self._name, self._style, core)
        if core not in (CORE, CORE_DRAFT):
            raise GlossaryError(f"{place}: namespace {core or 'none'!r}, expected {CORE!r}")
        style = root.get("style") or ""
        if style not in ("dct", "dca"):
            raise GlossaryError(f"{place}: style {style!r}, expected 'dct' or 'dca'")
        kind = root.get("type") or ""
        if not kind.startswith("TBX-"):
            raise GlossaryError(f"{place}: type {kind!r}, expected 'TBX-Basic'")
        if not root.get(XML_LANG):
            raise GlossaryError(f"{place}: <tbx> without xml:lang")
        self._style = Style.DCT if style == "dct" else Style.DCA
        return SectionReader(self._name, self._style, core)

    def _header(self, header: etree._Element, name: str) -> None:
        self._has_header = True
        if self._style is Style.V2:
            return
        described = header.find("{*}fileDesc/{*}sourceDesc/{*}p")
        if described is None:
            raise GlossaryError(
                f"{self._name}:{line_of(header)}: <{name}> without fileDesc/sourceDesc/p"
            )

    def _check_header(self, body: etree._Element) -> None:
        # Version 2 wants one, too, but many tools wrote none and nobody minded.
        if not self._has_header and self._style is not Style.V2:
            raise GlossaryError(f"{self._name}:{line_of(body)}: <body> without a tbxHeader before")
        parent = body.getparent()
        is_placed = parent is not None and parent.tag.rpartition("}")[2] == "text"
        if not is_placed and self._style is not Style.V2:
            raise GlossaryError(f"{self._name}:{line_of(body)}: <body> outside <text>")

    def _check_place(self, entry: etree._Element, name: str) -> None:
        place = f"{self._name}:{line_of(entry)}"
        if name != self._entry_name:
            raise GlossaryError(f"{place}: <{name}>, expected <{self._entry_name}>")
        parent = entry.getparent()
        if parent is None or parent.tag.rpartition("}")[2] != "body":
            raise GlossaryError(f"{place}: <{name}> outside <body>")

    def _entry(self, element: etree._Element) -> Entry:
        line = line_of(element)
        origin = f"{self._name}:{line}"
        try:
            self._references.take(element)
            found = self._sections.concept(element)
            entry = concept_entry(found, element.get("id") or "", self._name, line)
        except EntryError as error:
            return Entry(origin, None, str(error))
        return self._references.named(entry)

    def _between(self, entry: etree._Element) -> Iterator[Entry]:
        """Yield what stands before an entry and is none."""
        parent = entry.getparent()
        if parent is not None and parent.text and parent.text.strip():
            line, parent.text = line_of(parent), None
            yield self._stray(line or 0, "text")
        for other in entry.itersiblings(preceding=True):
            name = other.tag.rpartition("}")[2] if isinstance(other.tag, str) else "an entity"
            if name != self._entry_name:
                yield self._stray(line_of(other), f"<{name}>")
            elif other.tail and other.tail.strip():
                yield self._stray(line_of(other), "text")

    def _after_last(self, body: etree._Element) -> Iterator[Entry]:
        for child in body:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else "an entity"
            if name != self._entry_name:
                yield self._stray(line_of(child), f"<{name}>")
            elif child.tail and child.tail.strip():
                yield self._stray(line_of(child), "text")

    def _stray(self, line: int, what: str) -> Entry:
        origin = f"{self._name}:{line}"
        return Entry(origin, None, f"{origin}: {what} in <body>, expected <{self._entry_name}>")


def _forget(entry: etree._Element) -> None:
    """Empty an entry that was read and drop all before it, so that memory stays bounded."""
    # The parser is ahead of us: the text after the entry is there already and is looked at later.
    entry.clear(keep_tail=True)  # type: ignore[call-arg]
    parent = entry.getparent()
    if parent is not None:
        while (previous := entry.getprevious()) is not None:
            parent.remove(previous)
