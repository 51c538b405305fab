"""What counts in words of its own: weekdays, lunar dates, discounts, rates, comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.english.english_number import ORDINAL_NAMES
from corpora.quantities.writing.figure_rendering import write_ordinal
from glossary.codes.periods.periods_before import forms_on_the_period, year_before
from glossary.copies import Copy
from glossary.english_forms import indefinite_article

_WEEKDAY = deferred_pattern(
    "(?<![一每两三四五六七八九十0-9上])(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?!(?<=日)(?:[出落](?=[前时后之])|照)|[次天项个班周一二三四五六七八九十百千丈尺里])"
)
_DAYS = dict(
    zip(
        "一二三四五六日天",
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Sunday"),
        strict=True,
    )
)
_LUNAR = deferred_pattern(
    "(?:农历|阴历|夏历)?(?P<month>正|冬|腊|[二三四五六七八九十](?=月初)|八(?=月十五(?!日))|(?<=农历)[二三四五六七八九十]|(?<=阴历)[二三四五六七八九十])月"
    "(?P<day>初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)"
)
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_FESTIVALS = {
    (1, 1): "Spring Festival",
    (1, 15): "Lantern Festival",
    (5, 5): "Dragon Boat Festival",
    (8, 15): "Mid-Autumn Festival",
    (9, 9): "Double Ninth Festival",
}
_FESTIVAL = deferred_pattern("[，、（(]?(?:中秋|端午|元宵|春节|重阳)")
_LUNAR_FORMS = (
    "the {} day of the {} lunar month",
    "the {} of the {} lunar month",
    "the {} day of the {} month",
    "{} of the {} month",
    "{} day of {} lunar month",
)
_DISCOUNT = deferred_pattern(
    "(?:打|(?<=[享受按低至以场价票费])|(?=[一二三四五六七八九]{2}|[0-9]))"
    "(?P<price>[一二三四五六七八九]{1,2}|[1-9](?:\\.[0-9])?|[1-9][0-9])折(?![合叠线页旧腾磨射])(?:优惠)?"
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
    "对折": ("at half price", "half price", "half-price", "50 percent off", "50% off", "half off"),
    "半价": ("at half price", "half price", "half-price", "half-fare", "50 percent off", "half"),
    "一式两份": ("in duplicate", "in two copies", "two copies", "two originals"),
    "一式二份": ("in duplicate", "in two copies", "two copies", "two originals"),
    "一式三份": ("in triplicate", "in three copies", "three copies", "three originals"),
    "一式四份": ("in quadruplicate", "in four copies", "four copies", "four originals"),
    "一式五份": ("in five copies", "in quintuplicate", "five copies"),
    "一式六份": ("in six copies", "six copies"),
    "百岁以上": (
        "aged 100 or above",
        "aged 100 and above",
        "over 100",
        "100 or older",
        "100 or above",
        "100 and above",
        "100 or over",
        "100 and over",
        "centenarians",
        "at least 100",
    ),
    "半数以上": ("more than half", "over half", "a majority", "at least half", "half or more"),
    "过半": ("more than half", "over half", "a majority", "majority", "half"),
    "半数": ("half of the", "half of", "half the", "half"),
    "今明两年": (
        "this year and next year",
        "this year and next",
        "this and next year",
        "these two years",
        "next two years",
        "coming two years",
        "over two years",
    ),
    "今明两天": ("today and tomorrow", "next two days", "coming two days", "two days"),
    "明后两天": (
        "tomorrow and the day after",
        "next two days",
        "coming two days",
        "two days",
        "day after tomorrow",
    ),
    "成千上万": ("thousands", "tens of thousands"),
    "数以万计": ("tens of thousands", "thousands"),
    "数以千计": ("thousands", "by the thousand"),
    "数以百计": ("hundreds", "by the hundred"),
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
        "over the year",
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
# 数以百计的 is "hundreds of".
_PHRASES = deferred_pattern(f"(?P<words>{'|'.join(_WORDS)})(?:(?<=[计万])的)?")
_PER = {
    "秒": ("second", "s"),
    "度": ("kWh", "kilowatt-hour", "kilowatt hour", "unit"),
    "千瓦时": ("kWh", "kilowatt-hour", "kilowatt hour"),
    "平方公里": ("square kilometer", "square kilometre", "sq km", "sq. km", "km²", "km2"),
    "平方米": ("square meter", "square metre", "sq m", "sq. m", "m²", "m2"),
    "立方米": ("cubic meter", "cubic metre", "m³", "m3"),
    **dict.fromkeys(("m³", "m3"), ("cubic meter", "cubic metre", "m³", "m3")),
    **dict.fromkeys(("m²", "m2"), ("square meter", "square metre", "m²", "m2")),
    "亩": ("mu",),
    "公顷": ("hectare",),
    "吨": ("ton", "tonne", "metric ton"),
    "公里": ("kilometer", "kilometre", "km"),
    "公斤": ("kilogram", "kg", "kilo"),
    "千克": ("kilogram", "kg", "kilo"),
    "斤": ("jin", "half kilogram", "half-kilogram", "500 grams", "catty"),
    "升": ("liter", "litre", "L"),
    "日": ("day",),
    "天": ("day",),
}
_COUNTED_FOR = ("yuan", "RMB", "mg", "g", "kg", "μg", "µg", "ug", "km", "m³", "t", "tonnes", "tons")
_UNIT_OF_RATE = "|".join(sorted(map(re.escape, _PER), key=len, reverse=True))
_RATE = deferred_pattern(
    rf"(?<=[0-9\u4e00-\u9fffgGWwhmtl])(?<!年/月)/(?P<behind>{_UNIT_OF_RATE})(?![A-Za-z0-9])"
    rf"|每(?P<ahead>(?![日天])(?:{_UNIT_OF_RATE}))(?=[\u4e00-\u9fff]{{0,4}}[0-9])"
)
_POINTS_PER_MILLE = deferred_pattern(r"(?P<figure>[0-9]+(?:\.[0-9]+)?)个?千分点")
_TERMS_OF_GROWTH = deferred_pattern("(?P<what>名义|实际)(?=增长|下降|提高|增速|减少|回落)")


_WEEK = re.compile("(?:周|星期)一[至到—–-]+(?:周|星期)?(?P<last>[五日天])")
_TO = (" to ", " through ", " and ", " till ", " until ", "-", "–", " - ", " – ", "—")
_WEEKS = {
    "Friday": ("weekdays", "weekday", "workdays", "working days"),
    "Sunday": ("daily", "every day", "seven days a week", "all week"),
}


def find_weekdays(text: str) -> Iterator[Copy]:
    """Yield weekdays: 周一 is "Monday", and 周一至周五 "weekdays"."""
    weeks = list(_WEEK.finditer(text))
    for match in weeks:
        last = _DAYS[match["last"]]
        ends = (
            ("Monday", last),
            ("Mondays", f"{last}s"),
            ("Mon", last[:3]),
            ("Mon.", f"{last[:3]}."),
        )
        ranges = (f"{first}{joiner}{end}" for first, end in ends for joiner in _TO)
        yield Copy(match.start(), match.end(), match.group(), (*ranges, *_WEEKS[last]))
    for match in _WEEKDAY.finditer(text):
        if not any(week.start() <= match.start() < week.end() for week in weeks):
            name = _DAYS[match["day"]]
            forms = name, f"{name}s", name[:3]
            yield Copy(match.start(), match.end(), match.group(), forms)


def find_lunar_dates(text: str) -> Iterator[Copy]:
    """Yield lunar dates: 正月十五."""
    for match in _LUNAR.finditer(text):
        month = _LUNAR_MONTHS.get(match["month"]) or int(parse_characters(match["month"]) or 0)
        words = match["day"].removeprefix("初").replace("廿", "二十")
        day = int(parse_characters(words) or 0)
        days = dict.fromkeys((write_ordinal(day), ordinal_word(day)))
        months = [ordinal_word(month), write_ordinal(month), *(["last"] if month == 12 else [])]
        forms = [form.format(day, name) for form in _LUNAR_FORMS for day in days for name in months]
        if (month, day) in _FESTIVALS and not _FESTIVAL.match(text, match.end()):
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
        prices: tuple[str, ...] = (
            f"at a {off} percent discount",
            f"{off} percent off",
            f"{off}% off",
            f"{off} percent discount",
            f"{off}% discount",
            f"{off}-percent discount",
            f"discount of {off} percent",
            f"{price:g} percent of",
            f"by {off} percent",
            f"by {off}%",
            f"{off} percent lower",
            f"{off} percent less",
            f"{off} percent cheaper",
            f"{off} percent reduction",
            f"{off}% lower",
            f"{off}% reduction",
            f"{off} percent price",
            f"reduction of {off} percent",
            f"{off} percent cut",
            f"{off}-percent",
        )
        if text.endswith("享受", 0, match.start()) or match.group().endswith("优惠"):
            prices = (f"a {off} percent discount", *prices)
        if off == "50":
            prices = (
                *prices,
                "half price",
                "half-price",
                "half fare",
                "half off",
                "half the price",
            )
        yield Copy(match.start(), match.end(), match.group(), prices)
    for match in _PHRASES.finditer(text):
        forms = _WORDS[match["words"]]
        if match["words"] == "环比":
            forms = forms_on_the_period(forms, text[: match.start()])
        elif match["words"] == "同比":
            forms += year_before(text[: match.start()])
        elif match.group().endswith("的"):
            forms = (*(f"{form} of" for form in forms), *forms)
        yield Copy(match.start(), match.end(), match.group(), forms)


def find_points_per_mille(text: str) -> Iterator[Copy]:
    """Yield points of a rate per thousand: 1.3个千分点."""
    for match in _POINTS_PER_MILLE.finditer(text):
        figure = match["figure"]
        named = ("per thousand", "per mille", "per mil")
        forms = [f"{figure} {name}{points}" for name in named for points in (" points", "")]
        forms += [f"{figure}‰", f"{float(figure) / 10:g} percentage points"]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def find_rates(text: str) -> Iterator[Copy]:
    """Yield what a figure is counted for: 元/千瓦时, 每亩300元."""
    for match in _RATE.finditer(text):
        names = _PER[match["behind"] or match["ahead"]]
        unit = re.search("[A-Za-zμ]+$", text[: match.start()])
        forms = [f"per {name}" for name in names]
        above = (unit.group(),) if unit else _COUNTED_FOR
        forms += [f"{name}/{below}" for name in above for below in names]
        articles = ((name, (indefinite_article(name), "each", "every")) for name in names)
        forms += [f"{word} {name}" for name, words in articles for word in words]
        if "秒" in match.group() and re.search("比特|[Bb]it|兆(?!瓦)", text):
            forms += ["Mbps", "Gbps", "kbps", "Mbit/s", "Gbit/s", "Mb/s", "Gb/s"]
        if match["behind"] == "日":
            forms.append("daily")
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def ordinal_word(number: int) -> str:
    """Return an ordinal up to 99 in words.

    >>> ordinal_word(8), ordinal_word(23)
    ('eighth', 'twenty-third')
    """
    return ORDINAL_NAMES[number]


def find_terms_of_growth(text: str) -> Iterator[Copy]:
    """Yield 名义 and 实际 before a change: "in nominal terms", "in real terms"."""
    for match in _TERMS_OF_GROWTH.finditer(text):
        what = "nominal" if match["what"] == "名义" else "real"
        forms = (f"in {what} terms", what, f"{what}ly" if what == "nominal" else "in real")
        yield Copy(match.start(), match.end(), match.group(), forms)
