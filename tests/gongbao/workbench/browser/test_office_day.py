"""The whole day of an office in a browser, by keyboard alone: three people, one document."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from playwright.sync_api import expect

from corpora.languages import has_chinese
from gongbao.editing import OfficeOptions
from gongbao.workbench.accounts import Role, add_account, read_accounts

from .house import served

pytestmark = pytest.mark.enable_socket

FIELD = "textarea.field-text"
PASSWORD = "a long enough password"
GLOSSARY = {"链主企业": "chain master enterprise"}
ENGLISH = (
    "In 2022, output of chain master enterprises reached 229.5 billion yuan,"
    " up 5.6 percent year on year."
)
STAFF = {
    "Li Ming": Role.TRANSLATOR,
    "Zhao Min": Role.TERMINOLOGIST,
    "Wang Fang": Role.REVIEWER,
}


@pytest.fixture(scope="module")
def office_house(tmp_path_factory):
    """A workbench with accounts, in which a second person approves."""
    folder = tmp_path_factory.mktemp("office")
    for name, role in STAFF.items():
        add_account(folder / "accounts.txt", name, role, PASSWORD)
    options = OfficeOptions((GLOSSARY,), packaged_glossary=False, needs_second=True)
    accounts = read_accounts(folder / "accounts.txt")
    with served(folder / "office.db", options, accounts) as made:
        yield made


@pytest.fixture
def arrive(chromium, office_house):
    """Sign in by keyboard in a browser of one's own: `arrive(name)`; no mouse is used after it."""
    contexts, complaints = [], []

    def come(name):
        context = chromium.new_context(locale="en-GB", viewport={"width": 1366, "height": 768})
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("filechooser", lambda _: None)  # from now on none is shown by the system
        page.goto(office_house.address)
        expect(page.locator("[name=name]")).to_be_focused()
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("#documents > *")
        return page

    yield come
    for context in contexts:
        context.close()
    assert complaints == []


def bulletin():
    made = Document()
    made.add_heading("工作报告", level=1)
    made.add_paragraph("2022年，链主企业产值达到2295亿元，同比增长5.6%。")
    made.add_paragraph("市长李明出席会议并讲话。")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "工业产值"
    table.cell(0, 1).text = "2295亿元"
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def walk_to(page, selector, key="Tab"):
    """Press a key until what a selector names has the focus."""
    for _ in range(80):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{selector} is not reached by {key}")


def saved(page):
    expect(page.locator("#save-state")).to_have_attribute("data-state", "saved")


def take_document_in(page):
    """Choose a Word file as a keyboard does it, wait for its draft, and open it."""
    walk_to(page, "#intake-files")
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files({"name": "报告.docx", "mimeType": word, "buffer": bulletin()})
    expect(page.locator("tr .badge").first).to_have_text("in review", timeout=60_000)
    open_document(page)


def open_document(page):
    walk_to(page, "a.document-name")
    page.keyboard.press("Enter")
    page.wait_for_selector("#editor[data-ready]")
    expect(page.locator(FIELD)).to_be_focused()


def write_with_suggestions(page):
    """Take ghost text, put a term in by number, find a wrong figure and mend it, confirm."""
    field, keyboard = page.locator(FIELD), page.keyboard
    keyboard.press("Control+A")
    keyboard.type("In 2022, ")
    expect(page.locator(".ghost")).to_contain_text("229.5 billion yuan")
    keyboard.press("Tab")
    expect(field).to_have_value(re.compile(r"^In 2022, .*229\.5 billion yuan"))

    keyboard.press("Control+A")
    keyboard.type("In 2022, output of ")
    term = page.locator(".suggestion", has_text="链主企业")
    keyboard.press(term.locator("kbd").text_content().replace("Ctrl ", "Control+"))
    expect(field).to_have_value("In 2022, output of chain master enterprise")
    keyboard.type("s reached 22.95 billion yuan, up 5.6 percent year on year.")
    expect(page.locator(".field-back .finding-critical")).to_have_text("22.95 billion yuan")
    keyboard.press("Control+Home")
    keyboard.press("F7")
    keyboard.press("F8")
    expect(field).to_have_value(ENGLISH)
    expect(page.locator(".field-back .finding-critical")).to_have_count(0)
    keyboard.press("Control+Enter")


