"""Training examples: terms, figures, other cuts into pieces, clauses, drawn anew at every call.

Every epoch sees other annotations and other segmentations of the same text (subword
regularisation, Kudo 2018), which matters where there are fewer pairs than an accelerator reads in
two minutes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

import sentencepiece

from scripts.training.text.character_places import old_place, piece_of_each, with_placeholders
from scripts.training.text.reserved_phrases import is_reserved
from scripts.training.text.told_words import draw_told_words
from scripts.training.text.training_text import MUTUAL, NO_LINK, PreparedPair

WORD_START = "\u2581"
# First piece of a source whose English is the original; no text contains this byte.
ORIGINAL_MARK = "<0x02>"
_LONGEST = 126
_BYTE = re.compile("<0x([0-9A-F]{2})>")
_HAN_ONLY = re.compile("[\u3400-\u9fff]+")
_WORDS = re.compile(r"[A-Za-z][A-Za-z' \-]*[A-Za-z]")
_STOP_WORDS = (
    "the a an of to in on for and or with by at from as that which is are was were be been "
    "will has have had it its this their his her he she they we i you not no"
)
_STOP = frozenset(_STOP_WORDS.split())

Example = tuple[list[int], list[int], list[int]]
"""Source, target and, for each target piece, its source piece or -1; both end with the end."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each thing is done to a pair."""

    figures: float = 0.75
    copies: float = 0.5
    terms: float = 0.4
    term_as_placeholder: float = 0.85
    source_dropped: float = 0.33
    distractor: float = 0.05
    original: float = 0.8
    resampled: float = 0.3
    resampling_sharpness: float = 0.3
    clause: float = 0.25
    noise: float = 0.03
    told: float = 0.0


