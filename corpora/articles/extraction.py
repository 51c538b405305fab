"""The article found on a page: where its prose stands, and what around it is furniture.

Our rules find the element that holds the prose. Two libraries give their opinion on the short
lines at its edges: trafilatura in its precise mode, and readability.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from corpora.articles.furniture import ends_article, is_about_article, is_furniture
from corpora.articles.page_lines import PageLine, lines_of_page, lines_of_text, parse_page
from corpora.documents import Document
from corpora.encoding import decode
from corpora.errors import DocumentError
from corpora.formats import read_plain_text
from corpora.languages import Language, detect_language

_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|table|meta)\b", re.IGNORECASE)
_PAGE_BYTES = 50_000_000
_PROSE_LENGTH = 25
_PROSE_SHARE = 0.9
_SHORT_SENTENCE = 12
_MOSTLY_LINKS = 0.6

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

_SPACES = re.compile(r"[\s\u3000|]+")


@dataclass(frozen=True, slots=True)
class Article:
    """What a page is about. `title`, `date` and `source` are empty where it does not tell them.

    `date` is the day as year-month-day; `body` holds a line for each paragraph, heading or table
    row (its cells apart by tabs).
    """

    title: str
    date: str
    source: str
    body: tuple[str, ...]
    language: Language
    name: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the title and the body, as they are read."""
        return (self.title, *self.body) if self.title else self.body


def extract_article(
    data: bytes, name: str = "", *, repeated: frozenset[str] = frozenset()
) -> Article:
    """Return the article of a page, HTML or saved text, Chinese or English.

    Args:
        data: The page as it was saved.
        name: The file, for messages.
        repeated: Lines that other pages of the site have too; see `repeated_lines`.

    Raises:
        DocumentError: if the page has 50 MB or more or holds no article.
        EncodingError: if its bytes are in no known encoding.
    """
    if len(data) >= _PAGE_BYTES:
        raise DocumentError(f"{name}: {len(data) // 1_000_000} MB, a page has less than 50 MB")
    if b"\0" in data[:4096] and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DocumentError(f"{name}: a binary file, expected a page as HTML or text")
    text, _ = decode(data, name)
    root = parse_page(text) if _MARKUP.search(text, 0, 100_000) else None
    title, date, source = _declared(root) if root is not None else ("", "", "")
    lines = lines_of_page(root) if root is not None else list(lines_of_text(text))
    lines = [line for line in lines if line.text not in repeated]
    body, title, around = _body(lines, title, _second_opinions(text) if root is not None else None)
    if not body:
        raise DocumentError(f"{name}: no article found on this page")
    language = detect_language("".join(body))
    return Article(
        title,
        _find_date(around) or date,
        _find_source(around) or source,
        tuple(body),
        language,
        name,
    )


def article_document(article: Article, data: bytes = b"") -> Document:
    """Return the article as a plain text document; `data` is the page it stood in."""
    text = "\n\n".join(article.lines) + "\n"
    document = read_plain_text(text, name=article.name, language=article.language)
    return replace(document, digest=hashlib.sha256(data).hexdigest())


def repeated_lines(pages: Iterable[bytes]) -> frozenset[str]:
    """Return the lines that more than half of the pages of one site have: its furniture."""
    counts: Counter[str] = Counter()
    total = 0
    for data in pages:
        text, _ = decode(data)
        root = parse_page(text) if _MARKUP.search(text, 0, 100_000) else None
        lines = lines_of_page(root) if root is not None else list(lines_of_text(text))
        counts.update({line.text for line in lines})
        total += 1
    return frozenset(line for line, count in counts.items() if total > 1 and count * 2 > total)


def _body(
    lines: Sequence[PageLine], title: str, opinions: frozenset[str] | None
) -> tuple[list[str], str, list[str]]:
    """Return the lines of the body, the title, and the lines that speak of the article."""
    prose = [number for number, line in enumerate(lines) if _is_prose(line)]
    if not prose:
        return [], title, []
    inside = _container(lines, prose) if opinions is not None else set(range(len(lines)))
    place = _title_place(lines, title, prose[0], is_page=opinions is not None)
    shown = lines[place].text if place is not None else ""
    title = shown if shown and (opinions is None or not title or _agree(shown, title)) else title
    first = _first_line(lines, place, prose[0], inside, opinions)
    last = _last_line(lines, prose, inside)
    kept = [
        line.text
        for number, line in enumerate(lines)
        if first <= number <= last
        and number in inside
        and _belongs(line, opinions, is_edge=not prose[0] <= number <= prose[-1])
        and not _agree(line.text, title)
    ]
    around = [line.text for line in lines if is_about_article(line.text)]
    around += [line.text for line in lines[(place or 0) + 1 : prose[0]] if len(line.text) < 60]
    return kept, title, around


def _is_prose(line: PageLine) -> bool:
    text = line.text
    is_long = len(text) >= _PROSE_LENGTH
    ends = text.rstrip("”’\"')）】 ").endswith(tuple("。！？；：.!?:;"))
    is_plain = line.link_share < _MOSTLY_LINKS and not line.is_named_furniture
    return is_long and ends and is_plain and not is_furniture(text)


