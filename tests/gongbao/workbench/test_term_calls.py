"""The terms page: looked up, examined, brought in, given out, and corrected in documents."""

from __future__ import annotations

import pytest

from .conftest import add


def propose_and_approve(browser, chinese, english):
    browser.post("/api/terms", json={"chinese": chinese, "english": english})
    answer = browser.post(
        f"/api/terms/{chinese}/decide", json={"decision": "approve", "reason": "ruling"}
    )
    assert answer.status_code == 200, answer.text


def test_an_import_is_shown_before_it_is_done(browser):
    sent = [("file", ("terms.csv", "zh,en\n产业园,industrial park\n".encode()))]
    shown = browser.post("/api/terms/import", files=sent).json()
    assert (shown["is_preview"], shown["counts"]["new"]) == (True, 1)
    assert browser.get("/api/terms?q=产业园").json()["terms"] == []
    done = browser.post("/api/terms/import", files=sent, data={"preview": "0"}).json()
    assert (done["is_preview"], done["refused"]) == (False, "")
    (term,) = browser.get("/api/terms?q=chanyeyuan").json()["terms"]
    assert term["english"] == ["industrial park"]


def test_a_file_with_a_fault_names_the_place_and_brings_nothing_in(browser):
    before = browser.get("/api/terms").json()
    sent = [("file", ("office.tbx", b"<tbx><text><body>"))]
    answer = browser.post("/api/terms/import", files=sent, data={"preview": "0"})
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("office.tbx")
    assert browser.get("/api/terms").json() == before


def test_an_import_that_contradicts_a_ruling_is_refused_until_somebody_decides(browser):
    propose_and_approve(browser, "示范区", "demonstration zone")
    sent = [("file", ("terms.csv", "zh,en\n示范区,model area\n".encode()))]
    refused = browser.post("/api/terms/import", files=sent, data={"preview": "0"}).json()
    assert refused["refused"] and refused["counts"]["conflicting"] == 1
    done = browser.post(
        "/api/terms/import", files=sent, data={"preview": "0", "policy": "replace"}
    ).json()
    assert done["refused"] == ""
    assert browser.get("/api/terms/示范区").json()["english"][0] == "model area"


@pytest.mark.parametrize("kind", ["tbx", "csv", "xlsx", "jsonl"])
def test_the_terms_leave_in_the_formats_of_the_trade(browser, kind):
    propose_and_approve(browser, "链主", "chain master")
    answer = browser.get(f"/api/terms/export?format={kind}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].endswith(kind)
    assert len(answer.content) > 20
    assert browser.get("/api/terms/export?format=docx").status_code == 409


def test_contradictions_are_found(browser):
    propose_and_approve(browser, "领导小组", "leading group")
    propose_and_approve(browser, "领导小組", "steering group")
    found = browser.get("/api/terms/lint").json()["findings"]
    assert any("领导小组" in finding["terms"] for finding in found)


def test_a_changed_ruling_shows_where_the_old_wording_stands_and_corrects_it(browser):
    propose_and_approve(browser, "孵化器", "incubator")
    number = add(browser, "incubators.md", "新建孵化器3家。\n".encode())
    (segment,) = browser.get(f"/api/documents/{number}/segments").json()["segments"]
    place = f"/api/documents/{number}/segments/1"
    browser.put(place, json={"target": "Incubators were built.", "version": segment["version"]})
    browser.post(
        "/api/terms/孵化器/decide",
        json={"decision": "approve", "english": "start-up hub", "reason": "ruling 8"},
    )
    (old,) = browser.get("/api/terms/孵化器/old").json()["segments"]
    assert (old["name"], old["corrected"]) == ("incubators.md", "Start-up hubs were built.")
    answer = browser.post("/api/terms/孵化器/old", json={}).json()
    assert answer == {"corrected": 1, "left": 0}
    (segment,) = browser.get(f"/api/documents/{number}/segments").json()["segments"]
    assert segment["target"] == "Start-up hubs were built."
    assert browser.get("/api/terms/孵化器/old").json()["segments"] == []


def test_a_changed_ruling_shows_published_pages_and_approved_documents_too(browser):
    propose_and_approve(browser, "驿站", "courier station")
    sides = [
        ("source", ("page.zh.txt", "全市新建驿站3家。\n各区管好驿站。\n".encode())),
        ("target", ("page.en.txt", b"Three courier stations were built.\nDistricts run them.\n")),
    ]
    page = browser.post("/api/pairs", files=sides).json()["id"]
    browser.post(f"/api/pairs/{page}/store", json={})
    number = add(browser, "stations.md", "新建驿站3家。\n".encode())
    place = f"/api/documents/{number}/segments/1"
    text = {"target": "Three courier stations were built.", "version": 1, "confirm": True}
    assert browser.put(place, json=text).status_code == 200
    assert browser.post(f"/api/documents/{number}/approve").status_code == 200
    decision = {"decision": "approve", "english": "rider rest stop", "reason": "ruling 9"}
    browser.post("/api/terms/驿站/decide", json=decision)
    old = browser.get("/api/terms/驿站/old").json()
    (segment,) = old["segments"]
    assert (segment["name"], segment["corrected"], segment["is_approved"]) == (
        "stations.md",
        "",
        True,
    )
    assert [one["target"] for one in old["pages"]] == ["Three courier stations were built."]
    assert browser.post("/api/terms/驿站/old", json={}).json() == {"corrected": 0, "left": 1}
