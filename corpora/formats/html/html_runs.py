"""Runs of an HTML page: the inline tokens between two block boundaries as text and elements."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpora.formats.html.html_tokens import VOID_ELEMENTS, Token, TokenKind
from corpora.formats.runs.inline_runs import Run, cut_sentences
from corpora.formats.runs.markup_placement import Element
from corpora.formats.runs.set_apart import raised_power
from corpora.languages import Language, has_words

_SPACE_ENTITY = re.compile(r"&(?:[A-Za-z]+|#[0-9]+|#[xX][0-9A-Fa-f]+);")


def read_run(
    source: str, tokens: Sequence[Token], *, joins_lines: bool, language: Language
) -> Run | None:
    """Return the run that the inline tokens form, or None where it holds no word to translate.

    A token of kind OTHER is kept whole, whatever is in it. Where `joins_lines` is set, a line
    break ends a sentence only after a full stop, as in a heading laid out over two lines.
    """
    texts = [source[token.start : token.end] for token in tokens if token.kind is TokenKind.TEXT]
    if not any(has_words(text, language) for text in map(html.unescape, texts)):
        return None
    text, elements = _text_and_elements(source, tokens)
    segments = cut_sentences(text, elements, language, joins_lines=joins_lines)
    return Run(
        tokens[0].start,
        tokens[-1].end,
        text,
        tuple(elements),
        segments,
        tuple(_space_entities("".join(texts))),
    )


def _text_and_elements(source: str, tokens: Sequence[Token]) -> tuple[str, list[Element]]:
    elements: list[Element] = []
    pieces: list[str] = []
    length = 0
    open_elements: list[int] = []
    open_names: Counter[str] = Counter()
    for token in tokens:
        if token.kind is TokenKind.TEXT:
            said = html.unescape(source[token.start : token.end])
            if open_names["sup"]:
                said = raised_power(said, next((p for p in reversed(pieces) if p), ""))
            pieces.append(said)
            length += len(said)
            continue
        span = (token.start, token.end)
        if token.kind is TokenKind.END_TAG and open_names[token.name]:
            # What was opened inside and not closed is closed with it.
            while True:
                number = open_elements.pop()
                opened = elements[number]
                open_names[opened.name] -= 1
                if opened.name == token.name:
                    break
            elements[number] = Element(
                opened.parent, opened.start, length, opened.opening, span, opened.name
            )
            continue
        parent = open_elements[-1] if open_elements else -1
        elements.append(Element(parent, length, length, span, None, token.name))
        is_void = token.name in VOID_ELEMENTS or source.endswith("/>", token.start, token.end)
        if token.kind is TokenKind.START_TAG and not is_void:
            open_elements.append(len(elements) - 1)
            open_names[token.name] += 1
    return "".join(pieces), _with_closed_parents(elements)


def _with_closed_parents(elements: list[Element]) -> list[Element]:
    """Give the children of a tag that is never closed to the element around it."""
    parents: list[int] = []
    for element in elements:
        parent = element.parent
        if parent >= 0 and elements[parent].closing is None:
            parent = parents[parent]
        parents.append(parent)
    return [
        Element(parent, element.start, element.end, element.opening, element.closing, element.name)
        for parent, element in zip(parents, elements, strict=True)
    ]


def _space_entities(raw: str) -> Iterator[tuple[str, str]]:
    for entity in dict.fromkeys(match[0] for match in _SPACE_ENTITY.finditer(raw)):
        character = html.unescape(entity)
        if character.isspace() and not character.isascii():
            yield character, entity
