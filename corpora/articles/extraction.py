"""The article found on a page: where its prose stands, and what around it is furniture.

Our rules find the element that holds the prose. Two libraries give their opinion on the short
lines at its edges: trafilatura in its precise mode, and readability.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from corpora.articles.article import Article
from corpora.articles.facts import declared, find_date, find_source
from corpora.articles.furniture import ends_article, is_about_article, is_furniture
from corpora.articles.page_lines import PageLine, page_lines, parse_page, text_lines
from corpora.articles.second_opinions import second_opinions, squeezed
from corpora.encoding import decode
from corpora.errors import DocumentError
from corpora.languages import detect_language

_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|table|meta)\b", re.IGNORECASE)
_PAGE_BYTES = 50_000_000
_PROSE_LENGTH = 25
_PROSE_SHARE = 0.9
_SHORT_SENTENCE = 12
_MOSTLY_LINKS = 0.6


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
    title, date, source = declared(root) if root is not None else ("", "", "")
    lines = page_lines(root) if root is not None else list(text_lines(text))
    lines = [line for line in lines if line.text not in repeated]
    body, title, around = _body(lines, title, second_opinions(text) if root is not None else None)
    if not body:
        raise DocumentError(f"{name}: no article found on this page")
    language = detect_language("".join(body))
    return Article(
        title, find_date(around) or date, find_source(around) or source, tuple(body), language, name
    )


def repeated_lines(pages: Iterable[bytes]) -> frozenset[str]:
    """Return the lines that more than half of the pages of one site have: its furniture."""
    counts: Counter[str] = Counter()
    total = 0
    for data in pages:
        text, _ = decode(data)
        root = parse_page(text) if _MARKUP.search(text, 0, 100_000) else None
        lines = page_lines(root) if root is not None else list(text_lines(text))
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
    return is_sentence or squeezed(line.text) in opinions or _is_signature(line.text)


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
    one, other = squeezed(line), squeezed(title)
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    is_cut = len(shorter) >= 4 and len(shorter) * 2 > len(longer)
    return one == other or (is_cut and longer.startswith(shorter))
