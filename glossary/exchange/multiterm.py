"""MultiTerm's XML (`mtf`): its entries as those of TBX, from which MultiTerm took its structure.

Every office names the fields of its termbase itself, in any language; they are understood as the
headings of tables are, and kept under their own names where they are not. A TBX file under the same
extension is read as TBX.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from corpora.errors import GlossaryError
from corpora.files import read_xml_prolog, xml_events
from corpora.findings import Finding
from corpora.formats import line_of
from corpora.tables import heading_meaning
from glossary.exchange.entries import Entry, EntryError, entry_remark, repaired_entries
from glossary.exchange.tbx.tbx_concepts import concept_entry
from glossary.exchange.tbx.tbx_dialect import XML_LANG, language_of
from glossary.exchange.tbx.tbx_reader import TBX_ROOTS, read_tbx
from glossary.exchange.tbx.tbx_references import References
from glossary.exchange.tbx.tbx_sections import SectionReader

# What a field is in TBX: the element that holds it, and the data category.
_CATEGORIES = {
    "subject": ("descrip", "subjectField"),
    "definition": ("descrip", "definition"),
    "contexts": ("descrip", "context"),
    "pos": ("termNote", "partOfSpeech"),
    "status": ("termNote", "administrativeStatus"),
    "forbidden": ("termNote", "forbidden"),
    "source": ("admin", "source"),
    "origin of ruling": ("admin", "source"),
    "scope": ("admin", "projectSubset"),
}
_OWN_NAMES = {"termtype": "termType", "register": "register", "usageregister": "register"}
_LINKS = frozenset(("mlink", "hlink", "tlink", "clink", "multimedia", "href", "src"))
"""Attributes of a field that name what it shows in place of words."""
_UNSURE = frozenset(("usage", "使用"))
"""Names of fields that may hold a status as well as a sentence."""


def read_multiterm(path: Path) -> Iterator[Entry]:
    """Yield the entries of a MultiTerm XML file, or of a TBX file with the same extension.

    Raises:
        GlossaryError: naming file and line, where the file as a whole is neither.
    """
    prolog = read_xml_prolog(path, "MultiTerm XML or TBX", error=GlossaryError)
    if prolog.root in TBX_ROOTS:
        yield from read_tbx(path)
        return
    if prolog.root != "mtf":
        raise GlossaryError(
            f"{path}:{prolog.line}: <{prolog.root}> found, expected mtf (MultiTerm) or tbx"
        )
    if prolog.document_type:
        raise GlossaryError(
            f"{path}:{prolog.document_type_line}: it has a document type (DTD), which is refused"
        )
    sections, references = SectionReader(str(path)), References(str(path))
    count = 0
    with xml_events(path, ("conceptGrp",), error=GlossaryError) as (events, cleaned):
        for _, group in events:
            count += 1
            entry = _entry(group, str(path), sections)
            yield references.named(entry)
            group.clear()
        yield from repaired_entries(str(path), cleaned)
    if not count:
        raise GlossaryError(f"{path}:1: no conceptGrp; the glossary is empty")


def _entry(group: etree._Element, name: str, sections: SectionReader) -> Entry:
    line = line_of(group)
    remarks: list[Finding] = []
    try:
        found = sections.concept(_as_tbx(group, name, remarks))
        entry = concept_entry(found, "", name, line)
    except EntryError as error:
        return Entry(f"{name}:{line}", None, str(error))
    concept = entry.concept
    if concept is not None and concept.chinese:
        concept = replace(concept, identifier=concept.chinese[0].text)
    return replace(entry, concept=concept, remarks=(*remarks, *entry.remarks))


def _as_tbx(group: etree._Element, name: str, remarks: list[Finding]) -> etree._Element:
    """Return a concept group as an entry of TBX; the number and class of it say nothing."""
    entry = _made("termEntry", group)
    languages: list[etree._Element] = []
    for child in group:
        kind = _local(child)
        if kind == "languageGrp":
            languages.append(_language(child, name, remarks))
        elif kind not in ("concept", "system"):
            entry.append(_field(child))
    entry.extend(languages)
    return entry


def _language(group: etree._Element, name: str, remarks: list[Finding]) -> etree._Element:
    made = _made("langSet", group)
    terms: list[etree._Element] = []
    for child in group:
        kind = _local(child)
        if kind == "language":
            made.set(XML_LANG, _tag(child, name, remarks))
        elif kind == "termGrp":
            terms.append(_term(child))
        else:
            made.append(_field(child))
    made.extend(terms)
    return made


def _tag(language: etree._Element, name: str, remarks: list[Finding]) -> str:
    """Return the tag of a language, which goes by its code, or by the name of its index."""
    code = (language.get("lang") or "").strip().replace("_", "-")
    index = (language.get("type") or "").strip()
    if language_of(code)[0]:
        # Several indexes can share one code: Chinese in Traditional characters has its name.
        is_traditional = heading_meaning(index).kind == "zh_hant"
        return "zh-Hant" if is_traditional and language_of(code)[0] == "zh" else code
    by_name = {"zh": "zh-Hans", "zh_hant": "zh-Hant", "en": "en"}.get(heading_meaning(index).kind)
    if by_name and not code:
        place = f"{name}:{line_of(language)}"
        told = f"the language {index!r} has no code; taken for {by_name}"
        remarks.append(entry_remark("repaired", place, told, f"语言“{index}”无代码，按{by_name}读"))
    return by_name or code or "und"


def _term(group: etree._Element) -> etree._Element:
    made = _made("tig", group)
    for child in group:
        kind = _local(child)
        made.append(_copied(child, "term") if kind == "term" else _field(child))
    return made


def _field(element: etree._Element) -> etree._Element:
    """Return a field as TBX has it; what stands beside it in its group goes with it."""
    kind = _local(element)
    if kind == "descripGrp" and len(element) == 1:
        return _field(element[0])
    if kind == "descripGrp":
        made = _made("descripGrp", element)
        made.extend(_field(child) for child in element)
        return made
    if kind != "descrip":
        return _copied(element, kind)
    given = (element.get("type") or "").strip()
    plain = "".join(given.lower().split())
    meaning = heading_meaning(given)
    if meaning.kind == "note":
        return _copied(element, "note")
    is_sure = plain not in _UNSURE
    tag, category = _CATEGORIES.get(meaning.kind if is_sure else "", ("descrip", given))
    made = _copied(element, tag)
    made.set("type", _OWN_NAMES.get(plain, category) or "descrip")
    return made


def _made(tag: str, like: etree._Element) -> etree._Element:
    made = etree.Element(tag)
    made.sourceline = like.sourceline
    return made


def _copied(element: etree._Element, tag: str) -> etree._Element:
    """Return an element with the text of another one, without the links in it."""
    made = _made(tag, element)
    if tag == "transacGrp":
        made.extend(_copied(child, _local(child)) for child in element)
        return made
    made.text = "".join(map(str, element.itertext())) or _linked(element)
    if element.get("type"):
        made.set("type", str(element.get("type")))
    return made


def _linked(element: etree._Element) -> str:
    """Return what a field without words points to: a picture, a sound, an address."""
    targets = (
        str(value)
        for part in element.iter()
        for name, value in part.items()
        if str(name).lower() in _LINKS
    )
    return next(filter(None, targets), "")


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
