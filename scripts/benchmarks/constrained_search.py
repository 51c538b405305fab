"""Compare the guarantee's cascade with constrained beam search, the reference, on real bulletins.

    python -m scripts.benchmarks.constrained_search ../shared/data [--limit 60] [--engine DIR]

Both run the same transformers model (extra `hub`) over the sentences of `bulletins.jsonl` that
have requirements, with the packaged glossary. Constrained search is given every accepted form of
each term, figure and copy, and placeholders where the model reads them; deprecated terms it does
not know. Both results are verified on the written text in the same way.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import sacrebleu

from corpora import GongbaoError, normalise, split_chinese
from glossary.opening import open_glossaries
from glossary.requirements import RequirementKind
from gongbao.models.packaged_model import PACKAGED
from gongbao.translation import GuaranteeOptions, Translator
from gongbao.translation.engines import DecodingOptions, DecodingRequest, TransformersEngine
from gongbao.translation.guarantee import Draft, Passage, split_passages, write_draft
from scripts.benchmarks.constrained.constrained_beam_search import search_with_constraints


@dataclass(frozen=True, slots=True)
class Result:
    """What one way of decoding reached."""

    name: str
    seconds: float
    required: int
    met: int
    forbidden_standing: int
    degenerate: int
    chrf: float
    length: float


def read_pairs(data: Path, limit: int) -> list[tuple[str, str]]:
    """Return (Chinese, English) paragraphs of the bulletins."""
    pairs: list[tuple[str, str]] = []
    with (data / "bulletins.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["ref_quality"] != "BAD":
                pairs.append((record["zh"], record["en_ref"]))
    return pairs[:limit] if limit else pairs


def constraints_of(
    passage: Passage, engine: TransformersEngine
) -> list[tuple[tuple[str, ...], ...]]:
    """Return the requirements of a passage as constraints, each with its variants."""
    constraints: list[tuple[tuple[str, ...], ...]] = []
    for index, requirement in enumerate(passage.requirements):
        if requirement.kind is RequirementKind.FORBIDDEN or requirement.conflict:
            continue
        placeholder = passage.source.placeholders.get(index)
        forms = [engine.pieces.encode_words(form) for form in requirement.accepted]
        known = [form for form in forms if all(engine.has_piece(piece) for piece in form)]
        if placeholder is not None:
            known.append((placeholder,))
        if known:
            constraints.append(tuple(known))
    return constraints


def main(arguments: list[str] | None = None) -> int:
    """Run and print both; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--engine", type=Path, default=PACKAGED / "marian", metavar="DIR")
    parser.add_argument("--limit", type=int, default=60, help="paragraphs; 0 for all")
    parser.add_argument("--beam", type=int, default=4, help="of the cascade")
    parser.add_argument("--search-beam", type=int, default=8, help="of constrained search")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    engine = TransformersEngine(options.engine, threads=options.threads)
    finder = open_glossaries()
    pairs: list[tuple[str, str]] = []
    passages: list[list[Passage]] = []  # of each paragraph
    for chinese, english in read_pairs(options.data, options.limit):
        made: list[Passage] = []
        for a, b in split_chinese(chinese):
            text = normalise(chinese[a:b]).text
            required = finder.find(text).required
            limit = engine.position_limit
            made += split_passages(text, required, engine.pieces, engine.features, limit)
        if any(passage.requirements for passage in made):
            pairs.append((chinese, english))
            passages.append(made)
    flat = [passage for made in passages for passage in made]
    references = [english for _, english in pairs]
    counts = [len(made) for made in passages]
    requests = [DecodingRequest(passage.source.pieces) for passage in flat]
    engine.translate(requests[:4], DecodingOptions(beam_size=options.beam))  # warm up

    began = time.perf_counter()
    plain = engine.translate(requests, DecodingOptions(beam_size=options.beam))
    plain_seconds = time.perf_counter() - began

    translator = Translator(engine, finder, GuaranteeOptions(beam_size=options.beam))
    began = time.perf_counter()
    kept = list(translator.translate(passage.text for passage in flat))
    kept_seconds = time.perf_counter() - began

    began = time.perf_counter()
    constraints = [constraints_of(passage, engine) for passage in flat]
    found = search_with_constraints(engine, requests, constraints, beam_size=options.search_beam)
    found_seconds = time.perf_counter() - began

    results = [
        _judged(
            f"plain beam {options.beam}",
            plain_seconds,
            flat,
            counts,
            references,
            [write_draft(p, h, engine) for p, h in zip(flat, plain, strict=True)],
        ),
        _judged(
            f"cascade, beam {options.beam}",
            kept_seconds,
            flat,
            counts,
            references,
            [s.target for s in kept],
        ),
        _judged(
            f"constrained search, beam {options.search_beam}",
            found_seconds,
            flat,
            counts,
            references,
            [write_draft(p, h, engine) for p, h in zip(flat, found, strict=True)],
        ),
    ]
    print(f"model {options.engine}, {len(pairs)} paragraphs, {len(flat)} sentences,")
    print(f"{results[0].required} requirements without conflict, {options.threads} thread(s)\n")
    headings = ("seconds", "met %", "deprecated", "degenerate", "chrF", "length")
    print(f"{'':32}" + "".join(f"{heading:>12}" for heading in headings))
    for result in results:
        share = 100 * result.met / max(1, result.required)
        print(
            f"{result.name:32}{result.seconds:12.1f}{share:12.2f}{result.forbidden_standing:12}"
            f"{result.degenerate:12}{result.chrf:12.2f}{result.length:12.2f}"
        )
    print("\nmet: disjoint spans of the written text; length: words against the reference's.")
    return 0


def _judged(
    name: str,
    seconds: float,
    passages: list[Passage],
    counts: list[int],
    references: list[str],
    made: list[Draft] | list[str],
) -> Result:
    from glossary.reading.verification import verify
    from gongbao.translation.guarantee import is_degenerate

    texts = [item if isinstance(item, str) else item.text for item in made]
    required = met = standing = 0
    for passage, text in zip(passages, texts, strict=True):
        for verdict in verify(passage.requirements, text):
            if verdict.requirement.kind is RequirementKind.FORBIDDEN:
                standing += not verdict.is_met
            elif not verdict.requirement.conflict:
                required += 1
                met += verdict.is_met
    rest = iter(texts)
    paragraphs = [" ".join(next(rest) for _ in range(count)) for count in counts]
    words = sum(len(text.split()) for text in paragraphs)
    wild = sum(is_degenerate(u.text, t) for u, t in zip(passages, texts, strict=True))
    return Result(
        name,
        seconds,
        required,
        met,
        standing,
        wild,
        sacrebleu.corpus_chrf(paragraphs, [references]).score,
        words / max(1, sum(len(text.split()) for text in references)),
    )


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GongbaoError as error:
        sys.exit(f"{error}")
