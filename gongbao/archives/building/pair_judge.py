"""What a worker does with a piece of work: read, align, judge, and say why a pair is not kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gongbao.archives.building.building_rules import BuildingRules
from gongbao.archives.building.mined_inputs import PieceOfWork
from gongbao.archives.building.near_duplicates import signature_of
from gongbao.archives.building.pair_filters import quality_fault, text_fault

if TYPE_CHECKING:
    from align.pairs import PairQuality, PairScorer
    from align.sentences import DocumentAligner
    from glossary.requirements import RequirementFinder

DOCUMENT = "document"
UNREADABLE = "unreadable"


class JudgedPair(NamedTuple):
    """A pair and what was found; a plain tuple, since a journal holds it as JSON.

    Attributes:
        source: The Chinese, on one line.
        target: The English, on one line.
        place: Where it stands.
        reason: The kind of the filter that it does not pass, empty where it passes all.
        detail: Why, in words.
        score: As `PairQuality.score`; 0 where it was not asked.
        parts: Meaning, length, lexicon, numbers and terms of its quality.
        signature: For near-duplicates, empty where nobody asks for it.
    """

    source: str
    target: str
    place: str
    reason: str = ""
    detail: str = ""
    score: float = 0.0
    parts: Sequence[float] = ()
    signature: str = ""


@dataclass(frozen=True, slots=True)
class PairJudge:
    """Judges pieces of work; one in each worker."""

    rules: BuildingRules
    scorer: PairScorer
    aligner: DocumentAligner

    def judge(self, piece: PieceOfWork) -> list[JudgedPair]:
        """Return every pair of a piece with its reason, in order."""
        if piece.input.target is not None:
            return self._judge_pages(piece, piece.input.target)
        name = piece.input.place
        judged: dict[int, JudgedPair] = {}
        waiting: dict[int, tuple[str, str, str]] = {}
        for number, (line, source, target, problem) in enumerate(piece.rows):
            pair = (" ".join(source.split()), " ".join(target.split()), f"{name}:{line}")
            if problem:
                judged[number] = JudgedPair(*pair, UNREADABLE, problem)
            else:
                waiting[number] = pair
        judged |= self._judge(waiting)
        return [judged[number] for number in sorted(judged)]

    def _judge_pages(self, piece: PieceOfWork, target: Path) -> list[JudgedPair]:
        from align.pairs import with_doubts
        from align.sentences import bead_text
        from gongbao.archives.building.pages import read_pages

        page = piece.input.path
        aligned = with_doubts(
            self.aligner.align(*(piece.sides or read_pages(page, target))), page, target
        )
        alignment, part = aligned.alignment, f"{piece.part}." if piece.part else ""
        pairs = [
            (
                " ".join(bead_text(alignment.source, bead.source).split()),
                " ".join(bead_text(alignment.target, bead.target).split()),
                f"{page}#{part}{number}",
            )
            for number, bead in enumerate(alignment.beads, start=1)
        ]
        if aligned.findings:
            why = f"{page} and {target}: {aligned.findings[0].rule}"
            return [JudgedPair(*pair, DOCUMENT, why) for pair in pairs]
        return list(self._judge(dict(enumerate(pairs))).values())

    def _judge(self, pairs: dict[int, tuple[str, str, str]]) -> dict[int, JudgedPair]:
        judged: dict[int, JudgedPair] = {}
        for number, pair in pairs.items():
            for rule in self.rules.texts:
                if fault := text_fault(rule, *pair[:2]):
                    judged[number] = JudgedPair(*pair, rule.kind, fault)
                    break
        waiting = [number for number in pairs if number not in judged]
        for number, quality in zip(
            waiting, self._qualities([pairs[number][:2] for number in waiting]), strict=True
        ):
            judged[number] = self._weigh(pairs[number], quality)
        return {number: judged[number] for number in pairs}

    def _qualities(self, pairs: Sequence[tuple[str, str]]) -> list[PairQuality | str]:
        """Return the quality of each pair, or why it has none; one bad pair spoils no other."""
        try:
            return [*self.scorer.score(pairs)]
        except Exception as error:
            if len(pairs) == 1:
                return [f"{type(error).__name__}: {error}"]
            return [quality for pair in pairs for quality in self._qualities([pair])]

    def _weigh(self, pair: tuple[str, str, str], quality: PairQuality | str) -> JudgedPair:
        if isinstance(quality, str):
            return JudgedPair(*pair, UNREADABLE, quality)
        score = round(quality.score, 4)
        parts = [
            round(part, 4)
            for part in (
                quality.meaning,
                quality.length,
                quality.lexicon,
                quality.numbers,
                quality.terms,
            )
        ]
        for rule in self.rules.quality:
            if fault := quality_fault(rule, quality):
                return JudgedPair(*pair, rule.kind, fault, score, parts)
        signature = signature_of(*pair[:2]) if self.rules.corpus else ""
        return JudgedPair(*pair, score=score, parts=parts, signature=signature)


def prepare_judge(
    rules: BuildingRules, open_finder: Callable[[], RequirementFinder]
) -> Callable[[PieceOfWork], list[JudgedPair]]:
    """Load what judging needs, once a worker."""
    from align.encoder import packaged_encoder
    from align.pairs import PairScorer
    from align.sentences import DocumentAligner

    scorer = PairScorer(packaged_encoder(), finder=open_finder())
    return partial(PairJudge.judge, PairJudge(rules, scorer, DocumentAligner()))
