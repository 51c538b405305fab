"""Real systems under the guarantee: what they wrote of annual reports, before and after.

    python -m scripts.benchmarks.engines.replay ../shared/data [--only SYSTEM]

Reads `official_reports/*.jsonl.xz` (20 chapters of a monetary authority, Traditional Chinese, with
human English, a list of terms and the stored outputs of five systems, with and without the terms
in their prompt). A text engine answers each line with the stored one, and with the same again when
it is asked again, so that everything the system missed has to be written over its words. A system
that ran lines of a paragraph together is asked for paragraphs; a chapter that has neither the
lines nor the paragraphs of its source is left out.

Term success is counted on whole chapters as the WMT 2025 terminology task counts it
(`ranking/metric_track2/evaluate_track2.py` of wmt-conference/wmt25-terminology), and once more
without the places where a term is part of a longer one of the list; amounts in 万 and 亿 by value,
line by line; chrF++ and BLEU on whole chapters. Exits 1 where a target is missed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import sacrebleu

from corpora import normalise
from corpora.quantities import is_large_amount
from glossary.glossary_table import parse_glossary
from glossary.requirements import RequirementFinder
from gongbao.translation import (
    GuaranteeOptions,
    Outcome,
    SourceSegment,
    TranslatedSegment,
    Translator,
)
from gongbao.translation.engines import TextAnswer, TextRequest
from scripts.benchmarks.judgement.reports import read_chapters
from scripts.benchmarks.targets import Measured, Target, at_least, benchmark_parser, share

_SUCCESS, _AMOUNTS = 97.0, 100.0
_LOST = 0.1
"""chrF++ that a system of the first rank may lose."""
_FIRST_RANK = ("CommandA_MT", "Erlendur")
_MARKS = "#*- "


class ReplayEngine:
    """A text engine that answers with stored English and has nothing else to say."""

    def __init__(self, name: str, stored: Mapping[str, str]) -> None:
        self.name = name
        self.signature = f"replay of {name}"
        self._stored = stored

    def translate_texts(self, requests: Sequence[TextRequest]) -> list[TextAnswer]:
        """Return what is stored for each text."""
        return [TextAnswer(self._stored.get(request.text, "")) for request in requests]


@dataclass(slots=True)
class Replayed:
    """A system's chapters, as it wrote them and under the guarantee.

    Attributes:
        chapters: Those that have the lines or paragraphs of their source.
        before: Their English as it was.
        after: The same under the guarantee.
        plain: Their segments as the engine gave them, verified.
        guaranteed: The same under the guarantee.
        seconds: The guarantee took.
    """

    chapters: list[dict[str, Any]] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    plain: list[TranslatedSegment] = field(default_factory=list)
    guaranteed: list[TranslatedSegment] = field(default_factory=list)
    seconds: float = 0.0


def paired_units(source: str, target: str) -> list[tuple[str, str]] | None:
    """Return the lines of a chapter with their English, or its paragraphs, None for neither."""
    for separator in ("\n", "\n\n"):
        sources, targets = source.split(separator), target.strip("\n").split(separator)
        is_blank = [not text.strip() for text in sources]
        if len(sources) == len(targets) and is_blank == [not text.strip() for text in targets]:
            return list(zip(sources, targets, strict=True))
    return None


def replay(system: str, chapters: Iterable[dict[str, Any]]) -> Replayed:
    """Translate the chapters with an engine that answers as a system did."""
    done = Replayed()
    for chapter in chapters:
        units = paired_units(chapter["zh"], chapter["outputs"][system])
        if units is None:
            continue
        texts = [(zh.lstrip(_MARKS), en.lstrip(_MARKS)) for zh, en in units]
        engine = ReplayEngine(system, {normalise(zh).text: en for zh, en in texts})
        segments = [
            SourceSegment(zh, is_heading=unit.startswith("#"))
            for (zh, _), (unit, _) in zip(texts, units, strict=True)
        ]
        finder = RequirementFinder([parse_glossary(_table(chapter), name=chapter["id"])])
        plain = Translator(engine, finder, GuaranteeOptions(enforce=False))
        done.plain += plain.translate(segments)
        start = perf_counter()
        made = list(Translator(engine, finder).translate(segments))
        done.seconds += perf_counter() - start
        done.guaranteed += made
        done.chapters.append(chapter)
        done.before.append(_joined(units, [en for _, en in texts]))
        done.after.append(_joined(units, [segment.target for segment in made]))
    return done


def _joined(units: Sequence[tuple[str, str]], made: Sequence[str]) -> str:
    """Return the units of a chapter with what was made of them, marks of headings as they were."""
    lines = []
    for (zh, en), english in zip(units, made, strict=True):
        mark = en[: len(en) - len(en.lstrip(_MARKS))]
        lines.append(mark + english if zh.strip() else "")
    return "\n".join(lines)


def _table(chapter: dict[str, Any]) -> str:
    rows = [f"{zh}\t{'|'.join(en)}" for zh, en in chapter["terms"].items()]
    return "\n".join(["zh\ten", *rows]) + "\n"


def term_success(
    chapters: Sequence[dict[str, Any]], outputs: Sequence[str], *, alone: bool = False
) -> float:
    """Return the mean success of all terms of all chapters, in percent.

    Of terms that the human English renders as listed. By the published script's rule every
    rendering counts, also one that differs from another in capitals alone. With `alone` only where
    a term stands by itself, and there each once.
    """
    successes: list[float] = []
    for chapter, output in zip(chapters, outputs, strict=True):
        source, human, text = chapter["zh"].lower(), chapter["en"].lower(), output.lower()
        by_itself = standing_alone(chapter) if alone else None
        for term, renderings in chapter["terms"].items():
            words = [rendering.strip().lower() for rendering in renderings]
            words = list(dict.fromkeys(words)) if alone else words
            wanted = source.count(term.lower()) if by_itself is None else by_itself[term.lower()]
            if any(word in human for word in words) and (by_itself is None or wanted):
                found = sum(text.count(word) for word in words)
                successes.append(min(found / max(1, wanted), 1.0))
    return round(100 * sum(successes) / max(1, len(successes)), 2)


def standing_alone(chapter: dict[str, Any]) -> Counter[str]:
    """Return how often each term stands in a chapter by itself, not within a longer one.

    The published script counts 銀行業 in 《銀行業條例》 too, where "Banking Ordinance" is the term.
    """
    terms = sorted(map(str.lower, chapter["terms"]), key=len, reverse=True)
    any_term = re.compile("|".join(map(re.escape, terms)))
    return Counter(any_term.findall(chapter["zh"].lower()))


def main(arguments: list[str] | None = None) -> int:
    """Replay the systems and print what the guarantee makes of them; return 1 for a miss."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--only", nargs="*", default=(), metavar="SYSTEM")
    parser.add_argument("--limit", type=int, default=0, help="chapters; 0 is all")
    options = parser.parse_args(arguments)
    chapters = read_chapters(options.data)[: options.limit or None]
    if not chapters:
        parser.error(f"{options.data}: no official_reports/*.jsonl.xz")
    measured = Measured()
    sizes: dict[str, int] = {}
    targets: dict[str, Target] = {}
    for system in options.only or chapters[0]["outputs"]:
        done = replay(system, chapters)
        sizes[system] = len(done.chapters)
        targets |= _measure(system, done, measured)
        print(system, file=sys.stderr, flush=True)
    facts: dict[str, object] = {"chapters of each system": sizes}
    return Measured(targets, measured.figures, facts).report(options.format)


