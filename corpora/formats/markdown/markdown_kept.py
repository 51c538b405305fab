"""Chinese of a Markdown file that stays though a reader sees it: code, formulas, settings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from corpora.documents import KeptReason, KeptText
from corpora.formats.html.html_page import read_page
from corpora.formats.markdown.front_matter import head_span, head_values
from corpora.formats.markdown.markdown_inline import InlineWords, is_prose
from corpora.formats.markdown.markdown_tags import is_figure_in_code, text_at
from corpora.formats.runs.kept_words import kept_at
from corpora.languages import has_chinese
from corpora.spans import Span

_CODE = frozenset(("fence", "code_block"))
_TAG = re.compile(r"<[^<>]*>")
_OF_ELEMENTS = {"kept": KeptReason.CODE, "marked": KeptReason.MARKED}
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
    if not has_chinese(token.content):
        return
    if token.type in _CODE:
        yield kept_at(text, *stretch, KeptReason.CODE, token.content)
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
        elif child.type == "image":
            is_told = not any(map(span.overlaps, read))
        else:
            is_told = not is_found and child.type in {"text", "text_special"}
        if is_told:
            yield kept_at(text, *span, reason, child.content)
