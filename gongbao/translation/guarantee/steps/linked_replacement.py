"""Replace: required words are written over those that word links tie to their source.

A text engine cannot be forced, so what it has twice left out is written into its sentence. Where
the words that stand for a term are linked to it, the term takes their place, their number and
their capitals; a figure takes the place of a figure that nothing accounts for. Words without any
counterpart go where their neighbours in the source put them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from corpora.quantities import find_english_quantities
from corpora.spans import Span
from glossary.dictionary.english_words import STOP_WORDS
from glossary.inflection import in_plural, is_plural
from glossary.requirements import Requirement, RequirementKind
from gongbao.translation.guarantee.draft import (
    Draft,
    attention_mass,
    credited,
    met_spans,
    with_text,
)
from gongbao.translation.guarantee.linked_words import with_links
from gongbao.translation.guarantee.outcomes import Outcome, Stage

_LEAST = 0.35  # share of a word that must be linked to a requirement's source
_SMALL_WORD = 0.05  # what an unlinked "of" between linked words costs
_BREAK = re.compile(r"[,;:.!?()\[\]—–“”\"]")
_ROUNDS = 3
_ENDS = " .!?;:"


def replace_linked(draft: Draft) -> Draft:
    """Return the draft of a text engine with what is still open written over its linked words.

    A draft without any text stays so: there is nothing that words could stand beside.
    """
    if not draft.is_text or not draft.unmet or not draft.text:
        return draft
    draft = with_links(draft)
    for _ in range(_ROUNDS):
        before = len(draft.unmet)
        for index in _in_order(draft):
            if index in draft.unmet:
                draft = _with_requirement(draft, index)
        if not draft.unmet or len(draft.unmet) == before:
            break
    return credited(draft, Outcome.REPLACED, Stage.REPLACEMENT)


def _in_order(draft: Draft) -> list[int]:
    """Return what is open, deprecated terms first: the term they stand for takes their place."""
    required = draft.passage.requirements
    return sorted(
        draft.unmet,
        key=lambda k: (required[k].kind is not RequirementKind.FORBIDDEN, required[k].start),
    )


def _with_requirement(draft: Draft, index: int) -> Draft:
    best: Draft | None = None
    for span, words in _places(draft, index):
        written = with_text(draft, span, words)
        if index in written.unmet or len(written.unmet) >= len(draft.unmet):
            continue
        if written.faults <= draft.faults and not written.is_degenerate:
            return written
        if best is None or written.rank()[:3] < best.rank()[:3]:
            best = written
    return best or draft


def _places(draft: Draft, index: int) -> Iterator[tuple[Span, str]]:
    """Yield where a requirement may be written and how, the likeliest first."""
    requirement = draft.passage.requirements[index]
    if requirement.kind is RequirementKind.FORBIDDEN:
        span = draft.verdicts[index].span
        preferred = _preferred(draft, requirement)
        if span is not None and preferred:
            for words in _shaped(draft.text, span, preferred):
                yield span, words
        return
    if requirement.quantity is not None:
        for span in _loose_figures(draft, requirement):
            yield span, requirement.accepted[0]
    for span in _linked_runs(draft, requirement):
        for form in requirement.accepted[:3]:
            for words in _shaped(draft.text, span, form):
                yield span, words
    place = _boundary(draft, requirement)
    yield Span(place, place), _inserted(draft.text, place, requirement.accepted[0])
    end = len(draft.text.rstrip(_ENDS))
    yield Span(end, end), _inserted(draft.text, end, requirement.accepted[0])


def _preferred(draft: Draft, forbidden: Requirement) -> str:
    """Return what stands for the concept of a deprecated term here."""
    for requirement in draft.passage.requirements:
        is_term = requirement.kind is RequirementKind.TERM and requirement.concept is not None
        if is_term and requirement.concept == forbidden.concept:
            return requirement.accepted[0]
    return forbidden.concept.accepted[0].text if forbidden.concept else ""


def _loose_figures(draft: Draft, requirement: Requirement) -> list[Span]:
    """Return the figures that no requirement accounts for, those linked best first."""
    met = met_spans(draft, requirement)
    loose = [
        figure.span
        for figure in find_english_quantities(draft.text)
        if not any(figure.span.overlaps(other) for other in met)
    ]
    mass = attention_mass(draft, requirement.start, requirement.end)
    expected = len(draft.text) * requirement.start / max(1, len(draft.passage.text))

    def linked(span: Span) -> float:
        held = [k for k, piece in enumerate(draft.spans) if piece.length and piece.overlaps(span)]
        return float(mass[held].max(initial=0.0))

    return sorted(loose, key=lambda span: (-round(linked(span), 1), abs(span.start - expected)))


def _linked_runs(draft: Draft, requirement: Requirement) -> Iterator[Span]:
    """Yield the run of words that is most clearly linked to a requirement's source."""
    met = met_spans(draft, requirement)
    mass = attention_mass(draft, requirement.start, requirement.end)
    words = [
        (span, float(share))
        for span, share in zip(draft.spans, mass, strict=True)
        if span.length and not any(span.overlaps(other) for other in met)
    ]
    best: tuple[float, Span] | None = None
    running, first = 0.0, 0
    last_end = 0
    for k, (span, share) in enumerate(words):
        is_small = draft.text[slice(*span)].lower() in STOP_WORDS
        gain = share - _LEAST if not (is_small and share == 0) else -_SMALL_WORD
        gap = draft.text[last_end : span.start]
        is_apart = k > 0 and (_BREAK.search(gap) or any(c.isalnum() for c in gap))
        if running <= 0 or is_apart:
            running, first = 0.0, k
        running += gain
        last_end = span.end
        if best is None or running > best[0]:
            best = (running, Span(words[first][0].start, span.end))
    if best is None or best[0] <= 0:
        return
    yield _trimmed(draft.text, _whole_words(draft.text, best[1]))


