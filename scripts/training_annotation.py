"""Writing terms and figures into training sources, and the links that guide one decoder head."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import sentencepiece
from lexical_aligner import LexicalAligner
from reserved_phrases import is_reserved
from training_pairs import ENGLISH_ORIGINALS, TrainingPair

from glossary.copies import find_copies
from glossary.english_forms import find_words

WORD_START = "\u2581"
_STOP = frozenset((
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "with", "by", "at", "from", "as",
    "that", "which", "is", "are", "was", "were", "be", "been", "will", "has", "have", "had", "it",
    "its", "this", "their", "his", "her", "he", "she", "they", "we", "i", "you", "not", "no",
))  # fmt: skip
_HAN_ONLY = re.compile("[\u3400-\u9fff]+")
_WORDS = re.compile(r"[A-Za-z][A-Za-z' \-]*[A-Za-z]")
_LATIN = re.compile(f"{WORD_START}?[A-Za-z0-9.-]+")
_FLOOR = 0.08
# First piece of a source whose English is the original; no text contains this byte.
ORIGINAL_MARK = "<0x02>"


@dataclass(frozen=True, slots=True)
class Example:
    """Token ids of source and target, the end symbol included, and a link for each target token."""

    source: list[int]
    target: list[int]
    links: list[int]


@dataclass(frozen=True, slots=True)
class AnnotationShares:
    """How often things are written into the source; the rest stays clean."""

    figures: float = 0.8
    copies: float = 0.5
    terms: float = 0.4
    term_as_placeholder: float = 0.35
    source_dropped: float = 0.33
    distractor: float = 0.05
    original: float = 0.8


class Annotator:
    """Makes training examples of pairs; the same seed makes the same examples."""

    def __init__(
        self, pieces: sentencepiece.SentencePieceProcessor, aligner: LexicalAligner, seed: int,
        words: frozenset[str] = frozenset(), shares: AnnotationShares | None = None,
    ) -> None:  # fmt: skip
        self.pieces, self.aligner, self.words = pieces, aligner, words
        self.random = random.Random(seed)
        self.shares = shares or AnnotationShares()
        self.names = [pieces.id_to_piece(k) for k in range(pieces.get_piece_size())]
        self.number = {name: k for k, name in enumerate(self.names)}
        self.opening, self.closing = self.number["<t>"], self.number["</t>"]
        self.counts: Counter[str] = Counter()
        self._others: list[list[int]] = []

    def example(self, pair: TrainingPair) -> Example | None:
        """Return one example of a pair, or None where it is too long."""
        chinese, english = self._with_placeholders(pair)
        source, target = self.pieces.encode(chinese), self.pieces.encode(english)
        if self.random.random() < self.shares.terms and len(source) > 4:
            source, target = self._with_terms(source, target)
        if pair.source in ENGLISH_ORIGINALS and self.random.random() < self.shares.original:
            source = [self.number[ORIGINAL_MARK], *source]
            self.counts["marked as English originals"] += 1
        if len(source) > 126 or len(target) > 126:
            return None
        return Example([*source, 0], [*target, 0], [*self._links(source, target), len(source)])

    def _with_placeholders(self, pair: TrainingPair) -> tuple[str, str]:
        replaced: list[tuple[tuple[int, int], tuple[int, int], str]] = []
        if self.random.random() < self.shares.figures:
            replaced += pair.figures
        for copy in find_copies(pair.chinese):
            if self.random.random() < self.shares.copies:
                spans = find_words(copy.text, pair.english)
                taken = [r for r in replaced if any(_overlap(r[1], s) for s in spans[:1])]
                if len(spans) == 1 and not taken:
                    replaced.append(((copy.start, copy.end), spans[0], "t"))
        numbers = {kind: list(range(1, 9)) for kind in "qdt"}
        if self.random.random() < 0.3:
            for order in numbers.values():
                self.random.shuffle(order)
        chinese, english = pair.chinese, pair.english
        names: list[tuple[tuple[int, int], tuple[int, int], str]] = []
        for here, there, kind in sorted(replaced):
            if numbers[kind]:
                names.append((here, there, f" <{kind}{numbers[kind].pop(0)}>"))
                self.counts[f"placeholder {kind}"] += 1
        for (start, end), _, name in sorted(names, reverse=True):
            chinese = chinese[:start].rstrip(" ") + name + chinese[end:]
        for _, (start, end), name in sorted(names, key=lambda item: item[1], reverse=True):
            english = english[:start].rstrip(" ") + name + english[end:]
        return chinese.strip(), english.strip()

    def _with_terms(self, source: list[int], target: list[int]) -> tuple[list[int], list[int]]:
        phrases = self._phrases(source, target)
        free = [k for k in range(1, 9) if self.number[f"{WORD_START}<t{k}>"] not in source]
        written: list[tuple[int, int, int]] = []
        new_source, new_target = list(source), list(target)
        for first, last, begin, end in sorted(phrases, reverse=True):
            words = target[begin : end + 1]
            if free and self.random.random() < self.shares.term_as_placeholder:
                name = self.number[f"{WORD_START}<t{free.pop(0)}>"]
                new_source[first : last + 1] = [name]
                written.append((begin, end, name))
                self.counts["placeholder t"] += 1
                continue
            note = [self.opening, *words, self.closing]
            self.counts["annotation"] += 1
            self._others.append(words)
            if self.random.random() < self.shares.source_dropped:
                new_source[first : last + 1] = note
            else:
                new_source[last + 1 : last + 1] = note
        for begin, end, name in sorted(written, reverse=True):
            new_target[begin : end + 1] = [name]
        if phrases and len(self._others) > 100 and self.random.random() < self.shares.distractor:
            note = [self.opening, *self.random.choice(self._others[-5000:]), self.closing]
            new_source[len(new_source) :] = note
            self.counts["distractor"] += 1
        return new_source, new_target

    def _phrases(self, source: list[int], target: list[int]) -> list[tuple[int, int, int, int]]:
        """Return phrase pairs `(first, last, begin, end)` that no link leaves (Koehn 2003)."""
        scores = self.aligner.scores(source, target)
        forward, backward = scores.argmax(0), scores.argmax(1)
        best = [(int(i), j) for j, i in enumerate(forward)]
        sure = [(i, j) for i, j in best if backward[i] == j and scores[i, j] > 0.15]
        soft = [(i, j) for i, j in best if scores[i, j] > 0.1]
        found: list[tuple[int, int, int, int]] = []
        for first in range(len(source)):
            for last in range(first, min(len(source), first + 4)):
                chinese = "".join(self.names[k] for k in source[first : last + 1])
                chinese = chinese.replace(WORD_START, "")
                if not 2 <= len(chinese) <= 8 or not _HAN_ONLY.fullmatch(chinese):
                    continue
                if is_reserved(chinese) or (self.words and chinese not in self.words):
                    continue
                span = self._target_span(first, last, sure, soft, target)
                if span is not None:
                    found.append((first, last, *span))
        self.random.shuffle(found)
        found.sort(key=lambda p: p[0] - p[1])
        chosen: list[tuple[int, int, int, int]] = []
        for phrase in found:
            if all(_apart(phrase, other) for other in chosen):
                chosen.append(phrase)
        self.random.shuffle(chosen)
        return chosen[: self.random.choice((1, 1, 2, 2, 3, 4))]

    def _target_span(
        self, first: int, last: int, sure: Sequence[tuple[int, int]],
        soft: Sequence[tuple[int, int]], target: list[int],
    ) -> tuple[int, int] | None:  # fmt: skip
        linked = [j for i, j in sure if first <= i <= last]
        if not linked:
            return None
        begin, end = min(linked), max(linked)
        while begin > 0 and not self.names[target[begin]].startswith(WORD_START):
            begin -= 1
        while end + 1 < len(target) and self._continues(target[end + 1]):
            end += 1
        if any((begin <= j <= end) != (first <= i <= last) for i, j in soft):
            return None
        english = "".join(self.names[k] for k in target[begin : end + 1])
        words = english.replace(WORD_START, " ").strip()
        parts = words.lower().split()
        if not parts or len(parts) > 5 or not _WORDS.fullmatch(words):
            return None
        if parts[0] in _STOP or parts[-1] in _STOP or not english.startswith(WORD_START):
            return None
        return begin, end

    def _continues(self, piece: int) -> bool:
        name = self.names[piece]
        return not name.startswith(WORD_START) and any(c.isalnum() for c in name)

    def _links(self, source: list[int], target: list[int]) -> list[int]:
        links = self.aligner.links(source, target, _FLOOR)
        places: dict[int, list[int]] = {}
        for i, piece in enumerate(source):
            places.setdefault(piece, []).append(i)
        for j, piece in enumerate(target):
            name = self.names[piece]
            if links[j] >= 0 and not _is_word(self.names[source[links[j]]]) and _is_word(name):
                links[j] = -1
            if piece in places and (_LATIN.fullmatch(name) or name.startswith(f"{WORD_START}<")):
                links[j] = places[piece][0] if len(places[piece]) == 1 else links[j]
        for i in places.get(self.opening, ()):
            try:
                note = source[i + 1 : source.index(self.closing, i)]
            except ValueError:
                continue
            for j in range(len(target) - len(note) + 1):
                if note and target[j : j + len(note)] == note:
                    links[j : j + len(note)] = range(i + 1, i + 1 + len(note))
                    break
        return links


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _apart(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    source = one[1] < other[0] or one[0] > other[1]
    return source and (one[3] < other[2] or one[2] > other[3])


def _is_word(name: str) -> bool:
    return any(character.isalnum() for character in name)
