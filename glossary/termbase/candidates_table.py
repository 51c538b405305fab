"""What `gongbao glossary extract` proposed, read back for the termbase."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from corpora import decode, normalise_term
from corpora.errors import GlossaryError
from glossary.concepts import Approval, Concept, Term

_REQUIRED = ("zh", "en")
_APPROVED = "approved:"


def read_candidates(path: Path, *, least_score: float = 0.0) -> Iterator[Concept]:
    """Yield proposed concepts from a table of candidates.

    Its columns are zh and en, and perhaps score, ruling and contexts. Candidates that the
    glossaries already rule on, and those below `least_score`, are passed over.

    Raises:
        GlossaryError: naming the line, for a table without zh and en, or a row without either.
    """
    try:
        text, _ = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror}") from error
    lines = text.lstrip("\ufeff").splitlines()
    reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = [cell.strip().lower() for cell in next(reader, [])]
    for name in _REQUIRED:
        if name not in header:
            raise GlossaryError(f"{path}:1: columns {', '.join(header) or 'none'}; expected {name}")
    for row in reader:
        cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
        if any(cells.values()):
            place = f"{path}:{reader.line_num}"
            if not cells.get("zh") or not cells.get("en"):
                raise GlossaryError(f"{place}: {len(row)} columns, expected zh and en")
            concept = _proposal(cells, place, least_score)
            if concept is not None:
                yield concept


def _proposal(cells: dict[str, str], place: str, least_score: float) -> Concept | None:
    try:
        score = float(cells.get("score") or "inf")
    except ValueError:
        raise GlossaryError(f"{place}: score {cells['score']!r} is no number") from None
    if score < least_score or cells.get("ruling", "").startswith(_APPROVED):
        return None
    contexts = tuple(part.strip() for part in cells.get("contexts", "").split("||"))
    chinese = normalise_term(cells["zh"])
    english = Term(
        cells["en"], "en", approval=Approval.PROPOSED, contexts=tuple(filter(None, contexts))
    )
    return Concept(chinese, (Term(chinese, "zh"), english))
