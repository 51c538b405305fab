"""Which English words of a draft stand for which characters of its source, by word links.

Links come from the dictionary, meaning, spelling and figures (`align.words`). They are what
attention is to the draft of a piece engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from glossary.dictionary.chinese_words import PlacedWord
from glossary.dictionary.english_words import find_english_words
from gongbao.translation.guarantee.draft import Draft

if TYPE_CHECKING:
    from align.words import WordLink, WordLinker

_LINKING = Lock()  # the linker keeps vectors of words, and all threads share it


def find_source_words(text: str) -> tuple[PlacedWord, ...]:
    """Return the Chinese words of a text as links have them."""
    with _LINKING:
        return tuple(_linker().dictionary.find_words(text))


def link_words(
    source: Sequence[str], target: Sequence[str], attention: NDArray[np.float32] | None = None
) -> tuple[WordLink, ...]:
    """Return the links between Chinese and English words; threads take turns."""
    with _LINKING:
        return _linker().link_words(source, target, attention=attention)


def with_links(draft: Draft) -> Draft:
    """Return the draft of a text engine with the links of its words as its attention.

    A word's row holds how surely it belongs to each character of the source. It sums to 1; what is
    sure of nothing is the end symbol's.
    """
    text, hypothesis = draft.passage.text, draft.hypothesis
    words = find_english_words(draft.text)
    source = find_source_words(text)
    links = link_words([text[w.start : w.end] for w in source], [w.text for w in words])
    table = np.zeros((len(words), len(text) + 1), np.float32)
    for link in links:
        place = source[link.source]
        table[link.target, place.start : place.end] += link.score / (place.end - place.start)
    totals = table.sum(axis=1, keepdims=True)
    table /= np.maximum(totals, 1.0)
    table[:, -1] = 1 - table.sum(axis=1)
    return replace(draft, hypothesis=replace(hypothesis, attention=table))


@cache
def _linker() -> WordLinker:
    from align.encoder import packaged_encoder
    from align.words import WordLinker

    return WordLinker(packaged_encoder())
