"""Find: what each segment requires, in the light of what its document has said before."""

from __future__ import annotations

from collections.abc import Sequence

from corpora import normalise
from corpora.languages import has_chinese
from glossary.requirements import RequirementFinder
from gongbao.translation.guarantee.document_state import DocumentState
from gongbao.translation.guarantee.segments import ReadSegment, SourceSegment


def find_requirements(
    sources: Sequence[SourceSegment], finder: RequirementFinder, document: DocumentState
) -> list[ReadSegment]:
    """Return the segments with their requirements; `document` takes note of names and marks.

    A term that the document has rendered is required as it was rendered; in running text the
    first mention of one that is to be introduced is required by its first-use form.
    """
    document.marks.note(source.text for source in sources)
    return [_read(source, finder, document) for source in sources]


def _read(source: SourceSegment, finder: RequirementFinder, document: DocumentState) -> ReadSegment:
    normalised = normalise(source.text)
    if not has_chinese(normalised.text):
        return ReadSegment(source, normalised, is_chinese=False)
    found = finder.find(normalised.text, document.names)
    document.names.update(dict.fromkeys(found.names))
    required = map(document.renderings.narrowed, found.required)
    if not source.is_heading:
        required = map(document.renderings.introduced, required)
    return ReadSegment(
        source, normalised, is_chinese=True, requirements=tuple(required), proposed=found.proposed
    )
