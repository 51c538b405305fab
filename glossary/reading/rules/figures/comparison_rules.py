"""Rules about who is compared with whom: 农村快于城镇, and 全国第四、全省第一."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.spans import Span
from glossary.reading.numerals import ANY_ORDINAL, NUMERAL, chinese_value, english_value
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule

_ACCURACY = "accuracy/mistranslation"
_SIDES = (
    ("农村|乡村", r"rural|farmers?|villages?"),
    ("城镇|城市", r"urban|cit(?:y|ies)|towns?"),
    ("女性?", r"wom[ae]n|females?|girls?"),
    ("男性?", r"m[ae]n|males?|boys?"),
    ("(?<!进)出口", r"exports?"),
    ("进口", r"imports?"),
    ("全国", r"nation(?:al|wide)?|country|China"),
    ("全省", r"provinc\w+"),
    ("全市", r"city\w*|municipal\w*"),
    ("第二产业|工业", r"secondary|industr\w+"),
    ("第三产业|服务业", r"tertiary|services?"),
    ("民营|私营", r"private"),
    ("国有", r"state-owned"),
    ("东部", r"east\w*"),
    ("西部", r"west\w*"),
    ("南方|南部", r"south\w*"),
    ("北方|北部", r"north\w*"),
)
_ANY_SIDE = "|".join(chinese for chinese, _ in _SIDES)
_ANY_SAID = "|".join(english for _, english in _SIDES)
_MORE = "[高快多大长早优好强]"
_LESS = "[低慢少小短晚差弱]"
_COMPARED = re.compile(
    f"(?P<one>{_ANY_SIDE})[^，。；、]{{0,10}}?(?:(?P<more>(?:{_MORE}于|超过|超出|领先))"
    f"|(?P<less>{_LESS}于|落后于?)|(?P<than>比))(?P<other>{_ANY_SIDE})"
    f"(?(than)[^，。；、0-9]{{0,8}}?(?:(?P<up>{_MORE})|(?P<down>{_LESS})))"
)
_UP = (
    r"faster|higher|more|greater|larger|longer|older|better|earlier|above|exceed\w*|outpac\w*|ahead"
)
_DOWN = (
    r"slower|lower|less|fewer|smaller|shorter|younger|later|worse|below|behind|lagg?\w*|trail\w*"
)
_SAID = re.compile(
    rf"\b(?P<one>{_ANY_SAID})\b(?:(?!\b(?:{_ANY_SAID})\b)[^.;]|\.(?=\d)){{0,80}}?"
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b[^.;]{{0,50}}?\b(?P<other>{_ANY_SAID})\b",
    re.IGNORECASE,
)
_SAID_AMONG = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})) (?:in|for|among|of) [^.;,]{{0,30}}?"
    rf"\b(?P<one>{_ANY_SAID})\b[^.;,]{{0,30}}?\bthan\b[^.;,]{{0,30}}?\b(?P<other>{_ANY_SAID})\b",
    re.IGNORECASE,
)
_TURNS = (
    ("偏?北风", r"north\w*"),
    ("偏?南风", r"south\w*"),
    ("晴", r"sunny|clear|fine"),
    ("多云", r"cloudy"),
    ("阴", r"overcast"),
    ("[小中大阵暴]?雨", r"rain\w*|showers?"),
    ("[小中大暴]?雪", r"snow\w*"),
    ("红色", r"red"),
    ("橙色", r"orange"),
    ("黄色", r"yellow"),
    ("蓝色", r"blue"),
)
_STATE = "|".join(chinese for chinese, _ in _TURNS)
_TURNED = re.compile(
    f"(?P<one>{_STATE})(?:预警)?(?:信号)?(?:逐渐)?，?(?:转为?|改发|(?:升级|降级|调整|变更|更改)为)"
    f"(?P<other>{_STATE})"
)
_TURNING = (
    r"turn\w*|becom\w*|chang\w*|replac\w*|follow\w*|upgrad\w*|downgrad\w*|lower\w*|rais\w*"
    r"|giv\w+ way|then"
)
_SCOPES = (
    ("全国", r"country|nation|nationwide|China"),
    ("全省", r"province"),
    ("全市", r"city"),
    ("全区|全县", r"district|county"),
    ("全球|世界", r"world|globally"),
)
_PLACES = re.compile(
    f"(?P<scope>{'|'.join(chinese for chinese, _ in _SCOPES)})[^，。；、0-9]{{0,6}}?第{NUMERAL}"
)
_WITHIN = r"[^,.;]{0,24}?\b(?:in|of|among|across)? ?(?:the |its )?"


@pair_rule("quantities.comparison-exchanged", Severity.CRITICAL, _ACCURACY)
def comparison_exchanged(reading: PairReading) -> Iterator[Hit]:
    """Who is above and who below exchanged: 农村快于城镇 as "urban faster than rural"."""
    match = _COMPARED.search(reading.source.text)
    if match is None:
        return
    said = _SAID_AMONG.search(reading.target) or _SAID.search(reading.target)
    if said is None:
        return
    one, other = _side(match["one"]), _side(match["other"])
    is_crossed = re.fullmatch(other, said["one"], re.IGNORECASE) and re.fullmatch(
        one, said["other"], re.IGNORECASE
    )
    is_up = bool(match["more"] or match["up"])
    if one != other and is_crossed and is_up is bool(said["up"]):
        yield Hit(
            Span(*said.span()),
            f"what is compared exchanged: {match.group()}",
            f"比较对象颠倒：{match.group()}",
            source=Span(*match.span()),
        )


@pair_rule("quantities.places-exchanged", Severity.CRITICAL, _ACCURACY)
def places_exchanged(reading: PairReading) -> Iterator[Hit]:
    """Places in two rankings exchanged: 全国第四、全省第一 as "first in the country"."""
    places = list(_PLACES.finditer(reading.source.text))
    wanted = {match["scope"]: chinese_value(match["n"]) for match in places}
    if len(set(wanted.values())) < 2 or len(places) != len(wanted):
        return
    for match in places:
        named = next(e for c, e in _SCOPES if re.fullmatch(c, match["scope"]))
        said = [
            (english_value(ordinal.group()), ordinal)
            for ordinal in ANY_ORDINAL.finditer(reading.target)
            if re.match(rf"{_WITHIN}(?:{named})\b", reading.target[ordinal.end() :])
        ]
        values = {value for value, _ in said}
        if values and wanted[match["scope"]] not in values and values <= set(wanted.values()):
            yield Hit(
                Span(*said[0][1].span()),
                f"places exchanged: {match.group()}",
                f"名次对调：{match.group()}",
                source=Span(*match.span()),
            )
            return


@pair_rule("quantities.turned-to", Severity.CRITICAL, _ACCURACY)
def turned_to(reading: PairReading) -> Iterator[Hit]:
    """What turned into what exchanged: 多云转晴 as "sunny turning cloudy"."""
    match = _TURNED.search(reading.source.text)
    if match is None:
        return
    one, other = (
        next(english for chinese, english in _TURNS if re.fullmatch(chinese, match[name]))
        for name in ("one", "other")
    )
    said = re.search(
        rf"\b(?:{other})\b[^.;]*?\b(?:{_TURNING})\b[^.;]*?\b(?:{one})\b",
        reading.target,
        re.IGNORECASE,
    )
    first = re.search(rf"\b(?:{one})\b", reading.target, re.IGNORECASE)
    is_turned = said is not None and first is not None and first.start() > said.start()
    if one != other and said is not None and is_turned and "by" not in said.group().split():
        yield Hit(
            Span(*said.span()),
            f"what turned into what exchanged: {match.group()}",
            f"转变前后颠倒：{match.group()}",
            source=Span(*match.span()),
        )


def _side(words: str) -> str:
    return next(english for chinese, english in _SIDES if re.fullmatch(chinese, words))


RULES: tuple[PairRule, ...] = (comparison_exchanged, places_exchanged, turned_to)
