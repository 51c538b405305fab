"""How long a cluster takes on paper, from costs measured here: pairs, pages, and the one driver.

    python -m scripts.benchmarks.archives.cluster_estimate DATA

Four costs are measured in processor time: judging a pair, aligning and judging two pages, and what
the program that hands out the work spends on a pair while the others judge and afterwards, on
duplicates and on writing. Judging is divided by the cores, the driver's part is not: a step takes
as long as the slower of both. Neither networks nor disks are in it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import gongbao.archives.building.corpus_building as corpus_building
from corpora.jobs import InTurn
from glossary.packaged_glossary import load_packaged_glossary
from glossary.requirements import RequirementFinder
from gongbao.archives.building.building_rules import default_rules
from gongbao.archives.building.corpus_building import BuildingOptions, build_corpus
from gongbao.archives.building.mined_inputs import BuildingInput, PieceOfWork, find_inputs
from gongbao.archives.building.pair_judge import prepare_judge
from scripts.benchmarks.archives.corpus_growth import write_table
from scripts.benchmarks.archives.driver_growth import judge_at_once
from scripts.benchmarks.archives.planted_corpus import plant, read_written
from scripts.benchmarks.targets import Measured, benchmark_parser

_NODES, _CORES = (8, 32, 100), 16
_PAIRS, _PAGES = 50_000_000, 100_000
_ROWS_AT_ONCE = 256
_SEED = 7


def pair_seconds(data: Path, count: int) -> float:
    """Return the processor time of judging one pair of a dirty corpus."""
    judge = prepare_judge(default_rules(), lambda: RequirementFinder([load_packaged_glossary()]))
    entry = BuildingInput(Path("planted.tsv"), place="planted.tsv")
    planted = plant(read_written(data), count, seed=_SEED)
    rows = [(number, pair.source, pair.target, "") for number, pair in enumerate(planted)]
    judge(PieceOfWork(entry, tuple(rows[:_ROWS_AT_ONCE])))  # loads what is loaded once
    started = time.process_time()
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        judge(PieceOfWork(entry, tuple(rows[start : start + _ROWS_AT_ONCE])))
    return (time.process_time() - started) / len(rows)


def page_seconds(data: Path, count: int) -> tuple[float, float]:
    """Return the processor time of a pair of pages, and how many pairs it has."""
    judge = prepare_judge(default_rules(), lambda: RequirementFinder([load_packaged_glossary()]))
    tables = sorted((data / "written").glob("*.tsv"))
    texts = [text for table in tables for text in table.read_text("utf-8").split("\n\n")]
    with tempfile.TemporaryDirectory() as name:
        work = [_page(Path(name), number, text) for number, text in enumerate(texts[: count + 1])]
        judge(work[-1])
        started = time.process_time()
        pairs = sum(len(judge(piece)) for piece in work[:-1])
        return (time.process_time() - started) / count, pairs / count


def _page(folder: Path, number: int, text: str) -> PieceOfWork:
    """Write a document and its translation as two pages."""
    rows = [line.split("\t")[:2] for line in text.splitlines() if "\t" in line]
    paths = [folder / f"{number}.{side}.html" for side in ("zh", "en")]
    for side, path in enumerate(paths):
        body = "".join(f"<p>{row[side]}</p>" for row in rows[1:])
        page = f"<html><body><article><h1>{rows[0][side]}</h1>{body}</article></body></html>"
        path.write_text(page, encoding="utf-8")
    return PieceOfWork(BuildingInput(paths[0], paths[1], str(paths[0])))


def driver_seconds(data: Path, count: int) -> tuple[float, float]:
    """Return what the driver spends on a pair, while others judge it and afterwards."""
    vars(corpus_building)["prepare_judge"] = judge_at_once
    with tempfile.TemporaryDirectory() as name:
        table = Path(name) / "dirty.tsv"
        write_table(data, table, count)
        times = [time.process_time()]
        found, _ = find_inputs([table])
        build_corpus(
            found,
            Path(name) / "corpus",
            lambda: RequirementFinder(()),
            InTurn(),
            BuildingOptions(),
            on_progress=lambda _: times.append(time.process_time()),
        )
        end = time.process_time()
    return (times[-1] - times[0]) / count, (end - times[-1]) / count


def main(arguments: list[str] | None = None) -> int:
    """Measure, reckon, print."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--pairs", type=int, default=1500, help="judged")
    parser.add_argument("--pages", type=int, default=30, help="pairs of them")
    parser.add_argument("--driven", type=int, default=50_000, help="pairs given to the driver")
    options = parser.parse_args(arguments)
    pair = pair_seconds(options.data, options.pairs)
    page, pairs_of_page = page_seconds(options.data, options.pages)
    handing, sorting = driver_seconds(options.data, options.driven)
    measured = Measured()
    measured.figures |= {
        "a pair, ms of a core": round(1000 * pair, 2),
        "a pair of pages, s of a core": round(page, 3),
        "driver, a pair while it is judged, µs": round(1e6 * handing, 1),
        "driver, a pair afterwards, µs": round(1e6 * sorting, 1),
        "cores at which the driver is the slower": round(pair / handing),
    }
    for nodes in _NODES:
        cores = nodes * _CORES
        judged = _PAIRS * max(pair / cores, handing)
        pages = _PAGES * max(page / cores, pairs_of_page * handing)
        name = f"{nodes} nodes of {_CORES} cores"
        measured.figures |= {
            f"{name}: 50 million pairs judged, minutes": round(judged / 60, 1),
            f"{name}: then sorted out, minutes": round(_PAIRS * sorting / 60, 1),
            f"{name}: 100,000 pairs of pages, minutes": round(
                (pages + _PAGES * pairs_of_page * sorting) / 60, 1
            ),
        }
    measured.facts["pairs of a page"] = round(pairs_of_page, 1)
    return measured.report(options.format)


if __name__ == "__main__":
    sys.exit(main())
