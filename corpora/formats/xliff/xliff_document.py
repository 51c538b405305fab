"""XLIFF 1.2 and 2.x files as documents: their sources are read, their targets are written.

Targets that somebody has approved or translated stay. Everything else of the file stays byte for
byte; the inline codes of a source come back in its target, each once and nested as they were.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.documents import (
    Block,
    BlockKind,
    Document,
    KeptText,
    MarkedText,
    StandingTranslation,
)
from corpora.errors import DocumentError
from corpora.formats.runs.inline_runs import Run, differs, run_segments, translated_run
from corpora.formats.runs.joining import translations_of_blocks
from corpora.formats.runs.markup_placement import written
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.formats.xliff.xliff_units import (
    Edit,
    UnitReader,
    XliffFile,
    XliffUnit,
    edited_attribute,
)
from corpora.formats.xml.xml_source import XmlSource, encoded_xml, read_xml, xml_escaped
from corpora.formats.xml.xml_tokens import XmlKind, matching_ends
from corpora.languages import Language, detect_language

_CHINESE = frozenset(("zh", "zho", "chi", "cmn"))
_ENGLISH = frozenset(("en", "eng"))


@dataclass(frozen=True, slots=True)
class _Skeleton:
    source: XmlSource
    units: tuple[XliffUnit, ...]


def read_xliff(data: bytes, *, name: str = "", language: Language | None = None) -> Document:
    """Return an XLIFF file as a document with a block for each source or segment of one.

    Raises:
        DocumentError: naming the file and the line, if it is no XLIFF, or is to be read as Chinese
            and translates other languages than Chinese into English.
    """
    name = name or "document"
    source = read_xml(data, name, may_name_type=True)
    tokens = source.tokens()
    root = next((t for t in tokens if t.kind in (XmlKind.START, XmlKind.EMPTY)), None)
    if root is None or root.name.rpartition(":")[2] != "xliff":
        first = root.name if root else "nothing"
        raise DocumentError(f"{name}: {first} found, expected an xliff element")
    texts = (source.text[t.start : t.end] for t in tokens if t.kind is XmlKind.TEXT)
    reading_language = language or detect_language(html.unescape("".join(texts)))
    reader = UnitReader(source.text, tokens, matching_ends(tokens), reading_language)
    found = tuple(reader.units())
    units = tuple(unit for unit in found if isinstance(unit, XliffUnit))
    standing = tuple(unit for unit in found if isinstance(unit, StandingTranslation))
    kept = tuple(unit for unit in found if isinstance(unit, KeptText))
    if language == "zh":
        for file in reader.files():
            _require_languages_of(source.text, file, name)
    runs = [run for unit in units for run in unit.runs]
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, run_segments(run), number) for number, run in enumerate(runs)
    )
    skeleton = _Skeleton(source, units)
    return Document(
        "xliff",
        blocks,
        skeleton,
        source.encoding,
        reading_language,
        name,
        standing=standing,
        kept=kept if reading_language == "zh" else (),
    )


def render_xliff(document: Document, translations: Sequence[MarkedText]) -> bytes:
    """Return the file with a target for each source that was translated.

    Raises:
        DocumentError: if it translates other languages than Chinese into English.
    """
    name = document.source_name or "document"
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        raise DocumentError(f"{name}: no XLIFF document")
    text = skeleton.source.text
    pairs = iter(translations_of_blocks(document, translations))
    edits: list[Edit] = []
    files: dict[int, XliffFile] = {}
    for unit in skeleton.units:
        of_unit = [next(pairs) for _ in unit.runs]
        if not any(differs(block.segments, made) for block, made in of_unit):
            continue
        edits += [(*unit.target, _target(text, unit, of_unit)), *unit.edits]
        if unit.file is not None:
            files[unit.file.token.start] = unit.file
    next(pairs, None)  # a wrong number of translations is told even where there is no unit
    for file in files.values():
        _require_languages_of(text, file, name)
        if not file.target:
            attribute = "trgLang" if file.is_version_2 else "target-language"
            edits.append(edited_attribute(text, file.token, attribute, "en"))
    result = SplicedSource(text, edits).slice(0, len(text))
    return encoded_xml(result, skeleton.source.encoding)


def require_languages(source: str, target: str, place: str) -> None:
    """Let texts pass that are Chinese and English, or do not say what they are.

    Raises:
        DocumentError: naming the place, a file and a line of it.
    """
    if _is_one_of(source, _CHINESE) and _is_one_of(target, _ENGLISH):
        return
    raise DocumentError(
        f"{place}: from {source or 'no language'} into {target or 'no language'},"
        " expected Chinese (zh) into English (en); correct its languages if they are wrong"
    )


def _require_languages_of(text: str, file: XliffFile, name: str) -> None:
    line = text.count("\n", 0, file.token.start) + 1
    require_languages(file.source, file.target, f"{name}:{line}")


def _is_one_of(tag: str, languages: frozenset[str]) -> bool:
    """Return whether a language tag, if there is any, names one of some languages."""
    return not tag.strip() or re.split("[-_]", tag.strip().lower())[0] in languages


def _target(
    source: str, unit: XliffUnit, of_unit: Sequence[tuple[Block, Sequence[MarkedText]]]
) -> str:
    pairs = iter(of_unit)
    pieces = [unit.opening]
    for part in unit.content:
        if isinstance(part, Run):
            block, translations = next(pairs)
            pieces.append(_written(source, part, block, translations))
        else:
            pieces.append(source[slice(*part)])
    return "".join([*pieces, unit.closing])


def _written(source: str, run: Run, block: Block, translations: Sequence[MarkedText]) -> str:
    text, placed = translated_run(run, block.segments, translations)

    def write_text(start: int, end: int) -> str:
        return xml_escaped(text[start:end])

    def write_markup(start: int, end: int) -> str:
        return source[start:end]

    return written(placed, len(text), write_text, write_markup)
