"""Every sound pair of every tool's TMX comes in, whatever stands beside it, and that is told."""

import pytest

from corpora.memory import read_units
from scripts.benchmarks.gold.exchange.tmx_structures import (
    DATES,
    ODDITIES,
    PAIRS,
    TOOLS,
    structure,
    structures,
)

ALL = list(structures())


@pytest.mark.parametrize(("tool", "oddity"), ALL, ids=[f"{t}-{o}" for t, o in ALL])
def test_every_sound_pair_comes_in_and_the_oddity_is_told(tmp_path, tool, oddity):
    path = tmp_path / "m.tmx"
    path.write_bytes(structure(TOOLS[tool], ODDITIES[oddity]))
    entries = list(read_units(path))
    assert [entry.problem for entry in entries if entry.problem] == []
    units = [entry.unit for entry in entries if entry.unit]
    assert [(unit.source.strip(), unit.target.strip()) for unit in units] == list(PAIRS)
    expected = ODDITIES[oddity].told
    remarks = {remark.english for entry in entries for remark in entry.remarks}
    for beginning in expected:
        assert any(remark.startswith(beginning) for remark in remarks), beginning
    for remark in remarks:
        assert remark.startswith(expected), remark


@pytest.mark.parametrize(("written", "read"), DATES.items(), ids=list(DATES))
def test_every_form_of_a_date_is_read(tmp_path, written, read):
    path = tmp_path / "m.tmx"
    text = structure(TOOLS["Okapi"], ODDITIES["plain"]).decode()
    path.write_text(text.replace("<tu ", f'<tu changedate="{written}" '), encoding="utf-8")
    assert [entry.unit.date for entry in read_units(path) if entry.unit] == [read, read]
