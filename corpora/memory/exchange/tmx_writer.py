"""Writes translation memories as every tool reads them: TMX 1.4b, unit by unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from corpora.files import open_atomically
from corpora.formats import xml_escaped
from corpora.memory.memory_units import MemoryUnit

KEPT_ATTRIBUTES = ("tuid", "usagecount", "lastusagedate", "creationtool", "srclang")
"""Attributes of a unit that are kept as its extras."""
CREATION = (("creationid", "changeid"), ("creationdate", "changedate"))
"""Who made a unit, and when: kept where another change of it came later."""
_WRITTEN_ATTRIBUTES = frozenset((*KEPT_ATTRIBUTES, *(made for made, _ in CREATION)))
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)Z)?")


def write_tmx(units: Iterable[MemoryUnit], path: Path) -> None:
    """Write units to a TMX file, whole or not at all."""
    with open_atomically(path) as stream:
        stream.writelines(tmx_lines(units))


def tmx_lines(units: Iterable[MemoryUnit]) -> Iterator[str]:
    """Yield the lines of a TMX file. Characters that XML cannot hold are left out."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n<header creationtool="gongbao"'
        f' creationtoolversion="{version("gongbao")}" segtype="sentence" o-tmf="gongbao"'
        ' adminlang="en" srclang="zh-CN" datatype="plaintext"/>\n<body>\n'
    )
    for unit in units:
        yield _element(unit)
    yield "</body>\n</tmx>\n"


def _element(unit: MemoryUnit) -> str:
    attributes = [(name, value) for name, value in unit.extras if name in _WRITTEN_ATTRIBUTES]
    moment = _MOMENT.fullmatch(unit.date)
    if moment:
        year, month, day, *time = moment.groups("00")
        attributes.append(("changedate", f"{year}{month}{day}T{''.join(time)}Z"))
    if unit.author:
        attributes.append(("changeid", unit.author))
    is_plain = moment is not None and not unit.date.endswith("T00:00:00Z")
    properties = [
        ("x-date", "" if is_plain else unit.date),
        ("x-context-before", unit.before),
        ("x-context-after", unit.after),
        ("x-origin", unit.origin),
        ("x-project", unit.project),
        *((name, value) for name, value in unit.extras if name not in _WRITTEN_ATTRIBUTES),
    ]
    written = "".join(f' {name}="{_quoted(value)}"' for name, value in attributes)
    note = f"<note>{_content(unit.note)}</note>\n" if unit.note else ""
    listed = "".join(
        f'<prop type="{_quoted(name)}">{_content(value)}</prop>\n'
        for name, value in properties
        if value
    )
    return (
        f"<tu{written}>\n{note}{listed}"
        f'<tuv xml:lang="zh-CN"><seg>{_content(unit.source)}</seg></tuv>\n'
        f'<tuv xml:lang="en"><seg>{_content(unit.target)}</seg></tuv>\n</tu>\n'
    )


def _content(text: str) -> str:
    return xml_escaped(text).replace("\r", "&#13;")


def _quoted(text: str) -> str:
    escaped = _content(text).replace('"', "&quot;")
    return escaped.replace("\n", "&#10;").replace("\t", "&#9;")
