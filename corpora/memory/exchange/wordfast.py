"""Translation memories of Wordfast as text: a unit a line, its fields between tabs.

The first line is a header, which begins with `%`; then come moment, user, number of uses, language
and text of the source, language and text of the target, and attributes of the office's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpora.memory.exchange.xml_stream import side_of
from corpora.memory.memory_units import (
    CODES_LEFT_OUT,
    NO_UNITS,
    MemoryUnit,
    UnitEntry,
    empty_side,
    unit_remark,
)
from corpora.tables import text_lines

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)~\d{6}")
_FIELDS = 7
_TAG = re.compile(r"&t[A-Z];")
# Characters outside ASCII and signs of control stand as their bytes in Windows' Latin.
_BYTE = re.compile(r"&'([0-9A-Fa-f]{1,2});")


def read_wordfast(path: Path) -> Iterator[UnitEntry]:
    """Yield the units of a memory of Wordfast between Chinese and English, either way.

    Raises:
        DocumentError: naming the file, where it cannot be read.
        EncodingError: for bytes in no known encoding.
    """
    count = 0
    for number, line in enumerate(text_lines(path), start=1):
        if not line.strip() or (not count and line.startswith("%")):
            continue
        count += 1
        yield _entry(line.rstrip("\r\n").split("\t"), f"{path}:{number}")
    if not count:
        yield UnitEntry(f"{path}:1", remarks=(NO_UNITS,))


def _entry(fields: list[str], place: str) -> UnitEntry:
    if len(fields) < _FIELDS:
        expected = "expected moment, user, uses, language, source, language, target"
        return UnitEntry(place, problem=f"fields: {len(fields)}, {expected}")
    moment = _MOMENT.fullmatch(fields[0].strip())
    if moment is None:
        expected = "expected one such as 20230306~093000"
        return UnitEntry(place, problem=f"the moment {fields[0][:20]!r}, {expected}")
    texts: dict[str, str] = {}
    for tag, text in ((fields[3], fields[4]), (fields[5], fields[6])):
        if side := side_of(tag):
            texts.setdefault(side, text)
    if len(texts) < 2:
        found = ", ".join((fields[3], fields[5]))
        told = f"not Chinese and English (languages: {found})", f"并非中英文（语言：{found}）"
        return UnitEntry(place, remarks=(unit_remark("language", *told),))
    source, target = _plain(texts["zh"]), _plain(texts["en"])
    if not source.strip() or not target.strip():
        return UnitEntry(place, remarks=(empty_side(is_english=bool(source.strip())),))
    extras = [("usagecount", fields[2].strip())] if fields[2].strip().strip("0") else []
    extras += [
        (f"attribute {number}", attribute)
        for number, attribute in enumerate(fields[_FIELDS:], start=1)
        if attribute.strip()
    ]
    unit = MemoryUnit(
        source,
        target,
        author=fields[1].strip(),
        date="-".join(moment.groups()),
        extras=tuple(extras),
    )
    has_codes = _TAG.search(texts["zh"] + texts["en"])
    return UnitEntry(place, unit, remarks=(CODES_LEFT_OUT,) if has_codes else ())


def _plain(text: str) -> str:
    """Return a text without tags, its escaped characters as they are meant.

    >>> _plain("the Mayor&'92;s &tA;notice&tB; &'26; plan")
    'the Mayor’s notice & plan'
    """
    return _BYTE.sub(_character, _TAG.sub("", text))


def _character(match: re.Match[str]) -> str:
    byte = bytes([int(match[1], 16)])
    return byte.decode("cp1252", errors="replace")
