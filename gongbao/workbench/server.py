"""The server: uvicorn on a port of this machine, until it is interrupted."""

from __future__ import annotations

from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette


def serve(
    application: Starlette, host: str, port: int, *, on_start: Callable[[], None] | None = None
) -> None:
    """Serve an application until it is interrupted.

    Args:
        application: What answers.
        host: Address to listen on.
        port: Port to listen on.
        on_start: Is called once requests are answered.

    Raises:
        OSError: if the port cannot be had.
    """
    configuration = uvicorn.Config(
        application, host=host, port=port, log_level="warning", server_header=False
    )
    server = _Told(configuration, on_start)
    server.run()


class _Told(uvicorn.Server):
    """A server that says when it has started."""

    def __init__(self, configuration: uvicorn.Config, on_start: Callable[[], None] | None) -> None:
        super().__init__(configuration)
        self._on_start = on_start

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Start, and say so."""
        await super().startup(sockets=sockets)  # type: ignore[arg-type]
        if self._on_start is not None and self.started:
            self._on_start()
