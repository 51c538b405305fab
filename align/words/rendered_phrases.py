"""Chinese phrases with what renders them; of two that share a rendering, which one it belongs to.

金融科技 is "fintech", and so is 科技 where it stands inside: the part is then read again by the
places where it stands alone ("technology"), and the longer phrase by what it has more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from align.words.chinese_phrases import ChinesePhrase, opens_with_verb
from align.words.renderings import rendering_key

_AS_OFTEN = 0.8
"""Share of the places of a phrase from which on a longer one stands as often."""
_SELDOM = 0.2
"""Share of the places elsewhere below which a rendering goes with the longer phrase only."""
_AS_WELL = 0.6
"""How much of a longer phrase must be rendered, against the shorter one; all if a verb opens it."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """An English wording of a term.

    Attributes:
        text: The shape in which it stands most often.
        count: Pairs that have it, in any shape.
        places: Some of them, as `TextPair.place` names them.
    """

    text: str
    count: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RenderedPhrase:
    """A phrase with its renderings, the chosen one first.

    Attributes:
        association: Log-likelihood ratio of both, from 0, more is better.
        covered: Share of the characters of the phrase whose words are linked, in [0, 1].
        contexts: Some pairs that have the chosen rendering.
    """

    phrase: ChinesePhrase
    renderings: tuple[Rendering, ...]
    association: float
    covered: float
    contexts: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return what all shapes of the chosen rendering have in common."""
        return rendering_key(self.renderings[0].text)


Render = Callable[[ChinesePhrase, str], RenderedPhrase | None]
"""Renders a phrase, beyond a rendering unless that is empty."""


def separate_renderings(
    phrases: Iterable[ChinesePhrase], render: Render, fewest: int
) -> list[RenderedPhrase]:
    """Return phrases with renderings that they share with no phrase cut from or grown around them.

    Args:
        phrases: Units.
        render: How one is rendered; None where nothing renders it often enough.
        fewest: How often a phrase must stand.
    """
    rendered = [found for phrase in phrases if (found := render(phrase, ""))]
    fuller: dict[str, RenderedPhrase] = {}
    for inner, outer in _nested(rendered):
        if outer.phrase.text not in fuller and not opens_with_verb(outer.phrase.words):
            more = render(outer.phrase, inner.key)
            if more and more.covered >= outer.covered:
                fuller[outer.phrase.text] = more
    rendered = [fuller.get(found.phrase.text, found) for found in rendered]
    grown: set[str] = set()
    inside: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for inner, outer in _nested(rendered):
        if _is_cut(inner, outer):
            inside[inner.phrase.text] |= _reach(outer.phrase)
        else:
            grown.add(outer.phrase.text)
    rest = [found for found in rendered if found.phrase.text not in grown]
    kept = [found for found in rest if found.phrase.text not in inside]
    taken = {found.key for found in kept}
    for phrase in (found.phrase for found in rest if found.phrase.text in inside):
        alone = [p for p in phrase.places if (p.sentence, p.first) not in inside[phrase.text]]
        if len(alone) >= max(fewest, 2):
            again = render(replace(phrase, places=tuple(alone)), "")
            if again and again.key not in taken:
                kept.append(again)
    return kept


def _nested(
    rendered: Sequence[RenderedPhrase],
) -> list[tuple[RenderedPhrase, RenderedPhrase]]:
    """Return the pairs of one phrase inside another with the same rendering."""
    same: dict[str, list[RenderedPhrase]] = defaultdict(list)
    for found in rendered:
        same[found.key].append(found)
    return [
        (inner, outer)
        for group in same.values()
        for outer in group
        for inner in group
        if inner is not outer and inner.phrase.text in outer.phrase.text
    ]


def _is_cut(inner: RenderedPhrase, outer: RenderedPhrase) -> bool:
    """Tell whether a rendering belongs to the longer of two phrases.

    Where that stands as often, it does, as in 金管 and 金管局 "HKMA", unless it has words more that
    nothing renders; else where the shorter one seldom has it by itself, as in 科技 and 金融科技
    "fintech".
    """
    inside, everywhere = len(outer.phrase.places), len(inner.phrase.places)
    if inside >= _AS_OFTEN * everywhere:
        least = 1.0 if opens_with_verb(outer.phrase.words) else _AS_WELL
        return outer.covered >= least * inner.covered
    alone = inner.renderings[0].count - outer.renderings[0].count
    return alone < _SELDOM * (everywhere - inside)


def _reach(phrase: ChinesePhrase) -> set[tuple[int, int]]:
    """Return the words that stand in a phrase, by sentence and number."""
    return {
        (place.sentence, word) for place in phrase.places for word in range(place.first, place.last)
    }
