"""HTML pages: the text is exchanged, everything else stays byte for byte.

The page is never rebuilt from a tree. The reader notes where text stands in the source, the
renderer splices translations in there; only `lang`, the declared character set and translated
attributes change besides. Nothing is resolved, executed or fetched.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.documents import Block, Document, MarkedText, Segment
from corpora.errors import DocumentError
from corpora.formats.html.html_page import WRITTEN_ENCODING, Page, read_page
from corpora.formats.html.html_values import TextValue
from corpora.formats.runs.inline_runs import Run, differs, run_segments, translated_run
from corpora.formats.runs.joining import joined_text, plain_segments, translations_of_blocks
from corpora.formats.runs.markup_placement import written
from corpora.formats.runs.set_apart import plain_power
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.languages import Language


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """The source and where the text of each block stands in it."""

    source: str
    places: tuple[Run | TextValue, ...]
    replacements: tuple[tuple[int, int, str], ...]


def read_html(
    text: str, *, encoding: str = "utf-8", name: str = "", language: Language | None = None
) -> Document:
    """Return the page as a document; what holds no word of its language has no block."""
    page = read_page(text, language)
    blocks: list[Block] = []
    for place, kind, level in page.places:
        segments = (
            run_segments(place)
            if isinstance(place, Run)
            else plain_segments(place.text, page.language)[0]
        )
        blocks.append(Block(kind, segments, len(blocks), level))
    skeleton = _Skeleton(text, tuple(entry[0] for entry in page.places), _replacements(page))
    return Document("html", tuple(blocks), skeleton, encoding, page.language, name, kept=page.kept)


def html_places(document: Document) -> tuple[str, tuple[Run | TextValue, ...]]:
    """Return the source of a page and where the text of each of its blocks stands.

    Raises:
        DocumentError: if the document is no page.
    """
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        raise DocumentError(f"{document.source_name or 'document'}: no HTML document")
    return skeleton.source, skeleton.places


def render_html(document: Document, translations: Sequence[MarkedText]) -> str:
    """Return the page with its text, titles and descriptions translated.

    Every element of the source is there exactly once and nested as it was, wherever the
    translations place their marks.
    """
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        raise DocumentError(f"{document.source_name or 'document'}: no HTML document")
    values: list[tuple[int, int, str]] = []
    runs: list[tuple[Run, Block, Sequence[MarkedText]]] = []
    for block, block_translations in translations_of_blocks(document, translations):
        place = skeleton.places[block.number]
        if isinstance(place, Run):
            runs.append((place, block, block_translations))
        elif differs(block.segments, block_translations):
            text = joined_text(block, block_translations)
            written_value = _written_value(place, text, document.language)
            values.append((place.start, place.end, written_value))
    is_changed = values or any(differs(block.segments, texts) for _, block, texts in runs)
    values += [
        entry for entry in skeleton.replacements if is_changed or entry[2] == WRITTEN_ENCODING
    ]
    source = SplicedSource(skeleton.source, values)
    pieces: list[str] = []
    position = 0
    for run, block, block_translations in runs:
        if differs(block.segments, block_translations):
            pieces.append(source.slice(position, run.start))
            pieces.append(_written_run(source, run, block.segments, block_translations))
            position = run.end
    pieces.append(source.slice(position, len(skeleton.source)))
    return "".join(pieces)


def _replacements(page: Page) -> tuple[tuple[int, int, str], ...]:
    """Return what is declared about the page and is no longer so in English and UTF-8."""
    return tuple((start, end, value) for (start, end), value in page.declarations)


def _written_value(value: TextValue, text: str, language: Language) -> str:
    """Return a value escaped for where it stands, with the white space it had around it."""
    _, (first, last) = plain_segments(value.text, language)
    text = value.text[:first] + text + value.text[last:]
    escaped = html.escape(text, quote=False)
    if not value.quote:
        return escaped
    entity = "&quot;" if value.quote == '"' else "&#39;"
    return value.written_quote + escaped.replace(value.quote, entity) + value.written_quote


def _written_run(
    source: SplicedSource,
    run: Run,
    segments: Sequence[Segment],
    translations: Sequence[MarkedText],
) -> str:
    text, elements = translated_run(run, segments, translations)
    raised = [element for element in elements if element.name == "sup"]

    def write_text(start: int, end: int) -> str:
        words = text[start:end]
        if any(element.start <= start and end <= element.end for element in raised):
            words = plain_power(words)
        return _written_text(words, run.spaces)

    return written(elements, len(text), write_text, source.slice)


def _written_text(words: str, spaces: Sequence[tuple[str, str]]) -> str:
    escaped = html.escape(words, quote=False)
    for character, entity in spaces:
        escaped = escaped.replace(character, entity)
    return escaped
