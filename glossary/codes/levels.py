"""Levels and places by number: a Level III response, the top 500, 3A and above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.quantities.chinese.chinese_number import parse_characters
from glossary.codes.numbered_names import as_roman
from glossary.codes.worded_figures import ordinal_word
from glossary.copies import Copy

_ROMANS = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_ROMAN_LEVEL = re.compile("(?<![A-Za-z0-9])(?P<number>Ⅰ|Ⅱ|Ⅲ|Ⅳ|Ⅴ|III|II|IV|I|V)级(?![A-Za-z])")
_LEVEL = re.compile(
    "(?<![省市县区乡镇村州国、和])(?P<number>[一二三四五])级(?P<letter>[AB]?)(?=公路|应急响应|响应|标准|博物馆|水源|保护区|资质|预警|警报|医院|防护"
    "|文物|保护动物|保护植物|达标)"
)
_CLASSES = ("Level", "Grade", "Class", "Tier", "Category", "Rank")
_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_HOSPITALS = ("primary", "secondary", "tertiary")
_TOP = re.compile("(?P<number>[0-9]{1,4}|百|千)强(?=$|[，。、；（()“”）企县城市区品榜名单高校排])")
_GRADED = re.compile("(?P<number>[一二三])级(?P<letter>[甲乙丙])等|(?<![0-9A-Za-z])三甲(?=医院)")
_SCHOOL_YEAR = re.compile("(?<![、至到])(?P<number>[一二三四五六七八九1-9])年级")
_RING = re.compile(
    "(?<![东南西北])(?P<number>[一二三四五六七])环(?:路|(?=以[内外]|内|外|线|快速|沿线|至|到))"
)
_SCENIC = re.compile("(?P<number>[1-5])A级?(?:及|或)?以上")
_CLEAN = re.compile("(?P<number>[百千万十]+)级(?=(?:洁净|净化|无尘|标准))")
_CLEAN_ROOM = re.compile("洁净|净化|无尘")


def find_hospital_grades(text: str) -> Iterator[Copy]:
    """Yield 三级甲等 and 三甲 of a hospital: "Grade A tertiary".

    >>> [found.forms[0] for found in find_hospital_grades("三级甲等医院")]
    ['Grade A tertiary']
    """
    for match in _GRADED.finditer(text):
        value = int(parse_characters(match["number"] or "三") or 0)
        letter = "ABC"["甲乙丙".index(match["letter"] or "甲")]
        forms = _graded_forms(value, letter)
        if "一二三"[value - 1] + "级医院" in text:  # "11 tertiary hospitals, six of them Grade A"
            forms += tuple(f"{name} {letter}" for name in ("Grade", "Class", "Level"))
        yield Copy(match.start(), match.end(), match.group(), forms)


def find_levels(text: str) -> Iterator[Copy]:
    """Yield Ⅲ级 as "Level III", 一级公路's 一级 as "Class I", 3A级以上 as "3A or above"."""
    for match in _ROMAN_LEVEL.finditer(text):
        forms = _level_forms(_ROMANS[match["number"]])
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _LEVEL.finditer(text):
        value = int(parse_characters(match["number"]) or 0)
        forms = _level_forms(value)
        if match["letter"]:
            letter = match["letter"]
            grades = [
                f"{name} {number}{joint}{letter}"
                for joint in (" ", "-", "")
                for name in _CLASSES
                for number in (as_roman(value), str(value))
            ]
            forms = (*grades, *(f"{form} {letter}" for form in forms))
        elif text.startswith("医院", match.end()) and value <= len(_HOSPITALS):
            forms = (_HOSPITALS[value - 1], *forms)
        elif text.startswith("公路", match.end()):
            forms = (f"Class {as_roman(value)}", *forms)
        elif text.startswith(("博物馆", "文物", "资质", "保护"), match.end()):
            forms = (f"{ordinal_word(value)}-class", *forms)
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _RING.finditer(text):
        word = ordinal_word(int(parse_characters(match["number"]) or 0))
        name = f"{word.capitalize()} Ring Road"
        yield Copy(match.start(), match.end(), match.group(), (name, f"{word} ring"))
    for match in _SCHOOL_YEAR.finditer(text):
        value = int(parse_characters(match["number"]) or match["number"])
        word = ordinal_word(value)
        forms = (f"{word}-grade", f"{word} grade", f"Grade {value}", f"Grade {_NAMES[value - 1]}")
        forms += (f"{word} year", f"{word}-year", f"{_NAMES[value - 1]}-grade")
        forms += tuple(f"{word}{gap}grader{s}" for gap in " -" for s in ("s", ""))
        forms += (f"Year {value}", f"grade {value}")
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _SCENIC.finditer(text):
        stars = "A" * int(match["number"])
        forms = tuple(
            f"{before}{name}{level} {end}"
            for name in (f"{match['number']}A", stars)
            for before in ("", "Level ", "level ", "Grade ")
            for level in ("", "-level", " level")
            for end in ("or above", "and above", "or higher", "and higher", "or better")
        )
        under = (f"at least {match['number']}A", f"at least {stars}", f"no lower than {stars}")
        yield Copy(match.start(), match.end(), match.group(), (*forms, *under, stars))
    if _CLEAN_ROOM.search(text):
        for match in _CLEAN.finditer(text):
            figure = f"{int(parse_characters(match['number']) or 0):,}"
            forms = tuple(f"{name} {figure}" for name in ("Class", "Grade", "Level"))
            yield Copy(match.start(), match.end(), match.group(), (*forms, f"{figure}-class"))


