"""Plain HTTP to a server on this machine, beneath the official client.

The client's general transport (proxies, TLS, HTTP/2, asynchronous locks) costs more processor time
than all the rest of a request; a server on this machine needs none of it, and its model the
processor. A request goes out in one piece, and its answer is read as a whole.
"""

from __future__ import annotations

import select
import sys
from collections import deque
from http.client import HTTPConnection, HTTPException
from typing import Any


def loopback_transport(openai: Any) -> Any:  # noqa: ANN401 - of the library the client stands on
    """Return a transport for the HTTP library on which the installed client stands."""
    httpx = sys.modules[openai.DefaultHttpxClient.__mro__[1].__module__.partition(".")[0]]
    connections = _Connections()

    class Transport(httpx.BaseTransport):  # type: ignore[misc, name-defined]
        def handle_request(self, request: Any) -> Any:  # noqa: ANN401
            seconds = request.extensions.get("timeout", {}).get("read")
            connection = connections.take(request.url.host, request.url.port or 80, seconds)
            try:
                if connection.sock is None:
                    connection.connect()
            except TimeoutError as error:
                raise httpx.ConnectTimeout(str(error), request=request) from error
            except OSError as error:
                raise httpx.ConnectError(str(error), request=request) from error
            try:
                connection.request(
                    request.method,
                    request.url.raw_path.decode("ascii"),
                    request.read(),
                    dict(request.headers.items()),
                )
                connection.send_held()
                answer = connection.getresponse()
                content = answer.read()
            except TimeoutError as error:
                connection.close()
                raise httpx.ReadTimeout(str(error), request=request) from error
            except (OSError, HTTPException) as error:
                connection.close()
                raise httpx.RemoteProtocolError(
                    str(error) or "the answer breaks off", request=request
                ) from error
            if answer.will_close:
                connection.close()
            else:
                connections.give_back(connection)
            return httpx.Response(
                answer.status, headers=answer.getheaders(), content=content, request=request
            )

        def close(self) -> None:
            connections.close()

    return Transport()


class _Connection(HTTPConnection):
    """A connection that sends head and body together: the server wakes up once."""

    def __init__(self, host: str, port: int, seconds: float | None) -> None:
        super().__init__(host, port, timeout=seconds)
        self._held: list[bytes] = []

    def send(self, data: Any) -> None:  # noqa: ANN401 - as in the library
        self._held.append(bytes(data))

    def send_held(self) -> None:
        """Send what was written since the last time."""
        held, self._held = self._held, []
        super().send(b"".join(held))


class _Connections:
    """Connections that wait for the next request; threads share them."""

    def __init__(self) -> None:
        self._idle: deque[_Connection] = deque()

    def take(self, host: str, port: int, seconds: float | None) -> _Connection:
        """Return one that is open, else a new one that is not opened yet."""
        while self._idle:
            try:
                connection = self._idle.pop()
            except IndexError:  # another thread was faster
                break
            if _is_open(connection):
                connection.sock.settimeout(seconds)
                return connection
            connection.close()
        return _Connection(host, port, seconds)

    def give_back(self, connection: _Connection) -> None:
        """Keep a connection for the next request."""
        self._idle.append(connection)

    def close(self) -> None:
        """Close all that wait."""
        while self._idle:
            self._idle.pop().close()


def _is_open(connection: _Connection) -> bool:
    """Tell whether the other side has not hung up: then there is nothing to read."""
    return connection.sock is not None and not select.select([connection.sock], [], [], 0)[0]
