"""What a translation model finds by contrast in pairs that have been read.

A model that reads the source says how probable the translation is, and how probable others are that
say something else: with "exit" for "entrance", with two names exchanged, of a source without one of
its clauses. Where one of them is far likelier, the translation is likely wrong there. So a model
that translates badly judges well: it has only to choose between two. The method is contrastive
conditioning (Vamvas and Sennrich 2021, 2022). The margins were read off a thousand published pairs
and pairs written for it: few that are right have a contrast above them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from corpora.spans import Span
from glossary.dictionary import lemmatise, tokenise_english
from glossary.reading import PairReading
from gongbao.checking.contrast.contrast import Contrast, ContrastKind
from gongbao.checking.contrast.removals import Removal, removals
from gongbao.checking.contrast.rewordings import Rewording, RewordingKind, rewordings
from gongbao.checking.contrast.scoring import PairScorer, ScoredTarget

_AT_ONCE = 16
"""Pairs whose wordings are scored together."""
_SURPRISE = -1.5
"""Log-probability of a piece from which on the model would have expected something else."""
_SUPPORTED_MARGIN, _CONTESTED_MARGIN, _UNSUPPORTED_MARGIN = 4.0, 6.5, 9.5
"""Of a word for which a word of the source stands by the dictionary, of one for which another
stands as well as for the word that is there, and of one for which none stands."""
_MARGINS = {
    RewordingKind.WORD: 5.0,
    RewordingKind.NEGATION: 5.0,
    RewordingKind.EXCHANGE: 4.5,
    RewordingKind.FIGURES: 5.5,
}
_CLAUSE_MARGIN, _CHANGING_MARGIN, _WORD_MARGIN = 10.0, 6.0, 9.0
"""By how much, in natural logarithms, another wording or a shorter source has to be likelier."""


def find_contrasts(readings: Iterable[PairReading], scorer: PairScorer) -> Iterator[Contrast]:
    """Yield the contrasts of pairs, pair by pair, the clearest of each pair first.

    A pair that is too long for the model is told as such.
    """
    waiting: list[PairReading] = []
    for reading in readings:
        if scorer.can_score(reading.source.text, reading.target):
            waiting.append(reading)
        elif reading.source.text and reading.target:
            yield _unasked(reading)
        if len(waiting) == _AT_ONCE:
            yield from _contrasts(waiting, scorer)
            waiting = []
    if waiting:
        yield from _contrasts(waiting, scorer)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked about one pair."""

    reading: PairReading
    score: float
    rewordings: tuple[Rewording, ...]
    removals: tuple[Removal, ...]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        source, target = self.reading.source.text, self.reading.target
        others = [(source, wording.text) for wording in self.rewordings]
        return others + [(removal.text, target) for removal in self.removals]


def _contrasts(readings: Sequence[PairReading], scorer: PairScorer) -> Iterator[Contrast]:
    as_written = scorer.score([(reading.source.text, reading.target) for reading in readings])
    asked = [_asked(reading, s, scorer) for reading, s in zip(readings, as_written, strict=True)]
    answers = iter(scorer.score([pair for one in asked for pair in one.pairs]))
    for one in asked:
        margins = [next(answers).total - one.score for _ in one.pairs]
        count = len(one.rewordings)
        yield from _of_rewordings(one, margins[:count])
        yield from _of_removals(one, margins[count:])


def _asked(reading: PairReading, scored: ScoredTarget, scorer: PairScorer) -> _Asked:
    source, target = reading.source.text, reading.target
    return _Asked(
        reading,
        scored.total,
        tuple(
            wording
            for wording in rewordings(source, target)
            if min(map(scored.lowest, wording.spans)) <= _SURPRISE
            and scorer.can_score(source, wording.text)
        ),
        tuple(r for r in removals(reading) if scorer.can_score(r.text, target)),
    )


def _of_rewordings(asked: _Asked, margins: Sequence[float]) -> Iterator[Contrast]:
    taken: list[Span] = []
    ranked = sorted(zip(margins, asked.rewordings, strict=True), key=lambda pair: -pair[0])
    for margin, wording in ranked:
        is_free = not any(span.overlaps(other) for span in wording.spans for other in taken)
        if margin >= _margin_of_wording(asked.reading, wording) and is_free:
            taken.extend(wording.spans)
            yield _contrast(asked.reading, wording, margin)


def _unasked(reading: PairReading) -> Contrast:
    return Contrast(
        ContrastKind.UNASKED,
        None,
        reading.place_in_target(0, len(reading.target)),
        "longer than the model reads; nothing was asked about it",
        "超出模型可读长度，未作对比",
        "",
        0.0,
    )


def _contrast(reading: PairReading, wording: Rewording, margin: float) -> Contrast:
    target = reading.place_in_target(*wording.spans[0])
    said, instead = wording.said[0], wording.instead[0]
    if wording.kind in (RewordingKind.EXCHANGE, RewordingKind.FIGURES):
        return Contrast(
            ContrastKind.EXCHANGED,
            None,
            target,
            f"“{said}” and “{instead}” seem to be exchanged",
            f"“{said}”与“{instead}”似互换",
            "",
            margin,
        )
    kind = ContrastKind.NEGATION if wording.kind is RewordingKind.NEGATION else ContrastKind.WORD
    return Contrast(
        kind,
        None,
        target,
        f"“{said}”: the source speaks for “{instead}”",
        f"{wording.chinese}似有出入：“{said}”似应为“{instead}”",
        instead,
        margin,
    )


def _of_removals(asked: _Asked, margins: Sequence[float]) -> Iterator[Contrast]:
    taken: list[Span] = []
    ranked = sorted(zip(margins, asked.removals, strict=True), key=lambda pair: -pair[0])
    for margin, removal in ranked:
        if margin >= _margin_of(removal) and not any(map(removal.span.overlaps, taken)):
            taken.append(removal.span)
            is_told = removal.is_clause or removal.is_changing
            words = asked.reading.source.text[slice(*removal.span)]
            yield Contrast(
                ContrastKind.OMITTED if is_told else ContrastKind.OMITTED_WORD,
                asked.reading.place_in_source(*removal.span),
                None,
                f"nothing seems to be said of: {words}",
                f"似漏译：{words}",
                "",
                margin,
            )


def _margin_of_wording(reading: PairReading, wording: Rewording) -> float:
    if wording.kind is not RewordingKind.WORD or wording.is_of_grammar:
        return _MARGINS[wording.kind]
    lemmas = {lemma for word in reading.source.content.words for lemma, _ in word.lemmas}
    if not _is_supported(wording.instead[0], lemmas):
        return _UNSUPPORTED_MARGIN
    is_contested = _is_supported(wording.said[0], lemmas)
    return _CONTESTED_MARGIN if is_contested else _SUPPORTED_MARGIN


def _is_supported(words: str, lemmas: Set[str]) -> bool:
    return any(lemmatise(word) in lemmas for word in tokenise_english(words))


def _margin_of(removal: Removal) -> float:
    if removal.is_changing:
        return _CHANGING_MARGIN
    return _CLAUSE_MARGIN if removal.is_clause else _WORD_MARGIN
