"""A page as the lines its reader sees, each with where it stands and how much of it is links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html
from lxml import etree

_SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "iframe", "svg", "select", "button", "input"),
        *("textarea", "head", "object", "nav", "footer", "aside", "label", "option", "marquee"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl"),
        *("dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "ul", "ucapcontent", "ucaptitle"),
    )
)
_NAMED_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|crumb|crumbs|breadcrumb|breadcrumbs|footer|foot|copyright|share|bdshare|bdsharebuttonbox"
    r"|sidebar|toolbar|related|xgxw|xglj|pagination|pager|search|friendlink|hot|recommend|qrcode"
    r"|ewm|dqwz|weizhi|location)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADING = re.compile("h[1-6]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u3000\xa0\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page.

    Attributes:
        text: What it says, single spaced; cells of a table row apart by tabs.
        link_share: How much of it is links, 0 to 1.
        heading: 1 to 6 for a heading, else 0.
        path: The elements around it, the outermost first, by their numbers in the page.
        is_named_furniture: An element around it is called menu, footer or the like.
    """

    text: str
    link_share: float = 0.0
    heading: int = 0
    path: tuple[int, ...] = ()
    is_named_furniture: bool = False


def parse_page(page: str) -> etree._Element | None:
    """Return the tree of a page, None where there is nothing in it; nothing is fetched."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        return lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def lines_of_page(root: etree._Element) -> list[PageLine]:
    """Return the lines of a page in order, without scripts, forms and what is hidden."""
    reader = _LineReader()
    reader.read(root, (), is_link=False, heading=0, is_furniture=False)
    reader.end_line()
    return reader.lines


class _LineReader:
    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self.pieces: list[tuple[str, bool]] = []
        self.state: tuple[tuple[int, ...], int, bool] = ((), 0, False)
        self.count = 0

    def read(
        self,
        element: etree._Element,
        path: tuple[int, ...],
        *,
        is_link: bool,
        heading: int,
        is_furniture: bool,
    ) -> None:
        """Read an element's lines; a row of plain cells is one line."""
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in _SKIPPED or _HIDDEN.search(element.get("style") or ""):
            return
        self.count += 1
        inside = (*path, self.count)
        called = f"{element.get('id') or ''} {element.get('class') or ''}"
        is_furniture = is_furniture or bool(_NAMED_FURNITURE.search(called))
        heading = int(name[1]) if _HEADING.fullmatch(name) else heading
        is_block = name in _BLOCKS or ":" in name
        if is_block:
            self.end_line()
        self.state = (inside if is_block else self.state[0] or inside, heading, is_furniture)
        if name == "tr" and (cells := _plain_cells(element)):
            self._add_row(cells, inside, is_furniture=is_furniture)
            return
        self._add(element.text, is_link=is_link or name == "a")
        for child in element:
            self.read(
                child,
                inside,
                is_link=is_link or name == "a",
                heading=heading,
                is_furniture=is_furniture,
            )
            if is_block:
                self.state = (inside, heading, is_furniture)
            self._add(child.tail, is_link=is_link or name == "a")
        if is_block:
            self.end_line()

    def end_line(self) -> None:
        """Make a line of what was read since the last one."""
        pieces, self.pieces = self.pieces, []
        text = _SPACES.sub(" ", "".join(piece for piece, _ in pieces)).strip()
        if text:
            links = sum(len(_SPACES.sub("", piece)) for piece, is_link in pieces if is_link)
            path, heading, is_furniture = self.state
            share = links / max(1, len(_SPACES.sub("", text)))
            self.lines.append(PageLine(text, min(1.0, share), heading, path, is_furniture))

    def _add(self, text: str | None, *, is_link: bool) -> None:
        if text:
            self.pieces.append((text, is_link))

    def _add_row(
        self, cells: list[etree._Element], path: tuple[int, ...], *, is_furniture: bool
    ) -> None:
        texts = [_SPACES.sub(" ", "".join(map(str, cell.itertext()))).strip() for cell in cells]
        if any(texts):
            links = sum(len("".join(map(str, a.itertext()))) for c in cells for a in c.iter("a"))
            share = min(1.0, links / max(1, sum(map(len, texts))))
            self.lines.append(PageLine("\t".join(texts), share, 0, path, is_furniture))


def _plain_cells(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row of data; none where cells lay out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or any(len("".join(map(str, cell.itertext()))) > 200 for cell in cells):
        return []
    layout = ("table", "div", "ul", "h1", "h2", "h3", "script", "form")
    is_layout = any(next(cell.iter(*layout), None) is not None for cell in cells)
    has_paragraphs = any(len(list(cell.iter("p"))) > 1 for cell in cells)
    return [] if is_layout or has_paragraphs else cells


def lines_of_text(text: str) -> Iterator[PageLine]:
    """Yield the lines of a page that was saved as text."""
    for line in text.splitlines():
        # A wide or tabbed gap in saved text divides what stood side by side: menus, dates.
        shown = _SPACES.sub(" ", line).strip()
        if shown:
            yield PageLine(shown)