def _container(lines: Sequence[PageLine], prose: Sequence[int]) -> set[int]:
    """Return the lines of the innermost element that holds nearly all the prose."""
    weights: Counter[int] = Counter()
    depths: dict[int, int] = {}
    total = 0
    for number in prose:
        total += len(lines[number].text)
        for depth, element in enumerate(lines[number].path):
            weights[element] += len(lines[number].text)
            depths[element] = depth
    enough = [element for element, weight in weights.items() if weight >= _PROSE_SHARE * total]
    if not enough:
        return set(range(len(lines)))
    innermost = max(enough, key=lambda element: depths[element])
    return {number for number, line in enumerate(lines) if innermost in line.path}


def _title_place(
    lines: Sequence[PageLine], title: str, first_prose: int, *, is_page: bool
) -> int | None:
    """Return where the title stands: what the page declares, its first heading, or by place."""
    before = range(first_prose)
    matching = [k for k in before if _agree(lines[k].text, title)]
    if matching:
        return max(matching, key=lambda k: (lines[k].heading > 0, len(lines[k].text), k))
    usable = [k for k in before if not is_furniture(lines[k].text) and not _is_menu(lines[k])]
    headings = [k for k in usable if lines[k].heading in (1, 2)]
    if headings:
        return headings[0]
    if is_page and title:
        return None
    about = [k for k in before if is_about_article(lines[k].text)]
    if about:
        usable = [k for k in usable if k < about[0]] or usable
    return usable[-1] if usable else None


def _first_line(
    lines: Sequence[PageLine],
    title: int | None,
    first_prose: int,
    inside: set[int],
    opinions: frozenset[str] | None,
) -> int:
    """Return where the body begins: after the title and what is told about the article."""
    start = title + 1 if title is not None else 0
    about = [k for k in range(start, first_prose) if is_about_article(lines[k].text)]
    start = about[-1] + 1 if about else start
    if title is None and not about and opinions is None:
        return first_prose
    return start


def _last_line(lines: Sequence[PageLine], prose: Sequence[int], inside: set[int]) -> int:
    """Return where the body ends: before what follows articles, or at the end."""
    in_body = [number for number in prose if number in inside]
    first = in_body[0] if in_body else prose[0]
    for number in range(first, len(lines)):
        if number in inside and ends_article(lines[number].text):
            return number - 1
    return len(lines) - 1


def _belongs(line: PageLine, opinions: frozenset[str] | None, *, is_edge: bool) -> bool:
    if line.is_named_furniture or is_furniture(line.text) or line.link_share > _MOSTLY_LINKS:
        return _is_attachment(line)
    if not is_edge or opinions is None or _is_prose(line):
        return True
    is_sentence = len(line.text) >= _SHORT_SENTENCE and line.text.endswith(("。", "！"))
    return is_sentence or _squeezed(line.text) in opinions or _is_signature(line.text)


def _is_attachment(line: PageLine) -> bool:
    return bool(re.match(r"附件\s*\d*\s*[:：]|Attachments?\s*\d*\s*:", line.text, re.IGNORECASE))


def _is_signature(text: str) -> bool:
    """Return whether a short line at the end signs a notice: an office, a day."""
    return len(text) < 40 and bool(
        re.search(r"(?:政府|委员会|办公[厅室]|局|厅|部|会)$|\d{4}年\d{1,2}月\d{1,2}日$", text)
    )


def _is_menu(line: PageLine) -> bool:
    return line.link_share > _MOSTLY_LINKS or line.is_named_furniture


def _agree(line: str, title: str) -> bool:
    """Return whether a line is the title, also where the page shortens one of them."""
    one, other = _squeezed(line), _squeezed(title)
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    is_cut = len(shorter) >= 4 and len(shorter) * 2 > len(longer)
    return one == other or (is_cut and longer.startswith(shorter))


def _declared(root: etree._Element) -> tuple[str, str, str]:
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
    date = _find_date(values[name] for name in _DATE_NAMES if values.get(name))
    source = next((values[name] for name in _SOURCE_NAMES if values.get(name)), "")
    return title, date, source


def _find_date(lines: Iterable[str]) -> str:
    """Return the first day the lines name as year-month-day, empty where they name none.

    >>> _find_date(["Updated: 2019-12-02 13:13:18"])
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


def _find_source(lines: Iterable[str]) -> str:
    """Return whom the lines name as source, empty where they name nobody."""
    for line in lines:
        match = _SOURCE.search(line)
        if match and match["source"].strip(" )）】]"):
            return match["source"].strip(" )）】]")
    return ""


def _second_opinions(page: str) -> frozenset[str]:
    """Return the lines, _squeezed, that one of the two takes for the article's."""
    found = (*_trafilatura_lines(page), *_readability_lines(page))
    return frozenset(map(_squeezed, found))


def _squeezed(text: str) -> str:
    """Return a text without its white space, so that layouts do not matter.

    >>> _squeezed("重庆　市 公报")
    '重庆市公报'
    """
    return _SPACES.sub("", text)


def _trafilatura_lines(page: str) -> list[str]:
    import trafilatura

    text = trafilatura.extract(page, favor_precision=True, include_comments=False)
    return (text or "").splitlines()


def _readability_lines(page: str) -> list[str]:
    from readability import Document
    from readability.readability import Unparseable

    try:
        summary = Document(page).summary(html_partial=True)
    except (Unparseable, etree.LxmlError, ValueError, TypeError):
        return []
    root = parse_page(summary)
    return [line.text for line in lines_of_page(root)] if root is not None else []