class ExampleMaker:
    """Makes examples of prepared pairs; `words` are the Chinese words that may be terms."""

    def __init__(
        self,
        pieces: sentencepiece.SentencePieceProcessor,
        words: frozenset[str],
        originals: frozenset[str],
        shares: Shares | None = None,
    ) -> None:
        self.pieces, self.words, self.originals = pieces, words, originals
        self.shares = shares or Shares()
        self.begin("0")
        self.names = [pieces.id_to_piece(k) for k in range(pieces.get_piece_size())]
        self.number = {name: k for k, name in enumerate(self.names)}
        self.opening, self.closing = self.number["<t>"], self.number["</t>"]
        self.stops = {self.number[c] for c in ("，", "；") if c in self.number}
        self.commas = {self.number[c] for c in (",", ";") if c in self.number}

    def begin(self, seed: str) -> None:
        """Draw from here on as the seed says, whatever was made before."""
        self.random = random.Random(seed)
        self._others: list[list[int]] = []
        sentencepiece.set_random_generator_seed(self.random.getrandbits(31))

    def example(self, pair: PreparedPair) -> Example | None:
        """Return one example, or None where it is too long."""
        shares, chance = self.shares, self.random
        told = draw_told_words(pair, chance) if chance.random() < shares.told else []
        chinese, source_origin, english, target_origin, names = self._with_placeholders(pair, told)
        noisy = chance.random() < shares.noise
        if noisy and chinese.endswith("。"):
            chinese = chinese[:-1]
        if chance.random() < shares.resampled:
            source = self.pieces.encode(
                chinese, enable_sampling=True, alpha=shares.resampling_sharpness, nbest_size=-1
            )
        else:
            source = self.pieces.encode(chinese)
        target = self.pieces.encode(english)
        if len(source) > _LONGEST or len(target) > _LONGEST or not source or not target:
            return None
        links, levels = self._links(pair, source, source_origin, target, target_origin, names)
        if pair.links is not None and chance.random() < shares.clause:
            source, target, links, levels = self._clause(source, target, links, levels)
        may_annotate = pair.links is not None and not told and len(source) > 4
        if may_annotate and chance.random() < shares.terms:
            source, target, links = self._with_terms(source, target, links, levels)
        if pair.source in self.originals and chance.random() < shares.original:
            source = [self.number[ORIGINAL_MARK], *source]
            links = [link + 1 if link >= 0 else -1 for link in links]
        if len(source) > _LONGEST or len(target) > _LONGEST:
            return None
        return [*source, 0], [*target, 0], [*links, len(source)]

    def _with_placeholders(
        self, pair: PreparedPair, told: Sequence[tuple[int, int, str]] = ()
    ) -> tuple[str, list[int], str, list[int], dict[int, int]]:
        """Return both texts with placeholders, where their characters come from, and the pairs.

        The last value maps the place of a placeholder in the plain English to that in the Chinese.
        """
        chance = self.random
        with_figures = chance.random() < self.shares.figures
        chosen: list[tuple[tuple[int, int], tuple[int, int], str]] = []
        for here, there, kind in pair.replaceable:
            wanted = chance.random() < self.shares.copies if kind == "t" else with_figures
            if wanted and not any(_overlap(here, h) or _overlap(there, t) for h, t, _ in chosen):
                chosen.append((here, there, kind))
        numbers = {kind: list(range(1, 9)) for kind in "qdt"}
        if chance.random() < 0.3:
            for order in numbers.values():
                chance.shuffle(order)
        named = []
        for here, there, kind in sorted(chosen):
            if numbers[kind]:
                named.append((here, there, f" <{kind}{numbers[kind].pop(0)}>"))
        notes = [
            ((end, end), f"<t> {english}</t>")
            for start, end, english in told
            if not any(_overlap((start, end), here) for here, _, _ in named)
        ]
        places = [*((here, name) for here, _, name in named), *notes]
        chinese, source_origin = with_placeholders(pair.chinese, places)
        english, target_origin = with_placeholders(pair.english, [(t, n) for _, t, n in named])
        linked = {there[0]: here[0] for here, there, _ in named}
        return chinese, source_origin, english, target_origin, linked

    def _links(
        self,
        pair: PreparedPair,
        source: list[int],
        source_origin: list[int],
        target: list[int],
        target_origin: list[int],
        named: dict[int, int],
    ) -> tuple[list[int], list[int]]:
        """Return the source piece of each target piece, and how sure it is."""
        if pair.links is None or pair.levels is None:
            return [-1] * len(target), [0] * len(target)
        plain_source = self._starts(self.pieces.encode(pair.chinese))
        plain_target = self._starts(self.pieces.encode(pair.english))
        if len(plain_target) != len(pair.links):
            return [-1] * len(target), [0] * len(target)
        at_target = piece_of_each(plain_target, len(pair.english) + 1)
        source_places = [old_place(source_origin, k) for k in self._starts(source)]
        at_source = piece_of_each(source_places, len(pair.chinese) + 1)
        links, levels = [], []
        for piece, start in zip(target, self._starts(target), strict=True):
            place = old_place(target_origin, start)
            if place in named and self.names[piece].startswith(f"{WORD_START}<"):
                links.append(at_source[named[place]])
                levels.append(3 + MUTUAL)
                continue
            link = int(pair.links[at_target[place]])
            level = int(pair.levels[at_target[place]])
            if link == NO_LINK or link >= len(plain_source):
                links.append(-1)
                levels.append(0)
                continue
            links.append(at_source[plain_source[link]])
            levels.append(level)
        return links, levels

    def _starts(self, ids: Sequence[int]) -> list[int]:
        """Return where in the text each piece begins; the space before the text is no character."""
        starts = []
        place = -1
        rest = 0
        for k in ids:
            starts.append(max(place, 0) if self.names[k][:1] != WORD_START else place + 1)
            byte = _BYTE.fullmatch(self.names[k])
            if byte is None:
                place += len(self.names[k])
                continue
            value = int(byte[1], 16)
            if rest:
                rest -= 1
            else:
                rest = 0 if value < 0xC0 else 1 if value < 0xE0 else 2 if value < 0xF0 else 3
            if not rest:
                place += 1
        return starts

    def _clause(
        self, source: list[int], target: list[int], links: list[int], levels: list[int]
    ) -> tuple[list[int], list[int], list[int], list[int]]:
        """Return one half of the pair where a clause ends on both sides, else all of it."""
        cuts = []
        for i in range(7, len(source) - 6):
            if source[i] not in self.stops:
                continue
            for j in range(5, len(target) - 4):
                if target[j] in self.commas and _separates(links, levels, i, j):
                    cuts.append((i, j))
        if not cuts:
            return source, target, links, levels
        i, j = self.random.choice(cuts)
        if self.random.random() < 0.5:
            kept = [link if link <= i else -1 for link in links[: j + 1]]
            return source[: i + 1], target[: j + 1], kept, levels[: j + 1]
        moved = [link - i - 1 if link > i else -1 for link in links[j + 1 :]]
        return source[i + 1 :], target[j + 1 :], moved, levels[j + 1 :]

    def _with_terms(
        self, source: list[int], target: list[int], links: list[int], levels: list[int]
    ) -> tuple[list[int], list[int], list[int]]:
        phrases = self._phrases(source, target, links, levels)
        free = [k for k in range(1, 9) if self.number[f"{WORD_START}<t{k}>"] not in source]
        source_places = [[k] for k in range(len(source))]  # a new piece's own old place
        new_source: list[int] = list(source)
        written: list[tuple[int, int, int]] = []
        for first, last, begin, end in sorted(phrases, reverse=True):
            words = target[begin : end + 1]
            if free and self.random.random() < self.shares.term_as_placeholder:
                name = self.number[f"{WORD_START}<t{free.pop(0)}>"]
                new_source[first : last + 1] = [name]
                source_places[first : last + 1] = [list(range(first, last + 1))]
                written.append((begin, end, name))
                continue
            note = [self.opening, *words, self.closing]
            where: list[list[int]] = [[], *([-j - 1] for j in range(begin, end + 1)), []]
            self._others.append(words)
            if self.random.random() < self.shares.source_dropped:
                new_source[first : last + 1] = note
                source_places[first : last + 1] = where
            else:
                new_source[last + 1 : last + 1] = note
                source_places[last + 1 : last + 1] = where
        new_place: dict[int, int] = {}
        for k, olds in enumerate(source_places):
            for old in olds:
                new_place[old] = k  # a negative one is a target piece that the note repeats
        new_links = [new_place.get(-j - 1, new_place.get(link, -1)) for j, link in enumerate(links)]
        new_target = list(target)
        for begin, end, name in sorted(written, reverse=True):
            new_target[begin : end + 1] = [name]
            new_links[begin : end + 1] = [new_source.index(name)]
        if phrases and len(self._others) > 100 and self.random.random() < self.shares.distractor:
            new_source += [self.opening, *self.random.choice(self._others[-5000:]), self.closing]
        return new_source, new_target, new_links

    def _phrases(
        self, source: list[int], target: list[int], links: list[int], levels: list[int]
    ) -> list[tuple[int, int, int, int]]:
        """Return phrase pairs `(first, last, begin, end)` that no link leaves (Koehn 2003)."""
        sure = [(i, j) for j, i in enumerate(links) if i >= 0 and levels[j] == 3 + MUTUAL]
        soft = [(i, j) for j, i in enumerate(links) if i >= 0 and levels[j] % MUTUAL >= 2]
        found: list[tuple[int, int, int, int]] = []
        for first in range(len(source)):
            for last in range(first, min(len(source), first + 4)):
                chinese = "".join(self.names[k] for k in source[first : last + 1])
                chinese = chinese.replace(WORD_START, "")
                if len(chinese) > 8:
                    break
                if (
                    len(chinese) < 2
                    or chinese not in self.words
                    or not _HAN_ONLY.fullmatch(chinese)
                ):
                    continue
                if is_reserved(chinese):
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
        self,
        first: int,
        last: int,
        sure: Sequence[tuple[int, int]],
        soft: Sequence[tuple[int, int]],
        target: list[int],
    ) -> tuple[int, int] | None:
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


def _separates(links: list[int], levels: list[int], i: int, j: int) -> bool:
    """Tell whether everything up to target `j` is linked up to source `i`, and the rest after."""
    before = [link for link, level in zip(links[:j], levels[:j], strict=True) if level % MUTUAL]
    after = [
        link for link, level in zip(links[j + 1 :], levels[j + 1 :], strict=True) if level % MUTUAL
    ]
    return (
        len(before) * 2 > j
        and len(after) * 2 > len(links) - j - 1
        and all(link <= i for link in before)
        and all(link > i for link in after)
    )


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _apart(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    source = one[1] < other[0] or one[0] > other[1]
    return source and (one[3] < other[2] or one[2] > other[3])
