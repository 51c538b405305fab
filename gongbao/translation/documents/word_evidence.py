"""Which English words of a translated segment stand for a stretch of its Chinese.

Word links (dictionary, meaning, spelling, figures) and the model's attention are weighed together;
the attention of a small model alone mistakes every third stretch.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.dictionary.chinese_words import PlacedWord
from glossary.dictionary.english_words import find_english_words
from gongbao.translation.guarantee import TranslatedSegment, find_source_words, link_words

_LEAST = 1e-4
_DOUBT = 0.4  # attention below which a word without links speaks against belonging
_LARGEST_HINT = 0.1


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """The words of both sides of a segment and how surely they belong together.

    Attributes:
        source_words: Chinese words, placed in the normalised text.
        target_words: English words, placed in the translation.
        belonging: `[source, target]`: how much of a target word is each source word's by links;
            the columns sum to 1, or to 0 where a word is linked to none.
        attention: `[source, target]`: where the model looked; the columns sum to 1.
    """

    source_words: tuple[PlacedWord, ...]
    target_words: tuple[PlacedWord, ...]
    belonging: NDArray[np.float32]
    attention: NDArray[np.float32]

    def gains(self, start: int, end: int) -> list[float]:
        """Return what speaks for each target word's belonging to a stretch of source, -0.5 to 0.5.

        Links decide; for a word without links the attention gives a hint.
        """
        inside = np.array(
            [_share((word.start, word.end), (start, end)) for word in self.source_words],
            np.float32,
        )
        if not len(inside):
            return [0.0] * len(self.target_words)
        linked = inside @ self.belonging - 0.5
        hinted = np.clip(inside @ self.attention - _DOUBT, -_LARGEST_HINT, _LARGEST_HINT)
        gains = np.where(self.belonging.sum(axis=0) > 0, linked, hinted)
        return [float(gain) for gain in gains]

    def boundary(self, place: int) -> int:
        """Return where in the translation a place of the source falls, by links alone.

        Words without links say nothing; of the boundaries that tear fewest words from their side
        the first is taken.
        """
        before = np.array([word.start < place for word in self.source_words], np.float32)
        errors = best_errors = 0.0
        best = 0
        for word, column in zip(self.target_words, self.belonging.T, strict=True):
            if column.any():
                errors += 1 - 2 * float(before @ column)
            if errors < best_errors:
                best, best_errors = word.end, errors
        return best


def word_evidence(segment: TranslatedSegment) -> WordEvidence:
    """Return the evidence for a segment; it costs about as much as aligning it."""
    text, target = segment.normalised.text, segment.target
    source_words = find_source_words(text)
    target_words = tuple(find_english_words(target))
    attention = _word_attention(segment, source_words, target_words)
    belonging = np.zeros((len(source_words), len(target_words)), np.float32)
    links = link_words(
        [text[word.start : word.end] for word in source_words],
        [word.text for word in target_words],
        attention,
    )
    for link in links:
        belonging[link.source, link.target] = link.score
    totals = belonging.sum(axis=0, keepdims=True)
    belonging = np.divide(belonging, totals, out=belonging, where=totals > 0)
    return WordEvidence(source_words, target_words, belonging, attention)


def _word_attention(
    segment: TranslatedSegment,
    source_words: tuple[PlacedWord, ...],
    target_words: tuple[PlacedWord, ...],
) -> NDArray[np.float32]:
    """Return the model's attention between words, `[source, target]`; columns sum to 1."""
    table = np.zeros((len(source_words), len(target_words)), np.float32)
    for passage in segment.passages:
        draft = passage.draft
        attention = draft.hypothesis.attention
        pieces = [span.shifted(passage.target_offset) for span in draft.spans]
        columns = [span.shifted(draft.passage.offset) for span in draft.passage.source.spans]
        width = min(len(columns), attention.shape[1])
        sources = np.array(
            [
                [_share(columns[k], (word.start, word.end)) for k in range(width)]
                for word in source_words
            ],
            np.float32,
        ).reshape(len(source_words), width)
        targets = np.array(
            [
                [_share(piece, (word.start, word.end)) for piece in pieces[: len(attention)]]
                for word in target_words
            ],
            np.float32,
        ).reshape(len(target_words), min(len(pieces), len(attention)))
        table += sources @ attention[: targets.shape[1], :width].T @ targets.T
    totals = table.sum(axis=0, keepdims=True)
    even = np.full_like(table, 1 / max(1, len(source_words)))
    np.divide(table, totals, out=even, where=totals > _LEAST)
    return even


def _share(span: tuple[int, int], other: tuple[int, int]) -> float:
    """Return how much of `span` lies in `other`, in [0, 1]."""
    return max(0, min(span[1], other[1]) - max(span[0], other[0])) / max(1, span[1] - span[0])
