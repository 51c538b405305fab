"""Measure a model on the public test sets and write its card.

    python -m scripts.benchmarks.model ../shared/data --card gongbao/models/zh_en/README.md

Every set is translated plain (no glossary, no guarantee) and with the packaged glossary and the
guarantee; scores are sacreBLEU's with their signatures. The card is written from the figures.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from pathlib import Path

import sacrebleu

from corpora.quantities import is_sum_or_large_amount
from glossary.opening import open_glossaries
from glossary.requirements import Requirement, RequirementKind
from gongbao.models.packaged_model import PACKAGED
from gongbao.translation import (
    GuaranteeOptions,
    Outcome,
    TranslatedSegment,
    Translator,
    load_engine,
)
from gongbao.translation.guarantee import is_degenerate
from scripts.benchmarks.gold.odd_segments import odd_segments
from scripts.training.model.model_card import DATA, model_card
from scripts.training.text.reserved_phrases import is_reserved

SETS = {"wmt22": "wmt22.zh-en", "wmt21": "wmt21.zh-en", "un-v1.0-test": "un-v1.0-test.zh-en"}


def main(arguments: list[str] | None = None) -> int:
    """Evaluate, print JSON and write the card where asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
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
    figures: dict[str, object] = {}
    for name in options.sets:
        folder = options.data / "mt" / SETS[name]
        sources = _lines(folder / "src.zh")[: options.limit or None]
        reference = _lines(folder / "ref.A.en")[: options.limit or None]
        settings = GuaranteeOptions(beam_size=options.beam, enforce=False)
        plain_translator = Translator(engine, open_glossaries(packaged_glossary=False), settings)
        began = time.perf_counter()
        plain = list(plain_translator.translate(sources))
        seconds = time.perf_counter() - began
        kept_translator = Translator(
            engine, open_glossaries(), GuaranteeOptions(beam_size=options.beam)
        )
        kept = list(kept_translator.translate(sources))
        figures[name] = {
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
        print(json.dumps({name: figures[name]}, indent=1), file=sys.stderr, flush=True)
    odd = odd_segments(options.odd)
    translator = Translator(engine, open_glossaries(), GuaranteeOptions(beam_size=options.beam))
    report = {
        "engine": engine.signature,
        "beam": options.beam,
        "machine": platform.processor() or platform.machine(),
        "sets": figures,
        "odd segments": {
            "segments": len(odd),
            "degenerate": sum(_ran_wild(s) for s in translator.translate(odd)),
        },
    }
    print(json.dumps(report, indent=1))
    if options.card is not None:
        peers = options.data / "mt" / "PEER_SCORES.tsv"
        text = model_card(report, model, peers)
        options.card.write_text(text, encoding="utf-8")
    return 0


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


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


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