def _whole_words(text: str, span: Span) -> Span:
    """Return a span that cuts no hyphenated word."""
    start, end = span
    while start > 1 and text[start - 1] in "-‑" and text[start - 2].isalnum():
        start -= 1
        while start and text[start - 1].isalnum():
            start -= 1
    while end + 1 < len(text) and text[end] in "-‑" and text[end + 1].isalnum():
        end += 1
        while end < len(text) and text[end].isalnum():
            end += 1
    return Span(start, end)


def _trimmed(text: str, span: Span) -> Span:
    """Return a run without the small words at its edges."""
    words = list(re.finditer(r"\S+", text[slice(*span)]))
    while len(words) > 1 and words[0][0].lower() in STOP_WORDS:
        words.pop(0)
    while len(words) > 1 and words[-1][0].lower() in STOP_WORDS:
        words.pop()
    return Span(span.start + words[0].start(), span.start + words[-1].end()) if words else span


def _shaped(text: str, span: Span, words: str) -> Iterator[str]:
    """Yield required words in the number and with the capitals of those that they replace."""
    old = text[slice(*span)]
    many = in_plural(words)
    if many != words and is_plural(old.split()[-1].lower()):
        yield _with_capitals(text, span, many)
    yield _with_capitals(text, span, words)


def _with_capitals(text: str, span: Span, words: str) -> str:
    if span.start == 0 and words[:1].islower():
        return words[:1].upper() + words[1:]
    return words


def _boundary(draft: Draft, requirement: Requirement) -> int:
    """Return where between two words a requirement belongs by the links of its neighbours."""
    attention = draft.hypothesis.attention[:, :-1]
    places = np.arange(attention.shape[1])
    errors = best_errors = 0.0
    best = 0
    for span, row in zip(draft.spans, attention, strict=True):
        total = float(row.sum())
        if total > 0 and span.length:
            before = float(row[places < requirement.start].sum()) / total
            errors += 1 - 2 * before
        if errors < best_errors:
            best, best_errors = span.end, errors
    return best


def _inserted(text: str, place: int, words: str) -> str:
    """Return words with the spaces and the capital that a place between words asks for."""
    if place == 0 and words[:1].islower():
        words = words[:1].upper() + words[1:]
    if place > 0 and text[place - 1] not in ' ("“‘[':
        words = " " + words
    if place < len(text) and text[place].isalnum():
        words += " "
    return words
