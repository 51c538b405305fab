"""A draft: one hypothesis for a passage written out, its verdicts and its ties to the source."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpora.findings import Finding
from corpora.spans import Span
from glossary.english_forms import find_words
from glossary.reading import Verdict, verify
from glossary.requirement import Requirement, RequirementKind
from gongbao.translation.engines import Engine, Hypothesis, SourceFeatures, starts_word
from gongbao.translation.guarantee.faults.degeneration import (
    count_added_sentences,
    count_echoes,
    count_invented_words,
    count_repeated_runs,
    is_degenerate,
)
from gongbao.translation.guarantee.faults.figure_faults import count_figure_faults, read_text
from gongbao.translation.guarantee.faults.said_twice import count_repeated_pairs
from gongbao.translation.guarantee.joined_clauses import in_mid_sentence
from gongbao.translation.guarantee.outcomes import Credit, Outcome, Stage
from gongbao.translation.guarantee.passages import Passage
from gongbao.translation.guarantee.telling.posts_beside import moved_spans, write_beside

_STEM = 5
_SHORT = 3  # letters of a word that says little
_DIGITS = re.compile(r"\d(?:[\d,.]*\d)?")


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation of a passage.

    Attributes:
        passage: What it translates.
        hypothesis: Pieces and attention it was written from.
        text: The written translation.
        spans: Code points of `text` for each piece.
        verdicts: One for each requirement of the passage, in their order.
        credits: For each requirement the step that first met it, None where none has.
        frozen: Pieces that later repairs keep.
        is_degenerate: The text runs wild.
        is_remembered: The text comes from the translation memory or is written by rule; there are
            no pieces.
        is_text: The text comes from an engine that gives text only; its pieces are its words.
        notes: What that engine said of it.
    """

    passage: Passage
    hypothesis: Hypothesis
    text: str
    spans: tuple[Span, ...]
    verdicts: tuple[Verdict, ...]
    credits: tuple[Credit | None, ...]
    frozen: int = 0
    is_degenerate: bool = False
    is_remembered: bool = False
    is_text: bool = False
    notes: tuple[Finding, ...] = ()

    @property
    def carried(self) -> list[int]:
        """Return the indexes of requirements whose words were not written with the sentence.

        Those are all for a piece engine, which carries them, and those written over other words
        for a text engine; what is remembered has none.
        """
        if self.is_remembered:
            return []
        replaced = (c is not None and c.outcome is Outcome.REPLACED for c in self.credits)
        return [k for k, is_replaced in enumerate(replaced) if is_replaced or not self.is_text]

    @property
    def unmet(self) -> list[int]:
        """Return the indexes of requirements that do not hold, conflicts left out."""
        return [
            k for k, v in enumerate(self.verdicts) if not v.is_met and not v.requirement.conflict
        ]

    @property
    def duplication(self) -> int:
        """Return how many words repeat the one before, at once or behind "and"; fewer is better."""
        words = self.text.lower().split()
        return sum(a == b for a, b in pairwise(words)) + count_echoes(self.text)

    @property
    def stray_figures(self) -> list[Span]:
        """Return where figures stand that no figure, term or copy of the source accounts for.

        What stands a second time, as "10 billion yuan, 10 billion yuan" does, is among them.
        """
        held = [v.span for v in self.verdicts if v.span is not None and v.is_met]
        figures = (Span(*figure.span()) for figure in _DIGITS.finditer(self.text))
        return [span for span in figures if not any(span.overlaps(other) for other in held)]

    @property
    def lost_words(self) -> int:
        """Return how many wordings that the model was told of are not in the text.

        A name that its posts are to be written beside has to stand there as it is.
        """
        words, source = self.text.lower(), self.passage.source
        lost = sum(not _has_most(told, words) for told in source.told)
        return lost + sum(not find_words(name, self.text) for name in source.beside)

    @property
    def extra_copies(self) -> int:
        """Return how often copies and terms of words stand in the text beyond what is required."""
        required = Counter(
            self.text[slice(*v.span)]
            for v in self.verdicts
            if v.span is not None
            and (v.requirement.kind is RequirementKind.COPY or " " in self.text[slice(*v.span)])
        )
        return sum(
            max(0, len(find_words(words, self.text)) - count) for words, count in required.items()
        )

    @property
    def repeated_pairs(self) -> int:
        """Return how many pairs of neighbouring words the source does not say as often."""
        accepted = (" ".join(r.accepted) for r in self.passage.requirements if not r.conflict)
        given = (*accepted, *self.passage.source.told)
        return count_repeated_pairs(self.passage.text, given, self.text)

    @property
    def invented_words(self) -> int:
        """Return how many words of the text do not exist, and were not given to the model."""
        return count_invented_words(self.text, (self.passage.text, *self.passage.given))

    @property
    def faults(self) -> int:
        """Return how many grave faults the reading finds in its figures and negations."""
        return count_figure_faults(self.passage.text, self.passage.requirements, self.text)

    def rank(self) -> tuple[int, bool, int, float]:
        """Return a key that sorts better drafts first."""
        unmet, is_wild, excess = self.best_rank()
        return unmet, is_wild, excess + self.faults, -self.hypothesis.score

    def best_rank(self) -> tuple[int, bool, int]:
        """Return how its rank begins if the reading finds no faults, which takes long to tell."""
        excess = len(self.stray_figures) + self.duplication + self.extra_copies + self.lost_words
        excess += count_repeated_runs(self.text) + self.repeated_pairs + self.invented_words
        excess += count_added_sentences(self.passage.text, self.text)
        return len(self.unmet), self.is_degenerate, excess


