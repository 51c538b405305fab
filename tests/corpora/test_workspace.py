import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from corpora.errors import WorkspaceError
from corpora.workspace import Schema, Workspace

_FIRST = "CREATE TABLE notes (text TEXT NOT NULL, change INTEGER REFERENCES changes) STRICT;"
_SECOND = "ALTER TABLE notes ADD COLUMN language TEXT NOT NULL DEFAULT 'zh';"
NOTES = Schema("notes", (_FIRST,))
LATER_NOTES = Schema("notes", (_FIRST, _SECOND))


def _texts(workspace: Workspace) -> list[str]:
    return [row[0] for row in workspace.connection.execute("SELECT text FROM notes ORDER BY rowid")]


def test_a_change_is_written_whole_with_author_time_and_reason(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w.db") as workspace:
        workspace.use(NOTES)
        with workspace.change("Li Ming", "first") as change:
            workspace.connection.execute("INSERT INTO notes VALUES ('链主', ?)", (change.number,))
    with Workspace(tmp_path / "w.db", create=False) as workspace:
        found = workspace.find_change(1)
    assert found is not None
    assert (found.author, found.reason) == ("Li Ming", "first")
    assert found.time.endswith("+00:00")


def test_what_goes_wrong_in_a_change_leaves_nothing_behind(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w.db") as workspace:
        workspace.use(NOTES)
        with pytest.raises(ZeroDivisionError), workspace.change("Li Ming", "broken"):
            workspace.connection.execute("INSERT INTO notes VALUES ('x', 1)")
            _ = 1 // 0
        assert _texts(workspace) == []
        assert workspace.find_change(1) is None


def test_migrations_bring_an_old_file_to_the_present_version(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w.db") as workspace:
        workspace.use(NOTES)
        with workspace.change("Li Ming", "old") as change:
            workspace.connection.execute("INSERT INTO notes VALUES ('链主', ?)", (change.number,))
    with Workspace(tmp_path / "w.db") as workspace:
        workspace.use(LATER_NOTES)
        rows = workspace.connection.execute("SELECT text, language FROM notes").fetchall()
    assert rows == [("链主", "zh")]


def test_a_failing_migration_leaves_the_old_version(tmp_path: Path) -> None:
    broken = Schema("notes", (_FIRST, "CREATE TABLE more (a TEXT);", "DROP TABLE absent;"))
    with Workspace(tmp_path / "w.db") as workspace:
        workspace.use(NOTES)
        with pytest.raises(WorkspaceError, match="absent"):
            workspace.use(broken)
        tables = workspace.connection.execute(
            "SELECT name FROM sqlite_master WHERE name = 'more'"
        ).fetchall()
    assert tables == []


def test_a_file_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w.db") as workspace:
        workspace.use(LATER_NOTES)
    with (
        Workspace(tmp_path / "w.db") as workspace,
        pytest.raises(WorkspaceError, match="version 2, this program knows version 1"),
    ):
        workspace.use(NOTES)


def _other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 4000), "is no workspace, or damaged"),
        (_other_database, "no workspace of Gongbao"),
        (lambda path: path.mkdir(), "is no file"),
        (lambda path: path.touch(), "is empty"),
        (lambda path: None, "no such workspace"),
    ],
    ids=["no database", "somebody else's database", "a folder", "empty", "absent"],
)
def test_what_is_no_workspace_is_refused_and_named(tmp_path: Path, make, message: str) -> None:
    path = tmp_path / "w.db"
    make(path)
    with pytest.raises(WorkspaceError, match=message) as caught:
        Workspace(path, create=False)
    assert str(path) in str(caught.value)


def test_a_change_without_author_is_refused(tmp_path: Path) -> None:
    with (
        Workspace(tmp_path / "w.db") as workspace,
        pytest.raises(WorkspaceError, match="author"),
        workspace.change(" ", "why"),
    ):
        pass


def test_two_writers_wait_for_each_other_and_lose_nothing(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w.db") as workspace:
        workspace.use(NOTES)

    def write(name: str) -> None:
        with Workspace(tmp_path / "w.db") as workspace:
            for number in range(12):
                with workspace.change(name, "many") as change:
                    workspace.connection.execute(
                        "INSERT INTO notes VALUES (?, ?)", (f"{name}{number}", change.number)
                    )

    writers = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Workspace(tmp_path / "w.db") as workspace:
        assert sorted(_texts(workspace)) == sorted(f"{n}{k}" for n in "ab" for k in range(12))


_KILLED = """
import sys
from pathlib import Path
from corpora.workspace import Schema, Workspace
with Workspace(Path(sys.argv[1])) as workspace:
    with workspace.change("Li Ming", "killed") as change:
        for number in range(20000):
            workspace.connection.execute("INSERT INTO notes VALUES (?, ?)", ("x", change.number))
        print("written", flush=True)
        sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system")
def test_a_writer_killed_in_the_middle_leaves_the_old_state(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    with Workspace(path) as workspace:
        workspace.use(NOTES)
    root = Path(__file__).resolve().parents[2]
    writer = subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"written\n"
    writer.kill()
    writer.communicate()
    with Workspace(path) as workspace:
        assert _texts(workspace) == []
        assert workspace.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(os.name == "nt", reason="folders have no such rights on Windows")
def test_a_read_only_workspace_without_some_tables_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.db"
    with Workspace(path) as workspace:
        workspace.use(NOTES)
        with workspace.change("Li Ming", "first") as change:
            workspace.connection.execute("INSERT INTO notes VALUES ('链主', ?)", (change.number,))
    before = path.read_bytes()
    monkeypatch.setattr("corpora.workspace.os.access", lambda *_: False)
    others = Schema("others", ("CREATE TABLE others (text TEXT) STRICT;",))
    with Workspace(path, create=False) as workspace:
        workspace.use(others)
        workspace.use(LATER_NOTES)
        assert workspace.connection.execute("SELECT count(*) FROM others").fetchone() == (0,)
        assert workspace.connection.execute("SELECT * FROM notes").fetchone() == ("链主", 1, "zh")
        with pytest.raises(WorkspaceError, match="read-only"), workspace.change("Li", "x"):
            pass
    assert path.read_bytes() == before
