"""The pages in a browser: intake, translation, long documents, terms, languages, colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.enable_socket

FIELD = "textarea.field-text"
LONGEST_WAIT_MS = 200


def test_a_pasted_text_is_taken_in_and_a_document_is_retired_and_comes_back(visit):
    page = visit()
    page.click("#intake-paste")
    page.fill("#intake-name", "pasted.txt")
    page.fill("#intake-text", "工作进展顺利。")
    page.keyboard.press("Control+Enter")
    row = page.locator("tr", has_text="pasted.txt")
    expect(row.locator(".badge").first).to_have_text("in review", timeout=60_000)
    row.get_by_role("button", name="Retire").click()
    expect(row).to_have_count(0)
    page.locator("#told button").click()
    expect(row).to_have_count(1)


def test_a_glossary_is_chosen_for_one_document(visit, house):
    page = visit()
    page.click(".choices summary")
    page.get_by_label("terms (2)").check()
    page.click("#intake-paste")
    page.fill("#intake-name", "tourism.txt")
    page.fill("#intake-text", "我们推介荆街夜市。")
    page.keyboard.press("Control+Enter")
    row = page.locator("tr", has_text="tourism.txt")
    expect(row.locator(".badge").first).to_have_text("in review", timeout=60_000)
    expect(row).to_contain_text("terms, terms (2)")
    number = int(row.locator("a").get_attribute("href").rpartition("/")[2])
    assert "Jing Street Night Market" in house.office.segments.find(number, 1).target


def test_a_translation_shows_its_speed_is_stopped_and_goes_on(visit):
    page = visit()
    lines = "\n\n".join(f"第{number}项重点工作进展顺利，成效明显。" for number in range(1, 400))
    page.click("#intake-paste")
    page.fill("#intake-name", "stopped.txt")
    page.fill("#intake-text", lines)
    page.keyboard.press("Control+Enter")
    row = page.locator("tr", has_text="stopped.txt")
    expect(row).to_contain_text("segments/s", timeout=60_000)
    row.get_by_role("button", name="Stop").click()
    expect(row.locator(".badge").first).to_have_text("stopped", timeout=60_000)
    expect(row).not_to_contain_text("segments/s")
    row.get_by_role("button", name="Resume").click()
    expect(row).to_contain_text("segments/s", timeout=60_000)
    row.get_by_role("button", name="Stop").click()
    expect(row.locator(".badge").first).to_have_text("stopped", timeout=60_000)


def test_what_cannot_be_read_is_refused_in_words(visit):
    page = visit()
    file = {"name": "empty.docx", "mimeType": "application/msword", "buffer": b"PK nothing"}
    page.set_input_files("#intake-files", file)
    expect(page.locator(".told-line.is-bad")).to_contain_text("empty.docx")


@pytest.fixture(scope="module")
def long_report(house):
    pairs = []
    for number in range(1001, 6001):
        times = 1 + number % 3
        chinese = "，".join([f"第{number}项工作投资{number}万元，比上年增长6.5%"] * times)
        english = ", and ".join([f"Item {number} took {number}0 thousand yuan, up 6.5%"] * times)
        pairs.append((f"{chinese}。", english + ("." if times < 3 else " and 7 more.")))
    return house.store(pairs, "long.md", period=3)


def test_five_thousand_segments_scroll_and_filter_without_a_wait(visit, house, long_report):
    page = visit(f"/documents/{long_report}")
    total = house.office.documents.find(long_report).segments
    assert total == 5000
    expect(page.locator("#filters button").first).to_contain_text(str(total), timeout=30_000)
    waits = page.evaluate(
        """async () => {
          const scroller = document.getElementById("scroller");
          const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          const waits = { scroll: 0, filter: 0, rows: 0, marks: 0 };
          for (let step = 1; step <= 25; step += 1) {
            const start = performance.now();
            scroller.scrollTop = (scroller.scrollHeight * step) / 26;
            await frame();
            waits.scroll = Math.max(waits.scroll, performance.now() - start);
            waits.rows = Math.max(waits.rows, document.querySelectorAll(".row").length);
            waits.marks = document.querySelectorAll("[data-requirement]").length;
            const middle = scroller.getBoundingClientRect();
            const at = document.elementFromPoint(middle.left + 200, middle.top + 300);
            if (!at.closest(".row")) throw new Error(`nothing is drawn at step ${step}`);
          }
          for (const button of document.querySelectorAll("#filters button")) {
            const start = performance.now();
            button.click();
            await frame();
            waits.filter = Math.max(waits.filter, performance.now() - start);
          }
          document.querySelector("#filters button").click();
          return waits;
        }"""
    )
    assert waits["scroll"] < LONGEST_WAIT_MS, waits
    assert waits["filter"] < LONGEST_WAIT_MS, waits
    assert waits["rows"] < 80, waits
    assert waits["marks"] > 20, waits
    page.fill("#filter-text", "Item 2222 took")
    expect(page.locator(".row")).to_have_count(1)


def test_rows_stand_in_the_page_in_the_order_of_the_segments(visit, long_report):
    page = visit(f"/documents/{long_report}?segment=400")
    page.evaluate("document.getElementById('scroller').scrollBy(0, -700)")
    page.wait_for_function("document.querySelector('.row').dataset.number < 395")
    numbers = page.eval_on_selector_all(".row", "rows => rows.map(row => +row.dataset.number)")
    assert numbers == sorted(numbers)


def test_a_segment_far_away_is_reached_by_its_number(visit, long_report):
    page = visit(f"/documents/{long_report}")
    page.keyboard.press("Control+G")
    page.keyboard.type("4321")
    page.keyboard.press("Enter")
    expect(page.locator(".row.is-active")).to_have_attribute("data-number", "4321")
    expect(page.locator(".row.is-active")).to_be_in_viewport()
    expect(page.locator(FIELD)).to_be_focused()


def test_the_interface_speaks_both_languages(visit, report):
    page = visit(f"/documents/{report}", locale="zh-CN")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("#tab-findings")).to_contain_text("问题")
    page.click("#shell-language")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#tab-findings")).to_contain_text("Findings")


def test_dark_and_light_can_be_chosen(visit):
    page = visit(color_scheme="dark")
    ink = "getComputedStyle(document.body).color"
    dark = page.evaluate(ink)
    page.click("#shell-theme")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert page.evaluate(ink) != dark
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_a_selection_is_proposed_and_decided_by_keyboard(visit, house, report):
    page = visit(f"/documents/{report}?segment=1")
    page.keyboard.press("Control+A")
    page.locator(".row.is-active .row-source").click(click_count=3)
    page.keyboard.press("Control+D")
    dialog = page.locator("dialog")
    expect(dialog.locator("[lang=en]")).to_have_value("Report on the Work")
    expect(dialog.locator("input").first).to_have_value("工作报告")
    page.keyboard.press("Control+Enter")
    expect(dialog).to_have_count(0)
    page.goto(f"{house.address}/terms")
    page.click("#mode-queue")
    expect(page.locator(".term-row").first).to_be_focused()
    row = page.locator(".term-row", has_text="工作报告")
    row.click()
    expect(page.locator("#decision-english")).to_have_value("Report on the Work")
    page.keyboard.press("a")
    expect(row).to_have_count(0)
    page.click("#mode-search")
    page.fill("#term-query", "gzbg")
    expect(page.locator(".term-row")).to_have_count(1)
    expect(row.locator(".badge")).to_have_text("approved")
