"""Where English wants an article: odds of "the" and of "a" before a word, learnt from texts.

A model writes "via <t1>" before it is known that <t1> will be "New International Land-Sea Trade
Corridor". The odds are log-linear in the words around a place and the head of the phrase that
begins there, found by its end; `scripts/training/weights/articles.py` learns them from English that
people wrote.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpora import ModelError
from corpora.files import ARCHIVE_ERRORS

PACKAGED_ARTICLES = Path(__file__).with_name("articles.npz")
BUCKETS = 1 << 17
ARTICLES = ("the", "a", "an")

_TOKEN = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*|\d[\d,.]*%?|[^\w\s]")
_PHRASE_ENDS = re.compile(
    "of|in|on|at|to|for|by|with|from|and|or|but|as|that|which|who|is|are|was|were|be|been|has|have|had"
    "|will|would|can|could|may|shall|should|must|not|into|under|over|after|before|between|among"
    "|through|during|since|until|within|than|while|when|if|where|including|per|via|the|an?",
    re.IGNORECASE,
)
_LONGEST_PHRASE = 6
_REACH = 3  # words before a place that count
_PLURAL = re.compile(r".*(?<![sui])s")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark of a text, and where it stands in code points."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_article(self) -> bool:
        """Whether it is "the", "a" or "an"."""
        return self.text.lower() in ARTICLES


def tokenise(text: str) -> list[Token]:
    """Return words, numbers and marks of an English text."""
    return [Token(m.group(), *m.span()) for m in _TOKEN.finditer(text)]


def features(words: Sequence[str], place: int) -> list[int]:
    """Return the buckets of the features of the place before `words[place]`, each below `BUCKETS`.

    An article that stands there already must have been taken out; others stay in.
    """
    before = ["^"] * _REACH + [_shape(word) for word in words[max(0, place - _REACH) : place]]
    last, second, third = before[-1], before[-2], before[-3]
    following = [_shape(word) for word in words[place : place + 3]] + ["$"] * 3
    first, next_one, after_next = following[:3]
    head, behind, length = _head(words, place)
    is_plural = _PLURAL.fullmatch(head) is not None
    is_capital = words[place][0].isupper()
    was_capital = place > 0 and words[place - 1][0].isupper()
    named = (
        *(last, first, f"{last} {first}", f"{second} {last}", f"{first} {next_one}"),
        *(f"{second} {last} {first}", f"{last} {first} {next_one}"),
        *(f"{first} {next_one} {after_next}", head, f"{head} {behind}", f"{last} {head}"),
        *(f"{first} {head}", f"{last} {head} {behind}", f"{is_plural} {last}"),
        *(f"{is_capital} {was_capital} {last}", f"{is_capital} {is_plural} {behind} {length}"),
        *(f"{last} {next_one}", f"{is_plural} {first}", f"{third} {second} {last}"),
        *(f"{head[-4:]} {behind}", f"{head[-4:]} {last}"),
    )
    return [zlib.crc32(f"{k} {name}".encode()) % BUCKETS for k, name in enumerate(named)]


def _shape(word: str) -> str:
    return "#" if word[0].isdigit() else word.lower()


def _head(words: Sequence[str], place: int) -> tuple[str, str, int]:
    """Return the last word of the phrase that begins at a place, the word behind it, its length."""
    end = place + 1
    while end < min(len(words), place + _LONGEST_PHRASE) and _goes_on(words[end]):
        end += 1
    behind = words[end].lower() if end < len(words) else "$"
    return words[end - 1].lower(), behind, end - place


def _goes_on(word: str) -> bool:
    return word[0].isalnum() and _PHRASE_ENDS.fullmatch(word) is None


@dataclass(frozen=True, slots=True)
class ArticleModel:
    """Weights of the features, `[BUCKETS]` each, for "the" and for "a" against no article."""

    the: NDArray[np.float32]
    indefinite: NDArray[np.float32]

    def chances(self, words: Sequence[str], place: int) -> tuple[float, float]:
        """Return the chances, 0 to 1, that "the" and that "a" or "an" stands before a word."""
        chosen = features(words, place)
        odds = np.exp([self.the[chosen].sum(), self.indefinite[chosen].sum()])
        the, indefinite = odds / (1.0 + odds.sum())
        return float(the), float(indefinite)


@cache
def load_articles(path: Path = PACKAGED_ARTICLES) -> ArticleModel:
    """Return the packaged model.

    Raises:
        ModelError: It is damaged.
    """
    try:
        with np.load(path) as arrays:
            step = float(arrays["step"])
            the, indefinite = (arrays[name].astype(np.float32) * step for name in ("the", "a"))
    except (*ARCHIVE_ERRORS, KeyError, ValueError) as error:
        raise ModelError(f"{path}: no model of articles: {error}") from error
    return ArticleModel(the, indefinite)
