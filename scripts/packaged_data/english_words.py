"""Build the list of English words: `python -m scripts.packaged_data.english_words DATA`.

The words of SCOWL in American and British spelling, as Debian packages them (`apt-get install
wamerican-large wbritish-large`), what CC-CEDICT explains with, and what the training texts, the
project's own corpus, lexicon and glossary have often enough to be no slip. Each word has a letter
for how often the texts have it: "a" never, one letter more for twice as often. DATA is the folder
with `terms/cc_cedict.tsv.gz` and `train/`. Deterministic; about a minute on one core.
"""

from __future__ import annotations

import argparse
import gzip
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from glossary.dictionary.english_vocabulary import PACKAGED_WORDS, write_words
from scripts.packaged_data.dictionary import read_training_pairs
from scripts.training.text.build_training_text import corpus_rows

_LISTS = ("american-english-large", "british-english-large")
_WORD = re.compile(r"(?<![A-Za-z])[a-z]+(?![A-Za-z])")
_OFTEN = 8  # times in texts that nobody has read again
_LONG_NAME = 7
_OWN = 2  # times in texts of this project
# What official English has of Latin and French, and words of office that the lists lack.
_LOANS = """
acta ad ahistorical alia amicus animus causa curiae demit demits demitted designee
designees dicta erga facie facto fide forum gestae infra inter ipso jure juris jus
lex loci locus majeure materiae mens minimis modus mutandis mutatis novo obiter
officio omnes operandi opinio ordre pacta personae poena prima publique ratione rea
rebus res scriptum servanda sic sine stantibus stare sui supra tempore temporis uti
verbale versa vires vivendi
"""
_LEXICON = Path("gongbao/translation/wording/technical_words.tsv")
_GLOSSARY = Path("glossary/packaged")


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--lists", type=Path, default=Path("/usr/share/dict"), metavar="FOLDER")
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_WORDS)
    options = parser.parse_args()
    own = Counter(_words(english for _, english, _ in corpus_rows(held_out=False)))
    texts = Counter(_words(english for _, english in read_training_pairs(options.data)))
    texts.update(own)
    listed = set(chain.from_iterable(map(_listed, (options.lists / name for name in _LISTS))))
    listed.update(_LOANS.split())
    listed.update(_words(_glosses(options.data / "terms" / "cc_cedict.tsv.gz")))
    tables = [_LEXICON, *sorted(_GLOSSARY.glob("*.tsv"))]
    listed.update(_words(path.read_text(encoding="utf-8") for path in tables))
    listed.update(word for word, times in own.items() if times >= _OWN)
    listed.update(word for word, times in texts.items() if times >= _OFTEN)
    data = write_words({word: texts[word] for word in listed})
    options.output.write_bytes(data)
    print(f"{options.output}: {len(listed):,} words, {len(data):,} bytes")


def _words(texts: Iterable[str]) -> Iterator[str]:
    """Yield the words in small letters, which are no names."""
    return chain.from_iterable(map(_WORD.findall, texts))


def _listed(path: Path) -> Iterator[str]:
    """Yield the words of a list without accents, and long names, which look like misspelt words."""
    plain = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
    for word in re.sub("[\u0300-\u036f]", "", plain).split():
        if word.isascii() and word.isalpha() and (word.islower() or len(word) >= _LONG_NAME):
            yield word.lower()


def _glosses(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.partition("\t")[2]


if __name__ == "__main__":
    main()
