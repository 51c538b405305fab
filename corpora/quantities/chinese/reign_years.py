"""Years counted from the beginning of a reign or of the Republic: 光绪二十六年 is 1900.

The table has the reigns of Song, Yuan, Ming and Qing that county annals name, with the year that
counts as their first; of shorter and earlier ones the same name was used twice or is a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.quantity import (
    CalendarDate,
    CalendarSpan,
    Phrasing,
    Quantity,
    QuantityKind,
)

REIGNS = {
    "民国": ("the Republic of China", 1912),
    "宣统": ("the Xuantong reign", 1909),
    "光绪": ("the Guangxu reign", 1875),
    "同治": ("the Tongzhi reign", 1862),
    "咸丰": ("the Xianfeng reign", 1851),
    "道光": ("the Daoguang reign", 1821),
    "嘉庆": ("the Jiaqing reign", 1796),
    "乾隆": ("the Qianlong reign", 1736),
    "雍正": ("the Yongzheng reign", 1723),
    "康熙": ("the Kangxi reign", 1662),
    "顺治": ("the Shunzhi reign", 1644),
    "崇祯": ("the Chongzhen reign", 1628),
    "天启": ("the Tianqi reign", 1621),
    "万历": ("the Wanli reign", 1573),
    "隆庆": ("the Longqing reign", 1567),
    "嘉靖": ("the Jiajing reign", 1522),
    "正德": ("the Zhengde reign", 1506),
    "弘治": ("the Hongzhi reign", 1488),
    "成化": ("the Chenghua reign", 1465),
    "景泰": ("the Jingtai reign", 1450),
    "正统": ("the Zhengtong reign", 1436),
    "宣德": ("the Xuande reign", 1426),
    "永乐": ("the Yongle reign", 1403),
    "建文": ("the Jianwen reign", 1399),
    "洪武": ("the Hongwu reign", 1368),
    "至正": ("the Zhizheng reign", 1341),
    "至元": ("the Zhiyuan reign", 1264),
    "咸淳": ("the Xianchun reign", 1265),
    "淳祐": ("the Chunyou reign", 1241),
    "嘉定": ("the Jiading reign", 1208),
    "庆元": ("the Qingyuan reign", 1195),
    "淳熙": ("the Chunxi reign", 1174),
    "乾道": ("the Qiandao reign", 1165),
    "绍兴": ("the Shaoxing reign", 1131),
    "政和": ("the Zhenghe reign", 1111),
    "崇宁": ("the Chongning reign", 1102),
    "元祐": ("the Yuanyou reign", 1086),
    "元丰": ("the Yuanfeng reign", 1078),
    "熙宁": ("the Xining reign", 1068),
    "治平": ("the Zhiping reign", 1064),
    "嘉祐": ("the Jiayou reign", 1056),
    "庆历": ("the Qingli reign", 1041),
    "天圣": ("the Tiansheng reign", 1023),
    "景德": ("the Jingde reign", 1004),
}
_LONGEST = 62  # years; the longest reign, Kangxi, had 61
_LONGEST_REPUBLIC = 199  # as years are counted in Taiwan to this day
_TENS = "[二三四五六七八九]?十[一二三四五六七八九]?"
_ONES = "[一二三四五六七八九]"
_NUMBER = f"1?[0-9]{{1,2}}|一百(?:零{_ONES}|一{_TENS}|{_TENS})?|{_TENS}|{_ONES}|元"
_REIGN_YEAR = re.compile(
    rf"(?P<reign>{'|'.join(REIGNS)})(?P<number>{_NUMBER})年(?!代|间|级)"
    r"(?P<year>\s?[（(]\s?(?:公元)?\s?(?P<western>[0-9]{3,4})年?\s?[)）])?"
)
_TWO_DIGITS = f"[0-9]{{1,2}}|{_TENS}|[一二三四五六七八九]"
_REPUBLICAN_DATE = re.compile(
    rf"(?:民国(?P<named>{_NUMBER})|(?<![0-9.公元前])(?P<bare>1[0-5][0-9]))年\s?"
    rf"(?P<month>{_TWO_DIGITS})月(?!份?[至到—~～-])"
    rf"(?:\s?(?P<day>{_TWO_DIGITS})[日号](?![至到—~～-]))?"
)
_LAST_MONTH, _LAST_DAY = 12, 31


def find_republican_dates(text: str) -> Iterator[Quantity]:
    """Yield months and days of years of the Republic, as Taiwan writes them to this day.

    >>> [(found.text, int(found.low)) for found in find_republican_dates("自112年3月5日施行")]
    [('112年3月5日', 20230305)]
    """
    for match in _REPUBLICAN_DATE.finditer(text):
        number, month, day = (
            1 if words == "元" else int(parse_characters(words or "零") or 0)
            for words in (match["named"] or match["bare"], match["month"], match["day"])
        )
        is_real = 0 < number <= _LONGEST_REPUBLIC and 0 < month <= _LAST_MONTH and day <= _LAST_DAY
        if not is_real or (match["day"] and not day):
            continue
        date = CalendarDate(REIGNS["民国"][1] + number - 1, month, day or None)
        rank = Fraction(date.rank)
        span = CalendarSpan(date, date)
        words = match.group()
        yield Quantity(
            match.start(), match.end(), words, QuantityKind.DATE, rank, rank, calendar=span
        )


def find_reign_years(text: str) -> Iterator[Quantity]:
    """Yield the years of reigns, with the western year that stands in brackets behind them.

    >>> [(found.text, int(found.low)) for found in find_reign_years("清光绪二十六年（1900年）建成")]
    [('光绪二十六年（1900年）', 1900)]
    """
    for match in _REIGN_YEAR.finditer(text):
        words = match["number"]
        number = 1 if words == "元" else int(parse_characters(words) or 0)
        longest = _LONGEST_REPUBLIC if match["reign"] == "民国" else _LONGEST
        if not 0 < number <= longest:
            continue
        first = REIGNS[match["reign"]][1]
        year = first + number - 1
        end = match.end()
        if match["western"] and abs(int(match["western"]) - year) > 1:
            end = match.start("year")  # another year: each is read for itself
        date = CalendarDate(year)
        yield Quantity(
            match.start(),
            end,
            text[match.start() : end],
            QuantityKind.YEAR,
            Fraction(year),
            Fraction(year),
            phrasing=Phrasing.REIGN,
            calendar=CalendarSpan(date, date),
        )


def reign_and_number(text: str) -> tuple[str, int]:
    """Return the English name of the reign that opens a text, and the number of the year.

    >>> reign_and_number("光绪二十六年（1900年）")
    ('the Guangxu reign', 26)
    """
    match = _REIGN_YEAR.match(text)
    if match is None:
        raise ValueError(f"{text}: no year of a reign")
    words = match["number"]
    return REIGNS[match["reign"]][0], 1 if words == "元" else int(parse_characters(words) or 0)
