"""Workers of a program that is killed end too."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

PROGRAM = """
    import os, sys, time
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context
    from corpora.worker_processes import end_with_parent

    if __name__ == "__main__":
        context = get_context(sys.argv[1])
        with ProcessPoolExecutor(2, context, end_with_parent) as pool:
            print(*{pool.submit(os.getpid).result() for _ in range(8)}, flush=True)
            pool.submit(time.sleep, 60)
            time.sleep(60)
"""


SPAWNING = """
    import os, signal, sys, time
    from multiprocessing import get_context
    from corpora.worker_processes import leaving_interruptions_to_parent

    def wait_for_the_word(connection):
        connection.send(os.getpid())
        connection.recv()
        connection.send("done")

    if __name__ == "__main__":
        # Programs that were started in the background ignore it.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        context = get_context("spawn")
        for _ in range(2):
            ours, theirs = context.Pipe()
            with leaving_interruptions_to_parent():
                context.Process(target=wait_for_the_word, args=(theirs,), daemon=True).start()
            worker = ours.recv()
            os.kill(worker, signal.SIGINT)
            ours.send("go on")
            print(ours.recv(), flush=True)
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)
        except KeyboardInterrupt:
            print("interrupted")
"""


def _lives(process: int) -> bool:
    try:
        facts = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return facts.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no such masks")
def test_workers_leave_interruptions_to_their_parent(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(textwrap.dedent(SPAWNING), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, env=environment, timeout=60
    )
    assert done.stdout.split() == ["done", "done", "interrupted"]
    assert not done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_end_when_their_parent_is_killed(tmp_path, method):
    program = tmp_path / "program.py"
    program.write_text(textwrap.dedent(PROGRAM), encoding="utf-8")
    command = [sys.executable, str(program), method]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        workers = [int(word) for word in parent.stdout.readline().split()]
        assert workers
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    deadline = time.monotonic() + 20
    while any(map(_lives, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_lives, workers))
