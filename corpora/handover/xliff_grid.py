"""Bilingual texts as XLIFF 1.2 and 2.1, for people who finish in a CAT tool."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from lxml import etree

from corpora.documents import Mark
from corpora.errors import DocumentError
from corpora.formats import parse_xml, xml_escaped
from corpora.formats.xliff.xliff_document import require_languages
from corpora.formats.xml.xml_source import line_of
from corpora.handover.bilingual_grid import bilingual_text, record
from corpora.handover.bilingual_rows import BilingualRow, BilingualText
from corpora.handover.tagged_text import read_tags, write_tags

_NAMESPACE_1 = "urn:oasis:names:tc:xliff:document:1.2"
_NAMESPACE_2 = "urn:oasis:names:tc:xliff:document:2.0"
# A tool that drops what it does not know drops our seal; every row then counts as edited.
_NO_SEAL = "00000000"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_PAIRED = frozenset(("g", "pc"))
_SINGLE = frozenset(("x", "ph"))
_BEGIN = frozenset(("bx", "sc"))
_END = frozenset(("ex", "ec"))
_NUMBER = re.compile(r"\d+")


def write_xliff_1(text: BilingualText) -> bytes:
    """Return an XLIFF 1.2 file with a unit for each segment."""
    units = "\n".join(_unit_1(row) for row in text.rows)
    return (
        f'{_DECLARATION}<xliff version="1.2" xmlns="{_NAMESPACE_1}">\n'
        f'<file original={quoteattr(text.document)} source-language="zh-CN" target-language="en"'
        f' datatype="x-gongbao">\n<header><note from="gongbao">{xml_escaped(record(text))}</note>'
        f"</header>\n<body>\n{units}\n</body>\n</file>\n</xliff>\n"
    ).encode()


def write_xliff_2(text: BilingualText) -> bytes:
    """Return an XLIFF 2.1 file with a unit for each segment."""
    units = "\n".join(_unit_2(row) for row in text.rows)
    return (
        f'{_DECLARATION}<xliff version="2.1" xmlns="{_NAMESPACE_2}" srcLang="zh-CN" trgLang="en">\n'
        f'<file id="f1" original={quoteattr(text.document)}>\n'
        f'<notes><note category="gongbao">{xml_escaped(record(text))}</note></notes>\n'
        f"{units}\n</file>\n</xliff>\n"
    ).encode()


def read_xliff_rows(data: bytes, name: str) -> BilingualText:
    """Return the text of an edited XLIFF file, whatever its version.

    Raises:
        DocumentError: naming file and unit; also if it is of other languages.
    """
    root = parse_xml(data, name)
    line = next(
        (
            note.text or ""
            for note in root.iter("{*}note")
            if "gongbao" in (note.get("from"), note.get("category"))
        ),
        "",
    )
    if etree.QName(root).localname != "xliff":
        raise DocumentError(f"{name}: {etree.QName(root).localname} found, expected xliff")
    is_version_2 = root.get("version", "").startswith("2")
    for element in [root] if is_version_2 else root.iter("{*}file"):
        source = element.get("srcLang" if is_version_2 else "source-language", "")
        target = element.get("trgLang" if is_version_2 else "target-language", "")
        require_languages(source, target, f"{name}:{line_of(element)}")
    return bilingual_text(list(_rows_2(root) if is_version_2 else _rows_1(root)), line, name)


def _unit_1(row: BilingualRow) -> str:
    notes = "".join(
        f'<note from="{kind}">{xml_escaped(words)}</note>'
        for kind, words in (("terms", row.terms), ("notes", row.notes))
        if words
    )
    return (
        f'<trans-unit id="{row.number}" extradata="{row.seal}" xml:space="preserve">'
        f"<source>{_written_codes(row.source, is_version_2=False)}</source>"
        f'<target state="needs-review-translation">'
        f"{_written_codes(row.target, is_version_2=False)}</target>{notes}</trans-unit>"
    )


def _unit_2(row: BilingualRow) -> str:
    notes = "".join(
        f'<note category="{kind}">{xml_escaped(words)}</note>'
        for kind, words in (("terms", row.terms), ("notes", row.notes))
        if words
    )
    notes = f"<notes>{notes}</notes>" if notes else ""
    return (
        f'<unit id="{row.number}" name="{row.seal}" xml:space="preserve">{notes}'
        '<segment state="translated">'
        f"<source>{_written_codes(row.source, is_version_2=True)}</source>"
        f"<target>{_written_codes(row.target, is_version_2=True)}</target></segment></unit>"
    )


def _rows_1(root: etree._Element) -> Iterator[list[str]]:
    for unit in root.iter("{*}trans-unit"):
        source, target = unit.find("{*}source"), unit.find("{*}target")
        yield [
            f"{unit.get('id')} · {unit.get('extradata') or _NO_SEAL}",
            _read_codes(source) if source is not None else "",
            _read_codes(target) if target is not None else "",
        ]


def _rows_2(root: etree._Element) -> Iterator[list[str]]:
    for unit in root.iter("{*}unit"):
        sources, targets = unit.iter("{*}source"), unit.iter("{*}target")
        yield [
            f"{unit.get('id')} · {unit.get('name') or _NO_SEAL}",
            "".join(map(_read_codes, sources)),
            "".join(map(_read_codes, targets)),
        ]


def _written_codes(tagged: str, *, is_version_2: bool) -> str:
    """Return tagged text as the XML content of a source or target.

    >>> _written_codes("See the {1}notice{/1}{2/}", is_version_2=False)
    'See the <g id="1">notice</g><x id="2"/>'
    """
    text, marks, _ = read_tags(tagged)
    events: list[tuple[int, int, int, str]] = []
    crossing = _crossing(marks)
    for order, mark in enumerate(marks):
        number = mark.key + 1
        if mark.start == mark.end:
            name = "ph" if is_version_2 else "x"
            events.append((mark.start, 1, order, f'<{name} id="{number}"/>'))
            continue
        if mark.key in crossing:
            first = f'<sc id="{number}"/>' if is_version_2 else f'<bx id="{number}"/>'
            last = f'<ec startRef="{number}"/>' if is_version_2 else f'<ex id="{number}"/>'
        else:
            name = "pc" if is_version_2 else "g"
            first, last = f'<{name} id="{number}">', f"</{name}>"
        events.append((mark.start, 2, -mark.end * 1000 + order, first))
        events.append((mark.end, 0, -mark.start * 1000 - order, last))
    pieces: list[str] = []
    position = 0
    for place, _, _, code in sorted(events):
        pieces += [xml_escaped(text[position:place]), code]
        position = place
    return "".join(pieces) + xml_escaped(text[position:])


def _read_codes(element: etree._Element) -> str:
    """Return the content of a source or target as tagged text; other codes are looked through."""
    pieces = [_escaped(element.text)]
    for child in element:
        if not isinstance(child.tag, str):
            pieces.append(_escaped(child.tail))
            continue
        name = etree.QName(child).localname
        number = _NUMBER.search(child.get("id") or child.get("startRef") or child.get("rid") or "")
        key = number[0] if number else "0"
        if name in _PAIRED:
            pieces.append(f"{{{key}}}{_read_codes(child)}{{/{key}}}")
        elif name in _SINGLE:
            pieces.append(f"{{{key}/}}")
        elif name in _BEGIN:
            pieces.append(f"{{{key}}}")
        elif name in _END:
            pieces.append(f"{{/{key}}}")
        else:
            pieces.append(_read_codes(child))
        pieces.append(_escaped(child.tail))
    return "".join(pieces)


def _crossing(marks: Sequence[Mark]) -> set[int]:
    """Return the keys of marks that overlap another without lying inside it."""
    return {
        one.key
        for one in marks
        for other in marks
        if one.start < other.start < one.end < other.end
        or other.start < one.start < other.end < one.end
    }


def _escaped(text: str | None) -> str:
    return write_tags(text or "", ())
