"""What every request passes: the right host, a body of a sane size, headers that protect."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 64 * 2**20
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
_PAGE_POLICY = "default-src 'none'; style-src 'self'; sandbox; frame-ancestors 'self'"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses requests for other hosts (DNS rebinding) and large bodies; adds the headers."""

    def __init__(self, application: ASGIApp, hosts: Collection[str]) -> None:
        self._application = application
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refusal(scope["method"], headers)
        is_page = scope["path"].startswith("/documents/") and scope["path"].endswith("/page")

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                written = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    written[name] = value
                written["Content-Security-Policy"] = _PAGE_POLICY if is_page else _POLICY
                if scope["path"] == "/static/page.css":  # its page is in a sandbox: of no origin
                    written["Cross-Origin-Resource-Policy"] = "cross-origin"
                if not is_page:
                    written["X-Frame-Options"] = "DENY"
                # A newer server must not meet the scripts of an older one.
                is_static = scope["path"].startswith("/static/")
                written["Cache-Control"] = "no-cache" if is_static else "no-store"
            await send(message)

        if refused is not None:
            status, told = refused
            response = JSONResponse({"error": told, "kind": "forbidden"}, status)
            await response(scope, receive, send_guarded)
            return
        await self._application(scope, receive, send_guarded)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if host not in self._hosts:
            return 421, f"this server is not {host!r}"
        if headers.get("sec-fetch-site", "same-origin") == "cross-site" and method != "GET":
            return 403, "a request from another site"
        if method in ("GET", "HEAD"):
            return None
        length = headers.get("content-length")
        if length is None or not length.isdigit():
            return 411, "the request does not say how long it is"
        if int(length) > MOST_BYTES:
            return 413, f"larger than {MOST_BYTES // 2**20} MB"
        return None
