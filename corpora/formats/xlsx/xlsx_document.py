"""Excel workbooks: the words of cells, notes, headers, text boxes and charts are exchanged.

Numbers, formulas, merged cells, widths and styles stay as they are, byte for byte outside the
strings; what a formula, a filter or a list of choices says of cells is said as the cells say it. A
string that many cells share is read once, where it is seen first. Sheets are renamed
where no formula names them. Headings of tables are renamed in the table with the cell; those that
formulas name stay Chinese, because the formulas would break.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from corpora.documents import Block, Document, MarkedText, Segment
from corpora.errors import DocumentError
from corpora.formats.office.office_package import OfficePackage
from corpora.formats.office.office_texts import exchanged, exchanged_copies
from corpora.formats.runs.joining import joined_text, translations_of_blocks
from corpora.formats.runs.spliced_source import SplicedSource
from corpora.formats.xlsx.xlsx_formula_words import with_lists_that_fit
from corpora.formats.xlsx.xlsx_reader import WorkbookSkeleton, WorkbookTable, read_workbook
from corpora.formats.xlsx.xlsx_sheet_names import attribute, distinct_names, renamed_references
from corpora.formats.xml.xml_source import encoded_xml, xml_escaped
from corpora.languages import Language

_CALCULATION = re.compile(r"<(?:\w+:)?calcPr\b(?P<attributes>[^>]*?)/?>")
_WORKBOOK = 1  # of the parts
_Pair = tuple[Block, Sequence[MarkedText]]


def read_xlsx(data: bytes, *, name: str = "", language: Language | None = None) -> Document:
    """Return a workbook: its cells in reading order, sheet by sheet, each with what lies over it.

    Raises:
        DocumentError: naming file and part, for what is damaged, encrypted, dangerous or no
            workbook.
    """
    package = OfficePackage(data, name or "workbook")
    package.require_whole()
    skeleton, blocks, language = read_workbook(package, language)
    return Document("xlsx", blocks, skeleton, "utf-8", language, name, kept=skeleton.kept)


def render_xlsx(document: Document, translations: Sequence[MarkedText]) -> bytes:
    """Return the file with its words translated; with nothing changed, the very same bytes."""
    skeleton = document.skeleton
    if not isinstance(skeleton, WorkbookSkeleton):
        raise DocumentError(f"{document.source_name or 'document'}: no Excel workbook")
    pairs = list(translations_of_blocks(document, translations))
    for table in skeleton.tables:
        _make_headings_differ(table, pairs)
    translated: dict[str, list[tuple[Sequence[Segment], Sequence[MarkedText]]]] = {}
    stretches: list[list[tuple[int, int, str]]] = []
    for number, part in enumerate(skeleton.parts):
        own = sorted(
            (place[1], block) for block, place in enumerate(skeleton.places) if place[0] == number
        )
        translated[part.name] = [(pairs[k][0].segments, pairs[k][1]) for _, k in own]
        stretches.append(exchanged(part, translated[part.name]))
        stretches[-1] += exchanged_copies(part, translated)
    if not any(stretches):
        return skeleton.package.rewritten({})
    for number, start, end, english in skeleton.page_numbers:
        stretches[number].append((start, end, english))
    _rename_sheets(skeleton, stretches)
    if skeleton.has_formula_words:
        stretches[_WORKBOOK] += _calculated_anew(skeleton.parts[_WORKBOOK].source.text)
    changed: dict[str, bytes] = {}
    for part, found in zip(skeleton.parts, stretches, strict=True):
        if found:
            changed[part.name] = _spliced(part.source.text, found, part.source.encoding)
    for table in skeleton.tables:
        names = _column_names(table, pairs)
        if names:
            changed[table.part] = _spliced(table.source, names, "utf-8")
    return skeleton.package.rewritten(changed)


def _make_headings_differ(table: WorkbookTable, pairs: list[_Pair]) -> None:
    """Number headings that are the same in English: in a table, no two may be."""
    seen: set[str] = set()
    for column, number in table.columns:
        name = joined_text(*pairs[number]) if number >= 0 else column.name
        count = 2
        while name.lower() in seen:
            if number < 0:
                break
            block, texts = pairs[number]
            last = texts[-1]
            addition = f" ({count})"
            pairs[number] = (block, (*texts[:-1], MarkedText(last.text + addition, last.marks)))
            name = joined_text(*pairs[number])
            if name.lower() in seen:
                pairs[number] = (block, texts)
            count += 1
        seen.add(name.lower())


def _column_names(table: WorkbookTable, pairs: list[_Pair]) -> list[tuple[int, int, str]]:
    """Return the names of the columns whose headings have changed, and where they stand."""
    names: list[tuple[int, int, str]] = []
    for column, number in table.columns:
        if number >= 0:
            block, texts = pairs[number]
            if any(t.text != s.text for t, s in zip(texts, block.segments, strict=True)):
                name = xml_escaped(joined_text(block, texts)).replace('"', "&quot;")
                names.append((column.start, column.end, name.replace("\n", "_x000a_")))
    return names


def _rename_sheets(skeleton: WorkbookSkeleton, stretches: list[list[tuple[int, int, str]]]) -> None:
    """Write the new names of sheets, none twice, and where print areas and charts have them."""
    source = skeleton.parts[_WORKBOOK].source.text
    names = {name: name for name in skeleton.sheet_names}
    own = stretches[_WORKBOOK]
    names |= {html.unescape(source[start:end]): new for start, end, new in own}
    names = distinct_names(names)
    stretches[_WORKBOOK] = [
        (start, end, attribute(names[html.unescape(source[start:end])])) for start, end, _ in own
    ]
    if own:
        for number, part in enumerate(skeleton.parts):
            if number == _WORKBOOK or "/charts/" in part.name:
                stretches[number] += renamed_references(part.source.text, names)


def _calculated_anew(source: str) -> list[tuple[int, int, str]]:
    """Return what tells a workbook to compute its formulas when opened: their words are old."""
    settings = _CALCULATION.search(source)
    if settings is None or "fullCalcOnLoad" in settings["attributes"]:
        return []
    place = settings.end("attributes")
    return [(place, place, ' fullCalcOnLoad="1"')]


def _spliced(text: str, stretches: list[tuple[int, int, str]], encoding: str) -> bytes:
    pieces = SplicedSource(text, stretches).pieces(0, len(text))
    if "formula1>" in text:
        pieces = iter([with_lists_that_fit("".join(pieces))])
    return encoded_xml(pieces, encoding)
