"""A bilingual text as a grid of cells, the same in Excel, Word and HTML, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from corpora.errors import DocumentError
from corpora.handover.bilingual_rows import BilingualRow, BilingualText

HEADER = ("#", "Chinese 原文", "English 译文", "Terms 术语", "Notes 说明")
NOTICE = (
    "Edit the English column only. Tags such as {1}words{/1} stand for bold, links and the like:"
    " keep each once. · 请只改英文列；{1}…{/1} 等标记代表加粗、链接等，各保留一次。"
)
_MARKER = "gongbao:"
_LABEL = re.compile(r"(\d+)\s*·\s*([0-9a-f]{8})")


def grid(text: BilingualText) -> list[tuple[str, ...]]:
    """Return the rows of cells below the header."""
    return [
        (f"{row.number} · {row.seal}", row.source, row.target, row.terms, row.notes)
        for row in text.rows
    ]


def record(text: BilingualText) -> str:
    """Return the line by which the file finds its document again."""
    facts = {
        "document": text.document,
        "sha256": text.digest,
        "article": text.is_article,
        "signature": text.signature,
    }
    return _MARKER + json.dumps(facts, ensure_ascii=False)


def bilingual_text(rows: Sequence[Sequence[str]], line: str, name: str) -> BilingualText:
    """Return what a grid and its record say.

    Raises:
        DocumentError: naming file and row, where a row has lost its number or its cells.
    """
    facts = _facts(line, name)
    found: list[BilingualRow] = []
    for place, cells in enumerate(rows, start=1):
        if not any(cell.strip() for cell in cells):
            continue
        label = _LABEL.search(cells[0]) if cells else None
        if label is None and cells and cells[0].strip().startswith("#"):
            continue
        if label is None or len(_LABEL.findall(cells[0])) > 1 or len(cells) < 3:
            raise DocumentError(
                f"{name}: line {place} of the table: {cells[0][:40]!r} found, expected one row"
                " number as Gongbao wrote it (12 · 1a2b3c4d); were rows merged?"
            )
        terms, notes = ([*cells[3:], "", ""])[:2]
        found.append(BilingualRow(int(label[1]), cells[1], cells[2], label[2], terms, notes))
    return BilingualText(
        str(facts["document"]),
        str(facts["sha256"]),
        tuple(found),
        bool(facts.get("article")),
        str(facts.get("signature", "")),
    )


def _facts(line: str, name: str) -> dict[str, object]:
    start = line.find(_MARKER)
    try:
        facts = json.loads(line[start + len(_MARKER) :].strip()) if start >= 0 else None
    except json.JSONDecodeError:
        facts = None
    if not isinstance(facts, dict) or not {"document", "sha256"} <= facts.keys():
        raise DocumentError(
            f"{name}: its record of the document is missing or damaged; expected a file written by"
            " gongbao translate --bilingual"
        )
    return facts
