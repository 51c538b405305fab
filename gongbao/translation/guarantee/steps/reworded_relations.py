"""Reword: a word that turns a figure's meaning round is written over by the one that keeps it.

The reading of the pair says that something is wrong with a figure that stands: a change turned
round, a bound from the wrong side, an early year made a late one. Where one word beside the figure
has its opposite in the same form, and the reading finds the pair right with it, that is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.quantities import QuantityKind
from corpora.spans import Span
from gongbao.translation.guarantee.draft import Draft, met_spans, with_text
from gongbao.translation.guarantee.faults.figure_faults import place_figure_faults

_BEFORE, _AFTER = 70, 30
_OPPOSITES = (
    ("rose", "fell"),
    ("risen", "fallen"),
    ("rise", "fall"),
    ("rises", "falls"),
    ("rising", "falling"),
    ("raised", "lowered"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("increases", "decreases"),
    ("increasing", "decreasing"),
    ("grew", "shrank"),
    ("grown", "shrunk"),
    ("growth", "decline"),
    ("grow", "decline"),
    ("up", "down"),
    ("higher", "lower"),
    ("above", "below"),
    ("over", "under"),
    ("more", "less"),
    ("at least", "at most"),
    ("no less than", "no more than"),
    ("more than", "less than"),
    ("maximum", "minimum"),
    ("narrowed", "widened"),
    ("early", "late"),
    ("beginning", "end"),
    ("before", "after"),
    ("to", "by"),
    ("from", "by"),
    ("in favor", "against"),
    ("surplus", "deficit"),
    ("profit", "loss"),
    ("a discount of", "equivalent to"),
)
_CHANGES = ("up", "down")
_IN_FRONT = (*_CHANGES, "at least", "no more than", "less than", "more than")
_BEFORE_THAN = ("more", "less", "higher", "lower", "fewer")
_CHANGED = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT, QuantityKind.AMOUNT})
_BY = re.compile("by $")
# It has its bound: "no more than at least 95 percent" says two.
_BOUND = re.compile(r"(?:at (?:least|most)|(?:no )?(?:more|less|fewer) than|over|under|up to)\b")
_NOT = re.compile("not $")
_OTHERS = {a: b for a, b in _OPPOSITES} | {b: a for a, b in reversed(_OPPOSITES)}
_WORDS = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _OTHERS), key=len, reverse=True))})\b", re.IGNORECASE
)


def reword_relations(draft: Draft) -> Draft:
    """Return the draft with as few faults in its figures as one word for each allows."""
    if draft.is_remembered:
        return draft
    for _ in range(draft.faults):
        places = place_figure_faults(draft.passage.text, draft.passage.requirements, draft.text)
        better = next(filter(None, (_better(draft, place) for place in places)), None)
        better = better or _with_its_change(draft)
        if better is None:
            break
        draft = better
    return draft


def _better(draft: Draft, place: Span) -> Draft | None:
    for span, words in _rewordings(draft, place):
        written = with_text(draft, span, words)
        if written.faults < draft.faults and len(written.unmet) <= len(draft.unmet):
            return written
    return None


def _with_its_change(draft: Draft) -> Draft | None:
    """Return the draft with the change of one figure said before it, where another's is read there.

    "fell by 1.9 percent in the first quarter by 1.3 percent in the second" has lost its rise.
    """
    for verdict in draft.verdicts:
        quantity = verdict.requirement.quantity
        if verdict.span is None or quantity is None or quantity.kind not in _CHANGED:
            continue
        for span, words in _left_out(draft.text, verdict.span):
            written = with_text(draft, span, words)
            if written.faults < draft.faults and len(written.unmet) <= len(draft.unmet):
                return written
    return None


def _rewordings(draft: Draft, place: Span) -> Iterator[tuple[Span, str]]:
    """Yield the words near a figure that have an opposite, nearest first, and what is left out.

    Of "up", "down", "at least" only one is right beside the figure, and the reading knows which.
    """
    yield from _opposites(draft, place)
    yield from _left_out(draft.text, place)


def _left_out(text: str, place: Span) -> Iterator[tuple[Span, str]]:
    """Yield words that a figure may have lost: "were [down] 3.2 percent", "12 days [more] than"."""
    if text[place.start : place.start + 1] == " ":
        return  # what is wrong is said behind the figure
    if text.startswith(" than", place.end):
        yield from ((Span(place.end, place.end), f" {word}") for word in _BEFORE_THAN)
        return
    by = _BY.search(text, max(0, place.start - 4), place.start)
    if by is not None:
        yield from ((Span(by.start(), by.start()), f"{word} ") for word in _CHANGES)
        return
    # "are not 2 percent" is what is left of "no more than 2 percent"
    denied = _NOT.search(text, max(0, place.start - 5), place.start)
    start = place.start if denied is None else denied.start()
    words = _CHANGES if _BOUND.match(text, place.start) else _IN_FRONT
    yield from ((Span(start, place.start), f"{word} ") for word in words)


def _opposites(draft: Draft, place: Span) -> Iterator[tuple[Span, str]]:
    """Yield the words near a figure that have an opposite, the nearest first."""
    start, end = max(0, place.start - _BEFORE), place.end + _AFTER
    found = [Span(*match.span()) for match in _WORDS.finditer(draft.text, start, end)]
    held = [span for span in met_spans(draft) if not span.overlaps(place)]
    for span in sorted(found, key=lambda span: abs(span.start - place.start)):
        if any(span.overlaps(other) for other in held):
            continue
        words = draft.text[slice(*span)]
        other = _OTHERS[words.lower()]
        yield span, other.capitalize() if words[:1].isupper() else other
