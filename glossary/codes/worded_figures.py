"""What counts in words of its own: weekdays, lunar dates, discounts, rates, comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.writing.figure_rendering import write_ordinal
from glossary.copies import Copy

_WEEKDAY = re.compile(
    "(?<![一每两三四五六七八九十0-9上])(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?![次天项个班周一二三四五六七八九十])"
)
_DAYS = dict(
    zip(
        "一二三四五六日天",
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Sunday"),
        strict=True,
    )
)
_LUNAR = re.compile(
    "(?:农历|阴历|夏历)?(?P<month>正|冬|腊|[二三四五六七八九十](?=月初)|(?<=农历)[二三四五六七八九十]|(?<=阴历)[二三四五六七八九十])月"
    "(?P<day>初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_FESTIVALS = {(1, 1): "Spring Festival", (1, 15): "Lantern Festival"}
_LUNAR_FORMS = (
    "the {} day of the {} lunar month",
    "the {} of the {} lunar month",
    "the {} day of the {} month",
)
_DISCOUNT = re.compile(
    "(?:打|(?<=[享按低至])|(?=[一二三四五六七八九]{2}|[0-9]))"
    "(?P<price>[一二三四五六七八九]{1,2}|[1-9](?:\\.[0-9])?|[1-9][0-9])折(?![合叠线页旧腾磨射])"
)
_WORDS = {
    "减半": (
        "halved",
        "halve",
        "halving",
        "cut in half",
        "cut by half",
        "half",
        "50 percent",
        "50%",
    ),
    "半数以上": ("more than half", "over half", "a majority", "at least half", "half or more"),
    "过半": ("more than half", "over half", "a majority", "half"),
    "成千上万": ("thousands", "tens of thousands"),
    "数以万计": ("tens of thousands", "thousands"),
    "数以千计": ("thousands",),
    "数以百计": ("hundreds",),
    "数以亿计": ("hundreds of millions", "billions"),
}
# What a change is measured against is part of the figure: 环比 is never "year on year".
_WORDS |= {
    "环比": (
        "month on month",
        "month-on-month",
        "quarter on quarter",
        "quarter-on-quarter",
        "month over month",
        "month-over-month",
        "quarter over quarter",
        "previous month",
        "previous quarter",
        "month earlier",
        "month before",
        "quarter earlier",
        "last month",
        "last quarter",
        "preceding month",
        "preceding quarter",
        "week on week",
        "week-on-week",
        "previous week",
        "previous period",
        "last week",
        "previous day",
        "sequentially",
        "sequential",
    ),
    "同比": (
        "year on year",
        "year-on-year",
        "year over year",
        "year-over-year",
        "from a year earlier",
        "year earlier",
        "year ago",
        "year before",
        "same period",
        "corresponding period",
        "same month",
        "same quarter",
        "same time",
        "same half",
        "previous year",
        "last year",
        "on the year",
        "on year",
        "annual",
    ),
}
_PHRASES = re.compile("|".join(_WORDS))
_PER = {
    "秒": ("second", "s"),
    "千瓦时": ("kWh", "kilowatt-hour", "kilowatt hour"),
    "平方公里": ("square kilometer", "sq km", "km²"),
    "平方米": ("square meter", "sq m", "m²"),
    "立方米": ("cubic meter", "m³", "m3"),
    "m³": ("cubic meter", "m³", "m3"),
    "亩": ("mu",),
    "公顷": ("hectare",),
    "吨": ("ton", "tonne", "metric ton"),
    "公里": ("kilometer", "km"),
    "公斤": ("kilogram", "kg"),
    "千克": ("kilogram", "kg"),
    "升": ("liter",),
    "日": ("day",),
    "天": ("day",),
}
_UNIT_OF_RATE = "|".join(sorted(map(re.escape, _PER), key=len, reverse=True))
_RATE = re.compile(
    rf"(?<=[0-9\u4e00-\u9fffgGWwhmtl])/(?P<behind>{_UNIT_OF_RATE})(?![A-Za-z0-9])"
    rf"|每(?P<ahead>(?![日天])(?:{_UNIT_OF_RATE}))(?=[\u4e00-\u9fff]{{0,4}}[0-9])"
)
_TERMS_OF_GROWTH = re.compile("(?P<what>名义|实际)(?=增长|下降|提高|增速|减少|回落)")


def find_weekdays(text: str) -> Iterator[Copy]:
    """Yield weekdays: 周一 is "Monday"."""
    for match in _WEEKDAY.finditer(text):
        name = _DAYS[match["day"]]
        yield Copy(match.start(), match.end(), match.group(), (name, f"{name}s", name[:3]))


def find_lunar_dates(text: str) -> Iterator[Copy]:
    """Yield lunar dates: 正月十五."""
    for match in _LUNAR.finditer(text):
        month = _LUNAR_MONTHS.get(match["month"]) or int(parse_characters(match["month"]) or 0)
        words = match["day"].removeprefix("初").replace("廿", "二十")
        day = int(parse_characters(words) or 0)
        days = dict.fromkeys((write_ordinal(day), ordinal_word(day)))
        months = [ordinal_word(month), write_ordinal(month), *(["last"] if month == 12 else [])]
        forms = [form.format(day, name) for form in _LUNAR_FORMS for day in days for name in months]
        if (month, day) in _FESTIVALS:
            forms.append(_FESTIVALS[month, day])
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def find_worded_figures(text: str) -> Iterator[Copy]:
    """Yield discounts and the quantities that have words of their own."""
    for match in _DISCOUNT.finditer(text):
        words = match["price"]
        digits = (
            words
            if words[0].isdigit()
            else "".join(str(int(parse_characters(w) or 0)) for w in words)
        )
        price = float(digits) * (1 if len(digits) == 2 and "." not in digits else 10)
        off = f"{100 - price:g}"
        forms = (
            f"at a {off} percent discount",
            f"{off} percent off",
            f"{off}% off",
            f"{off} percent discount",
            f"{off}% discount",
            f"{off}-percent discount",
            f"discount of {off} percent",
            f"{price:g} percent of",
            f"{off} percent",
            f"{off}%",
        )
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _PHRASES.finditer(text):
        yield Copy(match.start(), match.end(), match.group(), _WORDS[match.group()])


def find_rates(text: str) -> Iterator[Copy]:
    """Yield what a figure is counted for: 元/千瓦时, 每亩300元."""
    for match in _RATE.finditer(text):
        names = _PER[match["behind"] or match["ahead"]]
        unit = re.search("[A-Za-zμ]+$", text[: match.start()])
        forms = [f"per {name}" for name in names]
        forms += [f"{unit.group()}/{name}" for name in names] if unit else []
        forms += [f"{word} {name}" for name in names for word in ("a", "each", "every", "an")]
        if match["behind"] == "日":
            forms.append("daily")
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def ordinal_word(number: int) -> str:
    """Return an ordinal up to 30 in words.

    >>> ordinal_word(8), ordinal_word(23)
    ('eighth', 'twenty-third')
    """
    words = _ORDINALS.split()
    if number <= len(words):
        return words[number - 1]
    return "thirtieth" if number == 30 else f"twenty-{words[number - 21]}"


def find_terms_of_growth(text: str) -> Iterator[Copy]:
    """Yield 名义 and 实际 before a change: "in nominal terms", "in real terms"."""
    for match in _TERMS_OF_GROWTH.finditer(text):
        what = "nominal" if match["what"] == "名义" else "real"
        forms = (f"in {what} terms", what, f"{what}ly" if what == "nominal" else "in real")
        yield Copy(match.start(), match.end(), match.group(), forms)
