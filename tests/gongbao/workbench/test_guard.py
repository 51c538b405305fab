"""Nobody reaches the office who should not."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from corpora import InputError, UsageError
from gongbao.editing import EditingOffice, OfficeOptions, RulingChoice
from gongbao.workbench import Role, WorkbenchOptions, add_account, make_application, read_accounts

from .conftest import HOST, add

PASSWORD = "seven dragons at noon"


def test_without_the_token_nothing_is_shown(visitor, application):
    assert visitor.get("/").status_code == 401
    assert visitor.get("/?token=guess").status_code == 401
    assert visitor.get("/api/documents").status_code == 401
    assert visitor.post("/api/documents", files={"file": ("a.txt", b"x")}).status_code == 401


def test_the_start_address_opens_a_session_that_scripts_cannot_read(visitor, application):
    answer = visitor.get(f"/?token={application.state.sessions.token}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


def test_a_request_without_the_token_of_the_page_changes_nothing(browser):
    before = browser.get("/api/documents").json()["documents"]
    del browser.headers["X-CSRF-Token"]
    answer = browser.post("/api/documents", files={"file": ("a.txt", "今天开会。".encode())})
    assert answer.status_code == 403
    assert browser.post("/api/terms", json={"chinese": "链主", "english": "x"}).status_code == 403
    assert browser.get("/api/documents").json()["documents"] == before


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9999", "evil.example:8765", ""])
def test_another_host_is_refused(browser, host):
    assert browser.get("/api/documents", headers={"Host": host}).status_code == 421


def test_a_request_that_another_site_made_is_refused(browser):
    answer = browser.post(
        "/api/terms",
        json={"chinese": "链主", "english": "x"},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 403


def test_a_large_upload_is_refused_before_it_is_read(browser):
    answer = browser.post("/api/documents", headers={"Content-Length": str(2**40)}, content=b"x")
    assert answer.status_code == 413


def test_every_answer_is_protected(browser):
    headers = browser.get("/api/documents").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


def test_the_finished_page_runs_nothing(browser):
    number = add(browser, "a.txt", "<script>alert(1)</script>今天开会。".encode())
    answer = browser.get(f"/documents/{number}/page?segment=1")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "<script" not in answer.text
    assert 'id="segment-1" class="current"' in answer.text


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "C:\\Windows\\notes.txt", "/root/.ssh/keys.txt", "a\0b.txt"]
)
def test_a_name_of_an_upload_never_becomes_a_path(browser, name):
    number = add(browser, name, "今天开会。".encode())
    shown = browser.get(f"/api/documents/{number}").json()["name"]
    assert not set("/\\\0") & set(shown)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.docx", b"PK\x03\x04 lost", "a.docx"),
        ("a.txt", b"Only English here.", "no Chinese"),
        ("a.exe", b"MZ\0\0", "a.exe"),
        ("a.txt", b"", "no Chinese"),
    ],
    ids=["damaged", "english", "program", "empty"],
)
def test_a_file_that_cannot_be_used_is_told(browser, name, data, told):
    answer = browser.post("/api/documents", files={"file": (name, data)})
    assert answer.status_code == 400
    assert told in answer.json()["error"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("segments/1/check", b"{"),
        ("segments/1/check", b"[]"),
        ("segments/1/check", b'{"target": 7}'),
        ("segments/1/check", b'{"target": null}'),
        ("replace", b'{"find": "", "replace": ""}'),
        ("replace", b'{"find": "a", "replace": "b", "numbers": ["x"]}'),
    ],
)
def test_a_body_that_makes_no_sense_is_told(browser, document, path, body):
    answer = browser.post(
        f"/api/documents/{document}/{path}",
        content=body,
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 400
    assert answer.json()["kind"] == "input"


def test_what_is_not_there_is_told(browser):
    assert browser.get("/api/documents/99").status_code == 404
    assert browser.get("/api/documents/99/segments").status_code == 404
    assert browser.get("/documents/99/download?kind=document").status_code == 404
    assert browser.get("/static/../accounts.py").status_code == 404


def test_accounts_sign_in_with_their_password_and_role(tmp_path):
    office = EditingOffice(tmp_path / "office.db", OfficeOptions(packaged_glossary=False))
    path = tmp_path / "accounts.txt"
    add_account(path, "Li Ming", Role.TRANSLATOR, PASSWORD)
    assert PASSWORD not in path.read_text("utf-8")
    assert path.stat().st_mode & 0o077 == 0
    application = make_application(office, WorkbenchOptions([HOST], "", read_accounts(path)))
    with TestClient(application, base_url=f"http://{HOST}") as client:
        assert client.get(f"/?token={application.state.sessions.token}").url.path == "/signin"
        for _ in range(5):
            wrong = client.post("/signin", data={"name": "Li Ming", "password": "guess"})
            assert wrong.status_code == 403
        barred = client.post("/signin", data={"name": "Li Ming", "password": PASSWORD})
        assert barred.status_code == 429
        application.state.sessions._failures.clear()
        right = client.post(
            "/signin", data={"name": "Li Ming", "password": PASSWORD}, follow_redirects=False
        )
        assert right.status_code == 303
        session = application.state.sessions.find(client.cookies["gongbao_session"])
        client.headers["X-CSRF-Token"] = session.csrf
        number = add(client, "a.txt", "今天开会。".encode())
        assert client.post(f"/api/documents/{number}/approve").status_code == 403
        client.post("/api/terms", json={"chinese": "链主", "english": "lead firm"})
        decided = client.post("/api/terms/链主/decide", json={"decision": "approve"})
        assert decided.status_code == 403


@pytest.mark.parametrize("role", Role, ids=str)
def test_nobody_with_an_account_takes_the_name_of_another(tmp_path, role):
    office = EditingOffice(tmp_path / "office.db", OfficeOptions(packaged_glossary=False))
    path = tmp_path / "accounts.txt"
    add_account(path, "Li Ming", role, PASSWORD)
    application = make_application(office, WorkbenchOptions([HOST], "", read_accounts(path)))
    with TestClient(application, base_url=f"http://{HOST}") as client:
        client.post("/signin", data={"name": "Li Ming", "password": PASSWORD})
        session = application.state.sessions.find(client.cookies["gongbao_session"])
        client.headers["X-CSRF-Token"] = session.csrf
        assert client.post("/api/user", json={"name": "Wang Fang"}).status_code == 400
        assert session.name == "Li Ming"


@pytest.mark.parametrize(
    ("name", "password", "told"),
    [("Li\tMing", PASSWORD, "cannot be the name"), ("Li Ming", "short", "at least 10")],
)
def test_an_account_that_cannot_be_is_refused(tmp_path, name, password, told):
    with pytest.raises(UsageError, match=told):
        add_account(tmp_path / "accounts.txt", name, Role.ALL, password)


def test_a_line_that_is_no_account_is_named(tmp_path):
    path = tmp_path / "accounts.txt"
    path.write_text("# office\nLi Ming translator\n", "utf-8")
    with pytest.raises(InputError, match=r"accounts\.txt:2"):
        read_accounts(path)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("engine", "transformers:/etc"),
        ("engine", "argos:/etc/passwd"),
        ("glossaries", "/etc/passwd"),
        ("glossaries", "terms\n../../secret.tsv"),
        ("date", "../2024"),
    ],
)
def test_what_is_chosen_for_a_document_is_a_name_that_the_office_offers(browser, field, value):
    answer = browser.post("/api/documents", data={"text": "会议召开。", field: value})
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(field)


def test_what_may_be_chosen_is_told_without_a_path(browser):
    choices = browser.get("/api/choices").json()
    assert {one["name"] for one in choices["engines"]} == {"embedded"}
    assert choices["glossaries"] == [
        {"name": "terms", "is_default": True},
        {"name": "packaged", "is_default": False},
    ]


FAR = "9" * 30


@pytest.mark.parametrize(
    "path",
    [
        f"/documents/{FAR}",
        f"/pairs/{FAR}",
        f"/api/documents/{FAR}/segments",
        f"/api/documents/1/segments/{FAR}/history",
        f"/documents/{FAR}/download?kind=report",
        f"/api/pairs/{FAR}",
    ],
)
def test_a_number_that_no_workspace_has_is_not_there(browser, path):
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    "body",
    [b'{"target": "\\ud800", "version": 1}', b'{"target": "x", "version": %s}' % FAR.encode()],
    ids=["half of a pair", "a version out of all bounds"],
)
def test_what_cannot_be_stored_is_refused(browser, document, body):
    place = f"/api/documents/{document}/segments/1"
    answer = browser.put(place, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400


def test_tokens_in_other_letters_are_wrong_tokens(browser, visitor):
    assert visitor.get("/?token=%C3%A9").status_code == 401
    refused = browser.post("/api/user", json={"name": "X"}, headers={"X-CSRF-Token": "é".encode()})
    assert refused.status_code == 403
    deep = browser.post("/api/language", content=b"[" * 100_000)
    assert deep.status_code == 400


def test_a_glossary_that_is_not_opened_any_more_is_told(browser, office):
    choice = RulingChoice(glossaries=("terms", "tourism"))
    data = "会议召开。".encode()
    number = office.documents.add("a.txt", data, author="Li Ming", rulings=choice)
    record = browser.get(f"/api/documents/{number}").json()
    assert record["missing_glossaries"] == ["tourism"]
    browser.post(f"/api/documents/{number}/retire")
