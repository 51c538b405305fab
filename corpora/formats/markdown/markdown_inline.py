"""Inline Markdown: where emphasis, links, code and breaks stand in the source of a block.

The parser says what there is, but not where. Its tokens come in the order of the source, so each
is found again by reading on from the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from corpora.formats.markdown.markdown_extensions import SHORTCODE, shown_values
from corpora.formats.markdown.markdown_tags import (
    kept_as,
    last_kept,
    paired_tags,
    tag_name,
    text_at,
    with_meant_strong,
)
from corpora.formats.runs.inline_runs import Run, cut_sentences
from corpora.formats.runs.markup_placement import Element
from corpora.formats.runs.set_apart import is_figure, raised_power
from corpora.languages import Language, has_words

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_BRACKETED = re.compile(r"\[(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*\]", re.DOTALL)
TITLE = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)"
_TARGET = re.compile(
    r"\(\s*(?:<[^<>\n]*>|(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*)"
    rf"(?:\s+(?P<title>{TITLE}))?\s*\)",
    re.DOTALL,
)
# Chinese quotation marks beside ** keep the parser from seeing what the writer meant.
_MEANT_STRONG = re.compile(r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*")
_MARKUP = re.compile(r"[\\`*\[\]<]")
_ADDRESS = re.compile(r"<[^<>\s]*>")
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
# What kramdown, Pandoc and others say of a heading or paragraph at its end: {#part .wide}
_ATTRIBUTE = r"(?:[#.][A-Za-z][\w.:-]*|[A-Za-z][\w-]*=(?:\"[^\"]*\"|[^\s\"{}]+))"
_ATTRIBUTES = re.compile(
    rf"[ \t]*\{{:?[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*\}}[ \t]*\Z", re.ASCII
)
# What stands before the words of a task, of a table's caption.
_BEFORE_WORDS = re.compile(r"\[[ xX]\]\s|(?:Table)?:\s+(?=\S)")


RAISED = frozenset(("sup", "high"))
"""The elements whose words stand high, written in HTML and in Markdown."""


class _NotFoundError(Exception):
    """A token of the parser that the source does not show where it must stand."""


@dataclass(frozen=True, slots=True)
class InlineSource:
    """The content of a block as the parser sees it; `places` are its characters in the source."""

    content: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `start:end` of the content stands in the source."""
        if start == end:
            place = self.places[start] if start < len(self.places) else self.places[-1] + 1
            return place, place
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class InlineWords:
    """What the inline content of a block says.

    Attributes:
        run: Its words, None where it holds no word to translate.
        values: Where alternative texts and titles stand in the source.
        tags: Where tags of HTML stand there.
        kept: What is kept between tags or marks, and as what.
        is_found: Whether the source shows what the parser has found.
    """

    run: Run | None = None
    values: tuple[tuple[int, int], ...] = ()
    tags: tuple[tuple[int, int], ...] = ()
    kept: tuple[tuple[int, int, str], ...] = ()
    is_found: bool = True


def markdown_words(
    inline: InlineSource, tokens: Sequence[Token], language: Language, *, joins_lines: bool
) -> InlineWords:
    """Return what the inline content of a block says, and where."""
    reader = _InlineReader(inline)
    tokens = with_meant_strong(tokens)
    partners = paired_tags(tokens)
    kept_to = -1
    try:
        for number, token in enumerate(tokens):
            if number <= kept_to:
                continue
            kept_to = last_kept(number, tokens, partners)
            if kept_to > number:
                name = kept_as(token)
                reader.read_kept("".join(map(_raw, tokens[number : kept_to + 1])), name)
            elif number in partners:
                reader.read_tag(token, closes=partners[number] < number)
            elif token.markup == "autolink":
                reader.read_address(token)
            elif token.type == "code_inline" and is_figure(
                token.content, text_at(tokens, number + 1)
            ):
                reader.read_figure()
            elif not reader.is_in_address:
                reader.read(token)
    except _NotFoundError:
        return InlineWords(is_found=False)
    text = "".join(reader.pieces)
    values = tuple(inline.span(*value) for value in reader.values)
    tags = tuple(inline.span(*tag) for tag in reader.tags)
    if not has_words(text, language):
        return InlineWords(None, values, tags, tuple(reader.kept))
    elements = tuple(reader.elements)
    segments = cut_sentences(text, elements, language, joins_lines=joins_lines)
    start, end = inline.span(0, len(inline.content))
    run = Run(start, end, text, elements, segments) if segments else None
    return InlineWords(run, values, tags, tuple(reader.kept))


