"""A program that is ended, with all that it started, after a time limit or with whoever asked.

It runs under a small watcher of its own, which holds one end of a pipe: when the other end is
closed, also by the death of the process that holds it, the program's group is ended and its folder
removed. So a killed command leaves neither a program nor a copy of a document behind.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence

_TOO_LONG = 124
_CANNOT_START = 71
_GRACE_SECONDS = 10


class ProgramTooSlowError(Exception):
    """The program did not end in its time."""


def run_bounded(
    command: Sequence[str], folder: str, environment: Mapping[str, str], *, seconds: float
) -> str:
    """Return what a program said on its output; it works in `folder`, without input.

    Args:
        command: The program and its arguments.
        folder: Its working folder, removed should this process die.
        environment: All of its environment.
        seconds: After them it is ended.

    Raises:
        ProgramTooSlowError: if it was ended.
        OSError: if it cannot be started.
    """
    reading, holding = os.pipe()
    try:
        watcher = subprocess.Popen(
            [sys.executable, "-I", __file__, str(seconds), folder, *command],
            stdin=reading,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=dict(environment),
            start_new_session=True,
        )
    except BaseException:
        os.close(holding)
        raise
    finally:
        os.close(reading)
    try:
        said, _ = watcher.communicate(timeout=seconds + _GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        raise ProgramTooSlowError from None
    finally:
        os.close(holding)
        with contextlib.suppress(subprocess.TimeoutExpired):
            watcher.wait(_GRACE_SECONDS)
        watcher.kill()
        watcher.wait()
        if watcher.stdout is not None:
            watcher.stdout.close()
    if watcher.returncode == _TOO_LONG:
        raise ProgramTooSlowError
    if watcher.returncode == _CANNOT_START:
        raise OSError(said.decode("utf-8", "replace").strip())
    return said.decode("utf-8", "replace")


def _watch(seconds: float, folder: str, command: Sequence[str]) -> int:
    """Run the program of the watcher's command line; return the watcher's exit code."""
    try:
        program = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, start_new_session=True
        )
    except OSError as error:
        sys.stdout.write(f"{error.strerror or error}\n")
        return _CANNOT_START
    is_abandoned = threading.Event()

    def follow() -> None:
        sys.stdin.buffer.read()  # until nobody holds the other end
        is_abandoned.set()
        _end(program)

    threading.Thread(target=follow, daemon=True).start()
    try:
        program.wait(seconds)
    except subprocess.TimeoutExpired:
        return _TOO_LONG
    finally:
        _end(program)
        if is_abandoned.is_set():
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def _end(program: subprocess.Popen[bytes]) -> None:
    """End a program with its group, also children that outlived it."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(program.pid, signal.SIGKILL)
    elif program.poll() is None:
        program.kill()
    program.wait()


if __name__ == "__main__":
    code = _watch(float(sys.argv[1]), sys.argv[2], sys.argv[3:])
    sys.stdout.flush()
    # The thread may be waiting for the pipe, which a normal end would wait for in turn.
    os._exit(code)
