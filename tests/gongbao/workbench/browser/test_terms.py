"""Terms in a browser: found, decided, changed, brought in with a preview, given out, examined."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def ruled(house):
    """Return what makes a term of an office: proposed, then approved."""

    def make(chinese, english):
        house.office.terms.propose(chinese, english, author="Wang Fang")
        house.office.terms.approve(chinese, author="Li Ming", reason="ruling 7")

    return make


@pytest.mark.parametrize(
    "query", ["专精特新", "zjtx", "zhuanjing", "specialised and sophisticated", "sofisticated"]
)
def test_a_term_is_found_in_chinese_pinyin_and_misspelt_english(visit, house, ruled, query):
    if not house.office.terms.search("专精特新", limit=1):
        ruled("专精特新", "specialized and sophisticated")
    page = visit("/terms")
    page.keyboard.type(query)
    expect(page.locator(".term-row").first).to_contain_text("专精特新")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".entry-head")).to_contain_text("专精特新")
    expect(page.locator("#term-entry")).to_contain_text("ruling 7")


def test_a_rejected_proposal_keeps_its_reason(visit, house):
    house.office.terms.propose("赋能", "empower", author="Wang Fang")
    page = visit("/terms")
    page.wait_for_selector(".term-row")
    page.locator("#mode-search").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#queue-count")).not_to_be_empty()
    page.locator(".term-row", has_text="赋能").click()
    expect(page.locator(".entry-head")).to_contain_text("赋能")
    page.keyboard.press("r")
    page.keyboard.type("says nothing")
    page.keyboard.press("Enter")
    expect(page.locator(".term-row", has_text="赋能")).to_have_count(0)
    assert house.office.terms.history("赋能")[0].reason == "says nothing"


def test_a_changed_ruling_offers_to_correct_the_old_wording(visit, house, ruled):
    ruled("孵化器", "incubator")
    number = house.store([("新建孵化器3家。", "Three incubators were built.")], "hubs.md")
    page = visit("/terms")
    page.keyboard.type("孵化器")
    expect(page.locator(".term-row")).to_have_count(1)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Change the ruling").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("start-up hub")
    page.keyboard.press("Tab")
    page.keyboard.type("ruling 8")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog", has_text="hubs.md")
    expect(dialog.locator("ins")).to_have_text("Three start-up hubs were built.")
    dialog.get_by_role("button", name="Write the ruled wording").click()
    expect(page.locator("#told")).to_contain_text("Segments corrected: 1")
    assert house.office.segments.find(number, 1).target == "Three start-up hubs were built."


def test_terms_are_brought_in_after_a_preview(visit, house, ruled):
    ruled("示范区", "demonstration zone")
    table = "zh,en\n示范区,model area\n攻坚克难,tackle hard problems\n"
    page = visit("/terms")
    page.wait_for_selector(".term-row")
    file = {"name": "terms.csv", "mimeType": "text/csv", "buffer": table.encode()}
    page.set_input_files("#term-import", file)
    dialog = page.locator("dialog")
    expect(dialog).to_contain_text("new: 1")
    expect(dialog).to_contain_text("contradicting: 1")
    assert house.office.terms.search("攻坚克难", limit=1) == []
    dialog.locator("select").select_option("keep")
    dialog.get_by_role("button", name="Import").click()
    expect(dialog).to_have_count(0)
    assert house.office.terms.find("攻坚克难").english == ("tackle hard problems",)
    assert house.office.terms.find("示范区").english[0] == "demonstration zone"


def test_terms_are_given_out_and_examined(visit, ruled):
    ruled("产业链", "industrial chain")
    page = visit("/terms")
    page.wait_for_selector(".term-row")
    with page.expect_download() as download:
        page.select_option("#term-export", "csv")
    assert "产业链" in download.value.path().read_text("utf-8")
    page.click("#term-lint")
    line = page.locator("dialog li", has_text="产业链 is approved without a source")
    line.locator("button").click()
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator(".entry-head")).to_contain_text("产业链")
