"""Processor seconds that starting costs: help, a list, an import, the translation of a line.

    python -m scripts.benchmarks.start_up

Each is run in a process of its own, in an office with a workspace of one term; the least of
several runs counts, since other programs can only add to it. The modules are compiled before, in a
folder of this benchmark, as an installation has them. Exits 1 where a target is missed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.benchmarks.targets import Measured, at_most, benchmark_parser

_ROOT = Path(__file__).resolve().parents[2]
_OF_A_DEVELOPER = ("PYTHONDONTWRITEBYTECODE",)
_TOLD = (
    "import atexit, sys, time\n"
    "atexit.register(lambda: print(time.process_time(), file=sys.stderr))\n"
)
_GONGBAO = "from gongbao.command_line import main; main()"
_STARTS = {
    "gongbao --help, s": (_GONGBAO, "--help"),
    "gongbao glossary list, s": (_GONGBAO, "glossary", "list"),
    "import glossary.concepts, s": ("import glossary.concepts",),
    "gongbao translate, one line, s": (
        _GONGBAO,
        *("translate", "line.txt", "-o", "line.en.txt", "--force"),
    ),
}
TARGETS = {
    "gongbao --help, s": at_most(0.15),
    "gongbao glossary list, s": at_most(0.35),
    "import glossary.concepts, s": at_most(0.1),
    "gongbao translate, one line, s": at_most(1.3),
}


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__, reads_data=False)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args(arguments)
    measured = Measured(TARGETS)
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder)
        (office / "line.txt").write_text("2022年，全区规上工业产值2295亿元。\n", encoding="utf-8")
        _processor_seconds(office, _GONGBAO, "glossary", "add", "链主", "chain master")
        for name, (code, *command) in _STARTS.items():
            _processor_seconds(office, code, *command)
            runs = [_processor_seconds(office, code, *command) for _ in range(options.repeat)]
            measured.figures[name] = round(min(runs), 3)
    return measured.report(options.format)


def _processor_seconds(office: Path, code: str, *command: str) -> float:
    """Return what one process says that it worked, its threads together."""
    own = {name: value for name, value in os.environ.items() if name not in _OF_A_DEVELOPER}
    done = subprocess.run(
        [sys.executable, "-c", _TOLD + code, *command],
        cwd=office,
        env={
            **own,
            "PYTHONPATH": str(_ROOT),
            "PYTHONPYCACHEPREFIX": str(office / "compiled"),
            "GONGBAO_WORKSPACE": str(office / "office.db"),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stderr.split()[-1])


if __name__ == "__main__":
    sys.exit(main())
