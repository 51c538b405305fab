"""JSON lines: one object with `id` and `text` a line, a block each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.documents import Block, BlockKind, Document, MarkedText
from corpora.errors import DocumentError
from corpora.formats.runs.inline_runs import differs
from corpora.formats.runs.joining import joined_text, plain_segments, translations_of_blocks
from corpora.languages import Language, detect_language


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """One line: its `id` as given (None where there is none), its text and its other fields."""

    id: object
    text: str
    other_fields: tuple[tuple[str, object], ...]
    line: int


@dataclass(frozen=True, slots=True)
class _Records:
    """The records, for each what stands around its sentences in its text, and all lines."""

    records: tuple[JsonRecord, ...]
    edges: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]


def read_jsonl(
    text: str, *, encoding: str = "utf-8", name: str = "", language: Language | None = None
) -> Document:
    """Return a document with one block for each object, also where its text is empty.

    Raises:
        DocumentError: naming the line that is no JSON object or has no text.
    """
    lines = text.split("\n")
    records = [
        _read_record(line, number, name or "input")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]
    language = language or detect_language(" ".join(record.text for record in records))
    blocks: list[Block] = []
    edges: list[tuple[str, str]] = []
    for record in records:
        segments, (start, end) = plain_segments(record.text, language)
        blocks.append(Block(BlockKind.PARAGRAPH, segments, len(blocks)))
        edges.append((record.text[:start], record.text[end:]))
    skeleton = _Records(tuple(records), tuple(edges), tuple(lines))
    return Document("jsonl", tuple(blocks), skeleton, encoding, language, name)


def jsonl_records(document: Document) -> tuple[JsonRecord, ...]:
    """Return the records of a JSON lines document; record n belongs to block n."""
    return _skeleton(document).records


def render_jsonl(document: Document, translations: Sequence[MarkedText]) -> str:
    """Return the lines with their texts translated; other fields, and other lines, stay."""
    skeleton = _skeleton(document)
    lines = list(skeleton.lines)
    for block, block_translations in translations_of_blocks(document, translations):
        record = skeleton.records[block.number]
        if differs(block.segments, block_translations):
            before, after = skeleton.edges[block.number]
            text = before + joined_text(block, block_translations) + after
            line = lines[record.line - 1]
            changed = json.dumps({**json.loads(line), "text": text}, ensure_ascii=False)
            lines[record.line - 1] = changed + "\r" * line.endswith("\r")
    return "\n".join(lines)


def _skeleton(document: Document) -> _Records:
    if not isinstance(document.skeleton, _Records):
        raise DocumentError(f"{document.source_name or 'document'}: no JSON lines document")
    return document.skeleton


def _read_record(line: str, number: int, name: str) -> JsonRecord:
    place = f"{name}:{number}"
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise DocumentError(f"{place}: no JSON: {error.msg} at column {error.colno}") from None
    except (RecursionError, ValueError) as error:
        raise DocumentError(f"{place}: no usable JSON: {error}") from None
    if not isinstance(found, dict):
        raise DocumentError(f"{place}: {type(found).__name__} found, expected an object with text")
    text = found.get("text")
    if not isinstance(text, str):
        state = "no text" if text is None else f"text is {type(text).__name__}"
        raise DocumentError(f'{place}: {state}, expected {{"id": ..., "text": "..."}}')
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise DocumentError(f"{place}: text holds half of a surrogate pair")
    other_fields = tuple((key, value) for key, value in found.items() if key not in {"id", "text"})
    return JsonRecord(found.get("id"), text, other_fields, number)
