"""English words of which one excludes the other: before and after, tenant and landlord, oats.

`contrasting_words.tsv` has a row for each family: of what it is, in English and in Chinese, and its
words, between " / "; a word has several forms, those of all words in one order; and whether they
are of grammar, so that no word of a source needs to stand for them. Things of a kind,
wheat or cotton, are those of the proofreader's own table; there another is only thought of where
the source has it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path

from corpora.spans import Span
from glossary.relations import meanings_of

_TABLE = Path(__file__).with_name("contrasting_words.tsv")


@dataclass(frozen=True, slots=True)
class ContrastingWord:
    """A word of a translation and one that would say something else in its place.

    Attributes:
        span: Where the word stands.
        said: The word.
        instead: The other one, with the capital of the first.
        chinese: What both are of, in Chinese.
        is_of_grammar: Whether nothing in a source needs to stand for either.
        family: The number of the family.
    """

    span: Span
    said: str
    instead: str
    chinese: str
    family: int
    is_of_grammar: bool = False


def contrasting_words(source: str, target: str) -> Iterator[ContrastingWord]:
    """Yield every word of a translation with each word that it might be confused with.

    >>> [(w.said, w.instead) for w in contrasting_words("出口", "The entrance is closed")][0]
    ('entrance', 'exit')
    """
    known = _families()
    for match in known.pattern.finditer(target):
        for own in known.by_form[match[0].lower()]:
            for other in own.others:
                instead = _cased(other, match[0])
                yield ContrastingWord(
                    Span(*match.span()),
                    match[0],
                    instead,
                    own.chinese,
                    own.family,
                    own.is_of_grammar,
                )
    yield from _other_kinds(source, target)


@dataclass(frozen=True, slots=True)
class _Form:
    family: int
    chinese: str
    is_of_grammar: bool
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Families:
    pattern: re.Pattern[str]
    by_form: dict[str, list[_Form]]


@cache
def _families() -> _Families:
    by_form: dict[str, list[_Form]] = defaultdict(list)
    _, *rows = _TABLE.read_text(encoding="utf-8").splitlines()
    for family, row in enumerate(rows):
        _, chinese, words, is_of_grammar = row.split("\t")
        forms = [word.split("|") for word in words.split(" / ")]
        for own in forms:
            for number, form in enumerate(own):
                others = (word[min(number, len(word) - 1)] for word in forms if word is not own)
                different = tuple(dict.fromkeys(others))
                made = _Form(family, chinese, bool(is_of_grammar), different)
                by_form[form.lower()].append(made)
    longest_first = sorted(by_form, key=len, reverse=True)
    pattern = rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"
    return _Families(re.compile(pattern, re.IGNORECASE), dict(by_form))


def _other_kinds(source: str, target: str) -> Iterator[ContrastingWord]:
    """Yield things that the source does not name with those of their kind that it names."""
    for number, relation in enumerate(meanings_of(source, "kind")):
        named = {sense.name: sense for sense, _ in relation.in_chinese(source)}
        for sense, span in relation.told_in(target):
            if sense.name in named:
                continue
            said = target[span.start : span.end]
            ending = "s" if said.endswith("s") and not sense.word.endswith("s") else ""
            for other in filter(attrgetter("word"), named.values()):
                instead = _cased(other.word + ending, said)
                yield ContrastingWord(span, said, instead, "事物", -1 - number)


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
