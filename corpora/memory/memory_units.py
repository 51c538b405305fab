"""What a translation memory is made of: units, how files hold them, how they answer a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpora.counting import counted
from corpora.files import XmlBytes
from corpora.findings import Finding, Severity

CONTEXT = 101.0
"""Score of a match whose neighbours agree, too."""
EXACT = 100.0
"""Score of a match of the whole source."""


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A Chinese text and the English that somebody gave it.

    Attributes:
        source: The Chinese as written.
        target: The English.
        before: The sentence before it in its document, empty where it is unknown or the first.
        after: The sentence after it.
        author: Who translated or signed off.
        date: When, as "2023-03-06" or "2023-03-06T09:30:00Z", or as much of it as is known.
        origin: Where it comes from: a document, a file.
        project: The project or office it belongs to.
        note: A remark.
        extras: What an imported file said besides, as (name, value).
        number: Its number in the workspace; 0 before it is stored.
    """

    source: str
    target: str
    before: str = ""
    after: str = ""
    author: str = ""
    date: str = ""
    origin: str = ""
    project: str = ""
    note: str = ""
    extras: tuple[tuple[str, str], ...] = ()
    number: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A unit that answers a source.

    Attributes:
        unit: The unit.
        score: 101 where the neighbours agree, 100 for the same source, below for a similar one.
        differing_numbers: The sources do not hold the same figures by value.
    """

    unit: MemoryUnit
    score: float
    differing_numbers: bool = False


@dataclass(frozen=True, slots=True)
class AddedUnits:
    """How many units were new, and how many the memory had."""

    added: int
    known: int


@dataclass(frozen=True, slots=True)
class MemoryStatistics:
    """What a memory holds.

    Attributes:
        units: Units in use.
        retired: Units taken out of use.
        sources: Different sources in use.
        ambiguous: Sources with more than one English.
        origins: The most frequent origins with their counts.
    """

    units: int
    retired: int
    sources: int
    ambiguous: int
    origins: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """One entry of a file.

    Attributes:
        place: File and line or row, as messages name it.
        unit: The unit; None where the entry gives none.
        problem: What is wrong with the entry; a file with one is not imported unless it is told
            to leave it out.
        remarks: What is left out of an entry that is as it should be: another language, a
            segment nobody has translated, markup.
    """

    place: str
    unit: MemoryUnit | None = None
    problem: str = ""
    remarks: tuple[Finding, ...] = ()


def unit_remark(rule: str, english: str, chinese: str) -> Finding:
    """Return what a reader has to say of an entry that is as it should be."""
    return Finding(f"memory-file.{rule}", Severity.MINOR, "other", english, chinese)


def empty_side(*, is_english: bool) -> Finding:
    """Return the remark on an entry of which one side is empty."""
    side, chinese = ("English", "英文") if is_english else ("Chinese", "中文")
    return unit_remark("empty-side", f"the {side} is empty", f"{chinese}一侧为空")


def other_language(tag: str) -> Finding:
    """Return the remark on a side that is said to be in another language than its file's."""
    return unit_remark("language", f"a side in {tag} is left out", f"略去标为{tag}的文字")


def mended_characters(mended: XmlBytes) -> tuple[Finding, ...]:
    """Return the remarks on characters that XML forbids and on names that it does not know."""
    remarks: list[Finding] = []
    if count := mended.repaired:
        remarks.append(
            unit_remark(
                "control-characters",
                f"{counted(count, 'character')} that XML forbids, a space instead",
                f"{count}个XML不允许的字符以空格代替",
            )
        )
    if mended.named:
        names, count = ", ".join(mended.named), sum(mended.named.values())
        remarks.append(
            unit_remark(
                "html-names",
                f"{counted(count, 'name')} of HTML that XML does not know ({names}), read as HTML"
                " means them",
                f"XML未定义的{count}个HTML字符名（{names}）按HTML读",
            )
        )
    return tuple(remarks)


NO_UNITS = unit_remark("no-units", "the file has no units", "文件中没有句对")
REJECTED = unit_remark("rejected", "rejected by a reviewer, left out", "审校未通过，略去")
DRAFT = unit_remark("draft", "a draft, left out", "草稿，略去")
CODES_LEFT_OUT = unit_remark("codes", "inline codes are left out", "略去行内代码")
