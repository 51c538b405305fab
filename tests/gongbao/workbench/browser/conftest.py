"""A workbench that is served on this machine, and Debian's Chromium that looks at it.

The server and the browser are kept for all tests; each test has a document and a browser profile
of its own. Without Playwright (the extra `browser`) or Chromium the tests are skipped.
"""

from __future__ import annotations

import shutil

import pytest
from pytest_socket import enable_socket

pytest.importorskip("starlette", reason="needs the extra `workbench`")
pytest.importorskip("playwright", reason="needs the extra `browser`")

from .house import served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE_MS = 20_000  # of a busy machine; what is measured has its own limits


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    enable_socket()
    with served(tmp_path_factory.mktemp("house") / "office.db") as made:
        yield made


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    enable_socket()
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, house):
    """Open a page as somebody: `visit(path, name=..., locale=..., size=...)`.

    Whatever a script of the page complains about fails the test.
    """
    contexts, complaints = [], []

    def open_page(path="/", *, name="", locale="en-GB", size=(1366, 768), **more):
        context = chromium.new_context(
            locale=locale, viewport={"width": size[0], "height": size[1]}, **more
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(house.start)
        page.wait_for_selector("#documents > *")
        if name:
            page.evaluate(
                "async name => (await import('/static/shared/api.js')).post('/api/user', {name})",
                name,
            )
        if path != "/":
            page.goto(house.address + path)
        if path.startswith("/documents/"):
            page.wait_for_selector("#editor[data-ready]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def report(house):
    """The number of a bulletin of four segments, the second with bold words."""
    return house.store(
        [
            ("# 工作报告", "Report on the Work"),
            ("参加**重要会议**的有李明。", "Li Ming attended the {1}important meeting{/1}."),
            ("2022年产值达到2295亿元。", "In 2022 the output reached 229.5 billion yuan."),
            ("市长李明出席会议。", "Mayor Li Ming attended the meeting."),
        ]
    )
