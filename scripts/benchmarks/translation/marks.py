"""How much inline markup comes to stand around the right English words.

The packaged model reads 200 sentences of the corpus and is made to write their published English
(every word forced), so the right words are known; the marked Chinese and the English that must
carry it were chosen by hand. Function words at the edges count neither way.

Example: `python -m scripts.benchmarks.translation.marks --wrong`
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from corpora import Mark, UsageError, normalise
from glossary.dictionary.english_words import STOP_WORDS
from gongbao.translation import TranslatedSegment, Translator, open_translator
from gongbao.translation.documents import place_marks
from gongbao.translation.engines import (
    DecodingOptions,
    DecodingRequest,
    encode_source,
    is_text_engine,
)
from gongbao.translation.guarantee import (
    Passage,
    TranslatedPassage,
    requirement_results,
    write_draft,
)
from scripts.benchmarks.targets import Measured, at_least, benchmark_parser, share

SEGMENTS = Path(__file__).parents[3] / "tests/gongbao/translation/marked_segments.tsv"
TARGETS = {"on some of the right words, %": at_least(95)}
_WORD = re.compile(r"[\w&'-]+(?:[.,]\d+)*%?")


@dataclass(frozen=True, slots=True)
class Placement:
    """The English that carries a mark, and the English that should."""

    chinese: str
    expected: str
    found: str

    @property
    def f1(self) -> float:
        """Return the F1 of the words, in [0, 1]; 1 is right."""
        found, expected = set(_words(self.found)), set(_words(self.expected))
        return 2 * len(found & expected) / max(1, len(found) + len(expected))

    @property
    def is_right(self) -> bool:
        """Tell whether the words are the same, function words at the edges left out."""
        return _words(self.found) == _words(self.expected)


def measure(translator: Translator, limit: int | None = None) -> list[Placement]:
    """Return where the marks of the chosen sentences come to stand."""
    with SEGMENTS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))[:limit]
    return [_placement(translator, row) for row in rows]


def _placement(translator: Translator, row: dict[str, str]) -> Placement:
    segment = forced_segment(translator, row["zh"], row["en"])
    start = row["zh"].index(row["zh_marked"])
    (mark,) = place_marks(segment, [Mark(start, start + len(row["zh_marked"]), 0)])
    return Placement(row["zh_marked"], row["en_marked"], segment.target[mark.start : mark.end])


def forced_segment(translator: Translator, chinese: str, english: str) -> TranslatedSegment:
    """Return a sentence as if the model had written the given English."""
    engine = translator.engine
    if is_text_engine(engine):
        raise UsageError(f"{engine.name} gives text only; nothing can be forced on it")
    normalised = normalise(chinese)
    required = translator.finder.find(normalised.text).required
    source = encode_source(normalised.text, required, engine.pieces, engine.features)
    passage = Passage(normalised.text, required, source)
    pieces = tuple(engine.pieces.encode_words(english))
    request = DecodingRequest(passage.source.pieces, pieces)
    (made,) = engine.translate([request], DecodingOptions(beam_size=1))
    forced = replace(
        made, pieces=made.pieces[: len(pieces)], attention=made.attention[: len(pieces)]
    )
    draft = write_draft(passage, forced, engine)
    results = tuple(requirement_results(draft))
    passages = (TranslatedPassage(draft, 0),)
    return TranslatedSegment(chinese, normalised, draft.text, results, (), passages)


def _words(text: str) -> list[str]:
    words = _WORD.findall(text.lower())
    while words and words[0] in STOP_WORDS:
        words = words[1:]
    while words and words[-1] in STOP_WORDS:
        words = words[:-1]
    return words


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__, reads_data=False)
    parser.add_argument("--wrong", action="store_true", help="show what is not exactly right")
    parser.add_argument("--limit", type=int, help="stretches")
    options = parser.parse_args(arguments)
    placements = measure(open_translator(threads=1), options.limit)
    for one in placements:
        if options.wrong and not one.is_right:
            print(f"{one.f1:.2f}", one.chinese, one.expected, one.found, sep="\t", file=sys.stderr)
    count = len(placements)
    figures: dict[str, float] = {
        "exactly the right words, %": share(sum(p.is_right for p in placements), count),
        "F1 of the words at least 0.8, %": share(sum(p.f1 >= 0.8 for p in placements), count),
        "on some of the right words, %": share(sum(p.f1 > 0 for p in placements), count),
    }
    return Measured(TARGETS, figures, {"marked stretches": count}).report(options.format)


if __name__ == "__main__":
    sys.exit(main())
