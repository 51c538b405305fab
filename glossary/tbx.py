"""Glossaries as TBX: version 3 (DCT and DCA style) and version 2, read with care.

A concept is a `conceptEntry` (`termEntry` in version 2) with a section for each language and one
for each term. DCA style names data categories in attributes (`<termNote type=
"administrativeStatus">`), DCT style in elements (`<min:administrativeStatus>`); both are read
alike. Version 2
files name their DTD; the reference is passed over, and a document type that declares anything is
refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from corpora import DocumentError, normalise_term
from corpora.errors import GlossaryError
from corpora.formats.xml_source import parse_xml
from glossary.concepts import Approval, CaseRule, Concept, Glossary, Status, Term

_REFERENCE = re.compile(rb"<!DOCTYPE\s+martif\s+(?:SYSTEM|PUBLIC)\s[^\[\]<>]*>")
_ROOTS = frozenset(("tbx", "martif"))
_ENTRIES = frozenset(("conceptEntry", "termEntry"))
_LANGUAGE_SECTIONS = frozenset(("langSec", "langSet"))
_TERM_SECTIONS = frozenset(("termSec", "tig", "ntig"))
_CATEGORY_ELEMENTS = frozenset(("termNote", "descrip", "admin", "xref", "ref"))
_STATUS = {
    "preferredTerm-admn-sts": Status.PREFERRED,
    "preferredTerm": Status.PREFERRED,
    "preferred": Status.PREFERRED,
    "admittedTerm-admn-sts": Status.ADMITTED,
    "admittedTerm": Status.ADMITTED,
    "admitted": Status.ADMITTED,
    "legalTerm-admn-sts": Status.ADMITTED,
    "regulatedTerm-admn-sts": Status.ADMITTED,
    "standardizedTerm-admn-sts": Status.PREFERRED,
    "deprecatedTerm-admn-sts": Status.DEPRECATED,
    "deprecatedTerm": Status.DEPRECATED,
    "deprecated": Status.DEPRECATED,
    "notRecommended": Status.DEPRECATED,
    "supersededTerm-admn-sts": Status.SUPERSEDED,
    "supersededTerm": Status.SUPERSEDED,
    "superseded": Status.SUPERSEDED,
}
_PROPOSED = frozenset(("proposed", "proposal", "starterElement", "unprocessed", "provisional"))


def read_tbx(path: Path, *, priority: int = 0) -> Glossary:
    """Read a TBX glossary.

    Raises:
        GlossaryError: naming file and line, for what is no TBX, a concept without Chinese or
            English, an unknown status, or a declared document type.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror}") from error
    return parse_tbx(data, name=str(path), priority=priority)


def parse_tbx(data: bytes, *, name: str, priority: int = 0) -> Glossary:
    """Read a TBX glossary from bytes; see `read_tbx`."""
    try:
        root = parse_xml(_without_reference(data), name)
    except DocumentError as error:
        raise GlossaryError(str(error)) from None
    if _name(root) not in _ROOTS:
        raise GlossaryError(
            f"{name}:{root.sourceline}: {_name(root)} found, expected tbx or martif"
        )
    entries = [element for element in root.iter() if _name(element) in _ENTRIES]
    if not entries:
        raise GlossaryError(f"{name}: no conceptEntry and no termEntry; the glossary is empty")
    concepts = tuple(concept for entry in entries if (concept := _concept(entry, name)) is not None)
    return Glossary(name=name, concepts=concepts, priority=priority)


def _without_reference(data: bytes) -> bytes:
    """Return the file with the mere reference to a DTD blank; lines stay where they are."""
    return _REFERENCE.sub(lambda match: re.sub(rb"[^\n]", b" ", match[0]), data, count=1)


def _concept(entry: etree._Element, name: str) -> Concept | None:
    """Return the concept of an entry, None where it has no Chinese or no English section."""
    origin = f"{name}:{entry.sourceline}"
    chinese: list[Term] = []
    english: list[Term] = []
    for section in entry.iter():
        if _name(section) not in _LANGUAGE_SECTIONS:
            continue
        language = _language(section)
        if language.startswith("zh"):
            chinese += _terms(section, "zh", name)
        elif language.startswith("en"):
            english += _terms(section, "en", name)
        elif not language:
            raise GlossaryError(f"{name}:{section.sourceline}: a language section without xml:lang")
    if not chinese or not english:
        return None
    concept = Concept(
        identifier=entry.get("id") or chinese[0].text,
        terms=(*_ranked(chinese, origin), *_ranked(english, origin)),
        subject=_category(entry, "subjectField"),
        source=_category(entry, "source"),
        note=_category(entry, "note") or _category(entry, "definition"),
        origin=origin,
    )
    if not concept.accepted:
        raise GlossaryError(
            f"{origin}: {concept.chinese[0].text} has no English term that may be used"
        )
    return concept


def _terms(section: etree._Element, language: str, name: str) -> Iterator[Term]:
    for element in section.iter():
        if _name(element) not in _TERM_SECTIONS:
            continue
        word = next((child for child in element.iter() if _name(child) == "term"), None)
        text = " ".join("".join(map(str, word.itertext())).split()) if word is not None else ""
        if not text:
            raise GlossaryError(f"{name}:{element.sourceline}: a term section without its term")
        status = _category(element, "administrativeStatus") or _category(
            element, "normativeAuthorization"
        )
        if status and status not in _STATUS:
            raise GlossaryError(
                f"{name}:{element.sourceline}: status {status!r} of {text!r}, expected one of"
                f" {', '.join(key for key in _STATUS if key.endswith('-admn-sts'))}"
            )
        is_proposed = _category(element, "processStatus") in _PROPOSED
        yield Term(
            normalise_term(text) if language == "zh" else text,
            language,
            _STATUS.get(status, Status.ADMITTED),
            Approval.PROPOSED if is_proposed else Approval.APPROVED,
            _category(element, "partOfSpeech"),
            CaseRule.EXACT if _category(element, "termType") == "acronym" else CaseRule.ANY,
        )


def _ranked(found: list[Term], origin: str) -> Iterator[Term]:
    """Yield the terms of a language; without one preferred, the first that may be used is.

    Raises:
        GlossaryError: if two are preferred.
    """
    preferred = [term for term in found if term.status is Status.PREFERRED]
    if len({term.text for term in preferred}) > 1 and preferred[0].language == "en":
        raise GlossaryError(
            f"{origin}: two preferred terms, {preferred[0].text!r} and {preferred[1].text!r};"
            " give one of them another status"
        )
    chosen = (
        None
        if preferred
        else next((term for term in found if term.status is Status.ADMITTED), None)
    )
    for term in found:
        if term is chosen:
            yield replace(term, status=Status.PREFERRED)
        else:
            yield term


def _category(element: etree._Element, category: str) -> str:
    """Return the value of a data category of this element, in either style; empty where absent.

    An element's own categories stand beside its terms, not inside the sections within it.
    """
    for child in element:
        name = _name(child)
        if name in _LANGUAGE_SECTIONS or name in _TERM_SECTIONS:
            continue
        is_named = name == category or (
            name in _CATEGORY_ELEMENTS and child.get("type") == category
        )
        if is_named:
            return " ".join("".join(map(str, child.itertext())).split())
        inner = _category(child, category) if len(child) else ""
        if inner:
            return inner
    return ""


def _language(section: etree._Element) -> str:
    found = section.get("{http://www.w3.org/XML/1998/namespace}lang") or section.get("lang")
    return (found or "").lower()


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
