"""What the editor asks, and what it is told."""

from __future__ import annotations

import io

import pytest
from docx import Document
from openpyxl import load_workbook

from .conftest import add


def segments(browser, document):
    return browser.get(f"/api/documents/{document}/segments").json()["segments"]


def test_a_document_is_translated_and_read(browser, document):
    found = browser.get(f"/api/documents/{document}").json()
    assert (found["state"], found["segments"], found["translated"]) == ("in_review", 3, 3)
    heading, growth, mayor = segments(browser, document)
    assert heading["block"]["kind"] == "heading"
    assert "229.5 billion yuan" in growth["target"]
    kinds = {one["kind"] for one in growth["requirements"]}
    assert {"figure", "term", "relation"} <= kinds
    figure = next(o for o in growth["requirements"] if o["accepted"][0] == "229.5 billion yuan")
    assert growth["source"][slice(*figure["source_span"])] == "2295亿元"
    assert growth["target"][slice(*figure["target_span"])] == "229.5 billion yuan"
    assert "Li Ming" in mayor["target"]


def test_a_wrong_figure_is_found_while_typing_with_what_to_write(browser, document):
    growth = segments(browser, document)[1]
    typed = growth["target"].replace("229.5", "22.95")
    answer = browser.post(
        f"/api/documents/{document}/segments/2/check", json={"target": typed}
    ).json()
    (finding,) = [f for f in answer["findings"] if f["severity"] == "critical"]
    assert typed[slice(*finding["target_span"])] == "22.95 billion yuan"
    assert finding["suggestion"] == "229.5 billion yuan"


def test_what_is_typed_is_saved_and_confirmed_into_the_memory(browser, document, office):
    mayor = segments(browser, document)[2]
    place = f"/api/documents/{document}/segments/3"
    saved = browser.put(
        place, json={"target": "Mayor Li Ming attended.", "version": mayor["version"]}
    ).json()
    assert (saved["state"], saved["author"]) == ("edited", "Li Ming")
    done = browser.put(
        place,
        json={"target": saved["target"], "version": saved["version"], "confirm": True},
    ).json()
    assert done["state"] == "confirmed"
    unit, *_ = browser.get("/api/concordance?q=attended").json()["units"]
    assert (unit["source"], unit["author"]) == ("市长李明出席会议。", "Li Ming")
    suggested = browser.get(f"{place}/suggestions").json()["memory"][0]
    assert suggested["difference"] == [["same", "市长李明出席会议。"]]


def test_nobody_overwrites_anybody(browser, colleague, document):
    version = segments(browser, document)[1]["version"]
    place = f"/api/documents/{document}/segments/2"
    first = colleague.put(place, json={"target": "Theirs.", "version": version})
    assert first.json()["author"] == "Wang Fang"
    second = browser.put(place, json={"target": "Mine.", "version": version})
    assert second.status_code == 409
    assert second.json()["segment"]["target"] == "Theirs."
    assert segments(browser, document)[1]["target"] == "Theirs."


def test_the_same_text_saved_twice_is_no_conflict(browser, document):
    version = segments(browser, document)[1]["version"]
    place = f"/api/documents/{document}/segments/2"
    for _ in range(2):
        answer = browser.put(place, json={"target": "Typed once.", "version": version})
        assert answer.status_code == 200


def test_colleagues_see_each_other_and_each_others_words(browser, colleague, document):
    since = browser.get(f"/api/documents/{document}/segments").json()["change"]
    version = segments(browser, document)[1]["version"]
    colleague.get(f"/api/documents/{document}/changes?since={since}&at=2")
    colleague.put(
        f"/api/documents/{document}/segments/2", json={"target": "New.", "version": version}
    )
    seen = browser.get(f"/api/documents/{document}/changes?since={since}&at=1").json()
    assert [(one["number"], one["target"]) for one in seen["segments"]] == [(2, "New.")]
    assert seen["people"] == [{"name": "Wang Fang", "at": 2}]


