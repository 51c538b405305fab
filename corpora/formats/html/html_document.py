"""HTML pages: the text is exchanged, everything else stays byte for byte.

The page is never rebuilt from a tree. The reader notes where text stands in the source, the
renderer splices translations in there; only `lang`, the declared character set and translated
attributes change besides. Nothing is resolved, executed or fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpora.documents import Block, Document, MarkedText
from corpora.errors import DocumentError
from corpora.formats.html.html_page import WRITTEN_ENCODING, Page, read_page
from corpora.formats.html.html_values import TextValue
from corpora.formats.html.html_writing import written_run, written_value
from corpora.formats.runs.inline_runs import Run, differs, run_segments
from corpora.formats.runs.joining import joined_text, plain_segments, translations_of_blocks
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
            values.append((place.start, place.end, written_value(place, text, document.language)))
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
            pieces.append(written_run(source, run, block.segments, block_translations))
            position = run.end
    pieces.append(source.slice(position, len(skeleton.source)))
    return "".join(pieces)


def _replacements(page: Page) -> tuple[tuple[int, int, str], ...]:
    """Return what is declared about the page and is no longer so in English and UTF-8."""
    return tuple((start, end, value) for (start, end), value in page.declarations)
