"""Measure a model on the public test sets and write its card.

    python -m scripts.benchmarks.translation.model ../shared/data --card CARD.md

Every set is translated plain (no glossary, no guarantee) and with the packaged glossary and the
guarantee; scores are sacreBLEU's with their signatures. The card is written from the figures.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import sacrebleu

from corpora.quantities import is_sum_or_large_amount
from glossary.opening import open_glossaries
from glossary.requirement import Requirement, RequirementKind
from gongbao.models.packaged_model import PACKAGED
from gongbao.translation import (
    Engine,
    GuaranteeOptions,
    Outcome,
    TranslatedSegment,
    Translator,
    load_engine,
)
from gongbao.translation.guarantee import is_degenerate
from scripts.benchmarks.data_sets import Pair, test_set
from scripts.benchmarks.gold.odd_segments import odd_segments
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser, machine, share
from scripts.training.model.model_card import DATA, model_card
from scripts.training.text.reserved_phrases import is_reserved

SETS = ("wmt22", "wmt21", "un-v1.0-test")
TARGETS = {
    "wmt22, BLEU plain": at_least(14.5),
    "wmt21, BLEU plain": at_least(17),
    "un-v1.0-test, BLEU plain": at_least(26),
    "sums and 万/亿 amounts right before repair, %": at_least(99),
    "degenerate output, %": at_most(0.1),
    "degenerate output of odd segments": at_most(0),
}


def main(arguments: list[str] | None = None) -> int:
    """Evaluate, print, and write the card where asked to; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--engine", default="embedded")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--limit", type=int, default=0, help="segments of each set; 0 is all")
    parser.add_argument("--sets", nargs="+", default=list(SETS))
    parser.add_argument("--odd", type=int, default=500, help="how many odd segments to try")
    parser.add_argument("--card", type=Path, help="write the model card here")
    options = parser.parse_args(arguments)
    model = PACKAGED if options.engine == "embedded" else Path(options.engine.partition(":")[2])
    if options.card is not None and not (model / DATA).is_file():
        parser.error(f"--card: {model} has no {DATA}, which names the data and their licences")
    engine = load_engine(options.engine, threads=options.threads)
    sets: dict[str, dict[str, Any]] = {}
    for name in options.sets:
        pairs = test_set(options.data, name)[: options.limit or None]
        sets[name] = _evaluate(engine, pairs, options.beam)
        print(json.dumps({name: sets[name]}, indent=1), file=sys.stderr, flush=True)
    odd = odd_segments(options.odd)
    translator = Translator(engine, open_glossaries(), GuaranteeOptions(beam_size=options.beam))
    report: dict[str, Any] = {
        "engine": engine.signature,
        "beam": options.beam,
        "machine": machine(),
        "sets": sets,
        "odd segments": {
            "segments": len(odd),
            "degenerate": sum(_ran_wild(s) for s in translator.translate(odd)),
        },
    }
    if options.card is not None:
        peers = options.data / "mt" / "PEER_SCORES.tsv"
        options.card.write_text(model_card(report, model, peers), encoding="utf-8")
    return _measured(report, sets).report(options.format)


def _evaluate(engine: Engine, pairs: list[Pair], beam: int) -> dict[str, Any]:
    """Return the figures of one set, as the card has them."""
    sources, reference = [source for source, _ in pairs], [target for _, target in pairs]
    settings = GuaranteeOptions(beam_size=beam, enforce=False)
    plain_translator = Translator(engine, open_glossaries(packaged_glossary=False), settings)
    began = time.perf_counter()
    plain = list(plain_translator.translate(sources))
    seconds = time.perf_counter() - began
    kept_translator = Translator(engine, open_glossaries(), GuaranteeOptions(beam_size=beam))
    kept = list(kept_translator.translate(sources))
    return {
        "segments": len(sources),
        "plain": _scores([s.target for s in plain], reference),
        "with the packaged glossary": _scores([s.target for s in kept], reference),
        **_obedience(kept),
        "segments without terms": _without_terms(plain, kept, reference),
        "degenerate, plain": sum(is_degenerate(s.normalised.text, s.target) for s in plain),
        "degenerate, kept": sum(is_degenerate(s.normalised.text, s.target) for s in kept),
        "tokens a second, plain": round(
            sum(len(u.draft.hypothesis.pieces) for s in plain for u in s.passages) / seconds
        ),
    }


