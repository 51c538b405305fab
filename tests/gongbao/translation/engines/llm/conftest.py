"""An engine in front of a scripted server, with a clock that does not wait."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gongbao.translation.engines.llm import (
    AnswerStore,
    AskingOptions,
    ChatClient,
    Clock,
    LlmConfiguration,
    LlmEngine,
    Meter,
    RetryPolicy,
)
from tests.gongbao.translation.engines.llm.scripted_server import Script, ScriptedServer


class FastClock:
    """Time that passes by being waited for; `waited` is what a client waited, in order."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waited: list[float] = []
        self._lock = threading.Lock()

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.waited.append(seconds)
            self.time += seconds

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.sleep)


class Bench:
    """Makes servers and engines, and closes them."""

    def __init__(self) -> None:
        self.clock = FastClock()
        self._closing: list[Callable[[], None]] = []

    def serve(self, script: Script, models: tuple[str, ...] | None = ("test-model",)):
        server = ScriptedServer(script, models)
        self._closing.append(server.close)
        return server

    def engine(
        self,
        server: ScriptedServer,
        *,
        model: str = "test-model",
        key: str = "",
        key_env: str = "",
        workspace: Path | None = None,
        budget: int = 0,
        **asking,
    ) -> LlmEngine:
        options = AskingOptions(**{"batch": 4, "concurrency": 2, "timeout_seconds": 20.0, **asking})
        configuration = LlmConfiguration("test", server.url, model, key_env, options)
        meter = Meter(budget)
        client = ChatClient(
            configuration, key, meter, clock=self.clock.clock, policy=RetryPolicy(spread=0.0)
        )
        engine = LlmEngine(configuration, client, AnswerStore(workspace), meter)
        self._closing.append(engine.close)
        return engine

    def closes(self, engine: LlmEngine) -> None:
        self._closing.append(engine.close)

    def close(self) -> None:
        for close in reversed(self._closing):
            close()


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.close()
