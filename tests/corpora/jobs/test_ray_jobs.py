"""The same on a real Ray of this machine; and what happens when the driver is killed."""

import importlib.util
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpora import UsageError
from corpora.jobs import RayJobs

HERE = Path(__file__).parent
HAS_RAY = importlib.util.find_spec("ray") is not None
PLACES = ["processes", "ray"]


def start(where, folder, seconds, count):
    if where == "ray":
        pytest.importorskip("ray")
    command = [sys.executable, str(HERE / "job_samples.py"), where, "2", str(folder)]
    paths = os.pathsep.join((str(HERE), str(Path.cwd())))
    return subprocess.Popen(
        [*command, str(seconds), str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )


def done(folder):
    texts = (log.read_text("utf-8") for log in folder.glob("done-*.log"))
    return sorted(int(word) for text in texts for word in text.split())


@pytest.mark.parametrize("where", PLACES)
def test_a_place_does_all_items_once_and_in_order(where, tmp_path):
    with start(where, tmp_path, 0.01, 40) as program:
        output, _ = program.communicate(timeout=120)
    assert output.split() == ["0", *(str(n * n) for n in range(40))]
    assert done(tmp_path) == list(range(40))


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
@pytest.mark.parametrize("where", PLACES)
def test_a_worker_that_is_killed_loses_nothing(where, tmp_path):
    with start(where, tmp_path, 0.1, 30) as program:
        deadline = time.monotonic() + 60
        while not (logs := list(tmp_path.glob("done-*.log"))) and time.monotonic() < deadline:
            time.sleep(0.05)
        os.kill(int(logs[0].stem.partition("-")[2]), signal.SIGKILL)
        output, _ = program.communicate(timeout=120)
    assert output.split() == ["0", *(str(n * n) for n in range(30))]


@pytest.mark.skipif(sys.platform != "linux", reason="kills as POSIX does")
@pytest.mark.parametrize("where", PLACES)
def test_after_the_driver_is_killed_only_items_in_flight_are_done_again(where, tmp_path):
    with start(where, tmp_path, 0.1, 30) as program:
        deadline = time.monotonic() + 60
        while len(done(tmp_path)) < 6 and time.monotonic() < deadline:
            time.sleep(0.05)
        program.send_signal(signal.SIGKILL)
        program.wait()
    with start(where, tmp_path, 0.01, 30) as program:
        output, _ = program.communicate(timeout=120)
    kept, *values = output.split()
    assert int(kept) >= 4
    assert values == [str(n * n) for n in range(30)]
    times = done(tmp_path)
    assert set(times) == set(range(30))
    assert len(times) - 30 <= 4  # two in flight when it was killed; two more may have been begun


@pytest.mark.skipif(HAS_RAY, reason="Ray is installed")
def test_without_ray_the_extra_is_named():
    with pytest.raises(UsageError, match=r"gongbao\[cluster\]"):
        RayJobs()


@pytest.mark.parametrize("where", ["ray://127.0.0.1:1", "auto"])
def test_a_ray_that_does_not_answer_is_told_at_once(where, tmp_path, monkeypatch):
    pytest.importorskip("ray")
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:1")
    with start(where, tmp_path, 0.01, 3) as program:
        output, errors = program.communicate(timeout=60)
    assert program.returncode
    assert output.split() == ["0"]
    assert f"UsageError: --on {where}: no Ray at 127.0.0.1:1" in errors
