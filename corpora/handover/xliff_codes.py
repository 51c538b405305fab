"""Tags of tagged text as the inline codes of XLIFF, and back.

XLIFF 1.2 has `<g>` around words and `<x/>` between them, 2.x `<pc>` and `<ph/>`; what crosses
another code is written with `<bx/>` and `<ex/>`, or `<sc/>` and `<ec/>`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from corpora.documents import Mark
from corpora.formats.xml_source import xml_escaped
from corpora.handover.tagged_text import read_tags, write_tags

_PAIRED = frozenset(("g", "pc"))
_SINGLE = frozenset(("x", "ph"))
_BEGIN = frozenset(("bx", "sc"))
_END = frozenset(("ex", "ec"))
_NUMBER = re.compile(r"\d+")


def written_codes(tagged: str, *, is_version_2: bool) -> str:
    """Return tagged text as the XML content of a source or target.

    >>> written_codes("See the {1}notice{/1}{2/}", is_version_2=False)
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


def read_codes(element: etree._Element) -> str:
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
            pieces.append(f"{{{key}}}{read_codes(child)}{{/{key}}}")
        elif name in _SINGLE:
            pieces.append(f"{{{key}/}}")
        elif name in _BEGIN:
            pieces.append(f"{{{key}}}")
        elif name in _END:
            pieces.append(f"{{/{key}}}")
        else:
            pieces.append(read_codes(child))
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
