"""Sentences into blocks and translated sentences into running text, whatever the format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.counting import counted
from corpora.documents import Block, Document, MarkedText, Segment
from corpora.errors import DocumentError
from corpora.formats.runs.sentence_spans import english_gap, sentence_spans
from corpora.languages import Language
from corpora.spans import Span


def plain_segments(text: str, language: Language) -> tuple[tuple[Segment, ...], Span]:
    """Return the sentences of text without markup, and the span from the first to the last."""
    spans = sentence_spans(text, language)
    if not spans:
        return (), Span(0, 0)
    followers = [start for start, _ in spans[1:]] + [spans[-1].end]
    segments = tuple(
        Segment(text[start:end], (), text[end:follower])
        for (start, end), follower in zip(spans, followers, strict=True)
    )
    return segments, Span(spans[0].start, spans[-1].end)


def joined_text(block: Block, translations: Sequence[MarkedText]) -> str:
    """Return the translated sentences of a block as running text."""
    pieces: list[str] = []
    for number, translation in enumerate(translations):
        pieces.append(translation.text)
        if number + 1 < len(translations):
            pieces.append(gap_after(block.segments, translations, number))
    return "".join(pieces)


def gap_after(segments: Sequence[Segment], translations: Sequence[MarkedText], number: int) -> str:
    """Return what stands between a translated sentence and the next one of its block.

    Chinese needs no space between sentences and English does; two sentences left as they were
    are Chinese still.
    """
    segment, follower = segments[number], segments[number + 1]
    translation, translated_follower = translations[number], translations[number + 1]
    is_as_it_was = translation.text == segment.text and translated_follower.text == follower.text
    if segment.gap:
        return segment.gap if is_as_it_was else re.sub("\u3000+", "  ", english_gap(segment.gap))
    if is_as_it_was:
        return ""
    return " " if translation.text and translated_follower.text else ""


def translations_of_blocks(
    document: Document, translations: Sequence[MarkedText]
) -> Iterator[tuple[Block, Sequence[MarkedText]]]:
    """Yield each block with the translations of its segments.

    Raises:
        DocumentError: if there is not exactly one translation for every segment.
    """
    expected = sum(len(block.segments) for block in document.blocks)
    if len(translations) != expected:
        raise DocumentError(
            f"{document.source_name or 'document'}: {counted(len(translations), 'translation')}, "
            f"expected {expected} (one for each segment)"
        )
    start = 0
    for block in document.blocks:
        end = start + len(block.segments)
        yield block, translations[start:end]
        start = end