def propose_and_comment(page):
    """Propose the last words of a segment as a term, and leave a remark for the reviewer."""
    field, keyboard = page.locator(FIELD), page.keyboard
    keyboard.press("Control+A")
    keyboard.type("Mayor Li Ming attended the meeting and delivered a speech.")
    keyboard.press("Escape")
    keyboard.press("End")
    keyboard.press("ArrowLeft")
    for _ in range(len("delivered a speech")):
        keyboard.press("Shift+ArrowLeft")
    keyboard.press("Control+D")
    dialog = page.locator("dialog")
    expect(dialog).to_contain_text("市长李明出席会议并讲话。")
    keyboard.insert_text("讲话")
    keyboard.press("Control+Enter")
    expect(dialog).to_have_count(0)
    keyboard.press("Control+M")
    expect(page.locator("#comment-text")).to_be_focused()
    keyboard.type("Did he speak first?")
    keyboard.press("Control+Enter")
    expect(page.locator(".comment-list")).to_contain_text("Did he speak first?")
    keyboard.press("Escape")
    expect(field).to_be_focused()
    keyboard.press("Control+Enter")


def open_finish(page):
    """Open the menu of the downloads and the approval."""
    page.keyboard.press("F4")
    expect(page.locator("#finish-menu a").first).to_be_focused()


def test_a_day_by_keyboard_from_the_word_file_to_the_approved_one(arrive, office_house):
    office = office_house.office
    translator = arrive("Li Ming")
    take_document_in(translator)
    active = translator.locator(".row.is-active")
    translator.keyboard.press("Control+Enter")  # the heading, as it was drafted
    expect(active).to_have_attribute("data-number", "2")
    write_with_suggestions(translator)
    expect(active).to_have_attribute("data-number", "3")
    propose_and_comment(translator)
    expect(active).to_have_attribute("data-number", "4")
    translator.keyboard.press("Control+Enter")
    translator.keyboard.press("Control+Enter")
    expect(translator.locator("#told")).to_contain_text("Every segment shown is confirmed")
    saved(translator)
    open_finish(translator)
    expect(translator.locator("#finish-menu")).to_contain_text("A second person approves.")
    expect(translator.locator("#finish-menu button")).to_have_count(0)

    terminologist = arrive("Zhao Min")
    walk_to(terminologist, 'nav a[href="/terms"]')
    terminologist.keyboard.press("Enter")
    terminologist.wait_for_url("**/terms")
    walk_to(terminologist, "#mode-search", "Shift+Tab")
    terminologist.keyboard.press("ArrowRight")
    expect(terminologist.locator("#decision-english")).to_have_value("delivered a speech")
    walk_to(terminologist, ".term-row")
    terminologist.keyboard.press("e")
    terminologist.keyboard.press("Control+A")
    terminologist.keyboard.type("delivered a speech")
    terminologist.keyboard.press("Enter")
    expect(terminologist.locator("#told")).to_contain_text("讲话 is approved")
    assert office.terms.search("讲话", limit=1)[0].status == "approved"

    reviewer = arrive("Wang Fang")
    open_document(reviewer)
    reviewer.keyboard.press("Control+G")
    reviewer.keyboard.type("3")
    reviewer.keyboard.press("Enter")
    reviewer.keyboard.press("Control+M")
    expect(reviewer.locator(".comment-list")).to_contain_text("Did he speak first?")
    walk_to(reviewer, ".comment-list button")
    reviewer.keyboard.press("Enter")
    expect(reviewer.locator(".comment-list .is-closed")).to_have_count(1)
    open_finish(reviewer)
    walk_to(reviewer, "#finish-menu button.main", "ArrowDown")
    reviewer.keyboard.press("Enter")
    expect(reviewer.locator("#told")).to_contain_text("The document is approved.")
    open_finish(reviewer)
    with reviewer.expect_download() as download:
        reviewer.keyboard.press("Enter")
    assert download.value.suggested_filename == "报告.en.docx"
    made = Document(download.value.path())
    assert [paragraph.text for paragraph in made.paragraphs][1:] == [
        ENGLISH,
        "Mayor Li Ming attended the meeting and delivered a speech.",
    ]
    assert not any(has_chinese(paragraph.text) for paragraph in made.paragraphs)
    cells = [cell.text for cell in made.tables[0].rows[0].cells]
    assert cells[1] == "229.5 billion yuan" and not has_chinese(cells[0])

    (record,) = office.documents.all()
    assert (str(record.stage), record.approved_by) == ("approved", "Wang Fang")
    assert {unit.author for unit in office.memory.concordance("chain master")} == {"Li Ming"}


def test_the_one_who_confirmed_signs_out_by_keyboard(arrive):
    page = arrive("Li Ming")
    walk_to(page, "#shell-leave")
    page.keyboard.press("Enter")
    page.wait_for_url("**/signin")
    page.goto(page.url.replace("/signin", "/"))
    expect(page.locator("[name=password]")).to_be_visible()
