"""Chinese of a page that stays though a browser shows it: code, scripts, what is marked to stay.

Nothing is decided here: the reader has decided what it reads, and this tells of all the rest.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from corpora.documents import KeptReason, KeptText
from corpora.formats.html.html_elements import CODE_ELEMENTS
from corpora.formats.html.html_tokens import (
    VOID_ELEMENTS,
    Token,
    TokenKind,
    attributes,
    is_not_to_be_translated,
)
from corpora.formats.html.html_values import TextValue, content_of_meta, text_values
from corpora.formats.runs.inline_runs import Run
from corpora.formats.runs.kept_words import kept_at
from corpora.formats.runs.set_apart import NOTE_WORD
from corpora.languages import has_chinese
from corpora.spans import Span

# Quoted words of a program; its remarks are passed over.
_QUOTED = re.compile(
    r"/\*.*?\*/|(?<![:\\])//[^\n]*"
    r"|(?P<words>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)",
    re.DOTALL,
)
_SHOWN_BY_STYLE = re.compile(
    r"/\*.*?\*/|(?<![\w-])content\s*:\s*(?P<words>\"[^\"]*\"|'[^']*')", re.DOTALL
)
_ADDRESS = re.compile(r"/|\.[A-Za-z]{2,5}\Z")
_SERVER = ("<?php", "<?=", "<%")


class _Found(NamedTuple):
    group: int
    start: int
    end: int
    words: str
    reason: KeptReason


def kept_in_page(
    source: str,
    tokens: Sequence[Token],
    places: Sequence[Run | TextValue],
    kept: Sequence[Span],
) -> Iterator[KeptText]:
    """Yield the Chinese of a page that is in none of its blocks, in order.

    Args:
        source: The page.
        tokens: Its tokens.
        places: Where the text of its blocks stands.
        kept: What is kept whole, in those and elsewhere, in order.
    """
    found = _Teller(source, places, kept).found(tokens)
    for _, group in groupby(found, key=lambda entry: (entry.group, entry.reason)):
        first, *others = group
        words = "".join((first.words, *(entry.words for entry in others)))
        yield kept_at(source, first.start, first.end, first.reason, words)


class _Teller:
    def __init__(
        self, source: str, places: Sequence[Run | TextValue], kept: Sequence[Span]
    ) -> None:
        self.source = source
        runs = [Span(place.start, place.end) for place in places if isinstance(place, Run)]
        self.runs = sorted(runs)
        self.values = {place.start for place in places if isinstance(place, TextValue)}
        self.kept = kept
        self.around: list[tuple[str, bool]] = []

    def found(self, tokens: Sequence[Token]) -> Iterator[_Found]:
        """Yield the words that stay; those of one group are one text."""
        for token in tokens:
            written = self.source[token.start : token.end]
            is_concerned = has_chinese(written) or "&#" in written
            if token.kind is TokenKind.START_TAG:
                self._open(token, written)
                if is_concerned:
                    yield from self._of_tag(token)
                if token.name in VOID_ELEMENTS or written.endswith("/>"):
                    self.around.pop()
            elif token.kind is TokenKind.END_TAG:
                self._close(token.name)
            elif is_concerned:
                yield from self._of_text(token, written)

    def _open(self, token: Token, written: str) -> None:
        is_marked = "translate" in written and is_not_to_be_translated(self.source, token)
        self.around.append((token.name, is_marked))

    def _close(self, name: str) -> None:
        for number in range(len(self.around) - 1, max(-1, len(self.around) - 65), -1):
            if self.around[number][0] == name:
                del self.around[number:]
                return

    def _of_tag(self, token: Token) -> Iterator[_Found]:
        """Yield what attributes say that are not read, and what their programs do."""
        found = attributes(self.source, token)
        for value, _, _ in text_values(self.source, token.name, found, "zh"):
            if value.start not in self.values:
                yield self._entry(value.start, value.end, value.text, self._reason())
        content = content_of_meta(found) if token.name == "meta" else None
        if content is not None and has_chinese(said := html.unescape(content.value)):
            places = range(content.start, content.end)
            if self.values.isdisjoint(places) and not _ADDRESS.search(said):
                yield self._entry(content.start, content.end, said, KeptReason.SETTING)
        for attribute in found:
            said = html.unescape(attribute.value)
            span = attribute.start, attribute.end
            if attribute.name.startswith("on") or said.lower().startswith("javascript:"):
                yield from self._quoted(said, *span)
            elif attribute.name == "srcdoc" and has_chinese(said):
                yield self._entry(*span, re.sub(r"<[^<>]*>", "", said), KeptReason.UNREAD)

    def _of_text(self, token: Token, written: str) -> Iterator[_Found]:
        span = token.start, token.end
        if token.kind is TokenKind.RAW_TEXT and token.name == "script":
            yield from self._quoted(written, *span)
        elif token.kind is TokenKind.RAW_TEXT and token.name == "style":
            yield from (
                self._entry(
                    token.start + match.start("words"),
                    token.start + match.end("words"),
                    match["words"][1:-1],
                    KeptReason.STYLE,
                )
                for match in _SHOWN_BY_STYLE.finditer(written)
                if match["words"] and has_chinese(match["words"])
            )
        elif token.kind is TokenKind.RAW_TEXT and token.name == "xmp":
            yield self._entry(*span, written, KeptReason.CODE)
        elif token.kind is TokenKind.RAW_TEXT and token.name in {"title", "textarea"}:
            if token.start not in self.values:
                yield self._entry(*span, html.unescape(written), self._reason())
        elif token.kind is TokenKind.OTHER and written.startswith(_SERVER):
            yield from self._quoted(written, *span)
        elif token.kind is TokenKind.TEXT and has_chinese(said := html.unescape(written)):
            is_kept = _holding(self.kept, token.start) is not None
            if is_kept and self.around and self.around[-1][0] == "sup":
                said = NOTE_WORD.sub("", said)  # it is exchanged
                is_kept = has_chinese(said)
                if not is_kept:
                    return
            if is_kept or _holding(self.runs, token.start) is None:
                yield self._entry(*span, said, self._reason())

    def _quoted(self, program: str, start: int, end: int) -> Iterator[_Found]:
        """Yield the first Chinese that a program quotes, for all of it."""
        for match in _QUOTED.finditer(program):
            if match["words"] and has_chinese(match["words"]):
                is_as_written = self.source.startswith(program, start)
                place = start + match.start("words") * is_as_written
                yield self._entry(place, end, match["words"][1:-1], KeptReason.SCRIPT)
                return

    def _entry(self, start: int, end: int, words: str, reason: KeptReason) -> _Found:
        number = _holding(self.kept, start)
        return _Found(start if number is None else -1 - number, start, end, words, reason)

    def _reason(self) -> KeptReason:
        if any(is_marked for _, is_marked in self.around):
            return KeptReason.MARKED
        is_code = any(name in CODE_ELEMENTS for name, _ in self.around)
        return KeptReason.CODE if is_code else KeptReason.UNREAD


def _holding(spans: Sequence[Span], place: int) -> int | None:
    """Return the number of the span that a place lies in; they are in order and lie apart."""
    number = bisect_right(spans, (place, float("inf"))) - 1
    return number if number >= 0 and place < spans[number].end else None
