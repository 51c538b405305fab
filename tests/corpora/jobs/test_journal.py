"""What was done is not done again."""

import functools

from hypothesis import given, strategies as st

from corpora.jobs import InTurn, Journal, Task, run_in_order


def test_a_journal_gives_values_back(tmp_path):
    path = tmp_path / "journal"
    with Journal(path, "rules 1") as journal:
        journal.keep(3, {"rows": ["链主", "a\nb"]})
    with Journal(path, "rules 1") as journal:
        assert 3 in journal and 2 not in journal
        assert journal.found == len(journal) == 1
        assert journal.value(3) == {"rows": ["链主", "a\nb"]}


def test_another_signature_begins_anew(tmp_path):
    path = tmp_path / "journal"
    with Journal(path, "rules 1") as journal:
        journal.keep(0, "old")
    with Journal(path, "rules 2") as journal:
        assert not len(journal)
        journal.keep(0, "new")
    with Journal(path, "rules 2") as journal:
        assert journal.value(0) == "new"


@given(st.integers(1, 60))
def test_a_torn_line_is_cut_off(tmp_path_factory, cut):
    path = tmp_path_factory.mktemp("torn") / "journal"
    with Journal(path) as journal:
        journal.keep(0, "first")
        whole = path.stat().st_size
        journal.keep(1, "second" * 10)
    data = path.read_bytes()
    path.write_bytes(data[: max(whole, len(data) - cut)])
    with Journal(path) as journal:
        assert journal.value(0) == "first"
        assert 1 not in journal
        journal.keep(1, "again")
        assert journal.value(1) == "again"


def test_a_run_does_only_what_the_journal_has_not(samples, tmp_path):
    task = Task(functools.partial(samples.prepared, tmp_path))
    with Journal(tmp_path / "journal") as journal:
        journal.keep(1, "kept")
        outcomes = list(run_in_order(InTurn(), task, [1, 2, 3], journal))
    assert [outcome.value for outcome in outcomes] == [2, "kept", 6]
    (log,) = tmp_path.glob("done-*.log")
    assert log.read_text("utf-8").split() == ["1", "3"]


def test_a_fault_is_tried_again(samples, tmp_path):
    task = Task(functools.partial(samples.prepared, tmp_path))
    for _ in range(2):
        with Journal(tmp_path / "journal") as journal:
            bad, good = run_in_order(InTurn(), task, ["bad", 5], journal)
            assert bad.fault and good.value == 10
    (log,) = tmp_path.glob("done-*.log")
    assert log.read_text("utf-8").split() == ["bad", "5", "bad"]


def test_discarding_removes_the_file(tmp_path):
    journal = Journal(tmp_path / "journal")
    journal.discard()
    assert not (tmp_path / "journal").exists()
