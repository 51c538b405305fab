"""A chat interface on loopback that answers as a script says, and remembers what it was asked."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_TAGGED = re.compile(r"^\[\[(\d+)\]\] (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """What the server sends; `drops` closes the connection instead, `waits` never answers."""

    content: str = ""
    status: int = 200
    finish_reason: str = "stop"
    headers: Mapping[str, str] = field(default_factory=dict)
    error: Mapping[str, object] | None = None
    raw: bytes | None = None
    drops: bool = False
    waits: bool = False
    message: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A request as it came: its body, headers, and the segments in it by id, in order."""

    body: dict[str, Any]
    headers: Mapping[str, str]
    path: str = ""

    @property
    def user(self) -> str:
        return str(self.body["messages"][-1]["content"])

    @property
    def is_json(self) -> bool:
        return self.user.startswith("{")

    @property
    def segments(self) -> dict[str, str]:
        if "translation_options" in self.body:
            return {"1": self.user}
        if self.is_json:
            return {entry["id"]: entry["text"] for entry in json.loads(self.user)["segments"]}
        return dict(_TAGGED.findall(self.user))

    def say(self, texts: Mapping[str, str] | Sequence[tuple[str, str]]) -> str:
        """Write English by id in the form that was asked for."""
        pairs = list(texts.items()) if isinstance(texts, Mapping) else list(texts)
        if "translation_options" in self.body:
            return pairs[0][1]
        if self.is_json:
            entries = [{"id": number, "english": text} for number, text in pairs]
            return json.dumps({"translations": entries}, ensure_ascii=False)
        return "\n".join(f"[[{number}]] {text}" for number, text in pairs)


Script = Callable[[Asked, int], Answer]


class ScriptedServer:
    """Serves until closed; `asked` has every request for an answer, in the order they came."""

    def __init__(self, script: Script, models: Sequence[str] | None = ("test-model",)) -> None:
        self.script = script
        self.asked: list[Asked] = []
        self._lock = threading.Lock()
        self._released = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # one packet for head and body
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                if models is None:
                    self._send(Answer(status=404, error={"message": "not here"}))
                else:
                    data = [{"id": name} for name in models]
                    self._send(Answer(raw=json.dumps({"data": data}).encode()))

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                asked = Asked(body, dict(self.headers.items()), self.path)
                with outer._lock:
                    outer.asked.append(asked)
                    number = len(outer.asked)
                self._send(outer.script(asked, number))

            def _send(self, answer: Answer) -> None:
                if answer.waits:
                    outer._released.wait(30)
                if answer.drops or answer.waits:
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                data = answer.raw if answer.raw is not None else _body(answer)
                self.send_response(answer.status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)
                self.wfile.flush()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def close(self) -> None:
        self._released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def serving(
    script: Script, models: Sequence[str] | None = ("test-model",)
) -> Iterator[ScriptedServer]:
    server = ScriptedServer(script, models)
    try:
        yield server
    finally:
        server.close()


def faithful(translations: Mapping[str, str]) -> Script:
    """Return a script that translates as a mapping has it, at once."""

    def script(asked: Asked, _number: int) -> Answer:
        return Answer(
            asked.say({number: translations[text] for number, text in asked.segments.items()})
        )

    return script


def _body(answer: Answer) -> bytes:
    if answer.error is not None:
        return json.dumps({"error": dict(answer.error)}, ensure_ascii=False).encode()
    message = {"role": "assistant", "content": answer.content, **answer.message}
    choice = {"index": 0, "finish_reason": answer.finish_reason, "message": message}
    usage = {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150}
    return json.dumps({"choices": [choice], "usage": usage}, ensure_ascii=False).encode()
