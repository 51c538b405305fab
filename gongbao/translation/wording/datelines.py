"""Datelines: 新华社北京10月1日电（记者王明）is "Beijing, October 1 (Xinhua, reporter Wang Ming) –".

A model that goes on with its sentence makes persons and places of the agency's words. What stands
before 电 and 讯 has its one English; place and date are those that the text requires.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.cells import CellHead
from glossary.names import romanised_name
from glossary.requirement import Requirement, RequirementKind

_AGENCIES = {
    "新华社": "Xinhua",
    "新华网": "Xinhuanet",
    "中新社": "China News Service",
    "中新网": "China News",
    "人民网": "People's Daily Online",
    "央视网": "CCTV.com",
    "央广网": "CNR",
    "本报": "staff report",
    "本网": "staff report",
    "本刊": "staff report",
    "本台": "staff report",
}
_OWN = "staff report"
_NAME = "(?!通讯员|实习生)[\u4e00-\u9fff]{2,4}?"
_NAMES = f"{_NAME}(?:[、，,\\s]+{_NAME})*"
_DATELINE = deferred_pattern(
    f"(?:据)?(?P<agency>{'|'.join(_AGENCIES)})(?P<place>[\u4e00-\u9fff]{{0,9}}?)\\s*"
    "(?P<date>(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日)?(?P<end>专?电|讯|消息)\\s*"
    f"(?:[(（](?P<role>(?:本报|全媒体|见习|特约|首席)?记者|通讯员)[:：\\s]*(?P<names>{_NAMES})"
    f"(?:[\\s、，,；;]*(?P<second>通讯员|实习生)[:：\\s]*(?P<others>{_NAMES}))?[)）])?"
    "(?P<gap>[\\s:：,，]*)(?=\\S)"
)
_ROLES = {"通讯员": "correspondent", "实习生": "intern"}
_BETWEEN = deferred_pattern(r"[、，,\s]+")


def find_dateline(text: str, requirements: Sequence[Requirement]) -> CellHead | None:
    """Return the dateline that a normalised text begins with, as its head, else None.

    >>> find_dateline("本报讯(记者 张伟)昨日，大会召开。", ()).english
    '(Staff reporter Zhang Wei) –'
    """
    match = _DATELINE.match(text)
    if match is None:
        return None
    is_set_apart = match["date"] or match["names"] or match["gap"]
    if not is_set_apart or (match["end"].endswith("电") and not match["date"]):
        return None  # 本报电子版, 本报讯息
    agency = _AGENCIES[match["agency"]]
    place = _required(Span(*match.span("place")), requirements) if match["place"] else ""
    date = _required(Span(*match.span("date")), requirements) if match["date"] else ""
    if place is None or date is None or (match["place"] and not date):
        return None
    if match["names"]:
        who = _written(match["role"], match["names"])
        if match["others"]:
            who = f"{who}, {_written(match['second'], match['others'])}"
        agency = f"staff {who}" if agency == _OWN else f"{agency}, {who}"
    before = ", ".join(filter(None, (place, date)))
    if not before:
        agency = agency[0].upper() + agency[1:]
    return CellHead(match.end(), f"{before} ({agency}) –".lstrip())


def _written(role: str, names: str) -> str:
    """Return who wrote it: "reporters Zhang Wei and Li Na"."""
    persons = [romanised_name(name) for name in _BETWEEN.split(names)]
    written = _ROLES.get(role, "reporter") + ("s" if len(persons) > 1 else "")
    return f"{written} {_listed(persons)}"


def _required(span: Span, requirements: Sequence[Requirement]) -> str | None:
    """Return the English that is required of these words as a whole, None where nothing is."""
    for requirement in requirements:
        is_place = requirement.is_place or requirement.is_country
        is_name = is_place or requirement.kind is RequirementKind.DATE
        if requirement.span == span and is_name and not requirement.conflict:
            return requirement.accepted[0]
    return None


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
