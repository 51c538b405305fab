"""The opening lines of a report: at which session it was given, and by whom.

（2026年1月21日在某市第十四届人民代表大会第六次会议上） and 某市人民政府市长 姚高员 follow a fixed
grammar, and a model that takes them for sentences loses which number is the congress's and which
the session's. Places and dates are those that the text requires.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.english.english_number import ORDINAL_NAMES
from corpora.quantities.writing.figure_rendering import write_ordinal
from glossary.cells.plain_cells import CellRendering
from glossary.names import romanised_name
from glossary.names.surnames import COMPOUND, EVERY_SINGLE
from glossary.requirement import Requirement, RequirementKind

_NUMERAL = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_SESSION = deferred_pattern(
    r"(?P<opens>——|—|--|[（(])?\s*(?P<date>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)?\s*在"
    r"(?P<council>政协)?(?P<place>[\u4e00-\u9fff]{0,14}?)"
    rf"第?(?P<congress>{_NUMERAL})届(?P<body>人民代表大会|人大|委员会)"
    rf"第?(?P<session>{_NUMERAL})次会议上\s*(?P<closes>[）)])?"
)
_GAP = "[ \u3000]"
_HOLDER = deferred_pattern(
    f"(?P<place>[\u4e00-\u9fff]{{2,13}}?)(?P<government>人民政府)?{_GAP}*(?P<acting>代理|代)?{_GAP}*"
    f"(?P<post>副?[市省州县区镇乡旗盟]{_GAP}?长|副?主席)"
    f"(?:{_GAP}+(?P<name>(?:{'|'.join(COMPOUND)}|[{EVERY_SINGLE}]){_GAP}*[\u4e00-\u9fff]{_GAP}*[\u4e00-\u9fff]?))"
)
_POSTS = {
    "市长": "Mayor",
    "省长": "Governor",
    "州长": "Governor",
    "县长": "County Head",
    "区长": "District Head",
    "镇长": "Town Head",
    "乡长": "Township Head",
    "旗长": "Banner Head",
    "盟长": "League Head",
    "主席": "Chairman",
    "副市长": "Vice Mayor",
    "副省长": "Vice Governor",
    "副州长": "Vice Governor",
    "副县长": "Deputy County Head",
    "副区长": "Deputy District Head",
    "副镇长": "Deputy Town Head",
    "副乡长": "Deputy Township Head",
    "副旗长": "Deputy Banner Head",
    "副盟长": "Deputy League Head",
    "副主席": "Vice Chairman",
}
_AT_HOME = {
    "市": "Municipal",
    "省": "Provincial",
    "州": "Prefectural",
    "自治州": "Prefectural",
    "自治区": "Autonomous Region",
    "区": "District",
    "县": "County",
}
_LEVELS = (("市", " City", "Municipal"), ("省", " Province", "Provincial"))


def render_report_opening(
    text: str, source: str, requirements: Sequence[Requirement]
) -> CellRendering | None:
    """Return the English of a line that says where or by whom a report was given, else None.

    Args:
        text: The line, normalised.
        source: The same as it is written, since Chinese sets names apart by spaces.
        requirements: What it requires; where a place is not among them, nothing is rendered.
    """
    return _session(text.strip(), requirements) or _holder(source, requirements)


def _session(text: str, requirements: Sequence[Requirement]) -> CellRendering | None:
    match = _SESSION.fullmatch(text)
    if match is None or (match["opens"] in ("（", "(")) is not bool(match["closes"]):
        return None
    if bool(match["council"]) is not (match["body"] == "委员会"):
        return None
    numbers = [parse_characters(match[name]) for name in ("session", "congress")]
    if not all(numbers):
        return None
    session, congress = (_ordinal(int(number or 0)) for number in numbers)
    whose = _whose(match["place"], requirements)
    date = _date(match["date"], requirements) if match["date"] else ""
    if whose is None or date is None:
        return None
    body = "Committee of the CPPCC" if match["council"] else "People's Congress"
    before, behind = whose
    named = " ".join(filter(None, (congress, before, body))) + behind
    words = f"at the {session} Session of the {named}"
    words = f"{date}, {words}" if date else words[0].upper() + words[1:]
    if match["closes"]:
        return CellRendering(f"({words})")
    return CellRendering(f"— {words}" if match["opens"] else words)


def _holder(source: str, requirements: Sequence[Requirement]) -> CellRendering | None:
    match = _HOLDER.fullmatch(source.strip(" \u3000"))
    if match is None:
        return None
    whose = _whose(match["place"], requirements)
    if whose is None:
        return None
    before, behind = whose
    post = _POSTS[re.sub(_GAP, "", match["post"])]
    if match["acting"]:
        post = f"Acting {post}"
    if match["government"]:
        of = " ".join(filter(None, ("the", before, "People's Government"))) + behind
    elif behind:
        of = behind.removeprefix(" of ")
    else:
        of = _place(match["place"], requirements) or ""
    name = romanised_name(re.sub(_GAP, "", match["name"]))
    return CellRendering(f"{name}, {post} of {of}") if of else None


def _whose(place: str, requirements: Sequence[Requirement]) -> tuple[str, str] | None:
    """Return a body's place as an adjective before it, or "of" and the place behind it."""
    if not place:
        return "", ""
    if place in _AT_HOME:
        return _AT_HOME[place], ""
    english = _place(place, requirements)
    if english is None:
        return None
    for sign, noun, level in _LEVELS:
        if place.endswith(sign):
            return f"{english.removesuffix(noun)} {level}", ""
    article = "the " if english.endswith("Region") else ""
    return "", f" of {article}{english}"


def _place(place: str, requirements: Sequence[Requirement]) -> str | None:
    for requirement in requirements:
        if requirement.source == place and requirement.is_place and not requirement.conflict:
            return requirement.accepted[0]
    return None


def _date(words: str, requirements: Sequence[Requirement]) -> str | None:
    for requirement in requirements:
        if requirement.kind is RequirementKind.DATE and requirement.source == words:
            return requirement.accepted[0]
    return None


def _ordinal(number: int) -> str:
    return ORDINAL_NAMES[number].capitalize() if number <= 10 else write_ordinal(number)
