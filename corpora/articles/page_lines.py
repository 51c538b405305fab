"""A page as the lines its reader sees, each with where it stands and how much of it is links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import lxml.html
from lxml import etree

_SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "iframe", "svg", "select", "button", "input"),
        *("textarea", "head", "object", "label", "option", "marquee"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre"),
        *("section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
        *("ucapcontent", "ucaptitle"),
    )
)
_FURNITURE_ELEMENTS = frozenset(("nav", "footer", "aside"))
_NAMED_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|crumb|crumbs|breadcrumb|breadcrumbs|footer|foot|copyright|share|bdshare|bdsharebuttonbox"
    r"|sidebar|toolbar|related|xgxw|xglj|pagination|pager|search|friendlink|hot|recommend|qrcode"
    r"|ewm|dqwz|weizhi|location|comments?|commentlist|respond|disqus|pinglun)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADING = re.compile("h[1-6]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u3000\xa0\u200b\ufeff]+")
_LONGEST_CELL = 200
# Old editors open them for every paragraph and close none; parsers give up on deep nesting.
_FORMATTING = re.compile(
    r"<(/?)(?:font|b|i|u|em|strong|big|small|span)(?=[\s>])[^>]*>", re.IGNORECASE
)
_MOST_UNCLOSED = 200


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page.

    Attributes:
        text: What it says, single spaced; cells of a table row apart by tabs.
        link_share: How much of it is links, 0 to 1.
        heading: 1 to 6 for a heading, else 0.
        element: The number of the innermost block around it.
        shape: The same for lines whose elements have the same names up to the page.
    """

    text: str
    link_share: float = 0.0
    heading: int = 0
    element: int = 0
    shape: int = 0


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page in order, and the elements around them by their numbers.

    Elements are numbered as they begin, so what an element holds is a range of numbers.

    Attributes:
        lines: The lines.
        parents: For each element the one around it; the page is 0.
        named_furniture: The elements that call themselves menu, footer or the like.
    """

    lines: tuple[PageLine, ...]
    parents: tuple[int, ...] = (0,)
    named_furniture: frozenset[int] = frozenset()

    def weights(self, line_weights: Sequence[float]) -> list[float]:
        """Return how much each element holds, from the weight of each line."""
        found = [0.0] * len(self.parents)
        for line, weight in zip(self.lines, line_weights, strict=True):
            found[line.element] += weight
        for number in range(len(found) - 1, 0, -1):
            found[self.parents[number]] += found[number]
        return found

    def within(self, element: int) -> list[bool]:
        """Return for each line whether it stands in an element."""
        is_inside = [False] * len(self.parents)
        is_inside[element] = True
        for number in range(element + 1, len(self.parents)):
            is_inside[number] = is_inside[self.parents[number]]
        return [is_inside[line.element] for line in self.lines]

    def furniture(self, weights: Sequence[float], largest: float) -> list[bool]:
        """Return for each line whether it stands in furniture by name.

        What holds more than `largest` of the weight is the page, whatever it is called.
        """
        limit = largest * weights[0]
        is_furniture = [False] * len(self.parents)
        for number in range(1, len(self.parents)):
            is_named = number in self.named_furniture and weights[number] <= limit
            is_furniture[number] = is_named or is_furniture[self.parents[number]]
        return [is_furniture[line.element] for line in self.lines]


def parse_page(page: str) -> etree._Element | None:
    """Return the tree of a page, None where there is nothing in it; nothing is fetched."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, huge_tree=True
    )
    tags = [match[1] for match in _FORMATTING.finditer(page)]
    if 2 * tags.count("") - len(tags) > _MOST_UNCLOSED:
        page = _FORMATTING.sub("", page)
    try:
        return lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def lines_of_page(root: etree._Element) -> PageLines:
    """Return the lines of a page, without scripts, forms and what is hidden.

    Pages whose elements are nested ten thousand deep, as unclosed ones are, take no more time.
    """
    reader = _LineReader()
    reader.read(root)
    return PageLines(tuple(reader.lines), tuple(reader.parents), frozenset(reader.furniture))


def lines_of_text(text: str) -> PageLines:
    """Return the lines of a page that was saved as text."""
    shown = (_SPACES.sub(" ", line).strip() for line in text.splitlines())
    return PageLines(tuple(PageLine(line) for line in shown if line))


