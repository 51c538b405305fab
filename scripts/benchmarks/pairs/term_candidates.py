"""Term candidates against published lists.

    python -m scripts.benchmarks.pairs.term_candidates DATA

Two annual reports of a monetary authority are aligned, their terms extracted, and the best held
against the term lists of all their chapters, Chinese and English. A list leaves out much that is
a term (货币政策 "monetary policy"), so these are lower bounds. Weights come from the card of the
packaged ones: fitted without any report, without the report measured, and the packaged ones, which
saw both. What the lists leave out was read for the first 300 ("reports" in
`gold/judged_candidates.tsv`): terms by reading are those listed or read to be terms; what was not
read counts as none. No weights are fitted on that reading. Also how long 300 pairs take.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence

from align.encoder import packaged_encoder
from align.words import TermCandidate, WordLinker, extract_terms
from align.words.candidate_score import (
    PACKAGED_TERM_WEIGHTS,
    CandidateModel,
    load_candidate_model,
    model_of,
)
from scripts.benchmarks.gold.term_lists import (
    Judgements,
    align_chapters,
    is_listed,
    read_judged,
    read_term_list,
)
from scripts.benchmarks.judgement.reports import read_chapters
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser, share

_SOME_PAIRS = 300
TARGETS = {
    "% listed of the first 100, both reports, weights that saw neither": at_least(75),
    "% listed of the first 300, both reports, weights that saw neither": at_least(68),
    "% listed of the first 100, both reports, packaged weights": at_least(75),
    "% listed of the first 300, both reports, packaged weights": at_least(68),
    f"seconds for {_SOME_PAIRS} pairs": at_most(7),
}


def main(arguments: list[str] | None = None) -> int:
    """Extract, compare, print; return 1 where a target is missed."""
    options = benchmark_parser(__doc__).parse_args(arguments)
    chapters = read_chapters(options.data)
    card = json.loads(PACKAGED_TERM_WEIGHTS.read_text(encoding="utf-8"))
    linker = WordLinker(packaged_encoder())
    terms = read_term_list(chapters, linker.dictionary)
    pairs = align_chapters(chapters)
    measured = Measured(TARGETS, facts={"pairs": len(pairs), "terms of the lists": len(terms)})
    candidates = extract_terms(pairs, linker)
    listed = {c.chinese for c in candidates if is_listed(c, terms, linker.dictionary)}
    judged = read_judged()
    measured.facts["candidates, and listed among them"] = (len(candidates), len(listed))
    for name, model in (
        ("weights that saw neither", model_of(card["no_report"])),
        ("packaged weights", load_candidate_model()),
    ):
        for most in (100, 300):
            best = _best(candidates, model)[:most]
            found = sum(c.chinese in listed for c in best)
            measured.figures[f"% listed of the first {most}, both reports, {name}"] = share(
                found, most
            )
            verdicts = [True if c.chinese in listed else _read(c, judged, linker) for c in best]
            measured.figures[f"% terms by reading of the first {most}, {name}"] = share(
                verdicts.count(True), most
            )
        measured.facts[f"of them not read, {name}"] = verdicts.count(None)
    for year, facts in card["report_left_out"].items():
        of_year = [pair for pair in pairs if pair.name.startswith(year)]
        model = model_of(facts)
        first = extract_terms(of_year, linker, model=model)[:100]
        found = sum(is_listed(candidate, terms, linker.dictionary) for candidate in first)
        measured.figures[f"% listed of the first 100, {year}, weights without it"] = share(
            found, 100
        )
    some = pairs[:: len(pairs) // _SOME_PAIRS][:_SOME_PAIRS]
    start = time.perf_counter()
    extract_terms(some, WordLinker(packaged_encoder()))
    measured.figures[f"seconds for {_SOME_PAIRS} pairs"] = round(time.perf_counter() - start, 2)
    return measured.report(options.format)


def _read(candidate: TermCandidate, judged: Judgements, linker: WordLinker) -> bool | None:
    """Return what was read of a candidate, None where it was not read."""
    chinese = linker.dictionary.simplify(candidate.chinese)
    return judged.get(("reports", chinese, candidate.english.lower()))


def _best(candidates: Sequence[TermCandidate], model: CandidateModel) -> list[TermCandidate]:
    return sorted(candidates, key=lambda c: (-model.probability(c.features), c.chinese))


if __name__ == "__main__":
    sys.exit(main())
