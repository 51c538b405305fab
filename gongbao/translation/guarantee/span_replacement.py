"""The last resort: writing required words over the target words that are linked to their source."""

from __future__ import annotations

from glossary.requirements import Requirement, RequirementKind
from gongbao.translation.guarantee.draft import (
    Draft,
    Span,
    attention_mass,
    met_spans,
    with_text,
    word_groups,
)
from gongbao.translation.guarantee.units import Unit

_LINKED = 0.3
_WIDEST = 5  # words written over at most


def replace_spans(unit: Unit, draft: Draft) -> Draft:
    """Return the draft with every requirement that was still open written into it."""
    for index in draft.unmet:
        if index not in draft.unmet:
            continue
        requirement = unit.requirements[index]
        if requirement.kind is RequirementKind.FORBIDDEN:
            draft = _without_forbidden(unit, draft, index)
        else:
            draft = _with_words(unit, draft, index, requirement)
    return draft


def _with_words(unit: Unit, draft: Draft, index: int, requirement: Requirement) -> Draft:
    words = requirement.accepted[0]
    met = met_spans(draft, requirement)
    before = len(draft.unmet)
    for span in _spans(unit, draft, requirement, met):
        written = with_text(draft, unit, span, fitted_words(draft.text, span, words))
        if index not in written.unmet and len(written.unmet) < before:
            return written
    return draft


def _spans(unit: Unit, draft: Draft, requirement: Requirement, met: list[Span]) -> list[Span]:
    """Return where the words may be written, the best place first."""
    mass = attention_mass(draft, unit, requirement.start, requirement.end)
    places: list[tuple[float, Span]] = []
    for first, last in word_groups(draft.hypothesis.pieces):
        span = (draft.spans[first][0], draft.spans[last - 1][1])
        free = not any(a < span[1] and span[0] < b for a, b in met)
        if free and span[0] < span[1]:
            places.append((float(mass[first:last].max(initial=0.0)), _trimmed(draft.text, span)))
    found: list[Span] = []
    if places:
        best = max(range(len(places)), key=lambda k: places[k][0])
        if places[best][0] >= _LINKED:
            low = high = best
            while low > 0 and places[low - 1][0] >= _LINKED and high - low < _WIDEST:
                low -= 1
            while (
                high + 1 < len(places) and places[high + 1][0] >= _LINKED and high - low < _WIDEST
            ):
                high += 1
            whole = (places[low][1][0], places[high][1][1])
            if not any(a < whole[1] and whole[0] < b for a, b in met):
                found.append(whole)
            found.append(places[best][1])
        found.append((places[best][1][0], places[best][1][0]))
    end = len(draft.text.rstrip(" .!?;:"))
    return [*found, (end, end)]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while end > start + 1 and text[end - 1] in ".,;:!?)\"'”’":
        end -= 1
    return start, end


def fitted_words(text: str, span: Span, words: str) -> str:
    """Return the words with the spaces and the capital that their place asks for."""
    start, end = span
    if start == 0 and words[:1].islower():
        words = words[:1].upper() + words[1:]
    if start > 0 and text[start - 1] not in ' ("“‘[':
        words = " " + words
    if end < len(text) and text[end].isalnum():
        words += " "
    return words


def _without_forbidden(unit: Unit, draft: Draft, index: int) -> Draft:
    """Write the preferred term over a deprecated one."""
    requirement = unit.requirements[index]
    preferred = requirement.concept.accepted[0].text if requirement.concept else ""
    for _ in range(20):
        span = draft.verdicts[index].span
        if draft.verdicts[index].is_met or span is None:
            break
        draft = with_text(draft, unit, span, preferred)
    return draft
