"""Find: what each segment requires, in the light of what its document has said before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora import normalise
from corpora.languages import has_chinese
from glossary.requirements import Requirement, RequirementFinder, RequirementKind
from gongbao.translation.guarantee.document_state import DocumentState
from gongbao.translation.guarantee.segments import ReadSegment, SourceSegment

_OPENED = re.compile(r"[”’」』》〉]?\s?[(（]\s?(?:简称)?")


def find_requirements(
    sources: Sequence[SourceSegment], finder: RequirementFinder, document: DocumentState
) -> list[ReadSegment]:
    """Return the segments with their requirements; `document` takes note of names and marks.

    A term that the document has rendered is required as it was rendered; in running text the
    first mention of one that is to be introduced is required by its first-use form.
    """
    document.marks.note(source.text for source in sources)
    return [_read(source, finder, document) for source in sources]


def without_glosses(required: Sequence[Requirement], text: str) -> list[Requirement]:
    """Return requirements without the English that a source gives in brackets behind a term.

    《网络防卫计划》(Cybersecurity Fortification Initiative) is said once in English.
    """
    return [
        requirement
        for k, requirement in enumerate(required)
        if requirement.kind is not RequirementKind.COPY
        or not any(_is_gloss(requirement, term, text) for term in required[:k])
    ]


def _is_gloss(copy: Requirement, term: Requirement, text: str) -> bool:
    between = text[term.end : copy.start]
    is_behind = term.kind is RequirementKind.TERM and _OPENED.fullmatch(between) is not None
    is_closed = text[copy.end : copy.end + 1] in tuple(")）,，;；")
    words = _letters(copy.source)
    return is_behind and is_closed and any(_letters(form) == words for form in term.accepted)


def _letters(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())


def _read(source: SourceSegment, finder: RequirementFinder, document: DocumentState) -> ReadSegment:
    normalised = normalise(source.text)
    if not has_chinese(normalised.text):
        return ReadSegment(source, normalised, is_chinese=False)
    found = finder.find(normalised.text, document.names)
    document.names.update(dict.fromkeys(found.names))
    needed = without_glosses(found.required, normalised.text)
    required = map(document.renderings.narrowed, needed)
    if not source.is_heading:
        required = map(document.renderings.introduced, required)
    return ReadSegment(
        source, normalised, is_chinese=True, requirements=tuple(required), proposed=found.proposed
    )
