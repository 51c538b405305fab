"""Finding the glossary's terms in Chinese text: leftmost-longest, with exceptions per term.

This is where it is decided which glossary entry a stretch of Chinese is read as.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from glossary.concepts import Concept
from glossary.term_source import TermSource

_POWERS = "十百千万亿"
_NUMERALS = "〇零一二两三四五六七八九" + _POWERS
_COUNTED = _POWERS + "个名岁天位条项座多余倍次种"
_Entries = tuple[tuple[int, TermSource, int], ...]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term in normalised text; several `concepts` mean a homonym that nothing decides."""

    start: int
    end: int
    text: str
    concepts: tuple[Concept, ...]
    priority: int = 0

    @property
    def concept(self) -> Concept:
        """Return the concept that was matched, the first one of a homonym."""
        return self.concepts[0]


class TermMatcher:
    """An index over the Chinese names of many concepts.

    Building it and looking a sentence up are linear: terms are grouped by their first two
    characters, and a group knows only the lengths that occur in it, so the cost of a position is
    the number of different lengths that begin so, never the number of terms.
    """

    def __init__(
        self, glossaries: Iterable[TermSource], *, is_approved: bool | None = None
    ) -> None:
        entries: dict[str, _Entries] = {}
        lengths: dict[str, int] = {}
        for glossary in glossaries:
            base = glossary.priority * 1000
            for text, priority, number, _ in glossary.chinese_names(is_approved=is_approved):
                entry = (base + priority, glossary, number)
                others = entries.get(text)
                entries[text] = (*others, entry) if others else (entry,)
                head = text[:2]
                lengths[head] = lengths.get(head, 0) | 1 << len(text)
        self._entries = entries
        self._lengths: Mapping[str, Sequence[int]] = {
            head: _set_bits(bits) for head, bits in lengths.items()
        }

    def __len__(self) -> int:
        return len(self._entries)

    def find_terms(self, text: str, *, above: int | None = None) -> tuple[TermMatch, ...]:
        """Return the longest non-overlapping matches in normalised text, left to right.

        Where two terms start together the longer wins, so 故宫博物院 is never read as 故宫 with a
        remainder; a term that starts inside another match is not found. An occurrence inside one
        of the term's exceptions is passed over. With `above`, only glossaries of a higher priority
        than that are looked at.
        """
        found: list[TermMatch] = []
        position = 0
        while position < len(text):
            match = self._longest_at(text, position, above)
            if match is None:
                position += 1
            else:
                found.append(match)
                position = match.end
        return tuple(found)

    def _longest_at(self, text: str, position: int, above: int | None) -> TermMatch | None:
        for head in (text[position : position + 2], text[position : position + 1]):
            for length in self._lengths.get(head, ()):
                candidate = text[position : position + length]
                entries = self._entries.get(candidate)
                if entries and above is not None:
                    entries = tuple(entry for entry in entries if entry[1].priority > above)
                if entries and len(candidate) == length and _stands_alone(text, position, length):
                    match = _decide(text, position, candidate, entries)
                    if match is not None:
                        return match
        return None


@cache
def _set_bits(bits: int) -> Sequence[int]:
    """Return the positions of the bits that are set, the highest first."""
    return tuple(k for k in reversed(range(bits.bit_length())) if bits >> k & 1)


def _decide(text: str, position: int, candidate: str, entries: _Entries) -> TermMatch | None:
    meant = [
        (priority, concept)
        for priority, glossary, number in entries
        if not _is_excepted(text, position, len(candidate), concept := glossary.concept(number))
    ]
    if not meant:
        return None
    top = max(priority for priority, _ in meant)
    concepts = tuple(concept for priority, concept in meant if priority == top)
    approved = tuple(concept for concept in concepts if concept.is_approved)
    return TermMatch(position, position + len(candidate), candidate, approved or concepts, top)


def _is_excepted(text: str, position: int, length: int, concept: Concept) -> bool:
    for exception in concept.exceptions:
        first = max(0, position + length - len(exception))
        start = text.find(exception, first, position + len(exception))
        while start >= 0:
            if start <= position and position + length <= start + len(exception):
                return True
            start = text.find(exception, start + 1, position + len(exception))
    return False


def _stands_alone(text: str, position: int, length: int) -> bool:
    """Tell whether a match that begins or ends in letters or numerals is whole there.

    十四五 is no plan in 二十四五个朝代, nor in 十四五个人.
    """
    end = position + length
    if text[position] in _NUMERALS and _is_of_a_number(text, position, end):
        return False
    joined_left = position > 0 and _is_latin(text[position]) and _is_latin(text[position - 1])
    joined_right = end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end])
    return not joined_left and not joined_right


def _is_of_a_number(text: str, start: int, end: int) -> bool:
    head, before, after = text[start : start + 2], text[start - 1 : start], text[end : end + 1]
    if before and before in _NUMERALS and (head[0] in _POWERS or head[-1] in _NUMERALS):
        return True
    return bool(after) and after in _COUNTED and all(c in _NUMERALS for c in text[start:end])


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
