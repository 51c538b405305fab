"""Recognise: whole cells, labels, units, bylines, addressees: written by rule, never decoded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossary.cells import (
    CellRendering,
    cell_key,
    find_head,
    is_unit_of_measure,
    render_addressees,
    render_byline,
    render_cell,
    render_report_opening,
)
from glossary.reading import verify
from glossary.requirement import RequirementKind
from gongbao.translation.engines import encode_source
from gongbao.translation.guarantee.draft import write_by_rule
from gongbao.translation.guarantee.passages import Passage
from gongbao.translation.guarantee.segments import ReadSegment
from gongbao.translation.guarantee.text_drafts import SourceSide, TextSide
from gongbao.translation.guarantee.translation_rules import CELL
from gongbao.translation.wording import begins_with_verb, load_technical_words

_UNIT = frozenset(("单位", "单位:"))


def recognise_cells(segments: Sequence[ReadSegment], side: SourceSide) -> list[ReadSegment]:
    """Return the segments, those that are wholly a cell with its English as their draft.

    An office's ruling stands above the packaged table: where the cell's English lacks what is
    required, the engine translates. A text engine writes dates in its own style. Among cells that
    are units of measure, 单位 is their head, and no organization.
    """
    has_units = any(is_unit_of_measure(segment.normalised.text) for segment in segments)
    return [
        _recognised(s, side, has_units=has_units) if _may_be_cell(s, side) else s for s in segments
    ]


def _may_be_cell(segment: ReadSegment, side: SourceSide) -> bool:
    is_date = any(r.kind is RequirementKind.DATE for r in segment.requirements)
    keeps_style = isinstance(side, TextSide) and is_date
    return segment.is_chinese and segment.remembered is None and not keeps_style


def _recognised(segment: ReadSegment, side: SourceSide, *, has_units: bool) -> ReadSegment:
    text = segment.normalised.text
    is_head = has_units and cell_key(text) in _UNIT
    rendering = (
        CellRendering("Unit")
        if is_head
        else render_cell(text)
        or render_byline(segment.source.text)
        or render_addressees(text)
        or render_report_opening(text, segment.source.text, segment.requirements)
        or (None if isinstance(side, TextSide) else _lexicon_cell(cell_key(text)))
        or (None if isinstance(side, TextSide) else _headed_cell(text))
    )
    if rendering is None:
        return segment
    required = segment.requirements
    verdicts = verify(required, rendering.english)
    if not all(verdict.is_met for verdict in verdicts):
        return segment
    encoded = encode_source(text, required, side.pieces, side.features)
    passage = Passage(text, required, encoded)
    draft = write_by_rule(passage, rendering.english)
    doubts = (
        (
            CELL.finding(
                f"“{rendering.english}” depends on context: {rendering.note}",
                f"“{text}”的译法取决于上下文",
                text=rendering.english,
            ),
        )
        if rendering.note
        else ()
    )
    return replace(
        segment, passages=(passage,), remembered=draft, findings=(*segment.findings, *doubts)
    )


def _headed_cell(text: str) -> CellRendering | None:
    """Return an item or heading that is one cell or one word of the lexicon: （三）废水治理."""
    head = find_head(text)
    if head is None or head.goes_on or head.english.endswith(":"):
        return None
    words = text[head.length :]
    key = cell_key(words.removesuffix("。"))
    cell = _lexicon_cell(key) or render_cell(key)
    if cell is None:
        return None
    stop = "." if words.endswith("。") else ""
    return replace(cell, english=f"{head.english} {cell.english}{stop}")


def _lexicon_cell(key: str) -> CellRendering | None:
    """Return a text that is one word of the lexicon, 呼吸机; what begins with a verb is decoded.

    A model that sees a word without a sentence takes its characters apart.
    """
    renderings = load_technical_words().renderings(key)
    if not renderings or begins_with_verb(key):
        return None
    return CellRendering(renderings[0][:1].upper() + renderings[0][1:])
