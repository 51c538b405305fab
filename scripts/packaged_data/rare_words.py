"""Build the table of rare words: `python -m scripts.packaged_data.rare_words DATA`.

A rare word is one that the packaged dictionary gives a high cost, that is, one that training texts
seldom have. Its English is one gloss of CC-CEDICT: the one that stands most often beside the word
in the training texts and the written corpus; where none does, the word is taken only if it has no
more than two glosses. DATA is the folder with `terms/cc_cedict.tsv.gz` and `train/`. Deterministic;
about two minutes on one core.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from glossary.dictionary import BilingualDictionary, load_dictionary
from glossary.dictionary.english_words import content_lemmas
from scripts.packaged_data.dictionary import read_training_pairs
from scripts.training.text.build_training_text import corpus_rows
from scripts.training.text.generate_dictionary_pairs import dictionary_pairs

_OUTPUT = Path("gongbao/translation/wording/rare_words.txt.gz")
_COST = 13.0
_SHORTEST, _MOST_WORDS, _GLOSSES = 2, 3, 8
_FEW = 2
_SHARE = 0.15
_OPENING = re.compile(r"^(?:an?|the|it is|be) (?=\w)")


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=_OUTPUT)
    options = parser.parse_args()
    dictionary = load_dictionary()
    glosses = read_glosses(options.data / "terms" / "cc_cedict.tsv.gz", dictionary)
    written = ((chinese, english) for chinese, english, _ in corpus_rows(held_out=False))
    attested = count_glosses(glosses, chain(read_training_pairs(options.data), written), dictionary)
    rows = [
        f"{word}\t{gloss}"
        for word, found in sorted(glosses.items())
        if (gloss := best_gloss(word, found, attested.get(word, Counter()), dictionary))
    ]
    data = gzip.compress("\n".join(rows).encode("utf-8"), compresslevel=9, mtime=0)
    options.output.write_bytes(data)
    print(f"{options.output}: {len(rows):,} words, {len(data):,} bytes")


def read_glosses(path: Path, dictionary: BilingualDictionary) -> dict[str, list[str]]:
    """Return the glosses of every rare word, articles left out, names left out."""
    glosses: dict[str, list[str]] = defaultdict(list)
    for word, gloss in dictionary_pairs(path, _GLOSSES):
        cost = dictionary.cost(word)
        if cost is None or cost < _COST or len(word) < _SHORTEST:
            continue
        gloss = _OPENING.sub("", gloss)
        if gloss not in glosses[word]:
            glosses[word].append(gloss)
    return glosses


def count_glosses(
    glosses: dict[str, list[str]],
    pairs: Iterator[tuple[str, str]],
    dictionary: BilingualDictionary,
) -> dict[str, Counter[str]]:
    """Return how often each gloss stands beside its word, and under "" how often the word does."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    lemmas = {
        gloss: frozenset(content_lemmas(gloss)) for found in glosses.values() for gloss in found
    }
    for source, target in pairs:
        words = {word for word in dictionary.cut(source) if word in glosses}
        if not words:
            continue
        present = set(content_lemmas(target))
        for word in words:
            counted[word][""] += 1
            counted[word].update(
                gloss for gloss in glosses[word] if lemmas[gloss] and lemmas[gloss] <= present
            )
    return counted


def best_gloss(
    word: str, glosses: list[str], attested: Counter[str], dictionary: BilingualDictionary
) -> str:
    """Return the English of a word, empty where nothing says which gloss it is."""
    written = [gloss for gloss in glosses if not gloss[0].isupper()]
    short = [gloss for gloss in written if len(gloss.split()) <= _MOST_WORDS]
    if not short:
        return ""
    seen = max(short, key=lambda gloss: attested[gloss])
    if attested[seen] > _SHARE * attested[""]:
        return seen
    weights = {t.lemma: t.weight for t in dictionary.translations(word)}

    def weight(gloss: str) -> float:
        lemmas = content_lemmas(gloss) or [""]
        return round(sum(weights.get(lemma, 0.0) for lemma in lemmas) / len(lemmas), 2)

    return max(short, key=weight) if len(glosses) <= _FEW else ""


if __name__ == "__main__":
    main()
