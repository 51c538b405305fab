"""The packaged Chinese-English dictionary: words, how frequent they are, what they may mean.

Made from CC-CEDICT (CC BY-SA 4.0, see `packaged/README.md`) by
`scripts/packaged_data/dictionary.py`. Reading it costs about a tenth of a second; the translations
of a word are parsed when they are asked for.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpora import ModelError
from glossary.dictionary.chinese_words import PlacedWord, WordCutter

PACKAGED_DICTIONARY = Path(__file__).parents[1] / "packaged" / "dictionary.txt.gz"
_SECTIONS = 6
_FIRST_COST = 33
_COST_STEP = 0.25
_FULL_WEIGHT = 9


@dataclass(frozen=True, slots=True)
class Translation:
    """An English lemma a Chinese word may be translated by, with its weight in (0, 1]."""

    lemma: str
    weight: float


class BilingualDictionary:
    """Words of Chinese with their English lemmas; Traditional text is read as Simplified."""

    def __init__(
        self,
        words: Sequence[str],
        translations: str,
        cutter: WordCutter,
        simplified: Mapping[int, int],
    ) -> None:
        """Take the words in their order, and their translations as the file has them."""
        self._words = words
        self._text = translations
        self._lines: list[str] = []
        self._cutter = cutter
        self._simplified = simplified
        self._parsed: dict[str, tuple[Translation, ...]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._cutter.costs

    def __len__(self) -> int:
        return len(self._words)

    @property
    def words(self) -> Sequence[str]:
        """Return all Simplified words, sorted."""
        return self._words

    def translations(self, word: str) -> tuple[Translation, ...]:
        """Return the lemmas of a Simplified word, the heaviest first; empty if it has none."""
        parsed = self._parsed.get(word)
        if parsed is None:
            parsed = _parse_translations(self._line(word)) if word in self else ()
            self._parsed[word] = parsed
        return parsed

    def has_english(self, lemma: str) -> bool:
        """Tell whether a word of the dictionary is translated by an English lemma."""
        return re.search(rf"(?<![^ \n]){re.escape(lemma)}[1-9](?![^ \n])", self._text) is not None

    def words_for(self, lemma: str) -> tuple[str, ...]:
        """Return the words that an English lemma translates best; it reads all of them."""
        lines = self._text.split("\n")
        item = re.compile(rf"(?<![^ ]){re.escape(lemma)}[4-9](?![^ ])")
        return tuple(w for w, line in zip(self._words, lines, strict=True) if item.search(line))

    def _line(self, word: str) -> str:
        if not self._lines:
            self._lines = self._text.split("\n")
        return self._lines[bisect_left(self._words, word)]

    def simplify(self, text: str) -> str:
        """Return the text with each Traditional character replaced by its Simplified one.

        The length stays the same.
        """
        return text.translate(self._simplified)

    def cut(self, text: str) -> list[str]:
        """Return the words of a Chinese text, simplified; figures and Latin words among them.

        >>> load_dictionary().cut("規模以上工業產值4000亿元")
        ['规模', '以上', '工业', '产值', '4000', '亿', '元']
        """
        return self._cutter.cut(text.translate(self._simplified))

    def find_words(self, text: str) -> list[PlacedWord]:
        """Return the words of a Chinese text with their places, simplified."""
        return self._cutter.find(text.translate(self._simplified))

    def cost(self, word: str) -> float | None:
        """Return the negative natural logarithm of a word's frequency; None if it is unknown."""
        return self._cutter.costs.get(word)


@cache
def load_dictionary(path: Path = PACKAGED_DICTIONARY) -> BilingualDictionary:
    """Return the packaged dictionary.

    Raises:
        ModelError: where the file is missing or damaged.

    >>> load_dictionary().translations("省长")[0].lemma
    'governor'
    """
    try:
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
    except (OSError, EOFError, ValueError) as error:
        raise ModelError(f"{path}: the dictionary cannot be read: {error}") from error
    sections = text.split("\n\n")
    if len(sections) != _SECTIONS:
        raise ModelError(f"{path}: {len(sections)} sections, expected {_SECTIONS}")
    words, codes, translations, pairs, lengths, characters = sections
    names = words.split("\n")
    by_code = {code: (code - _FIRST_COST) * _COST_STEP for code in range(_FIRST_COST, 127)}
    cutter = WordCutter(
        dict(zip(names, map(by_code.__getitem__, codes.encode("ascii")), strict=True)),
        dict(zip(_pairs(pairs), lengths.encode("ascii").translate(_LENGTHS), strict=True)),
    )
    traditional, simplified = characters.strip("\n").split("\n")
    return BilingualDictionary(names, translations, cutter, str.maketrans(traditional, simplified))


def dictionary_text(
    entries: Mapping[str, Sequence[Translation]],
    costs: Mapping[str, float],
    simplified: Mapping[str, str],
) -> str:
    """Return what a dictionary file holds, uncompressed: six sections with an empty line between.

    Words, a letter each for their cost, their lemmas with a digit for the weight, the beginnings
    of long words, a letter each for the longest length, Traditional and Simplified characters.
    """
    words = sorted(costs)
    codes = "".join(_cost_code(costs[word]) for word in words)
    lemmas = [
        " ".join(f"{t.lemma}{max(1, round(t.weight * _FULL_WEIGHT))}" for t in entries.get(w, ()))
        for w in words
    ]
    longest: dict[str, int] = {}
    for word in words:
        if len(word) > 2:
            longest[word[:2]] = max(longest.get(word[:2], 0), len(word))
    pairs = "".join(sorted(longest))
    lengths = "".join(chr(64 + longest[pair]) for pair in sorted(longest))
    traditional = "".join(sorted(simplified))
    characters = f"{traditional}\n{''.join(simplified[c] for c in traditional)}"
    lemma_lines = "\n".join(line or "-" for line in lemmas)
    return "\n\n".join(["\n".join(words), codes, lemma_lines, pairs, lengths, characters])


_LENGTHS = bytes(max(0, code - 64) for code in range(256))


def _pairs(text: str) -> list[str]:
    return [first + second for first, second in zip(text[::2], text[1::2], strict=True)]


def _cost_code(cost: float) -> str:
    return chr(min(126, max(_FIRST_COST, _FIRST_COST + round(cost / _COST_STEP))))


def _parse_translations(line: str) -> tuple[Translation, ...]:
    if line in ("", "-"):
        return ()
    return tuple(Translation(item[:-1], int(item[-1]) / _FULL_WEIGHT) for item in line.split(" "))
