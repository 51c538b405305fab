"""Find: what each segment requires, in the light of what its document has said before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpora import normalise
from corpora.languages import has_chinese
from corpora.spans import Span
from glossary.requirement import Requirement, RequirementKind
from glossary.requirements import RequirementFinder
from gongbao.translation.guarantee.document_state import DocumentState, is_short_for
from gongbao.translation.guarantee.segments import ReadSegment, SourceSegment
from gongbao.translation.wording import DocumentWords

_OPENED = re.compile(r"[”’」』》〉]?\s?[(（]\s?(?:简称)?")
_WITH_SHORT_NAME = re.compile(
    r"(?P<name>[^()（）]{2,})[(（](?:以下)?(?:简称)?(?P<quoted>[《“「『]?(?P<short>[^()（）]{2,}?)[》”」』]?)[)）]"
)


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
    """Return requirements without what a source only says again in brackets behind a term.

    《网络防卫计划》(Cybersecurity Fortification Initiative) is said once in English, and so is
    货币发行委员会（货币发行委员会）.
    """
    return [
        requirement
        for k, requirement in enumerate(required)
        if not any(_is_gloss(requirement, term, text) for term in required[:k])
    ]


def with_short_names(
    required: Sequence[Requirement], finder: RequirementFinder
) -> Iterator[Requirement]:
    """Yield requirements, a term that is listed together with its short name as two.

    国际货币基金组织（基金组织）with "International Monetary Fund|IMF" asks for both, as the
    page says both. So it is where some of the renderings abbreviate another, or are what the short
    name is ruled to be, stand in it or have its number (第66章, "Cap. 66").
    """
    for requirement in required:
        found = _WITH_SHORT_NAME.fullmatch(requirement.source)
        is_term = requirement.kind is RequirementKind.TERM and not requirement.conflict
        if found is None or not is_term or requirement.first_use:
            yield requirement
            continue
        short = tuple(
            form
            for form in requirement.accepted
            if any(is_short_for(form, other) for other in requirement.accepted)
        ) or _as_ruled(requirement, found["short"], finder)
        full = tuple(form for form in requirement.accepted if form not in short)
        if not short or not full:
            yield requirement
            continue
        for name, accepted in (("name", full), ("quoted", short)):
            place = Span(*found.span(name))
            yield replace(
                requirement,
                start=requirement.start + place.start,
                end=requirement.start + place.end,
                source=requirement.source[slice(*place)],
                accepted=accepted,
            )


def _as_ruled(requirement: Requirement, short: str, finder: RequirementFinder) -> tuple[str, ...]:
    """Return the renderings that are a short name's, by its rulings, its letters or its number."""
    ruled = {form.casefold() for r in finder.find(short).required for form in r.accepted}
    digits = re.findall(r"\d+", short)
    return tuple(
        form
        for form in requirement.accepted
        if form.casefold() in ruled
        or form.casefold() in short.casefold()
        or (digits and digits == re.findall(r"\d+", form))
    )


def _is_gloss(inner: Requirement, term: Requirement, text: str) -> bool:
    between = text[term.end : inner.start]
    is_behind = term.kind is RequirementKind.TERM and _OPENED.fullmatch(between) is not None
    if not is_behind or text[inner.end : inner.end + 1] not in tuple(")）,，;；"):
        return False
    if inner.kind is RequirementKind.TERM:
        return inner.source == term.source
    words = _letters(inner.source)
    is_copy = inner.kind is RequirementKind.COPY
    return is_copy and any(_letters(form) == words for form in term.accepted)


def _letters(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())


def _read(source: SourceSegment, finder: RequirementFinder, document: DocumentState) -> ReadSegment:
    normalised = normalise(source.text)
    if not has_chinese(normalised.text):
        return ReadSegment(source, normalised, is_chinese=False)
    part = document.parts.enter(normalised.text)
    found = finder.find(normalised.text, document.names)
    document.names.update(dict.fromkeys(found.names))
    apart = tuple(with_short_names(found.required, finder))
    needed = without_glosses(apart, normalised.text)
    required = map(document.renderings.narrowed, needed)
    if not source.is_heading:
        required = map(document.renderings.introduced, required)
    return ReadSegment(
        source,
        normalised,
        is_chinese=True,
        requirements=tuple(required),
        proposed=found.proposed,
        part=part,
        own=DocumentWords(document.home.enter(normalised.text)),
    )
