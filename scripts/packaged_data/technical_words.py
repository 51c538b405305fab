"""Check the lexicon of technical words: `python -m scripts.packaged_data.technical_words DATA`.

The lexicon (`gongbao/translation/wording/technical_words.tsv`) is written by hand. This reads the
pairs of the training texts and of the written corpus and prints each word that stands in several of
them and whose English hardly ever stands beside it: it has another meaning there, or its English is
wrong. `--drop` takes these words out. About two minutes on one core.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import chain
from pathlib import Path

from corpora.files import write_atomically
from glossary.dictionary import load_dictionary
from gongbao.translation.wording import RareWord, unrendered_words
from gongbao.translation.wording.technical_words import find_technical_words, load_technical_words
from scripts.packaged_data.dictionary import read_training_pairs
from scripts.training.text.build_training_text import corpus_rows

_LEXICON = Path("gongbao/translation/wording/technical_words.tsv")
_FEWEST = 5
_SHARE = 0.2


def main() -> None:
    """Print what is doubtful, or take it out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--drop", action="store_true", help="take the doubtful words out")
    options = parser.parse_args()
    met: Counter[str] = Counter()
    rendered: Counter[str] = Counter()
    written = ((chinese, english) for chinese, english, _ in corpus_rows(held_out=False))
    dictionary = load_dictionary()
    for chinese, english in chain(read_training_pairs(options.data), written):
        found = [
            RareWord(chinese[slice(*span)], span, renderings[0], renderings)
            for span, renderings in find_technical_words(chinese, dictionary.find_words(chinese))
        ]
        if not found:
            continue
        missing = {word.text for word in unrendered_words(found, english)}
        for text in {word.text for word in found}:
            met[text] += 1
            rendered[text] += text not in missing
    doubtful = {
        word for word, count in met.items() if count >= _FEWEST and rendered[word] / count < _SHARE
    }
    table = load_technical_words()
    for word in sorted(doubtful, key=lambda word: -met[word]):
        print(f"{word}\t{'|'.join(table.renderings(word))}\t{rendered[word]} of {met[word]}")
    total, right = sum(met.values()), sum(rendered.values())
    print(f"{len(table)} words, {len(met)} of them met {total} times, rendered so {right} times")
    if options.drop:
        kept = sorted(set(table) - doubtful)
        rows = (f"{word}\t{'|'.join(table.renderings(word))}\n" for word in kept)
        write_atomically(_LEXICON, "".join(rows).encode("utf-8"))


if __name__ == "__main__":
    main()
