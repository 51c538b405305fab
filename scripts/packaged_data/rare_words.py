"""Build the table of words to tell: `python -m scripts.packaged_data.rare_words DATA`.

A rare word is one that the packaged dictionary gives a high cost, that is, one that training texts
seldom have. Of the other words those are taken that translators mostly render: in 80 of 100 pairs
with the word its English has a translation that the dictionary lists. The English of a word is one
gloss of CC-CEDICT: the one that stands most often beside the word in the training texts and the
written corpus; where none does, a rare word is taken only if it has no more than two glosses.
"~" stands before the English of a word of which a sense is a verb, and before what is no phrase by
itself: only a model that inflects and completes it can write it. DATA is the folder with
`terms/cc_cedict.tsv.gz` and `train/`. Deterministic; about two minutes on one core.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from glossary.dictionary import BilingualDictionary, load_dictionary
from glossary.dictionary.english_words import content_lemmas
from gongbao.translation.wording.rare_words import TOLD_ONLY, says_any
from scripts.packaged_data.dictionary import read_training_pairs
from scripts.training.text.build_training_text import corpus_rows
from scripts.training.text.generate_dictionary_pairs import dictionary_pairs, read_acts

_OUTPUT = Path("gongbao/translation/wording/rare_words.txt.gz")
_COST = 13.0  # and more has a rare word
_COMMON = 7.0  # and less has one of the commonest, of many meanings
_RENDERED, _SEEN = 0.8, 20
_SHORTEST, _MOST_WORDS, _GLOSSES = 2, 3, 8
_FEW = 2
_SHARE = 0.15
_WORDS = re.compile(r"[^\W\d_][\w' -]*")
_OPEN_ENDS_TEXT = "of in to by for with on at from as than and or a the"
_OPEN_ENDS = frozenset(_OPEN_ENDS_TEXT.split())
_OPENING = re.compile(r"^(?:an?|the|it is|be) (?=\w)")


@dataclass(slots=True)
class Attested:
    """What training pairs show of a word: in how many it is, and what of it stands beside it."""

    seen: int = 0
    rendered: int = 0
    glosses: Counter[str] = field(default_factory=Counter)


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
    acts = read_acts(options.data / "terms" / "cc_cedict.tsv.gz")
    rows = [
        f"{word}\t{'' if word not in acts and _stands(gloss) else TOLD_ONLY}{gloss}"
        for word, found in sorted(glosses.items())
        if (gloss := best_gloss(word, found, attested.get(word, Attested()), dictionary))
    ]
    data = gzip.compress("\n".join(rows).encode("utf-8"), compresslevel=9, mtime=0)
    options.output.write_bytes(data)
    print(f"{options.output}: {len(rows):,} words, {len(data):,} bytes")


def read_glosses(path: Path, dictionary: BilingualDictionary) -> dict[str, list[str]]:
    """Return the glosses of every word but the commonest, articles left out."""
    glosses: dict[str, list[str]] = defaultdict(list)
    for word, gloss in dictionary_pairs(path, _GLOSSES):
        cost = dictionary.cost(word)
        if cost is None or cost < _COMMON or len(word) < _SHORTEST:
            continue
        gloss = _OPENING.sub("", gloss)
        if gloss not in glosses[word]:
            glosses[word].append(gloss)
    return glosses


def _stands(gloss: str) -> bool:
    """Tell whether a gloss is words alone and ends in none that another has to follow."""
    return _WORDS.fullmatch(gloss) is not None and gloss.rpartition(" ")[2] not in _OPEN_ENDS


def count_glosses(
    glosses: dict[str, list[str]],
    pairs: Iterator[tuple[str, str]],
    dictionary: BilingualDictionary,
) -> dict[str, Attested]:
    """Return what the pairs show of each word that is in any of them."""
    counted: dict[str, Attested] = defaultdict(Attested)
    lemmas = {
        gloss: frozenset(content_lemmas(gloss)) for found in glosses.values() for gloss in found
    }
    listed = {word: frozenset(t.lemma for t in dictionary.translations(word)) for word in glosses}
    for source, target in pairs:
        words = {word for word in dictionary.cut(source) if word in glosses}
        if not words:
            continue
        present = set(content_lemmas(target))
        for word in words:
            attested = counted[word]
            attested.seen += 1
            attested.rendered += says_any(listed[word], present, target.lower())
            attested.glosses.update(
                gloss for gloss in glosses[word] if lemmas[gloss] and lemmas[gloss] <= present
            )
    return counted


def best_gloss(
    word: str, glosses: list[str], attested: Attested, dictionary: BilingualDictionary
) -> str:
    """Return the English of a word, empty where nothing says which gloss it is."""
    cost = dictionary.cost(word)
    is_rare = cost is not None and cost >= _COST
    is_always_rendered = attested.rendered >= _RENDERED * attested.seen and attested.seen >= _SEEN
    if not is_rare and not is_always_rendered:
        return ""
    written = [gloss for gloss in glosses if not gloss[0].isupper()]
    short = [gloss for gloss in written if len(gloss.split()) <= _MOST_WORDS]
    if not short:
        return ""
    likeliest = max(short, key=lambda gloss: attested.glosses[gloss])
    if attested.glosses[likeliest] > _SHARE * attested.seen:
        return likeliest
    if not is_rare:
        return ""
    weights = {t.lemma: t.weight for t in dictionary.translations(word)}

    def weight(gloss: str) -> float:
        lemmas = content_lemmas(gloss) or [""]
        return round(sum(weights.get(lemma, 0.0) for lemma in lemmas) / len(lemmas), 2)

    return max(short, key=weight) if len(glosses) <= _FEW else ""


if __name__ == "__main__":
    main()
