"""Does a translation meet its requirements, each with a span of its own?

Finding disjoint spans where each requirement accepts several is the job interval selection
problem, which is NP-hard: leftmost-greedy and bipartite matching are both wrong under overlap. A
segment has a dozen requirements, so an exact search is cheap; a budget of nodes bounds the worst
case, and running out of it reads as unmet, never as met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from corpora.quantities import Quantity, QuantityKind, find_english_quantities, render_idioms
from corpora.spans import Span
from glossary.concepts import Term
from glossary.english_forms import find_term, find_words
from glossary.reading.figures import figures_stating, with_ends_apart
from glossary.requirement import Requirement, RequirementKind

_NODE_BUDGET = 20_000
_LABELLED = re.compile(r"([A-Za-z][A-Za-z ]{3,}) (\d{1,3})")
_LISTED = r"(?:\d+(?:, and |, | and | or | to | & |/|–|-))*"
_MEASURED = frozenset(
    {
        QuantityKind.AMOUNT,
        QuantityKind.MEASURE,
        QuantityKind.MULTIPLE,
        QuantityKind.NUMBER,
        QuantityKind.PERCENT,
        QuantityKind.PERCENTAGE_POINT,
    }
)
"""Figures in which the digits of a name are no name: 5·12 is not in "5.12 million"."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one requirement holds in a translation, and where.

    `span` is where it is met, or, for a forbidden term, where the term stands.
    """

    requirement: Requirement
    is_met: bool
    span: Span | None = None


def verify(
    requirements: Sequence[Requirement],
    translation: str,
    figures: Sequence[Quantity] | None = None,
) -> tuple[Verdict, ...]:
    """Return a verdict for each requirement, in their order, on the written translation.

    `figures` are those of the translation, where the caller has read them.

    As many requirements as possible are met, no two by overlapping spans. A forbidden term
    counts only outside the spans of met terms, since another ruling may demand the same words.
    """
    positive = [r for r in requirements if r.kind is not RequirementKind.FORBIDDEN]
    choices = _choices(positive, translation, figures)
    assigned = _with_whole_terms(_assign(positive, choices), choices)
    spans = dict(zip(map(id, positive), assigned, strict=True))
    held = [
        span
        for requirement, span in zip(positive, assigned, strict=True)
        if span is not None and requirement.kind is RequirementKind.TERM
    ]
    verdicts: list[Verdict] = []
    for requirement in requirements:
        if requirement.kind is RequirementKind.FORBIDDEN:
            standing = _forbidden_span(requirement, translation, held)
            verdicts.append(Verdict(requirement, standing is None, standing))
        else:
            span = spans[id(requirement)]
            verdicts.append(Verdict(requirement, span is not None, span))
    return tuple(verdicts)


def spans_of(requirement: Requirement, translation: str) -> list[Span]:
    """Return every span of the translation that would satisfy one requirement."""
    return _choices([requirement], translation, None)[0]


def _forbidden_span(requirement: Requirement, translation: str, held: list[Span]) -> Span | None:
    for text in requirement.accepted:
        for start, end in find_term(Term(text, "en"), translation):
            if not any(span.contains((start, end)) for span in held):
                return Span(start, end)
    return None


def _choices(
    requirements: Sequence[Requirement], translation: str, figures: Sequence[Quantity] | None
) -> list[list[Span]]:
    kinds = {requirement.kind for requirement in requirements}
    needs_figures = RequirementKind.COPY in kinds or any(r.quantity for r in requirements)
    if figures is None:
        found = find_english_quantities(translation) if needs_figures else ()
        wanted = [r.quantity for r in requirements if r.quantity is not None]
        figures = with_ends_apart(found, wanted, translation)
    # A range has both its ends in it whole: 04398812 in "04398812 to 04398820".
    measured = [f for f in figures if f.kind in _MEASURED and not f.is_range]
    choices: list[list[Span]] = []
    for requirement in requirements:
        spans: set[Span] = set()
        if requirement.quantity is not None:
            quantity = requirement.quantity
            stating = figures_stating(quantity, figures, translation)
            spans.update(f.span for f in stating)
            if not spans:  # a rendering that is no figure by itself, such as "quadruple"
                for form in (*requirement.accepted, *render_idioms(quantity)):
                    written = (Span(*found) for found in find_words(form, translation))
                    spans.update(span for span in written if not _is_read(span, quantity, figures))
        elif requirement.concept is not None:
            for term in requirement.terms:
                found_places = (Span(*found) for found in find_term(term, translation))
                spans.update(
                    s for s in found_places if not _is_of_another(term.text, s, translation)
                )
        else:
            for form in requirement.accepted:
                written = (Span(*found) for found in find_words(form, translation))
                written = (
                    s for s in written if not _is_other_half(form, s, requirement, translation)
                )
                is_worded = any(character.isalpha() for character in form)
                spans.update(s for s in written if is_worded or not _is_part(s, measured))
            if not spans:
                spans.update(_listed(requirement.accepted, translation))
            if not spans and _TELEPHONE.fullmatch(requirement.source):
                spans.update(_dialled(requirement.source, translation))
            if requirement.source.startswith("/"):
                spans.update(_per_unit(requirement.accepted, translation))
        choices.append(sorted(spans, key=lambda span: (span[0] - span[1], span[0])))
    return choices


def _listed(forms: Sequence[str], translation: str) -> Iterator[Span]:
    """Yield the numbers of a list that has its label once: "Grades 1, 2 and 3", "figures 2/3"."""
    for form in forms:
        labelled = _LABELLED.fullmatch(form)
        if labelled is None:
            continue
        label, number = labelled.groups()
        listed = rf"\b{label}s?\b {_LISTED}(?P<number>{number})\b"
        for found in re.finditer(listed, translation, re.IGNORECASE):
            yield Span(*found.span("number"))


_TELEPHONE = re.compile(
    r"[(（]?0\d{2,3}[)）]?[\s-]?\d{7,8}|1[3-9]\d{9}|[48]00[\s-]?\d{3,4}[\s-]?\d{3,4}"
)


def _dialled(number: str, translation: str) -> Iterator[Span]:
    """Yield a telephone number with other signs between its digits: "+86 571 8823 4061"."""
    digits = re.sub(r"\D", "", number)
    trunk, rest = ("[(]?0?", digits[1:]) if digits.startswith("0") else ("", digits)
    written = r"[\s().–-]{0,2}".join(rest)
    for found in re.finditer(rf"(?<!\d)(?:\+?86[)\s-]{{0,2}})?{trunk}{written}(?!\d)", translation):
        yield Span(*found.span())


_CLOCK = re.compile(r"\d{1,2}:\d\d")
_HALF_OF_DAY = re.compile(r"\s?(?P<half>[ap])\.?m", re.IGNORECASE)


def _is_other_half(form: str, span: Span, requirement: Requirement, translation: str) -> bool:
    """Tell whether a time stands with the other half of the day: 上午8:30 as "8:30 p.m."."""
    half = _HALF_OF_DAY.match(translation, span.end) if _CLOCK.fullmatch(form) else None
    halves = [_HALF_OF_DAY.search(other) for other in requirement.accepted]
    allowed = {found["half"].lower() for found in halves if found is not None}
    return half is not None and bool(allowed) and half["half"].lower() not in allowed


def _per_unit(forms: Sequence[str], translation: str) -> Iterator[Span]:
    """Yield the "/m³" of "56 μg/m³", where the figure has its own unit."""
    for form in forms:
        _, stroke, below = form.partition("/")
        for found in (
            re.finditer(rf"(?<=\w)/{re.escape(below)}(?!\w)", translation) if stroke else ()
        ):
            yield Span(*found.span())


_OTHERS = {
    "Mongolia": "Inner",
    "Guinea": "Papua New|Equatorial|New",
    "Sudan": "South",
    "Ireland": "Northern",
    "Mexico": "New",
    "Jersey": "New",
    "Samoa": "American",
    "Virginia": "West",
}
"""Places whose name is the end of another's, with what stands before it there."""


