"""Where required words may be written into a sentence, the likeliest place first, and how there.

Over another name of the concept, over the figure that nothing accounts for, over the run of words
that links tie to the source, over a pronoun for what the sentence names elsewhere; else between
the words whose sources stand beside its own, in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from corpora.quantities import Quantity, find_english_quantities
from corpora.quantities.currencies import chinese_currency_names
from corpora.spans import Span
from glossary.english_forms import find_term
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.guarantee.document_state import is_short_for
from gongbao.translation.guarantee.draft import Draft, attention_mass, met_spans
from gongbao.translation.guarantee.steps.text_engines.fitted_words import (
    fitted_forms,
    many_instead_of_one,
    named_in_place,
    without_own_article,
)
from gongbao.translation.guarantee.steps.text_engines.linked_runs import (
    content_keys,
    find_run,
    whole_words,
)
from gongbao.translation.guarantee.steps.text_engines.settled_figures import loose_figures

_TIED = 0.5  # attention from which on a figure of another unit is the source's own
_FORMS = 3  # accepted forms that are tried over linked words
_NEAR = 60  # characters from where a name belongs to the word that stands for it
_ENDS = " .!?;:"
_CLOSED = ("）", ")")
_SHORT_NAME = re.compile(
    r"[”\"]? \((?:the |hereinafter )*[“\"]?(?P<name>[A-Z](?:[\w’&-]| (?=[A-Z])){1,40})[”\"]?\)"
)
_SIGN = re.compile(r"[a-z]+|[^\w\s.,]")
_LETTERS = re.compile(r"(?<![\w-])[A-Z]{2,}s?(?![\w-])")
_NAME_WORD = r"[A-Z][a-z]+(?:-[A-Za-z]+)*"
_SPELLED_OUT = re.compile(rf"(?<![\w-]){_NAME_WORD}(?: (?:of|and|for|the|in|{_NAME_WORD}))+")
_DOTTED = re.compile(r"(?<!\w)U\.S\.? $")
_ARTICLE = re.compile(r"(?<![\w.])an? $", re.IGNORECASE)
_CLAUSE_OPENS = "，。；：、“‘（(,;:而但且令使并若如当因"
_REFERENCE = re.compile(
    r"(?<![\w'’-])(?:[Ii]ts?|[Tt]hey|[Tt]hem|[Tt]heir|[Tt]he (?:city|territory|region|country"
    r"|province|district|county|authority|company|group|bank|bureau|commission))(?![\w'’-])"
)


def find_places(draft: Draft, index: int) -> Iterator[tuple[Span, str]]:
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
            is_there = requirement.accepted[0] in old or _has_value(old, requirement.quantity)
            if is_there and not _is_in_other_money(old, requirement.quantity):
                return  # the digits stand, as another kind of figure: a person reads it
            yield span, max(requirement.accepted, key=lambda form: _likeness(form, old))
    words = _standing_form(draft, requirement)
    named = _its_full_name(draft, requirement)
    if named is not None:
        yield _in_brackets(draft.text, named.end, words)
    run = find_run(draft, requirement)
    for span in (*_other_names(draft, requirement), *([run] if run else [])):
        yield from _over(draft.text, span, requirement.accepted)
    place = _boundary(draft, requirement)
    if requirement.quantity is None:
        for span in _references(draft, requirement, place):
            yield span, named_in_place(draft.text, draft.text[slice(*span)], words)
    yield Span(place, place), _inserted(draft.text, place, words)
    end = len(draft.text.rstrip(_ENDS))
    yield Span(end, end), _inserted(draft.text, end, words)


def _over(text: str, span: Span, accepted: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """Yield the forms as they fit over a place, those first that share most of its words."""
    old = content_keys(text[slice(*span)])
    dotted = _DOTTED.search(text, 0, span.start)
    shared = sorted(accepted, key=lambda form: -len(content_keys(form) & old))
    for form in shared[:_FORMS]:
        place = Span(dotted.start(), span.end) if dotted and form[:2].upper() == "US" else span
        wider = many_instead_of_one(text, place, form)
        if wider is not None:
            yield wider, form
        for words in fitted_forms(text, place, form):
            yield place, without_own_article(text, place, words)


def _preferred(draft: Draft, forbidden: Requirement) -> str:
    """Return what stands for the concept of a deprecated term here."""
    for requirement in draft.passage.requirements:
        is_term = requirement.kind is RequirementKind.TERM and requirement.concept is not None
        if is_term and requirement.concept == forbidden.concept:
            return requirement.accepted[0]
    return forbidden.concept.accepted[0].text if forbidden.concept else ""


def _other_names(draft: Draft, requirement: Requirement) -> list[Span]:
    """Return where other English names of the same concept stand, the longest first.

    Letters that abbreviate an accepted form are such a name, and so is what such letters mean.
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
        if f"{letters[0]}s" in requirement.accepted:  # "signed an MOU" where "MOUs" is ruled
            article = _ARTICLE.search(draft.text, 0, letters.start())
            found.add(Span(article.start() if article else letters.start(), letters.end()))
    for name in _SPELLED_OUT.finditer(draft.text):
        if any(is_short_for(form, name[0]) for form in requirement.accepted):
            found.add(Span(*name.span()))
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
    chosen = alike or [span for span in others if linked(span) > _TIED]
    return sorted(chosen, key=lambda span: (-round(linked(span), 1), abs(span.start - expected)))


def _has_value(words: str, quantity: Quantity) -> bool:
    """Tell whether a figure has the value of another, whatever either counts."""
    values = [(figure.low, figure.high) for figure in find_english_quantities(words)]
    return (quantity.low, quantity.high) in values


def _is_in_other_money(words: str, quantity: Quantity) -> bool:
    """Tell whether a sum is in another currency than the one that the source names in full.

    元 alone says nothing: a page of Hong Kong means its own.
    """
    named = chinese_currency_names()
    is_named = any(len(name) > 1 and name in quantity.text for name in named)
    units = {figure.unit for figure in find_english_quantities(words)}
    return is_named and bool(units & set(named.values())) and quantity.unit not in units


def _likeness(form: str, old: str) -> int:
    """Return how much a figure is written as another: the same words and signs around digits."""
    return len(set(_SIGN.findall(form.lower())) & set(_SIGN.findall(old.lower()))) * 10 - len(form)


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


def _its_full_name(draft: Draft, requirement: Requirement) -> Span | None:
    """Return where the name stands behind which a term is in brackets: 货币组织（组织）."""
    source = draft.passage.text
    if requirement.kind is not RequirementKind.TERM or source[requirement.end :][:1] not in _CLOSED:
        return None
    for verdict in draft.verdicts:
        between = source[verdict.requirement.end : requirement.start]
        if verdict.is_met and verdict.span is not None and between in ("(", "（"):
            return verdict.span
    return None


def _in_brackets(text: str, end: int, words: str) -> tuple[Span, str]:
    """Return where a short name is written behind a name that ends there, over one in brackets."""
    found = _SHORT_NAME.match(text, end)
    if found is not None and words.casefold() not in found[0].casefold():
        return Span(*found.span("name")), words
    return Span(end, end), _inserted(text, end, words)


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
    return within.end if within else whole_words(draft.text, Span(best - 1, best)).end


def _inserted(text: str, place: int, words: str) -> str:
    """Return words in brackets, with the space that a place between words asks for.

    At the beginning they are followed by a colon.
    """
    if place == 0:
        return f"{words[:1].upper()}{words[1:]}: " if text else words
    return f" ({words})"