@dataclass(slots=True)
class _InlineReader:
    inline: InlineSource
    position: int = 0
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    open_elements: list[int] = field(default_factory=list)
    values: list[tuple[int, int]] = field(default_factory=list)
    tags: list[tuple[int, int]] = field(default_factory=list)
    kept: list[tuple[int, int, str]] = field(default_factory=list)
    is_in_address: bool = False

    def read_address(self, token: Token) -> None:
        """Keep an address in angle brackets whole; its text is the address once more."""
        self.is_in_address = token.type == "link_open"
        if self.is_in_address:
            start = self.position
            self._match(_ADDRESS)
            self._add(start, "address")

    def read(self, token: Token) -> None:
        """Find one token in the content and read on after it."""
        name = token.type
        if name == "text":
            self._read_text(token.content)
        elif name == "text_special":
            self._take(token.markup)
            self._add_text(token.content)
        elif name == "softbreak":
            self._skip_to("\n")
            self.position += 1
            self._add_text("\n")
        elif name == "hardbreak":
            start = self.position
            self._skip_to("\n")
            self.position += 1
            self._add(start, "br")
        elif name.endswith("_open"):
            self._open(token)
        elif name.endswith("_close"):
            self._close(token)
        elif name == "math_inline" and is_prose(token.content):
            self._take(_raw(token))
            self._add_text(_raw(token))
        else:
            self._read_kept(token)

    def read_tag(self, token: Token, *, closes: bool) -> None:
        """Read a tag of HTML that has its partner in the same block."""
        start = self.position
        self._take(token.content)
        self.tags.append((start, self.position))
        if closes:
            self._finish(self.open_elements.pop(), start)
        else:
            self.open_elements.append(self._add(start, tag_name(token)))

    def read_figure(self) -> None:
        """Read a figure that is set as code: it is one of the sentence."""
        start = self.position
        self._match(_CODE)
        code = self.inline.content[start : self.position]
        ticks = len(code) - len(code.lstrip("`"))
        inner = code[ticks:-ticks]
        end = self.position - ticks - (len(inner) - len(inner.rstrip()))
        self.position = start + ticks + (len(inner) - len(inner.lstrip()))
        self.open_elements.append(self._add(start, "code"))
        self._add_text(inner.strip())
        self.position = start + len(code)
        self._finish(self.open_elements.pop(), end)

    def read_kept(self, raw: str, name: str) -> None:
        """Read what stays as it is, markup and all."""
        start = self.position
        self._take(raw)
        self._add(start, name)
        self.kept.append((*self.inline.span(start, self.position), name))

    def _read_text(self, text: str) -> None:
        if not text:
            return
        content = self.inline.content
        if not content.startswith(text, self.position):
            while content[self.position : self.position + 1].isspace():
                self.position += 1
        task = _BEFORE_WORDS.match(text) if self.position == 0 else None
        if task:
            self._take(task[0])
            self._add(0, "task")
            text = text[task.end() :]
        is_last = content.endswith(text) and self.position + len(text) == len(content)
        said = _ATTRIBUTES.search(text) if is_last else None
        if said:
            text = text[: said.start()]
        place = 0
        for meant in _MEANT_STRONG.finditer(text):
            self._take(text[place : meant.start()])
            self._add_text(text[place : meant.start()])
            self._take("**")
            opened = self._add(self.position - 2, "strong")
            self.open_elements.append(opened)
            self._take(meant[1])
            self._add_text(meant[1])
            self._take("**")
            self._finish(self.open_elements.pop(), self.position - 2)
            place = meant.end()
        self._take(text[place:])
        self._add_text(text[place:])
        if said:
            self._take(said[0])
            self._add(self.position - len(said[0]), "attributes")

    def _read_kept(self, token: Token) -> None:
        start, content = self.position, self.inline.content
        if token.type == "code_inline":
            self._match(_CODE)
        elif token.type == "image":
            self._take("!")
            self._match(_BRACKETED)
            self._note_value(start + len("!["), self.position - 1)
            self._read_target()
        elif token.type == "footnote_ref":
            self._match(_BRACKETED)
        else:
            self._take(_raw(token))
            self.tags += [(start, self.position)] * (token.type == "html_inline")
            if token.type == SHORTCODE:
                self.values += [
                    (start + value.start, start + value.end)
                    for value in shown_values(token.content)
                ]
        is_break = content[start : self.position].lower().startswith("<br")
        self._add(start, "br" if is_break else token.type)

    def _open(self, token: Token) -> None:
        start = self.position
        self._take("[" if token.type == "link_open" else token.markup)
        name = "a" if token.type == "link_open" else token.type.removesuffix("_open")
        self.open_elements.append(self._add(start, name))

    def _close(self, token: Token) -> None:
        start = self.position
        if token.type != "link_close":
            self._take(token.markup)
        else:
            self._take("]")
            self._read_target()
        self._finish(self.open_elements.pop(), start)

    def _read_target(self) -> None:
        content = self.inline.content
        for pattern in (_TARGET, _BRACKETED):
            match = pattern.match(content, self.position)
            if match:
                self.position = match.end()
                if pattern is _TARGET and match["title"]:
                    self._note_value(match.start("title") + 1, match.end("title") - 1)
                return

    def _note_value(self, start: int, end: int) -> None:
        """Note an alternative text or a title that holds no markup of its own."""
        if start < end and not _MARKUP.search(self.inline.content, start, end):
            self.values.append((start, end))

    def _add(self, start: int, name: str) -> int:
        parent = self.open_elements[-1] if self.open_elements else -1
        span = self.inline.span(start, self.position)
        self.elements.append(Element(parent, self.length, self.length, span, None, name))
        return len(self.elements) - 1

    def _finish(self, number: int, start: int) -> None:
        old = self.elements[number]
        closing = self.inline.span(start, self.position)
        self.elements[number] = Element(
            old.parent, old.start, self.length, old.opening, closing, old.name
        )

    def _add_text(self, text: str) -> None:
        if any(self.elements[number].name in RAISED for number in self.open_elements):
            text = raised_power(text, next((p for p in reversed(self.pieces) if p), ""))
        self.pieces.append(text)
        self.length += len(text)

    def _take(self, raw: str) -> None:
        if not self.inline.content.startswith(raw, self.position):
            raise _NotFoundError(raw)
        self.position += len(raw)

    def _match(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.inline.content, self.position)
        if not match:
            raise _NotFoundError(pattern.pattern)
        self.position = match.end()

    def _skip_to(self, character: str) -> None:
        place = self.inline.content.find(character, self.position)
        if place < 0 or self.inline.content[self.position : place].strip(" \t\\"):
            raise _NotFoundError(character)
        self.position = place


def _raw(token: Token) -> str:
    """Return how the source writes text, a formula, a tag, or a mark of emphasis."""
    if token.type.startswith("math_inline"):
        return f"{token.markup}{token.content}{token.markup}"
    return token.content or token.markup


def is_prose(formula: str) -> bool:
    """Return whether what stands between two dollar signs is words: 费用$5元，另付$ABC."""
    return "\\" not in formula and bool(_CHINESE.search(formula))
