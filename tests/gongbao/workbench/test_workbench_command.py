"""The command: whom it lets in, and what it takes in at the start."""

from __future__ import annotations

import re
import subprocess
import sys

import httpx
import pytest
from click.testing import CliRunner

from gongbao.commands import cli

COMMAND = [sys.executable, "-c", "from gongbao.command_line import main; main()", "workbench"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--host", "0.0.0.0"], "--accounts"),
        (["--accounts", "nobody.txt"], "nobody.txt"),
        (["--add-account", "Li Ming"], "--accounts"),
        (["nowhere.docx"], "nowhere.docx"),
    ],
    ids=["open to all", "no accounts", "no file of accounts", "no document"],
)
def test_what_cannot_be_served_is_refused(options, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["workbench", *options])
    assert done.exit_code != 0
    assert told in f"{done.output}{done.exception}"


def test_an_account_is_made_with_a_password_that_is_asked_for(tmp_path):
    path = tmp_path / "office.txt"
    done = CliRunner().invoke(
        cli,
        ["workbench", "--accounts", str(path), "--add-account", "Li Ming", "--role", "reviewer"],
        input="seven dragons at noon\nseven dragons at noon\n",
    )
    assert done.exit_code == 0, done.output
    assert path.read_text("utf-8").startswith("Li Ming\treviewer\t")
    assert "dragons" not in path.read_text("utf-8")


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.parametrize(
    ("public_name", "answered", "refused"),
    [
        ("office.example:443", ["office.example", "office.example:443"], ["office.example:80"]),
        ("Office.Example", ["office.example"], ["example", "office.example:443"]),
        ("office.example:8443", ["office.example:8443"], ["office.example", "evil.example:8443"]),
    ],
)
def test_a_public_name_is_answered_as_browsers_write_it(
    tmp_path, free_port, public_name, answered, refused
):
    options = ["--workspace", str(tmp_path / "office.db"), "--port", str(free_port)]
    command = [*COMMAND, *options, "--public-name", public_name]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
        (address,) = re.findall(r"http://\S+", server.stderr.readline().decode())
        statuses = {
            host: httpx.get(address, headers={"Host": host}).status_code
            for host in (*answered, *refused)
        }
        server.terminate()
    assert statuses == dict.fromkeys(answered, 303) | dict.fromkeys(refused, 421)


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_file_is_taken_in_once_and_its_editor_is_the_first_page(tmp_path, free_port):
    page = tmp_path / "notice.txt"
    page.write_text("会议在荆州召开。", encoding="utf-8")
    for _ in range(2):
        options = ["--workspace", str(tmp_path / "office.db"), "--port", str(free_port)]
        command = [*COMMAND, str(page), *options]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
            (address,) = re.findall(r"http://\S+", server.stderr.readline().decode())
            with httpx.Client(follow_redirects=True) as client:
                assert client.get(address).url.path == "/documents/1"
                documents = client.get(httpx.URL(address).join("/api/documents")).json()
                assert [one["name"] for one in documents["documents"]] == ["notice.txt"]
            server.terminate()