def test_undo_takes_back_confirmed_segments_too(browser, document):
    before = segments(browser, document)[1]
    place = f"/api/documents/{document}/segments/2"
    edited = browser.put(
        place, json={"target": "Output was 229.5 billion yuan.", "version": before["version"]}
    ).json()
    browser.put(
        place, json={"target": edited["target"], "version": edited["version"], "confirm": True}
    )
    undo = f"/api/documents/{document}/undo"
    assert browser.post(undo, json={}).json()["segment"]["state"] == "edited"
    back = browser.post(undo, json={}).json()["segment"]
    assert (back["state"], back["target"]) == ("draft", before["target"])
    assert back["findings"] == before["findings"]
    assert browser.post(undo, json={}).json()["segment"] is None
    states = [v["state"] for v in browser.get(f"{place}/history").json()["versions"]]
    assert states == ["edited", "draft"]


def test_a_segment_with_broken_tags_is_not_confirmed(browser):
    page = "<p>参加<b>会议</b>的有李明。</p>"
    number = add(browser, "page.html", page.encode())
    (segment,) = segments(browser, number)
    assert segment["source"] == "参加{1}会议{/1}的有李明。"
    place = f"/api/documents/{number}/segments/1"
    answer = browser.put(
        place,
        json={"target": "Li Ming came.", "version": segment["version"], "confirm": True},
    )
    assert answer.status_code == 400
    assert "{1} is missing" in answer.json()["error"]


def test_the_engine_completes_what_was_begun(browser, document):
    place = f"/api/documents/{document}/segments/2"
    draft = segments(browser, document)[1]["target"]
    answer = browser.post(f"{place}/complete", json={"begun": draft[:10]}).json()
    assert answer["text"] == draft[10:]
    other = browser.post(f"{place}/complete", json={"begun": "Chain master ent"}).json()["text"]
    assert other.startswith("erprise")
    assert "229.5 billion yuan" in other
    ways = browser.post(f"{place}/alternatives", json={"begun": "In 2022, "}).json()
    assert len(set(ways["alternatives"])) > 1


def test_find_and_replace_shows_first_and_changes_on_request(browser, document):
    call = f"/api/documents/{document}/replace"
    words = {"find": "Li Ming", "replace": "Mr. Li", "whole_word": True}
    shown = browser.post(call, json=words).json()["changes"]
    assert [change["number"] for change in shown] == [3]
    assert "Li Ming" in segments(browser, document)[2]["target"]
    browser.post(call, json={**words, "apply": True})
    assert "Mr. Li" in segments(browser, document)[2]["target"]


def test_comments_stay_with_their_segment(browser, document):
    place = f"/api/documents/{document}/segments/2/comments"
    made = browser.post(place, json={"text": "Is this the revised figure?"}).json()
    assert segments(browser, document)[1]["comments"] == 1
    browser.post(f"{place}/{made['id']}/close")
    assert segments(browser, document)[1]["comments"] == 0
    assert browser.get(place).json()["comments"][0]["is_closed"]


def confirm_all(browser, document):
    for segment in segments(browser, document):
        answer = browser.put(
            f"/api/documents/{document}/segments/{segment['number']}",
            json={
                "target": segment["target"],
                "version": segment["version"],
                "confirm": True,
            },
        )
        assert answer.status_code == 200, answer.text


def test_a_document_is_approved_once_every_segment_is_confirmed(browser, document):
    refused = browser.post(f"/api/documents/{document}/approve")
    assert (refused.status_code, refused.json()["kind"]) == (409, "usage")
    confirm_all(browser, document)
    approved = browser.post(f"/api/documents/{document}/approve").json()
    assert (approved["state"], approved["approved_by"]) == ("approved", "Li Ming")
    closed = browser.put(
        f"/api/documents/{document}/segments/1", json={"target": "x", "version": 9}
    )
    assert closed.status_code == 400
    assert browser.post(f"/api/documents/{document}/reopen").json()["state"] == "in_review"


