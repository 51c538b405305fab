"""One entry of a glossary file as it was read: its concept, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpora.counting import counted
from corpora.errors import GlossaryError
from corpora.files import XmlBytes
from corpora.findings import Finding, Severity
from glossary.concepts import Concept

UNKNOWN_STATUS_RULE = "glossary-file.unknown-status"
TWO_SENSES_RULE = "glossary-file.two-senses"
"""Says that an entry rules otherwise on a name than an earlier one of the file."""
UNKNOWN_STATUS = "administrativeStatus"
"""Under this name `Term.extras` keeps a status that is none of the four."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at one place of a glossary file.

    Attributes:
        origin: `file:line`, or `file:sheet:row:column` of a workbook.
        concept: The concept; None where there is a problem, and where the entry is in other
            languages alone, which a remark says. It may lack Chinese or English terms.
        problem: Why the entry cannot be used, with its place and what was expected; else empty.
        remarks: What was kept without being understood, or left out.
    """

    origin: str
    concept: Concept | None
    problem: str = ""
    remarks: tuple[Finding, ...] = ()


NO_ENGLISH = ("no English term yet; nothing is guaranteed for it", "尚无英文术语，不作保证")
NO_CHINESE = ("no Chinese term; the entry is left out", "无中文术语，略去该条")
"""What is said of an entry in one language alone, in English and Chinese."""


def entry_remark(rule: str, place: str, english: str, chinese: str) -> Finding:
    """Return what a reader has to say of a place, its subject, though the entry can be used."""
    return Finding(
        f"glossary-file.{rule}", Severity.MINOR, "other", english, chinese, subjects=(place,)
    )


def repaired_entries(name: str, mended: XmlBytes) -> Iterator[Entry]:
    """Yield what there is to say of characters and names in a file that XML does not know."""
    place = f"{name}:1"
    if mended.repaired:
        told = f"{counted(mended.repaired, 'character')} that XML forbids, a space instead"
        remark = entry_remark("repaired", place, told, "XML不允许的字符以空格代替")
        yield Entry(place, None, "", (remark,))
    if mended.named:
        names = ", ".join(mended.named)
        what = counted(sum(mended.named.values()), "name")
        told = f"{what} of HTML that XML does not know ({names}), read as HTML means them"
        remark = entry_remark("repaired", place, told, f"XML未定义的HTML字符名（{names}）按HTML读")
        yield Entry(place, None, "", (remark,))


def two_senses(place: str, name: str, english: str, earlier: str, earlier_place: str) -> Finding:
    """Return the remark on an entry that rules otherwise on a name than an earlier one."""
    return entry_remark(
        TWO_SENSES_RULE.rpartition(".")[2],
        place,
        f"two preferred terms: {name} is {english!r} here and {earlier!r} in {earlier_place}; both"
        " wait for review, give each a subject of its own or one of them another status",
        f"两个首选译名：{name}在此为“{english}”，在{earlier_place}为“{earlier}”；两者均待审定",
    )


def unknown_status(place: str, status: str, term: str, expected: str) -> Finding:
    """Return the remark on a status that is none of the four; the term keeps it in its extras."""
    return entry_remark(
        UNKNOWN_STATUS_RULE.rpartition(".")[2],
        place,
        f"status {status!r} of {term!r}, expected one of {expected}; kept, and the term is read as"
        " proposed",
        f"“{term}”的状态“{status}”不可识别，照录并视为待定",
    )


class EntryError(GlossaryError):
    """Ends the reading of one entry and becomes its `problem`; never leaves this package."""
