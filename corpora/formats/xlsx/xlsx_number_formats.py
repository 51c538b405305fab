"""Formats of days that write Chinese: `yyyy"年"m"月"d"日"` shows March 5, 2024 as 2024年3月5日."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from corpora.formats.xml.xml_source import xml_attribute_spans, xml_escaped

_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_HAN = re.compile("[\u3400-\u9fff]")
# Who reads it, how digits are written, and what is done with words.
_SETTING = re.compile(r"\[(?:\$-[^\]]*|DBNum\d)\]|;@\s*$|[\"\\]")
# Figures in Chinese numerals: 二十五.
_NUMERALS = re.compile(r"\[DBNum\d\]", re.IGNORECASE)
_ENGLISH = {
    "yyyy年m月d日": "mmmm d, yyyy",
    "yyyy年m月": "mmmm yyyy",
    "m月d日": "mmmm d",
    "yyyy年": "yyyy",
    "m月": "mmmm",
    "h时mm分": "h:mm",
    "h时mm分ss秒": "h:mm:ss",
    "上午/下午h时mm分": "h:mm AM/PM",
    "上午/下午h时mm分ss秒": "h:mm:ss AM/PM",
    "aaaa": "dddd",
}


def number_formats(styles: str) -> Iterator[tuple[int, int]]:
    """Yield where each format that writes Chinese stands."""
    for element in _FORMAT.finditer(styles):
        start, end = xml_attribute_spans(element[0]).get("formatCode", (0, 0))
        if _HAN.search(html.unescape(element[0][start:end])):
            yield element.start() + start, element.start() + end


def english_format(code: str) -> str | None:
    """Return a format of days in English, None for any other.

    >>> english_format('yyyy"年"m"月";@'), english_format('0.0"万人"')
    ('mmmm yyyy;@', None)
    """
    plain = _SETTING.sub("", code).lower().replace(" ", "")
    plain = re.sub("m+(?=月)", "m", re.sub("d+(?=日)", "d", re.sub("y+(?=年)", "yyyy", plain)))
    plain = re.sub("h+(?=时)", "h", plain)
    english = _ENGLISH.get(plain)
    tail = ";@" if code.rstrip().endswith(";@") else ""
    return english + tail if english is not None else None


def english_formats(styles: str) -> list[tuple[int, int, str]]:
    """Return what formats of days are in English, at their stretches; other numerals are dropped.

    >>> english_formats('<numFmt numFmtId="9" formatCode="yyyy年m月"/>')
    [(33, 40, 'mmmm yyyy')]
    >>> english_formats('<numFmt numFmtId="9" formatCode="[DBNum1]General"/>')
    [(33, 41, '')]
    """
    found = (
        (start, end, english_format(html.unescape(styles[start:end])))
        for start, end in number_formats(styles)
    )
    days = [(start, end, xml_escaped(words)) for start, end, words in found if words is not None]
    numerals = (
        (element.start() + numerals.start(), element.start() + numerals.end(), "")
        for element in _FORMAT.finditer(styles)
        for numerals in _NUMERALS.finditer(element[0])
    )
    inside = [(start, end) for start, end, _ in days]
    days += [entry for entry in numerals if not any(s <= entry[0] < e for s, e in inside)]
    return sorted(days)
