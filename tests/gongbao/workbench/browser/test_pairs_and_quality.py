"""Published pages mended by keyboard and stored, translations checked and compared, by browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.enable_socket

CHINESE = "荆州市召开会议。\n市长李明出席会议。\n全市产值达到2295亿元。\n会议强调安全。\n"
ENGLISH = (
    "Jingzhou City held a meeting.\nMayor Li Ming attended the meeting.\n"
    "The output of the city reached 229.5 billion yuan.\nThe meeting stressed safety.\n"
)


def text_file(name, text):
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def rows(page):
    return [
        row.split("\n")
        for row in page.locator("#beads li").evaluate_all(
            "rows => rows.map(row => [...row.querySelectorAll('.side')]"
            ".map(side => side.querySelectorAll('p:not(.quiet)').length).join('\\n'))"
        )
    ]


def test_a_page_is_aligned_mended_by_keys_and_stored(visit, house):
    page = visit("/pairs")
    page.wait_for_selector("#pairs > *")
    page.set_input_files("#pair-source", text_file("会议.txt", CHINESE))
    page.set_input_files("#pair-target", text_file("meeting.txt", ENGLISH))
    page.locator("#pair-name").focus()
    page.keyboard.type("Meeting of May")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pairs/*")
    bead = page.locator("#beads li")
    expect(bead).to_have_count(4)
    page.keyboard.press("m")  # the first two together
    expect(bead).to_have_count(3)
    assert rows(page)[0] == ["2", "2"]
    page.keyboard.press("s")
    expect(bead).to_have_count(4)
    page.keyboard.press("j")
    page.keyboard.press("u")
    expect(bead).to_have_count(5)
    assert rows(page)[1:3] == [["1", "0"], ["0", "1"]]
    page.keyboard.press("Control+z")
    expect(bead).to_have_count(4)
    page.keyboard.press("2")  # its English goes on to the next
    assert rows(page)[1:3] == [["1", "0"], ["1", "2"]]
    page.keyboard.press("Control+z")
    expect(page.locator("#pair-state")).to_have_text("Saved")
    page.locator("#pair-store").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#told")).to_contain_text("4 pairs stored, 4 in the memory")
    expect(page.locator("#pair-store")).to_be_disabled()
    found = house.office.memory.concordance("2295亿元")
    assert "The output of the city reached 229.5 billion yuan." in [unit.target for unit in found]


def test_a_finished_pair_is_checked_and_a_finding_waived(visit, house):
    page = visit("/quality")
    expect(page.locator("#figures figure")).not_to_have_count(0)
    form = page.locator("#check-form")
    form.locator("[name=source]").set_input_files(text_file("会议.txt", CHINESE))
    wrong = ENGLISH.replace("229.5", "22.95")
    form.locator("[name=target]").set_input_files(text_file("meeting.txt", wrong))
    form.locator("button.main").focus()
    page.keyboard.press("Enter")
    found = page.locator("#check-result .finding")
    expect(found).to_have_count(1)
    expect(found.locator("mark")).to_have_text("22.95 billion yuan")
    with page.expect_download() as download:
        page.click("#check-report")
    assert download.value.suggested_filename == "findings.html"
    found.locator(".waive").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("as the ministry printed it")
    page.keyboard.press("Enter")
    expect(found).to_have_count(0)
    page.click(".waiver-list summary")
    expect(page.locator(".waivers li")).to_contain_text("as the ministry printed it")
    form.locator("button.main").click()
    expect(page.locator("#check-result")).to_contain_text("1 waived")
    page.locator(".waivers button").click()
    expect(page.locator(".waivers li")).to_have_count(0)
    assert house.office.waivers.in_force() == ()


def test_translations_are_compared_without_a_reference(visit):
    page = visit("/quality")
    expect(page.locator("#figures figure")).not_to_have_count(0)
    form = page.locator("#evaluate-form")
    form.locator("[name=source]").set_input_files(text_file("source.zh", CHINESE))
    systems = [
        text_file("right.en", ENGLISH),
        text_file("wrong.en", ENGLISH.replace("229.5", "22.95")),
    ]
    form.locator("[name=system]").set_input_files(systems)
    form.locator("button.main").click()
    expect(page.locator("#evaluate-result pre")).to_contain_text("right", timeout=60_000)
    expect(page.locator("#evaluate-report")).to_be_enabled()
    expect(page.locator("#figures figure")).not_to_have_count(0)
