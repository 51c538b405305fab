"""Exact, context and similar matches; nothing is deleted, nothing is stored twice."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

import corpora.memory
from corpora.errors import InputError
from corpora.memory import MemoryUnit, TranslationMemory
from corpora.normalisation import normalise, normalise_text
from corpora.workspace import Workspace

OUTPUT = MemoryUnit(
    "全区规上工业产值达到4000亿元。", "Output reached 400 billion yuan.", date="2023"
)
ROLE = MemoryUnit(
    "要发挥链主作用。", "The chain master should play its role.", "会议指出。", "会议要求。"
)
CHARACTERS = "全区规上工业产值达到亿元会议指出发挥链主作用推动高质量发展3.5%20年，"
TEXTS = st.text(CHARACTERS, min_size=1, max_size=40).filter(lambda text: normalise_text(text) != "")


def _add(memory, *units):
    return memory.add(units, author="Li Ming", reason="test")


@pytest.mark.parametrize(
    "asked",
    [
        "全区规上工业产值达到4000亿元。",
        " 全区规上工业产值達到４０００億元。",
        "全 区规上工业 产值达到4000亿元。",
    ],
    ids=["as written", "Traditional and wide", "stray spaces"],
)
def test_an_exact_match_does_not_see_spelling(memory, asked):
    _add(memory, OUTPUT)
    match = memory.find_exact(asked)
    assert match is not None
    assert (match.unit, match.score) == (OUTPUT, 100)


@pytest.mark.parametrize(
    ("before", "after", "score"),
    [
        ("会议指出。", "会议要求。", 101),
        ("會議指出。", "会议要求。 ", 101),
        ("会议指出。", "", 100),
        ("", "", 100),
        ("别的。", "会议要求。", 100),
    ],
)
def test_both_neighbours_make_a_context_match(memory, before, after, score):
    _add(memory, ROLE)
    match = memory.find_exact(ROLE.source, before=before, after=after)
    assert match is not None
    assert match.score == score


def test_the_latest_date_wins_then_what_was_stored_last(memory):
    units = [
        replace(OUTPUT, target=f"{k}", date=date)
        for k, date in enumerate(["2023-01-05", "2023-03-06", "2023-03-06", "", "2022"])
    ]
    _add(memory, *units)
    assert memory.find_exact(OUTPUT.source).unit.target == "2"


def test_context_wins_over_a_later_unit(memory):
    _add(memory, replace(ROLE, date="2020"), MemoryUnit(ROLE.source, "Later.", date="2024"))
    assert memory.find_exact(ROLE.source, before=ROLE.before, after=ROLE.after).unit.date == "2020"
    assert memory.find_exact(ROLE.source).unit.target == "Later."


def test_the_same_unit_is_stored_once_and_another_context_is_another_unit(memory):
    added = _add(memory, ROLE, ROLE, replace(ROLE, before="别的。"), replace(ROLE, note="x"))
    assert (added.added, added.known) == (2, 2)
    assert _add(memory, ROLE).known == 1


def test_what_is_retired_is_not_found_stays_stored_and_may_come_again(memory):
    _add(memory, OUTPUT, ROLE)
    assert memory.retire([1], author="Li Ming", reason="wrong") == 1
    assert memory.find_exact(OUTPUT.source) is None
    assert memory.find_similar(OUTPUT.source) == ()
    assert memory.search("规上工业") == memory.search("billion") == ()
    assert memory.statistics().retired == 1
    row = memory.workspace.connection.execute("SELECT source FROM memory_units WHERE number = 1")
    assert row.fetchone() == (OUTPUT.source,)
    assert _add(memory, OUTPUT).added == 1
    assert memory.find_exact(OUTPUT.source).unit.number == 3


def test_retiring_what_is_not_there_retires_nothing(memory):
    _add(memory, OUTPUT)
    with pytest.raises(InputError, match="no unit 7 in use"):
        memory.retire([1, 7], author="Li Ming", reason="x")
    assert memory.find_exact(OUTPUT.source) is not None


@pytest.mark.parametrize("unit", [MemoryUnit(" ", "x"), MemoryUnit("链主", " ")])
def test_an_empty_side_is_refused_and_nothing_is_stored(memory, unit):
    with pytest.raises(InputError, match="empty"):
        _add(memory, OUTPUT, unit)
    assert list(memory.units()) == []
    assert memory.workspace.connection.execute("SELECT count(*) FROM changes").fetchone() == (0,)


@pytest.mark.parametrize(
    ("source", "asked", "is_found"),
    [
        ("增加值", "增加额", False),
        ("新闻发布会", "新闻发布厅", True),
        ("新闻发布会", "新间发布会", True),
        ("市政府办公", "市政府办公室", True),
        ("链主", "链主", True),
        ("链主", "链长", False),
        ("综合保税区建设", "综合保税区规划", True),
    ],
)
def test_short_sources_are_found_too(memory, source, asked, is_found):
    _add(memory, MemoryUnit(source, "x"))
    assert bool(memory.find_similar(asked)) == is_found


def test_other_figures_cost_five_points_and_are_told(memory):
    _add(memory, OUTPUT, MemoryUnit("全区规上工业产值达到4000亿元", "no stop"))
    asked = "全区规上工业产值达到5000亿元。"
    same, _ = memory.find_similar("全区规上工业产值达到0.4万亿元。")
    assert not same.differing_numbers
    best = memory.find_similar(asked)[0]
    assert best.differing_numbers
    assert best.score == pytest.approx(100 * (1 - 1 / len(asked)) - 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("链主", [2]),
        ("鏈主作用", [2]),
        ("chain master", [2]),
        ("CHAIN MAST", [2]),
        ("4000", [1]),
        ("billion yuan.", [1]),
        ("主", [2]),
        ("%", []),
        ("yuan billion", []),
        ('"', []),
    ],
)
def test_concordance_looks_at_both_sides(memory, text, found):
    _add(memory, OUTPUT, ROLE)
    assert [unit.number for unit in memory.search(text)] == found


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=6, unique_by=normalise_text))
def test_what_was_added_is_found(sources):
    with tempfile.TemporaryDirectory() as folder, Workspace(Path(folder) / "w.db") as workspace:
        memory = TranslationMemory(workspace)
        units = [MemoryUnit(source, f"English {k}") for k, source in enumerate(sources)]
        _add(memory, *units)
        for unit in units:
            assert memory.find_exact(unit.source).unit == unit
            assert memory.find_similar(unit.source)[0].score == 100
        assert list(memory.units()) == units


@settings(deadline=None, max_examples=60)
@given(
    st.text("全区规上工业产值达到亿元会议指出发挥链主作用推动高质量", min_size=10, max_size=40),
    st.data(),
)
def test_one_edit_in_ten_characters_is_found(source, data):
    kind = data.draw(st.sampled_from(("change", "delete", "insert")))
    place = data.draw(st.integers(0, len(source) - 1))
    middle = {"change": "新3"[len(source) % 2], "delete": "", "insert": "新" + source[place]}[kind]
    asked = source[:place] + middle + source[place + 1 :]
    with tempfile.TemporaryDirectory() as folder, Workspace(Path(folder) / "w.db") as workspace:
        memory = TranslationMemory(workspace)
        _add(memory, MemoryUnit("会议要求抓好落实。", "x"), MemoryUnit(source, "y"))
        found = memory.find_similar(asked)
        assert [match.unit.target for match in found][:1] == ["y"]
        assert found[0].score <= 100 if normalise_text(asked) == source else found[0].score <= 99


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**9), st.integers(0, 10**9), TEXTS)
def test_other_numbers_never_score_100(first, second, text):
    with tempfile.TemporaryDirectory() as folder, Workspace(Path(folder) / "w.db") as workspace:
        memory = TranslationMemory(workspace)
        # The ending gives the two trigrams in common, by which candidates are found.
        _add(memory, MemoryUnit(f"{text}共{first}家工业企业", "x"))
        found = memory.find_similar(f"{text}共{second}家工业企业", least=1)
        assert found
        assert (found[0].score == 100) == (first == second)
        assert found[0].differing_numbers == (first != second)


@settings(max_examples=300)
@given(st.text("链主鏈發髮后後 ，。 　\t\nＡ３％abc e\u0301\u200b\ufe0f“”…—·12.⼈｡々", max_size=12))
def test_the_quick_spelling_is_the_same(text):
    assert normalise_text(text) == normalise(text).text


_WRITER = """
import sys
from pathlib import Path
from corpora.memory import MemoryUnit, TranslationMemory
from corpora.workspace import Workspace
memory = TranslationMemory(Workspace(Path(sys.argv[1])))
def units():
    for number in range(10**9):
        if number == 5000:
            print("half", flush=True)
        yield MemoryUnit(f"第{number}句。", f"Sentence {number}.")
