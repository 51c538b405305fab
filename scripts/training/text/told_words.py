"""Words of a training pair that are told with their English, as translation tells rare words."""

from __future__ import annotations

import random

from glossary.dictionary.english_words import content_lemmas
from gongbao.translation.wording import find_rare_words
from scripts.training.text.training_text import PreparedPair

_SHARES = (0.4, 1.0, 1.0)  # of the words of a pair


def draw_told_words(pair: PreparedPair, chance: random.Random) -> list[tuple[int, int, str]]:
    """Return where told words stand in the Chinese, and the English of each.

    It is the rendering that the reference has: what is told and does not come teaches the model
    not to listen (measured; see the training notes), so a word it renders otherwise is not told.
    """
    present = set(content_lemmas(pair.english))
    share = chance.choice(_SHARES)
    told = []
    for word in find_rare_words(pair.chinese, ()):
        said = (
            r for r in word.renderings or (word.english,) if present.issuperset(content_lemmas(r))
        )
        english = next(said, None)
        if english is not None and chance.random() < share:
            told.append((word.span.start, word.span.end, english))
    return told
