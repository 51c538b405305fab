"""What sort of figure a match in Chinese text is, and in which unit or currency."""

from __future__ import annotations

import re

from corpora.quantities.chinese.chinese_pattern import CURRENCY_KEYS, UNIT_KEYS
from corpora.quantities.quantity import QuantityKind

_MONEY_MARKS = {
    **CURRENCY_KEYS,
    "澳门币": "MOP",
    "日币": "JPY",
    "NT$": "TWD",
    "MOP": "MOP",
    "MOP$": "MOP",
    "￥": "CNY",
    "¥": "CNY",
    "$": "USD",
    "US$": "USD",
    "HK$": "HKD",
    "€": "EUR",
    "£": "GBP",
}
_LEVEL_UNITS = {"吨": "ton", "千瓦": "kW", "公里": "km", "米": "meter", "亩": "mu", "美元": "USD"}
_BY_GROUP = (
    ("point", QuantityKind.PERCENTAGE_POINT, "%"),
    ("percent", QuantityKind.PERCENT, "%"),
    ("mille", QuantityKind.PERCENT, "%"),
    ("tenths", QuantityKind.PERCENT, "%"),
    ("times", QuantityKind.MULTIPLE, ""),
    ("fen", QuantityKind.AMOUNT, "CNY"),
    ("half_month", QuantityKind.MEASURE, "month"),
)
_SCALES = re.compile("[百千万亿]")


def read_kind_and_unit(match: re.Match[str], text: str) -> tuple[QuantityKind, str]:
    """Return the kind and the unit or currency of a match of `chinese_pattern`."""
    for group, kind, unit in _BY_GROUP:
        if match[group]:
            return kind, unit
    is_bare = match["currency"] in ("元", "块") and match["money"]
    if match["currency"] and not is_bare:
        return QuantityKind.AMOUNT, CURRENCY_KEYS[match["currency"]]
    if match["money"]:
        return QuantityKind.AMOUNT, _MONEY_MARKS[match["money"]]
    if match["level"] == "级" and _is_magnitude(match, text):
        return QuantityKind.MEASURE, "magnitude"
    near = text[max(0, match.start() - 8) : match.end() + 5]
    if match["level"] == "级" and "风" in near and not _SCALES.search(match.group()):
        return QuantityKind.MEASURE, "force"
    if match["level"]:
        return QuantityKind.SCALE_CLASS, _level_unit(match)
    if match["unit"]:
        return QuantityKind.MEASURE, _measure_unit(match, text)
    if match["plain_month"]:
        return QuantityKind.MEASURE, "month"
    if (
        text[match.end("first") : match.end("first") + 3]
        .lstrip("多余")
        .startswith(("个月", "个多月"))
    ):
        return QuantityKind.MEASURE, "month"
    if _is_bare_class(match, text):
        return QuantityKind.SCALE_CLASS, "CNY"
    return QuantityKind.NUMBER, ""


def _is_magnitude(match: re.Match[str], text: str) -> bool:
    """Tell whether 级 counts the magnitude of an earthquake."""
    near = text[max(0, match.start() - 6) : match.start()] + text[match.end() : match.end() + 6]
    return bool(re.search("[.．点]", match["first"])) or "震" in near


def _level_unit(match: re.Match[str]) -> str:
    name = match["level"].removesuffix("级")
    if name:
        return _LEVEL_UNITS.get(name, "CNY")
    return "CNY" if "亿" in match["first"] and match["first"] != "亿" else ""


_INDUSTRY = re.compile(
    "(?:[^，。；、0-9]{0,6})(?:产业|企业|集群|园区|园|目标|县|市|镇|工程|项目|俱乐部|板块|赛道|规模|产值|市场)"
)


def _is_bare_class(match: re.Match[str], text: str) -> bool:
    # 千亿茶产业, 百亿企业: output in yuan, said without its currency.
    is_round = match["first"] in ("十亿", "百亿", "千亿", "万亿", "五百亿", "五千亿")
    return is_round and bool(_INDUSTRY.match(text, match.end()))


_SURFACE = re.compile("面积|建筑|楼|用地|占地|商铺|商业|厂房|住宅|公寓|展厅|场馆|房")


def _measure_unit(match: re.Match[str], text: str) -> str:
    key = UNIT_KEYS[match["unit"]]
    if match["unit"] == "方" and _SURFACE.search(text[max(0, match.start() - 12) : match.end()]):
        return "square meter"
    if key != "degree":
        return key
    # 度 is kWh when it is large or when power is spoken of, an angle or temperature otherwise.
    nearby = text[max(0, match.start() - 12) : match.end() + 2]
    if "烈度" in nearby:
        return "intensity"
    if "温" in nearby or "气" in nearby:
        return "degree Celsius"
    is_power = "万" in match.group() or "亿" in match.group() or "电" in nearby
    return "kWh" if is_power else "degree"
