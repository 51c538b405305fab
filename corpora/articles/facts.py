"""Title, date and source of an article, from what a page declares and what its lines say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_ENGLISH_DAY = re.compile(
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?P<day>\d{1,2})"
    r"(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SOURCE = re.compile(
    r"(?:信息来源|文章来源|稿件来源|新闻来源|来\s*源|稿源|Sources?|From)\s*[:：]\s*"
    r"(?P<source>.*?)(?=\s+(?:(?:Font|Text) size|Views?|Hits|Clicks|Editor|Author|Date|Time|Updated"
    r"|Published|Released?)\b|\s+\d{4}[-/年]|\s{2,}|\s*[|｜【\[（(]|\s+\S{2,6}[:：]|$)",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(r"\s*(?:[-_|–—>]+)\s*[^-_|–—>]{2,40}$")
_TITLE_NAMES = ("articletitle", "og:title", "twitter:title")
_DATE_NAMES = ("pubdate", "publishdate", "article:published_time", "date")
_SOURCE_NAMES = ("contentsource", "source")


def declared(root: etree._Element) -> tuple[str, str, str]:
    """Return title, date and source as the page declares them, each empty where it does not."""
    values: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = str(meta.get("name") or meta.get("property") or "").lower()
        values.setdefault(name, " ".join(str(meta.get("content") or "").split()))
    title = next((values[name] for name in _TITLE_NAMES if values.get(name)), "")
    if not title:
        element = next(root.iter("title"), None)
        title = " ".join((element.text or "").split()) if element is not None else ""
        title = _TITLE_TAIL.sub("", title) or title
    date = find_date(values[name] for name in _DATE_NAMES if values.get(name))
    source = next((values[name] for name in _SOURCE_NAMES if values.get(name)), "")
    return title, date, source


def find_date(lines: Iterable[str]) -> str:
    """Return the first day the lines name as year-month-day, empty where they name none.

    >>> find_date(["Updated: 2019-12-02 13:13:18"])
    '2019-12-02'
    """
    for line in lines:
        match = _DAY.search(line)
        if match:
            return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
        english = _ENGLISH_DAY.search(line)
        if english:
            month = _MONTHS.index(english["month"].lower()) + 1
            return f"{english['year']}-{month:02}-{int(english['day']):02}"
    return ""


def find_source(lines: Iterable[str]) -> str:
    """Return whom the lines name as source, empty where they name nobody."""
    for line in lines:
        match = _SOURCE.search(line)
        if match and match["source"].strip(" )）】]"):
            return match["source"].strip(" )）】]")
    return ""
