"""Words that are none: a model that writes in pieces joins "mudlide" and "gradeditation".

Whether a word exists is asked of the packaged dictionary and of the lexicon. What is inflected,
compared, compounded or prefixed of words that they have is a word, and so is whatever the model was
given; names, which begin with a capital, are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from glossary.dictionary import STOP_WORDS, lemmatise, load_dictionary, tokenise_english
from gongbao.translation.wording import load_technical_words

_JUDGED = re.compile(r"(?<![\w.@/-])[a-z]{6,}(?![\w@/-]|[.][a-z])")
_THRICE = re.compile(r"([a-hj-wyz])\1\1", re.IGNORECASE)  # "Losss", "Budddha"
_WORD = re.compile(r"(?<![\w.@/])[A-Za-z]{4,}(?![\w@/])")
_ENDINGS = ("er", "est", "r", "st", "ier", "iest", "en", "ish", "less", "like", "wise", "ship")
_PREFIXES = (
    *("un", "re", "non", "pre", "over", "under", "mis", "out", "co", "sub", "inter", "super"),
    *("multi", "micro", "mini", "anti", "bio", "eco", "geo", "hydro", "electro", "photo", "agro"),
    *("thermo", "tele", "semi", "counter", "fore", "in", "im", "dis", "de", "en", "up", "down"),
)
_INFLECTIONS = ("s", "es", "d", "ed", "ing", "ly")
_LETTERS = re.compile("[a-z]+")
_SHORTEST_PART = 3
_SHORTEST_HALF = 4  # of a compound: "mudlide" is none of mud


def find_invented_words(text: str, given: Iterable[str]) -> list[str]:
    """Return the words of an English text that are none, in their order.

    Args:
        text: The English.
        given: English that the model was given: what stands there is right.

    >>> find_invented_words("The gradeditation came after mudslides and snowmelt.", ())
    ['gradeditation']
    """
    odd = [word for word in _WORD.findall(text) if _THRICE.search(word)]
    odd += [word for word in _JUDGED.findall(text) if not _exists(word)]
    if not odd:
        return []
    known = {word.lower() for words in given for word in tokenise_english(words)}
    return [word for word in odd if word.lower() not in known]


@lru_cache(maxsize=100_000)
def _exists(word: str) -> bool:
    if _is_listed(word):
        return True
    stems = {word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)}
    stems |= {stem + "e" for stem in stems} | {stem + "y" for stem in stems}
    stems |= {stem[:-1] for stem in stems if stem[-2:-1] == stem[-1:]}
    stems |= {word[len(p) :] for p in _PREFIXES if word.startswith(p)}
    if any(len(stem) >= _SHORTEST_PART and _is_listed(stem) for stem in stems):
        return True
    cuts = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
    return any(_is_listed(word[:cut]) and _is_listed(word[cut:]) for cut in cuts)


def _is_listed(word: str) -> bool:
    if word in STOP_WORDS or load_dictionary().has_english(lemmatise(word)):
        return True
    words = _words_of_lexicon()
    return word in words or any(
        word.endswith(ending) and word.removesuffix(ending) in words for ending in _INFLECTIONS
    )


@cache
def _words_of_lexicon() -> frozenset[str]:
    lexicon = load_technical_words()
    english = (rendering for chinese in lexicon for rendering in lexicon.renderings(chinese))
    return frozenset(_LETTERS.findall("\n".join(english).lower()))
