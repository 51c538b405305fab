"""The programs in `docs/examples` run."""

import asyncio
import importlib.util
import json
from pathlib import Path

import pytest

from gongbao import open_translator

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def load(name):
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def translator():
    return open_translator(threads=1)


def test_every_example_is_tested():
    assert {path.stem for path in EXAMPLES.glob("*.py")} == {
        "publishing_gate",
        "translate_lines",
        "web_server",
    }


def test_lines_are_translated_and_explained():
    english, *why = load("translate_lines").explained_lines(["链主突破卡脖子技术，投资30亿元。"])
    assert "3 billion yuan" in english
    assert any(line.startswith("  链主: met") for line in why)


def test_the_gate_lets_no_wrong_figure_through():
    gate = load("publishing_gate")
    right = ("链主投资30亿元。", "The chain master invests 3 billion yuan.")
    wrong = ("链主投资30亿元。", "The chain master invests 3 million yuan.")
    assert gate.faults_of_page([right]) == []
    (fault,) = gate.faults_of_page([right, wrong])
    assert fault.suggestion == "3 billion yuan"


def test_the_web_server_answers_several_clients_at_once(translator, tmp_path):
    server = load("web_server").TranslationServer(translator)
    socket = str(tmp_path / "server")
    texts = [f"企业投资{k}亿元。\n会议强调，要加强合作。" for k in range(20, 23)]

    async def ask(text):
        reader, writer = await asyncio.open_unix_connection(socket)
        body = text.encode()
        writer.write(b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        head, _, answer = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
        await writer.wait_closed()
        assert head.startswith(b"HTTP/1.1 200 OK")
        return json.loads(answer)

    async def ask_all():
        async with await asyncio.start_unix_server(server.answer, socket):
            return await asyncio.gather(*map(ask, texts))

    for text, answer in zip(texts, asyncio.run(ask_all()), strict=True):
        alone = [segment.target for segment in translator.translate(text.splitlines())]
        assert [line["target"] for line in answer] == alone
        assert all(line["unmet"] == [] for line in answer)
