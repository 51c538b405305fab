"""Glossaries as Excel workbooks: one row a concept, every cell a text.

A note on the first term of `zh` or `en` becomes a comment on that cell, where an editor sees it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from corpora.files import write_atomically
from glossary.concepts import Concept, Term
from glossary.exchange.losses import Loss, LossCounter
from glossary.exchange.tables.concept_rows import SpooledRows, row_of

_CELL_LIMIT = 32_767
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDTHS = {
    "zh": 28,
    "zh_hant": 28,
    "en": 44,
    "deprecated": 28,
    "definition": 40,
    "note": 32,
    "source": 32,
    "contexts": 40,
    "first_use": 36,
}
_AUTHOR = "Gongbao"

_Comments = dict[int, tuple[str, str]]


def write_workbook(concepts: Iterable[Concept], path: Path) -> tuple[Loss, ...]:
    """Write concepts as .xlsx; return what is lost."""
    losses = LossCounter()
    comments: _Comments = {}
    with closing(SpooledRows()) as spooled:
        for number, concept in enumerate(concepts):
            plain, chinese, english = _without_notes(concept)
            if chinese or english:
                comments[number] = (_storable(chinese, losses), _storable(english, losses))
            spooled.add([_storable(cell, losses) for cell in row_of(plain, losses)])
        stream = io.BytesIO()
        _workbook(spooled, comments).save(stream)
    write_atomically(path, stream.getvalue())
    return losses.losses()


def _without_notes(concept: Concept) -> tuple[Concept, str, str]:
    """Return the concept without the notes that become comments, and those of zh and en."""
    notes = {"zh": "", "en": ""}
    terms: list[Term] = list(concept.terms)
    for language in notes:
        own = [k for k, t in enumerate(terms) if t.language == language]
        noted = [k for k in own if terms[k].note]
        # With several notes a comment could not say whose it is; they stay in their column.
        is_in_use = own and (language == "zh" or concept.accepted[:1] == (terms[own[0]],))
        if is_in_use and noted == own[:1] and not terms[own[0]].script:
            notes[language] = terms[own[0]].note
            terms[own[0]] = replace(terms[own[0]], note="")
    if not any(notes.values()):
        return concept, "", ""
    return replace(concept, terms=tuple(terms)), notes["zh"], notes["en"]


def _storable(text: str, losses: LossCounter) -> str:
    kept = _ILLEGAL.sub("", text) if not text.isprintable() else text
    if kept != text:
        losses.add("texts with control characters: Excel cannot hold them", kept)
    if len(kept) > _CELL_LIMIT:
        losses.add(f"ends of texts over {_CELL_LIMIT} characters: a cell holds no more", kept)
    return kept[:_CELL_LIMIT]


def _workbook(spooled: SpooledRows, comments: _Comments) -> Any:  # noqa: ANN401 - has no types
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Glossary")
    columns = spooled.columns()
    sheet.freeze_panes = "A2"
    for place, name in enumerate(columns):
        letter = chr(65 + place) if place < 26 else f"A{chr(65 + place - 26)}"
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, 14)
    bold, fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
    sheet.append([_cell(sheet, name, font=bold, fill=fill) for name in columns])
    wrapped = Alignment(wrap_text=True, vertical="top")
    chinese, english = columns.index("zh"), columns.index("en")
    for number, row in enumerate(spooled.rows()):
        cells: list[Any] = [_cell(sheet, text, alignment=wrapped) if text else None for text in row]
        for place, text in zip((chinese, english), comments.get(number, ("", "")), strict=True):
            if text:
                cells[place] = cells[place] or _cell(sheet, "", alignment=wrapped)
                cells[place].comment = Comment(text, _AUTHOR)
        sheet.append(cells)
    return workbook


def _cell(sheet: Any, text: str, **style: object) -> Any:  # noqa: ANN401 - has no types
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # never a formula, whatever it begins with
    for name, value in style.items():
        setattr(cell, name, value)
    return cell
