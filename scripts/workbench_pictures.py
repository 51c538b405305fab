"""Take the pictures of docs/workbench.md: `python scripts/workbench_pictures.py [FOLDER]`.

A workbench with the demonstration bulletin is served from a folder that is thrown away afterwards;
Debian's Chromium looks at it. Needs the extras `workbench` and `browser`.
"""

from __future__ import annotations

import shutil
import socket
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, FilePayload, Page, sync_playwright

from gongbao.editing import DocumentStage, EditingOffice, OfficeOptions
from gongbao.workbench import WorkbenchOptions, make_application

IMAGES = Path(__file__).parent.parent / "docs" / "images"
LAPTOP, PHONE = (1366, 768), (420, 900)
FIELD = "textarea.field-text"
CHINESE_PAGE = """全市营商环境工作会议召开
5月12日，全市营商环境工作会议在市政府召开。市长李明出席会议并讲话。
2023年，全市新增市场主体4.5万户，同比增长12.6%；招商引资到位资金2295亿元。
会议指出，要加快培育新质生产力，破解卡脖子难题。
会议强调，要坚持问题导向。各部门要认真落实。
会议要求，年底前完成全部整改任务。
"""
ENGLISH_PAGE = """City Holds Conference on the Business Environment
On May 12, a conference on the business environment was held at the municipal government.
Mayor Li Ming attended the meeting and delivered a speech.
In 2023, the city gained 45,000 new market entities, up 12.6 percent year on year, and attracted \
investment of 22.95 billion yuan.
The meeting pointed out that new quality productive forces should be fostered faster and \
bottlenecks overcome. It stressed a problem-oriented approach, which all departments should follow.
Photo by our reporter.
"""
MONTHS_AGO = (11, 9, 9, 8, 6, 5, 5, 5, 4, 3, 3, 2, 2, 1, 1, 1)
"""When documents came in that fill the plots of the office."""
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
    fill_months(workspace)
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
    pages = ("会议.txt", CHINESE_PAGE.encode()), ("meeting.txt", ENGLISH_PAGE.encode())
    office.pages.add(*pages, author="Li Ming")
    while office.documents.find(number).stage is DocumentStage.TRANSLATING:
        threading.Event().wait(0.2)
    record = office.documents.find(number)
    if record.stage is not DocumentStage.IN_REVIEW:
        raise SystemExit(f"the bulletin is not translated: {record.progress.error}")


def fill_months(workspace: Path) -> None:
    """Date documents and confirmed segments back, so that the plots have months to show."""
    today = datetime.now(UTC)
    with sqlite3.connect(workspace) as connection:
        for ago in MONTHS_AGO:
            place = today.year * 12 + today.month - 1 - ago
            moment = f"{place // 12}-{place % 12 + 1:02}-03T09:00:00+00:00"
            (number,) = connection.execute(
                "INSERT INTO edited_documents (name, format, data, stage, engine, day, author,"
                " created, approved) VALUES ('a.md', 'markdown', x'', 'retired', 'embedded', '',"
                " 'Li Ming', ?, ?) RETURNING number",
                (moment, moment if ago != 1 else ""),
            ).fetchone()
            connection.executemany(
                "INSERT INTO edited_segments (document, number, block, kind, level, source, stage,"
                " time) VALUES (?, ?, ?, 'paragraph', 0, '', 'confirmed', ?)",
                [(number, k, k, moment) for k in range(1, 30 + 7 * (12 - ago))],
            )
    connection.close()


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
    with window("/pairs/1") as page:
        page.wait_for_selector("#beads li")
        page.keyboard.press("J")
        page.keyboard.press("M")
        shoot(page, "pairs")
    with window("/quality", size=(1366, 980)) as page:
        check_page(page)
        shoot(page, "quality")


def check_page(page: Page) -> None:
    """Check a page that has a wrong figure, a sentence too many and one too few."""
    page.wait_for_selector("#figures figure")
    form = page.locator("#check-form")
    sides = {"source": ("会议.txt", CHINESE_PAGE), "target": ("meeting.txt", ENGLISH_PAGE)}
    for side, (name, text) in sides.items():
        file: FilePayload = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
        form.locator(f"[name={side}]").set_input_files(file)
    form.locator("button.main").click()
    page.wait_for_selector("#check-result .finding")


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
