"""Compare the guarantee's cascade with constrained beam search, the reference, on real bulletins.

    python -m scripts.benchmarks.translation.constrained_search ../shared/data [--limit N]

Both run the same transformers model (extra `hub`) over the sentences of `bulletins.jsonl` that
have requirements, with the packaged glossary. Constrained search is given every accepted form of
each term, figure and copy, and placeholders where the model reads them; deprecated terms it does
not know. Both results are verified on the written text in the same way.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import sacrebleu

from corpora import GongbaoError, normalise, split_chinese
from glossary.opening import open_glossaries
from glossary.reading import verify
from glossary.requirement import RequirementKind
from glossary.requirements import RequirementFinder
from gongbao.models.packaged_model import PACKAGED
from gongbao.translation import GuaranteeOptions, Translator
from gongbao.translation.engines import DecodingOptions, DecodingRequest, TransformersEngine
from gongbao.translation.guarantee import Passage, is_degenerate, split_passages, write_draft
from scripts.benchmarks.constrained.constrained_beam_search import search_with_constraints
from scripts.benchmarks.data_sets import Pair, bulletin_pairs
from scripts.benchmarks.targets import Measured, at_least, benchmark_parser, share

TARGETS = {"cascade, requirements met, %": at_least(100)}


@dataclass(frozen=True, slots=True)
class Material:
    """Paragraphs cut into passages, and their references."""

    passages: list[list[Passage]]
    references: list[str]


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
    """Run all three ways of decoding and print what each reached."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--engine", type=Path, default=PACKAGED / "marian", metavar="DIR")
    parser.add_argument("--limit", type=int, default=60, help="paragraphs; 0 for all")
    parser.add_argument("--beam", type=int, default=4, help="of the cascade")
    parser.add_argument("--search-beam", type=int, default=8, help="of constrained search")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    engine = TransformersEngine(options.engine, threads=options.threads)
    finder = open_glossaries()
    material = read_material(engine, finder, bulletin_pairs(options.data)[: options.limit or None])
    flat = [passage for made in material.passages for passage in made]
    requests = [DecodingRequest(passage.source.pieces) for passage in flat]
    settings = DecodingOptions(beam_size=options.beam)
    engine.translate(requests[:4], settings)  # warm up
    translator = Translator(engine, finder, GuaranteeOptions(beam_size=options.beam))

    def search() -> list[str]:
        constraints = [constraints_of(passage, engine) for passage in flat]
        beam = options.search_beam
        made = search_with_constraints(engine, requests, constraints, beam_size=beam)
        return [write_draft(p, h, engine).text for p, h in zip(flat, made, strict=True)]

    def plain() -> list[str]:
        made = engine.translate(requests, settings)
        return [write_draft(p, h, engine).text for p, h in zip(flat, made, strict=True)]

    def cascade() -> list[str]:
        return [segment.target for segment in translator.translate(p.text for p in flat)]

    measured = Measured(TARGETS)
    for name, decode in (("plain", plain), ("cascade", cascade), ("constrained search", search)):
        began = time.perf_counter()
        texts = decode()
        measured.figures[f"{name}, s"] = round(time.perf_counter() - began, 1)
        _judge(name, material, texts, measured)
    measured.facts |= {
        "model": engine.signature,
        "paragraphs": len(material.references),
        "sentences": len(flat),
        "beams of cascade and search": [options.beam, options.search_beam],
        "threads": options.threads,
    }
    return measured.report(options.format)


def read_material(
    engine: TransformersEngine, finder: RequirementFinder, pairs: list[Pair]
) -> Material:
    """Return the paragraphs that require something."""
    passages, references = [], []
    for chinese, english in pairs:
        made: list[Passage] = []
        for a, b in split_chinese(chinese):
            text = normalise(chinese[a:b]).text
            required = finder.find(text).required
            limit = engine.position_limit
            made += split_passages(text, required, engine.pieces, engine.features, limit)
        if any(passage.requirements for passage in made):
            passages.append(made)
            references.append(english)
    return Material(passages, references)


def _judge(name: str, material: Material, texts: list[str], measured: Measured) -> None:
    """Verify written texts and score them; both ways are judged alike."""
    flat = [passage for made in material.passages for passage in made]
    required = met = standing = 0
    for passage, text in zip(flat, texts, strict=True):
        for verdict in verify(passage.requirements, text):
            if verdict.requirement.kind is RequirementKind.FORBIDDEN:
                standing += not verdict.is_met
            elif not verdict.requirement.conflict:
                required += 1
                met += verdict.is_met
    rest = iter(texts)
    paragraphs = [" ".join(next(rest) for _ in made) for made in material.passages]
    words = sum(len(text.split()) for text in paragraphs)
    wanted = sum(len(text.split()) for text in material.references)
    chrf = sacrebleu.corpus_chrf(paragraphs, [material.references]).score
    wild = sum(is_degenerate(p.text, text) for p, text in zip(flat, texts, strict=True))
    measured.facts["requirements without conflict"] = required
    measured.figures |= {
        f"{name}, requirements met, %": share(met, required),
        f"{name}, deprecated terms standing": standing,
        f"{name}, degenerate": wild,
        f"{name}, chrF": round(chrf, 2),
        f"{name}, words, of the reference's": round(words / max(1, wanted), 3),
    }


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GongbaoError as error:
        sys.exit(f"{error}")
