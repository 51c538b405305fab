"""What is typed in a browser is saved, offline too, and two people overwrite nothing."""

from __future__ import annotations

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


def test_what_two_people_changed_is_shown_and_decided(visit, report, house):
    mine = visit(f"/documents/{report}?segment=4")
    mine.context.route("**/changes?*", lambda route: route.abort())
    expect(mine.locator("#save-state")).to_have_attribute("data-state", "offline")
    version = house.office.segments.find(report, 4).version
    house.office.save(report, 4, "Theirs.", version=version, author="Wang Fang")
    mine.locator(FIELD).fill("Mine.")
    dialog = mine.locator("dialog.conflict")
    expect(dialog).to_contain_text("Wang Fang")
    expect(dialog).to_contain_text("Theirs.")
    assert house.office.segments.find(report, 4).target == "Theirs."
    mine.context.unroute_all()
    dialog.locator("textarea").fill("Both.")
    mine.keyboard.press("Control+Enter")
    expect(mine.locator(FIELD)).to_have_value("Both.")
    saved(mine)
    assert house.office.segments.find(report, 4).target == "Both."


def test_an_answer_that_was_lost_is_no_conflict(visit, report, house):
    page = visit(f"/documents/{report}?segment=4")
    lost: list[int] = []

    def lose(route):
        if route.request.method == "PUT" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.context.route("**/segments/4", lose)
    page.keyboard.press("Control+Enter")
    saved(page)
    assert lost == [200]
    assert str(house.office.segments.find(report, 4).stage) == "confirmed"
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator('[data-number="4"].state-confirmed')).to_have_count(1)


def test_typing_goes_on_from_a_text_whose_answer_was_lost(visit, report, house):
    page = visit(f"/documents/{report}?segment=4")
    lost: list[int] = []

    def lose(route):
        if route.request.method == "PUT" and not lost:
            page.keyboard.type(" of")
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.context.route("**/segments/4", lose)
    enter(page, "The beginning", 4)
    page.keyboard.type(" the story.")
    saved(page)
    assert lost == [200]
    expect(page.locator("dialog")).to_have_count(0)
    assert house.office.segments.find(report, 4).target == page.locator(FIELD).input_value()


def test_people_see_each_other_and_each_others_words(visit, report):
    li = visit(f"/documents/{report}?segment=1")
    wang = visit(f"/documents/{report}?segment=3", name="Wang Fang")
    expect(li.locator('[data-number="3"] .person')).to_have_text("WF")
    enter(wang, "Output: 229.5 billion yuan in 2022.", 3)
    expect(li.locator('[data-number="3"] .row-target')).to_have_text(
        "Output: 229.5 billion yuan in 2022."
    )


def test_offline_what_is_typed_is_kept_and_saved_later(visit, report, house):
    page = visit(f"/documents/{report}?segment=4")
    page.context.set_offline(True)
    enter(page, "Kept while the server is away.", 4)
    expect(page.locator("#save-state")).to_have_attribute("data-state", "offline")
    assert house.office.segments.find(report, 4).target != "Kept while the server is away."
    page.context.set_offline(False)
    saved(page)
    assert house.office.segments.find(report, 4).target == "Kept while the server is away."


def test_a_page_that_was_killed_offers_what_it_had_not_saved(visit, report, house):
    page = visit(f"/documents/{report}?segment=4")
    page.context.route("**/segments/4", lambda route: route.abort())
    enter(page, "Typed before the crash.", 4)
    expect(page.locator("#save-state")).to_have_attribute("data-state", "offline")
    page.context.unroute_all()
    page.goto("about:blank")
    page.go_back()
    page.wait_for_selector("#editor[data-ready]")
    if house.office.segments.find(report, 4).target == "Typed before the crash.":
        return  # it was sent as the page went
    page.locator(".offer button.main").click()
    saved(page)
    assert house.office.segments.find(report, 4).target == "Typed before the crash."


def test_signed_out_the_text_is_kept_until_somebody_has_signed_in_again(visit, report, house):
    page = visit(f"/documents/{report}?segment=4")
    (cookie,) = [c for c in page.context.cookies() if c["name"] == "gongbao_session"]
    house.application.state.sessions.close(cookie["value"])
    enter(page, "Typed after the server had started anew.", 4)
    expect(page.locator("#save-state")).to_have_attribute("data-state", "signed_out")
    other = page.context.new_page()
    other.goto(house.start)
    saved(page)
    assert house.office.segments.find(report, 4).target.startswith("Typed after")


def test_two_browsers_in_one_segment_overwrite_nothing_of_each_other(visit, report, house):
    li = visit(f"/documents/{report}?segment=4")
    wang = visit(f"/documents/{report}?segment=4", name="Wang Fang")
    for page in (li, wang):  # neither hears of the other before both have typed
        page.context.route("**/changes?*", lambda route: route.abort())
        expect(page.locator("#save-state")).to_have_attribute("data-state", "offline")
    with wang.expect_response("**/segments/4"):
        wang.locator(FIELD).fill("Wang wrote this.")
    li.locator(FIELD).fill("Li wrote this.")
    dialog = li.locator("dialog.conflict")
    expect(dialog).to_contain_text("Wang Fang has saved segment 4")
    li.keyboard.press("Escape")
    expect(li.locator(FIELD)).to_have_value("Wang wrote this.")
    assert house.office.segments.find(report, 4).target == "Wang wrote this."

    li.locator("#told button").click()
    expect(dialog.locator("textarea")).to_have_value("Li wrote this.")
    for page in (li, wang):
        page.context.unroute_all()
    li.keyboard.press("Control+Enter")
    saved(li)
    expect(wang.locator(FIELD)).to_have_value("Li wrote this.")
    expect(wang.locator("dialog")).to_have_count(0)
    versions = [one.target for one in house.office.segments.history(report, 4)]
    assert "Wang wrote this." in versions
