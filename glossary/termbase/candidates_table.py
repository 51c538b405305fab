"""What `gongbao glossary extract` proposed, read back for the termbase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpora import normalise_term
from corpora.errors import DocumentError, EncodingError, GlossaryError
from corpora.tables import PairRow, read_pair_rows
from glossary.concepts import Approval, Concept, Term

_APPROVED = "approved:"


def read_candidates(path: Path, *, least_score: float = 0.0) -> Iterator[Concept]:
    """Yield proposed concepts from a table of candidates.

    Its columns are zh and en, and perhaps score, ruling and contexts. Candidates that the
    glossaries already rule on, and those below `least_score`, are passed over.

    Raises:
        GlossaryError: naming the line, for a table without zh and en, or a row without either.
    """
    try:
        for row in read_pair_rows(path):
            if row.problem or not row.source.strip() or not row.target.strip():
                problem = row.problem or "expected a term in zh and in en"
                raise GlossaryError(f"{row.place}: {problem}")
            concept = _proposal(row, least_score)
            if concept is not None:
                yield concept
    except (DocumentError, EncodingError) as error:
        raise GlossaryError(str(error)) from None


def _proposal(row: PairRow, least_score: float) -> Concept | None:
    cells = row.cells
    try:
        score = float(cells.get("score") or "inf")
    except ValueError:
        raise GlossaryError(f"{row.place}: score {cells['score']!r} is no number") from None
    if score < least_score or cells.get("ruling", "").startswith(_APPROVED):
        return None
    contexts = tuple(part.strip() for part in cells.get("contexts", "").split("||"))
    chinese = normalise_term(row.source.strip())
    english = Term(
        row.target.strip(), "en", approval=Approval.PROPOSED, contexts=tuple(filter(None, contexts))
    )
    return Concept(chinese, (Term(chinese, "zh"), english))
