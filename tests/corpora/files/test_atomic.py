import sys
from pathlib import Path

import pytest

from corpora.errors import DocumentError
from corpora.files import open_atomically, write_atomically


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "公报.html"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert [found.name for found in tmp_path.iterdir()] == ["公报.html"]


def test_an_interruption_leaves_the_old_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def interrupted(self, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.txt"]


def test_a_missing_folder_is_named(tmp_path):
    path = tmp_path / "none" / "a.txt"
    with pytest.raises(DocumentError, match=r"none.*a\.txt: cannot be written: No such file"):
        write_atomically(path, b"x")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_is_followed_and_permissions_stay(tmp_path):
    target = tmp_path / "target.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_stream_that_breaks_off_leaves_the_old_file(tmp_path):
    path = tmp_path / "table.tsv"
    path.write_text("as it was", encoding="utf-8")

    def break_off():
        with open_atomically(path) as stream:
            stream.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert path.read_text(encoding="utf-8") == "as it was"
    assert [entry.name for entry in tmp_path.iterdir()] == ["table.tsv"]
    with open_atomically(path) as stream:
        stream.write("whole")
    assert path.read_text(encoding="utf-8") == "whole"
