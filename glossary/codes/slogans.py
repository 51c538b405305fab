"""Slogans with numerals: 百日攻坚 is "100-day campaign", “千村示范” has a thousand villages."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.writing.figure_rendering import write_ordinal
from glossary.codes.worded_figures import ordinal_word
from glossary.copies import Copy

_ROUND_DAYS = deferred_pattern(
    "(?<![一二两三四五六七八九十百千万0-9])(?P<scale>百|千)(?P<unit>日|天)"
    "(?=攻坚|行动|会战|专项|誓师|整治|大战|冲刺|竞赛|提升|安全|活动|计划|倒计时|集中|清零|奋战|战役)"
)
_QUOTED = deferred_pattern('[“"](?P<inside>[^”"“]{2,16})[”"]')
_SCALED = deferred_pattern(
    "(?<![一二两三四五六七八九十百千万亿数几上成0-9])(?P<scale>[百千万])"
    "(?=[村企户厂社乡镇县校园店人名才团院所馆场站](?:[示整帮联兴进入万千百]|[\u4e00-\u9fff]{2}))"
)
_SCALES = {
    "百": ("100", "hundred", "one hundred", "hundreds", "a hundred"),
    "千": ("1,000", "1000", "thousand", "one thousand", "a thousand", "thousands"),
    "万": ("10,000", "10000", "ten thousand", "tens of thousands", "ten-thousand", "myriad"),
}
_BELT_AND_ROAD = deferred_pattern("一带一路")
_BELT_FORMS = (
    "Belt and Road",
    "Belt & Road",
    "One Belt and One Road",
    "One Belt, One Road",
    "One Belt One Road",
    "B&R",
    "BRI",
    "OBOR",
    "Silk Road",
)
_CONGRESS = deferred_pattern(
    "(?:(?<=党的)|(?<=中共)|(?<=党))第?(?P<number>二?十[一二三四五六七八九]?|[一二三四五六七八九])大"
    "(?=[以精报召胜提的、，。；之作期后前和对代]|$)"
)


def find_slogans(text: str) -> Iterator[Copy]:
    """Yield campaigns of a hundred days, and hundreds and thousands inside quoted slogans.

    >>> [found.forms[0] for found in find_slogans("百日攻坚，“千村示范、万村整治”工程")]
    ['100-day', '1,000', '10,000']
    """
    for match in _ROUND_DAYS.finditer(text):
        figure, word = ("100", "hundred") if match["scale"] == "百" else ("1,000", "thousand")
        forms = (f"{figure}-day", f"{word}-day", f"{figure} days", f"{word} days")
        yield Copy(match.start(), match.end(), match.group(), forms)
    for quoted in _QUOTED.finditer(text):
        start, end = quoted.span("inside")
        found = list(_SCALED.finditer(text, start, end))
        if "千家万户" in quoted["inside"]:
            continue
        for match in found:
            yield Copy(match.start(), match.end(), match.group(), _SCALES[match["scale"]])
    for match in _BELT_AND_ROAD.finditer(text):
        yield Copy(match.start(), match.end(), match.group(), _BELT_FORMS)


def find_congresses(text: str) -> Iterator[Copy]:
    """Yield Party congresses by number: 党的二十大 is the "20th National Congress".

    >>> [found.forms[0] for found in find_congresses("党的二十大以来")]
    ['20th National Congress']
    """
    for match in _CONGRESS.finditer(text):
        value = int(parse_characters(match["number"]) or 0)
        names = dict.fromkeys((write_ordinal(value), ordinal_word(value)))
        words = (
            "National Congress",
            "CPC National Congress",
            "Party Congress",
            "Congress",
            "Party's National Congress",
            "National Party Congress",
            "CPC Congress",
            "Communist Party of China National Congress",
            "National People's Congress",
        )
        forms = tuple(f"{name} {congress}" for congress in words for name in names)
        yield Copy(match.start(), match.end(), match.group(), forms)
