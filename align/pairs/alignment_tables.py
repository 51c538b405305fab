"""Alignments as tables for people and machines: TSV, JSON lines, translation memory (TMX)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Literal

from align.pairs.file_alignment import FileAlignment
from align.sentences import Alignment, Bead, bead_text
from corpora.memory import MemoryUnit, tmx_lines
from corpora.tables import guarded

TableFormat = Literal["tsv", "jsonl", "tmx"]
TSV_COLUMNS = ("source", "target", "score", "source_ids", "target_ids", "is_moved")

_BREAK = re.compile(r"[\t\r\n]+")


def render_table(aligned: FileAlignment, table_format: TableFormat) -> bytes:
    """Return the alignment of two files as a table of one of the formats, in UTF-8."""
    if table_format == "tmx":
        return tmx(aligned.alignment)
    lines: Callable[[Alignment], Iterator[str]] = (
        jsonl_lines if table_format == "jsonl" else tsv_lines
    )
    return "".join(lines(aligned.alignment)).encode()


def tsv_lines(alignment: Alignment) -> Iterator[str]:
    """Yield a header and a line for each bead; the side of a sentence left alone is empty."""
    yield "\t".join(TSV_COLUMNS) + "\n"
    for bead in alignment.beads:
        cells = (
            guarded(_BREAK.sub(" ", bead_text(alignment.source, bead.source))),
            guarded(_BREAK.sub(" ", bead_text(alignment.target, bead.target))),
            f"{bead.score:.4f}",
            " ".join(map(str, bead.source)),
            " ".join(map(str, bead.target)),
            "moved" if bead.is_moved else "",
        )
        yield "\t".join(cells) + "\n"


def jsonl_lines(alignment: Alignment) -> Iterator[str]:
    """Yield one object for each bead; numbers of sentences count from 0."""
    for bead in alignment.beads:
        yield json.dumps(_record(alignment, bead), ensure_ascii=False) + "\n"


def tmx(alignment: Alignment) -> bytes:
    """Return the pairs as a translation memory, TMX 1.4b, each with its neighbours.

    Sentences left alone are not in it.
    """
    texts = [bead_text(alignment.source, bead.source) for bead in alignment.beads]
    units = (
        MemoryUnit(
            text,
            bead_text(alignment.target, bead.target),
            before,
            after,
            extras=(("x-score", f"{bead.score:.4f}"),),
        )
        for bead, text, before, after in zip(
            alignment.beads, texts, ["", *texts], [*texts[1:], ""], strict=False
        )
        if bead.is_pair
    )
    return "".join(tmx_lines(units)).encode()


def _record(alignment: Alignment, bead: Bead) -> dict[str, object]:
    record: dict[str, object] = {
        "source": list(bead.source),
        "target": list(bead.target),
        "score": round(bead.score, 4),
        "source_text": bead_text(alignment.source, bead.source),
        "target_text": bead_text(alignment.target, bead.target),
    }
    if bead.is_moved:
        record["is_moved"] = True
    return record
