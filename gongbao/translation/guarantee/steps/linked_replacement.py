"""Replace: required words are written over those that word links tie to their source.

A text engine cannot be forced, so what it has twice left out is written into its sentence. Where
the words that stand for a term are linked to it, the term takes their place, their number and
their capitals; a figure takes the place of a figure that nothing accounts for. Words without any
counterpart go where their neighbours in the source put them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.fuzz import ratio

from corpora.quantities import Quantity, find_english_quantities
from corpora.spans import Span
from glossary.dictionary.english_words import STOP_WORDS, find_english_words, lemmatise
from glossary.english_forms import find_term
from glossary.inflection import singulars_of
from glossary.requirements import Requirement, RequirementKind
from gongbao.translation.guarantee.document_state import is_short_for
from gongbao.translation.guarantee.draft import (
    Draft,
    attention_mass,
    credited,
    met_spans,
    with_text,
)
from gongbao.translation.guarantee.linked_words import with_links
from gongbao.translation.guarantee.outcomes import Outcome, Stage
from gongbao.translation.guarantee.steps.fitted_words import (
    fitted_forms,
    named_in_place,
    without_own_article,
)
from gongbao.translation.guarantee.steps.settled_figures import loose_figures

_LEAST = 0.5  # share of a word's links that must go to a requirement's source
_OWN = 0.7  # what speaks for a word that is one of the required ones
_FAINT = 0.05  # of all links of a word, below which it has none
_BENEFIT = 0.3  # what a link counts above its probability
_ELSEWHERE = 0.6  # share of a word that is linked to the same Chinese word at another place
_UNLINKED = 0.3  # what a word without links costs between linked ones
_SURE = 0.0  # what a run must have
_FORMS = 3  # accepted forms that are tried over linked words
_NEAR = 60  # characters from where a name belongs to the word that stands for it
_SMALL_WORD = 0.05  # what an unlinked "of" between linked words costs
_BREAK = re.compile(r"[,;:.!?()\[\]—–“”\"]")
_ROUNDS = 3
_ENDS = " .!?;:"
_SIGN = re.compile(r"[a-z]+|[^\w\s.,]")
_HYPHENATED = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)+")
_PART = 0.3  # of a hyphenated word, from which on it is taken whole
_LONG, _ALIKE = 6, 85  # letters and likeness of words that are one but for a letter
_LETTERS = re.compile(r"(?<![\w-])[A-Z]{2,}s?(?![\w-])")
_CLAUSE_OPENS = "，。；：、“‘（(,;:而但且令使并若如当因"
_REFERENCE = re.compile(
    r"(?<![\w'’-])(?:[Ii]ts?|[Tt]hey|[Tt]hem|[Tt]heir|[Tt]he (?:city|territory|region|country"
    r"|province|district|county|authority|company|group|bank|bureau|commission))(?![\w'’-])"
)


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
            yield from _over(draft.text, span, (preferred,))
        return
    if requirement.quantity is not None:
        for span in _wrong_figures(draft, requirement, requirement.quantity):
            old = draft.text[slice(*span)]
            if requirement.accepted[0] in old:
                return  # the digits stand, in a figure that is more than them: a person reads it
            yield span, max(requirement.accepted, key=lambda form: _likeness(form, old))
    for span in (*_other_names(draft, requirement), *_linked_runs(draft, requirement)):
        yield from _over(draft.text, span, requirement.accepted)
    place = _boundary(draft, requirement)
    words = _standing_form(draft, requirement)
    if requirement.quantity is None:
        for span in _references(draft, requirement, place):
            yield span, named_in_place(draft.text, draft.text[slice(*span)], words)
    yield Span(place, place), _inserted(draft.text, place, words)
    end = len(draft.text.rstrip(_ENDS))
    yield Span(end, end), _inserted(draft.text, end, words)


def _over(text: str, span: Span, accepted: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """Yield the forms as they fit over a place, those first that share most of its words."""
    old = _keys(text[slice(*span)])
    shared = sorted(accepted, key=lambda form: -len(_keys(form) & old))
    for form in shared[:_FORMS]:
        for words in fitted_forms(text, span, form):
            yield span, without_own_article(text, span, words)


def _preferred(draft: Draft, forbidden: Requirement) -> str:
    """Return what stands for the concept of a deprecated term here."""
    for requirement in draft.passage.requirements:
        is_term = requirement.kind is RequirementKind.TERM and requirement.concept is not None
        if is_term and requirement.concept == forbidden.concept:
            return requirement.accepted[0]
    return forbidden.concept.accepted[0].text if forbidden.concept else ""


def _other_names(draft: Draft, requirement: Requirement) -> list[Span]:
    """Return where other English names of the same concept stand, the longest first.

    Letters that abbreviate an accepted form are such a name.
    """
    if requirement.concept is None:
        return []
    met = met_spans(draft, requirement)
    found = {
        Span(*place)
        for term in requirement.concept.terms
        if term.language == "en" and term.text not in requirement.accepted
        for place in find_term(term, draft.text)
    }
    for letters in _LETTERS.finditer(draft.text):
        if any(is_short_for(letters[0], form) for form in requirement.accepted):
            found.add(Span(*letters.span()))
    free = [span for span in found if not any(span.overlaps(other) for other in met)]
    place = _boundary(draft, requirement) if len(free) > 1 else 0
    return sorted(free, key=lambda span: (-span.length, abs(span.start - place)))


def _wrong_figures(draft: Draft, requirement: Requirement, quantity: Quantity) -> list[Span]:
    """Return the figures of its kind and unit that nothing accounts for, those linked best first.

    Where there is none, one of another unit that links tie to the same source.
    """
    loose = loose_figures(draft, requirement)
    alike = [
        figure.span
        for figure in loose
        if figure.kind is quantity.kind and figure.unit in (quantity.unit, "")
    ]
    mass = attention_mass(draft, requirement.start, requirement.end)
    expected = len(draft.text) * requirement.start / max(1, len(draft.passage.text))

    def linked(span: Span) -> float:
        held = [k for k, piece in enumerate(draft.spans) if piece.length and piece.overlaps(span)]
        return float(mass[held].max(initial=0.0))

    others = [figure.span for figure in loose if figure.span not in alike]
    chosen = alike or [span for span in others if linked(span) > _LEAST]
    return sorted(chosen, key=lambda span: (-round(linked(span), 1), abs(span.start - expected)))


def _likeness(form: str, old: str) -> int:
    """Return how much a figure is written as another: the same words and signs around digits."""
    return len(set(_SIGN.findall(form.lower())) & set(_SIGN.findall(old.lower()))) * 10 - len(form)


def _linked_runs(draft: Draft, requirement: Requirement) -> Iterator[Span]:
    """Yield the run of words that stands most clearly for a requirement's source.

    A word speaks for it by its links and by being one of the required words, in any form. Words
    that are linked to something else speak against it, unlinked ones less, small ones hardly.
    """
    met = met_spans(draft, requirement)
    shares = _shares(draft, requirement)
    is_linked = draft.hypothesis.attention[:, :-1].sum(axis=1) > _FAINT
    own = {key for form in requirement.accepted for key in _keys(form)}
    best: tuple[float, Span] | None = None
    running, start, last_end = 0.0, 0, 0
    for span, share, linked in zip(draft.spans, shares, is_linked, strict=True):
        if not span.length or any(span.overlaps(other) for other in met):
            running = 0.0
            continue
        word = draft.text[slice(*span)]
        speaks = share + (_OWN if _is_own(_key(word), own) else 0.0)
        gain = min(1.0, speaks) - _LEAST
        if not speaks and not linked:
            gain = -_SMALL_WORD if _is_small(word) else -_UNLINKED
        gap = draft.text[last_end : span.start]
        if running <= 0 or _BREAK.search(gap) or any(map(str.isalnum, gap)):
            running, start = 0.0, span.start
        running += gain
        last_end = span.end
        if best is None or running > best[0]:
            best = running, Span(start, span.end)
    if best is None or best[0] <= _SURE:
        return
    run = _trimmed(draft.text, _whole_words(draft.text, best[1]))
    if not _is_small(draft.text[slice(*run)]):
        yield run


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


def _keys(words: str) -> set[str]:
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


def _is_small(word: str) -> bool:
    """Tell whether a word says little by itself; "US" does not."""
    return word.lower() in STOP_WORDS and not (word.isupper() and len(word) > 1)


def _references(draft: Draft, requirement: Requirement, place: int) -> list[Span]:
    """Return where the sentence only refers to what another place names: "it", "the city"."""
    if not any(
        v.is_met and v.requirement.source == requirement.source and v.requirement is not requirement
        for v in draft.verdicts
    ):
        return []
    met = met_spans(draft, requirement)
    found = [Span(*match.span()) for match in _REFERENCE.finditer(draft.text)]
    near = [
        span
        for span in found
        if abs(span.start - place) <= _NEAR
        and not any(span.overlaps(other) for other in met)
        and _refers(draft.text[slice(*span)].lower(), draft.passage.text, requirement)
    ]
    return sorted(near, key=lambda span: abs(span.start - place))


def _refers(words: str, source: str, requirement: Requirement) -> bool:
    """Tell whether a pronoun can stand for a term by its place in the source.

    "It" is for one that opens a clause, "its" for one that something belongs to.
    """
    if words in ("it", "they", "them"):
        return requirement.start == 0 or source[requirement.start - 1] in _CLAUSE_OPENS
    return words not in ("its", "their") or source[requirement.end : requirement.end + 1].isalpha()


def _standing_form(draft: Draft, requirement: Requirement) -> str:
    """Return the accepted form in which the text has a term already, else the preferred one."""
    for verdict in draft.verdicts:
        if verdict.span is not None and verdict.requirement.source == requirement.source:
            words = draft.text[slice(*verdict.span)].casefold()
            standing = (form for form in requirement.accepted if form.casefold() == words)
            return next(standing, requirement.accepted[0])
    return requirement.accepted[0]


def _whole_words(text: str, span: Span) -> Span:
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
    if not best:
        return 0
    around = (figure.span for figure in find_english_quantities(draft.text))
    within = next((span for span in around if span.start < best < span.end), None)
    return within.end if within else _whole_words(draft.text, Span(best - 1, best)).end


def _inserted(text: str, place: int, words: str) -> str:
    """Return words in brackets, with the space that a place between words asks for.

    At the beginning they are followed by a colon.
    """
    if place == 0:
        return f"{words[:1].upper()}{words[1:]}: " if text else words
    return f" ({words})"