def _measure(system: str, done: Replayed, measured: Measured) -> dict[str, Target]:
    """Add the figures of a system and return the targets they have."""
    figures = measured.figures
    scores = {
        "before": (done.before, done.plain),
        "after": (done.after, done.guaranteed),
    }
    for when, (outputs, segments) in scores.items():
        figures[f"{system}: term success, {when}, %"] = term_success(done.chapters, outputs)
        figures[f"{system}: term success where terms stand alone, {when}, %"] = term_success(
            done.chapters, outputs, alone=True
        )
        figures[f"{system}: amounts right, {when}, %"] = _amounts(segments)
        figures[f"{system}: chrF++, {when}"] = _chrf(outputs, done.chapters)
        figures[f"{system}: BLEU, {when}"] = _bleu(outputs, done.chapters)
    results = [r for segment in done.guaranteed for r in segment.results]
    replaced = sum(r.outcome is Outcome.REPLACED for r in results)
    figures[f"{system}: term success of the human English, %"] = term_success(
        done.chapters, [chapter["en"] for chapter in done.chapters]
    )
    figures[f"{system}: replaced, %"] = share(replaced, len(results))
    figures[f"{system}: unmet"] = sum(r.outcome is Outcome.UNMET for r in results)
    figures[f"{system}: seconds"] = round(done.seconds, 1)
    targets = {
        f"{system}: term success, after, %": at_least(_SUCCESS),
        f"{system}: amounts right, after, %": at_least(_AMOUNTS),
    }
    if system.startswith(_FIRST_RANK):
        least = round(figures[f"{system}: chrF++, before"] - _LOST, 2)
        targets[f"{system}: chrF++, after"] = at_least(least)
    return targets


def _amounts(segments: Sequence[TranslatedSegment]) -> float:
    """Return the share of 万 and 亿 amounts that are in the English by value, in percent."""
    outcomes = [
        result.outcome
        for segment in segments
        for result in segment.results
        if (quantity := result.requirement.quantity) is not None and is_large_amount(quantity)
    ]
    return share(sum(outcome is not Outcome.UNMET for outcome in outcomes), len(outcomes))


def _chrf(outputs: Sequence[str], chapters: Sequence[dict[str, Any]]) -> float:
    references = [[chapter["en"] for chapter in chapters]]
    return round(float(sacrebleu.corpus_chrf(outputs, references, word_order=2).score), 2)


def _bleu(outputs: Sequence[str], chapters: Sequence[dict[str, Any]]) -> float:
    references = [[chapter["en"] for chapter in chapters]]
    return round(float(sacrebleu.corpus_bleu(outputs, references).score), 2)


if __name__ == "__main__":
    sys.exit(main())
