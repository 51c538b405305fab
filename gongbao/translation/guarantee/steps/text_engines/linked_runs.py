"""Which run of English words stands for the source of a requirement, by links and by its words."""

from __future__ import annotations

import re

import numpy as np
from rapidfuzz.fuzz import ratio

from corpora.spans import Span
from glossary.dictionary.english_words import STOP_WORDS, find_english_words, lemmatise
from glossary.inflection import singulars_of
from glossary.requirement import Requirement
from gongbao.translation.guarantee.draft import Draft, attention_mass, met_spans

_LEAST = 0.5  # share of a word's links that must go to a requirement's source
_OWN = 0.7  # what speaks for a word that is one of the required ones
_MOST = 1.0  # that can speak for a word
_FAINT = 0.05  # of all links of a word, below which it has none
_BENEFIT = 0.3  # what a link counts above its probability
_ELSEWHERE = 0.6  # share of a word that is linked to the same Chinese word at another place
_UNLINKED = 0.3  # what a word without links costs between linked ones
_SMALL_WORD = 0.05  # what an unlinked "of" between linked words costs
_BREAK = re.compile(r"[,;:.!?()\[\]—–“”\"]")
_HYPHENATED = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)+")
_PART = 0.3  # of a hyphenated word, from which on it is taken whole
_LONG, _ALIKE = 6, 85  # letters and likeness of words that are one but for a letter


def find_run(draft: Draft, requirement: Requirement) -> Span | None:
    """Return the run of words that stands most clearly for a requirement's source, None for none.

    A word speaks for it by its links and by being one of the required words, in any form. Words
    that are linked to something else speak against it, unlinked ones less, small ones hardly.
    """
    met = met_spans(draft, requirement)
    shares = _shares(draft, requirement)
    is_linked = draft.hypothesis.attention[:, :-1].sum(axis=1) > _FAINT
    own = {key for form in requirement.accepted for key in content_keys(form)}
    best: tuple[float, Span] | None = None
    running, start, last_end = 0.0, 0, 0
    for span, share, linked in zip(draft.spans, shares, is_linked, strict=True):
        if not span.length or any(span.overlaps(other) for other in met):
            running = 0.0
            continue
        word = draft.text[slice(*span)]
        speaks = share + (_OWN if _is_own(_key(word), own) else 0.0)
        gain = min(_MOST, speaks) - _LEAST
        if not speaks and not linked:
            gain = -_SMALL_WORD if _is_small(word) else -_UNLINKED
        gap = draft.text[last_end : span.start]
        if running <= 0 or _BREAK.search(gap) or any(map(str.isalnum, gap)):
            running, start = 0.0, span.start
        running += gain
        last_end = span.end
        if best is None or running > best[0]:
            best = running, Span(start, span.end)
    if best is None or best[0] <= 0:
        return None
    run = _trimmed(draft.text, whole_words(draft.text, best[1]))
    return None if _is_small(draft.text[slice(*run)]) else run


def _shares(draft: Draft, requirement: Requirement) -> list[float]:
    """Return for each word how surely it belongs to a requirement's source, in [0, 1].

    A word that is linked to the same Chinese word elsewhere may as well belong here.
    """
    text = draft.passage.text
    source = text[requirement.start : requirement.end]
    attention = draft.hypothesis.attention[:, :-1]
    mass = attention_mass(draft, requirement.start, requirement.end)
    shares: list[float] = []
    for row, inside in zip(attention, mass, strict=True):
        total = float(row.sum())
        if total <= _FAINT:
            shares.append(0.0)
        elif inside > 0:
            shares.append(min(float(inside) / total, float(inside) + _BENEFIT))
        else:
            word = "".join(text[k] for k in np.flatnonzero(row > _FAINT))
            shares.append(_ELSEWHERE if len(word) > 1 and word in source else 0.0)
    return shares


def _is_small(word: str) -> bool:
    """Tell whether a word says little by itself; "US" does not."""
    return word.lower() in STOP_WORDS and not (word.isupper() and len(word) > 1)


def content_keys(words: str) -> set[str]:
    """Return what the words that say something have in common with their other forms."""
    return {_key(word.text) for word in find_english_words(words) if not _is_small(word.text)}


def _is_own(key: str, own: set[str]) -> bool:
    """Tell whether a word is among the required ones, a letter more or less in long ones."""
    return key in own or any(
        min(len(key), len(other)) >= _LONG and ratio(key, other) >= _ALIKE for other in own
    )


def _key(word: str) -> str:
    """Return what all forms of a word have in common."""
    small = word.lower()
    return lemmatise(next(iter(singulars_of(small)), small))


def whole_words(text: str, span: Span) -> Span:
    """Return a span that cuts no hyphenated word: with it whole, or without it where little is in.

    "Loan" becomes "Loan-to-Value", "Invest Hong Kong co" of "co-organised" loses the "co".
    """
    start, end = span
    for found in _HYPHENATED.finditer(text):
        whole = Span(*found.span())
        if whole.start < start < whole.end:
            start = whole.start if _is_mostly_in(whole, span) or end <= whole.end else whole.end
        if whole.start < end < whole.end:
            is_kept = _is_mostly_in(whole, span) or start >= whole.start
            end = whole.end if is_kept else whole.start
    return Span(start, len(text[:end].rstrip()))


def _is_mostly_in(whole: Span, span: Span) -> bool:
    inside = min(whole.end, span.end) - max(whole.start, span.start)
    return inside >= _PART * whole.length


def _trimmed(text: str, span: Span) -> Span:
    """Return a run without the small words at its edges."""
    words = list(re.finditer(r"\S+", text[slice(*span)]))
    while len(words) > 1 and _is_small(words[0][0]):
        words.pop(0)
    while len(words) > 1 and _is_small(words[-1][0]):
        words.pop()
    return Span(span.start + words[0].start(), span.start + words[-1].end()) if words else span
