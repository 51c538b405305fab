"""Offices by their names: 市应急管理局 is the Municipal Emergency Management Bureau.

A small model words the name of an office each time another way, half in capitals ("Human Resources
and social security Bureau"). One that the grammar of posts knows whole, with its level or its
place, is carried; the names of one list stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpora.spans import Span
from glossary.cells import KnownWords, offices, render_body
from glossary.requirement import Requirement
from gongbao.translation.wording.names.posted_persons import known_words
from gongbao.translation.wording.wording import Wording, as_list, met_inside

_LEVELS = "省市县区州盟旗镇乡"
_LONGEST_PLACE = 8
_JOINTS = ("", "、", "和", "与", "及", "以及")  # a space between two is taken away
# Behind the name of an office: what makes another word or a longer name of it.
_GOES_ON = re.compile("[长党直托]|学会|协会|机关|系统|门户|网站|官网|大楼|所属|下属|公众号|微信")
_MAY_BEGIN = re.compile(
    "(?:^|[^\u4e00-\u9fff]|[由和与及对向据经请是被让同跟在从到至报驻赴于会以为给把将时]"
    "|近日|日前|目前|今天|昨天|随后|会上|会后|会同|联合|配合|协助|组织|督促|要求|责成|委托|邀请|通过|根据|按照"
    "|经过|其中|此外|今年|去年|支持|指导|陪同|来自|提请|抄送|报送|报请)$"
)
_SHARED = re.compile("[省市区县州镇乡][、和及]?$")


def find_offices(text: str, requirements: Sequence[Requirement]) -> Iterator[Wording]:
    """Yield the offices of a normalised text, those of one list together, left to right.

    >>> [w.english for w in find_offices("市水利局、商务局和气象局参加。", ())]
    ['Municipal Water Resources Bureau, Commerce Bureau and Meteorological Bureau']
    """
    known = known_words(text, requirements)
    names: list[tuple[Span, str]] = []
    for match in _pattern().finditer(text):
        if names and match.start() < names[-1][0].end:
            continue  # part of the one before
        joint = text[names[-1][0].end : match.start()] if names else ""
        is_bare = joint in _JOINTS[1:] and render_body(match[0], known) is not None
        start = (
            match.start()
            if is_bare
            else _start(text, match.start(), known, names[-1][0].end if names else 0)
        )
        office = None if start is None else _longest(text, Span(start, match.end()), known)
        if office is None or _GOES_ON.match(text, office[0].end):
            continue
        joint = text[names[-1][0].end : office[0].start] if names else ""
        if names and joint not in _JOINTS:
            yield from _listed(text, names, requirements)
            names = []
        inside = _in_places(text, office, requirements)
        if inside != office or " of the " in office[1]:  # "of the X and Y" is two things
            yield from _listed(text, names, requirements)
            yield from _listed(text, [inside], requirements)
            names = []
            continue
        names.append(office)
        if len(names) > 1 and joint not in ("", "、"):
            yield from _listed(text, names, requirements)
            names = []
    yield from _listed(text, names, requirements)


def _start(text: str, end: int, known: KnownWords, last: int) -> int | None:
    """Return where the level or the place of an office begins that ends at `end`.

    `last` is where the office before it ends.
    """
    for start in range(max(0, end - _LONGEST_PLACE), end):
        place = text[start:end]
        if place in known.places:
            return start
        if place in _LEVELS and len(place) == 1 and (start == last or _begins(text, start)):
            return start
    return None


def _in_places(
    text: str, office: tuple[Span, str], requirements: Sequence[Requirement]
) -> tuple[Span, str]:
    """Return an office with the places that its own lies in: 长沙市 before 雨花区民政局."""
    span, english = office
    for place in reversed([r for r in requirements if r.is_place and not r.conflict]):
        if place.end == span.start:
            span, english = Span(place.start, span.end), f"{english}, {place.accepted[0]}"
    return span, english


def _longest(text: str, place: Span, known: KnownWords) -> tuple[Span, str] | None:
    """Return an office with its English, the part of it that is named behind it included."""
    part = _pattern().match(text, place.end)
    for end in (part.end(), place.end) if part else (place.end,):
        english = render_body(text[place.start : end], known)
        if english is not None:
            return Span(place.start, end), english
    return None


def _begins(text: str, start: int) -> bool:
    """Tell whether a level may begin here; 市 of 市、县财政局 shares its office with another."""
    before = text[:start]
    return bool(_MAY_BEGIN.search(before)) and not _SHARED.search(before)


def _listed(
    text: str, names: Sequence[tuple[Span, str]], requirements: Sequence[Requirement]
) -> Iterator[Wording]:
    """Yield neighbouring names as one list whose English has what is required of them."""
    if not names:
        return
    span = Span(names[0][0].start, names[-1][0].end)
    english = as_list([name for _, name in names], text[span.end :])
    inside = met_inside(span, english, requirements)
    if inside is not None:
        yield Wording(span, english, inside)


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(offices(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
