"""Take the pictures of docs/workbench.md: `python scripts/workbench_pictures.py [FOLDER]`.

A workbench with the demonstration bulletin is served from a folder that is thrown away afterwards;
Debian's Chromium looks at it. Needs the extras `workbench` and `browser`.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from gongbao.editing import DocumentStage, EditingOffice, OfficeOptions
from gongbao.workbench import WorkbenchOptions, make_application

IMAGES = Path(__file__).parent.parent / "docs" / "images"
LAPTOP, PHONE = (1366, 768), (420, 900)
FIELD = "textarea.field-text"
TERMS = {
    "新质生产力": "new quality productive forces",
    "营商环境": "business environment",
    "卡脖子": "bottleneck",
}


def main() -> None:
    """Write every picture into the folder that is named, docs/images by default."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        served(Path(place) / "office.db") as start,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--force-color-profile=srgb",
            ],
        )
        take_pictures(browser, start, folder)
        browser.close()


@contextmanager
def served(workspace: Path) -> Iterator[str]:
    """Serve an office with the bulletin, translated, and some terms; yield the start address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    office = EditingOffice(workspace, OfficeOptions())
    application = make_application(office, WorkbenchOptions([f"127.0.0.1:{port}"], "Li Ming"))
    configuration = uvicorn.Config(application, host="127.0.0.1", port=port, log_level="error")
    server = uvicorn.Server(configuration)
    serving = threading.Thread(target=server.run, daemon=True)
    serving.start()
    while not server.started and serving.is_alive():
        serving.join(0.02)
    fill(office)
    yield f"http://127.0.0.1:{port}/?token={application.state.sessions.token}"
    server.should_exit = True
    serving.join()


def fill(office: EditingOffice) -> None:
    """Put the bulletin and terms in, and wait until it is translated."""
    bulletin = (files("gongbao") / "demonstration" / "bulletin.html").read_bytes()
    number = office.add("新闻发布会.html", bulletin, author="Li Ming")
    office.add("工作简报.md", "# 工作简报\n\n全市经济运行总体平稳。\n".encode(), author="Wang Fang")
    for place, (chinese, english) in enumerate(TERMS.items()):
        office.terms.propose(chinese, english, author="Wang Fang", note="from bulletin 7")
        if place == 0:
            office.terms.approve(chinese, author="Li Ming", reason="ruling 7")
    while office.documents.find(number).stage is DocumentStage.TRANSLATING:
        threading.Event().wait(0.2)
    record = office.documents.find(number)
    if record.stage is not DocumentStage.IN_REVIEW:
        raise SystemExit(f"the bulletin is not translated: {record.progress.error}")


def take_pictures(browser: Browser, start: str, folder: Path) -> None:
    """Take each picture in a window of its own."""

    @contextmanager
    def window(
        path: str, *, size: tuple[int, int] = LAPTOP, locale: str = "en-GB", is_dark: bool = False
    ) -> Iterator[Page]:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=locale,
            color_scheme="dark" if is_dark else "light",
        )
        page = context.new_page()
        page.goto(start)
        page.wait_for_selector(".document-name")
        page.goto(start.split("?")[0].rstrip("/") + path)
        yield page
        context.close()

    def shoot(page: Page, name: str) -> None:
        if "/documents/" in page.url:
            page.wait_for_selector("#people:empty", state="attached")  # the window before is gone
        page.wait_for_timeout(600)  # fonts and the panel settle
        page.screenshot(path=folder / f"workbench-{name}.png")

    with window("/documents/1?segment=15") as page:
        begin_typing(page, "In 2022, the district’s industrial output")
        shoot(page, "editor")
    with window("/documents/1?segment=15") as page:
        make_mistake(page)
        shoot(page, "finding")
    with window("/documents/1?segment=20", locale="zh-CN", is_dark=True) as page:
        page.wait_for_selector("#editor[data-ready]")
        page.keyboard.press("F9")
        page.wait_for_selector("#page-view iframe:not(.is-coming)")
        shoot(page, "page-dark-chinese")
    with window("/documents/1?segment=10", size=PHONE) as page:
        page.wait_for_selector("#editor[data-ready]")
        shoot(page, "phone")
    with window("/") as page:
        page.wait_for_selector(".document-name")
        shoot(page, "documents")
    with window("/terms") as page:
        page.click("#mode-queue")
        page.wait_for_selector("#decision-english")
        shoot(page, "terms")


def begin_typing(page: Page, words: str) -> None:
    """Type the beginning of a sentence, and wait for the ghost text behind it."""
    page.wait_for_selector("#editor[data-ready]")
    page.keyboard.press("Control+A")
    page.keyboard.type(words)
    page.wait_for_selector(".ghost")


def make_mistake(page: Page) -> None:
    """Write a wrong figure, and wait until it is found."""
    page.wait_for_selector("#editor[data-ready]")
    page.keyboard.press("Control+A")
    page.keyboard.type("In 2022, the output of industrial enterprises above designated size was")
    page.keyboard.type(" 22.95 billion yuan, up 8.6 percent year on year.")
    page.keyboard.press("Escape")
    page.wait_for_selector(".field-back .finding-critical")
    page.click("#tab-findings")
    page.locator(FIELD).focus()


if __name__ == "__main__":
    main()
