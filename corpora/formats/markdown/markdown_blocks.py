"""The blocks of a Markdown file: where each stands in the source, and its inline content in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from corpora.documents import BlockKind
from corpora.formats.markdown.markdown_extensions import with_extensions
from corpora.formats.markdown.markdown_inline import TITLE, InlineSource
from corpora.spans import Span

EXCESS = "excess"
"""The type of what stands in a row of a table behind its last column, which no page shows."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_DEFINITION_TITLE = re.compile(rf"\s(?P<title>{TITLE})[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block with content of its own, as the parser has it.

    Attributes:
        token: Its content.
        kind: What it is to the reader.
        level: Of a heading.
        stretch: The lines it stands in.
        inline: Where its characters stand; None where they are no inline content, or not found.
    """

    token: Token
    kind: BlockKind
    level: int
    stretch: Span
    inline: InlineSource | None = None


def line_spans(text: str) -> list[Span]:
    """Return where the lines of a text stand, with their ends."""
    return [Span(*match.span()) for match in _LINE.finditer(text) if match[0]]


def markdown_blocks(
    text: str, lines: Sequence[Span], env: dict[str, Any]
) -> Iterator[MarkdownBlock]:
    """Yield the blocks of a file in order; `env` is told the definitions of links."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin).use(deflist_plugin).disable("text_join")
    parser.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        double_inline=True,
    )
    with_extensions(parser)
    around: list[str] = []
    cells_from: dict[int, int] = {}
    level, row = 0, -1
    for token in parser.parse(text, env):
        if token.type.endswith("_open"):
            around.append(token.type.removesuffix("_open"))
            level = int(token.tag[1]) if around[-1] == "heading" else 0
        elif token.type.endswith("_close"):
            if around.pop() == "tr" and row in cells_from:
                rest = Span(cells_from[row], lines[row].end)
                yield MarkdownBlock(
                    Token(EXCESS, "", 0, content=text[slice(*rest)]), _kind(around), 0, rest
                )
        elif token.type == "inline" and token.map:
            first = token.map[0]
            stretch = _stretch(lines, token.map)
            is_cell = around[-1:] in (["th"], ["td"])
            start = cells_from.get(first, lines[first][0]) if is_cell else lines[first][0]
            start += token.meta.get("offset", 0)
            inline = _located(text, token.content, lines[first:], start)
            row = first if is_cell else row
            if is_cell and inline is not None and inline.places:
                cells_from[first] = inline.places[-1] + 1
            yield MarkdownBlock(token, _kind(around), level, stretch, inline)
        elif (token.content or token.info) and token.map:
            yield MarkdownBlock(token, _kind(around), 0, _stretch(lines, token.map))


def definition_titles(
    text: str, lines: Sequence[Span], env: Mapping[str, Any]
) -> Iterator[tuple[int, int]]:
    """Yield where the titles of the definitions of links stand."""
    for definition in env.get("references", {}).values():
        first, last = definition.get("map") or (0, 0)
        if definition.get("title") and first < last <= len(lines):
            found = _DEFINITION_TITLE.search(text, lines[first][0], lines[last - 1][1])
            if found:
                yield found.start("title") + 1, found.end("title") - 1


def _stretch(lines: Sequence[Span], rows: Sequence[int]) -> Span:
    last = min(rows[1], len(lines)) - 1
    return Span(lines[rows[0]].start, lines[max(rows[0], last)].end)


def _kind(around: Sequence[str]) -> BlockKind:
    if around[-1:] == ["heading"]:
        return BlockKind.HEADING
    if around[-1:] in (["th"], ["td"]):
        return BlockKind.TABLE_CELL
    in_list = not {"list_item", "dt", "dd"}.isdisjoint(around)
    return BlockKind.LIST_ITEM if in_list else BlockKind.PARAGRAPH


def _located(text: str, content: str, lines: Sequence[Span], start: int) -> InlineSource | None:
    """Return where each character of a block's content stands; None where it is not found."""
    places: list[int] = []
    for number, line in enumerate(content.split("\n")):
        if number >= len(lines):
            return None
        if number:
            # The line feed stands for all between the lines: their end, indents, quotation marks.
            places.append(places[-1] + 1 if places else start)
            start = lines[number][0]
        found = text.find(line, start, lines[number][1])
        if found >= 0:
            places += range(found, found + len(line))
            continue
        escaped = line.replace("|", "\\|")  # in a cell
        found = text.find(escaped, start, lines[number][1])
        if found < 0:
            return None
        places += [
            found + k
            for k, character in enumerate(escaped)
            if not (character == "\\" and escaped.startswith("|", k + 1))
        ]
    return InlineSource(content, tuple(places)) if places else None
