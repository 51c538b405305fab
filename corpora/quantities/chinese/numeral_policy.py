"""Which numerals count as quantities: all found become demands, so doubtful ones do not."""

from __future__ import annotations

import re

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.chinese_number import ChineseNumber
from corpora.quantities.chinese.chinese_pattern import COUNTERS, UNIT_KEYS
from corpora.quantities.quantity import Approximation
from corpora.quantities.units import TIME_UNITS

# 2024国际公开赛, 2025省级联赛: what is named, and nothing that is counted.
_COUNTER = deferred_pattern(rf"(?:余|多|来)?(?!国[际家内产务]|省[级属会]|市[级场民])(?:{COUNTERS})")
# Of the counters those that number nothing: 三四层, 五六届, 四五级 may be the third and the fourth.
_COUNTED_PERSON_OR_THING = deferred_pattern(
    "个(?!五|月份)|[名位](?!决赛|名)|人|户|家|次(?!全会|会议|世界|工业|党代会|大战)|座|台|辆|艘|件|只|间|栋|棵|株"
)
_RANKED = deferred_pattern("[列居获前第排据得周期十百千万亿、一二三四五六七八九]")
_ALSO_COUNTED = deferred_pattern(
    "亩|吨|户|人|家|大军|群众|元|美元|以上|用户|粉丝|产业|职工|师生|学子|移民|市民|网民|党员|常住|农民|大学生|游客|旅客|青年|老年"
)
_SIZE_CLASS = deferred_pattern("村|镇|企业|产业|项目|园区|大关")
_PLAIN_END = deferred_pattern(r"[，。；、！？）)的”\s]|$")
_CLOSE_UNIT = frozenset({"mu", "ton", "km", "hectare", "kW", "square meter", "cubic meter", "TEU"})
_VALUE_BEFORE = deferred_pattern(
    "(?:值|指数|系数|比率|倍率|密度|得分|评分|均分|绩点|酸碱度)[为是达到约至在]*$"
)
_CHANGE = deferred_pattern(
    "(?:增长|下降|提高|上升|减少|降低|增加|增产|减产|[涨跌升降增减占达高低])了?$"
)
_AGE_BOUND = deferred_pattern("周?岁(?:及|或)?以[上下]")
_TERM = deferred_pattern("期(?![间满待望中末初限])")  # 一年期贷款
_JACK = deferred_pattern("[顶闸坠棒担]|重担|之力|压力|重压")  # 千斤顶, 千斤重担: no weight
_CODE_AFTER = deferred_pattern(r"[0-9０-９A-Za-z_\ue000]|[-:/+·×.．][0-9A-Za-z]")
_SUFFIXES = (
    "point",
    "percent",
    "mille",
    "level",
    "fen",
    "currency",
    "half_month",
    "times",
    "tenths",
    "unit",
)
_NO_FIGURE_AFTER = deferred_pattern(
    "大(?!于|型|中|小|约|专|学)|五规划|条禁令|条军规|节气|生肖|点建议"
)


def is_reportable(number: ChineseNumber, match: re.Match[str], text: str) -> bool:
    """Return True where the numeral found is certainly a figure of the text.

    Args:
        number: The numeral's value.
        match: Where it was found, with the groups of `chinese_pattern.SINGLE`.
        text: The text searched, names and codes covered.
    """
    end = match.end("second") if "second" in match.re.groupindex else match.end("first")
    has_suffix = any(match[name] for name in _SUFFIXES)
    before = text[max(0, match.start("first") - 1) : match.start("first")]
    if before == "第" or text.startswith("分之", end):
        return False
    is_plain = not has_suffix and number.scale == 1
    if is_plain and _CODE_AFTER.match(text, end):
        return False
    if number.has_digits:
        return _is_figure_in_digits(match, text, end, has_suffix=has_suffix)
    if number.approximation is Approximation.SEVERAL:
        # 数十% has no English wording of its own.
        return not any(match[name] for name in ("percent", "point", "mille", "tenths", "level"))
    if number.is_bare:
        return _is_bare_figure(number, match, text, end)
    if number.value > 10 or "万" in match["first"] or "亿" in match["first"]:
        return _is_long_numeral(number, match, text, end)
    return _is_small_figure(match, text)


def is_counted(text: str, end: int) -> bool:
    """Tell whether what stands at `end` of a text is counted by the numeral before it."""
    return bool(_COUNTER.match(text, end) or _ALSO_COUNTED.match(text, end))


def counts_neighbours(match: re.Match[str], text: str) -> bool:
    """Tell whether two digits in a row are a range: 三四家, 四五个月; not 三四线, 二三产业."""
    before = text[max(0, match.start("first") - 1) : match.start("first")]
    if match["first"] == "一二" or _RANKED.match(before) or match["level"]:
        return False
    if match["times"] or match["tenths"]:
        return True
    if match["unit"]:
        return _has_strict_unit(match)
    return bool(_COUNTED_PERSON_OR_THING.match(text, match.end("first")))


def _is_figure_in_digits(match: re.Match[str], text: str, end: int, *, has_suffix: bool) -> bool:
    digits = match["first"]
    if has_suffix or re.search(r"[十百千万亿,，.．\s]", digits):
        # A decimal ending in .0 with nothing after it is a version, unless it is a value.
        is_version = re.fullmatch(r"[0-9]\.0", digits) and not has_suffix
        return not is_version or bool(_VALUE_BEFORE.search(text, 0, match.start("first")))
    if len(digits) > 1 and digits[0] in "0０":
        return False
    is_long = len(digits) >= 7
    return not is_long or bool(_COUNTER.match(text, end))


