"""Years that a source tells without a figure, or need not: 新中国成立, 去年, 2008年金融危机."""

from __future__ import annotations

import re

from corpora.quantities import Quantity, QuantityKind
from glossary.reading.differences.difference import DIGITS
from glossary.reading.differences.years_worked_out import years_worked_out

_RELATIVE_YEAR = re.compile("[去今本前上明同当该全期年]年|年[内度底初中末间来]|同期")
_EVENTS = (
    ("新中国|建国|解放[前后初以]|共和国成立", "1949"),
    ("改革开放", "1978"),
    ("入世|加入世贸", "2001"),
    ("(?:国际|全球|环球|世界|爆发)?的?金融(?:危机|海啸)", "2007 2008 2009"),
    ("辛亥革命", "1911"),
    ("五四运动", "1919"),
    ("汶川", "2008"),
    ("抗战|抗日战争", "1931 1937 1945"),
    ("九一八", "1931"),
    ("七七事变|卢沟桥事变|南京大屠杀", "1937"),
    ("甲午", "1894 1895"),
    ("戊戌变法", "1898"),
    ("鸦片战争", "1840 1842 1856 1860"),
    ("南昌起义|秋收起义", "1927"),
    ("长征", "1934 1935 1936"),
    ("抗美援朝", "1950 1953"),
    ("文革|文化大革命", "1966 1976"),
    ("唐山(?:大|特大)?地震", "1976"),
    ("恢复高考", "1977"),
    ("香港回归|回归祖国", "1997 1999"),
    ("澳门回归", "1999"),
    ("非典", "2003"),
    ("北京奥运", "2008"),
    ("北京冬奥", "2022"),
)
_YEARS_OF_EVENTS = tuple((re.compile(event), frozenset(y.split())) for event, y in _EVENTS)
"""Years that an event of the source stands for: "since 1949" for 新中国成立以来."""


def tells_year(source: str, year: Quantity) -> bool:
    """Tell whether a source without a year means one: 去年, 次年, 新中国成立以来."""
    if _RELATIVE_YEAR.search(source) or {year.low, year.high} <= years_worked_out(source):
        return True
    numbers = set(DIGITS.findall(year.text))
    return any(numbers & years and event.search(source) for event, years in _YEARS_OF_EVENTS)


def is_year_of_event(figure: Quantity, source: str) -> bool:
    """Tell whether a year only dates an event that needs none: 1978年改革开放, 2008年金融危机."""
    if figure.kind is not QuantityKind.YEAR:
        return False
    numbers = set(DIGITS.findall(figure.text))
    return any(
        numbers & years and event.match(source, figure.end) for event, years in _YEARS_OF_EVENTS
    )
