"""From files to what is checked: a page alone, two aligned documents, a table of pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpora import Document, InputError, decode, detect_language, read_document
from gongbao.checking.material import CheckedDocument, CheckedPair

if TYPE_CHECKING:
    from align.sentences import Alignment, DocumentAligner
    from corpora.tables import TextPair


@dataclass(frozen=True, slots=True)
class AlignedDocuments:
    """Two documents aligned sentence by sentence.

    Attributes:
        checked: Their texts and pairs.
        translation: The English document.
        places: Where each of its segments stands in the English text.
    """

    checked: CheckedDocument
    translation: Document
    places: tuple[tuple[int, int], ...]


def checked_page(
    path: Path | None, data: bytes | None = None, *, name: str = ""
) -> CheckedDocument:
    """Return a translation alone, as a whole page.

    Raises:
        InputError: if it cannot be read or has no English.
    """
    name = name or str(path)
    data = _bytes(path, name) if data is None else data
    document = read_document(path, data, name=name)
    if not any(segment.text.strip() for segment in document.segments):
        raise InputError(f"{name}: there is no text in it")
    if document.language != "en":
        raise InputError(f"{name}: this text is Chinese, expected the English translation")
    text, places = _located(document, data)
    return CheckedDocument(name, text, _blocks(document, places))


def checked_documents(
    source: tuple[str, bytes], target: tuple[str, bytes], aligner: DocumentAligner | None = None
) -> CheckedDocument:
    """Return two documents, each a name and its bytes, aligned sentence by sentence.

    Raises:
        InputError: if one cannot be read or both are in the same language.
    """
    return aligned_documents(source, target, aligner).checked


def aligned_documents(
    source: tuple[str, bytes], target: tuple[str, bytes], aligner: DocumentAligner | None = None
) -> AlignedDocuments:
    """Return the same with both documents, and where the segments of the translation are.

    Raises:
        InputError: if one cannot be read or both are in the same language.
    """
    from align.sentences import DocumentAligner, units_of_document

    chinese = _read(source, "zh")
    english = _read(target, "en")
    source_text, source_places = _located(chinese, source[1])
    target_text, target_places = _located(english, target[1])
    alignment = (aligner or DocumentAligner()).align(
        units_of_document(chinese), units_of_document(english)
    )
    pairs = pairs_of_alignment(
        alignment,
        _without_attributes(chinese, source_places),
        _without_attributes(english, target_places),
    )
    checked = CheckedDocument(
        target[0], target_text, _blocks(english, target_places), source_text, pairs
    )
    return AlignedDocuments(checked, english, tuple(target_places))


def checked_table(rows: Iterable[TextPair], name: str) -> CheckedDocument:
    """Return a table of pairs as one document; both texts have a line for each row.

    Raises:
        InputError: if no row has text or the columns are in the wrong languages.
    """
    rows = tuple(rows)
    pairs = [(row.source, row.target) for row in rows]
    sources, targets = ("\n".join(pair[side] for pair in pairs) for side in (0, 1))
    if not (sources.strip() or targets.strip()):
        raise InputError(f"{name}: there is no text in it")
    languages = [detect_language(text) for text in (sources, targets) if text.strip()]
    if languages == ["en", "zh"]:
        raise InputError(f"{name}: the columns are swapped; the source must be the Chinese")
    if sources.strip() and languages[0] != "zh":
        raise InputError(f"{name}: the source column is not Chinese")
    return replace(checked_lines(pairs, name), rows=tuple(row.line for row in rows))


def checked_lines(rows: Iterable[tuple[str, str]], name: str) -> CheckedDocument:
    """Return pairs of texts as one document."""
    pairs: list[CheckedPair] = []
    sources: list[str] = []
    targets: list[str] = []
    source_place = target_place = 0
    for row in rows:
        source, target = (side.replace("\n", " ") for side in row)
        pairs.append(
            CheckedPair(
                (source_place, source_place + len(source)) if source.strip() else None,
                (target_place, target_place + len(target)) if target.strip() else None,
            )
        )
        sources.append(source)
        targets.append(target)
        source_place += len(source) + 1
        target_place += len(target) + 1
    blocks = tuple(pair.target for pair in pairs if pair.target is not None)
    return CheckedDocument(
        name, "\n".join(targets), blocks, "\n".join(sources), tuple(pairs), is_table=True
    )


def pairs_of_alignment(
    alignment: Alignment, sources: Sequence[tuple[int, int]], targets: Sequence[tuple[int, int]]
) -> tuple[CheckedPair, ...]:
    """Return the beads of an alignment as pairs of places in the two texts."""
    return tuple(
        CheckedPair(
            _whole(bead.source, sources), _whole(bead.target, targets), bead.score, is_certain=False
        )
        for bead in alignment.beads
    )


def _whole(numbers: Sequence[int], places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    return (places[numbers[0]][0], places[numbers[-1]][1]) if numbers else None


def _bytes(path: Path | None, name: str) -> bytes:
    try:
        return path.read_bytes() if path else b""
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from error


def _read(side: tuple[str, bytes], language: str) -> Document:
    name, data = side
    path = None if name == "standard input" else Path(name)
    document = read_document(path, data, name=name)
    text = "\n".join(segment.text for segment in document.segments)
    if not text.strip():
        raise InputError(f"{name}: there is no text in it")
    if detect_language(text) != language:
        expected = {"zh": "Chinese", "en": "English"}[language]
        raise InputError(
            f"{name}: not {expected}; give the Chinese document first, then its English translation"
        )
    return document


def _located(document: Document, data: bytes) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a document and the places of its segments in it.

    Of plain text it is the file as it is, so that lines are the lines of the file; of other
    formats the blocks, one a line.
    """
    segments = document.segments
    if document.format == "text":
        text, _ = decode(data, document.source_name)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        places: list[tuple[int, int]] = []
        cursor = 0
        for segment in segments:
            found = text.find(segment.text, cursor)
            if found < 0:
                break
            places.append((found, found + len(segment.text)))
            cursor = found + len(segment.text)
        if len(places) == len(segments):
            return text, places
    parts: list[str] = []
    places = []
    length = 0
    for block in document.blocks:
        for segment in block.segments:
            words = segment.text.replace("\n", " ")
            places.append((length, length + len(words)))
            gap = segment.gap.replace("\n", " ")
            parts.append(words + gap)
            length += len(words) + len(gap)
        parts.append("\n")
        length += 1
    return "".join(parts), places


def _blocks(document: Document, places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    number = 0
    for block in document.blocks:
        count = len(block.segments)
        if count:
            spans.append((places[number][0], places[number + count - 1][1]))
        number += count
    return tuple(spans)


def _without_attributes(
    document: Document, places: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    number = 0
    for block in document.blocks:
        if block.kind.is_running_text:
            kept += places[number : number + len(block.segments)]
        number += len(block.segments)
    return kept
