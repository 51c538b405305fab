"""Build the packaged dictionary from CC-CEDICT: `python -m scripts.packaged_data.dictionary DATA`.

DATA is the folder with `terms/cc_cedict.tsv.gz` and `train/`. Word frequencies, which decide how
text is cut, are counted in the training texts: shortest paths first, then Viterbi over the counts,
repeated. The lemmas of CC-CEDICT are joined by those that translated text attests
(`attested_translations.py`). Deterministic: the same DATA gives the same file, byte for byte; about
five minutes on one core.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import opencc

from glossary.dictionary.bilingual_dictionary import (
    PACKAGED_DICTIONARY,
    BilingualDictionary,
    Translation,
    dictionary_text,
)
from glossary.dictionary.chinese_words import WordCutter
from glossary.dictionary.english_words import content_lemmas
from scripts.packaged_data.attested_translations import attested_translations

_LONGEST_WORD = 8
_GLOSSES = 8
_NO_GLOSS = re.compile(r"^(?:old |euphemistic |erhua |Japanese )?(?:variant of|see |surname )")
_GLOSS_WEIGHT = 0.7
_MOST_OF_A_KIND = {"moj_tw_law": 40_000, "tatoeba": 32_000, "news_commentary_10k": 11_000}
_MOST = 6_000
_ROUNDS = 4
# Documents that quality and alignment are measured on are in none of the counts.
_HELD_OUT = re.compile(r"wmt2[12]|jiyu|prc_|un_sdg|xuexi|econ_|terms-")


def main() -> None:
    """Write the dictionary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_DICTIONARY)
    options = parser.parse_args()
    pairs = list(read_training_pairs(options.data))
    glosses = _read_entries(options.data / "terms" / "cc_cedict.tsv.gz")
    words = set(glosses) | {character for word in glosses for character in word}
    words = {word for word in words if _is_chinese(word)}
    costs = _count_costs(words, [source for source, _ in pairs])
    cutter = WordCutter(costs, _longest(words))
    attested = attested_translations(pairs, BilingualDictionary((), "", cutter, {}))
    text = dictionary_text(_joined(glosses, attested), costs, _simplified_characters())
    data = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
    options.output.parent.mkdir(exist_ok=True)
    options.output.write_bytes(data)
    print(f"{options.output}: {len(costs):,} words, {len(data):,} bytes")


def _read_entries(path: Path) -> dict[str, dict[str, float]]:
    """Return the lemmas of every word; each gloss shares a weight of 1 among its words."""
    entries: dict[str, dict[str, float]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, _, glosses = line.rstrip("\n").partition("\t")
            if not _is_chinese(word) or len(word) > _LONGEST_WORD:
                continue
            for gloss in glosses.split(";")[:_GLOSSES]:
                gloss = re.sub(r"\([^)]*\)", "", gloss).strip()
                if _NO_GLOSS.match(gloss):
                    continue
                lemmas = [x for x in content_lemmas(gloss) if not x[0].isdigit()]
                for lemma in lemmas:
                    weight = entries[word].get(lemma, 0.0)
                    entries[word][lemma] = max(weight, 1 / len(lemmas))
                entries[word] = entries[word]
    return entries


def _joined(
    glosses: dict[str, dict[str, float]], attested: dict[str, dict[str, float]]
) -> dict[str, list[Translation]]:
    """Return the lemmas of both sources; what is attested outweighs what is only listed."""
    joined = {}
    for word in glosses.keys() | attested.keys():
        weights = {k: v * _GLOSS_WEIGHT for k, v in glosses.get(word, {}).items()}
        for lemma, weight in attested.get(word, {}).items():
            weights[lemma] = max(weight, weights.get(lemma, 0.0))
        ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        joined[word] = [Translation(lemma, weight) for lemma, weight in ordered]
    return joined


def _is_chinese(word: str) -> bool:
    return bool(word) and all("\u3400" <= character <= "\u9fff" for character in word)


def read_training_pairs(data: Path) -> Iterator[tuple[str, str]]:
    """Yield pairs of the open and the domain texts, Simplified, no genre drowning the rest."""
    simplify = opencc.OpenCC("t2s").convert
    taken: Counter[str] = Counter()
    for name in ("domain", "open"):
        with lzma.open(data / "train" / f"train.{name}.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                source, target, origin = line.rstrip("\n").split("\t")
                if _HELD_OUT.search(origin):
                    continue
                if name == "open" and taken[origin] >= _MOST_OF_A_KIND.get(origin, _MOST):
                    continue
                taken[origin] += 1
                yield simplify(source) if origin == "moj_tw_law" else source, target


def _count_costs(words: set[str], sentences: list[str]) -> dict[str, float]:
    """Return the cost of every word: cut, count, cut again.

    The first cut has a constant cost a word, so it takes the fewest words.
    """
    longest = _longest(words)
    costs = {word: 10.0 - 0.01 * len(word) ** 2 for word in words}
    for _ in range(_ROUNDS):
        cutter = WordCutter(costs, longest)
        counts = Counter(word for sentence in sentences for word in cutter.cut(sentence))
        total = sum(counts[word] for word in words) + 0.5 * len(words)
        # A word of several characters that was never seen is likelier than its characters apart.
        costs = {
            word: -math.log((counts[word] + 0.3 / len(word) ** 2) / total)
            if counts[word] == 0
            else -math.log(counts[word] / total)
            for word in words
        }
    return costs


def _longest(words: set[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for word in words:
        if len(word) > 2:
            longest[word[:2]] = max(longest.get(word[:2], 0), len(word))
    return longest


def _simplified_characters() -> dict[str, str]:
    convert = opencc.OpenCC("t2s").convert
    found = {}
    for code in range(0x3400, 0x9FFF):
        simplified = convert(chr(code))
        if simplified != chr(code) and len(simplified) == 1 and ord(simplified) < 0x10000:
            found[chr(code)] = simplified
    return found


if __name__ == "__main__":
    main()
