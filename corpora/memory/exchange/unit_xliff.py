"""Translated units of XLIFF 1.2 and 2.x files, and units as such files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from corpora.errors import DocumentError
from corpora.files import XmlBytes, open_atomically
from corpora.formats import line_of, xml_escaped
from corpora.formats.xliff.target_states import OPEN, is_open_word, is_rejection
from corpora.memory.exchange.inline_breaks import BREAK, is_break, text_without_breaks
from corpora.memory.exchange.xml_stream import (
    XML_LANGUAGE,
    local_name,
    side_of,
    stream_elements,
)
from corpora.memory.memory_units import (
    CODES_LEFT_OUT,
    DRAFT,
    NO_UNITS,
    REJECTED,
    MemoryUnit,
    UnitEntry,
    mended_characters,
    other_language,
    unit_remark,
)

MEMORY_FILE = "gongbao-memory"
"""What a file of units names as its original: they are no document, and not neighbours."""
_EXTRAS = "x-extras"
_WORDLESS = frozenset(
    (
        "bpt",
        "ept",
        "it",
        "ph",
        "x",
        "bx",
        "ex",
        "sc",
        "ec",
        "cp",
        "sm",
        "em",
    )
)
_UNTRANSLATED_UNIT = unit_remark("untranslated", "not translated", "未翻译")
_UNTRANSLATED = frozenset(("new", "needs-translation", "initial"))
_SUGGESTIONS = frozenset(("mt-suggestion", "leveraged-mt", "tm-suggestion", "fuzzy-match"))
"""What XLIFF 1.2 calls a translation that a program found, exact matches apart."""
_NOT_TO_TRANSLATE = unit_remark("kept", "marked translate=no, left out", "标明不译，略去")
_FIELDS = {
    "x-context-before": "before",
    "x-context-after": "after",
    "x-author": "author",
    "x-date": "date",
    "x-origin": "origin",
    "x-project": "project",
}


class _Sides(NamedTuple):
    """Source and target of a segment, and its name where the unit has several."""

    source: etree._Element | None
    target: etree._Element | None
    name: str = ""


def read_xliff_units(path: Path) -> Iterator[UnitEntry]:
    """Yield the translated units of an XLIFF file between Chinese and English, either way.

    Neighbours are the units beside in the file, where the file does not name others. Segments
    without a translation are left out and told.

    Raises:
        DocumentError: naming file and line, where the file as a whole is no XLIFF, or of other
            languages.
    """
    held: UnitEntry | None = None
    before = ""
    count = 0
    for entry, is_document in _entries(path):
        count += 1
        if not is_document:
            yield entry
            continue
        if held is not None:
            yield _with_neighbours(held, before, entry.unit)
            before = held.unit.source if held.unit else ""
        held = entry
    if held is not None:
        yield _with_neighbours(held, before, None)
    if not count:
        yield UnitEntry(f"{path}:1", remarks=(NO_UNITS,))


def _with_neighbours(entry: UnitEntry, before: str, following: MemoryUnit | None) -> UnitEntry:
    unit = entry.unit
    if unit is None or unit.before or unit.after:
        return entry
    after = following.source if following else ""
    return replace(entry, unit=replace(unit, before=before, after=after))


def _entries(path: Path) -> Iterator[tuple[UnitEntry, bool]]:
    """Yield entries, and whether they stand beside each other in a document."""
    mended: list[XmlBytes] = []
    names = ("trans-unit", "unit")
    for element in stream_elements(path, "xliff", names, on_repaired=mended.append):
        is_reversed = _is_reversed(element, path)
        notes = _notes(element)
        pieces = element.iter("{*}segment") if local_name(element) == "unit" else (element,)
        is_document = all(e.get("original") != MEMORY_FILE for e in element.iterancestors())
        is_kept = _is_kept(element)
        for piece in pieces:
            place = f"{path}:{line_of(piece)}"
            if is_kept:
                yield UnitEntry(place, remarks=(_NOT_TO_TRANSLATE,)), is_document
                continue
            for sides in _segments(piece):
                entry = _entry(piece, sides, place, notes, is_reversed=is_reversed)
                yield entry, is_document
    for found in mended:
        yield UnitEntry(f"{path}:1", remarks=mended_characters(found)), False


def _segments(piece: etree._Element) -> Iterator[_Sides]:
    """Yield source and target of a unit, or of each segment that XLIFF 1.2 marks in it."""
    source, target = piece.find("{*}source"), piece.find("{*}target")
    segmented = piece.find("{*}seg-source")
    sources = _marked(segmented if segmented is not None else source)
    targets = _marked(target)
    if sources and (targets or target is None or not "".join(_words(target)).strip()):
        for name, segment in sources.items():
            yield _Sides(segment, targets.get(name), name)
    else:
        yield _Sides(source, target)


def _marked(side: etree._Element | None) -> dict[str, etree._Element]:
    marks = () if side is None else side.iter("{*}mrk")
    return {mark.get("mid") or "": mark for mark in marks if mark.get("mtype") == "seg"}


def _words_of_tools(piece: etree._Element, sides: _Sides) -> list[str]:
    """Return what XLIFF, Trados, memoQ or Phrase say of a translation that can be a refusal."""
    target = piece.find("{*}target")
    says = [] if target is None else [target.get("state-qualifier") or ""]
    says += [str(value) for name, value in piece.items() if str(name).endswith("}status")]
    if any(str(n).endswith("}confirmed") and value == "0" for n, value in piece.items()):
        says.append("draft")
    for segment in piece.iter("{*}seg"):
        if segment.get("id") == sides.name or not sides.name:
            says.append(segment.get("conf") or "")
    return says


def _entry(
    piece: etree._Element,
    sides: _Sides,
    place: str,
    notes: tuple[tuple[str, str], ...],
    *,
    is_reversed: bool,
) -> UnitEntry:
    source, target = sides.source, sides.target
    if source is None:
        return UnitEntry(place, problem="no source element")
    if any(child.tag is etree.Entity for child in piece.iter()):
        return UnitEntry(place, problem="it uses an entity, which is refused")
    words = text_without_breaks(_words(source))
    translation = text_without_breaks(_words(target)) if target is not None else ""
    state, is_suggestion = _state(piece)
    if not words.strip() or not translation.strip() or state in _UNTRANSLATED:
        return UnitEntry(place, remarks=(_UNTRANSLATED_UNIT,))
    other = _other_language(piece, is_reversed=is_reversed)
    if other:
        return UnitEntry(place, remarks=(other_language(other),))
    said = _words_of_tools(piece, sides)
    if any(map(is_rejection, said)):
        return UnitEntry(place, remarks=(REJECTED,))
    if state in OPEN or is_suggestion or any(map(is_open_word, said)):
        return UnitEntry(place, remarks=(DRAFT,))
    if is_reversed:
        words, translation = translation, words
    remarks = (CODES_LEFT_OUT,) if len(source) else ()
    facts: dict[str, Any] = {_FIELDS[name]: text for name, text in notes if name in _FIELDS}
    note = "\n".join(text for name, text in notes if name not in {*_FIELDS, _EXTRAS} and text)
    try:
        extras = tuple(
            (str(name), str(value))
            for kind, text in notes
            if kind == _EXTRAS
            for name, value in json.loads(text)
        )
    except (ValueError, TypeError):
        return UnitEntry(place, problem="its note x-extras is no list of pairs")
    unit = replace(MemoryUnit(words, translation, note=note, extras=extras), **facts)
    return UnitEntry(place, unit, remarks=remarks)


def _state(piece: etree._Element) -> tuple[str, bool]:
    """Return the state of a unit or segment, and whether it is a suggestion nobody looked at."""
    target = piece.find("{*}target")
    stated = [] if target is None else [target.get("state") or ""]
    state = next(filter(None, (*stated, piece.get("state"))), "")
    if piece.get("approved") == "yes":
        return "" if state in OPEN else state, False
    qualifier = "" if target is None else target.get("state-qualifier") or ""
    return state, not state and qualifier in _SUGGESTIONS


def _other_language(piece: etree._Element, *, is_reversed: bool) -> str:
    """Return the language that a side names for itself against its file, empty where none does."""
    languages = ("en", "zh") if is_reversed else ("zh", "en")
    for name, language in zip(("source", "target"), languages, strict=True):
        side = piece.find(f"{{*}}{name}")
        tag = "" if side is None else side.get(XML_LANGUAGE) or ""
        if tag and side_of(tag) != language:
            return tag
    return ""


def _notes(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """Return the notes of a unit; those on other translations of it are none."""
    return tuple(
        (note.get("from") or note.get("category") or "", "".join(map(str, note.itertext())))
        for note in element.iter("{*}note")
        if not any(local_name(around) == "alt-trans" for around in note.iterancestors())
    )


def _is_kept(element: etree._Element) -> bool:
    """Return whether a unit, or what stands around it, says that it is not translated."""
    for part in (element, *element.iterancestors()):
        says = part.get("translate")
        if says:
            return says == "no"
    return False


def _is_reversed(element: etree._Element, path: Path) -> bool:
    """Return whether the file translates English into Chinese.

    Raises:
        DocumentError: if it is of other languages.
    """
    source = target = ""
    for parent in element.iterancestors():
        source = source or parent.get("source-language") or parent.get("srcLang") or ""
        target = target or parent.get("target-language") or parent.get("trgLang") or ""
    # A target that is another language is not one that is left out.
    sides = side_of(source), side_of(target) if target else ""
    if sides in (("zh", "en"), ("zh", "")):
        return False
    if sides in (("en", "zh"), ("en", "")):
        return True
    raise DocumentError(
        f"{path}:{line_of(element)}: from {source or 'no language'} into"
        f" {target or 'no language'}, expected Chinese and English"
    )


def _words(element: etree._Element) -> Iterator[str]:
    if local_name(element) in _WORDLESS:
        if is_break(element):
            yield BREAK
    else:
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def write_xliff_units(units: Iterable[MemoryUnit], path: Path, *, version: str = "1.2") -> None:
    """Write units to an XLIFF file of version 1.2 or 2.1, whole or not at all."""
    with open_atomically(path) as stream:
        stream.writelines(_lines_2(units) if version.startswith("2") else _lines_1(units))


def _lines_1(units: Iterable[MemoryUnit]) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
        f'<file original="{MEMORY_FILE}" source-language="zh-CN" target-language="en"'
        ' datatype="plaintext">\n<body>\n'
    )
    for number, unit in enumerate(units, start=1):
        notes = "".join(
            f'<note from="{name}">{_content(text)}</note>' for name, text in _named_texts(unit)
        )
        yield (
            f'<trans-unit id="{number}" xml:space="preserve">'
            f'<source>{_content(unit.source)}</source><target state="final">'
            f"{_content(unit.target)}</target>{notes}</trans-unit>\n"
        )
    yield "</body>\n</file>\n</xliff>\n"


def _lines_2(units: Iterable[MemoryUnit]) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh-CN"'
        f' trgLang="en">\n<file id="f1" original="{MEMORY_FILE}">\n'
    )
    for number, unit in enumerate(units, start=1):
        notes = "".join(
            f'<note category="{name}">{_content(text)}</note>' for name, text in _named_texts(unit)
        )
        yield (
            f'<unit id="{number}" xml:space="preserve">'
            f"{f'<notes>{notes}</notes>' if notes else ''}"
            f'<segment state="final"><source>{_content(unit.source)}</source>'
            f"<target>{_content(unit.target)}</target></segment></unit>\n"
        )
    yield "</file>\n</xliff>\n"


def _named_texts(unit: MemoryUnit) -> list[tuple[str, str]]:
    named = (
        ("note", unit.note),
        ("x-context-before", unit.before),
        ("x-context-after", unit.after),
        ("x-author", unit.author),
        ("x-date", unit.date),
        ("x-origin", unit.origin),
        ("x-project", unit.project),
        ("x-extras", json.dumps(unit.extras, ensure_ascii=False) if unit.extras else ""),
    )
    return [(name, text) for name, text in named if text]


def _content(text: str) -> str:
    return xml_escaped(text).replace("\r", "&#13;")
