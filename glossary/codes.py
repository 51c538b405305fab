"""Runs of digits that are names: telephone numbers, accounts, ratios, scores, times, weekdays.

What is no quantity, date or ordinal is repeated as it stands, with its separators; a few have
English words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pypinyin import lazy_pinyin

from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.english.english_calendar import MONTHS
from corpora.quantities.writing.figure_rendering import write_ordinal
from corpora.spans import Span
from glossary.copies import Copy

_LABEL = (
    "电话|手机|传真|热线|邮编|邮政编码|编号|编码|账号|帐号|账户|卡号|证号|案号|代码|识别号|税号|备案号|许可证号?|学号|工号"
    "|车牌|牌照|单号|订单号|发票号|序列号|密码|验证码|口令|桩号|区号|QQ群?|微信号?|房号|房间号?|门牌号?|身份证|航班|车次"
)
_SEPARATORS = r"[-—–·*×/.() （）]"
_LABELLED = re.compile(
    rf"(?:{_LABEL})(?:号码|号)?\s?(?:[:：]|为|是)?\s?"
    rf"(?P<code>[+＋(（]?[0-9A-Za-z](?:{_SEPARATORS}{{0,2}}[0-9A-Za-z])*(?<![年月日])(?![年月日]))"
)
_TELEPHONE = re.compile(
    r"(?<![0-9A-Za-z.,，-])(?P<code>\+[0-9]{1,3}(?:[ -][0-9]{2,4}){2,4}"
    r"|(?:\+86[ -]?)?(?:0[0-9]{2,3}[-—– ]{1,2}[0-9]{3,4} ?[0-9]{3,4}"
    r"|1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}|400-?[0-9]{3,4}-?[0-9]{3,4}))(?![0-9])"
)
_KNOWN_HOTLINES = "12[1-9][0-9]{2}|96[0-9]{3}"
_HOTLINE = re.compile(
    rf"(?<![0-9.,，:：])(?P<known>{_KNOWN_HOTLINES})(?=热线|投诉|举报|平台|政务|便民|服务|[”。，；]|$|转)|"
    r"(?<![0-9.,，:：])(?P<code>[0-9]{3,6})(?=[\u4e00-\u9fff]{0,4}(?:热线|客服|报警|服务平台|急救|便民))"
    r"|(?:(?<=拨打)|(?<=拨)|(?<=致电))(?P<dialled>[0-9]{3,8})(?![0-9])"
)
_LONG_RUN = re.compile(
    r"(?<![0-9A-Za-z.,，:：/-])(?P<code>[0-9]{7,})(?![0-9A-Za-z.,，万亿千百十元%年个名人例户头只张件吨辆])"
)
_LEADING_ZERO = re.compile(r"(?<![0-9A-Za-z.,，:：/-])(?P<code>0[0-9]{2,})(?![0-9A-Za-z.,%])")
_NEAR_LABEL = re.compile(
    rf"(?:{_LABEL})[^，。；0-9]{{0,8}}?(?P<first>[0-9]{{4,}})(?:[改变更为至到、和或-]{{1,3}}(?P<second>[0-9]{{4,}}))?"
    r"(?![0-9A-Za-z.,，万亿元个名人家件户亩吨])"
)
_ADDRESS = re.compile(r"(?<![0-9.])(?P<code>[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?::[0-9]+)?)(?![0-9.])")
_CLOCK = re.compile(
    r"(?<![0-9:：])(?P<code>(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?:[:：][0-5][0-9])?)(?![0-9:：])"
)
_RATIO = re.compile(
    r"(?<![0-9:：∶.])(?![0-9]{1,2}[:：][0-5][0-9](?![0-9:：∶.]))(?P<code>[0-9]+(?:\.[0-9]+)?(?:\s?[:：∶]\s?[0-9]+(?:\.[0-9]+)?)+)(?![0-9:：∶年]|\s?[—–-]\s?[0-9]{4})(?P<scale>[万千]?)"
)
_SCORE = re.compile(
    r"(?<![0-9.%比])(?P<one>[0-9]{1,3})\s?比\s?(?P<other>[0-9]{1,3})(?![0-9.]|\s?比)"
)
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


_HALF_WIDTH = str.maketrans("：（）＋", ":()+")


def find_codes(text: str) -> tuple[Copy, ...]:
    """Return the codes, ratios, scores, clock times, weekdays and lunar dates of normalised text.

    >>> [code.forms[0] for code in find_codes("热线12345，电话：0532—85911234，比例尺1：500")]
    ['12345', '0532-85911234', '1:500']
    """
    found: list[Copy] = []
    for search in (
        _labelled,
        _ratios,
        _plain,
        _scores,
        _weekdays,
        _lunar_dates,
        _numbered,
        _in_words,
        _rates,
        _named,
    ):
        for code in search(text):
            if not any(Span(c.start, c.end).overlaps((code.start, code.end)) for c in found):
                found.append(code)
    return tuple(sorted(found, key=lambda code: code.start))


def _labelled(text: str) -> Iterator[Copy]:
    for match in _LABELLED.finditer(text):
        code = match["code"].strip()
        if sum(map(str.isdigit, code)) >= 3:
            yield _copied(match.start("code"), code)


def _plain(text: str) -> Iterator[Copy]:
    for match in _NEAR_LABEL.finditer(text):
        for group in ("first", "second"):
            if match[group]:
                yield _copied(match.start(group), match[group])
    for pattern in (_ADDRESS, _TELEPHONE, _HOTLINE, _LEADING_ZERO, _LONG_RUN, _CLOCK):
        for match in pattern.finditer(text):
            group = match.lastgroup or "code"
            yield _copied(match.start(group), match[group])


def _copied(start: int, code: str) -> Copy:
    plain = (
        re.sub(r"\s?[—–]+\s?", "-", code).replace("：", ":").replace("（", "(").replace("）", ")")
    )
    forms = [plain, code, plain.replace(")", ") ")]
    clock = _CLOCK.fullmatch(code)
    if clock is not None:
        hour, _, minute = plain.partition(":")
        half = "p.m." if 12 <= int(hour) < 24 else "a.m."
        forms += [f"{int(hour) % 12 or 12}:{minute} {half}", f"{int(hour) % 12 or 12}:{minute}"]
        forms += [f"{int(hour) % 12 or 12} {half}"] if minute == "00" else []
    return Copy(start, start + len(code), code, tuple(dict.fromkeys(forms)))


_JOINERS = (":", " to ", " : ", "-", "–")


def _ratios(text: str) -> Iterator[Copy]:
    for match in _RATIO.finditer(text):
        parts = re.split(r"\s?[:：∶]\s?", match["code"])
        if match["scale"]:  # 1：5万 is 1:50,000
            value = float(parts[-1]) * {"万": 10_000, "千": 1000}[match["scale"]]
            parts[-1] = f"{value:,.0f}"
        grouped = [f"{int(part):,}" if part.isdigit() else part for part in parts]
        forms = tuple(
            dict.fromkeys(
                joiner.join(written) for written in (parts, grouped) for joiner in _JOINERS
            )
        )
        yield Copy(match.start(), match.end(), match.group(), forms)


def _scores(text: str) -> Iterator[Copy]:
    for match in _SCORE.finditer(text):
        one, other = match["one"], match["other"]
        forms = (f"{one}-{other}", f"{one}:{other}", f"{one} to {other}", f"{one}–{other}")
        yield Copy(match.start(), match.end(), match.group(), forms)


def _weekdays(text: str) -> Iterator[Copy]:
    for match in _WEEKDAY.finditer(text):
        name = _DAYS[match["day"]]
        yield Copy(match.start(), match.end(), match.group(), (name, f"{name}s", name[:3]))


_NUMBERED = re.compile(
    "(?P<first>第)?(?P<number>[0-9]{1,5}|[一二三四五六七八九十]{1,3})号(?P<what>线|楼|文件|公告|机组|站|门|馆|令|井|桥|泊位"
    "|仓|车间|隧道|决议|决定|案)?(?![召称码角])"
)
_WHAT = {"线": ("Line",), "楼": ("Building", "Block"), "门": ("Gate",), "站": ("Station",)}
_BEFORE_CHRIST = re.compile("公元前(?P<year>[0-9]{1,4})年")
_CIRCLED = re.compile("[①-⑳]")
_ITEM = re.compile("第[（(](?P<number>[一二三四五六七八九十]{1,3})[)）][项目款]")
_DOTTED = re.compile(r"(?<![0-9.])(?P<month>1[0-2]|[1-9])·(?P<day>[12][0-9]|3[01]|[1-9])(?![0-9])")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _numbered(text: str) -> Iterator[Copy]:
    for match in _NUMBERED.finditer(text):
        what = match["what"] or ""
        if not match["first"] and not what:
            continue  # 5号 may be a day, 12号 a house
        value = match["number"]
        if not value.isdigit():
            value = str(int(parse_characters(value) or 0))
        named = [f"{name} {value}" for name in _WHAT.get(what, ())]
        forms = (*named, f"No. {value}", f"No.{value}", f"Number {value}", value)
        yield Copy(
            match.start(),
            match.end("number") + 1,
            text[match.start() : match.end("number") + 1],
            forms,
        )
    for match in _ITEM.finditer(text):
        value = int(parse_characters(match["number"]) or 0)
        forms = (f"item ({value})", f"item {value}", f"subparagraph ({value})", f"({value})")
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _BEFORE_CHRIST.finditer(text):
        year = match["year"]
        forms = (f"{year} BC", f"{year} B.C.", f"{year} BCE", f"{year} B.C.E.")
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _CIRCLED.finditer(text):
        number = ord(match.group()) - ord("①") + 1
        forms = (match.group(), f"({number})", f"{number})", f"{number}.")
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _DOTTED.finditer(text):
        month, day = match["month"], match["day"]
        name = MONTHS[int(month) - 1]
        forms = (
            f"{month}·{day}",
            f"{month}.{day}",
            f"{month}/{day}",
            f"{name} {day}",
            f"{day} {name}",
        )
        yield Copy(match.start(), match.end(), match.group(), forms)


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


def _in_words(text: str) -> Iterator[Copy]:
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
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(
    rf"(?P<province>[{_PROVINCES}])(?P<city>[A-Z])(?P<dot>[·•]?)(?P<number>[A-Z0-9]{{5,6}})(?![A-Z0-9])"
)
_CASE = re.compile(
    r"[（(](?P<year>(?:19|20)[0-9]{2})[)）](?P<court>[\u4e00-\u9fff]{1,3})(?P<code>[0-9]{0,4})"
    r"(?P<type>[\u4e00-\u9fff]{1,4})(?P<number>[0-9]+)号(?:之[一二三四五六七八九])?"
)
_PLACE = re.compile(r"(?<![0-9.])(?P<number>[0-9]{1,4})(?P<what>室|单元|床|教室|展位|窗口)")
_PLACES = {
    "室": "Room",
    "单元": "Unit",
    "床": "Bed",
    "教室": "Classroom",
    "展位": "Booth",
    "窗口": "Window",
}
_GENERATION = re.compile("(?<![0-9])(?P<decade>[5-9][05]|[0-2]0)后(?!的?[0-9])")
_PLAN = re.compile(
    '[“"]?(?P<number>十?[一二三四五六七八九]|十)五[”"]?(?=规划|计划|期间|时期|末|以来|收官|开局)'
)
_INDUSTRIES = re.compile(
    "(?:第?一、?第?二、?第?三|第?[一二三]、?(?:第|和第)?[二三]|三次)"
    "产(?:业(?!园|链|集群|基地))?(?!品|值|量|生|权|能)"
)
_ROMAN = re.compile("[Ⅰ-Ⅻ]")
_TERMS_OF_GROWTH = re.compile("(?P<what>名义|实际)(?=增长|下降|提高|增速|减少|回落)")
_ORDER = ("primary", "secondary", "tertiary")


def _pinyin(characters: str) -> str:
    return "".join(lazy_pinyin(characters)).capitalize()


def _named(text: str) -> Iterator[Copy]:
    """Yield licence plates, case numbers, rooms, generations, plans, industries, Roman numerals."""
    for match in _PLATE.finditer(text):
        city, number = match["city"], match["number"]
        province = _pinyin(match["province"])
        forms = [f"{province} {city}{dot}{number}" for dot in ("·", "", " ")]
        forms += [f"{province}{city}{number}", f"{province}{city}·{number}", match.group()]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))
    for match in _CASE.finditer(text):
        kind = " ".join(word.capitalize() for word in lazy_pinyin(match["type"]))
        court = " ".join(filter(None, (_pinyin(match["court"]), match["code"])))
        tail = f"No. {match['number']}"
        forms = (f"({match['year']}) {court} {kind} {tail}", match.group())
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _PLACE.finditer(text):
        number, name = match["number"], _PLACES[match["what"]]
        forms = (f"{name} {number}", f"No. {number}", number)
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _GENERATION.finditer(text):
        decade = int(match["decade"])
        year = decade + (1900 if decade >= 50 else 2000)
        forms = [f"post-{match['decade']}s", f"post-{year}s", f"born in the {year}s"]
        forms += [f"born after {year}", f"post-{year}", f"{year}s"]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))
    for match in _PLAN.finditer(text):
        value = int(parse_characters(match["number"]) or 0)
        names = dict.fromkeys((_ordinal_word(value).capitalize(), write_ordinal(value)))
        ordered = sorted(names, key=lambda name: (value > 9) != name[0].isdigit())
        forms = tuple(f"{name} Five-Year Plan" for name in ordered)
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _INDUSTRIES.finditer(text):
        digits = [character for character in match.group() if character in "一二三"]
        which = digits if "次" not in match.group() else ["一", "二", "三"]
        names = [_ORDER["一二三".index(digit)] for digit in which]
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
        forms = [f"{listed} industries", f"{listed} sectors", listed]
        if "次" in match.group():
            forms += ["three industries", "three sectors", "three strata of industry"]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))
    for match in _ROMAN.finditer(text):
        value = ord(match.group()) - ord("Ⅰ") + 1
        yield Copy(
            match.start(), match.end(), match.group(), (_as_roman(value), match.group(), str(value))
        )
    for match in _TERMS_OF_GROWTH.finditer(text):
        what = "nominal" if match["what"] == "名义" else "real"
        forms = (f"in {what} terms", what, f"{what}ly" if what == "nominal" else "in real")
        yield Copy(match.start(), match.end(), match.group(), forms)


def _as_roman(number: int) -> str:
    written = ""
    for value, letter in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            written, number = written + letter, number - value
    return written


_RATE = re.compile(
    rf"(?<=[0-9\u4e00-\u9fffgGWwhmtl])/(?P<behind>{_UNIT_OF_RATE})(?![A-Za-z0-9])"
    rf"|每(?P<ahead>(?![日天])(?:{_UNIT_OF_RATE}))(?=[\u4e00-\u9fff]{{0,4}}[0-9])"
)


def _rates(text: str) -> Iterator[Copy]:
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


def _lunar_dates(text: str) -> Iterator[Copy]:
    for match in _LUNAR.finditer(text):
        month = _LUNAR_MONTHS.get(match["month"]) or int(parse_characters(match["month"]) or 0)
        words = match["day"].removeprefix("初").replace("廿", "二十")
        day = int(parse_characters(words) or 0)
        days = dict.fromkeys((write_ordinal(day), _ordinal_word(day)))
        months = [_ordinal_word(month), write_ordinal(month), *(["last"] if month == 12 else [])]
        forms = [form.format(day, name) for form in _LUNAR_FORMS for day in days for name in months]
        if (month, day) in _FESTIVALS:
            forms.append(_FESTIVALS[month, day])
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def _ordinal_word(number: int) -> str:
    """Return an ordinal up to 30 in words.

    >>> _ordinal_word(8), _ordinal_word(23)
    ('eighth', 'twenty-third')
    """
    words = _ORDINALS.split()
    if number <= len(words):
        return words[number - 1]
    return "thirtieth" if number == 30 else f"twenty-{words[number - 21]}"
