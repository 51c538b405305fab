"""Formats of days that write Chinese: `yyyy"年"m"月"d"日"` shows March 5, 2024 as 2024年3月5日."""

from __future__ import annotations

import html
import re

from corpora.formats.xml.xml_source import xml_attribute_spans, xml_escaped

_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_HAN = re.compile("[\u3400-\u9fff]")
# Who reads it, how digits are written, and what is done with words.
_SETTING = re.compile(r"\[(?:\$-[^\]]*|DBNum\d)\]|;@\s*$|[\"\\]")
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


def english_formats(styles: str) -> tuple[list[tuple[int, int, str]], bool]:
    """Return what formats are in English, at their stretches, and whether others stay Chinese.

    >>> english_formats('<numFmt numFmtId="9" formatCode="yyyy年m月"/>')
    ([(33, 40, 'mmmm yyyy')], False)
    """
    found: list[tuple[int, int, str]] = []
    is_kept = False
    for element in _FORMAT.finditer(styles):
        start, end = xml_attribute_spans(element[0]).get("formatCode", (0, 0))
        code = html.unescape(element[0][start:end])
        if not _HAN.search(code):
            continue
        plain = _SETTING.sub("", code).lower().replace(" ", "")
        plain = re.sub("m+(?=月)", "m", re.sub("d+(?=日)", "d", re.sub("y+(?=年)", "yyyy", plain)))
        plain = re.sub("h+(?=时)", "h", plain)
        english = _ENGLISH.get(plain)
        if english is None:
            is_kept = True
            continue
        tail = ";@" if code.rstrip().endswith(";@") else ""
        place = element.start() + start
        found.append((place, place + end - start, xml_escaped(english + tail)))
    return found, is_kept