def find_tops(text: str) -> Iterator[Copy]:
    """Yield 500强 as "top 500"."""
    for match in _TOP.finditer(text):
        number = {"百": "100", "千": "1,000"}.get(match["number"], match["number"])
        forms = [f"{word} {number}" for word in ("top", "Fortune", "Top", "Global", "leading")]
        forms += [f"{number} {word}" for word in ("strongest", "top", "best", "largest", "leading")]
        forms += [f"top {word}" for word in ("hundred", "one hundred") if number == "100"]
        yield Copy(match.start(), match.end(), match.group(), (*forms, number))


def _graded_forms(value: int, letter: str) -> tuple[str, ...]:
    """Return 三级甲等 of a hospital as "Grade A tertiary" and "Class III Grade A"."""
    kind, roman = _HOSPITALS[value - 1], as_roman(value)
    forms = [f"{name} {letter} {kind}" for name in ("Grade", "Class", "Level", "Tier", "Rank")]
    forms += [f"{kind} {name} {letter}" for name in ("Grade", "Class", "Level")]
    forms += [f"{kind} {name}-{letter}" for name in ("Grade", "Class")]
    forms += [f"Grade-{letter} {kind}", f"Class-{letter} {kind}", f"{kind} {letter}-level"]
    forms += [
        f"{one} {number}{joint}{other} {letter}"
        for one in _CLASSES
        for other in _CLASSES
        for number in (roman, str(value))
        for joint in (" ", ", ", "-")
    ]
    forms += [f"{one} {number}{letter}" for one in _CLASSES for number in (roman, str(value))]
    forms += [f"{one} {value}-{letter}" for one in _CLASSES]
    forms += [f"{value}{letter}", f"{letter * value}", f"{value}-{letter}"]
    if (value, letter) == (3, "A"):
        forms += ["top-tier", "top-level", "top-class", "top-grade", "highest-level", "3A-grade"]
    return tuple(forms)


def _level_forms(value: int) -> tuple[str, ...]:
    roman, word = as_roman(value), ordinal_word(value)
    forms = [f"{name} {number}" for name in _CLASSES for number in (roman, str(value))]
    forms += [f"{word}-{name.lower()}" for name in _CLASSES]
    forms += [f"{word} {name.lower()}" for name in _CLASSES]
    forms += [f"{number}-{name.lower()}" for name in _CLASSES for number in (roman, str(value))]
    forms += [f"{name} {_NAMES[value - 1]}" for name in _CLASSES]
    forms += [f"L{value}"]
    forms += [
        f"{name.lower()}-{number}"
        for name in _CLASSES
        for number in (roman, value, _NAMES[value - 1])
    ]
    return tuple(forms)
