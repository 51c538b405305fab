"""Units that do harm are found, said why, and retired."""

import pytest

from corpora.findings import Finding, Severity
from corpora.memory import MemoryUnit
from corpora.memory.cleaning import find_unit_faults

GOOD = MemoryUnit(
    "全区规上工业产值达到4000亿元。", "Industrial output reached 400 billion yuan.", number=9
)


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        (MemoryUnit("链主", "——"), "empty"),
        (MemoryUnit("链主企业", "链主企业"), "untranslated"),
        (MemoryUnit("链主企业", "链主企業很多"), "language"),
        (MemoryUnit("chain master", "chain master"), "language"),
        (MemoryUnit("全区规上工业产值达到4000亿元。", "Yes."), "length"),
        (MemoryUnit("会议指出要发挥链主作用", "word " * 60), "length"),
        (MemoryUnit("2023", "2023"), None),
        (MemoryUnit("APEC会议", "APEC Meeting"), None),
        (MemoryUnit("综合保税区", "comprehensive bonded zone"), None),
        (GOOD, None),
    ],
)
def test_every_fault_has_its_kind(unit, kind):
    faults = list(find_unit_faults(lambda: iter([unit])))
    assert [fault.rule for fault in faults] == ([f"memory.{kind}"] if kind else [])
    assert all(fault.english and fault.chinese and fault.category for fault in faults)
    assert all(fault.subjects == (str(unit.number),) for fault in faults)


def test_of_duplicates_the_latest_stays_and_a_bare_one_gives_way(memory):
    units = [
        MemoryUnit("链主企业", "lead firm"),
        MemoryUnit("鏈主企業 ", "lead firm "),
        MemoryUnit("链主企业", "lead firm", before="前句。"),
        MemoryUnit("链主企业", "chain master"),
    ]
    memory.add(units, author="a", reason="b")
    found = memory.clean(author="a", reason="c", is_dry_run=True)
    assert {fault.subjects for fault in found} == {("1",), ("2",)}
    assert memory.statistics().retired == 0
    memory.clean(author="a", reason="c")
    assert [unit.number for unit in memory.units()] == [3, 4]
    assert memory.clean(author="a", reason="c") == ()


def test_a_further_check_has_its_say(memory):
    memory.add([GOOD], author="a", reason="b")
    found = (
        Finding("form.x", Severity.MINOR, "style", "form", "形式"),
        Finding("quantities.x", Severity.MAJOR, "accuracy", "wrong value", "数值有误", text="400"),
    )
    (fault,) = memory.clean(author="a", reason="c", further_check=lambda unit: found)
    assert (fault.rule, fault.severity) == ("quantities.x", Severity.MAJOR)
    assert fault.english == "form; wrong value (“400”)"
    assert memory.find_numbered(int(fault.subjects[0])).source == GOOD.source