def _measured(report: dict[str, Any], sets: dict[str, dict[str, Any]]) -> Measured:
    """Return the figures of all sets; the whole report, which the card is made of, is a fact."""
    measured = Measured(TARGETS, facts={"report": report})
    for name, entry in sets.items():
        measured.figures |= {
            f"{name}, BLEU plain": entry["plain"]["BLEU"],
            f"{name}, chrF plain": entry["plain"]["chrF"],
            f"{name}, BLEU with the glossary": entry["with the packaged glossary"]["BLEU"],
        }
    amounts = sum(entry["sums and 万/亿 amounts"] for entry in sets.values())
    right = sum(entry["of them right before repair"] for entry in sets.values())
    wild = sum(entry["degenerate, plain"] for entry in sets.values())
    odd = report["odd segments"]
    measured.figures |= {
        "sums and 万/亿 amounts right before repair, %": share(right, amounts),
        "degenerate output, %": share(wild, sum(entry["segments"] for entry in sets.values())),
        "degenerate output of odd segments": odd["degenerate"],
    }
    measured.facts["sums and 万/亿 amounts"] = amounts
    return measured


def _ran_wild(segment: TranslatedSegment) -> bool:
    """Tell whether the output runs wild, or stands where the source has nothing."""
    if segment.target == segment.source:
        return False
    if not segment.normalised.text.strip():
        return bool(segment.target.strip())
    return is_degenerate(segment.normalised.text, segment.target)


def _without_terms(
    plain: list[TranslatedSegment], kept: list[TranslatedSegment], reference: list[str]
) -> dict[str, object]:
    """Return what the glossary costs segments that it says nothing about, in BLEU."""
    chosen = [
        k
        for k, segment in enumerate(kept)
        if all(r.requirement.kind is not RequirementKind.TERM for r in segment.results)
    ]
    if not chosen:
        return {"segments": 0}
    wanted = [[reference[k] for k in chosen]]
    before, after = (
        sacrebleu.BLEU().corpus_score([segments[k].target for k in chosen], wanted).score
        for segments in (plain, kept)
    )
    return {
        "segments": len(chosen),
        "BLEU plain": round(before, 2),
        "BLEU lost": round(before - after, 2),
    }


def _scores(outputs: list[str], reference: list[str]) -> dict[str, object]:
    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF()
    return {
        "BLEU": round(bleu.corpus_score(outputs, [reference]).score, 2),
        "chrF": round(chrf.corpus_score(outputs, [reference]).score, 2),
        "signatures": f"{bleu.get_signature()} | {chrf.get_signature()}",
    }


def _obedience(kept: list[TranslatedSegment]) -> dict[str, object]:
    """Return shares of requirements that the first draft met, in percent."""
    results = [r for s in kept for r in s.results if r.outcome is not Outcome.CONFLICT]

    def share(kinds: tuple[RequirementKind, ...], *, reserved_only: bool = False) -> float | None:
        chosen = [
            r
            for r in results
            if r.requirement.kind in kinds
            and (not reserved_only or is_reserved(r.requirement.source))
        ]
        met = sum(r.outcome is Outcome.MET for r in chosen)
        return round(100 * met / len(chosen), 1) if chosen else None

    terms = (RequirementKind.TERM,)
    figures = (RequirementKind.QUANTITY, RequirementKind.DATE)
    everything = (*terms, *figures, RequirementKind.COPY)
    satisfied = [r for r in results if r.requirement.kind in everything]
    amounts = [r for r in results if _is_amount(r.requirement)]
    return {
        "terms obeyed before repair, %": share(terms),
        "of those never annotated in training, %": share(terms, reserved_only=True),
        "figures right before repair, %": share(figures),
        "sums and 万/亿 amounts": len(amounts),
        "of them right before repair": sum(r.outcome is Outcome.MET for r in amounts),
        "satisfied after repair, %": round(
            100 * sum(r.span is not None for r in satisfied) / max(1, len(satisfied)), 2
        ),
    }


def _is_amount(requirement: Requirement) -> bool:
    quantity = requirement.quantity
    if quantity is None or requirement.kind is not RequirementKind.QUANTITY:
        return False
    return is_sum_or_large_amount(quantity)


if __name__ == "__main__":
    sys.exit(main())
