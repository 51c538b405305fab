"""Which English renders a Chinese phrase, by all pairs together.

Links propose shapes in every place; the shape that goes with the phrase most (Dunning's
log-likelihood ratio, 1993), weighed by the root of how often it is proposed, is taken for all
places that have it: a link missed in one sentence does not hide "Resolution Office", which others
have in full.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from align.words.chinese_phrases import ChinesePhrase
from align.words.english_edges import ends_in_verb
from align.words.rendering_completion import complete_rendering
from align.words.renderings import EDGES, FoundRendering, best_shape, find_rendering, rendering_key
from align.words.word_links import LinkedPair
from corpora.tables import TextPair

Renderings = dict[str, list[tuple[str, TextPair]]]
"""Shapes of each rendering with their pairs, by what the shapes have in common."""
_WIDENED_SHARE = 0.6
"""Share of the places of a rendering in which a wider one must stand to be proposed."""
_COVER = 2.0
"""Power of the share of a phrase that a shape renders: "weak-side" is half of 弱方兑换保证."""
_FULLER_SHARE = 0.6
"""Share of the sentences of a rendering in which a fuller one must stand to be taken instead."""
_MOST_SHAPES = 16
"""Shapes of a phrase that are compared, those most often proposed."""


@dataclass(frozen=True, slots=True)
class RenderingChoice:
    """The renderings of a phrase, the chosen one first.

    Attributes:
        association: Log-likelihood ratio of the phrase and the chosen one, from 0, more is better.
        covered: Share of the characters of the phrase whose words it renders, in [0, 1].
    """

    renderings: Renderings
    association: float
    covered: float


class TargetIndex:
    """Finds the pairs whose English has a rendering."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._places: dict[str, set[int]] = defaultdict(set)
        for number, key in enumerate(keys):
            for word in key.split(" "):
                self._places[word].add(number)

    def having(self, rendering: str) -> set[int]:
        """Return the numbers of the pairs that have the words of a rendering side by side."""
        words = rendering.split(" ")
        found = set.intersection(*(self._places.get(word, set()) for word in words))
        return {number for number in found if f" {rendering} " in f" {self._keys[number]} "}


def log_likelihood(having: set[int], rendered: set[int], total: int) -> float:
    """Return Dunning's ratio for two sets of pairs among `total`; 0 where they repel each other."""
    both = len(having & rendered)
    table = (
        both,
        len(having) - both,
        len(rendered) - both,
        total - len(having) - len(rendered) + both,
    )
    if both * total < len(having) * len(rendered):
        return 0.0
    rows, columns = (len(having), total - len(having)), (len(rendered), total - len(rendered))
    expected = [row * column / total for row in rows for column in columns]
    return 2 * sum(n * math.log(n / e) for n, e in zip(table, expected, strict=True) if n)


def choose_renderings(
    phrase: ChinesePhrase,
    pairs: Sequence[TextPair],
    linked: Sequence[LinkedPair],
    targets: TargetIndex,
    *,
    beyond: str = "",
) -> RenderingChoice | None:
    """Return the renderings of a phrase, None where links propose none.

    Args:
        phrase: What is rendered.
        pairs: All pairs.
        linked: Their links.
        targets: Their English.
        beyond: The key of a rendering that the chosen one must have in it, with words beside it.
    """
    found = [
        find_rendering(
            linked[place.sentence], pairs[place.sentence].target, place.first, place.last
        )
        for place in phrase.places
    ]
    shapes = _shapes(found)
    shapes = {key: shape for key, shape in shapes.items() if not beyond or _is_fuller(key, beyond)}
    if not shapes:
        return None
    sentences = {place.sentence for place in phrase.places}
    standing = {key: targets.having(key) for key in shapes}
    strength = {
        key: log_likelihood(sentences, having, len(pairs)) for key, having in standing.items()
    }

    def preference(key: str) -> tuple[float, bool, int, str]:
        shape = shapes[key]
        weighed = round(strength[key] * math.sqrt(shape.proposals) * shape.covered**_COVER, 3)
        return weighed, not ends_in_verb(shape.text), len(key), key

    best = max(shapes, key=preference)
    enough = _FULLER_SHARE * len(sentences & standing[best])
    fuller = [
        key
        for key, shape in shapes.items()
        if _is_fuller(key, best)
        and len(sentences & standing[key]) >= enough
        and not ends_in_verb(shape.text)
        and not EDGES & set(key.replace(best, "").split(" "))
    ]
    best = max(fuller, key=preference, default=best)
    sentences_with = sorted(sentences & standing[best])
    whole = complete_rendering(
        shapes[best].text,
        best,
        [(linked[number], pairs[number].target) for number in sentences_with],
        frozenset(phrase.words),
    )
    narrow, best = best, rendering_key(whole)
    chosen: Renderings = {best: []}
    for place, rendering in zip(phrase.places, found, strict=True):
        pair = pairs[place.sentence]
        own = rendering_key(rendering.text) if rendering else ""
        if place.sentence in standing[narrow] and (own in best or best in own):
            chosen[best].append((whole, pair))
        elif rendering:
            chosen.setdefault(own, []).append((rendering.text, pair))
    return RenderingChoice(chosen, strength[narrow], shapes[narrow].covered)


def _is_fuller(key: str, narrow: str) -> bool:
    """Tell whether a rendering has all words of another, side by side, and more."""
    return key != narrow and f" {narrow} " in f" {key} "


@dataclass(frozen=True, slots=True)
class _Shape:
    """A rendering as it is written most often, and in how many places links propose it.

    Attributes:
        covered: Share of the characters of the phrase whose words are linked, in [0, 1].
    """

    text: str
    proposals: int
    covered: float


def _shapes(found: Sequence[FoundRendering | None]) -> dict[str, _Shape]:
    """Return the shapes to compare, by their keys."""
    narrow = Counter(rendering_key(rendering.text) for rendering in found if rendering)
    written: dict[str, list[str]] = defaultdict(list)
    wide: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rendering in filter(None, found):
        key = rendering_key(rendering.text)
        written[key].append(rendering.text)
        for wider in rendering.wider:
            wide[key, rendering_key(wider)].append(wider)
    for (base, key), texts in wide.items():
        if len(texts) >= max(2, _WIDENED_SHARE * narrow[base]):
            written[key] += texts
    covered: dict[str, list[float]] = defaultdict(list)
    for rendering in filter(None, found):
        for key in {rendering_key(text) for text in (rendering.text, *rendering.wider)}:
            covered[key].append(rendering.covered)
    ordered = sorted(filter(None, written), key=lambda key: (-len(written[key]), key))
    return {
        key: _Shape(best_shape(written[key]), len(written[key]), fmean(covered[key]))
        for key in ordered[:_MOST_SHAPES]
    }
