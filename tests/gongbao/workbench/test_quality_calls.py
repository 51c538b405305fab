"""Published pairs, checks, evaluation and figures, as the browser asks for them."""

from __future__ import annotations

import pytest

CHINESE = (
    "会议在荆州召开。\n全市生产总值3008亿元，增长6.1%。\n下一步要加快项目建设，改善营商环境。\n"
)
ENGLISH = (
    "The meeting was held in Jingzhou.\n"
    "The city's gross domestic product was 300.8 billion yuan, up 6.1 percent.\n"
    "Next, the construction of projects will be accelerated. The business environment will be"
    " improved.\n"
)


def files(source=CHINESE, target=ENGLISH):
    return [
        ("source", ("gdp.zh.txt", source.encode())),
        ("target", ("gdp.en.txt", target.encode())),
    ]


@pytest.fixture
def page(browser):
    answer = browser.post("/api/pairs", files=files(), data={"date": "2023-03-06"})
    assert answer.status_code == 201, answer.text
    return browser.get(f"/api/pairs/{answer.json()['id']}").json()


def test_pages_are_aligned_with_probabilities(page):
    assert [bead["source"] for bead in page["beads"]] == [[0], [1], [2]]
    assert page["beads"][2]["target"] == [2, 3]
    assert all(0 <= bead["score"] <= 1 for bead in page["beads"])
    assert page["doubts"] == []


def test_beads_are_mended_and_stored_as_memory_and_evidence(browser, page):
    beads = [
        {"source": [0, 1], "target": [0, 1]},
        {"source": [2], "target": [2, 3]},
    ]
    place = f"/api/pairs/{page['id']}"
    mended = browser.put(f"{place}/beads", json={"beads": beads, "version": page["version"]}).json()
    assert mended["beads"][0] == {
        "source": [0, 1],
        "target": [0, 1],
        "score": 1.0,
        "is_mended": True,
    }
    stale = browser.put(f"{place}/beads", json={"beads": beads, "version": page["version"]})
    assert stale.status_code == 409
    stored = browser.post(f"{place}/store", json={"remember": True, "propose": True}).json()
    assert (stored["pairs"], stored["remembered"]) == (2, 2)
    assert browser.get("/api/concordance?q=Jingzhou").json()["units"]
    again = browser.post(f"{place}/store", json={"remember": True})
    assert again.status_code == 400


@pytest.mark.parametrize(
    "beads",
    [
        [{"source": [0], "target": [0]}],
        [{"source": [0, 0, 1, 2], "target": [0, 1, 2, 3]}],
        [{"source": [0, 1, 2, 9], "target": [0, 1, 2, 3]}],
        [{"source": "all", "target": []}],
        "all",
    ],
    ids=["left out", "twice", "unknown", "no list", "no beads"],
)
def test_no_sentence_is_lost_by_mending(browser, page, beads):
    answer = browser.put(
        f"/api/pairs/{page['id']}/beads", json={"beads": beads, "version": page["version"]}
    )
    assert answer.status_code == 400


def test_swapped_pages_are_told(browser):
    answer = browser.post("/api/pairs", files=files(ENGLISH, CHINESE))
    assert answer.status_code == 400
    assert "expected Chinese" in answer.json()["error"]


def test_a_finished_pair_is_checked(browser):
    wrong = ENGLISH.replace("300.8 billion", "3.008 billion")
    answer = browser.post("/api/quality/check", files=files(target=wrong)).json()
    assert [finding["rule"] for finding in answer["findings"]] == ["quantities.magnitude"]
    report = browser.post("/api/quality/check?page=1", files=files(target=wrong))
    assert "attachment" in report.headers["content-disposition"]
    assert "3.008 billion" in report.text


def test_a_finding_is_waived_for_its_document_and_the_waiver_withdrawn(browser):
    wrong = ENGLISH.replace("300.8 billion", "3.008 billion")

    def rules():
        answer = browser.post("/api/quality/check", files=files(target=wrong)).json()
        return [one["rule"] for one in answer["findings"]], answer["waived"]

    found = browser.post("/api/quality/check", files=files(target=wrong)).json()["findings"][0]
    (_, (name, _)) = files()[1]
    body = {"rule": found["rule"], "text": found["text"], "document": name, "reason": ""}
    assert browser.post("/api/quality/waivers", json=body).status_code == 400
    unknown = {**body, "rule": "no.such", "reason": "as printed"}
    assert browser.post("/api/quality/waivers", json=unknown).status_code == 400
    assert rules() == ([found["rule"]], 0)
    granted = browser.post("/api/quality/waivers", json={**body, "reason": "as printed"})
    assert granted.status_code == 201
    assert rules() == ([], 1)
    (waiver,) = browser.get("/api/quality/waivers").json()["waivers"]
    assert (waiver["author"], waiver["reason"]) == ("Li Ming", "as printed")
    browser.post(f"/api/quality/waivers/{waiver['number']}/retire")
    assert rules() == ([found["rule"]], 0)


def test_systems_are_evaluated(browser):
    sent = [
        ("source", ("zh.txt", CHINESE.encode())),
        ("reference", ("human.txt", ENGLISH.encode())),
        ("system", ("a.txt", ENGLISH.encode())),
        ("system", ("b.txt", ENGLISH.replace("300.8", "30.08").encode())),
    ]
    answer = browser.post("/api/quality/evaluate", files=sent)
    assert answer.status_code == 200, answer.text
    names = [system["name"] for system in answer.json()["evaluation"]["systems"]]
    assert names == ["a", "b"]
    uneven = [*sent[:3], ("system", ("b.txt", b"One line."))]
    assert browser.post("/api/quality/evaluate", files=uneven).status_code == 400


def test_a_reference_may_be_left_out(browser):
    sent = [
        ("source", ("zh.txt", CHINESE.encode())),
        ("reference", ("", b"")),  # as a browser sends a field without a file
        ("system", ("a.txt", ENGLISH.encode())),
    ]
    answer = browser.post("/api/quality/evaluate", files=sent)
    assert answer.status_code == 200, answer.text
    missing = [("source", ("", b"")), ("target", ("a.txt", ENGLISH.encode()))]
    answer = browser.post("/api/quality/check", files=missing)
    assert answer.status_code == 400
    assert "source" in answer.json()["error"]


def test_the_figures_of_the_office_grow_with_its_work(browser, document):
    figures = browser.get("/api/quality/figures").json()
    assert sum(count for _, count in figures["documents"]) >= 1
    assert all(len(month) == 7 for month, _ in figures["documents"])
