"""Measures the termbase with 100,000 concepts; exits with 1 where a figure misses its target.

    python -m scripts.benchmarks.stores.termbase [--concepts N] [--kills 200]

Concepts are made of two or three words of the packaged dictionary each (seeded), so that their
letters are as varied as those of a real termbase. Imports run in processes of their own, where
their memory is measured; look-ups run in this one. Then writers are killed (`kill -9`) at random
moments, and two of them write one file at the same time: what they reported as written must be
there, and the file sound.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from corpora.workspace import Workspace
from glossary.concepts import Concept, Status, Term
from glossary.dictionary.bilingual_dictionary import load_dictionary
from glossary.exchange import read_entries, write_concepts
from glossary.opening import open_glossaries
from glossary.termbase import ImportOptions, Termbase, TermSearch, import_entries
from gongbao.command_line import collect_rarely
from scripts.benchmarks.targets import Measured, at_least, at_most, benchmark_parser, share

QUERIES = 1_000
SENTENCES = 2_000
TARGETS = {
    "import, tbx, s": at_most(30),
    "import, csv, s": at_most(15),
    "import, tbx, peak MB": at_most(300),
    "import, csv, peak MB": at_most(300),
    "look-up, exact, p95 ms": at_most(5),
    "look-up, prefix, p95 ms": at_most(10),
    "look-up, typo-tolerant, p95 ms": at_most(30),
    "matching index from the workspace, s": at_most(1),
    "a sentence, ms": at_most(1),
    "lost after kills": at_most(0),
    "files not sound after kills": at_most(0),
    "lost with two writers": at_most(0),
    "files not sound after two writers": at_most(0),
    "concepts of the slower of two writers": at_least(1),
}


def main(arguments: list[str] | None = None) -> int:
    """Run everything and return 1 if a target is missed."""
    parser = benchmark_parser(__doc__, reads_data=False)
    parser.add_argument("--concepts", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--writers-seconds", type=float, default=60.0)
    parser.add_argument("--import", dest="imported", nargs=2, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--write", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.imported:
        measure_import(*options.imported)
        return 0
    if options.write:
        write_for_ever(Path(options.write[0]), options.write[1])
        return 0
    measured = Measured(TARGETS, facts={"concepts": options.concepts})
    with tempfile.TemporaryDirectory() as folder:
        made = make_concepts(options.concepts)
        workspace = Path(folder) / "office.db"
        for name in ("tbx", "csv"):
            file = Path(folder) / f"office.{name}"
            write_concepts(made, file)
            workspace.unlink(missing_ok=True)
            command = [sys.executable, "-m", "scripts.benchmarks.stores.termbase", "--import"]
            done = subprocess.run(
                [*command, file, workspace], check=True, capture_output=True, text=True
            )
            record = json.loads(done.stdout)
            measured.figures |= {
                f"import, {name}, s": round(record["seconds"], 1),
                f"import, {name}, peak MB": round(record["megabytes"]),
            }
        measure_search(workspace, made, measured)
        measure_index(workspace, made, measured)
        measure_kills(Path(folder) / "killed.db", options.kills, measured)
        measure_writers(Path(folder) / "shared.db", options.writers_seconds, measured)
    return measured.report(options.format)


def make_concepts(count: int, seed: int = 2026) -> list[Concept]:
    """Return concepts of two or three dictionary words, every name different."""
    dictionary = load_dictionary()
    words = [
        (word, translations[0].lemma)
        for word in dictionary.words
        if 2 <= len(word) <= 4 and (translations := dictionary.translations(word))
    ]
    chance = random.Random(seed)
    made: dict[str, Concept] = {}
    while len(made) < count:
        chosen = chance.choices(words, k=chance.choice((2, 2, 3)))
        chinese = "".join(word for word, _ in chosen)
        english = " ".join(lemma for _, lemma in chosen)
        terms = [Term(chinese, "zh"), Term(english, "en")]
        if chance.random() < 0.3:
            terms.append(Term(f"{english} body", "en", Status.ADMITTED))
        if chance.random() < 0.3:
            terms.append(Term(f"old {english}", "en", Status.DEPRECATED))
        made[chinese] = Concept(
            f"c{len(made):06}",
            tuple(terms),
            subject=chance.choice(("economy", "party", "society")),
            source=f"Municipal ruling {chance.randint(2001, 2025)}",
        )
    return list(made.values())


def measure_import(file: Path, path: Path) -> None:
    """Import a file into a new workspace; print seconds and peak memory of this process."""
    collect_rarely()  # as the command does
    started = time.perf_counter()
    with Workspace(path) as workspace:
        report = import_entries(
            Termbase(workspace),
            read_entries(file),
            ImportOptions(),
            author="benchmark",
            reason="benchmark",
        )
    print(
        json.dumps(
            {
                "count": report.counts["new"],
                "seconds": time.perf_counter() - started,
                "megabytes": peak_megabytes(),
            }
        )
    )


def peak_megabytes() -> float:
    """Return the peak memory of this program, without that of the one it was started from."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_search(path: Path, made: Sequence[Concept], measured: Measured) -> None:
    """Look terms up: exactly, by their beginning, with one or two typing errors."""
    chance = random.Random(7)
    chosen = chance.choices(made, k=QUERIES)
    with Workspace(path) as workspace:
        Termbase(workspace)
        search = TermSearch(workspace.connection)
        exact = [concept.terms[chance.randrange(2)].text for concept in chosen]
        beginnings = [text[: max(1, len(text) // 2)] for text in exact]
        right = [concept.terms[1].text for concept in chosen]
        wrong = [_mistyped(text, chance) for text in right]
        finds: tuple[tuple[str, list[str], Callable[[str], object]], ...] = (
            ("exact", exact, lambda q: list(search.find_exact(q, 20))),
            ("prefix", beginnings, lambda q: list(search.find_prefix(q, 20))),
            ("typo-tolerant", wrong, lambda q: list(search.find_similar(q, 20))),
            ("all kinds together", beginnings[:200], search.search),
        )
        for name, queries, find in finds:
            figure = round(_percentile(find, queries), 3)
            measured.figures[f"look-up, {name}, p95 ms"] = figure
        found = sum(
            any(term.text == text for term in search.find_similar(query, 20))
            for query, text in zip(wrong, right, strict=True)
        )
        measured.figures["mistyped terms found, %"] = share(found, QUERIES)


def measure_index(path: Path, made: Sequence[Concept], measured: Measured) -> None:
    """Open the workspace as a glossary and look sentences up in it."""
    started = time.perf_counter()
    finder = open_glossaries(workspace=path, packaged_glossary=False)
    index_seconds = round(time.perf_counter() - started, 3)
    measured.figures["matching index from the workspace, s"] = index_seconds
    chance = random.Random(11)
    sentences = [
        "全市上下坚持".join(concept.terms[0].text for concept in chance.choices(made, k=4))
        for _ in range(SENTENCES)
    ]
    started = time.perf_counter()
    found = sum(len(finder.matcher.find_terms(sentence)) for sentence in sentences)
    seconds = time.perf_counter() - started
    measured.figures["a sentence, ms"] = round(1000 * seconds / SENTENCES, 3)
    measured.facts["terms found in a sentence"] = round(found / SENTENCES, 1)


def measure_kills(path: Path, kills: int, measured: Measured) -> None:
    """Kill a writer again and again; whatever it reported must be there."""
    chance = random.Random(3)
    reported: set[str] = set()
    for number in range(kills):
        writer, report = _writer(path, f"k{number}")
        while not report.stat().st_size and writer.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.1)
        writer.kill()
        writer.wait()
        reported |= _reported(report)
    lost, state = _lost(path, reported)
    measured.facts |= {"kills": kills, "concepts written before kills": len(reported)}
    measured.figures |= {
        "lost after kills": lost,
        "files not sound after kills": int(state != "ok"),
    }


def measure_writers(path: Path, seconds: float, measured: Measured) -> None:
    """Let two programs write one workspace."""
    with Workspace(path) as workspace:
        Termbase(workspace)
    writers = [_writer(path, name) for name in ("a", "b")]
    time.sleep(seconds)
    for writer, _ in writers:
        writer.terminate()
    written = []
    for writer, report in writers:
        writer.wait()
        written.append(_reported(report))
    lost, state = _lost(path, set().union(*written))
    measured.figures |= {
        "concepts of the slower of two writers": min(map(len, written)),
        "lost with two writers": lost,
        "files not sound after two writers": int(state != "ok"),
    }
    measured.facts["concepts of two writers"] = sum(map(len, written))


def write_for_ever(path: Path, name: str) -> None:
    """Add concepts until killed, in changes of 1 to 20; report each change when it is written."""
    chance = random.Random(name)
    number = 0
    with Workspace(path) as workspace:
        termbase = Termbase(workspace)
        while True:
            added = []
            with termbase.edit("benchmark", "writer") as edit:
                for _ in range(chance.randint(1, 20)):
                    number += 1
                    identifier = f"{name}-{number}"
                    terms = (Term(f"词{number}", "zh"), Term(f"term {number}", "en"))
                    edit.put(Concept(identifier, terms))
                    added.append(identifier)
            print("\n".join(added), flush=True)


def _writer(path: Path, name: str) -> tuple[subprocess.Popen[bytes], Path]:
    """Start a writer; it reports to a file, since a pipe that is full would stop it."""
    report = path.with_suffix(f".{name}.txt")
    with report.open("wb") as stream:
        command = [
            sys.executable,
            "-m",
            "scripts.benchmarks.stores.termbase",
            "--write",
            str(path),
            name,
        ]
        return subprocess.Popen(command, stdout=stream), report


def _reported(report: Path) -> set[str]:
    """Return the concepts a writer reported; its last line may be cut."""
    return set(report.read_text(encoding="utf-8").split("\n")[:-1])


def _lost(path: Path, reported: set[str]) -> tuple[int, str]:
    with Workspace(path) as workspace:
        there = {version.concept.identifier for version in Termbase(workspace).versions()}
        state = workspace.connection.execute("PRAGMA integrity_check").fetchone()[0]
    return len(reported - there), str(state)


def _percentile(find: Callable[[str], object], queries: Sequence[str]) -> float:
    """Return the 95th percentile in milliseconds."""
    times = []
    for query in queries:
        started = time.perf_counter()
        find(query)
        times.append(time.perf_counter() - started)
    return 1000 * sorted(times)[int(0.95 * len(times))]


def _mistyped(text: str, chance: random.Random) -> str:
    """Return a text with one letter left out, doubled or another, two in a long one."""
    for _ in range(1 if len(text) < 12 else 2):
        place = chance.randrange(len(text))
        instead = chance.choice(("", text[place] * 2, chance.choice("aeionrst")))
        text = text[:place] + instead + text[place + 1 :]
    return text


if __name__ == "__main__":
    sys.exit(main())
