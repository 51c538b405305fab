"""What is said of a figure beside its value: at least or at most, up or down, early or late.

A `Relation` is a family of senses of which a figure, or a sentence, has one. A translation is
faulted only where it says another sense of the family and nowhere its own: what is merely worded
otherwise, or left to the context, passes. A few senses may not be left unsaid (`is_needed`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from corpora.findings import Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.patterns.needed_characters import what_may_match
from corpora.quantities import Quantity, QuantityKind
from corpora.spans import Span
from glossary.relations.figure_window import (
    CLOSE,
    FARTHEST,
    OPEN,
    Window,
    english_window,
    wide_english_window,
)

_OF_A_FIGURE = deferred_pattern(r" of (?:[A-Z]{0,3}[$€£¥]|RMB)? ?\d")
_AND = deferred_pattern(r",? and (?:the |a |an |its |their |by |at )?$")
_SOON_A_FIGURE = deferred_pattern(r"[^,.;]{0,40}\d")
_FIRST_WORD = deferred_pattern(r"\\b\(\?:(?P<word>[A-Za-z][A-Za-z -]*)(?=[|)])")
_OWN_FIGURE = deferred_pattern(
    r"[^⟨\d]{0,20}\d[^⟨]{0,40} and [^⟨]*"
    r"\b(?:is|are|was|were|has|have|had|stood|stands?|reach\w*)\b[^⟨]*"
)
"""What has a figure of its own and then another verb: "down by 95%, and speeds are eight times"."""
_ANOTHER_AWAY = 60
"""How much farther words count that stand beyond an "and"."""
_BEHIND = 8
"""How much farther words behind a figure count than those before it."""


class Scope(StrEnum):
    """Where the words of a relation stand."""

    FIGURE = "figure"
    """In the clause of one figure, on either side."""
    SENTENCE = "sentence"
    """Anywhere in the pair."""
    CLAUSE = "clause"
    """In clauses of both sides that say the same."""
    PERIOD = "period"
    """In sentences of both sides that say the same, up to a full stop or a semicolon."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that can be said.

    Attributes:
        name: Its name, as a reader is told it.
        chinese: Pattern of the Chinese that says it; with `OPEN` and `CLOSE` around the figure
            where the relation is one of figures.
        english: Pattern of all English that may say it.
        telling: Pattern of the English that says it beyond doubt; all of `english` where empty.
        accepts: Other senses that may be said instead.
        excuse: Pattern of Chinese beside which saying this sense is no fault, though it is said in
            too many ways to be looked for: "all" where the source has 都.
        is_needed: Whether it may not be left unsaid.
    """

    name: str
    chinese: str
    english: str
    telling: str = ""
    accepts: tuple[str, ...] = ()
    is_needed: bool = False
    excuse: str = ""

    @property
    def word(self) -> str:
        """The first English word that tells it, as it is written; empty where there is none."""
        first = _FIRST_WORD.match(self.telling)
        return first["word"] if first is not None else ""


@dataclass(frozen=True)  # no slots: its patterns are compiled when first asked for
class Relation:
    """A family of senses that exclude each other.

    Attributes:
        name: The rule that reports it, after "quantities.".
        severity: How grave it is to say another sense.
        what: What the senses are of, in English and in Chinese.
        scope: Where its words stand.
        senses: What can be said, in the order in which patterns are tried.
        kinds: The kinds of figures it is said of; all where empty.
        passed_over: Patterns, Chinese and English, of words that look like a sense and are none.
        reach: How many characters before and behind the figure English words may stand.
        explanation: What the rule finds, for its list.
        is_nearest: Whether only the words nearest to the figure count, where several stand there.
        is_lenient: Whether words that may say it excuse words that say another sense.
        skips_ranges: Whether it says nothing of a range, whose two ends have words of their own.
        unless: Relations that say the same with more: where one of them is turned, it is silent.
        is_wide: Whether its Chinese words may stand anywhere before the figure in its sentence.
        is_near: Whether what may not be left unsaid has to stand in the clause of the figure.
        trigger: Pattern of Chinese that a text has wherever it may speak of this; any if empty.
    """

    name: str
    severity: Severity
    what: tuple[str, str]
    scope: Scope
    senses: tuple[Sense, ...]
    kinds: frozenset[QuantityKind] = frozenset()
    passed_over: tuple[str, str] = ("", "")
    reach: tuple[int, int] = (FARTHEST, FARTHEST)
    explanation: str = ""
    is_nearest: bool = False
    is_lenient: bool = False
    skips_ranges: bool = False
    unless: tuple[str, ...] = ()
    is_wide: bool = False
    is_near: bool = False
    trigger: str = ""

    @cached_property
    def may_be_in(self) -> Callable[[str], bool]:
        """What tells whether a Chinese text may speak of this at all."""
        trigger = deferred_pattern(self.trigger)
        return lru_cache(maxsize=512)(lambda text: trigger.search(text) is not None)

    @property
    def needs(self) -> tuple[str, ...]:
        """Patterns each of which matches a source of which this finds something."""
        senses = "|".join(f"(?:{sense.chinese})" for sense in self.senses if sense.chinese)
        # The marks around a figure are in windows only, not in the source.
        return self.trigger, re.sub(f"[{OPEN}{CLOSE}]", r"\\W", senses)

    @cached_property
    def chinese(self) -> re.Pattern[str]:
        """Every Chinese wording, leftmost and in the order of the senses."""
        return _joined(self.passed_over[0], [sense.chinese for sense in self.senses], re.NOFLAG)

    @cached_property
    def telling(self) -> re.Pattern[str]:
        """Every English wording beyond doubt, leftmost and in the order of the senses."""
        words = [sense.telling or sense.english for sense in self.senses]
        return _joined(self.passed_over[1], words)

    @cached_property
    def may_be_told_in(self) -> Callable[[str], bool]:
        """What tells, by pieces of words, whether an English text may tell anything."""
        words = [sense.telling or sense.english for sense in self.senses]
        return what_may_match(filter(None, words), re.IGNORECASE)

    def may_be_turned(self, source: str, target: str) -> bool:
        """Tell, quickly, whether a source speaks of this and a target may say it otherwise."""
        may_be = self.is_ever_needed or self.may_be_told_in(target)
        return may_be and bool(self.in_chinese(source))

    def is_told_in(self, target: str) -> bool:
        """Tell whether an English text tells any sense beyond doubt."""
        return self.may_be_told_in(target) and self.telling.search(target) is not None

    @cached_property
    def is_ever_needed(self) -> bool:
        """Whether it may have to be said at all, instead of only not being said otherwise."""
        return any(sense.is_needed for sense in self.senses)

    @cached_property
    def english(self) -> dict[str, re.Pattern[str]]:
        """For each sense all English that may say it."""
        return {
            sense.name: deferred_pattern(sense.english, re.IGNORECASE)
            for sense in self.senses
            if sense.english
        }

    @cached_property
    def excuses(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """For each sense that has one, the Chinese beside which it may be said."""
        return tuple((s.name, re.compile(s.excuse)) for s in self.senses if s.excuse)

    @cached_property
    def in_chinese(self) -> Callable[[str], tuple[tuple[Sense, Span], ...]]:
        """What finds the senses of a Chinese text with their places, from left to right.

        Of the latest texts it knows them: many drafts are read against one source.
        """
        return lru_cache(maxsize=512)(lambda text: tuple(self._found(self.chinese, text)))

    def told_in(self, text: str) -> Iterator[tuple[Sense, Span]]:
        """Yield what an English text tells beyond doubt, with its place, from left to right."""
        return self._found(self.telling, text) if self.may_be_told_in(text) else iter(())

    def told(
        self, text: str, accepted: Set[str], allowed: Set[str]
    ) -> tuple[bool, list[tuple[Sense, Span]]]:
        """Return whether an English text says what is accepted, and what it says beside it.

        Where something else is told beyond doubt only what is told beyond doubt counts: "a new
        school" is no rise beside "fell 3 percent".
        """
        told = [found for found in self.told_in(text) if not _is_of_another(text, found[1])]
        if self.is_nearest and told:
            told = [min(told, key=lambda found: _distance(text, found[1]))]
        own = [self.english[name] for name in accepted if name in self.english]
        others = [
            (sense, place)
            for sense, place in told
            if sense.name not in allowed
            and not (self.is_lenient and any(e.fullmatch(text, *place) for e in own))
        ]
        if any(sense.name in accepted for sense, _ in told):
            return True, others
        if others and not self.is_lenient:
            return False, others
        for _, place in others:  # the "river" of another river is none of this one
            text = text[: place.start] + "|" * place.length + text[place.end :]
        return any(english.search(text) for english in own), others

    def _found(self, pattern: re.Pattern[str], text: str) -> Iterator[tuple[Sense, Span]]:
        for match in pattern.finditer(text):
            sense = self._sense(match)
            if sense is not None and match.group():
                yield sense, Span(*match.span())

    def _sense(self, match: re.Match[str]) -> Sense | None:
        number = (match.lastgroup or "pass")[1:]
        return self.senses[int(number)] if number.isdigit() else None


@dataclass(frozen=True, slots=True)
class Turned:
    """A sense of the source that its translation says otherwise.

    Attributes:
        relation: The relation.
        sense: What the source says.
        said: What the translation says instead, None where it says nothing.
        source: Where, in the source.
        target: Where, in the translation; the figure where it says nothing of it, None where it
            says nothing at all.
    """

    relation: Relation
    sense: Sense
    said: Sense | None
    source: Span
    target: Span | None


def turned_at_figure(
    relation: Relation, own: Window, target: str, pair: tuple[Quantity, Quantity]
) -> Turned | None:
    """Return what the translation says otherwise of a figure that stands on both sides.

    Args:
        relation: What may be said of it.
        own: The clause of the figure in the source.
        target: The translation.
        pair: The figure on both sides.
    """
    wanted, given = pair
    if relation.kinds and wanted.kind not in relation.kinds:
        return None
    if relation.skips_ranges and (wanted.is_range or given.is_range):
        return None
    senses = relation.in_chinese(own.text)
    if not senses:
        return None
    window = english_window(target, given, relation.reach)
    accepted = {name for sense, _ in senses for name in (sense.name, *sense.accepts)}
    is_said, others = relation.told(window.text, accepted, accepted)
    if is_said:
        return None
    sense, place = senses[-1]
    if others:
        other, where = others[0]
        return Turned(relation, sense, other, own.place(place), window.place(where))
    if sense.is_needed:
        wide = wide_english_window(target, given)
        if relation.is_near or not relation.told(wide.text, accepted, accepted)[0]:
            return Turned(relation, sense, None, own.place(place), given.span)
    return None


def turned_in_sentence(relation: Relation, source: str, target: str) -> Iterator[Turned]:
    """Yield the first thing that the translation says otherwise, and its own way nowhere."""
    if not relation.may_be_turned(source, target):
        return
    senses = relation.in_chinese(source)
    allowed = {name for sense, _ in senses for name in (sense.name, *sense.accepts)}
    allowed |= {name for name, excuse in relation.excuses if excuse.search(source)}
    for sense, place in senses:
        is_said, others = relation.told(target, {sense.name, *sense.accepts}, allowed)
        if is_said:
            continue
        if others:
            other, where = others[0]
            yield Turned(relation, sense, other, place, where)
            return
        if sense.is_needed:
            yield Turned(relation, sense, None, place, None)
            return


def _is_of_another(window: str, words: Span) -> bool:
    """Tell whether words say what the next figure, or the one before it, is.

    "And gains of $2 billion", "and month on month it fell by 3 percent".
    """
    end = window.find(CLOSE)
    if not words.start > end >= 0:
        return _OWN_FIGURE.fullmatch(window, words.end, max(0, window.find(OPEN))) is not None
    if _OF_A_FIGURE.match(window, words.end) is not None:
        return True
    is_next = _AND.fullmatch(window, end + len(CLOSE), words.start) is not None
    return is_next and _SOON_A_FIGURE.match(window, words.end) is not None


def _distance(window: str, words: Span) -> int:
    """Return how far words stand from the figure; what stands behind it counts as farther."""
    start, end = window.find(OPEN), window.find(CLOSE)
    if words.end <= start + 1:
        away = _ANOTHER_AWAY if " and " in window[words.end : start] else 0
        return start - words.end + away
    away = _ANOTHER_AWAY if " and " in window[end : words.start] else _BEHIND
    return max(0, words.start - end) + away


def _joined(
    passed_over: str, senses: Sequence[str], flags: re.RegexFlag = re.IGNORECASE
) -> re.Pattern[str]:
    parts = [f"(?P<pass>{passed_over})"] if passed_over else []
    parts += [f"(?P<s{k}>{words})" for k, words in enumerate(senses) if words]
    return deferred_pattern("|".join(parts), flags)
