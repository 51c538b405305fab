"""The head of a Markdown file (front matter) that says in YAML or TOML what the page is.

Its title, description, summary and keywords are shown to readers and are translated; dates,
addresses, layouts and all other keys are a program's, and stay byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_KEYS = frozenset(
    (
        *("title", "subtitle", "linktitle", "description", "summary", "abstract", "excerpt"),
        *("keywords", "keyword"),
    )
)
_LISTS = frozenset(("keywords", "keyword"))
_HEAD = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\n)(?P<lines>.*?)^(?P=fence)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_ENTRY = re.compile(
    r"^(?P<key>[A-Za-z_][\w-]*)[ \t]*[:=](?=[ \t\r\n])[ \t]*(?P<value>[^\r\n]*)"
    r"(?P<more>(?:\r?\n(?:[ \t]+[^\r\n]*|-[ \t][^\r\n]*|(?=\r?\n[ \t])))*)",
    re.MULTILINE,
)
_LINE = re.compile(r"[^\r\n]+")
_SCALAR = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\r\n]+")
_ITEM = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,，、;；\[\]\r\n]+")
_REMARK = re.compile(r"(?:^|\s)#.*$")
_NEEDS_QUOTES = re.compile(
    r"\A[\s\-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|\Z)|\s#|\A(?:true|false|null|yes|no|on|off|~|[\d.+-]+)\Z"
    r"|[\[\],{}]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeadValue:
    """Words at `start:end` of the head.

    `quote` are the quotation marks around them, which lie outside; "plain" is text without any,
    "block" lines of a block scalar.
    """

    start: int
    end: int
    text: str
    quote: str

    def written(self, words: str) -> str:
        """Return words as they stand in the place of these."""
        words = " ".join(words.split())
        if self.quote == '"':
            return words.replace("\\", "\\\\").replace('"', '\\"')
        if self.quote == "'":
            return words.replace("'", "''")
        if self.quote == "plain" and _NEEDS_QUOTES.search(words):
            return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return words


def head_span(text: str) -> tuple[int, int]:
    """Return where the head of a file stands, fences and all; (0, 0) where it has none."""
    head = _HEAD.match(text)
    return head.span() if head else (0, 0)


def head_values(text: str) -> Iterator[HeadValue]:
    r"""Yield what the head of a file says to readers, in order.

    >>> [value.text for value in head_values("---\ntitle: 年报\nlayout: 页\n---\n")]
    ['年报']
    """
    head = _HEAD.match(text)
    if head is None:
        return
    for entry in _ENTRY.finditer(text, *head.span("lines")):
        key = entry["key"].lower()
        if key not in _KEYS:
            continue
        value = entry["value"].strip()
        if re.fullmatch(r"[|>][+-]?\d?(?:[ \t]+#.*)?", value):
            yield from _block(text, *entry.span("more"), is_folded=value[0] == ">")
        elif not value or value.startswith("#"):
            yield from _listed(text, *entry.span("more"))
        elif value.startswith("[") or (key in _LISTS and value[0] not in "\"'"):
            end = entry.end() if value.startswith("[") else entry.end("value")
            yield from _items(text, entry.start("value"), end)
        elif not entry["more"].strip():
            yield from _scalar(text, *entry.span("value"))


def _scalar(text: str, start: int, end: int) -> Iterator[HeadValue]:
    found = _SCALAR.match(text, start, end)
    if found is not None:
        yield from _value(text, *found.span())


def _items(text: str, start: int, end: int) -> Iterator[HeadValue]:
    """Yield the items of a list on a line, or over some."""
    for item in _ITEM.finditer(text, start, end):
        yield from _value(text, *item.span())


def _listed(text: str, start: int, end: int) -> Iterator[HeadValue]:
    """Yield the items of a list with a dash before each."""
    for line in _LINE.finditer(text, start, end):
        item = re.match(r"[ \t]*-[ \t]+", line[0])
        if item is not None:
            yield from _scalar(text, line.start() + item.end(), line.end())


def _block(text: str, start: int, end: int, *, is_folded: bool) -> Iterator[HeadValue]:
    """Yield the lines of a block scalar; folded lines are one text."""
    lines = [
        (line.start() + len(line[0]) - len(line[0].lstrip()), line.end())
        for line in _LINE.finditer(text, start, end)
        if line[0].strip()
    ]
    if is_folded and lines:
        said = "".join(text[first:last].rstrip() for first, last in lines)
        yield HeadValue(lines[0][0], lines[-1][1], said, "block")
    elif lines:
        for first, last in lines:
            yield HeadValue(first, last, text[first:last].rstrip(), "block")


def _value(text: str, start: int, end: int) -> Iterator[HeadValue]:
    while start < end and text[start].isspace():
        start += 1
    quote = text[start : start + 1]
    if quote in {'"', "'"} and text[end - 1] == quote and end - start > 1:
        said = text[start + 1 : end - 1]
        said = said.replace("''", "'") if quote == "'" else re.sub(r"\\(.)", r"\1", said)
        yield HeadValue(start + 1, end - 1, said, quote)
        return
    end -= len(_found(_REMARK, text[start:end]))
    said = text[start:end].rstrip()
    if said:
        yield HeadValue(start, start + len(said), said, "plain")


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0] if match else ""
