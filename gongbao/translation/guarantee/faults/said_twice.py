"""Two neighbouring words that a translation says once more than its source does.

"in view of huge amounts ... in view of huge amounts": a small model loses track of what it has
said. Of two thousand published sentences one in fifty has such a pair, of first drafts one in
nine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from glossary.dictionary import STOP_WORDS, lemmatise, load_dictionary, tokenise_english
from glossary.dictionary.english_words import content_lemmas

_SHORTEST = 4  # letters of a word that says something
_CLAUSE = re.compile(r"[^.!?;:]+")


@lru_cache(maxsize=4096)  # drafts are ranked again and again
def count_repeated_pairs(source: str, given: tuple[str, ...], english: str) -> int:
    """Return how many pairs of words stand in the English oftener than its source has either.

    Args:
        source: Normalised Chinese text.
        given: English of the source's terms and names, and of what the model was told; as often as
            the source has it.
        english: Its translation.

    >>> english = "The water project is a water project."
    >>> count_repeated_pairs("批准供水工程。", (), english)
    1
    >>> count_repeated_pairs("供水工程是供水工程。", (), english)
    0
    """
    pairs = Counter(_pairs(english))
    repeated = [(pair, times) for pair, times in pairs.items() if times > 1]
    if not repeated:
        return 0
    said = _said(source, given)
    return sum(times > said.get(a, 0) and times > said.get(b, 0) for (a, b), times in repeated)


def _pairs(english: str) -> Iterable[tuple[str, str]]:
    """Yield the keys of neighbouring words, names left out: a name changed is no mend."""
    for clause in _CLAUSE.findall(english):
        words = tokenise_english(clause)
        kept = [k for k, word in enumerate(words) if _says_something(word)]
        for a, b in pairwise(kept):
            is_name = words[b][0].isupper() or (a > 0 and words[a][0].isupper())
            if not is_name:
                yield lemmatise(words[a]), lemmatise(words[b])


def _says_something(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word.lower() not in STOP_WORDS


@lru_cache(maxsize=512)
def _said(source: str, given: tuple[str, ...]) -> Mapping[str, int]:
    """Return how often a source says each English word, by the dictionary and by what is given."""
    dictionary = load_dictionary()
    said: Counter[str] = Counter()
    for word in dictionary.find_words(source):
        said.update({translation.lemma for translation in dictionary.translations(word.text)})
    for english in given:
        said.update(set(content_lemmas(english)))
    return said
