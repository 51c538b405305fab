"""Units as XLIFF 1.2 or 2.1, for people who look at them in a CAT tool."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora.atomic import open_atomically
from corpora.formats.xml_source import xml_escaped
from corpora.memory.exchange.xliff_reader import MEMORY_FILE
from corpora.memory.memory_units import MemoryUnit


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
            f'<note from="{name}">{_content(text)}</note>' for name, text in _notes(unit)
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
            f'<note category="{name}">{_content(text)}</note>' for name, text in _notes(unit)
        )
        yield (
            f'<unit id="{number}" xml:space="preserve">'
            f"{f'<notes>{notes}</notes>' if notes else ''}"
            f'<segment state="final"><source>{_content(unit.source)}</source>'
            f"<target>{_content(unit.target)}</target></segment></unit>\n"
        )
    yield "</file>\n</xliff>\n"


def _notes(unit: MemoryUnit) -> list[tuple[str, str]]:
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
