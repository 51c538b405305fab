"""Where the console script begins: an interruption ends quietly even while the rest loads."""

from __future__ import annotations

import gc
import sys

_ALLOCATIONS_BETWEEN_COLLECTIONS = 100_000


def collect_rarely() -> None:
    """Let Python look for cycles of garbage more seldom, in this whole process.

    Documents and termbases are many small objects without cycles: with Python's own thresholds a
    fifth of the time of a large import is spent in looking.
    """
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS, 50, 100)


def main() -> None:
    """Run the command line and exit with its code."""
    collect_rarely()
    try:
        from gongbao.commands import main as run
    except KeyboardInterrupt:
        sys.stderr.write("gongbao: interrupted; no file is half written\n")
        sys.exit(130)
    run()
