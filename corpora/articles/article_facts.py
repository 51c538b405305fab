"""Title, date and source of an article: what a page declares, and what its lines tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from corpora.articles.furniture import is_about_article, is_furniture
from corpora.articles.page_lines import PageLine
from corpora.articles.second_opinions import squeezed

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
MOSTLY_LINKS = 0.6
_LONGEST_DATE_LINE = 40


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """Title, date (year-month-day) and source, each empty where they are not told."""

    title: str = ""
    date: str = ""
    source: str = ""


def declared_facts(root: etree._Element) -> ArticleFacts:
    """Return title, date and source as the page declares them."""
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
    return ArticleFacts(title, date, source)


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


def tells_date(line: str) -> bool:
    """Return whether a line tells little but a day, as those under a title do."""
    return len(line) < _LONGEST_DATE_LINE and bool(_DAY.search(line) or _ENGLISH_DAY.search(line))


def find_source(lines: Iterable[str]) -> str:
    """Return whom the lines name as source, empty where they name nobody."""
    for line in lines:
        match = _SOURCE.search(line)
        if match and match["source"].strip(" )）】]"):
            return match["source"].strip(" )）】]")
    return ""


def title_place(
    lines: Sequence[PageLine],
    is_furniture_by_name: Sequence[bool],
    title: str,
    first_prose: int,
    *,
    is_page: bool,
) -> int | None:
    """Return where the title stands: what the page declares, its first heading, or by place."""
    before = range(first_prose)
    matching = [k for k in before if is_title(lines[k].text, title)]
    if matching:
        return max(matching, key=lambda k: (lines[k].heading > 0, len(lines[k].text), k))
    usable = [
        k
        for k in before
        if not is_furniture(lines[k].text)
        and lines[k].link_share <= MOSTLY_LINKS
        and not is_furniture_by_name[k]
    ]
    headings = [k for k in usable if lines[k].heading in (1, 2)]
    if headings:
        return headings[0]
    if is_page and title:
        return None
    about = [k for k in before if is_about_article(lines[k].text)]
    if about:
        usable = [k for k in usable if k < about[0]] or usable
    return usable[-1] if usable else None


def is_title(line: str, title: str) -> bool:
    """Return whether a line is the title, also where the page shortens one of them."""
    one, other = squeezed(line), squeezed(title)
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    is_cut = len(shorter) >= 4 and len(shorter) * 2 > len(longer)
    return one == other or (is_cut and longer.startswith(shorter))
