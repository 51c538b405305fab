"""Chinese of a Markdown file that stays though a reader sees it: code, formulas, settings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from corpora.documents import KeptReason, KeptText
from corpora.formats.html.html_page import read_page
from corpora.formats.markdown.front_matter import head_span, head_values
from corpora.formats.markdown.markdown_blocks import EXCESS
from corpora.formats.markdown.markdown_extensions import (
    DIRECTIVE,
    INLINE_NOTE,
    SHORTCODE,
    settings_in,
)
from corpora.formats.markdown.markdown_inline import InlineWords, is_prose
from corpora.formats.markdown.markdown_tags import is_figure_in_code, text_at
from corpora.formats.runs.kept_words import kept_at
from corpora.languages import has_chinese
from corpora.spans import Span

_CODE = frozenset(("fence", "code_block"))
_TAG = re.compile(r"<[^<>]*>")
_OF_ELEMENTS = {"kept": KeptReason.CODE, "marked": KeptReason.MARKED}
_PARTS = re.compile(r"[\s\"'=]+")
_ADDRESS = re.compile(r"[./#:]")
_FORMULAS = frozenset(("math_inline", "math_inline_double", "math_block", "amsmath"))


def kept_in_head(text: str) -> Iterator[KeptText]:
    """Yield what the head of a file has in Chinese beside what it says to readers."""
    start, end = head_span(text)
    read = [Span(value.start, value.end) for value in head_values(text)]
    for line in text[start:end].splitlines(keepends=True):
        span = Span(start, start + len(line))
        is_remark = line.lstrip().startswith("#")
        if has_chinese(line) and not is_remark and not any(map(span.overlaps, read)):
            yield kept_at(text, *span, KeptReason.SETTING, line)
        start = span.end


def kept_in_block(text: str, token: Token, stretch: Span) -> Iterator[KeptText]:
    """Yield the Chinese of a block that holds no inline content: code, or a formula.

    HTML is told here where it stands behind the marks of a quotation or a list, and is not read.
    """
    is_named = token.type in _CODE and has_chinese(token.info)
    said = f"{token.info} {token.content}" if is_named else token.content
    said = settings_in(said) if token.type == DIRECTIVE else said
    if not has_chinese(said):
        return
    if token.type in _CODE:
        yield kept_at(text, *stretch, KeptReason.CODE, said)
    elif token.type == DIRECTIVE:
        yield kept_at(text, *stretch, _reason_of_settings(said), said)
    elif token.type == EXCESS:
        yield kept_at(text, *stretch, KeptReason.UNREAD, said)
    elif token.type in _FORMULAS:
        yield kept_at(text, *stretch, KeptReason.UNREAD, token.content)
    elif token.type == "html_block":
        page = read_page(token.content, "zh")
        if page.places:
            yield kept_at(text, *stretch, KeptReason.UNREAD, token.content)
        for kept in page.kept:
            yield kept_at(text, *stretch, kept.reason, kept.text)


def kept_in_words(
    text: str, token: Token, stretch: Span, words: InlineWords | None = None
) -> Iterator[KeptText]:
    """Yield the Chinese of inline content that is not read.

    Args:
        text: The file.
        token: The block's inline content.
        stretch: The lines it stands in.
        words: What is read of it, None where nothing is.
    """
    is_found = words is not None and words.is_found
    read = words.values if words is not None else ()
    for start, end, name in words.kept if words is not None else ():
        said = _TAG.sub("", text[start:end])
        if has_chinese(said):
            yield kept_at(text, start, end, _OF_ELEMENTS.get(name, KeptReason.UNREAD), said)
    children = token.children or []
    position = stretch.start
    for number, child in enumerate(children):
        if not has_chinese(child.content):
            continue
        place = text.find(child.content, position, stretch.end)
        span = Span(place, place + len(child.content)) if place >= 0 else stretch
        position = max(position, place)
        after = text_at(children, number + 1)
        reason = KeptReason.UNREAD
        if child.type == "code_inline":
            reason = KeptReason.CODE
            is_told = not is_found or not is_figure_in_code(child, after)
        elif child.type in _FORMULAS:
            is_read = child.type == "math_inline" and is_prose(child.content)
            is_told = not is_found or not is_read
        elif child.type == SHORTCODE:
            reason = _reason_of_settings(settings_in(child.content))
            is_told = not is_found or has_chinese(settings_in(child.content))
        elif child.type == INLINE_NOTE:
            is_told = True
        elif child.type == "image":
            is_told = not any(map(span.overlaps, read))
        else:
            is_told = not is_found and child.type in {"text", "text_special"}
        if is_told:
            yield kept_at(text, *span, reason, child.content)


def _reason_of_settings(said: str) -> KeptReason:
    """Return why a shortcode keeps its words: addresses are settings, other words may be shown."""
    words = filter(has_chinese, _PARTS.split(said))
    is_setting = all(_ADDRESS.search(word) for word in words)
    return KeptReason.SETTING if is_setting else KeptReason.UNREAD
