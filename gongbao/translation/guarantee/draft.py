"""A draft: one hypothesis written out, with its verdicts and its ties to the source."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from glossary.english_forms import find_words
from glossary.reading.verification import Verdict, verify
from glossary.requirements import Requirement, RequirementKind
from gongbao.translation.engines.engine import Engine, Hypothesis
from gongbao.translation.engines.pieces import starts_word
from gongbao.translation.guarantee.degeneration import is_degenerate
from gongbao.translation.guarantee.joined_clauses import in_mid_sentence
from gongbao.translation.guarantee.units import Unit

Span = tuple[int, int]
_RUN = 5
_DIGITS = re.compile(r"\d(?:[\d,.]*\d)?")


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation of a unit.

    Attributes:
        hypothesis: Pieces and attention it was written from.
        text: The written translation.
        spans: Code points of `text` for each piece.
        verdicts: One for each requirement of the unit, in their order.
        frozen: Pieces that later repairs keep.
        is_degenerate: The text runs wild.
        is_remembered: The text comes from the translation memory; there are no pieces.
    """

    hypothesis: Hypothesis
    text: str
    spans: tuple[Span, ...]
    verdicts: tuple[Verdict, ...]
    frozen: int = 0
    is_degenerate: bool = False
    is_remembered: bool = False

    @property
    def unmet(self) -> list[int]:
        """Return the indexes of requirements that do not hold, conflicts left out."""
        return [
            k for k, v in enumerate(self.verdicts) if not v.is_met and not v.requirement.conflict
        ]

    @property
    def duplication(self) -> int:
        """Return how many words directly repeat the one before; fewer is better."""
        words = self.text.lower().split()
        return sum(a == b for a, b in pairwise(words))

    @property
    def stray_figures(self) -> list[str]:
        """Return the figures of the text that no figure, term or copy of the source accounts for.

        What stands a second time, as "10 billion yuan, 10 billion yuan" does, is among them.
        """
        held = [v.span for v in self.verdicts if v.span is not None and v.is_met]
        return [
            figure.group()
            for figure in _DIGITS.finditer(self.text)
            if not any(a < figure.end() and figure.start() < b for a, b in held)
        ]

    @property
    def extra_copies(self) -> int:
        """Return how often names and other copies stand in the text beyond what is required."""
        required = Counter(
            self.text[slice(*v.span)]
            for v in self.verdicts
            if v.span is not None and v.requirement.kind is RequirementKind.COPY
        )
        return sum(
            max(0, len(find_words(words, self.text)) - count) for words, count in required.items()
        )

    @property
    def repeated_phrases(self) -> int:
        """Return how many runs of five words stand in the text a second time; fewer is better."""
        words = [word.strip(",.;:") for word in self.text.lower().split()]
        runs = [tuple(words[k : k + _RUN]) for k in range(len(words) - _RUN + 1)]
        return len(runs) - len(set(runs))

    def rank(self) -> tuple[int, bool, int, float]:
        """Return a key that sorts better drafts first."""
        excess = len(self.stray_figures) + self.duplication + self.extra_copies
        excess += self.repeated_phrases
        return len(self.unmet), self.is_degenerate, excess, -self.hypothesis.score


def write_draft(unit: Unit, hypothesis: Hypothesis, engine: Engine, frozen: int = 0) -> Draft:
    """Write a hypothesis out and verify the text."""
    decoded = engine.pieces.decode(hypothesis.pieces, unit.source.fillers)
    text = decoded.text.rstrip()
    if unit.continues:
        text = in_mid_sentence(text, unit.requirements, engine.pieces)
    elif _begins_plain(text, unit):
        text = text[:1].upper() + text[1:]
    spans = tuple((min(a, len(text)), min(b, len(text))) for a, b in decoded.spans)
    wild = is_degenerate(unit.text, text)
    return Draft(hypothesis, text, spans, verify(unit.requirements, text), frozen, wild)


def with_text(draft: Draft, unit: Unit, span: Span, words: str) -> Draft:
    """Return the draft with `words` written over `span` of its text, verified anew."""
    start, end = span
    text = draft.text[:start] + words + draft.text[end:]
    shift = len(words) - (end - start)
    spans: list[Span] = []
    for a, b in draft.spans:
        if b <= start and (a, b) != (start, start):
            spans.append((a, b))
        elif a >= end:
            spans.append((a + shift, b + shift))
        else:
            spans.append((min(a, start), max(start + len(words), b + shift)))
    return replace(
        draft,
        text=text,
        spans=tuple(spans),
        verdicts=verify(unit.requirements, text),
        is_degenerate=is_degenerate(unit.text, text),
    )


def source_columns(unit: Unit, start: int, end: int) -> list[int]:
    """Return the source pieces that stand for `start`..`end` of the unit's text."""
    return [
        k
        for k, (a, b) in enumerate(unit.source.spans)
        if (a < end and start < b) or (a == b == start and start == end)
    ]


def attention_mass(draft: Draft, unit: Unit, start: int, end: int) -> NDArray[np.float32]:
    """Return, for each target piece, the attention on `start`..`end` of the source, in [0, 1]."""
    columns = source_columns(unit, start, end)
    attention = draft.hypothesis.attention
    columns = [column for column in columns if column < attention.shape[1]]
    mass: NDArray[np.float32] = attention[:, columns].sum(axis=1)
    return mass


def word_groups(pieces: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the pieces of each word as half-open ranges."""
    starts = [k for k, piece in enumerate(pieces) if k == 0 or starts_word(piece)]
    ends = [*starts[1:], len(pieces)] if starts else []
    return list(zip(starts, ends, strict=True))


def met_spans(draft: Draft, besides: Requirement | None = None) -> list[Span]:
    """Return where requirements are met, `besides` left out."""
    return [
        v.span
        for v in draft.verdicts
        if v.is_met
        and v.span is not None
        and v.requirement is not besides
        and v.requirement.kind is not RequirementKind.FORBIDDEN
    ]


def _begins_plain(text: str, unit: Unit) -> bool:
    """Tell whether the text begins with an ordinary small word that may take a capital."""
    first = text.split(" ", 1)[0].rstrip(".,;:!?")
    if not first.isalpha() or not first.islower():
        return False
    return not any(
        form.startswith(first)
        for r in unit.requirements
        for form in r.accepted
        if r.kind is RequirementKind.COPY
    )
