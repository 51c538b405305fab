"""Measure the workbench: start, first page, completion, and twenty people at once.

    python -m scripts.benchmarks.workbench.workbench_load [--people 20] [--seconds 20]

A server of its own with a document of 400 segments; everybody has what is typed, another text
each time, checked four times a second, saves once a second and asks for what changed since then.
The people are threads beside the server on the same cores. Needs the extra `workbench`.
"""

from __future__ import annotations

import itertools
import queue
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx

from scripts.benchmarks.targets import Measured, at_most, benchmark_parser

TARGETS = {
    "start to first answer, s": at_most(2),
    "first page, ms": at_most(300),
    "save, p95, ms": at_most(200),
    "check while typing, p95, ms": at_most(150),
    "completion of a sentence, alone, p95, ms": at_most(200),
}
_COMMAND = "from gongbao.command_line import main; main()"
_SEGMENTS = 400
_COMPLETED = 30
_WINDOW_SECONDS = 4
"""A window that is under way when its translation is stopped is decoded to its end."""
_TYPED = "In 2022, the output value was {hundreds} hundred million yuan, written {words} times."
_LINE = (
    "第{n}项工作：2022年链主企业产值达到{n}亿元，同比增长5.6%，占全市规上工业总产值的比重继续提高。"
)


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__, reads_data=False)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--segments", type=int, default=_SEGMENTS)
    options = parser.parse_args(arguments)
    measured = Measured(TARGETS)
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        began = time.monotonic()
        server = subprocess.Popen(
            [
                *(sys.executable, "-c", _COMMAND, "workbench"),
                *("--workspace", str(Path(folder) / "office.db"), "--port", str(port)),
            ],
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            address = _address(server)
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                client.get("/signin")
                measured.figures["start to first answer, s"] = round(time.monotonic() - began, 2)
                _sign_in(client, address)
                began = time.monotonic()
                client.get("/").raise_for_status()
                measured.figures["first page, ms"] = round(1000 * (time.monotonic() - began), 1)
                document = _document(client, options.segments)
                times = _completions(client, document)
                measured.figures["completion of a sentence, alone, p95, ms"] = _p95(times)
                saves, checks = _crowd(client, document, options.people, options.seconds)
                measured.figures["save, p95, ms"] = _p95(saves)
                measured.figures["check while typing, p95, ms"] = _p95(checks)
                measured.figures["saves a second"] = round(len(saves) / options.seconds, 1)
                measured.figures["checks a second"] = round(len(checks) / options.seconds, 1)
        finally:
            server.terminate()
            server.wait(timeout=60)
    measured.facts["people"] = options.people
    return measured.report(options.format)


def _crowd(
    client: httpx.Client, document: int, people: int, seconds: float
) -> tuple[list[float], list[float]]:
    """Return how long saves and checks took while everybody worked in a segment of their own."""
    saves: queue.SimpleQueue[float] = queue.SimpleQueue()
    checks: queue.SimpleQueue[float] = queue.SimpleQueue()
    end = time.monotonic() + seconds
    failures: list[str] = []

    def work(number: int) -> None:
        place = f"/api/documents/{document}/segments/{number}"
        try:
            with httpx.Client(
                base_url=client.base_url, cookies=client.cookies, headers=client.headers
            ) as browser:
                version = browser.get(
                    f"/api/documents/{document}/segments?first={number}&count=1"
                ).json()["segments"][0]["version"]
                changes = f"/api/documents/{document}/changes"
                serial = browser.get(f"{changes}?since=0&at={number}").json()["change"]
                written = itertools.count(1)
                # Twenty people do not type in step.
                time.sleep(number / people)
                while time.monotonic() < end:
                    began = time.monotonic()
                    for pause in range(1, 5):
                        text = _TYPED.format(hundreds=number, words=next(written))
                        checks.put(_post(browser, f"{place}/check", {"target": text}))
                        time.sleep(max(0.0, began + 0.2 * pause - time.monotonic()))
                    record = {"target": text, "version": version}
                    start = time.monotonic()
                    answer = browser.put(place, json=record)
                    saves.put(time.monotonic() - start)
                    version = answer.json()["version"]
                    answer = browser.get(f"{changes}?since={serial}&at={number}")
                    serial = answer.json()["change"]
                    time.sleep(max(0.0, 1.0 - (time.monotonic() - began)))
        except (httpx.HTTPError, KeyError, ValueError) as error:
            failures.append(f"{type(error).__name__}: {error}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(1, people + 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise SystemExit(f"{len(failures)} of {people} browsers failed: {failures[0]}")
    return _drained(saves), _drained(checks)


def _completions(client: httpx.Client, document: int) -> list[float]:
    """Return how long it took to complete what was typed, word by word."""
    place = f"/api/documents/{document}/segments/2"
    words = [
        "In",
        "2022",
        "the",
        "output",
        "value",
        "of",
        "chain",
        "master",
        "enterprises",
        "came",
        "to",
        "about",
    ]
    record = {"target": "begun", "version": 1}
    client.put(place, json=record)
    client.post(f"{place}/complete", json={"begun": ""})  # reads the engine
    texts = [" ".join(words[: 1 + k % len(words)]) for k in range(_COMPLETED)]
    return [_post(client, f"{place}/complete", {"begun": text}) for text in texts]


def _document(client: httpx.Client, segments: int) -> int:
    text = "\n\n".join(_LINE.format(n=number) for number in range(1, segments + 1))
    number = client.post("/api/documents", data={"text": text, "name": "load.md"}, files={}).json()
    document = int(number["id"])
    client.post(f"/api/documents/{document}/stop")
    while client.get(f"/api/documents/{document}").json()["state"] == "translating":
        time.sleep(0.1)
    time.sleep(_WINDOW_SECONDS)
    return document


def _sign_in(client: httpx.Client, address: str) -> None:
    page = client.get(address, follow_redirects=True).text
    token = re.search(r'name="csrf" content="([^"]+)"', page)
    if token is None:
        raise SystemExit("the first page has no token")
    client.headers["X-CSRF-Token"] = token[1]


def _address(server: subprocess.Popen[str]) -> str:
    for line in server.stderr or ():
        found = re.search(r"http://\S+", line)
        if found:
            return found[0]
    raise SystemExit("the workbench did not start")


def _post(client: httpx.Client, place: str, record: dict[str, str]) -> float:
    """Return how many seconds an answer took."""
    began = time.monotonic()
    client.post(place, json=record).raise_for_status()
    return time.monotonic() - began


def _p95(times: list[float]) -> float:
    return round(1000 * statistics.quantiles(times, n=20)[-1], 1)


def _drained(times: queue.SimpleQueue[float]) -> list[float]:
    return [times.get() for _ in range(times.qsize())]


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
