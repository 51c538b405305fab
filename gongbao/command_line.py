"""Where the console script begins: an interruption ends quietly even while the rest loads."""

from __future__ import annotations

import gc
import sys

# Documents and termbases are many small objects without cycles: looking for cycles as often as
# Python does by default is a fifth of the time of a large import.
_ALLOCATIONS_BETWEEN_COLLECTIONS = 100_000


def main() -> None:
    """Run the command line and exit with its code."""
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS, 50, 100)
    try:
        from gongbao.commands import main as run
    except KeyboardInterrupt:
        sys.stderr.write("gongbao: interrupted; no file is half written\n")
        sys.exit(130)
    run()
