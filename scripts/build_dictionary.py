"""Build the packaged dictionary from CC-CEDICT: `python scripts/build_dictionary.py DATA`.

DATA is the folder with `terms/cc_cedict.tsv.gz` and `train/`. Word frequencies, which decide how
text is cut, are counted in the training texts: shortest paths first, then Viterbi over the counts,
repeated. Deterministic: the same DATA gives the same file, byte for byte.
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

from align.bilingual_dictionary import PACKAGED_DICTIONARY, Translation, dictionary_text
from align.chinese_words import WordCutter
from align.english_words import content_lemmas

_LONGEST_WORD = 8
_GLOSSES = 8
_NO_GLOSS = re.compile(r"^(?:old |euphemistic |erhua |Japanese )?(?:variant of|see |surname )")
_LAW_SENTENCES = 30_000
_SENTENCES = 260_000
_ROUNDS = 4
# Documents that quality and alignment are measured on are in none of the counts.
_HELD_OUT = re.compile(r"wmt2[12]|jiyu|prc_|un_sdg|xuexi|econ_|terms-")


def main() -> None:
    """Write the dictionary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PACKAGED_DICTIONARY)
    options = parser.parse_args()
    entries = _read_entries(options.data / "terms" / "cc_cedict.tsv.gz")
    words = set(entries) | {character for word in entries for character in word}
    costs = _count_costs({w for w in words if _is_chinese(w)}, list(_sentences(options.data)))
    text = dictionary_text(entries, costs, _simplified_characters())
    data = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
    options.output.parent.mkdir(exist_ok=True)
    options.output.write_bytes(data)
    print(f"{options.output}: {len(costs):,} words, {len(data):,} bytes")


def _read_entries(path: Path) -> dict[str, list[Translation]]:
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
    return {
        word: [Translation(k, v) for k, v in sorted(e.items(), key=lambda kv: (-kv[1], kv[0]))]
        for word, e in entries.items()
    }


def _is_chinese(word: str) -> bool:
    return bool(word) and all("\u3400" <= character <= "\u9fff" for character in word)


def _sentences(data: Path) -> Iterator[str]:
    """Yield Simplified sentences of the open and the domain texts, no genre drowning the rest."""
    simplify = opencc.OpenCC("t2s").convert
    taken: Counter[str] = Counter()
    for name in ("domain", "open"):
        with lzma.open(data / "train" / f"train.{name}.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                source, _, origin = line.rstrip("\n").split("\t")
                if name == "domain" and _HELD_OUT.search(origin):
                    continue
                if origin == "moj_tw_law" and taken[origin] >= _LAW_SENTENCES:
                    continue
                taken[origin] += 1
                if taken.total() > _SENTENCES:
                    return
                yield simplify(source) if origin == "moj_tw_law" else source


def _count_costs(words: set[str], sentences: list[str]) -> dict[str, float]:
    """Return the cost of every word: cut, count, cut again.

    The first cut has a constant cost a word, so it takes the fewest words.
    """
    longest: dict[str, int] = {}
    for word in words:
        if len(word) > 2:
            longest[word[:2]] = max(longest.get(word[:2], 0), len(word))
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
