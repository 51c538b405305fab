"""What the client of a language model adds to the waiting for its answers.

A server in a process of its own answers every request after 20 ms with the published English. The
waiting is what the server itself measured, from a request read to its answer written, shared by
the requests that go at a time. Everything else is the client: requests built, answers read and
judged. Segments are of a public test set, with the demands of the packaged glossary.

    python -m scripts.benchmarks.engines.llm_overhead DATA
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import sys
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from glossary.opening import open_glossaries
from gongbao.translation.engines import TextRequest
from gongbao.translation.engines.llm import (
    AnswerStore,
    AskingOptions,
    ChatClient,
    LlmConfiguration,
    LlmEngine,
    Meter,
)
from gongbao.translation.guarantee.steps.text_engines.demands import demands_of
from scripts.benchmarks.data_sets import test_set
from scripts.benchmarks.targets import Measured, at_most, benchmark_parser, machine, share

_WAIT_SECONDS = 0.02
_CONCURRENCY = 8
_BATCHES = {"one segment a request": 1, "eight segments a request": 8}
TARGETS = {
    "one segment a request, % added to the waiting": at_most(15),
    "right answers asked for again, %": at_most(2),
}


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return 1 where a target is missed."""
    parser = benchmark_parser(__doc__)
    parser.add_argument("--segments", type=int, default=2000)
    parser.add_argument("--repeat", type=int, default=3, help="the quietest run counts")
    options = parser.parse_args(arguments)
    requests, translations = _segments(options.data, options.segments)
    measured = Measured(TARGETS)
    again = 0
    for name, batch in _BATCHES.items():
        runs = [_run(requests, translations, batch) for _ in range(options.repeat)]
        best = min(runs, key=lambda run: run.wall / run.waited)
        added = round(100 * (best.wall / best.waited - 1), 1)
        measured.figures[f"{name}, % added to the waiting"] = added
        measured.figures[f"{name}, s waited for answers"] = round(best.waited, 2)
        measured.figures[f"{name}, s in all"] = round(best.wall, 2)
        worked = 1000 * best.worked / len(requests)
        measured.figures[f"{name}, processor ms of the client a segment"] = round(worked, 2)
        again = max(again, best.asked_again)
    measured.figures["right answers asked for again, %"] = share(again, len(requests))
    measured.facts["segments"] = len(requests)
    measured.facts["requests at a time"] = _CONCURRENCY
    measured.facts["machine"] = machine()
    return measured.report(options.format)


class _Run(NamedTuple):
    """Seconds waited for answers, in all, and worked; segments that were asked again."""

    waited: float
    wall: float
    worked: float
    asked_again: int


def _segments(data: Path, count: int) -> tuple[list[TextRequest], dict[str, str]]:
    finder = open_glossaries(())
    pairs = dict([*test_set(data, "wmt22"), *test_set(data, "wmt21")])
    chosen = list(pairs.items())[:count]
    requests = [
        TextRequest(source, demands_of(finder.find(source).required)) for source, _ in chosen
    ]
    return requests, dict(chosen)


def _run(requests: list[TextRequest], translations: Mapping[str, str], batch: int) -> _Run:
    """Answer all segments once."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=_serve, args=(theirs, dict(translations)), daemon=True)
    server.start()
    configuration = LlmConfiguration(
        "benchmark",
        f"http://127.0.0.1:{ours.recv()}/v1",
        "test",
        asking=AskingOptions(batch=batch, concurrency=_CONCURRENCY, answers="schema"),
    )
    meter = Meter()
    engine = LlmEngine(configuration, ChatClient(configuration, "", meter), AnswerStore(), meter)
    engine.translate_texts([TextRequest(requests[0].text)])  # connects, and loads the dictionary
    ours.send("begin")
    ours.recv()
    begun, worked = time.perf_counter(), time.process_time()
    engine.translate_texts(requests)
    wall = time.perf_counter() - begun
    worked = time.process_time() - worked
    ours.send("end")
    waited = float(ours.recv()) / _CONCURRENCY
    engine.close()
    server.join()
    return _Run(waited, wall, worked, meter.usage.asked_again)


def _serve(pipe: Connection, translations: Mapping[str, str]) -> None:
    """Answer until the other side is done; it is told the port, and the seconds of all answers."""
    asyncio.run(_Server(translations).run(pipe))


class _Server:
    def __init__(self, translations: Mapping[str, str]) -> None:
        self._translations = translations
        self._seconds = 0.0

    async def run(self, pipe: Connection) -> None:
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        pipe.send(server.sockets[0].getsockname()[1])
        while True:
            if await asyncio.to_thread(pipe.recv) == "end":
                break
            self._seconds = 0.0
            pipe.send("begun")
        pipe.send(self._seconds)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await _head(reader):
            body = await reader.readexactly(int(head.get("content-length", "0")))
            begun = time.perf_counter()
            segments = json.loads(json.loads(body)["messages"][-1]["content"])["segments"]
            told = [{"id": s["id"], "english": self._translations[s["text"]]} for s in segments]
            content = json.dumps({"translations": told}, ensure_ascii=False)
            message = {"role": "assistant", "content": content}
            answer = {
                "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
                "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
            }
            data = json.dumps(answer, ensure_ascii=False).encode()
            await asyncio.sleep(_WAIT_SECONDS - (time.perf_counter() - begun))
            writer.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
                b"content-length: %d\r\n\r\n" % len(data) + data
            )
            await writer.drain()
            self._seconds += time.perf_counter() - begun


async def _head(reader: asyncio.StreamReader) -> dict[str, str]:
    try:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")[1:]
    except (asyncio.IncompleteReadError, asyncio.CancelledError):
        return {}
    pairs = (line.partition(":") for line in lines if line)
    return {name.lower(): value.strip() for name, _, value in pairs}


if __name__ == "__main__":
    sys.exit(main())
