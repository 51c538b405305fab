"""The editor in a browser: typing, ghost text, chips, findings, what the keys do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.enable_socket

FIELD = "textarea.field-text"


def saved(page):
    expect(page.locator("#save-state")).to_have_attribute("data-state", "saved")


def enter(page, text, number):
    """Type a text in the place of what a segment has, without completions."""
    page.locator(f'[data-number="{number}"] .row-target').click()
    page.locator(FIELD).fill(text)


def caret(page, start, end=None):
    page.locator(FIELD).evaluate(
        "(area, [start, end]) => { area.focus(); area.setSelectionRange(start, end) }",
        [start, start if end is None else end],
    )


def test_ghost_text_is_taken_by_word_and_whole(visit, report):
    page = visit(f"/documents/{report}?segment=3")
    page.keyboard.press("Control+A")
    page.keyboard.type("In 20")
    ghost = page.locator(".ghost")
    expect(ghost).to_have_text("22 the output reached 229.5 billion yuan.")
    page.keyboard.press("Control+ArrowRight")
    expect(page.locator(FIELD)).to_have_value("In 2022")
    page.keyboard.type(" the")
    expect(ghost).to_have_text(" output reached 229.5 billion yuan.")
    page.keyboard.press("Tab")
    expect(page.locator(FIELD)).to_have_value("In 2022 the output reached 229.5 billion yuan.")
    expect(ghost).to_have_count(0)
    page.keyboard.press("Control+Z")
    expect(page.locator(FIELD)).to_have_value("In 2022 the")
    saved(page)


def test_escape_hides_the_ghost_and_typing_asks_anew(visit, report):
    page = visit(f"/documents/{report}?segment=3")
    page.keyboard.press("Control+A")
    page.keyboard.type("In ")
    expect(page.locator(".ghost")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".ghost")).to_have_count(0)
    page.keyboard.type("2022")
    expect(page.locator(".ghost")).to_have_count(1)


def test_nothing_is_offered_after_the_end_of_the_sentence(visit, report):
    page = visit(f"/documents/{report}?segment=3")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("Control+A")
    with page.expect_response("**/check"):
        page.keyboard.insert_text("In 2022 it was 22.95 billion yuan.")
    expect(page.locator(".field-back .finding-critical")).to_have_count(1)
    saved(page)
    assert [url for url in asked if url.endswith("/complete")] == []


def test_other_ways_to_go_on_are_listed_and_taken(visit, report):
    page = visit(f"/documents/{report}?segment=3")
    caret(page, 8)
    page.keyboard.press("Alt+ArrowDown")
    second = page.locator(".alternatives li").nth(1)
    text = second.text_content()
    page.keyboard.press("ArrowDown")
    expect(second).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_have_value(re.compile(f"^In 2022 {re.escape(text)}"))


@pytest.mark.parametrize(
    ("place", "key", "expected"),
    [
        pytest.param((24, 24), "Backspace", "Li Ming attended the important meeting.", id="back"),
        pytest.param((23, 23), "Backspace", "Li Ming attended the important meeting.", id="within"),
        pytest.param((20, 20), "Delete", None, id="beside-it"),
        pytest.param((21, 21), "Delete", "Li Ming attended the important meeting.", id="forward"),
        pytest.param((22, 22), "x", "Li Ming attended the {1}ximportant meeting{/1}.", id="typed"),
        pytest.param((24, 24), "Control+Backspace", None, id="word-after-tag"),
        pytest.param((30, 44), "Delete", "Li Ming attended the import.", id="across-the-end"),
    ],
)
def test_a_tag_goes_whole_with_its_partner_or_stays(visit, report, place, key, expected):
    page = visit(f"/documents/{report}?segment=2")
    caret(page, *place)
    page.keyboard.press(key)
    value = page.locator(FIELD).input_value()
    if expected is not None:
        assert value == expected
    assert len(re.findall(r"\{/?1\}", value)) in (0, 2)
    assert not re.search(r"\{(?!/?1\})|(?<!\{1)(?<!\{/1)\}", value)
    page.keyboard.press("Control+Z")
    expect(page.locator(FIELD)).to_have_value("Li Ming attended the {1}important meeting{/1}.")


def test_an_input_method_composes_beside_a_chip(visit, report):
    page = visit(f"/documents/{report}?segment=2")
    caret(page, 24)
    keyboard = page.context.new_cdp_session(page)
    for letters in ("zh", "zhong"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
    keyboard.send("Input.insertText", {"text": "中"})
    expect(page.locator(FIELD)).to_have_value("Li Ming attended the {1}中important meeting{/1}.")
    saved(page)


def test_a_pasted_line_break_becomes_a_space_and_undo_takes_all_of_it(visit, report):
    page = visit(f"/documents/{report}?segment=4")
    before = page.locator(FIELD).input_value()
    caret(page, len(before))
    page.locator(FIELD).evaluate(
        """area => {
          const data = new DataTransfer();
          data.setData("text/plain", " He\\n  spoke.");
          const paste = { clipboardData: data, bubbles: true, cancelable: true };
          area.dispatchEvent(new ClipboardEvent("paste", paste));
        }"""
    )
    expect(page.locator(FIELD)).to_have_value(f"{before} He spoke.")
    page.keyboard.press("Control+Z")
    expect(page.locator(FIELD)).to_have_value(before)


def test_the_caret_jumps_over_a_chip(visit, report):
    page = visit(f"/documents/{report}?segment=2")
    caret(page, 21)
    page.keyboard.press("ArrowRight")
    place = "area => area.selectionStart"
    page.wait_for_function(f"() => ({place})(document.querySelector('{FIELD}')) === 24")
    page.keyboard.type("very ")
    expect(page.locator(FIELD)).to_have_value("Li Ming attended the {1}very important meeting{/1}.")


def test_without_its_tags_a_segment_is_not_confirmed_until_they_are_put_back(visit, report):
    page = visit(f"/documents/{report}?segment=2")
    enter(page, "Li Ming attended the important meeting.", 2)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#told")).to_contain_text("{1} {/1}")
    page.click("#tab-findings")
    caret(page, 21, 38)
    page.locator(".finding-list button", has_text="Put them around").click()
    expect(page.locator(FIELD)).to_have_value("Li Ming attended the {1}important meeting{/1}.")


def test_confirmed_by_keyboard_the_next_open_one_has_the_caret_and_undo_brings_it_back(
    visit, report, house
):
    page = visit(f"/documents/{report}")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".row.is-active")).to_have_attribute("data-number", "3")
    saved(page)
    stages = [str(s.stage) for s in house.office.segments.read(report)]
    assert stages == ["confirmed", "confirmed", "draft", "draft"]
    page.keyboard.press("Control+Z")
    expect(page.locator(".row.is-active")).to_have_attribute("data-number", "2")
    assert str(house.office.segments.find(report, 2).stage) == "draft"


def test_a_wrong_figure_is_found_while_typing_and_mended_by_key(visit, report):
    page = visit(f"/documents/{report}?segment=3")
    value = page.locator(FIELD).input_value()
    place = value.index("229.5")
    caret(page, place + 3, place + 4)
    page.keyboard.press("Delete")
    wrong = page.locator(".field-back .finding-critical")
    expect(wrong).to_have_text("2295 billion yuan")
    page.keyboard.press("Control+Home")
    page.keyboard.press("F7")
    selected = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
    assert page.locator(FIELD).evaluate(selected) == "2295 billion yuan"
    page.keyboard.press("F8")
    expect(page.locator(FIELD)).to_have_value(value)
    expect(wrong).to_have_count(0)


def test_a_finding_is_waived_with_a_reason(visit, report, house):
    page = visit(f"/documents/{report}?segment=3")
    enter(page, "In 2022 the output reached 22.95 billion yuan.", 3)
    page.keyboard.press("Escape")
    expect(page.locator(".field-back .finding-critical")).to_have_count(1)
    saved(page)
    page.click("#tab-findings")
    page.locator(".finding-list .waive").first.click()
    page.keyboard.type("as the ministry printed it")
    page.keyboard.press("Enter")
    expect(page.locator(".field-back .finding-critical")).to_have_count(0)
    assert house.office.segments.find(report, 3).findings == ()
    (waiver,) = house.office.waivers.in_force()
    assert waiver.waiver.reason == "as the ministry printed it"
    house.office.waivers.retire(waiver.number, author="Li Ming")


def test_a_word_says_why_it_is_marked(visit, report):
    page = visit(f"/documents/{report}?segment=3")
    figure = page.locator(".row.is-active .row-source [data-requirement]", has_text="2295亿元")
    figure.focus()
    expect(figure).to_have_attribute("aria-describedby", "why-card")
    card = page.locator("#why-card")
    expect(card).to_contain_text("229.5 billion yuan")
    expect(card).to_contain_text("Compared by value")


def test_terms_are_put_in_by_number(visit, report):
    page = visit(f"/documents/{report}?segment=3")
    expect(page.locator(".suggestion")).not_to_have_count(0)
    first = page.locator(".suggestion [lang=en]").first.text_content().split(" | ")[0]
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+1")
    expect(page.locator(FIELD)).to_have_value(first)


def test_find_and_replace_shows_first(visit, report, house):
    page = visit(f"/documents/{report}")
    page.keyboard.press("Control+F")
    page.keyboard.type("Li Ming")
    page.locator('#find-bar [placeholder="Replace by"]').fill("Mr. Li")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog")
    expect(dialog.locator("li")).to_have_count(2)
    dialog.locator("li input").first.uncheck()
    page.keyboard.press("Control+Enter")
    expect(page.locator('[data-number="4"] .row-target')).to_contain_text("Mr. Li")
    assert "Li Ming" in house.office.segments.find(report, 2).target


def test_words_are_looked_up_in_the_memory_of_what_was_confirmed(visit, report):
    page = visit(f"/documents/{report}?segment=4")
    page.keyboard.press("Control+Enter")
    saved(page)
    enter(page, "attended", 2)
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+K")
    expect(page.locator(".concordance-list")).to_contain_text("Mayor Li Ming attended")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_be_focused()


def test_a_comment_is_written_by_keyboard_and_counted_in_its_row(visit, report):
    page = visit(f"/documents/{report}?segment=3")
    page.keyboard.press("Control+M")
    expect(page.locator("#comment-text")).to_be_focused()
    page.keyboard.type("Is this the revised figure?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".comment-list")).to_contain_text("the revised figure?")
    expect(page.locator('[data-number="3"] .row-state')).to_contain_text("1")
    assert page.locator(".row.is-active").get_attribute("data-number") == "3"


def test_the_sheet_lists_the_keys(visit, report):
    page = visit(f"/documents/{report}")
    page.keyboard.press("Control+/")
    expect(page.locator("dialog.keys")).to_contain_text("Confirm, go to the next open segment")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_be_focused()


def test_the_finished_page_follows_the_caret(visit, report):
    page = visit(f"/documents/{report}")
    page.keyboard.press("F9")
    frame = page.frame_locator("#page-view iframe:not(.is-coming)")
    expect(frame.locator("h1")).to_have_text("Report on the Work")
    page.keyboard.press("Control+ArrowDown")
    expect(page.locator("#page-view iframe")).to_have_attribute("src", re.compile("#segment-2$"))
    assert page.locator("#page-view iframe").get_attribute("sandbox") == ""
