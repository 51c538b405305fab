"""Write the entries of CC-CEDICT as training pairs, for words that running text seldom shows.

    python -m scripts.training.text.generate_dictionary_pairs DATA -o work/dictionary.tsv

DATA is the folder with `terms/cc_cedict.tsv.gz` (CC BY-SA). Of every word the first senses that
are translations are written, one pair each: no variants, surnames, explanations of grammar or
definitions of many words. "to" before verbs is left out, as a table cell would have it.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from corpora.files import open_atomically

SOURCE = "cc_cedict"
_LONGEST_WORD = 8
_LONGEST_GLOSS = 5
_NO_TRANSLATION = re.compile(
    r"\b(?:variant of|see|surname|abbr|used (?:in|as|to|for)|classifier|particle|prefix|suffix"
    r"|radical|onomat|interjection|equivalent of|same as|also called|name of|cf"
    r"|Taiwan|Japan\w*|dialect|fig|lit|idiom|component|esp|etc|old)\b"
    r"|[\u3400-\u9fff:/\[\]…]"
)
_ACT = re.compile(r"\s*(?:\([^)]*\) *)*to \w")
_HAN = re.compile("[\u3400-\u9fff]{2,}")


def dictionary_pairs(path: Path, senses: int) -> Iterator[tuple[str, str]]:
    """Yield each word with its first senses.

    Args:
        path: A gzipped table: word, tab, glosses separated by semicolons.
        senses: The most pairs a word may have.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, _, glosses = line.rstrip("\n").partition("\t")
            if not _HAN.fullmatch(word) or len(word) > _LONGEST_WORD:
                continue
            kept = dict.fromkeys(filter(None, map(_translation, glosses.split(";"))))
            for gloss in list(kept)[:senses]:
                yield word, gloss


def read_acts(path: Path) -> frozenset[str]:
    """Return the words of which a sense is a verb: what CC-CEDICT writes as "to do"."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").partition("\t") for line in lines)
        return frozenset(
            word for word, _, glosses in rows if any(map(_ACT.match, glosses.split(";")))
        )


def _translation(gloss: str) -> str:
    """Return what would stand in a translation, or nothing if the gloss explains."""
    text = re.sub(r"\([^)]*\)", " ", gloss)
    text = " ".join(re.sub(r" ,", ",", text).split()).strip(" ,")
    text = re.sub("^to (?!be )", "", text)
    if not text or len(text.split()) > _LONGEST_GLOSS or _NO_TRANSLATION.search(text):
        return ""
    return text


def main(arguments: list[str] | None = None) -> None:
    """Write the pairs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--senses", type=int, default=2)
    options = parser.parse_args(arguments)
    path = options.data / "terms" / "cc_cedict.tsv.gz"
    pairs = list(dictionary_pairs(path, options.senses))
    with open_atomically(options.output) as stream:
        rows = csv.writer(
            stream, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n"
        )
        rows.writerow(("zh", "en", "source"))
        rows.writerows((chinese, english, SOURCE) for chinese, english in pairs)
    print(f"{len(pairs)} pairs")


if __name__ == "__main__":
    main()
