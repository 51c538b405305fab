"""Runs of digits that are repeated as they stand: telephone numbers, accounts, ratios, times.

Where a label stands before it (电话, 账号, 邮编) a run of digits is never a quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.english.english_calendar import HOURS, MONTHS
from glossary.copies import Copy

_LABEL = (
    "电话|手机|传真|热线|邮编|邮政编码|编号|编码|账号|帐号|账户|卡号|证号|案号|代码|识别号|税号|备案号|许可证号?|学号|工号"
    "|车牌|牌照|单号|订单号|发票号|序列号|密码|验证码|口令|桩号|区号|QQ群?|微信号?|房号|房间号?|门牌号?|身份证|航班|车次"
)
_SEPARATORS = r"[-—–·*×/.() （）]"
_LABELLED = deferred_pattern(
    rf"(?:(?:{_LABEL})(?:号码|号)?\s?(?:[:：]|为|是)?|[\u4e00-\u9fff]号(?:码)?(?:[:：]|为|是))\s?"
    rf"(?P<code>(?>[+＋(（]?[0-9A-Za-z](?:{_SEPARATORS}{{0,2}}[0-9A-Za-z])*)"
    r"(?![年月日余多]|[万亿个部台户张份家人名位件只辆条次项起](?![A-Za-z0-9])))"
)
_TELEPHONE = deferred_pattern(
    r"(?<![0-9A-Za-z.,，-])(?P<code>\+[0-9]{1,3}(?:[ -][0-9]{2,4}){2,4}"
    r"|(?:\+86[ -]?)?(?:0[0-9]{2,3}[-—– ]{1,2}[0-9]{3,4} ?[0-9]{3,4}"
    r"|1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}|400-?[0-9]{3,4}-?[0-9]{3,4}))(?![0-9])"
)
_KNOWN_HOTLINES = "12[1-9][0-9]{2}|96[0-9]{3}"
_HOTLINE = deferred_pattern(
    rf"(?<![0-9.,，:：])(?P<known>{_KNOWN_HOTLINES})(?=热线|投诉|举报|平台|政务|便民|服务|网站|官网|小程序|客户端|手机|订票|[”。，；]|$|转)|"
    r"(?<![0-9.,，:：])(?P<code>[0-9]{3,6})(?=[\u4e00-\u9fff]{0,4}(?:热线|客服|报警|服务平台|急救|便民))"
    r"|(?:(?<=拨打)|(?<=拨)|(?<=致电))(?P<dialled>[0-9]{3,8})(?![0-9]|[多余]?[万个次通部])"
    # 拨打110或96110, 拨打12345、12315
    r"|(?:(?<=(?:打|拨)[0-9]{3}[或和、])|(?<=(?:打|拨)[0-9]{5}[或和、]))(?P<also>[0-9]{3,8})"
    r"(?![0-9]|[多余]?[万个次通部])"
)
_LONG_RUN = deferred_pattern(
    r"(?<![0-9A-Za-z.,，:：/-])(?P<code>[0-9]{7,})(?![0-9A-Za-z.,，万亿千百十元%年个名人例户头只张件吨辆])"
)
# 9 012 345 is one figure in groups of three.
_LEADING_ZERO = deferred_pattern(
    r"(?<![0-9A-Za-z.,，:：/-])(?<![0-9] )(?<![0-9]  )(?<![0-9]   )(?<![0-9][,，] )"
    r"(?<!第)(?P<code>0[0-9]{2,})(?![0-9A-Za-z.,%])"
)
_MASKED = deferred_pattern(
    r"(?<![0-9A-Za-z*])(?P<code>[0-9A-Za-z]+(?:[-—][0-9]+)?(?:\*{2,}|×{2,}|[xX]{2,}(?![A-Za-z]))[0-9A-Za-z]*)"
    r"(?![0-9A-Za-z*×])"
)
_POSTCODE = deferred_pattern(
    r"(?<![0-9A-Za-z.,])(?P<code>[0-9]{6})(?=[\u4e00-\u9fff]{2,3}[省市区])"
    r"|(?:邮编|邮政编码)[^。；]{0,14}?(?:应为|改为|为|是)(?P<corrected>[0-9]{6})(?![0-9])"
)
_TRAIN = deferred_pattern("(?:列车|班列|动车|高铁)(?P<code>[A-Z]?[0-9]{1,5})次")
_EXTENSION = deferred_pattern(r"(?<=[0-9]{5})\s?转\s?(?P<number>[0-9]{1,5})(?![0-9年月日%])")
_TAIL_NUMBERS = deferred_pattern(
    "尾号(?:为|是)?(?P<digits>[0-9](?:(?:和|、|或|及|与)[0-9])*)(?![0-9])"
)
_LABELLED_DAY = deferred_pattern(
    r"(?:日期|时间|年月日|日)[:：]\s?(?P<day>(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])"
    r"(?P<number>0[1-9]|[12][0-9]|3[01]))(?![0-9])"
)
_LABELLED_MONTH = deferred_pattern(
    r"(?:年月|日期|时间)[:：]\s?(?P<day>(?P<year>(?:19|20)[0-9]{2})[.．/]"
    r"(?P<month>0?[1-9]|1[0-2]))(?![0-9.])"
)
_NEAR_LABEL = deferred_pattern(
    rf"(?:{_LABEL})[^，。；0-9]{{0,8}}?(?P<first>[0-9]{{4,}})(?:[改变更为至到、和或-]{{1,3}}(?P<second>[0-9]{{4,}}))?"
    r"(?![0-9A-Za-z.,，万亿元个名人家件户亩吨年余多部台])"
)
_ADDRESS = deferred_pattern(
    r"(?<![0-9.])(?P<code>[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?::[0-9]+)?)(?![0-9.])"
)
_CLOCK = deferred_pattern(
    r"(?<![0-9])(?<![0-9][:：])(?P<code>(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?:[:：][0-5][0-9])?)(?![0-9:：])"
)
_NAMED_CLOCK = deferred_pattern(
    "(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|晚)"
    "(?P<hour>[01]?[0-9]|2[0-4])[:：](?P<minute>[0-5][0-9])(?![0-9:：])"
)
# 8:30—12:00 behind 上午: what the range ends with is told as its beginning is.
_LAST_CLOCK = deferred_pattern(
    "[-—–~～至到]{1,2}(?P<last>(?P<hour>1?[0-9]|2[0-3])[:：](?P<minute>[0-5][0-9]))(?![0-9:：])"
)
_LATE = ("中午", "下午", "傍晚", "晚上", "晚间", "夜间", "晚")
_RATIO = deferred_pattern(
    r"(?<![0-9:：∶.])(?![0-9]{1,2}[:：][0-5][0-9](?![0-9:：∶.]))(?P<code>[0-9]+(?:\.[0-9]+)?(?:\s?[:：∶]\s?[0-9]+(?:\.[0-9]+)?)+)(?![0-9:：∶年]|\s?[—–-]\s?[0-9]{4})(?P<scale>[万千]?)"
)
_SCORE = deferred_pattern(
    r"(?<![0-9.%比])(?P<one>[0-9]{1,3})\s?比\s?(?P<other>[0-9]{1,3})(?![0-9.]|\s?比)"
)
_RUNS = (
    _POSTCODE,
    _TRAIN,
    _ADDRESS,
    _TELEPHONE,
    _HOTLINE,
    _LEADING_ZERO,
    _LONG_RUN,
    _CLOCK,
)
_DIGIT = re.compile("[0-9]")
_SIDES = 2
_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_MULTIPLES = {2: ("twice", "double", "twofold", "two-fold"), 3: ("three-fold", "triple", "thrice")}
_PARTS = {2: ("half",), 3: ("a third", "one third", "one-third"), 4: ("a quarter", "one quarter")}
_IS_RATIO = deferred_pattern("比例|比率|配比|之比|比值|按|比[为是达约]{0,2}$|比例约?为?约?$")
_LONGEST_HOTLINE = 6
_NOON = 12
_HALF_WIDTH = str.maketrans("：（）＋", ":()+")
_JOINERS = (":", " to ", " : ", "-", "–")


def find_labelled(text: str) -> Iterator[Copy]:
    """Yield codes behind a label, 账号：3701…, and codes with some of their digits masked."""
    for match in _MASKED.finditer(text):
        code = re.sub("[—–]", "-", match["code"])
        stem = re.sub("[*×xX]{2,}", "\0", code)
        masks = [code, *(stem.replace("\0", m * code.count(code_mask(code))) for m in "xX*×")]
        forms = tuple(dict.fromkeys((*masks, match["code"])))
        yield Copy(match.start("code"), match.end("code"), match["code"], forms)
    for match in _LABELLED.finditer(text):
        code = _without_open_bracket(match["code"].strip())
        if sum(map(str.isdigit, code)) >= 3:
            yield _copied(match.start("code"), code)


def _without_open_bracket(code: str) -> str:
    """Return 12345 of 12345（24, where the bracket says when the line is open."""
    closed = re.search("[)）]", code)
    return code if closed else re.split(r"(?<=[0-9A-Za-z])[(（]", code, maxsplit=1)[0]


def code_mask(code: str) -> str:
    """Return the character that hides digits of a code: * of 370299********123X."""
    found = re.search("[*×]|[xX](?=[xX])", code)
    return found.group() if found is not None else "*"


def find_ratios(text: str) -> Iterator[Copy]:
    """Yield ratios: 5.1：38.6：56.3, 1：5万."""
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
        if len(parts) == _SIDES and all(part.isdigit() for part in parts):
            is_ratio = _IS_RATIO.search(text, max(0, match.start() - 12), match.start())
            forms += _worded_ratio(int(parts[0]), int(parts[1]), is_ratio=is_ratio is not None)
        yield Copy(match.start(), match.end(), match.group(), forms)


def _worded_ratio(one: int, other: int, *, is_ratio: bool) -> tuple[str, ...]:
    """Return what says a ratio of small numbers in words: 2:1 is "two to one", "twice"."""
    if not (0 < one < len(_WORDS) and 0 < other < len(_WORDS)):
        return ()
    first, second = _WORDS[one], _WORDS[other]
    forms = [f"{first} to {second}", f"{first}-to-{second}"]
    if is_ratio and other == 1:
        forms += [f"{first} times", f"{one} times", f"{first}fold", *_MULTIPLES.get(one, ())]
    elif is_ratio and one == 1:
        forms += _PARTS.get(other, ())
        forms += [f"{second} times", f"{second} for each", f"{second} for every"]
        forms += [f"one in {second}", f"one out of {second}"]
    return tuple(forms)


def find_digit_runs(text: str) -> Iterator[Copy]:
    """Yield telephone numbers, hotlines, addresses, long runs of digits and clock times."""
    if not _DIGIT.search(text):
        return
    for match in _NEAR_LABEL.finditer(text):
        for group in ("first", "second"):
            if match[group]:
                yield _copied(match.start(group), match[group])
    for pattern in _RUNS:
        for match in pattern.finditer(text):
            group = match.lastgroup or "code"
            yield _copied(match.start(group), match[group])


def find_named_times(text: str) -> Iterator[Copy]:
    """Yield times of day with their part of it: 上午9:00 is "9:00 a.m."."""
    for match in _NAMED_CLOCK.finditer(text):
        hour, minute = int(match["hour"]) % 24, match["minute"]
        if match["part"] in _LATE and 1 <= hour < _NOON and (match["part"] != "中午" or hour < 3):
            hour += _NOON
        half = "p.m." if hour >= _NOON else "a.m."
        short = f"{hour % _NOON or _NOON}"
        halves = (half, half.replace(".", ""), half.upper(), half.replace(".", "").upper())
        forms = [f"{short}:{minute} {name}" for name in halves]
        forms += [f"{hour:02}:{minute}", f"{hour}:{minute}"]
        forms += [f"{short} {name}" for name in halves] if minute == "00" else []
        forms += [f"{short}:{minute}", *_spoken(hour, int(minute))]
        yield Copy(match.start(), match.end(), match.group(), tuple(dict.fromkeys(forms)))
        last = _LAST_CLOCK.match(text, match.end())
        if last is not None and int(last["hour"]) >= hour % _NOON:
            yield _last_clock(last, is_late=hour >= _NOON)


def _spoken(hour: int, minute: int) -> Iterator[str]:
    """Yield a time of day as it is spoken: "half past five", "a quarter to nine"."""
    past = {15: "quarter past", 30: "half past", 45: "quarter to"}
    if minute in past:
        shown = (hour + (minute == 45)) % _NOON or _NOON
        yield from (f"{past[minute]} {name}" for name in (HOURS[shown - 1], str(shown)))


def _last_clock(match: re.Match[str], *, is_late: bool) -> Copy:
    """Return the end of a range: 17:30 of 下午14:30—17:30 is "5:30 p.m.", as 5:30 would be."""
    hour = int(match["hour"])
    hour += _NOON if is_late and hour < _NOON else 0
    clock = f"{hour % _NOON or _NOON}:{match['minute']}"
    forms = [f"{clock} {'p.m.' if hour >= _NOON else 'a.m.'}", match["last"]]
    forms = ["12:00 noon", "noon", *forms] if (hour, match["minute"]) == (_NOON, "00") else forms
    return Copy(*match.span("last"), match["last"], tuple(dict.fromkeys((*forms, clock))))


def find_scores(text: str) -> Iterator[Copy]:
    """Yield scores and ratios with 比: 3比1 is "3-1", as a 比例 "3:1"."""
    for match in _SCORE.finditer(text):
        one, other = match["one"], match["other"]
        forms: tuple[str, ...] = (
            f"{one}-{other}",
            f"{one}:{other}",
            f"{one} to {other}",
            f"{one}–{other}",
        )
        if other == "1":  # 183比1 is "183 candidates for one opening"
            forms += (f"{one} for", f"{int(one):,} for")
        if _IS_RATIO.search(text, max(0, match.start() - 8), match.start()):
            forms = (forms[1], forms[2], forms[0], forms[3])
        yield Copy(match.start(), match.end(), match.group(), forms)


def find_extensions(text: str) -> Iterator[Copy]:
    """Yield what is dialled behind a number: "ext. 805", behind a hotline "and press 2"."""
    for match in _EXTENSION.finditer(text):
        number = match["number"]
        extension = (f"ext. {number}", f"extension {number}", f"ext {number}", f"x{number}")
        pressed = (f"and press {number}", f"press {number}", f"and dial {number}", f"dial {number}")
        before = re.search("[0-9-]+$", text[: match.start()])
        is_hotline = before is not None and len(before.group()) <= _LONGEST_HOTLINE
        forms = (*pressed, *extension) if is_hotline else (*extension, *pressed)
        yield Copy(match.start(), match.end(), match.group(), (*forms, f"option {number}"))


def find_labelled_dates(text: str) -> Iterator[Copy]:
    """Yield dates in digits alone behind their label: 日期：20231009, 出生年月：1985.10."""
    for pattern in (_LABELLED_DAY, _LABELLED_MONTH):
        for match in pattern.finditer(text):
            year, month = match["year"], MONTHS[int(match["month"]) - 1]
            if pattern is _LABELLED_DAY:
                day = int(match["number"])
                forms = [f"{month} {day}, {year}", f"{day} {month} {year}"]
                forms.append(f"{year}-{match['month']}-{match['number']}")
            else:
                forms = [f"{month} {year}", f"{month}, {year}", f"{month[:3]} {year}"]
            forms.append(match["day"])
            yield Copy(match.start("day"), match.end("day"), match["day"], tuple(forms))


def find_tail_numbers(text: str) -> Iterator[Copy]:
    """Yield last digits of plates and numbers, which stay digits: 尾号1和6."""
    for match in _TAIL_NUMBERS.finditer(text):
        digits = re.findall("[0-9]", match["digits"])
        start = match.start("digits")
        if len(digits) == 1:
            forms: tuple[str, ...] = (digits[0],)
        else:
            listed = ", ".join(digits[:-1])
            forms = tuple(
                f"{listed}{link}{digits[-1]}" for link in (" and ", " or ", ", and ", ", or ")
            )
            forms = (*forms, ", ".join(digits))
        yield Copy(start, match.end("digits"), match["digits"], forms)


def _copied(start: int, code: str) -> Copy:
    plain = (
        re.sub(r"\s?[—–]+\s?", "-", code).replace("：", ":").replace("（", "(").replace("）", ")")
    )
    forms = [plain, code, plain.replace(")", ") ")]
    if re.fullmatch("[0-9](?: [0-9]){3,}", code):
        forms.insert(0, code.replace(" ", ""))
    clock = _CLOCK.fullmatch(code)
    if clock is not None:
        hour, _, minute = plain.partition(":")
        half = "p.m." if 12 <= int(hour) < 24 else "a.m."
        forms += [f"{int(hour) % 12 or 12}:{minute} {half}", f"{int(hour) % 12 or 12}:{minute}"]
        forms += [f"{int(hour) % 12 or 12} {half}"] if minute == "00" else []
    return Copy(start, start + len(code), code, tuple(dict.fromkeys(forms)))
