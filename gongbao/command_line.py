"""Where the console script begins: an interruption ends quietly even while the rest loads."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        from gongbao.commands import main as run
    except KeyboardInterrupt:
        sys.stderr.write("gongbao: interrupted; no file is half written\n")
        sys.exit(130)
    run()
