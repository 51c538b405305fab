"""Bilingual grids as HTML pages whose English column can be edited in the browser."""

from __future__ import annotations

import base64
import hashlib

import lxml.html
from lxml import etree

from corpora.errors import DocumentError
from corpora.files import decode
from corpora.formats import xml_escaped
from corpora.handover.bilingual_grid import HEADER, NOTICE, bilingual_text, grid, record
from corpora.handover.bilingual_rows import BilingualText

_STYLE = (
    "body{font:15px/1.5 sans-serif;margin:1.5em}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #bbb;padding:.4em;vertical-align:top;text-align:left}"
    "td:first-child,td:nth-child(n+4),footer{color:#666;font-size:85%}"
    "td[contenteditable]{background:#fffbe8}footer{word-break:break-all}"
)
_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; style-src"
    f" 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
)


def write_html(text: BilingualText) -> bytes:
    """Return a page with a table row for each segment; nothing in it is fetched."""
    header = "".join(f"<th>{xml_escaped(name)}</th>" for name in HEADER)
    rows = "\n".join(_row(cells) for cells in grid(text))
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{xml_escaped(text.document)}</title><style>{_STYLE}</style></head>\n<body>"
        f"<p>{xml_escaped(NOTICE)} Save the page when you are done. · 改完请另存网页。</p>\n"
        f"<table><thead><tr>{header}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>\n"
        f"<footer>{xml_escaped(record(text))}</footer></body></html>\n"
    ).encode()


def read_html_grid(data: bytes, name: str) -> BilingualText:
    """Return the text of an edited page.

    Raises:
        DocumentError: naming file and row.
    """
    page, _ = decode(data, name)
    try:
        root = lxml.html.document_fromstring(page.encode(), parser=_parser())
    except (etree.ParserError, ValueError) as error:
        raise DocumentError(f"{name}: no page: {error}") from None
    rows = [
        [_text(cell) for cell in row.iterchildren("td", "th")]
        for row in root.iter("tr")
        if row.find("td") is not None
    ]
    footers = [_text(element) for element in root.iter("footer")]
    whole = footers[-1] if footers else _text(root)
    return bilingual_text(rows, whole, name)


def _row(cells: tuple[str, ...]) -> str:
    label, source, target, terms, notes = (xml_escaped(cell) for cell in cells)
    return (
        f'<tr><td>{label}</td><td lang="zh">{source}</td>'
        f'<td lang="en" contenteditable="true">{target}</td><td>{terms}</td><td>{notes}</td></tr>'
    )


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _text(element: etree._Element) -> str:
    """Return the text of a cell; what a browser makes of the return key is a new line."""
    pieces = [element.text or ""]
    for child in element:
        pieces.append("\n" if child.tag in ("br", "div", "p") else "")
        pieces += [_text(child) if isinstance(child.tag, str) else "", child.tail or ""]
    return "".join(pieces)
