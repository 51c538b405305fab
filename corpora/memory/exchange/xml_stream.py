"""XML files of any length, element by element, with nothing expanded and nothing fetched.

A document type may name a DTD, which is never loaded; one that declares anything is refused before
a parser sees the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from corpora.errors import DocumentError
from corpora.files import XmlBytes, read_xml_prolog, xml_events
from corpora.languages import Language

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_SIDES: dict[str, Language] = {
    "zh": "zh",
    "cmn": "zh",
    "zho": "zh",
    "chi": "zh",
    "en": "en",
    "eng": "en",
}
_CHINESE = frozenset(tag for tag, side in _SIDES.items() if side == "zh")
_TRADITIONAL = frozenset(("hant", "tw", "hk", "mo"))


def stream_elements(
    path: Path,
    root: str,
    names: tuple[str, ...],
    *,
    on_repaired: Callable[[XmlBytes], None] | None = None,
) -> Iterator[etree._Element]:
    """Yield the elements of some names, each when it is complete; then it is forgotten.

    Args:
        path: The file.
        root: Local name the root element must have.
        names: Local names; the root itself may be among them and comes with what it holds so far.
        on_repaired: Given at the end what was mended in the file, if anything.

    Raises:
        DocumentError: naming file and line, for what is no such file or no XML, declares
            entities, or uses one.
    """
    prolog = read_xml_prolog(path, root, error=DocumentError)
    if prolog.root != root:
        raise DocumentError(f"{path}:{prolog.line}: <{prolog.root}> found, expected <{root}>")
    with xml_events(path, names, error=DocumentError) as (events, cleaned):
        for _, element in events:
            yield element
            _forget(element)
        if (cleaned.repaired or cleaned.named) and on_repaired is not None:
            on_repaired(cleaned)


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for an entity."""
    tag = element.tag
    return _without_namespace(tag) if isinstance(tag, str) else ""


@cache
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]


def _forget(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    element.clear()
    while parent[0] is not element:
        del parent[0]


@cache
def side_of(tag: str) -> Language | None:
    """Return the language of a tag as the memory has it, None for any other.

    Pinyin is none: what is written in Latin letters is no Chinese text.

    >>> side_of("zh-Hans-CN"), side_of("EN_us"), side_of("fr"), side_of("zh-Latn-pinyin")
    ('zh', 'en', None, None)
    """
    language, *rest = _parts(tag)
    return None if language in _CHINESE and "latn" in rest else _SIDES.get(language)


@cache
def is_traditional(tag: str) -> bool:
    """Return whether a tag names Chinese in Traditional characters."""
    return not _TRADITIONAL.isdisjoint(_parts(tag)[1:])


def _parts(tag: str) -> list[str]:
    return tag.strip().lower().replace("_", "-").split("-")
