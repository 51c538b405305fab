"""Whole chapters of a monetary authority's annual reports: chrF++ plain and with their terms.

    python -m scripts.benchmarks.judgement.reports ../shared/data [--engine SPEC]

Reads `official_reports/*.jsonl.xz` (id, zh in Traditional characters, en, terms, stored outputs of
published systems). Every line is cut into sentences and translated, plain without any glossary,
and with the terms of its chapter guaranteed. chrF++ is over all chapters, ours and the published
ones, which have the whole chapter before them. Exits 1 where a target is missed.
"""

from __future__ import annotations

import json
import lzma
import sys
import tempfile
from pathlib import Path
from typing import Any

import sacrebleu

from corpora import split_chinese
from glossary.opening import open_glossaries
from gongbao.translation import Engine, GuaranteeOptions, Translator, load_engine
from scripts.benchmarks.targets import Measured, at_least, benchmark_parser

TARGETS = {"chrF++, plain": at_least(61), "chrF++, with terms": at_least(66)}


def read_chapters(data: Path) -> list[dict[str, Any]]:
    """Return the chapters, in the order of the file."""
    chapters = []
    for path in sorted((data / "official_reports").glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            chapters += [json.loads(line) for line in lines]
    return chapters


def translate_chapter(engine: Engine, chapter: dict[str, Any], *, with_terms: bool) -> str:
    """Return a chapter in English, line by line; marks of headings stay where they are."""
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        if with_terms:
            files = [write_terms(chapter, Path(scratch) / "terms.tsv")]
        finder = open_glossaries(files, packaged_glossary=False)
        options = GuaranteeOptions(beam_size=4, enforce=with_terms)
        translator = Translator(engine, finder, options)
        lines = chapter["zh"].split("\n")
        marks = [line[: len(line) - len(line.lstrip("#*- "))] for line in lines]
        texts = [line[len(mark) :] for line, mark in zip(lines, marks, strict=True)]
        sentences = [[text[a:b] for a, b in split_chinese(text)] for text in texts]
        made = iter(translator.translate([s for line in sentences for s in line]))
        return "\n".join(
            mark + " ".join(next(made).target for _ in line)
            for mark, line in zip(marks, sentences, strict=True)
        )


def write_terms(chapter: dict[str, Any], table: Path) -> Path:
    """Write the terms of a chapter as a glossary file and return its path."""
    rows = [f"{zh}\t{'|'.join(en)}" for zh, en in chapter["terms"].items()]
    table.write_text("\n".join(["zh\ten", *rows]) + "\n", encoding="utf-8")
    return table


def main(arguments: list[str] | None = None) -> int:
    """Translate all chapters and print the scores; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--engine", default="embedded")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--limit", type=int, default=0, help="chapters; 0 is all")
    options = parser.parse_args(arguments)
    chapters = read_chapters(options.data)[: options.limit or None]
    if not chapters:
        parser.error(f"{options.data}: no official_reports/*.jsonl.xz")
    engine = load_engine(options.engine, threads=options.threads)
    measured = Measured(TARGETS, facts={"chapters": len(chapters), "engine": engine.signature})
    for name, with_terms in (("plain", False), ("with terms", True)):
        outputs = []
        for chapter in chapters:
            outputs.append(translate_chapter(engine, chapter, with_terms=with_terms))
            print(f"{name}: {chapter['id']}", file=sys.stderr, flush=True)
        measured.figures[f"chrF++, {name}"] = _score(outputs, chapters)
    measured.facts["published, chrF++ of the same chapters"] = {
        system: _score([chapter["outputs"][system] for chapter in chapters], chapters)
        for system in chapters[0]["outputs"]
    }
    return measured.report(options.format)


def _score(outputs: list[str], chapters: list[dict[str, Any]]) -> float:
    references = [[chapter["en"] for chapter in chapters]]
    return round(float(sacrebleu.corpus_chrf(outputs, references, word_order=2).score), 2)


if __name__ == "__main__":
    sys.exit(main())
