"""The blocks of an HTML page: where text stands and what it is to the reader."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpora.documents import BlockKind, KeptText
from corpora.formats.html.html_elements import (
    BLOCK_ELEMENTS,
    CLOSED_BY,
    CODE_ELEMENTS,
    HEADINGS,
    KEPT_WHOLE,
    KINDS,
    READINGS,
    STRUCK,
)
from corpora.formats.html.html_kept import kept_in_page
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
from corpora.formats.runs.set_apart import NOTE_WORD, is_figure, is_note_mark, is_struck_figure
from corpora.languages import Language, detect_language, has_words
from corpora.spans import Span

_SHOWN_RAW = frozenset(("title", "textarea"))  # words to the browser, whatever looks like a tag
_LINE_END = re.compile(r"\r\n|\r|\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(r"<\?xml[^>]*?encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)

# What is declared of a page once it is written.
WRITTEN_ENCODING = "utf-8"


Place = tuple[Run | TextValue, BlockKind, int]


@dataclass(frozen=True, slots=True)
class Page:
    """The places of text in order, the declarations a translation makes untrue, and what stays."""

    places: tuple[Place, ...]
    declarations: tuple[tuple[Span, str], ...]
    language: Language
    kept: tuple[KeptText, ...]


def read_page(source: str, language: Language | None = None, stretch: Span | None = None) -> Page:
    """Return where the text of a page stands; `language` is decided by its script where None.

    Where the page is only a stretch of the source, its places are places of the source.
    Never fails: unclosed, stray and misnested tags end blocks as they would in a browser, and
    what cannot be understood is left alone.
    """
    start, end = stretch or (0, len(source))
    tokens = [
        Token(token.kind, token.start + start, token.end + start, token.name)
        for token in tokenise(source[start:end])
    ]
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
    kept: list[Span] = field(default_factory=list)

    def read(self) -> Page:
        ends = end_tags(self.tokens, self.source)
        number = 0
        while number < len(self.tokens):
            token = self.tokens[number]
            kept_to = self._kept_to(number, ends)
            if kept_to > number:
                # Kept whole: a block of its own ends the run, inline it is one thing in it.
                end = self.tokens[min(kept_to, len(self.tokens) - 1)].end
                self.kept.append(Span(token.start, end))
                if token.name in BLOCK_ELEMENTS:
                    self._end_run()
                else:
                    self.run.append(Token(TokenKind.OTHER, token.start, end, self._thing(number)))
                number = kept_to + 1
                continue
            self._read_token(token)
            number += 1
        self._end_run()
        places = [place for place, _, _ in self.places]
        kept = kept_in_page(self.source, self.tokens, places, self.kept)
        return Page(
            tuple(self.places),
            tuple(self.declarations),
            self.language,
            tuple(kept) if self.language == "zh" else (),
        )

    def _kept_to(self, number: int, ends: Mapping[int, int]) -> int:
        """Return the last token of what must be kept as it is from here, or `number` itself."""
        token = self.tokens[number]
        if token.kind is not TokenKind.START_TAG:
            return number
        following = self.tokens[number + 1] if number + 1 < len(self.tokens) else token
        if following.kind is TokenKind.RAW_TEXT and token.name not in _SHOWN_RAW:
            return ends.get(number, number + 1)
        if number in ends and self._is_kept(number, ends[number]):
            return ends[number]
        if token.name not in VOID_ELEMENTS and is_not_to_be_translated(self.source, token):
            return ends.get(number) or self._last_of_block(number)
        return number

    def _thing(self, number: int) -> str:
        """Return what is kept whole from here: what is shown, the mark of a note, or a script."""
        is_raw = self.tokens[number + 1].kind is TokenKind.RAW_TEXT
        if is_raw or self.tokens[number].name in READINGS:
            return "hidden"
        return "note" if self.tokens[number].name == "sup" else "kept"

    def _is_kept(self, first: int, last: int) -> bool:
        if self.tokens[first].name in KEPT_WHOLE:
            return not self._is_prose(first, last)
        return self._is_set_apart(first, last)

    def _is_prose(self, first: int, last: int) -> bool:
        """Return whether what is set with its own line ends is words, and no code.

        A figure is one in a formula and in code as well: it is written there to stand out.
        """
        name, inner = self.tokens[first].name, self.tokens[first + 1 : last]
        if name in {"code", "math"}:
            said = "".join(self._text(token) for token in inner if token.kind is TokenKind.TEXT)
            if name == "math":
                return has_words(said, self.language)
            return is_figure(said, self._text_after(last))
        if name != "pre" or any(token.name in CODE_ELEMENTS - {"pre"} for token in inner):
            return False
        said = "".join(self._text(token) for token in inner if token.kind is TokenKind.TEXT)
        return has_words(said, self.language) and structure_of_text(said) is None

    def _is_set_apart(self, first: int, last: int) -> bool:
        """Return whether an element is the mark of a note, set high, or a figure struck out."""
        name = self.tokens[first].name
        if name != "sup" and name not in STRUCK:
            return False
        earlier = next((t for t in reversed(self.run) if t.kind is TokenKind.TEXT), None)
        before = self._text(earlier) if earlier else ""
        said = "".join(self._text(t) for t in self.tokens[first:last] if t.kind is TokenKind.TEXT)
        if name == "sup":
            is_note = is_note_mark(said, before)
            for token in self.tokens[first:last] if is_note else ():
                self._declare_note(token)
            return is_note
        return is_struck_figure(said, before, self._text_after(last))

    def _text_after(self, last: int) -> str:
        """Return the text that an element, which ends with a token, touches."""
        later = next((t for t in self.tokens[last:] if t.kind is not TokenKind.END_TAG), None)
        is_text = later is not None and later.kind is TokenKind.TEXT
        return self._text(later) if later is not None and is_text else ""

    def _text(self, token: Token) -> str:
        return html.unescape(self.source[token.start : token.end])

    def _last_of_block(self, number: int) -> int:
        """Return the last token before the next block boundary, for what is never closed."""
        while number + 1 < len(self.tokens) and self.tokens[number + 1].name not in BLOCK_ELEMENTS:
            number += 1
        return number

    def _read_token(self, token: Token) -> None:
        if token.kind is TokenKind.RAW_TEXT:
            text = self._text(token)
            if has_words(text, self.language):
                value = TextValue(token.start, token.end, text, "")
                is_field = token.name == "textarea"
                kind = BlockKind.PARAGRAPH if is_field else BlockKind.ATTRIBUTE
                self.places.append((value, kind, 0))
            return
        if token.kind is TokenKind.OTHER:
            self._declare_xml_encoding(token)
        is_block = token.name in BLOCK_ELEMENTS
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
            if token.name == "tspan" and self._begins_line(token):
                self.run.append(Token(TokenKind.OTHER, token.start, token.start, "br"))
            self.run.append(token)
        else:
            self._flush_values()

    def _begins_line(self, token: Token) -> bool:
        """Return whether words of a drawing are set at a place of their own."""
        is_start = token.kind is TokenKind.START_TAG
        return is_start and any(
            entry.name in {"x", "dy"} for entry in attributes(self.source, token)
        )

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
            if name in KINDS:
                return KINDS[name], int(name[1]) if name in HEADINGS else 0
        return BlockKind.PARAGRAPH, 0

    def _open_block(self, name: str) -> None:
        if name in VOID_ELEMENTS:
            return
        closed = CLOSED_BY.get(name, frozenset(("p",)))
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
            is_choice = token.name == "option" and "datalist" in self.open_blocks
            name = "choice" if is_choice else token.name
            self.values += text_values(self.source, name, found, self.language)

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

    def _declare_note(self, token: Token) -> None:
        """Exchange the word in the mark of a note: 注1 is Note 1."""
        if token.kind is TokenKind.TEXT:
            for word in NOTE_WORD.finditer(self.source, token.start, token.end):
                self.declarations.append((Span(*word.span()), "Note "))

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
