"""What became of the pairs of a corpus, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from gongbao.archives.building.pair_judge import JudgedPair

_BINS = 20


@dataclass(slots=True)
class BuildingStatistics:
    """Counts of a run; filled while pairs go by.

    Attributes:
        kept: Pairs in the corpus.
        reasons: Dropped pairs by reason.
        origins: Kept and all pairs by the file they come from.
        scores: Scored pairs by score, in twentieths; and the kept ones among them.
        characters: Chinese characters that were kept.
        letters: English letters and figures that were kept.
    """

    kept: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    origins: dict[str, list[int]] = field(default_factory=dict)
    scores: list[int] = field(default_factory=lambda: [0] * _BINS)
    kept_scores: list[int] = field(default_factory=lambda: [0] * _BINS)
    characters: int = 0
    letters: int = 0

    @property
    def total(self) -> int:
        """All pairs."""
        return self.kept + sum(self.reasons.values())

    def count(self, pair: JudgedPair) -> None:
        """Count a pair."""
        origin = self.origins.setdefault(pair.place.rpartition("#")[0] or _file(pair.place), [0, 0])
        origin[1] += 1
        place = min(_BINS - 1, int(pair.score * _BINS))
        if pair.parts:
            self.scores[place] += 1
        if pair.reason:
            self.reasons[pair.reason] += 1
            return
        self.kept += 1
        origin[0] += 1
        self.kept_scores[place] += 1
        self.characters += sum(map(str.isalnum, pair.source))
        self.letters += sum(map(str.isalnum, pair.target))

    def record(self, faults: Mapping[str, str]) -> dict[str, object]:
        """Return all of it for JSON; `faults` is what could not be read, by place."""
        return {
            "pairs": self.total,
            "kept": self.kept,
            "dropped": dict(sorted(self.reasons.items())),
            "characters": self.characters,
            "letters": self.letters,
            "scores": self.scores,
            "kept_scores": self.kept_scores,
            "origins": {
                name: {"kept": kept, "pairs": pairs}
                for name, (kept, pairs) in sorted(self.origins.items())
            },
            "failed": dict(faults),
        }


def _file(place: str) -> str:
    return place.rpartition(":")[0] or place
