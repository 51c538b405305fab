"""Days that are names: “7·21”, 3·15, “五一”, “九一八”, written as their date or their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.english.english_calendar import MONTHS
from corpora.quantities.writing.figure_rendering import write_ordinal
from glossary.codes.worded_figures import ordinal_word
from glossary.copies import Copy

_DOTTED = re.compile(
    r"(?<![0-9.])(?P<month>1[0-2]|[1-9])·(?P<day>[12][0-9]|3[01]|0?[1-9])(?![0-9])"
)
_IN_CHARACTERS = (
    "三八|三一五|五一二|五一|五四|五卅|六一|七一|七七|八一五|八一|九三|九一八|十一|双十一|一二九"
    "|双十二"
)
_NAMED = re.compile(
    f'[“"](?P<quoted>{_IN_CHARACTERS})[”"](?!广场|大街|大道|路|街|公园|中学|小学|大桥|工业)'
    "|(?<![一二三四五六七八九十第])(?P<plain>三八|五一|五四|六一|七一|八一|十一)"
    "(?=国际|黄金周|假期|小长假|长假|劳动节|妇女节|儿童节|青年节|建军节|国庆)"
)
_NAMES = {
    "三八": ("Women's Day", "International Women's Day"),
    "五一": ("May Day", "Labor Day", "Labour Day", "International Workers' Day"),
    "五四": ("May Fourth", "Youth Day"),
    "六一": ("Children's Day", "International Children's Day"),
    "七一": ("CPC founding anniversary",),
    "八一": ("Army Day", "Military Day", "Armed Forces Day"),
    "十一": ("National Day", "National Holiday", "National Holidays"),
    "双十一": ("Double 11", "Double Eleven", "Singles' Day", "Singles’ Day", "11.11"),
    "双十二": ("Double 12", "Double Twelve", "12.12"),
}
_DATES = {"三一五": (3, 15), "五一二": (5, 12), "五卅": (5, 30), "八一五": (8, 15)}
_DATES |= {"九一八": (9, 18), "一二九": (12, 9), "十一": (10, 1)}
_DATES |= {"双十一": (11, 11), "双十二": (12, 12)}
# Days that are known by their name more than by their date come first by it.
_NAME_FIRST = frozenset({"三八", "五一", "六一", "八一", "十一", "双十一", "双十二"})


def find_dotted_days(text: str) -> Iterator[Copy]:
    """Yield days written with a middle dot: “7·21” stays or is "July 21", never "7.21".

    >>> [found.forms[:4] for found in find_dotted_days("“7·21”暴雨")]
    [('7·21', 'July 21', '21 July', 'July 21st')]
    """
    for match in _DOTTED.finditer(text):
        month, day = match["month"], int(match["day"])
        forms = (match.group(), *_date_forms(int(month), day), f"{month}/{match['day']}")
        yield Copy(match.start(), match.end(), match.group(), tuple(dict.fromkeys(forms)))


def find_named_days(text: str) -> Iterator[Copy]:
    """Yield days that are named by their date in characters: “五一” is "May Day".

    >>> [found.forms[0] for found in find_named_days("“十一”黄金周，“五四”奖章")]
    ['National Day', 'May 4']
    """
    for match in _NAMED.finditer(text):
        word = match["quoted"] or match["plain"]
        month, day = _DATES.get(word) or (_value(word[0]), _value(word[1:]))
        dates = _date_forms(month, day)
        names = _NAMES.get(word, ())
        forms = (*names, *dates) if word in _NAME_FIRST else (*dates, *names)
        group = "quoted" if match["quoted"] else "plain"
        start, end = match.span() if word in _NAME_FIRST and match["quoted"] else match.span(group)
        yield Copy(start, end, text[start:end], tuple(dict.fromkeys(forms)))


def _value(words: str) -> int:
    return int(parse_characters(words) or 0)


def _date_forms(month: int, day: int) -> tuple[str, ...]:
    name = MONTHS[month - 1]
    forms = [f"{name} {day}", f"{day} {name}", f"{name} {write_ordinal(day)}"]
    if day <= 30:
        forms += [f"{name} {ordinal_word(day).capitalize()}", f"{name} the {ordinal_word(day)}"]
    return (*forms, f"{name[:3]} {day}", f"{name[:3]}. {day}", f"{day}th {name}", f"{month}·{day}")
