"""What a mend is made from: one finding in its sentence, and the words that are linked in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from corpora.findings import Finding
from corpora.spans import Span
from glossary.reading import PairReading
from gongbao.correction.judge import JudgedSentence

if TYPE_CHECKING:
    from align.words import WordLinker

Change = tuple[Span, str]
"""A stretch of the translation and what is to stand there."""
Mender = Callable[["Fault"], Iterator[Change]]
"""Yields what may mend a fault, the best first; nothing where it is open what was meant."""


_SURE = 0.5
"""Probability of the links of words, on the average, from which they count."""


class LinkedWords:
    """Finds the English words that stand for Chinese ones; loaded when first asked."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._linker: WordLinker | None = None

    def rendering(self, source: str, span: Span, target: str) -> Span | None:
        """Return where the English of a stretch of the source stands, None where that is open.

        It stands clearly where its words are one run that nothing else is linked to, and the run
        is in the sentence once.
        """
        with self._lock:
            if self._linker is None:
                from align.encoder import packaged_encoder
                from align.words import WordLinker

                self._linker = WordLinker(packaged_encoder())
            pair = self._linker.link_texts(source, target)
        inside = [
            number
            for number, word in enumerate(pair.source_words)
            if span.overlaps((word.start, word.end))
        ]
        scores = [link.score for link in pair.links if link.source in inside]
        if not scores or sum(scores) < _SURE * len(scores):
            return None
        from align.words import find_rendering

        found = find_rendering(pair, target, inside[0], inside[-1] + 1)
        if found is None or target.count(found.text) != 1:
            return None
        start = target.index(found.text)
        return Span(start, start + len(found.text))


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding of a sentence.

    Attributes:
        finding: What is wrong; places are those of the sentence.
        sentence: The sentence.
        words: Finds words that are linked.
    """

    finding: Finding
    sentence: JudgedSentence
    words: LinkedWords

    @property
    def text(self) -> str:
        """The translation."""
        return self.sentence.target

    @property
    def reading(self) -> PairReading:
        """The pair as read."""
        return self.sentence.reading

    @property
    def span(self) -> Span:
        """Where the fault stands; at the beginning where it stands nowhere."""
        return self.finding.target_span or Span(0, 0)

    @property
    def of_this_rule(self) -> int:
        """How many findings of the sentence are of the same rule."""
        return sum(other.rule == self.finding.rule for other in self.sentence.findings)

    def place(self, start: int, end: int) -> Span:
        """Return where a stretch of the normalised translation stands in it."""
        return self.reading.place_in_target(start, end)
