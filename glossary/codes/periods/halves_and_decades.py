"""Halves, quarters and decades: 两年半 is "two and a half years", 70年代末 "the late 1970s"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.quantities.chinese.chinese_number import parse_characters
from glossary.copies import Copy

_NUMBER = "[0-9]{1,3}|[一两二三四五六七八九十]{1,3}"
_UNITS = {
    "小时": ("hour", 60, "minute"),
    "钟头": ("hour", 60, "minute"),
    "年": ("year", 12, "month"),
    "月": ("month", 0, ""),
    "天": ("day", 0, ""),
    "星期": ("week", 0, ""),
    "世纪": ("century", 100, "year"),
    "学期": ("semester", 0, ""),
}
_HALF = re.compile(
    rf"(?<![0-9第.十])(?P<before>{_NUMBER})个半(?P<unit>小时|钟头|月|星期|世纪|学期)"
    rf"|(?<![0-9第.十])(?P<number>{_NUMBER})(?P<behind>年|天)半(?![年天导路个月])"
)
_QUARTER = re.compile("(?P<number>[一两三])刻钟")
_QUARTERS = {
    "一": (
        "15 minutes",
        "a quarter of an hour",
        "fifteen minutes",
        "quarter-hour",
        "quarter of an hour",
        "quarter hour",
        "15-minute",
        "fifteen-minute",
    ),
    "两": ("30 minutes", "half an hour", "thirty minutes", "half-hour"),
    "三": (
        "45 minutes",
        "three quarters of an hour",
        "three-quarters of an hour",
        "forty-five minutes",
        "45-minute",
    ),
}
_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_HALF_ALONE = re.compile(
    "(?<![上下前后大小多一两二三四五六七八九十0-9每个天])(?<![想等看问说找愣哭聊讲琢磨]了)半(?P<unit>年|个月|天|日|个?小时|个?钟头)"
    "(?![报度线会工制票谈游假亭坡])"
)
_HALVES_ALONE = {
    "年": ("half a year", "six months", "half-year", "six-month", "6 months", "half year"),
    "月": (
        "half a month",
        "half-month",
        "half month",
        "two weeks",
        "15 days",
        "fifteen days",
        "a fortnight",
    ),
    "天": ("half a day", "half-day", "half day"),
    "时": ("half an hour", "half-hour", "half hour", "30 minutes", "thirty minutes", "30-minute"),
}
_DECADE = re.compile(
    "(?:(?P<century>(?:20|二十)世纪|上世纪|上个世纪|(?:21|二十一)世纪|本世纪))?"
    "(?P<decade>[1-9]0|[一二三四五六七八九]十)年代(?P<part>初期?|前期|中(?![国央华共外间学小])期?|末期?|后期|中后期)?"
)
_PARTS = {
    "初": ("early {}", "the early {}", "the beginning of the {}", "start of the {}"),
    "前": ("early {}", "the first half of the {}", "the beginning of the {}"),
    "中": ("mid-{}", "the middle of the {}", "the mid {}", "middle {}"),
    "末": ("late {}", "the end of the {}", "the close of the {}", "end of {}"),
    "后": ("late {}", "the end of the {}", "the second half of the {}", "later {}"),
}
_MID_TO_LATE = ("mid- to late {}", "mid-to-late {}", "middle and late {}", "mid and late {}")


def find_halves(text: str) -> Iterator[Copy]:
    """Yield durations with a half, half of one, and quarters of an hour."""
    for match in _HALF_ALONE.finditer(text):
        last = match["unit"][-1].replace("日", "天").replace("头", "时")
        yield Copy(match.start(), match.end(), match.group(), _HALVES_ALONE[last])
    for match in _HALF.finditer(text):
        words = match["before"] or match["number"]
        value = int(words) if words.isdecimal() else int(parse_characters(words) or 0)
        unit, parts, smaller = _UNITS[match["unit"] or match["behind"]]
        plural = "centuries" if unit == "century" else f"{unit}s"
        names = [f"{value}", *_WORDS[value : value + 1]] if value else []
        forms = [f"{name} and a half {plural}" for name in reversed(names)]
        forms += [f"{name} and one half {plural}" for name in names]
        forms += [
            f"{value}.5 {plural}",
            f"{value}.5-{unit}",
            f"{value} 1/2 {plural}",
            f"{value}½ {plural}",
        ]
        forms += [f"{name}-and-a-half-{unit}" for name in reversed(names)]
        forms += [f"{name} {plural} and a half" for name in reversed(names)]
        if value == 1:
            article = "an" if unit == "hour" else "a"
            forms += [f"{article} {unit} and a half", f"one {unit} and a half"]
        if parts:
            sum_of_parts = value * parts + parts // 2
            forms += [f"{sum_of_parts} {smaller}s", f"{sum_of_parts}-{smaller}"]
            if unit == "year":
                years = "year" if value == 1 else "years"
                forms += [f"{name} {years} and six months" for name in names]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))
    for match in _QUARTER.finditer(text):
        yield Copy(match.start(), match.end(), match.group(), _QUARTERS[match["number"]])


def find_decades(text: str) -> Iterator[Copy]:
    """Yield parts of a decade, and decades of this century."""
    for match in _DECADE.finditer(text):
        century, part = match["century"] or "", match["part"] or ""
        is_this = century.startswith(("本", "21", "二十一"))
        if not part and not is_this:
            continue
        words = match["decade"]
        decade = int(words) if words.isdecimal() else int(parse_characters(words) or 0)
        year = decade + (2000 if is_this else 1900)
        names = (f"{year}s", f"{year}'s", f"{year}’s", f"{decade}s", f"'{decade}s", f"’{decade}s")
        if part.startswith("中后"):
            wordings: tuple[str, ...] = _MID_TO_LATE
        else:
            wordings = _PARTS[part[0]] if part else ("{}",)
        forms = tuple(wording.format(name) for name in names for wording in wordings)
        if part:
            forms = (f"the {forms[0]}", *forms)
        yield Copy(match.start(), match.end(), match.group(), forms)
