"""Which English lemmas stand for a Chinese word in translated text: link counts over many pairs.

A helper of `dictionary.py`. IBM Model 1 both ways (`lexical_aligner.py`), links where both
directions agree, counted; what is rare or loose is dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from align.sentences import english_keys
from glossary.dictionary.bilingual_dictionary import BilingualDictionary
from scripts.training.text.lexical_aligner import LexicalAligner, PackedPairs

_LONGEST = 60
_LINK_FLOOR = 0.05
_FEWEST = 3
_LEAST_DICE = 0.02
_LEAST_SHARE = 0.015


def attested_translations(
    pairs: Sequence[tuple[str, str]], dictionary: BilingualDictionary
) -> dict[str, dict[str, float]]:
    """Return, for each Chinese word, its lemmas with a weight in (0, 1]: the root of Dice."""
    cut = [
        ([w for w in dictionary.cut(source) if w[0] > "\u2fff"], english_keys(target))
        for source, target in pairs
    ]
    cut = [(s, t) for s, t in cut if 0 < len(s) <= _LONGEST and 0 < len(t) <= _LONGEST]
    words = Counter(word for source, _ in cut for word in source)
    keys = Counter(key for _, target in cut for key in target)
    word_numbers = {word: number for number, word in enumerate(sorted(words))}
    key_numbers = {key: number for number, key in enumerate(sorted(keys))}
    sources = [[word_numbers[word] for word in source] for source, _ in cut]
    targets = [[key_numbers[key] for key in target] for _, target in cut]
    aligner = LexicalAligner(PackedPairs.of(sources, targets))
    links: Counter[tuple[int, int]] = Counter()
    for source, target in zip(sources, targets, strict=True):
        scores = aligner.scores(source, target)
        best_target, best_source = scores.argmax(axis=1), scores.argmax(axis=0)
        for i, j in enumerate(best_target):
            if best_source[j] == i and scores[i, j] > _LINK_FLOOR:
                links[source[i], target[j]] += 1
    word_names, key_names = list(word_numbers), list(key_numbers)
    attested: dict[str, dict[str, float]] = {}
    for (i, j), count in sorted(links.items()):
        word, key = word_names[i], key_names[j]
        dice = 2 * count / (words[word] + keys[key])
        if count < _FEWEST or dice < _LEAST_DICE or count / words[word] < _LEAST_SHARE:
            continue
        if not key.startswith("#"):
            attested.setdefault(word, {})[key] = dice**0.5
    return attested