def test_the_document_leaves_in_its_own_format(browser):
    made = Document()
    made.add_heading("工作报告", level=1)
    made.add_paragraph("链主企业产值达到2295亿元。")
    data = io.BytesIO()
    made.save(data)
    number = add(browser, "报告.docx", data.getvalue())
    answer = browser.get(f"/documents/{number}/download?kind=document")
    assert "%E6%8A%A5%E5%91%8A.en.docx" in answer.headers["content-disposition"]
    texts = [p.text for p in Document(io.BytesIO(answer.content)).paragraphs]
    assert any("229.5 billion yuan" in text for text in texts)


def test_decisions_and_rows_leave_as_workbooks(browser, document):
    confirm_all(browser, document)
    browser.post(f"/api/documents/{document}/segments/2/comments", json={"text": "=1+1"})
    data = browser.get(f"/documents/{document}/download?kind=decisions").content
    rows = list(load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))
    assert rows[3][0] == "Segment"
    assert rows[5][4] == "confirmed" and rows[5][8] == "Li Ming: =1+1"
    data = browser.get(f"/documents/{document}/download?kind=bilingual").content
    assert load_workbook(io.BytesIO(data)).active.max_row >= 4
    report = browser.get(f"/documents/{document}/download?kind=report").text
    assert "229.5 billion yuan" in report and "<script" not in report
    assert browser.get(f"/documents/{document}/download?kind=else").status_code == 409


def test_a_retired_document_leaves_the_list_and_comes_back(browser, document):
    browser.post(f"/api/documents/{document}/retire")
    listed, all_listed = (
        {one["id"] for one in browser.get(f"/api/documents{query}").json()["documents"]}
        for query in ("", "?retired=1")
    )
    assert document not in listed and document in all_listed
    browser.post(f"/api/documents/{document}/restore")
    assert browser.get(f"/api/documents/{document}").json()["state"] == "in_review"


def test_a_proposed_term_is_decided_and_binds_the_editor(browser, document):
    browser.post("/api/terms", json={"chinese": "工作报告", "english": "work report"})
    (waiting,) = browser.get("/api/terms/queue").json()["terms"]
    assert waiting["status"] == "proposed"
    refused = browser.post("/api/terms/工作报告/decide", json={"decision": "reject"})
    assert refused.status_code == 409
    approved = browser.post(
        "/api/terms/工作报告/decide",
        json={"decision": "approve", "english": "government work report", "reason": "ruling 7"},
    ).json()
    assert approved["english"][0] == "government work report"
    answer = browser.post(
        f"/api/documents/{document}/segments/1/check", json={"target": "Report of the Work"}
    ).json()
    (ruling,) = [one for one in answer["requirements"] if one["kind"] == "term"]
    assert (ruling["accepted"][0], ruling["is_met"]) == ("government work report", False)
    found = browser.get("/api/terms?q=gzbg").json()["terms"]
    assert [term["id"] for term in found] == ["工作报告"]
    assert len(browser.get("/api/terms/工作报告").json()["history"]) == 2


def test_a_stopped_translation_goes_on_where_it_was(browser):
    lines = "\n\n".join(f"第{number}项工作进展顺利。" for number in range(1, 60))
    number = browser.post(
        "/api/documents", data={"text": lines, "name": "long.md"}, files={}
    ).json()["id"]
    browser.post(f"/api/documents/{number}/stop")
    stopped = browser.get(f"/api/documents/{number}").json()
    while stopped["state"] == "translating":
        stopped = browser.get(f"/api/documents/{number}").json()
    assert stopped["state"] == "stopped"
    browser.post(f"/api/documents/{number}/resume")
    while (found := browser.get(f"/api/documents/{number}").json())["state"] == "translating":
        assert found["translated"] >= stopped["translated"]
    assert (found["state"], found["translated"]) == ("in_review", 59)


def test_both_languages_are_offered(browser):
    assert browser.post("/api/language", json={"language": "zh"}).status_code == 200
    assert browser.post("/api/language", json={"language": "fr"}).status_code == 400


@pytest.mark.parametrize("name", ["", "  ", "x" * 80, "a\nb\x00"])
def test_a_name_that_is_none_is_refused(browser, name):
    assert browser.post("/api/user", json={"name": name}).status_code == 400
