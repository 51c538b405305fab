"""What a translation may not change in an Office file: all but its words, and what they wear."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from scripts.benchmarks.formats.office_schema import (
    CHART,
    DRAWING,
    SHEET,
    WORD,
    schema_errors,
)

# Written anew with the words: runs and what they wear; marks of a check of spelling go.
_OF_WORDS = frozenset(
    (
        *((WORD, name) for name in ("r", "t", "rPr", "proofErr", "lastRenderedPageBreak")),
        *((WORD, name) for name in ("noBreakHyphen", "softHyphen")),
        *((WORD, name) for name in ("ruby", "rubyPr", "rt", "rubyBase")),
        *((SHEET, name) for name in ("r", "t", "rPr", "rPh", "phoneticPr")),
        *((DRAWING, name) for name in ("r", "t", "rPr")),
    )
)
_WORN = frozenset(((WORD, "rPr"), (SHEET, "rPr"), (DRAWING, "rPr")))
# Their text is words, names sheets that are renamed, or compares with words of cells.
_WORDS = frozenset(
    (
        *((CHART, name) for name in ("v", "f")),
        (SHEET, "definedName"),
        *((SHEET, name) for name in ("f", "formula1", "formula2")),
        *((SHEET, f"{kind}Header") for kind in ("odd", "even", "first")),
        *((SHEET, f"{kind}Footer") for kind in ("odd", "even", "first")),
    )
)
_RENAMED = frozenset(((SHEET, "sheet"), (SHEET, "tableColumn")))
_HINTS = frozenset(("prompt", "promptTitle", "error", "errorTitle"))
_CORE = "docProps/core.xml"
_PAIRS = (
    ("bookmarkStart", "bookmarkEnd"),
    ("commentRangeStart", "commentRangeEnd"),
    ("permStart", "permEnd"),
)
_RANGE_MARKS = frozenset(end for _, end in _PAIRS)


def office_faults(before: bytes, after: bytes, *, in_order: bool = True) -> Iterator[str]:
    """Yield in words what a translation of a package has changed and may not.

    `in_order`: the translation left the order of the marks as it was.
    """
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        if old.namelist() != new.namelist():
            yield "members differ"
            return
        for name in old.namelist():
            one, other = old.read(name), new.read(name)
            if one == other:
                continue
            if not name.endswith(".xml"):
                yield f"{name}: changed, and is no part with words"
                continue
            for fault in _part_faults(name, one, other, in_order=in_order):
                yield f"{name}: {fault}"


def _part_faults(name: str, before: bytes, after: bytes, *, in_order: bool) -> Iterator[str]:
    old, new = etree.fromstring(before), etree.fromstring(after)
    if name == _CORE:
        if [element.tag for element in old.iter()] != [element.tag for element in new.iter()]:
            yield "elements differ"
        return
    one, other = list(_skeleton(old)), list(_skeleton(new))
    if Counter(one) != Counter(other):
        lost, added = Counter(one) - Counter(other), Counter(other) - Counter(one)
        yield f"lost {list(lost)[:3]}, added {list(added)[:3]}"
    elif in_order and one != other:
        place = next(k for k, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
        yield f"out of order at {one[place]}, where now is {other[place]}"
    errors = Counter(schema_errors(after)) - Counter(schema_errors(before))
    yield from (f"schema: {error}" for error in errors)
    yield from _pair_faults(old, new)


def _skeleton(root: etree._Element) -> Iterator[tuple[str, ...]]:
    """Yield all that is no word: each element with its path, attributes and text."""
    waiting: list[tuple[etree._Element, str]] = [(root, "")]
    while waiting:
        element, path = waiting.pop()
        name = etree.QName(element)
        key = (name.namespace or "", name.localname)
        if key in _WORN:
            continue
        here = path
        if key not in _OF_WORDS:
            here = f"{path}/{name.localname}"
            if name.localname in _RANGE_MARKS:
                here = name.localname  # it may leave what it would end in too early
            attributes = [
                f"{field}={value}"
                for field, value in sorted((str(k), str(v)) for k, v in element.attrib.items())
                if not (key in _RENAMED and field == "name") and field != "fullCalcOnLoad"
                if not (key == (SHEET, "dataValidation") and field in _HINTS)
            ]
            text = "" if key in _WORDS else (element.text or "").strip()
            yield (here, *map(str, attributes), text)
        children = list(element.iterchildren(etree.Element))
        waiting += [(child, here) for child in reversed(children)]


def _pair_faults(old: etree._Element, new: etree._Element) -> Iterator[str]:
    """Yield what begins after its end; what did so before is let be."""
    yield from sorted(set(_turned(new)) - set(_turned(old)))


def _turned(root: etree._Element) -> Iterator[str]:
    for start, end in _PAIRS:
        seen: set[str] = set()
        for element in root.iter(f"{{{WORD}}}{start}", f"{{{WORD}}}{end}"):
            identifier = element.get(f"{{{WORD}}}id", "")
            if etree.QName(element).localname == start:
                seen.add(identifier)
            elif identifier not in seen:
                yield f"{end} {identifier} before its start"
    depth = 0
    for element in root.iter(f"{{{WORD}}}fldChar"):
        kind = element.get(f"{{{WORD}}}fldCharType")
        depth += (kind == "begin") - (kind == "end")
        if depth < 0 or (kind == "separate" and depth < 1):
            yield f"field: {kind} without a beginning"
            return


def is_well_formed(data: bytes) -> bool:
    """Tell whether all parts of a package are XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(name))
        except etree.XMLSyntaxError:
            return False
    return True
