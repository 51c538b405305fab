"""The English of a page's texts as it stands in their places: escaped, with its elements."""

from __future__ import annotations

import html
from collections.abc import Sequence

from corpora.documents import MarkedText, Segment
from corpora.formats.html.html_values import TextValue
from corpora.formats.runs.inline_runs import Run, translated_run
from corpora.formats.runs.joining import plain_segments
from corpora.formats.runs.markup_placement import written
from corpora.formats.runs.set_apart import plain_power
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.languages import Language


def written_value(value: TextValue, text: str, language: Language) -> str:
    """Return a value escaped for where it stands, with the white space it had around it."""
    _, (first, last) = plain_segments(value.text, language)
    text = value.text[:first] + text + value.text[last:]
    escaped = html.escape(text, quote=False)
    if not value.quote:
        return escaped
    entity = "&quot;" if value.quote == '"' else "&#39;"
    return value.written_quote + escaped.replace(value.quote, entity) + value.written_quote


def written_run(
    source: SplicedSource,
    run: Run,
    segments: Sequence[Segment],
    translations: Sequence[MarkedText],
) -> str:
    """Return the source of a run in English, every element of it once and nested as it was."""
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
