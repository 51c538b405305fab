"""What may be left out of a source: clauses, members of lists, words that change what is said.

Where a translation is likelier as one of the shorter source, it says nothing of what was left out
(Vamvas and Sennrich 2022). Only what the dictionary does not find in a translation is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.spans import Span
from glossary.dictionary import load_dictionary
from glossary.reading import PairReading
from glossary.requirement import RequirementKind

_CLAUSE = re.compile(r"(?!之[上下中外间前后])[^，。；、：（）\s]{2,}")
_LEFT_OVER = re.compile(r"^[，、；。]+|[，、；：](?=[，、；。]|$)|（）")
_CHANGING = re.compile(
    r"未(?![来必])|仅|只有|将(?=[于在要再新进])"
    r"|原(?=[^，。；]{0,6}(?:[长任员]|书记|主席|经理|主任|委员))|部分|大部分|多数|少数|基本|初步|暂[不缓]?|拟|除外|以外"
)
"""Words that change what a sentence says however short they are."""
_LONGEST_PART = 0.6
"""A part that is more of a text than this cannot be told from the whole."""
_COVERED = 0.05
_WORD = re.compile("[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class Removal:
    """A source without one of its parts.

    Attributes:
        span: The part.
        text: The source without it.
        is_clause: Whether it is a clause, or a member of a list, instead of a word.
        is_changing: Whether it is a word that changes what the rest says.
    """

    span: Span
    text: str
    is_clause: bool
    is_changing: bool = False


def removals(reading: PairReading) -> Iterator[Removal]:
    """Yield the parts of a source of which its translation may say nothing."""
    source = reading.source.text
    words = tuple(_words(reading))
    said = tuple(_said(reading))
    for match in _CLAUSE.finditer(source):
        span = Span(*match.span())
        inside = [is_covered for word, is_covered in words if span.contains(word)]
        is_part = span.length <= _LONGEST_PART * len(source) and not any(map(span.overlaps, said))
        if is_part and inside and not all(inside):
            yield _without(source, span, is_clause=True)
    for match in _CHANGING.finditer(source):
        yield _without(source, Span(*match.span()), is_clause=False, is_changing=True)
    for word, is_covered in words:
        is_part = word.length <= _LONGEST_PART * len(source) and not any(map(word.overlaps, said))
        if is_part and not is_covered and _WORD.fullmatch(source, *word):
            yield _without(source, word, is_clause=False)


def _said(reading: PairReading) -> Iterator[Span]:
    """Yield where figures, terms and names stand of which it is known that they are said."""
    yield from (match.source.span for match in reading.matched)
    for verdict in reading.verdicts:
        required = verdict.requirement
        if verdict.is_met and required.kind is not RequirementKind.FORBIDDEN:
            yield Span(required.start, required.end)


def _words(reading: PairReading) -> Iterator[tuple[Span, bool]]:
    """Yield the words of a source, and whether the dictionary finds them in the translation."""
    dictionary = load_dictionary()
    source = reading.source.text
    present = set(reading.coverage.english)
    place = 0
    for word in dictionary.cut(source):
        found = source.find(word, place)
        if found < 0:
            continue
        place = found + len(word)
        lemmas = [t.lemma for t in dictionary.translations(word) if t.weight > _COVERED]
        if lemmas:
            yield Span(found, place), any(lemma in present for lemma in lemmas)


def _without(source: str, span: Span, *, is_clause: bool, is_changing: bool = False) -> Removal:
    left = source[: span.start] + source[span.end :]
    return Removal(span, _LEFT_OVER.sub("", left), is_clause, is_changing)
