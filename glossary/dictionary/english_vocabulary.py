"""Which English words there are, and which of them a misspelt one may be meant to be.

The packaged list is made by `scripts/packaged_data/english_words.py`: SCOWL in both spellings
(copyright 2000-2011 by Kevin Atkinson; its permission notice stands beside the list), the words of
CC-CEDICT, and those of the texts that the packaged model learnt from, with how often these have
them. Of names only long ones are in it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import ascii_lowercase

from corpora import ModelError

PACKAGED_WORDS = Path(__file__).parent.parent / "packaged" / "english_words.txt.gz"
_NEVER = ord("a")
_COMMON = 6
"""Level of a word that is common enough to be meant by a misspelt one: some 30 times."""
_SMALL_WORDS = (
    "the",
    "of",
    "and",
    "in",
    "to",
    "for",
    "with",
    "by",
    "on",
    "at",
    "from",
    "is",
    "are",
)
_SHORTEST_PART = 4
_SHORTEST_BASE = 4
_PREFIX = re.compile(
    "(?:anti|agro|auto|bio|counter|co|cyber|eco|electro|extra|geo|hydro|hyper|inter|intra|macro"
    "|mega|micro|mini|mis|mono|multi|nano|neo|non|out|over|photo|poly|post|pre|pro|pseudo|re|semi"
    "|sub|super|tele|thermo|trans|ultra|un|under)(?=[a-z]{4})"
)
_MISSPELT_TEXT = """
accidently:accidentally basicly:basically calender:calendar dependance:dependence
incidently:incidentally politican:politician potatos:potatoes presense:presence
quizes:quizzes seperate:separate seperated:separated seperately:separately seperates:separates
seperating:separating seperation:separation technicly:technically therefor:therefore truely:truly
untill:until wether:whether wich:which withing:within incase:in_case promiss:promise
reguarly:regularly tommorow:tomorrow tommorrow:tomorrow publically:publicly
unfortunatly:unfortunately questionaire:questionnaire maintainance:maintenance
maintainence:maintenance maintenence:maintenance begining:beginning becuase:because
sentance:sentence garantee:guarantee medecine:medicine refering:referring sieze:seize peice:piece
lisence:license aswell:as_well eachother:each_other infact:in_fact everytime:every_time
embarass:embarrass occured:occurred concious:conscious dissappear:disappear disapoint:disappoint
millenium:millennium percieve:perceive fullfil:fulfil harrass:harass rythm:rhythm twelth:twelfth
vaccum:vacuum wierd:weird grammer:grammar proffesional:professional reccomend:recommend
noticable:noticeable alot:a_lot acknowlege:acknowledge acknowleged:acknowledged
"""
_MISSPELT = {
    wrong: right.replace("_", " ")
    for wrong, right in (entry.split(":") for entry in _MISSPELT_TEXT.split())
}
"""Words that the lists have, or that are no letter away from what is meant, and what is meant."""
# Ending, and what a word has in its place. Verbs are listed in all forms: "occured" is none.
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ization", "ize"),
    ("isation", "ise"),
    ("izations", "ize"),
    ("ability", "able"),
    ("ness", ""),
    ("less", ""),
    ("like", ""),
    ("ly", ""),
)


@dataclass(frozen=True, slots=True)
class EnglishVocabulary:
    """Words in small letters, each with its level.

    Attributes:
        levels: 0 for a word that the texts do not have, one more for twice as often.
    """

    levels: Mapping[str, int]

    def knows(self, word: str) -> bool:
        """Tell whether a word is listed, or made from a listed one as English makes words.

        >>> vocabulary = load_vocabulary()
        >>> [w for w in ("regulations", "subdistricts", "centennium") if not vocabulary.knows(w)]
        ['centennium']
        """
        lower = word.lower()
        if lower in _MISSPELT:
            return False
        if lower in self.levels or self._is_ended(lower):
            return True
        base = _PREFIX.sub("", lower, count=1)
        return base != lower and (base in self.levels or self._is_ended(base))

    def corrected(self, word: str) -> str | None:
        """Return the commonest word that is one letter away, None where there is none.

        Two letters changing places are one step, as one left out, put in or mistaken is.

        >>> load_vocabulary().corrected("goverment")
        'government'
        """
        lower = word.lower()
        if lower in _MISSPELT:
            return _MISSPELT[lower]
        near = {other for other in _one_letter_away(lower) if self._is_common(other)}
        return max(sorted(near), key=self.levels.__getitem__, default=None)

    def parted(self, word: str) -> str | None:
        """Return two words that have run together, a small one and a common one; None if none have.

        >>> load_vocabulary().parted("developmentof"), load_vocabulary().parted("supercar")
        ('development of', None)
        """
        lower = word.lower()
        parts = [
            (left, right)
            for small in _SMALL_WORDS
            for left, right in (
                (small, lower.removeprefix(small)),
                (lower.removesuffix(small), small),
            )
            if left + right == lower
            and self._is_common(left)
            and self._is_common(right)
            and max(len(left), len(right)) >= _SHORTEST_PART
        ]
        best = max(parts, key=lambda pair: min(map(self.levels.__getitem__, pair)), default=None)
        return None if best is None else " ".join(best)

    def _is_common(self, word: str) -> bool:
        return self.levels.get(word, 0) >= _COMMON

    def _is_ended(self, word: str) -> bool:
        return any(
            word.endswith(ending)
            and len(word) - len(ending) >= _SHORTEST_BASE
            and word.removesuffix(ending) + instead in self.levels
            for ending, instead in _ENDINGS
        )


def _one_letter_away(word: str) -> Iterator[str]:
    """Yield what becomes of a word by one letter left out, put in, mistaken or in the next place.

    Looking up some 50 spellings for each letter is far quicker than comparing with every word.
    """
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]


def write_words(counts: Mapping[str, int]) -> bytes:
    """Return the file of a list: the words, and in a second section a letter for each level."""
    words = sorted(counts)
    levels = "".join(chr(_NEVER + counts[word].bit_length()) for word in words)
    text = "\n".join(words) + "\n\n" + levels
    return gzip.compress(text.encode("ascii"), compresslevel=9, mtime=0)


@cache
def load_vocabulary(path: Path = PACKAGED_WORDS) -> EnglishVocabulary:
    """Return the packaged list.

    Raises:
        ModelError: the file is missing or damaged.

    >>> load_vocabulary().levels["photovoltaic"] > load_vocabulary().levels["aardvark"] == 0
    True
    """
    try:
        words, _, levels = gzip.decompress(path.read_bytes()).partition(b"\n\n")
        codes = levels.translate(bytes(max(0, code - _NEVER) for code in range(256)))
        return EnglishVocabulary(dict(zip(words.decode("ascii").split("\n"), codes, strict=True)))
    except (OSError, EOFError, ValueError) as error:
        raise ModelError(f"{path}: the list of English words cannot be read: {error}") from error
