"""Tables as text (CSV, TSV): the words of cells are exchanged, all else stays byte for byte.

Columns, quotes, figures, empty cells and line ends are as they were. Of a cell that is computed the
words are exchanged (`=IF(A1>0,"增长","下降")`), but for those that it joins or computes with
(`=A1&"市"`), which stay and are recorded. What would be computed only in English gets an apostrophe
before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from corpora.documents import BlockKind, Document, KeptReason, KeptText, MarkedText
from corpora.errors import DocumentError
from corpora.formats.office.office_texts import OfficePart, OfficeText, exchanged, text_events
from corpora.formats.office.rich_runs import rich_run
from corpora.formats.runs.joining import translations_of_blocks
from corpora.formats.runs.kept_words import kept_at
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.formats.xlsx.xlsx_formula_words import plain_formula_words
from corpora.formats.xml.xml_source import XmlSource
from corpora.languages import Language, detect_language, has_chinese, has_words
from corpora.tables import guarded

_SEPARATORS = ("\t", ",", ";")
_LINES_LOOKED_AT = 50
_LONGEST_CELL = 32_767  # of Excel


@dataclass(frozen=True, slots=True)
class _Skeleton:
    part: OfficePart


def read_csv(
    text: str, *, encoding: str = "utf-8", name: str = "", language: Language | None = None
) -> Document:
    """Return a table as a document: a block for each cell with words of its language."""
    language = language or detect_language(text)
    separator = _separator(text, name)
    cells: list[OfficeText] = []
    kept: list[KeptText] = []
    for start, end, said, is_quoted in _cells(text, separator):
        if not has_words(said, language):
            continue
        if not said.lstrip().startswith("="):
            finish = partial(_written, separator, is_quoted)
            cells += _cell((start, end), said, finish, language)
            continue
        for words in plain_formula_words(said):
            place = _place_in_cell(said, words.start, is_quoted=is_quoted) + start
            span = place, _place_in_cell(said, words.end, is_quoted=is_quoted) + start
            if words.holder == "kept" and has_chinese(words.text):
                kept.append(kept_at(text, *span, KeptReason.FORMULA, words.text))
            elif has_words(words.text, language):
                finish = partial(_written_string, separator, is_quoted)
                cells += _cell(span, words.text, finish, language)
    blocks = tuple(cell.block(number) for number, cell in enumerate(cells))
    skeleton = _Skeleton(OfficePart(name, XmlSource(text, encoding), tuple(cells)))
    is_chinese = language == "zh"
    return Document(
        "csv", blocks, skeleton, encoding, language, name, kept=tuple(kept) if is_chinese else ()
    )


def render_csv(document: Document, translations: Sequence[MarkedText]) -> str:
    """Return the table with its words translated.

    What came in a Chinese encoding begins with a byte order mark, without which Excel would take
    UTF-8 for that encoding.
    """
    skeleton = document.skeleton
    if not isinstance(skeleton, _Skeleton):
        raise DocumentError(f"{document.source_name or 'document'}: no table of text")
    pairs = [(b.segments, texts) for b, texts in translations_of_blocks(document, translations)]
    changed = exchanged(skeleton.part, pairs)
    source = skeleton.part.source.text
    mark = "\ufeff" if changed and document.encoding != "utf-8" else ""
    return mark + SplicedSource(source, changed).slice(0, len(source))


def _cell(
    span: tuple[int, int], said: str, finish: Callable[[str], str], language: Language
) -> Iterator[OfficeText]:
    events = list(text_events(said, "", "\n"))
    words = rich_run(events, span, language, joins_lines=False, markup_of=str)
    if words.run.segments:
        yield OfficeText(words, BlockKind.TABLE_CELL, _same_words, finish)


def _same_words(_worn: str, words: str) -> str:
    return words


def _written(separator: str, is_quoted: bool, words: str) -> str:
    words = guarded(re.sub(r" *\n *", "\n", words))
    if is_quoted or any(mark in words for mark in (separator, '"', "\n", "\r")):
        return '"' + words.replace('"', '""') + '"'
    return words


def _written_string(separator: str, is_quoted: bool, words: str) -> str:
    """Return a string of a formula, which may end neither the string nor its cell."""
    words = re.sub(r"\s*\n\s*", " ", words).replace('"', '""')
    if is_quoted:
        return words.replace('"', '""')
    return words.replace(separator, ";" if separator == "," else " ").replace('""', "”")


def _place_in_cell(said: str, place: int, *, is_quoted: bool) -> int:
    """Return where in a cell as it is written a place of what it says is."""
    return 1 + place + said.count('"', 0, place) if is_quoted else place


def _separator(text: str, name: str) -> str:
    """Return what stands between cells: what the name says, else what most lines have most of."""
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    lines = re.sub(r'"[^"]*"', "", text[:100_000]).splitlines()[:_LINES_LOOKED_AT]
    counts = {mark: sum(line.count(mark) for line in lines) for mark in _SEPARATORS}
    return max(_SEPARATORS, key=lambda mark: (counts[mark], mark == ","))


def _cells(text: str, separator: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield where each cell stands, what it says, and whether it is quoted.

    A quote that is never closed is text.
    """
    mark = re.escape(separator)
    quoted = rf'"(?P<said>(?>(?:[^"]|""){{0,{_LONGEST_CELL}}}))"(?=[ \t]*(?:{mark}|[\r\n]|\Z))'
    pattern = re.compile(rf"{quoted}|[^{mark}\r\n]+")
    for match in pattern.finditer(text):
        is_quoted = match["said"] is not None
        said = match["said"].replace('""', '"') if is_quoted else match[0]
        yield *match.span(), said, is_quoted