memory.add(units(), author="a", reason="b")
"""


def test_a_kill_in_the_middle_of_an_import_leaves_the_old_memory(tmp_path):
    path = tmp_path / "w.db"
    with Workspace(path) as workspace:
        _add(TranslationMemory(workspace), OUTPUT)
    house = Path(corpora.memory.__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)],
        stdout=subprocess.PIPE,
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house)},
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == b"half\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    with Workspace(path, create=False) as workspace:
        memory = TranslationMemory(workspace)
        assert list(memory.units()) == [OUTPUT]
        assert memory.find_similar("第3句。") == ()
        check = workspace.connection.execute("PRAGMA integrity_check").fetchone()
        assert check == ("ok",)


def test_two_writers_lose_nothing(tmp_path):
    path = tmp_path / "w.db"
    with Workspace(path) as workspace:
        TranslationMemory(workspace)

    def write(name):
        with Workspace(path) as workspace:
            memory = TranslationMemory(workspace)
            for number in range(10):
                _add(
                    memory, MemoryUnit(f"{name}第{number}句。", "x"), MemoryUnit("共同。", "shared")
                )

    threads = [threading.Thread(target=write, args=(name,)) for name in ("甲", "乙")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Workspace(path) as workspace:
        memory = TranslationMemory(workspace)
        assert memory.statistics().units == 21
        assert len(memory.search("甲第")) == 10


def test_the_index_of_the_text_agrees_with_the_units(memory):
    _add(memory, OUTPUT, ROLE)
    memory.retire([1], author="a", reason="b")
    for table in ("memory_chinese", "memory_english"):
        try:
            memory.workspace.connection.execute(
                f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 0)"
            )
        except sqlite3.DatabaseError as error:
            pytest.fail(str(error))
