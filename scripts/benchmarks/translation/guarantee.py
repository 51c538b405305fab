"""Measure the guarantee on real bulletins: what is met, how, at what cost and with what quality.

    python -m scripts.benchmarks.translation.guarantee ../shared/data [--engine SPEC]

Reads `bulletins.jsonl` and the news documents `docs/wmt21_*`, `docs/wmt22_*` with the packaged
glossary. Exits 1 where a target is missed.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import sacrebleu

from corpora import split_chinese
from corpora.quantities import is_large_amount
from glossary.opening import open_glossaries
from glossary.requirement import RequirementKind
from gongbao.translation import (
    GuaranteeOptions,
    Outcome,
    TranslatedSegment,
    Translator,
    load_engine,
)
from gongbao.translation.guarantee import is_degenerate
from scripts.benchmarks.data_sets import Pair, bulletin_pairs, documents
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser, share

TARGETS = {
    "requirements satisfied, %": at_least(100),
    "万/亿 amounts right by value, %": at_least(100),
    "obedience before repair, %": at_least(95),
    "written over linked words, %": at_most(3),
    "conflict, %": at_most(1),
    "cost": at_most(1.3),
    "chrF gained": at_least(0),
    "degenerate output": at_most(0),
}


def read_paragraphs(data: Path) -> list[Pair]:
    """Return (Chinese, English) paragraphs of the bulletins and the news documents."""
    pairs = bulletin_pairs(data)
    for pattern in ("wmt21_*", "wmt22_*"):
        for _, rows in documents(data, pattern):
            pairs += [row for row in rows if any("\u3400" <= c <= "\u9fff" for c in row[0])]
    return list(dict.fromkeys(pairs))


def main(arguments: list[str] | None = None) -> int:
    """Run and print; return the exit code."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--engine", default="embedded")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--repeat", type=int, default=3, help="timed runs; the median counts")
    parser.add_argument("--limit", type=int, default=0, help="paragraphs; 0 is all")
    parser.add_argument("--show", type=int, default=0, help="print so many failures")
    options = parser.parse_args(arguments)
    pairs = read_paragraphs(options.data)[: options.limit or None]
    sentences = [zh[a:b] for zh, _ in pairs for a, b in split_chinese(zh)]
    counts = [len(split_chinese(zh)) for zh, _ in pairs]
    engine = load_engine(options.engine, threads=options.threads)
    finder = open_glossaries()

    def run(*, enforce: bool) -> list[TranslatedSegment]:
        settings = GuaranteeOptions(beam_size=options.beam, enforce=enforce)
        return list(Translator(engine, finder, settings).translate(sentences))

    warm = Translator(engine, finder, GuaranteeOptions(beam_size=options.beam))
    list(warm.translate(sentences[:20]))
    plain, plain_seconds = _timed(lambda: run(enforce=False), options.repeat)
    kept, kept_seconds = _timed(lambda: run(enforce=True), options.repeat)
    measured = Measured(TARGETS, _figures(plain, kept))
    references = [[en for _, en in pairs]]
    without, with_guarantee = (
        sacrebleu.corpus_chrf(_paragraphs(done, counts), references).score for done in (plain, kept)
    )
    measured.figures |= {
        "chrF without": round(without, 2),
        "chrF with": round(with_guarantee, 2),
        "chrF gained": round(with_guarantee - without, 2),
        "cost": round(statistics.median(kept_seconds) / statistics.median(plain_seconds), 3),
        "seconds without": round(statistics.median(plain_seconds), 2),
        "seconds with": round(statistics.median(kept_seconds), 2),
    }
    measured.facts |= {
        "sentences": len(sentences),
        "engine": engine.signature,
        "beam": options.beam,
        "threads": options.threads or "all",
    }
    _show(kept, options.show)
    return measured.report(options.format)


def _timed(
    work: Callable[[], list[TranslatedSegment]], repeat: int
) -> tuple[list[TranslatedSegment], list[float]]:
    seconds: list[float] = []
    result: list[TranslatedSegment] = []
    for _ in range(max(1, repeat)):
        began = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - began)
    return result, seconds


def _figures(plain: list[TranslatedSegment], kept: list[TranslatedSegment]) -> dict[str, float]:
    results = [
        r for s in kept for r in s.results if r.requirement.kind is not RequirementKind.FORBIDDEN
    ]
    first = [
        r for s in plain for r in s.results if r.requirement.kind is not RequirementKind.FORBIDDEN
    ]
    open_results = [r for r in results if r.outcome is not Outcome.CONFLICT]
    amounts = [
        r for r in results if r.requirement.quantity and is_large_amount(r.requirement.quantity)
    ]

    obeyed = sum(r.outcome is Outcome.MET for r in first)

    by_kind: dict[str, float] = {}
    for kind in RequirementKind:
        of_kind = [r for r in first if r.requirement.kind is kind]
        if of_kind:
            met = sum(r.outcome is Outcome.MET for r in of_kind)
            by_kind[f"obedience before repair, {kind}, %"] = share(met, len(of_kind))
    return {
        "requirements": len(results),
        "requirements satisfied, %": share(
            sum(r.span is not None for r in open_results), len(open_results)
        ),
        "万/亿 amounts": len(amounts),
        "万/亿 amounts right by value, %": share(
            sum(r.span is not None for r in amounts), len(amounts)
        ),
        "obedience before repair, %": share(obeyed, len(first)),
        **by_kind,
        "decoded again, %": share(
            sum(r.outcome is Outcome.REPAIRED for r in results), len(results)
        ),
        "written over linked words, %": share(
            sum(r.outcome is Outcome.REPLACED for r in results), len(results)
        ),
        "conflict, %": share(sum(r.outcome is Outcome.CONFLICT for r in results), len(results)),
        "unmet": sum(r.outcome is Outcome.UNMET for s in kept for r in s.results),
        "degenerate output": sum(is_degenerate(s.normalised.text, s.target) for s in kept),
        "degenerate output without": sum(is_degenerate(s.normalised.text, s.target) for s in plain),
    }


def _paragraphs(done: list[TranslatedSegment], counts: list[int]) -> list[str]:
    rest = iter(done)
    return [" ".join(next(rest).target for _ in range(count)) for count in counts]


def _show(kept: list[TranslatedSegment], count: int) -> None:
    bad = (Outcome.UNMET, Outcome.REPLACED, Outcome.CONFLICT)
    shown = [(s, r) for s in kept for r in s.results if r.outcome in bad]
    for segment, result in shown[:count]:
        needed = result.requirement
        print(
            f"\n{result.outcome} {needed.kind} {needed.source} {needed.accepted} {result.reason}",
            file=sys.stderr,
        )
        print(f"  {segment.source}\n  {segment.target}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
