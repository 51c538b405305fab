"""A server that is killed while somebody types: little is lost, and the page goes on saving."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.enable_socket

FIELD = "textarea.field-text"
START = re.compile(r"http://127\.0\.0\.1:\d+/\?token=\S+")
TYPED = "In 2022 the output of these enterprises rose, and the mayor was glad to say so in public."
KEY_MS = 40
LOST_MS = 1000
"""What a killed server may lose."""


class Workbench:
    """`gongbao workbench` in a process of its own, on a port that stays the same."""

    def __init__(self, folder, port):
        self._command = [sys.executable, "-c", "from gongbao.command_line import main; main()"]
        self._command += [
            "workbench",
            str(folder / "报告.md"),
            "--workspace",
            str(folder / "office.db"),
        ]
        self._command += ["--port", str(port)]
        self._command += ["--no-packaged-glossary", "--author", "Li Ming"]
        self._process = None

    def start(self):
        """Start it and return the address it prints."""
        self._process = subprocess.Popen(self._command, stderr=subprocess.PIPE, text=True)
        for line in self._process.stderr:
            found = START.search(line)
            if found:
                return found.group()
        raise AssertionError("the server has not started")

    def kill(self):
        """End it as a power cut does."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process.stderr.close()


@pytest.fixture
def workbench(tmp_path):
    (tmp_path / "报告.md").write_text("2022年产值达到2295亿元。\n", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Workbench(tmp_path, port)
    yield made
    made.kill()


def stored(folder):
    """Return the English of the only segment, as another process reads it."""
    reader = sqlite3.connect(folder / "office.db")
    (row,) = reader.execute("SELECT target FROM edited_segments").fetchall()
    reader.close()
    return row[0]


def wait_for_draft(folder):
    limit = time.monotonic() + 60
    while not stored(folder):
        assert time.monotonic() < limit, "the translation does not end"
        time.sleep(0.05)


def test_a_server_killed_while_somebody_types_loses_a_second_at_most(chromium, workbench, tmp_path):
    start = workbench.start()
    wait_for_draft(tmp_path)
    context = chromium.new_context(locale="en-GB")
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(start)
    page.wait_for_selector("#editor[data-ready]")
    state = page.locator("#save-state")
    expect(state).to_have_attribute("data-state", "saved")
    page.keyboard.press("Control+A")

    middle = len(TYPED) * 2 // 3
    page.keyboard.type(TYPED[:middle], delay=KEY_MS)
    workbench.kill()
    kept = stored(tmp_path)
    assert TYPED.startswith(kept)
    assert middle - len(kept) <= LOST_MS / KEY_MS, "more than a second is lost"

    page.keyboard.type(TYPED[middle:], delay=KEY_MS)
    expect(state).to_have_attribute("data-state", "offline")
    expect(state).to_contain_text("Offline")
    assert stored(tmp_path) == kept

    anew = workbench.start()
    expect(state).to_have_attribute("data-state", "signed_out")  # its token is another one
    second = context.new_page()
    second.goto(anew)
    expect(state).to_have_attribute("data-state", "saved")
    assert stored(tmp_path) == TYPED
    expect(page.locator(FIELD)).to_have_value(TYPED)
    page.bring_to_front()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".row.state-confirmed")).to_have_count(1)
    expect(state).to_have_attribute("data-state", "saved")
    context.close()


def test_a_translation_that_was_killed_goes_on_where_it_was(chromium, workbench, tmp_path):
    lines = [f"第{number}项重点工作进展顺利，成效明显。" for number in range(1, 241)]
    (tmp_path / "报告.md").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    workbench.start()

    def translated():
        reader = sqlite3.connect(tmp_path / "office.db")
        row = reader.execute("SELECT count(*) FROM edited_segments WHERE target != ''").fetchone()
        reader.close()
        return row[0]

    limit = time.monotonic() + 60
    while not translated():
        assert time.monotonic() < limit, "the translation does not begin"
        time.sleep(0.02)
    workbench.kill()
    before = translated()
    assert 0 < before < 240
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(workbench.start())
    page.wait_for_selector("#editor[data-ready]")
    page.goto(re.match(r"http://[^/]+/", page.url).group())
    expect(page.locator("tr .badge").first).to_have_text("in review", timeout=60_000)
    assert translated() == 240
    context.close()
