"""A translation server of a few lines: one translator, a thread for each request.

python docs/examples/web_server.py &
curl --data '链主企业投资30亿元。' localhost:8765
"""

from __future__ import annotations

import asyncio
import json

from gongbao import open_translator
from gongbao.translation import Translator


def translate(translator: Translator, text: str) -> list[dict[str, object]]:
    """Return what a client sees of one document: it shares nothing with any other."""
    with translator.document() as session:
        return [
            {
                "target": segment.target,
                "unmet": [r.reason for r in segment.results if r.outcome == "unmet"],
            }
            for segment in session.translate(text.splitlines())
        ]


class TranslationServer:
    """Answers every request with the translation of its body, as JSON."""

    def __init__(self, translator: Translator, *, at_once: int = 4) -> None:
        self._translator = translator
        self._places = asyncio.Semaphore(at_once)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read one HTTP request and write its answer."""
        head = await reader.readuntil(b"\r\n\r\n")
        fields = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:-2])
        body = await reader.readexactly(int(fields.get(b"content-length", b"0")))
        async with self._places:
            # Translating is work for the processor: in a thread of its own it holds nobody up.
            result = await asyncio.to_thread(translate, self._translator, body.decode())
        data = json.dumps(result, ensure_ascii=False).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n")
        writer.write(b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(data) + data)
        await writer.drain()
        writer.close()
        await writer.wait_closed()


async def main() -> None:
    """Serve on port 8765 until interrupted."""
    server = TranslationServer(open_translator())
    async with await asyncio.start_server(server.answer, "localhost", 8765) as listening:
        await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
