"""An office with the packaged engine, and a browser that has opened its start address."""

from __future__ import annotations

import socket
import time

import pytest

pytest.importorskip("starlette", reason="needs the extra `workbench`")

from starlette.testclient import TestClient

from gongbao.editing import EditingOffice, OfficeOptions
from gongbao.workbench import WorkbenchOptions, make_application

HOST = "127.0.0.1:8765"
BULLETIN = "# 工作报告\n\n2022年，链主企业产值达到2295亿元，同比增长5.6%。市长李明出席会议。\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    options = OfficeOptions(({"链主企业": "chain master enterprise"},), packaged_glossary=False)
    return EditingOffice(tmp_path_factory.mktemp("office") / "office.db", options)


@pytest.fixture(scope="module")
def application(office):
    return make_application(office, WorkbenchOptions([HOST, "localhost:8765"], "Li Ming"))


@pytest.fixture(scope="module")
def server(application):
    """The running application, as somebody sees it who has just come."""
    with TestClient(application, base_url=f"http://{HOST}") as client:
        yield client


@pytest.fixture
def visitor(server, application):
    return TestClient(application, base_url=f"http://{HOST}")


@pytest.fixture
def browser(visitor, application):
    """The visitor, signed in by the start address."""
    sign_in(visitor, application)
    return visitor


@pytest.fixture
def colleague(application, browser):
    """A second browser on the same office."""
    other = TestClient(application, base_url=f"http://{HOST}")
    sign_in(other, application)
    other.post("/api/user", json={"name": "Wang Fang"})
    return other


@pytest.fixture
def document(browser):
    """The number of a translated bulletin."""
    return add(browser, "report.md", BULLETIN.encode())


@pytest.fixture
def free_port():
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return opened.getsockname()[1]


def sign_in(client, application):
    sessions = application.state.sessions
    client.get(f"/?token={sessions.token}", follow_redirects=False)
    client.headers["X-CSRF-Token"] = sessions.find(client.cookies["gongbao_session"]).csrf


def add(client, name, data):
    answer = client.post("/api/documents", files={"file": (name, data)})
    assert answer.status_code == 201, answer.text
    number = answer.json()["id"]
    limit = time.monotonic() + 60
    while client.get(f"/api/documents/{number}").json()["state"] == "translating":
        assert time.monotonic() < limit, "the translation does not end"
        client.get("/api/documents")
    return number