def _is_of_another(term: str, span: Span, translation: str) -> bool:
    """Tell whether a name is the end of another: Mongolia of Inner Mongolia."""
    before = _OTHERS.get(term)
    return before is not None and bool(re.search(rf"\b(?:{before})\s$", translation[: span.start]))


def _is_read(span: Span, quantity: Quantity, figures: Sequence[Quantity]) -> bool:
    """Tell whether words are read as another figure: "the 15th" of "the 15th month" is no day."""
    if quantity.kind in (QuantityKind.DATE, QuantityKind.YEAR, QuantityKind.MULTIPLE):
        return any(figure.span.overlaps(span) for figure in figures)
    if quantity.is_range and not quantity.unit:  # 5岁至11岁 is not "from 5 to 11 days"
        units = {figure.unit for figure in figures if figure.span.overlaps(span)}
        return not units <= {"", "year"}
    return _is_part(span, figures)


def _is_part(span: Span, figures: Sequence[Quantity]) -> bool:
    """Tell whether words are a piece of a longer figure, as 10 is of "10 billion"."""
    places = (figure.span for figure in figures)
    return any(place.contains(span) and place != span for place in places)


def _assign(requirements: Sequence[Requirement], choices: list[list[Span]]) -> list[Span | None]:
    """Return one span or None for each requirement, all disjoint, as many as possible met.

    Requirements with the fewest choices are placed first. Those with the same choices take them
    from left to right, and once one is left out so are the ones after it: without these two rules
    a dozen mentions of one term over eleven spans search for minutes.
    """
    order = sorted(
        range(len(choices)), key=lambda k: (len(choices[k]), choices[k], requirements[k].start)
    )
    keys = [tuple(spans) for spans in choices]
    best: list[Span | None] = [None] * len(choices)
    best_count = 0
    possible = sum(bool(spans) for spans in choices)
    current: list[Span | None] = [None] * len(choices)
    nodes = 0

    def place(depth: int, count: int, skipped: int) -> bool:
        """Extend the assignment; return True when nothing better can be found."""
        nonlocal best, best_count, nodes
        nodes += 1
        if count > best_count:
            best, best_count = current.copy(), count
        if best_count == possible or nodes > _NODE_BUDGET:
            return True
        if depth == len(order) or possible - skipped <= best_count:
            return False
        k = order[depth]
        is_repeat = depth > 0 and keys[order[depth - 1]] == keys[k]
        earlier = current[order[depth - 1]] if is_repeat else None
        if not is_repeat or earlier is not None:
            floor = earlier[1] if earlier is not None else -1
            for span in sorted(choices[k], key=lambda span: (span[0], -span[1])):
                if span[0] >= floor and not _overlaps(span, current):
                    current[k] = span
                    if place(depth + 1, count + 1, skipped):
                        return True
                    current[k] = None
        return place(depth + 1, count, skipped + bool(choices[k]))

    place(0, 0, 0)
    return best


def _with_whole_terms(
    assigned: list[Span | None], choices: Sequence[Sequence[Span]]
) -> list[Span | None]:
    """Give a longer term its own words where a shorter one stands inside them, if they can swap.

    Where 链主 took the first half of "chain master enterprise" and 链主企业 the plain "chain
    master" further on, each gets what is its own; as many requirements are met as before.
    """
    exchanged = list(assigned)
    for shorter, longer in product(range(len(exchanged)), repeat=2):
        inner, other = exchanged[shorter], exchanged[longer]
        if inner is None or other is None or other not in choices[shorter]:
            continue
        rest = [s for k, s in enumerate(exchanged) if k not in (shorter, longer)]
        for whole in choices[longer]:
            is_inside = whole.contains(inner) and whole != inner
            if is_inside and not _overlaps(whole, [*rest, other]):
                exchanged[shorter], exchanged[longer] = other, whole
                break
    return exchanged


def _overlaps(span: Span, taken: Sequence[Span | None]) -> bool:
    return any(s is not None and s.overlaps(span) for s in taken)
