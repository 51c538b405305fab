"""What a translation may not change in text formats: tags, links, times, columns, codes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

_HAN = re.compile("[\u4e00-\u9fff]")
# Attributes whose values are words, or say what language they are.
_WORDS = frozenset(("alt", "title", "placeholder", "content", "value", "lang", "label", "summary"))
_CUE = re.compile(r"^.*-->.*$|^\d+$|^WEBVTT.*$|^NOTE.*$|</?\w+>", re.MULTILINE)
_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
_SHOWN_MARK = re.compile(r"\*\*|~~")
_CODES = frozenset(("g", "x", "bx", "ex", "bpt", "ept", "ph", "it", "pc", "sc", "ec", "mrk"))


def text_faults(before: bytes, after: bytes, format: str) -> Iterator[str]:
    """Yield in words what a translation of text has changed and may not."""
    kept = _KEPT[format]
    one, other = kept(before.decode("utf-8")), kept(after.decode("utf-8"))
    if one != other:
        place = next(
            (k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
            min(len(one), len(other)),
        )
        yield f"{one[place : place + 2]} is {other[place : place + 2]} now, at {place}"
    if format == "markdown":
        shown = [sum(map(_shown_marks, _parsed(data.decode()))) for data in (before, after)]
        if shown[1] > shown[0]:
            yield "marks of emphasis are shown"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [(name, value) for name, value in attrs if name not in _WORDS]
        self.found.append((tag, kept))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.found.append("/>")

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in ("script", "style"):
            self.found.append(data)


def _tags(text: str) -> list[object]:
    parser = _Tags()
    parser.feed(text)
    parser.close()
    return parser.found


def _markdown_tokens(text: str) -> list[object]:
    return list(_told(_parsed(text)))


def _parsed(text: str) -> list[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(front_matter_plugin)
    return parser.parse(text)


def _shown_marks(token: Token) -> int:
    """Return how many marks of emphasis are text in a token."""
    own = len(_SHOWN_MARK.findall(token.content)) if token.type == "text" else 0
    return own + sum(map(_shown_marks, token.children or []))


def _told(tokens: list[Token]) -> Iterator[object]:
    for token in tokens:
        if token.type in ("text", "softbreak"):
            continue
        if token.type.startswith(("em_", "strong_", "s_")):
            continue  # emphasis on nothing cannot be written, and goes
        if token.type == "html_block":
            yield _tags(token.content)
            continue
        links = [value for name, value in token.attrs.items() if name in ("href", "src")]
        code = token.content if token.type in ("fence", "code_block", "code_inline") else ""
        yield token.type, token.tag, links, code
        yield from _told(token.children or [])


def _xliff_parts(text: str) -> list[object]:
    root = etree.fromstring(text.encode())
    found: list[object] = []
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name == "source":
            found.append(etree.tostring(element, with_tail=False))
            target = element.getnext()
            while target is not None and etree.QName(target).localname != "target":
                target = target.getnext()
            if target is not None:
                codes = [list(_codes(entry)) for entry in (element, target)]
                parent = element.getparent()
                is_approved = parent is not None and parent.get("approved") == "yes"
                found.append(is_approved or codes[0] == codes[1])
            else:
                found.append(True)
        elif name not in _CODES and name not in ("target", "xliff", "file", "segment"):
            fixed = {k: v for k, v in element.attrib.items() if k not in ("state", "approved")}
            found.append((name, sorted(fixed.items())))
    return found


def _codes(element: etree._Element) -> Iterator[object]:
    for child in element.iterdescendants():
        name = etree.QName(child).localname
        yield name, sorted(child.attrib.items()), child.text if name in ("bpt", "ph") else ""


def _cells(text: str) -> list[object]:
    delimiter = "\t" if "\t" in text else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[_neutral(cell) for cell in row] for row in rows]


def _neutral(words: str) -> str:
    """Return text without its words, so that only words may have changed."""
    return "words" if _HAN.search(words) or "Qx" in words else words


def _records(text: str) -> list[object]:
    found: list[object] = []
    for line in text.splitlines():
        record = json.loads(line)
        record.pop("text", None)
        found.append(record)
    return found


def _lines(text: str) -> list[object]:
    # Every line is translated, also one without words.
    return [_LINE.sub("x", line) for line in text.splitlines(keepends=True)]


def _cues(text: str) -> list[object]:
    return [match[0] for match in _CUE.finditer(text)]


_KEPT: Mapping[str, Callable[[str], list[object]]] = {
    "html": _tags,
    "markdown": _markdown_tokens,
    "xliff": _xliff_parts,
    "subtitles": _cues,
    "csv": _cells,
    "jsonl": _records,
    "text": _lines,
}
