"""axe-core finds nothing on any page: English on a laptop, Chinese on a phone, light and dark.

The script of the npm package axe-core is named by the environment variable AXE_CORE; `.ci/run`
fetches it. Without it these tests are skipped.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gongbao.workbench.accounts import Role, add_account, read_accounts

from .house import served

AXE = os.environ.get("AXE_CORE", "")
SIZES = {"laptop": (1366, 768), "phone": (420, 900)}
LOCALES = {"laptop": "en-GB", "phone": "zh-CN"}

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(not AXE, reason="AXE_CORE names no axe.min.js"),
]

CHINESE = "2022年，产值达到2295亿元。市长李明出席会议。天气很好。"
ENGLISH = "In 2022 the output reached 22.95 billion yuan. Mayor Li Ming attended the meeting."


def faults(page):
    """Return what axe-core finds on a page in light and in dark, each with where it is."""
    page.evaluate(Path(AXE).read_text("utf-8"))
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [
            f"{scheme}: {one['id']}: {one['help']}: {[n['html'][:120] for n in one['nodes'][:4]]}"
            for one in page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        ]
    return found


@pytest.fixture(scope="module")
def pair(house):
    """The number of a published page, a sentence of it without a counterpart."""
    pages = house.office.pages
    return pages.add(
        ("公报.txt", CHINESE.encode()), ("report.txt", ENGLISH.encode()), author="Li Ming"
    )


@pytest.fixture(scope="module")
def filled(house):
    """An office with terms that wait, one that is ruled, and something in the memory."""
    terms = house.office.terms
    terms.propose("营商环境", "business environment", author="Wang Fang", note="bulletin 7")
    terms.propose("新质生产力", "new quality productive forces", author="Wang Fang")
    terms.approve("新质生产力", author="Li Ming", reason="ruling 7")
    number = house.store([("市长李明出席会议。", "Mayor Li Ming attended the meeting.")], "a.md")
    segment = house.office.segments.find(number, 1)
    house.office.save(
        number, 1, segment.target, version=segment.version, author="Li Ming", confirm=True
    )


def show_documents(page):
    page.wait_for_selector("#documents > *")
    page.click("#intake-paste")
    page.click(".choices summary")


def show_editor(page):
    page.keyboard.press("Control+A")
    page.keyboard.type("In ")
    expect(page.locator(".ghost")).to_have_count(1)


def show_findings(page):
    page.locator("textarea.field-text").fill("In 2022 it reached 22.95 billion yuan.")
    expect(page.locator(".field-back .finding-critical")).to_have_count(1)
    if not page.locator("#tab-findings").is_visible():
        page.click("#toggle-panel")
    page.click("#tab-findings")
    expect(page.locator(".finding-list li").first).to_be_visible()


def show_find_bar(page):
    page.keyboard.press("Control+F")
    expect(page.locator("#find-bar input").first).to_be_focused()


def show_finished_page(page):
    page.keyboard.press("F9")
    page.wait_for_selector("#page-view iframe:not(.is-coming)", state="attached")


def show_comments(page):
    page.keyboard.press("Control+M")
    page.locator("#comment-text").fill("Is this so?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".comment-list li").first).to_be_visible()


def show_finish(page):
    page.keyboard.press("F4")
    expect(page.locator("#finish-menu a").first).to_be_focused()


def show_keys(page):
    page.keyboard.press("Control+/")
    expect(page.locator("dialog.keys")).to_be_visible()


def show_queue(page):
    page.wait_for_selector(".term-row")
    page.click("#mode-queue")
    expect(page.locator("#decision-english")).to_be_visible()


def show_entry(page):
    page.fill("#term-query", "新质")
    page.locator(".term-row").first.click()
    expect(page.locator(".entry-head")).to_contain_text("新质生产力")


def show_proposal(page):
    page.wait_for_selector(".term-row")
    page.click("#term-propose")
    expect(page.locator("dialog")).to_be_visible()


def show_beads(page):
    expect(page.locator("#beads li").first).to_be_visible()


def show_store(page):
    show_beads(page)
    page.click("#pair-store")
    expect(page.locator("dialog")).to_be_visible()


def show_check(page):
    expect(page.locator("#figures figure").first).to_be_visible()
    form = page.locator("#check-form")
    text = "text/plain"
    for side, name, words in (("source", "公报.txt", CHINESE), ("target", "a.txt", ENGLISH)):
        file = {"name": name, "mimeType": text, "buffer": words.encode()}
        form.locator(f"[name={side}]").set_input_files(file)
    form.locator("button.main").click()
    expect(page.locator("#check-result .finding").first).to_be_visible()


STATES = {
    "documents": ("/", show_documents),
    "editor": ("/documents/{report}?segment=3", show_editor),
    "findings": ("/documents/{report}?segment=3", show_findings),
    "find-and-replace": ("/documents/{report}?segment=3", show_find_bar),
    "finished-page": ("/documents/{report}?segment=3", show_finished_page),
    "comments": ("/documents/{report}?segment=3", show_comments),
    "finish": ("/documents/{report}?segment=3", show_finish),
    "keys": ("/documents/{report}?segment=3", show_keys),
    "terms": ("/terms", show_entry),
    "queue": ("/terms", show_queue),
    "proposal": ("/terms", show_proposal),
    "pairs": ("/pairs", lambda page: page.wait_for_selector("#pairs > *")),
    "pair": ("/pairs/{pair}", show_beads),
    "store": ("/pairs/{pair}", show_store),
    "quality": ("/quality", show_check),
}


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", STATES)
def test_axe_finds_nothing(visit, report, pair, place, size):
    path, show = STATES[place]
    page = visit(path.format(report=report, pair=pair), size=SIZES[size], locale=LOCALES[size])
    show(page)
    assert faults(page) == []


@pytest.fixture(scope="module")
def locked(tmp_path_factory):
    """A workbench that asks for a password."""
    folder = tmp_path_factory.mktemp("locked")
    add_account(folder / "accounts.txt", "Li Ming", Role.TRANSLATOR, "a long enough password")
    accounts = read_accounts(folder / "accounts.txt")
    with served(folder / "office.db", accounts=accounts) as made:
        yield made


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_where_somebody_signs_in(chromium, locked, size):
    width, height = SIZES[size]
    context = chromium.new_context(
        viewport={"width": width, "height": height}, locale=LOCALES[size]
    )
    page = context.new_page()
    page.goto(f"{locked.address}/signin")
    found = faults(page)
    if size == "laptop":  # a fifth wrong password would bar this address
        page.fill("[name=name]", "Li Ming")
        page.fill("[name=password]", "wrong")
        page.keyboard.press("Enter")
        expect(page.locator("[role=alert]")).to_be_visible()
        found += faults(page)
    page.fill("[name=name]", "Li Ming")
    page.fill("[name=password]", "a long enough password")
    page.keyboard.press("Enter")
    page.wait_for_selector("#documents > *")
    found += faults(page)
    context.close()
    assert found == []