@dataclass(slots=True)
class _Open:
    """An element that is being read; `element` is the innermost block's number."""

    tree: etree._Element
    children: Iterator[etree._Element]
    number: int
    shape: int
    heading: int
    is_block: bool
    is_link: bool


@dataclass(slots=True)
class _LineReader:
    lines: list[PageLine] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [0])
    furniture: list[int] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    state: tuple[int, int, int] = (0, 0, 0)
    shapes: dict[tuple[int, str], int] = field(default_factory=dict)

    def read(self, root: etree._Element) -> None:
        """Read all lines; a row of plain cells is one line."""
        page = _Open(root, iter((root,)), 0, 0, 0, is_block=True, is_link=False)
        stack = [page]
        while stack:
            around = stack[-1]
            child = next(around.children, None)
            if child is not None:
                opened = self._open(child, around)
                if opened is not None:
                    stack.append(opened)
                    continue
            else:
                closed = stack.pop()
                if closed.is_block:
                    self._end_line()
                if not stack:
                    break
                child, around = closed.tree, stack[-1]
            if around.is_block:
                self.state = (around.number, around.shape, around.heading)
            if around is not page:
                self._add(child.tail, is_link=around.is_link)
        self._end_line()

    def _open(self, tree: etree._Element, around: _Open) -> _Open | None:
        """Begin an element; None where nothing in it is read, or nothing more."""
        name = tree.tag if isinstance(tree.tag, str) else ""
        if not name or name in _SKIPPED or _HIDDEN.search(tree.get("style") or ""):
            return None
        called = f"{tree.get('id') or ''} {tree.get('class') or ''}"
        is_furniture = name in _FURNITURE_ELEMENTS or bool(_NAMED_FURNITURE.search(called))
        is_block = name in _BLOCKS or ":" in name
        number, shape = around.number, around.shape
        if is_block or is_furniture:
            number = len(self.parents)
            self.parents.append(around.number)
            self.furniture += [number] if is_furniture else []
            shape = self.shapes.setdefault((around.shape, name), len(self.shapes) + 1)
        heading = int(name[1]) if _HEADING.fullmatch(name) else around.heading
        if is_block:
            self._end_line()
        self.state = (number, shape, heading)
        if name == "tr" and (cells := _plain_cells(tree)):
            self._add_row(cells)
            return None
        opened = _Open(
            tree, iter(tree), number, shape, heading, is_block, around.is_link or name == "a"
        )
        self._add(tree.text, is_link=opened.is_link)
        return opened

    def _end_line(self) -> None:
        """Make a line of what was read since the last one."""
        pieces, self.pieces = self.pieces, []
        text = _SPACES.sub(" ", "".join(piece for piece, _ in pieces)).strip()
        if text:
            links = sum(len(_SPACES.sub("", piece)) for piece, is_link in pieces if is_link)
            share = links / max(1, len(_SPACES.sub("", text)))
            number, shape, heading = self.state
            self.lines.append(PageLine(text, min(1.0, share), heading, number, shape))

    def _add(self, text: str | None, *, is_link: bool) -> None:
        if text:
            self.pieces.append((text, is_link))

    def _add_row(self, cells: list[etree._Element]) -> None:
        texts = [_SPACES.sub(" ", "".join(map(str, cell.itertext()))).strip() for cell in cells]
        if any(texts):
            links = sum(len("".join(map(str, a.itertext()))) for c in cells for a in c.iter("a"))
            share = min(1.0, links / max(1, sum(map(len, texts))))
            number, shape, _ = self.state
            self.lines.append(PageLine("\t".join(texts), share, 0, number, shape))


def _plain_cells(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row of data; none where cells lay out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or any(
        len("".join(map(str, cell.itertext()))) > _LONGEST_CELL for cell in cells
    ):
        return []
    layout = ("table", "div", "ul", "h1", "h2", "h3", "script", "form")
    is_layout = any(next(cell.iter(*layout), None) is not None for cell in cells)
    has_paragraphs = any(len(list(cell.iter("p"))) > 1 for cell in cells)
    return [] if is_layout or has_paragraphs else cells
