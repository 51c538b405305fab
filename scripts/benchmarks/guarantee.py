"""Measure the guarantee on real bulletins: what is met, how, at what cost and with what quality.

    python -m scripts.benchmarks.guarantee ../shared/data [--engine SPEC] [--format json]

Reads `bulletins.jsonl` and the news documents `docs/wmt21_*`, `docs/wmt22_*` with the packaged
glossary. Exits 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import sacrebleu

from corpora import split_chinese
from corpora.quantities import is_large_amount
from glossary.opening import open_glossaries
from glossary.requirements import RequirementKind
from gongbao.translation import (
    GuaranteeOptions,
    Outcome,
    TranslatedSegment,
    Translator,
    load_engine,
)
from gongbao.translation.guarantee import is_degenerate

TARGETS = {
    "satisfied %": (100.0, "at least"),
    "amounts %": (100.0, "at least"),
    "replaced %": (3.0, "at most"),
    "conflict %": (1.0, "at most"),
    "cost": (1.3, "at most"),
    "chrF gained": (0.0, "at least"),
    "degenerate": (0, "at most"),
}


def read_paragraphs(data: Path) -> list[tuple[str, str]]:
    """Return (Chinese, English) paragraphs of the bulletins and the news documents."""
    pairs: list[tuple[str, str]] = []
    with (data / "bulletins.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["ref_quality"] != "BAD":
                pairs.append((record["zh"], record["en_ref"]))
    for folder in sorted((data / "docs").glob("wmt2[12]_*")):
        for line in (folder / "pairs.tsv").read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) >= 2 and any("\u3400" <= c <= "\u9fff" for c in cells[0]):
                pairs.append((cells[0], cells[1]))
    return list(dict.fromkeys(pairs))


def main(arguments: list[str] | None = None) -> int:
    """Run and print; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--engine", default="embedded")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--repeat", type=int, default=3, help="timed runs; the median counts")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--show", type=int, default=0, help="print so many failures")
    parser.add_argument("--format", choices=["text", "json"], default="text")
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
    figures = _figures(plain, kept)
    references = [[en for _, en in pairs]]
    chrf = {
        name: sacrebleu.corpus_chrf(_paragraphs(done, counts), references).score
        for name, done in (("without", plain), ("with", kept))
    }
    figures |= {
        "chrF without": round(chrf["without"], 2),
        "chrF with": round(chrf["with"], 2),
        "chrF gained": round(chrf["with"] - chrf["without"], 2),
        "cost": round(statistics.median(kept_seconds) / statistics.median(plain_seconds), 3),
        "seconds without": round(statistics.median(plain_seconds), 2),
        "seconds with": round(statistics.median(kept_seconds), 2),
        "sentences": len(sentences),
        "engine": engine.signature,
        "beam": options.beam,
        "machine": platform.processor() or platform.machine(),
        "threads": options.threads or "all",
    }
    missed = [
        name
        for name, (bound, sense) in TARGETS.items()
        if (figures[name] < bound if sense == "at least" else figures[name] > bound)
    ]
    if options.format == "json":
        print(json.dumps({**figures, "missed": missed}, indent=1))
    else:
        for name, value in figures.items():
            bound = TARGETS.get(name)
            print(f"{name:28} {value}" + (f"   (target: {bound[1]} {bound[0]})" if bound else ""))
        print("missed: " + ", ".join(missed) if missed else "every target is met")
    _show(kept, options.show)
    return 1 if missed else 0


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


def _figures(plain: list[TranslatedSegment], kept: list[TranslatedSegment]) -> dict[str, object]:
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

    def share(part: int, whole: int) -> float:
        return round(100 * part / max(1, whole), 2)

    by_kind: dict[str, object] = {}
    for kind in RequirementKind:
        of_kind = [r for r in first if r.requirement.kind is kind]
        if of_kind:
            met = sum(r.outcome is Outcome.MET for r in of_kind)
            by_kind[f"obedience before repair, {kind} %"] = share(met, len(of_kind))
    return {
        "requirements": len(results),
        "satisfied %": share(sum(r.span is not None for r in open_results), len(open_results)),
        "amounts": len(amounts),
        "amounts %": share(sum(r.span is not None for r in amounts), len(amounts)),
        "obedience before repair %": share(obeyed, len(first)),
        **by_kind,
        "repaired %": share(sum(r.outcome is Outcome.REPAIRED for r in results), len(results)),
        "replaced %": share(sum(r.outcome is Outcome.REPLACED for r in results), len(results)),
        "conflict %": share(sum(r.outcome is Outcome.CONFLICT for r in results), len(results)),
        "unmet": sum(r.outcome is Outcome.UNMET for s in kept for r in s.results),
        "degenerate": sum(is_degenerate(s.normalised.text, s.target) for s in kept),
        "degenerate without": sum(is_degenerate(s.normalised.text, s.target) for s in plain),
    }


def _paragraphs(done: list[TranslatedSegment], counts: list[int]) -> list[str]:
    rest = iter(done)
    return [" ".join(next(rest).target for _ in range(count)) for count in counts]


def _show(kept: list[TranslatedSegment], count: int) -> None:
    bad = (Outcome.UNMET, Outcome.REPLACED, Outcome.CONFLICT)
    shown = [(s, r) for s in kept for r in s.results if r.outcome in bad]
    for segment, result in shown[:count]:
        needed = result.requirement
        print(f"\n{result.outcome} {needed.kind} {needed.source} {needed.accepted} {result.reason}")
        print(f"  {segment.source}\n  {segment.target}")


if __name__ == "__main__":
    sys.exit(main())
