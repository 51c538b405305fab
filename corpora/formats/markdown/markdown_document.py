"""Markdown (CommonMark with tables, footnotes, definition lists): what is not translated stays.

Code, addresses, formulas and HTML are kept byte for byte, and so is the front matter but for its
title, description and keywords; words are spliced in where they stood, escaped where Markdown
would take them for markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from corpora.documents import Block, BlockKind, Document, MarkedText
from corpora.errors import DocumentError
from corpora.formats.markdown.front_matter import HeadValue, head_span, head_values
from corpora.formats.markdown.markdown_inline import TITLE, InlineSource, markdown_run
from corpora.formats.runs.inline_runs import Run, differs, run_segments, translated_run
from corpora.formats.runs.joining import joined_text, plain_segments, translations_of_blocks
from corpora.formats.runs.markup_placement import Element, written
from corpora.formats.runs.set_apart import plain_power
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.languages import Language, detect_language, has_words

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_DEFINITION_TITLE = re.compile(rf"\s(?P<title>{TITLE})[ \t]*$", re.MULTILINE)
_EMPHASIS = frozenset(("em", "strong", "s"))
_MARKUP_CHARACTERS = re.compile(r"[\\`*\[\]<]|_(?!\w)|(?<!\w)_|~~|&(?=#?\w+;)")
# At the beginning of a line these would make a heading, a quotation, a list or a rule.
_LINE_BEGINNING = re.compile(
    r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?:#{1,6}|[>+-]|=+|-+)(?=\s|$)|>"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """The run of a block, how its lines go on (indented, quoted), and whether it is a cell."""

    run: Run
    line_break: str
    is_cell: bool


@dataclass(frozen=True, slots=True)
class _Value:
    """An alternative text or a title at `start:end`, and the quotation marks around it."""

    start: int
    end: int
    quotes: str


@dataclass(frozen=True, slots=True)
class _Skeleton:
    source: str
    places: tuple[_Place | _Value | HeadValue, ...]


def read_markdown(
    text: str, *, encoding: str = "utf-8", name: str = "", language: Language | None = None
) -> Document:
    """Return a Markdown file as a document: headings, paragraphs, list items, table cells."""
    language = language or detect_language(text)
    found: list[tuple[_Place | _Value | HeadValue, BlockKind, int]] = [
        (value, BlockKind.ATTRIBUTE, 0)
        for value in head_values(text)
        if has_words(value.text, language)
    ]
    head_end = head_span(text)[1]
    values: list[tuple[int, int]] = []
    lines = [match.span() for match in _LINE.finditer(text) if match[0]]
    env: dict[str, Any] = {}
    for token, kind, level, inline in _inlines(text, lines, env):
        run, own = markdown_run(
            inline, token.children or (), language, joins_lines=kind is BlockKind.HEADING
        )
        values += own
        if run is not None and run.start >= head_end:
            place = _Place(run, _line_break(text, inline), kind is BlockKind.TABLE_CELL)
            found.append((place, kind, level))
    values += _definition_titles(text, lines, env)
    found += [
        (_Value(start, end, text[start - 1] + text[end]), BlockKind.ATTRIBUTE, 0)
        for start, end in values
        if has_words(text[start:end], language)
    ]
    found.sort(key=lambda entry: _start(entry[0]))
    blocks = tuple(
        Block(
            kind,
            run_segments(place.run)
            if isinstance(place, _Place)
            else plain_segments(_said(text, place), language)[0],
            number,
            level,
        )
        for number, (place, kind, level) in enumerate(found)
    )
    skeleton = _Skeleton(text, tuple(place for place, _, _ in found))
    return Document("markdown", blocks, skeleton, encoding, language, name)


def render_markdown(document: Document, translations: Sequence[MarkedText]) -> str:
    """Return the file with its words translated; every piece of markup is there exactly once."""
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        raise DocumentError(f"{document.source_name or 'document'}: no Markdown document")
    runs: list[tuple[_Place, Block, Sequence[MarkedText]]] = []
    values: list[tuple[int, int, str]] = []
    for block, block_translations in translations_of_blocks(document, translations):
        if not differs(block.segments, block_translations):
            continue
        place = skeleton.places[block.number]
        if isinstance(place, _Place):
            runs.append((place, block, block_translations))
        else:
            said = _said(skeleton.source, place)
            _, (first, last) = plain_segments(said, document.language)
            text = said[:first] + joined_text(block, block_translations) + said[last:]
            if isinstance(place, HeadValue):
                text = place.written(text)
            else:
                text = _written_value(text, place.quotes)
            values.append((place.start, place.end, text))
    source = SplicedSource(skeleton.source, values)
    pieces: list[str] = []
    position = 0
    for place, block, block_translations in runs:
        text, placed = translated_run(place.run, block.segments, block_translations)
        elements = [_tight(element, text) for element in placed]
        pieces.append(source.slice(position, place.run.start))
        pieces.append(_written(skeleton.source, source, place, text, elements))
        position = place.run.end
    pieces.append(source.slice(position, len(skeleton.source)))
    return "".join(pieces)


def _written(
    original: str, source: SplicedSource, place: _Place, text: str, elements: Sequence[Element]
) -> str:
    labels = _labels(original, elements)
    labels |= dict.fromkeys(_needless_marks(original, elements), "")
    raised = [element for element in elements if element.name == "sup"]
    last = ""

    def write_text(start: int, end: int) -> str:
        nonlocal last
        words = text[start:end]
        if any(element.start <= start and end <= element.end for element in raised):
            words = plain_power(words)
        escaped = _MARKUP_CHARACTERS.sub(lambda match: "\\" + match[0], words)
        last = escaped or last
        if place.is_cell:
            return re.sub(r"\s*\n\s*", " ", escaped).replace("|", "\\|")
        if start == 0 or text[start - 1] == "\n":
            escaped = _with_plain_beginning(escaped)
        first, *others = escaped.split("\n")
        return place.line_break.join([first, *map(_with_plain_beginning, others)])

    def write_markup(start: int, end: int) -> str:
        nonlocal last
        markup = labels.get((start, end))
        markup = source.slice(start, end) if markup is None else markup
        if last.endswith("`") and markup.startswith("`"):
            markup = f" {markup}"  # code right beside code would be one piece of it
        last = markup or last
        return markup

    return written(elements, len(text), write_text, write_markup)


def _labels(source: str, elements: Sequence[Element]) -> dict[tuple[int, int], str]:
    """Return how links close whose text is the name of their definition: they name it now."""
    found: dict[tuple[int, int], str] = {}
    for element in elements:
        closing = element.closing
        if element.name == "a" and closing and source[slice(*closing)] in {"]", "][]"}:
            found[closing] = f"][{source[element.opening[1] : closing[0]]}]"
    return found


def _needless_marks(source: str, elements: Sequence[Element]) -> Iterator[tuple[int, int]]:
    """Yield the marks of emphasis that Markdown would show instead of obeying them.

    Nothing can be between them (`****` is a rule or a fence), and where one emphasis ends another
    of its kind cannot begin: the two are one.
    """
    parents = {element.parent for element in elements}
    ends: dict[tuple[int, int, str], tuple[int, int]] = {}
    for number, element in enumerate(elements):
        if element.name not in _EMPHASIS or element.closing is None:
            continue
        if element.start == element.end and number not in parents:
            yield element.opening
            yield element.closing
            continue
        mark = source[slice(*element.opening)]
        earlier = ends.pop((element.parent, element.start, mark), None)
        if earlier is not None:
            yield earlier
            yield element.opening
        ends[element.parent, element.end, mark] = element.closing


def _written_value(text: str, quotes: str) -> str:
    """Return an alternative text or a title, escaped for the marks around it."""
    text = " ".join(text.split())
    return re.sub(rf"[\\{re.escape(quotes)}]", lambda match: "\\" + match[0], text)


def _said(source: str, place: _Value | HeadValue) -> str:
    return place.text if isinstance(place, HeadValue) else source[place.start : place.end]


def _start(place: _Place | _Value | HeadValue) -> int:
    return place.run.start if isinstance(place, _Place) else place.start


def _definition_titles(
    text: str, lines: Sequence[tuple[int, int]], env: Mapping[str, Any]
) -> Iterator[tuple[int, int]]:
    """Yield where the titles of the definitions of links stand."""
    for definition in env.get("references", {}).values():
        first, last = definition.get("map") or (0, 0)
        if definition.get("title") and first < last <= len(lines):
            found = _DEFINITION_TITLE.search(text, lines[first][0], lines[last - 1][1])
            if found:
                yield found.start("title") + 1, found.end("title") - 1


def _with_plain_beginning(line: str) -> str:
    match = _LINE_BEGINNING.match(line)
    if not match:
        return line
    place = match.end() if match["number"] else 0
    return f"{line[:place]}\\{line[place:]}"


def _tight(element: Element, text: str) -> Element:
    """Return emphasis without white space at its edges, where Markdown would not see it."""
    if element.name not in _EMPHASIS:
        return element
    start, end = element.start, element.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return replace(element, start=start, end=end)


def _inlines(
    text: str, lines: Sequence[tuple[int, int]], env: dict[str, Any]
) -> Iterator[tuple[Token, BlockKind, int, InlineSource]]:
    """Yield each block of inline content with what it is and where its characters stand."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin).use(deflist_plugin).disable("text_join")
    parser.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        double_inline=True,
    )
    around: list[str] = []
    cells_from: dict[int, int] = {}
    level = 0
    for token in parser.parse(text, env):
        if token.type.endswith("_open"):
            around.append(token.type.removesuffix("_open"))
            level = int(token.tag[1]) if around[-1] == "heading" else 0
        elif token.type.endswith("_close"):
            around.pop()
        elif token.type == "inline" and token.map:
            first = token.map[0]
            is_cell = around[-1:] in (["th"], ["td"])
            start = cells_from.get(first, lines[first][0]) if is_cell else lines[first][0]
            inline = _located(text, token.content, lines[first:], start)
            if inline is None:
                continue
            if is_cell and inline.places:
                cells_from[first] = inline.places[-1] + 1
            yield token, _kind(around), level, inline


def _kind(around: Sequence[str]) -> BlockKind:
    if around[-1:] == ["heading"]:
        return BlockKind.HEADING
    if around[-1:] in (["th"], ["td"]):
        return BlockKind.TABLE_CELL
    in_list = not {"list_item", "dt", "dd"}.isdisjoint(around)
    return BlockKind.LIST_ITEM if in_list else BlockKind.PARAGRAPH


def _located(
    text: str, content: str, lines: Sequence[tuple[int, int]], start: int
) -> InlineSource | None:
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


def _line_break(text: str, inline: InlineSource) -> str:
    """Return what a line feed inside the block is written as, indents and quotation marks too."""
    feed = inline.content.find("\n")
    if feed < 0 or feed + 1 >= len(inline.places):
        return " "
    between = text[inline.places[feed] : inline.places[feed + 1]]
    return between if between.strip(" \t\r\n>") == "" else "\n"