def write_draft(passage: Passage, hypothesis: Hypothesis, engine: Engine) -> Draft:
    """Write a hypothesis out and verify the text; what it meets it has met at once."""
    draft = _written(passage, hypothesis, engine)
    return replace(draft, credits=met_at_once(draft, engine.features))


def write_by_rule(passage: Passage, english: str) -> Draft:
    """Return what a rule writes for a passage, a cell or a head, as its draft; it stays so."""
    nothing = Hypothesis((), np.zeros((0, len(passage.source.pieces) + 1), np.float32), 0.0)
    verdicts = verify(passage.requirements, english)
    credits = tuple(Credit(Outcome.MET, Stage.CELL) if v.is_met else None for v in verdicts)
    return Draft(passage, nothing, english, (), verdicts, credits, is_remembered=True)


def write_again(draft: Draft, hypothesis: Hypothesis, engine: Engine, frozen: int = 0) -> Draft:
    """Write another hypothesis for the passage of a draft; what was met before keeps its credit."""
    written = _written(draft.passage, hypothesis, engine)
    return replace(written, credits=draft.credits, frozen=frozen)


def credited(draft: Draft, outcome: Outcome, stage: Stage) -> Draft:
    """Return the draft with what is met, and was not before, put down to a step."""
    if all(c is not None or not v.is_met for v, c in _with_credits(draft)):
        return draft
    earned = Credit(outcome, stage)
    credits = tuple(c or (earned if v.is_met else None) for v, c in _with_credits(draft))
    return replace(draft, credits=credits)


def as_at_first(draft: Draft) -> Draft:
    """Return the draft with the credit of its first hypothesis alone."""
    met = tuple(c if c is not None and c.outcome is Outcome.MET else None for c in draft.credits)
    return replace(draft, credits=met)


def _with_credits(draft: Draft) -> zip[tuple[Verdict, Credit | None]]:
    return zip(draft.verdicts, draft.credits, strict=True)


def _has_most(told: str, text: str) -> bool:
    """Tell whether most of the long words of a wording stand in a text, in any form."""
    stems = [word[:_STEM] for word in told.lower().split() if len(word) > _SHORT]
    return 2 * sum(stem in text for stem in stems) >= len(stems)


def _written(passage: Passage, hypothesis: Hypothesis, engine: Engine) -> Draft:
    decoded = engine.pieces.decode(hypothesis.pieces, passage.source.fillers)
    text = decoded.text.rstrip()
    spans = tuple(Span(min(a, len(text)), min(b, len(text))) for a, b in decoded.spans)
    if passage.continues:
        text = in_mid_sentence(text, passage.requirements, engine.pieces)
    elif _begins_plain(text, passage):
        text = text[:1].upper() + text[1:]
    if passage.source.beside:
        text, spans = write_beside(text, spans, passage.source.beside)
    return Draft(
        passage,
        hypothesis,
        text,
        spans,
        read_text(passage.text, passage.requirements, text),
        (None,) * len(passage.requirements),
        is_degenerate=is_degenerate(passage.text, text),
    )


def met_at_once(draft: Draft, features: SourceFeatures) -> tuple[Credit | None, ...]:
    """Return the credit for what a first hypothesis meets: how the model was told of it."""
    credits: list[Credit | None] = []
    for k, verdict in enumerate(draft.verdicts):
        kind = verdict.requirement.kind
        if not verdict.is_met:
            credits.append(None)
        elif kind is RequirementKind.FORBIDDEN:
            credits.append(Credit(Outcome.MET, Stage.NONE))
        elif k in draft.passage.source.placeholders:
            credits.append(Credit(Outcome.MET, Stage.PLACEHOLDER))
        elif features.annotation and kind is RequirementKind.TERM:
            credits.append(Credit(Outcome.MET, Stage.ANNOTATION))
        else:
            credits.append(Credit(Outcome.MET, Stage.MODEL))
    return tuple(credits)


def with_text(draft: Draft, span: tuple[int, int], words: str) -> Draft:
    """Return the draft with `words` written over `span` of its text, verified anew."""
    start, end = span
    text = draft.text[:start] + words + draft.text[end:]
    passage = draft.passage
    return replace(
        draft,
        text=text,
        spans=moved_spans(draft.spans, Span(start, end), len(words)),
        verdicts=read_text(passage.text, passage.requirements, text),
        is_degenerate=is_degenerate(passage.text, text),
    )


def source_columns(passage: Passage, start: int, end: int) -> list[int]:
    """Return the source pieces that stand for `start`..`end` of the passage's text."""
    return [
        k
        for k, (a, b) in enumerate(passage.source.spans)
        if (a < end and start < b) or (a == b == start and start == end)
    ]


def attention_mass(draft: Draft, start: int, end: int) -> NDArray[np.float32]:
    """Return, for each target piece, the attention on `start`..`end` of the source, in [0, 1]."""
    columns = source_columns(draft.passage, start, end)
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


def _begins_plain(text: str, passage: Passage) -> bool:
    """Tell whether the text begins with an ordinary small word that may take a capital."""
    first = text.split(" ", 1)[0].rstrip(".,;:!?")
    if not first.replace("-", "").isalpha() or not first.islower():
        return False
    return not any(
        form.startswith(first)
        for r in passage.requirements
        for form in r.accepted
        if r.kind is RequirementKind.COPY
    )
