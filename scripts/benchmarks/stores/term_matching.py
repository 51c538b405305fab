"""Measures the index and the search of 100,000 made-up terms; exits with 1 above the targets.

python -m scripts.benchmarks.stores.term_matching
"""

from __future__ import annotations

import random
import sys
import time

from glossary.concepts import Concept, Glossary, Term
from glossary.term_matcher import TermMatcher
from scripts.benchmarks.targets import Measured, at_most, benchmark_parser

TERMS = 100_000
SENTENCES = 2_000
TARGETS = {"index, s": at_most(1), "a sentence, ms": at_most(1)}
_CHARACTERS = [chr(0x4E00 + k) for k in range(2_000)]
_LENGTHS = (2, 3, 4, 4, 5, 6, 7, 8, 10, 12)


def main(arguments: list[str] | None = None) -> int:
    """Print both times and return 1 if one is above its target."""
    options = benchmark_parser(__doc__, reads_data=False).parse_args(arguments)
    generator = random.Random(7)
    glossary = make_glossary(generator, TERMS)
    started = time.perf_counter()
    matcher = TermMatcher([glossary])
    index_seconds = time.perf_counter() - started
    sentences = [make_sentence(generator, glossary) for _ in range(SENTENCES)]
    started = time.perf_counter()
    found = sum(len(matcher.find_terms(sentence)) for sentence in sentences)
    seconds = (time.perf_counter() - started) / SENTENCES
    figures = {"index, s": round(index_seconds, 3), "a sentence, ms": round(1000 * seconds, 3)}
    facts: dict[str, object] = {"terms": len(matcher), "sentences": SENTENCES, "matches": found}
    return Measured(TARGETS, figures, facts).report(options.format)


def make_glossary(generator: random.Random, size: int) -> Glossary:
    """Return `size` different terms over 2,000 characters, so that beginnings are shared."""
    names: dict[str, None] = {}
    while len(names) < size:
        names["".join(generator.choices(_CHARACTERS, k=generator.choice(_LENGTHS)))] = None
    concepts = tuple(
        Concept(name, (Term(name, "zh"), Term(f"term {k}", "en"))) for k, name in enumerate(names)
    )
    return Glossary("made up", concepts)


def make_sentence(generator: random.Random, glossary: Glossary) -> str:
    """Return 60 characters or so: three terms between others."""
    parts = []
    for concept in generator.choices(glossary.concepts, k=3):
        parts += ["".join(generator.choices(_CHARACTERS, k=14)), concept.identifier]
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
