"""The blocks of an HTML page: where text stands and what it is to the reader."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpora.documents import BlockKind
from corpora.formats.html.html_runs import read_run
from corpora.formats.html.html_tokens import (
    VOID_ELEMENTS,
    Attribute,
    Token,
    TokenKind,
    attributes,
    end_tags,
    is_not_to_be_translated,
    tokenise,
)
from corpora.formats.html.html_values import TextValue, meta_values, text_values
from corpora.formats.recognition import structure_of_text
from corpora.formats.runs.inline_runs import Run
from corpora.formats.runs.set_apart import is_note_mark, is_struck_figure
from corpora.languages import Language, detect_language, has_words
from corpora.spans import Span

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("caption", "figcaption"), BlockKind.CAPTION),
}
# Everything else is inline, unknown elements too, as it is to a browser.
_BLOCK_ELEMENTS = frozenset(
    (
        *("address", "article", "aside", "audio", "base", "blockquote", "body", "button", "canvas"),
        *("caption", "center", "col", "colgroup", "datalist", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "embed", "fieldset", "figcaption", "figure", "footer", "form"),
        *("frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup"),
        *("hr", "html", "legend", "li", "link", "main", "map", "marquee", "menu", "meta", "nav"),
        *("object", "ol", "optgroup", "option", "p", "param", "search", "section", "select"),
        *("source", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead"),
        *("title", "tr", "track", "ul", "video", "iframe", "noembed", "noframes", "xmp"),
        *("pre", "template", "noscript", "svg", "math"),
    )
)
_READINGS = frozenset(("rt", "rtc", "rp"))  # pinyin over characters
_KEPT_WHOLE = frozenset((*_READINGS, "code", "pre", "template", "noscript", "svg", "math"))
_STRUCK = frozenset(("del", "s", "strike"))
# A new one of these ends the one before it, whether or not that was closed.
_CLOSED_BY: Mapping[str, frozenset[str]] = {
    "li": frozenset(("li", "p")),
    "dt": frozenset(("dt", "dd", "p")),
    "dd": frozenset(("dt", "dd", "p")),
    "td": frozenset(("td", "th", "p")),
    "th": frozenset(("td", "th", "p")),
    "tr": frozenset(("td", "th", "tr", "p")),
    "p": frozenset(("p",)),
    "option": frozenset(("option",)),
    **dict.fromkeys(_HEADINGS, _HEADINGS | {"p"}),
}
_CODE = frozenset(("code", "samp", "kbd"))
_LINE_END = re.compile(r"\r\n|\r|\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(r"<\?xml[^>]*?encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)

# What is declared of a page once it is written.
WRITTEN_ENCODING = "utf-8"


Place = tuple[Run | TextValue, BlockKind, int]


@dataclass(frozen=True, slots=True)
class Page:
    """The places of text in order, and the declarations a translation makes untrue."""

    places: tuple[Place, ...]
    declarations: tuple[tuple[Span, str], ...]
    language: Language


def read_page(source: str, language: Language | None = None) -> Page:
    """Return where the text of a page stands; `language` is decided by its script where None.

    Never fails: unclosed, stray and misnested tags end blocks as they would in a browser, and
    what cannot be understood is left alone.
    """
    tokens = list(tokenise(source))
    if language is None:
        texts = (
            source[token.start : token.end] for token in tokens if token.kind is TokenKind.TEXT
        )
        language = detect_language(html.unescape(" ".join(texts)))
    return _PageReader(source, tokens, language).read()


@dataclass(slots=True)
class _PageReader:
    source: str
    tokens: list[Token]
    language: Language
    places: list[Place] = field(default_factory=list)
    declarations: list[tuple[Span, str]] = field(default_factory=list)
    open_blocks: list[str] = field(default_factory=list)
    run: list[Token] = field(default_factory=list)
    values: list[Place] = field(default_factory=list)

    def read(self) -> Page:
        ends = end_tags(self.tokens, self.source)
        number = 0
        while number < len(self.tokens):
            token = self.tokens[number]
            kept_to = self._kept_to(number, ends)
            if kept_to > number:
                # Kept whole: a block of its own ends the run, inline it is one thing in it.
                end = self.tokens[kept_to].end
                if token.name in _BLOCK_ELEMENTS:
                    self._end_run()
                else:
                    self.run.append(Token(TokenKind.OTHER, token.start, end, self._thing(number)))
                number = kept_to + 1
                continue
            self._read_token(token)
            number += 1
        self._end_run()
        return Page(tuple(self.places), tuple(self.declarations), self.language)

    def _kept_to(self, number: int, ends: Mapping[int, int]) -> int:
        """Return the last token of what must be kept as it is from here, or `number` itself."""
        token = self.tokens[number]
        if token.kind is not TokenKind.START_TAG:
            return number
        following = self.tokens[number + 1] if number + 1 < len(self.tokens) else token
        if following.kind is TokenKind.RAW_TEXT and token.name != "title":
            return ends.get(number, number + 1)
        if number in ends and self._is_kept(number, ends[number]):
            return ends[number]
        if token.name not in VOID_ELEMENTS and is_not_to_be_translated(self.source, token):
            return ends.get(number) or self._last_of_block(number)
        return number

    def _thing(self, number: int) -> str:
        """Return what is kept whole from here: what is shown, the mark of a note, or a script."""
        is_raw = self.tokens[number + 1].kind is TokenKind.RAW_TEXT
        if is_raw or self.tokens[number].name in _READINGS:
            return "hidden"
        return "note" if self.tokens[number].name == "sup" else "kept"

    def _is_kept(self, first: int, last: int) -> bool:
        if self.tokens[first].name in _KEPT_WHOLE:
            return not self._is_prose(first, last)
        return self._is_set_apart(first, last)

    def _is_prose(self, first: int, last: int) -> bool:
        """Return whether what is set with its own line ends is words, and no code."""
        inner = self.tokens[first + 1 : last]
        if self.tokens[first].name != "pre" or any(token.name in _CODE for token in inner):
            return False
        said = "".join(self._text(token) for token in inner if token.kind is TokenKind.TEXT)
        return has_words(said, self.language) and structure_of_text(said) is None

    def _is_set_apart(self, first: int, last: int) -> bool:
        """Return whether an element is the mark of a note, set high, or a figure struck out."""
        name = self.tokens[first].name
        if name != "sup" and name not in _STRUCK:
            return False
        earlier = next((t for t in reversed(self.run) if t.kind is TokenKind.TEXT), None)
        before = self._text(earlier) if earlier else ""
        said = "".join(self._text(t) for t in self.tokens[first:last] if t.kind is TokenKind.TEXT)
        if name == "sup":
            return is_note_mark(said, before)
        later = next((t for t in self.tokens[last:] if t.kind is not TokenKind.END_TAG), None)
        is_text = later is not None and later.kind is TokenKind.TEXT
        return is_struck_figure(said, before, self._text(later) if later and is_text else "")

    def _text(self, token: Token) -> str:
        return html.unescape(self.source[token.start : token.end])

    def _last_of_block(self, number: int) -> int:
        """Return the last token before the next block boundary, for what is never closed."""
        while number + 1 < len(self.tokens) and self.tokens[number + 1].name not in _BLOCK_ELEMENTS:
            number += 1
        return number

    def _read_token(self, token: Token) -> None:
        if token.kind is TokenKind.RAW_TEXT:
            text = self._text(token)
            if has_words(text, self.language):
                value = TextValue(token.start, token.end, text, "")
                self.places.append((value, BlockKind.ATTRIBUTE, 0))
            return
        if token.kind is TokenKind.OTHER:
            self._declare_xml_encoding(token)
        is_block = token.name in _BLOCK_ELEMENTS
        if is_block:
            self._end_run()
        if token.kind is TokenKind.START_TAG:
            self._read_attributes(token)
            if is_block:
                self._open_block(token.name)
        elif token.kind is TokenKind.END_TAG and is_block:
            self._close_block(token.name)
        if not is_block and token.kind is TokenKind.TEXT and "pre" in self.open_blocks:
            self.run += _lines(self.source, token)
        elif not is_block:
            self.run.append(token)
        else:
            self._flush_values()

    def _end_run(self) -> None:
        """Make a block of the inline tokens since the last block boundary."""
        tokens, self.run = self.run, []
        if tokens:
            kind, level = self._kind()
            run = read_run(
                self.source,
                tokens,
                joins_lines=kind is BlockKind.HEADING,
                language=self.language,
            )
            if run and run.segments:
                self.places.append((run, kind, level))
        self._flush_values()

    def _flush_values(self) -> None:
        self.places += self.values
        self.values = []

    def _kind(self) -> tuple[BlockKind, int]:
        for name in reversed(self.open_blocks):
            if name in _KINDS:
                return _KINDS[name], int(name[1]) if name in _HEADINGS else 0
        return BlockKind.PARAGRAPH, 0

    def _open_block(self, name: str) -> None:
        if name in VOID_ELEMENTS:
            return
        closed = _CLOSED_BY.get(name, frozenset(("p",)))
        while self.open_blocks and self.open_blocks[-1] in closed:
            self.open_blocks.pop()
        self.open_blocks.append(name)

    def _close_block(self, name: str) -> None:
        for number in range(len(self.open_blocks) - 1, max(-1, len(self.open_blocks) - 65), -1):
            if self.open_blocks[number] == name:
                del self.open_blocks[number:]
                return

    def _read_attributes(self, token: Token) -> None:
        found = attributes(self.source, token)
        self._declare_language(found)
        if token.name == "meta":
            self._read_meta(found)
            return
        if not is_not_to_be_translated(self.source, token):
            self.values += text_values(self.source, token.name, found, self.language)

    def _read_meta(self, found: Sequence[Attribute]) -> None:
        name = next((entry.value for entry in found if entry.name in {"name", "http-equiv"}), "")
        values, commas = meta_values(self.source, found, self.language)
        self.values += values
        self.declarations += commas
        for attribute in found:
            if attribute.name == "content" and name.lower() == "content-language":
                self._declare_english(attribute)
            elif attribute.name in {"charset", "content"}:
                raw = self.source[attribute.start : attribute.end]
                charset = _CHARSET.search(raw)
                if attribute.name == "charset":
                    charset = re.search(r"([\w-]+)", raw)
                elif not any(entry.name == "http-equiv" for entry in found):
                    charset = None
                if charset:
                    self._declare_charset(attribute.start, charset)

    def _declare_charset(self, offset: int, charset: re.Match[str]) -> None:
        if charset[1].lower() not in {"utf-8", "utf8"}:
            self.declarations.append((Span(*charset.span(1)).shifted(offset), WRITTEN_ENCODING))

    def _declare_xml_encoding(self, token: Token) -> None:
        encoding = _XML_ENCODING.match(self.source, token.start, token.end)
        if encoding:
            self._declare_charset(0, encoding)

    def _declare_language(self, found: Sequence[Attribute]) -> None:
        for attribute in found:
            if attribute.name in {"lang", "xml:lang"}:
                self._declare_english(attribute)

    def _declare_english(self, attribute: Attribute) -> bool:
        """Exchange a language that is Chinese; elements inside the page may name it again."""
        if not attribute.value.lower().startswith("zh"):
            return False
        start = self.source.index(attribute.value, attribute.start)
        self.declarations.append((Span(start, start + len(attribute.value)), "en"))
        return True


def _lines(source: str, token: Token) -> Iterator[Token]:
    """Yield text that is set with its own line ends in pieces, a break between two lines."""
    position = token.start
    for line_end in _LINE_END.finditer(source, token.start, token.end):
        if position < line_end.start():
            yield Token(TokenKind.TEXT, position, line_end.start())
        yield Token(TokenKind.OTHER, *line_end.span(), "br")
        position = line_end.end()
    if position < token.end:
        yield Token(TokenKind.TEXT, position, token.end)