def _is_bare_figure(number: ChineseNumber, match: re.Match[str], text: str, end: int) -> bool:
    word = match["first"]
    has_mark = any(match[name] for name in ("over", "nearly", "about", "up_to", "many"))
    counted = is_counted(text, end)
    if word in ("百", "千", "万", "亿"):
        return _is_lone_scale(match, text, end, has_mark=has_mark, is_counted=counted)
    if word[0] == "十":
        return _is_ten(number, match, text, end, is_counted=counted)
    if word[0] in "万亿":
        return word == "万亿" and not text.startswith("斯", end)
    if word[-1] == "亿":
        return True
    if match["level"]:
        return True
    return _is_free(match, text) and (
        has_mark or counted or bool(match["unit"] or match["currency"])
    )


def _is_lone_scale(
    match: re.Match[str], text: str, end: int, *, has_mark: bool, is_counted: bool
) -> bool:
    word = match["first"]
    if match["level"]:
        return match["level"] != "级" and (word in "万亿" or match["level"] == "吨级")
    if match["after"] and is_counted and word in "千万" and _is_free(match, text):
        return True  # 千头以上
    if has_mark:
        plain = bool(_PLAIN_END.match(text, match.end())) and word in "万亿"
        return (is_counted or bool(match["unit"] or match["currency"]) or plain) and _is_free(
            match, text
        )
    if match["currency"] and word in "万亿":
        # 亿元以上项目, 亿元村; but （单位：亿元） is a heading.
        is_size = bool(match["after"] or _SIZE_CLASS.match(text, match.end()))
        return is_size and _is_free(match, text)
    unit = UNIT_KEYS.get(match["unit"] or "", "")
    if unit == "jin":
        is_figure = text[max(0, match.start() - 1) : match.start()] != "拨"
        return is_figure and not _JACK.match(text, match.end()) and _is_free(match, text)
    return word != "亿" and unit in _CLOSE_UNIT and _is_free(match, text)


def _is_free(match: re.Match[str], text: str) -> bool:
    """No numeral, bracket heading or 成千 before: 单位：万吨 and 成千上万 state no figure."""
    before = text[max(0, match.start() - 3) : match.start()]
    return not re.search(
        r"[0-9一二三四五六七八九十百千万亿余多几]$|(?<![人总次户件])数$|位[:：]|[（(]$|成千$|成$",
        before,
    )


def _is_ten(
    number: ChineseNumber, match: re.Match[str], text: str, end: int, *, is_counted: bool
) -> bool:
    if match["first"] == "十万":
        return is_counted or bool(match["unit"] or match["currency"])
    if number.scale > 1:
        return True
    if number.value == 10 and number.approximation is Approximation.EXACT and not match["many"]:
        if text.startswith("年", end):
            return not re.match("年树木|年寒窗|年如一日", text[end : end + 4])
        is_money = bool(match["currency"])
        return is_money or (_has_strict_unit(match) and not text.startswith("天半", end))
    return _is_long_numeral(number, match, text, end)


def _is_long_numeral(number: ChineseNumber, match: re.Match[str], text: str, end: int) -> bool:
    if "万" in match["first"] or "亿" in match["first"]:
        before = text[max(0, match.start() - 1) : match.start()]
        return not (match["first"] in ("一万", "九万") and before == "万") and not match[
            "first"
        ].endswith(("万一",))
    if _NO_FIGURE_AFTER.match(text, end):
        return False
    if number.approximation is not Approximation.EXACT or match["many"]:
        return True
    if "点" in match["first"] and re.search("[十百].*点", match["first"]):
        is_measured = any(match[name] for name in ("point", "percent", "mille", "currency"))
        is_measured |= _has_strict_unit(match) and UNIT_KEYS[match["unit"]] not in TIME_UNITS
        return is_measured or match["first"][1:2] == "百"  # 十点五 and 十点五分 may be times
    return any(match[name] for name in _SUFFIXES) or bool(
        _COUNTER.match(text, end) or text.startswith("个月", end)
    )


def _has_strict_unit(match: re.Match[str]) -> bool:
    key = UNIT_KEYS.get(match["unit"] or "", "")
    return bool(key) and key not in ("degree", "meter", "gram", "second", "liter")


def _is_small_figure(match: re.Match[str], text: str) -> bool:
    """一 to 九: only before a strict unit, and 一 only as a limit (最后一公里, 一年到头)."""
    # Of a range the second numeral decides: 一至三年.
    numeral = match["second" if "second" in match.re.groupindex else "first"]
    if numeral == "一":
        has_limit = match["nearly"] in ("不足", "不到", "不满", "未满") or match["under"]
        if match["tenths"]:  # 增长一成, 近一成, 一成五; 一成 alone may be anything
            has_mark = any(match[name] for name in ("over", "nearly", "about", "many", "after"))
            return bool(match["tenth_part"] or has_mark or _CHANGE.search(text, 0, match.start()))
        has_term = match["unit"] == "年" and _TERM.match(text, match.end("unit"))
        has_limit = has_limit and match["unit"] in ("年", "周", "小时")
        return bool(match["times"] or has_limit or has_term)
    if _AGE_BOUND.match(text, match.end("first")):
        return True  # 六岁以下
    names = ("point", "percent", "times", "half_month", "plain_month")
    if any(match[name] for name in names):
        return True
    if match["tenths"]:
        return True
    if match["currency"]:
        is_decimal = "点" in numeral  # 二点三元; 三元 is a place, too
        return is_decimal or match["currency"] != "元" or bool(match["money"])
    key = UNIT_KEYS.get(match["unit"] or "", "")
    if key in TIME_UNITS:
        return key != "second"
    return _has_strict_unit(match)
