"""Every sound pair of every tool's TBX comes in, whatever stands beside it, and that is told."""

import pytest

from corpora.workspace import Workspace
from glossary.concepts import Status
from glossary.exchange import read_entries
from glossary.termbase import ImportOptions, Termbase, import_entries
from scripts.benchmarks.gold.exchange.tbx_structures import (
    ODDITIES,
    PAIRS,
    STATUSES,
    TOOLS,
    structure,
    structures,
    with_forbidden,
)

ALL = list(structures())


def pairs_of(entries):
    return [
        (entry.concept.chinese[0].text, entry.concept.accepted[0].text)
        for entry in entries
        if entry.concept and entry.concept.chinese and entry.concept.accepted
    ]


def _told(tool, oddity):
    is_old = "conceptEntry" not in TOOLS[tool].entry
    is_allowed = ODDITIES[oddity].is_told_of_version_3 and is_old
    return () if is_allowed else ODDITIES[oddity].told


@pytest.mark.parametrize(("tool", "oddity"), ALL, ids=[f"{t}-{o}" for t, o in ALL])
def test_every_sound_pair_comes_in_and_the_oddity_is_told(tmp_path, tool, oddity):
    path = tmp_path / "g.tbx"
    path.write_bytes(structure(TOOLS[tool], ODDITIES[oddity]))
    entries = list(read_entries(path))
    assert pairs_of(entries) == list(PAIRS)
    assert [entry.problem for entry in entries if entry.problem] == []
    with Workspace(tmp_path / "w.db") as workspace:
        report = import_entries(
            Termbase(workspace), read_entries(path), ImportOptions(), author="a", reason="b"
        )
    expected = {*TOOLS[tool].told, *_told(tool, oddity)}
    remarks = {remark.english for remark in report.remarks}
    for beginning in expected:
        assert any(remark.startswith(beginning) for remark in remarks), beginning
    for remark in remarks:
        assert remark.startswith(tuple(expected)), remark
    assert report.counts["skipped"] == 0


@pytest.mark.parametrize(("name", "value"), STATUSES, ids=[" ".join(row) for row in STATUSES])
@pytest.mark.parametrize("tool", TOOLS)
def test_what_a_tool_forbids_is_never_guaranteed(tmp_path, tool, name, value):
    path = tmp_path / "g.tbx"
    path.write_bytes(with_forbidden(TOOLS[tool], name, value))
    (concept,) = (entry.concept for entry in read_entries(path) if entry.concept)
    assert [term.text for term in concept.accepted] == [PAIRS[0][1]]
    assert [(term.text, term.status) for term in concept.forbidden] in (
        [("river boss", Status.DEPRECATED)],
        [("river boss", Status.SUPERSEDED)],
    )


def test_there_are_as_many_structures_as_were_asked_for():
    assert len(ALL) >= 150
