"""Sixty official sentences read blind: how many can be used, how many say something else.

    python -m scripts.benchmarks.translation.blind_reading ../shared/data [--lists FOLDER]
        [--take FOLDER/1.tsv --reader NAME] [--show]

Twenty sentences each of annual reports (with the terms of their chapter), of bulletins and news
(with the packaged glossary) and of documents of the written corpus that are kept from training,
drawn by seed. `--lists` writes two lists that hold every sentence once, with our English or the
published one, nobody knows which; a reader writes `usable` (as it is, or after a touch), `heavy`
(says it, needs an editor) or `wrong` (says something else, or leaves something out) beside each.
`--take` adds a list that was read to `gold/blind_reading.tsv`, which holds no texts, only digests:
a translation that has changed since counts as not read. Exits 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora import split_chinese
from glossary.opening import open_glossaries
from gongbao.translation import Engine, GuaranteeOptions, Translator, load_engine
from scripts.benchmarks.data_sets import lines_of
from scripts.benchmarks.judgement.reports import read_chapters, write_terms
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser, share
from scripts.benchmarks.translation.guarantee import read_paragraphs

TARGETS = {"usable, %": at_least(45), "wrong in meaning, %": at_most(15), "not read": at_most(0)}
VERDICTS = ("usable", "heavy", "wrong")
SENTENCES = 20  # of each source
SEED = 28
READINGS = Path(__file__).parent.parent / "gold" / "blind_reading.tsv"
WRITTEN = Path("corpora/bulletins/written")
KEPT = ("005", "029", "047", "061", "083", "101")  # files of the written corpus, never trained on
SHORTEST = 12  # Chinese characters: shorter ones are headings and labels


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence, its published English, ours, and the digests that verdicts go by."""

    source: str
    zh: str
    published: str
    ours: str

    def key(self, english: str) -> tuple[str, str]:
        """Return what a verdict on this English is found by."""
        return _digest(self.zh), _digest(english)


@dataclass(frozen=True, slots=True)
class _Pair:
    zh: str
    published: str
    glossary: list[Path]


def draw(data: Path, engine: Engine) -> list[Drawn]:
    """Return the sentences of all three sources with both translations, in the order drawn."""
    chance = random.Random(SEED)
    drawn = []
    with tempfile.TemporaryDirectory() as scratch:
        for source, pairs in _sources(data, Path(scratch)):
            pairs = [pair for pair in pairs if _is_sentence(pair.zh)]
            for pair in chance.sample(pairs, SENTENCES):
                finder = open_glossaries(pair.glossary, packaged_glossary=not pair.glossary)
                translator = Translator(engine, finder, GuaranteeOptions(beam_size=4))
                [made] = translator.translate([pair.zh])
                drawn.append(Drawn(source, pair.zh, pair.published, made.target))
    return drawn


def write_lists(drawn: list[Drawn], folder: Path) -> None:
    """Write two lists for readers; what one has of ours the other has as published."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)
    is_ours = [chance.random() < 0.5 for _ in drawn]
    order = chance.sample(range(len(drawn)), len(drawn))
    for name, swapped in (("1", False), ("2", True)):
        with (folder / f"{name}.tsv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, delimiter="\t", lineterminator="\n")
            rows.writerow(("number", "zh", "en", "verdict", "why"))
            for number, place in enumerate(order, 1):
                one = drawn[place]
                english = one.ours if is_ours[place] is not swapped else one.published
                rows.writerow((number, one.zh, english, "", ""))


def take_list(path: Path, reader: str) -> None:
    """Add the verdicts of a list to the readings; raise ValueError where one is not a verdict."""
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline=""), delimiter="\t"))
    for row in rows:
        if row["verdict"] not in VERDICTS:
            raise ValueError(f"{path}: {row['number']}: {row['verdict']!r} is no verdict")
    with READINGS.open("a", encoding="utf-8") as file:
        for row in rows:
            key = "\t".join((_digest(row["zh"]), _digest(row["en"])))
            file.write(f"{key}\t{reader}\t{row['verdict']}\n")


def main(arguments: list[str] | None = None) -> int:
    """Draw, then write lists, take one in, or report; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--engine", default="embedded")
    parser.add_argument("--lists", type=Path, help="write the lists for readers into this folder")
    parser.add_argument("--take", type=Path, help="a list that was read")
    parser.add_argument("--reader", help="who read it")
    parser.add_argument("--show", action="store_true", help="print each sentence with its verdicts")
    options = parser.parse_args(arguments)
    if options.take:
        if not options.reader:
            parser.error("--take wants --reader")
        take_list(options.take, options.reader)
        return 0
    engine = load_engine(options.engine)
    drawn = draw(options.data, engine)
    if options.lists:
        write_lists(drawn, options.lists)
        return 0
    return _report(drawn, engine, options)


def _report(drawn: list[Drawn], engine: Engine, options: argparse.Namespace) -> int:
    readings = _readings()
    ours = [readings[one.key(one.ours)] for one in drawn]
    published = [readings[one.key(one.published)] for one in drawn]
    measured = Measured(TARGETS)
    for name, verdicts in (("", ours), ("published English: ", published)):
        said = [verdict for some in verdicts for verdict in some]
        for verdict, title in zip(
            VERDICTS, ("usable", "heavy editing", "wrong in meaning"), strict=True
        ):
            measured.figures[f"{name}{title}, %"] = share(said.count(verdict), len(said))
    measured.figures["not read"] = sum(not some for some in ours)
    for source in dict.fromkeys(one.source for one in drawn):
        said = [
            v for one, some in zip(drawn, ours, strict=True) if one.source == source for v in some
        ]
        measured.figures[f"{source}: usable, %"] = share(said.count("usable"), len(said))
        measured.figures[f"{source}: wrong in meaning, %"] = share(said.count("wrong"), len(said))
    twice = [some for some in ours + published if len(some) > 1]
    same = sum(len(set(some)) == 1 for some in twice)
    measured.figures["readers of one sentence agree, %"] = share(same, len(twice))
    measured.facts |= {"sentences": len(drawn), "seed": SEED, "engine": engine.signature}
    if options.show:
        for one, some in zip(drawn, ours, strict=True):
            print(f"{'/'.join(some) or 'not read'}\n  {one.zh}\n  {one.ours}")
    return measured.report(options.format)


def _sources(data: Path, scratch: Path) -> Iterator[tuple[str, list[_Pair]]]:
    reports: list[_Pair] = []
    for chapter in read_chapters(data):
        glossary = [write_terms(chapter, scratch / f"{chapter['id']}.tsv")]
        lines = zip(chapter["zh"].split("\n"), chapter["en"].split("\n"), strict=True)
        reports += [_Pair(zh, en, glossary) for zh, en in lines]
    yield "reports", reports
    yield "bulletins and news", [_Pair(zh, en, []) for zh, en in read_paragraphs(data)]
    rows = (line.split("\t") for name in KEPT for line in lines_of(WRITTEN / f"{name}.tsv") if line)
    yield "written corpus", [_Pair(zh, en, []) for zh, en in rows]


def _is_sentence(text: str) -> bool:
    return len(text) >= SHORTEST and text[-1] in "。！？；" and len(split_chinese(text)) == 1


def _readings() -> dict[tuple[str, str], list[str]]:
    readings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in lines_of(READINGS)[1:]:
        zh, en, _, verdict = line.split("\t")
        readings[zh, en].append(verdict)
    return readings


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


if __name__ == "__main__":
    raise SystemExit(main())
