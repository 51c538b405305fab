"""A hub on loopback: one repository, its files, and failures on request."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Hub:
    """What the server has and does.

    Attributes:
        folder: The files of the repository `me/tiny`.
        torn: File of which only half is ever sent.
        lying: File for which another hash is stated.
        refusal: Status and code of every answer, where there is one.
        asked: Paths of the requests, as they came.
    """

    folder: Path
    torn: str = ""
    lying: str = ""
    refusal: tuple[int, str] | None = None
    asked: list[str] = field(default_factory=list)
    address: str = ""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, hub: Hub) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hub = hub


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def _answer(self, *, with_body: bool) -> None:
        path = self.path.partition("?")[0]
        self.hub.asked.append(f"{self.command} {self.path}")
        if self.hub.refusal is not None:
            status, code = self.hub.refusal
            self._send(status, b"{}", {"X-Error-Code": code}, with_body=with_body)
        elif path.startswith("/api/models/me/tiny"):
            self._send(200, json.dumps(self._facts()).encode(), {}, with_body=with_body)
        elif path.startswith(f"/me/tiny/resolve/{COMMIT}/"):
            self._send_file(path.rpartition("/")[2], with_body=with_body)
        else:
            self._send(404, b"{}", {"X-Error-Code": "RepoNotFound"}, with_body=with_body)

    def _facts(self) -> dict[str, object]:
        siblings = []
        for file in sorted(self.hub.folder.iterdir()):
            data = file.read_bytes()
            entry: dict[str, object] = {"rfilename": file.name, "size": len(data)}
            if file.suffix in (".safetensors", ".bin"):
                digest = hashlib.sha256(data).hexdigest()
                if file.name == self.hub.lying:
                    digest = "0" * 64
                entry["lfs"] = {"size": len(data), "sha256": digest, "pointerSize": 120}
            siblings.append(entry)
        return {"id": "me/tiny", "sha": COMMIT, "siblings": siblings, "tags": []}

    def _send_file(self, name: str, *, with_body: bool) -> None:
        file = self.hub.folder / name
        if not file.is_file():
            self._send(404, b"{}", {"X-Error-Code": "EntryNotFound"}, with_body=with_body)
            return
        data = file.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        start = 0
        if self.headers.get("Range", "").startswith("bytes="):
            start = int(self.headers["Range"][6:].partition("-")[0] or 0)
        headers = {
            "ETag": f'"{digest}"',
            "X-Repo-Commit": COMMIT,
            "X-Linked-Size": str(len(data)),
            "X-Linked-ETag": f'"{digest}"',
            "Accept-Ranges": "bytes",
        }
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        cut = len(data) // 2 if name == self.hub.torn else None
        status = 206 if start else 200
        self._send(status, data[start:], headers, with_body=with_body, cut=cut)

    def _send(
        self,
        status: int,
        data: bytes,
        headers: dict[str, str],
        *,
        with_body: bool,
        cut: int | None = None,
    ) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if with_body:
            self.wfile.write(data[:cut])
        if cut is not None:
            self.close_connection = True

    @property
    def hub(self) -> Hub:
        return self.server.hub


@contextmanager
def serve(folder: Path) -> Iterator[Hub]:
    """Run a hub on loopback until the block ends."""
    hub = Hub(folder)
    server = _Server(hub)
    hub.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
