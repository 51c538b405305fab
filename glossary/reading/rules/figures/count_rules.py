"""Rules about small numbers of things, in words: 四项 as "five", 15日 as "15 working days"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from corpora.findings import Hit, Severity
from corpora.quantities import Approximation, Quantity, QuantityKind
from corpora.spans import Span
from glossary.reading.numerals import (
    ANY_CARDINAL,
    ANY_ORDINAL,
    CARDINAL,
    NUMERAL,
    chinese_value,
    english_value,
)
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.relations import BOUND, chinese_window, is_recast_condition, turned_at_figure

_ACCURACY = "accuracy/mistranslation"
_COUNTERS = (
    "个|项|次|名|家|所|条|件|处|台|辆|起|例|座|套|艘|架|栋|棵|只|份|场|剂|针|人|间|支|张|批|类|种|届|部|门|位|根|枚|片|块|本|册|篇|期|轮"
    "|车道|部门|方面|标段|分(?![之钟期段头类公支])|环节|步骤|阶段|县|区|市|省|国|镇|乡|村|街道|周?岁"
)
_COUNTED = re.compile(
    "(?<![0-9一二两三四五六七八九十百千万亿零〇几数第分之.、每近约余多初周])"
    "(?P<n>[二两三四五六七八九]|一(?=[剂针次份票名人例项条座家台辆栋间场届](?![一性]))"
    "|[二三四五六七八九]?十[一二三四五六七八九]?|[2-9]|[1-9][0-9])"
    f"(?:{_COUNTERS})(?![一二三四五六七八九十]{{2}}|半|分之)"
)
_ONE = re.compile(r"\b(?:an?|single|once|each|every|per|another|only)\b", re.IGNORECASE)
_BOUNDED = re.compile("以[上下内]|不[足满超少低多得]|至[少多]|超过|起码|最[多少]|未满")
_UNREACHED = re.compile("[未不]满")  # 未满18周岁: "up to 17"
_OTHERS = re.compile(r" (?:\w+ )?others?\b")  # 王某等5人: "Wang and four others"
_LARGEST = 120
_ANY_NUMERAL = re.compile("[0-9]+|[零〇一二两三四五六七八九十百千]+")
_PAIRED = re.compile("[双两俩对二]")
_PARTED = re.compile(
    "[0-9一二三四五六七八九十两](?:季|刻|成|折|倍|番)|半|分之|[一二三四五六七八九]{2}"
)
_TWICE = re.compile(
    r"\b(?:both|pair|twice|couple|double|dual|twin|either|each other|two-?\w*"
    r"|bi-?(?:annual|ennial|lateral|monthly|weekly)\w*)\b|-?fold\b",
    re.IGNORECASE,
)
_WORKING = re.compile(f"{NUMERAL}个?(?:法定)?工作日")
_CALENDAR = re.compile(f"{NUMERAL}(?:个?自然)?[日天](?![至到—-])")
_SAID_WORKING = re.compile(
    rf"(?<![\w.,])(?P<n>{CARDINAL})(?: \(\d+\))?[ -](?:full )?"
    r"(?:working |business |work |week|work)days?\b",
    re.IGNORECASE,
)
_SAID_DAYS = re.compile(
    rf"(?<![\w.,])(?P<n>{CARDINAL})(?: \(\d+\))?[ -](?:calendar |natural )?days?\b", re.IGNORECASE
)
_UNITS = {
    "年": "year",
    "个月": "month",
    "个季度": "quarter",
    "周": "week",
    "天": "day",
    "日": "day",
    "小时": "hour",
    "分钟": "minute",
}
_TERM = re.compile(
    f"(?<![0-9一二三四五六七八九十百千〇零月第.]){NUMERAL}"
    "(?P<unit>年(?![级代度0-9一二三四五六七八九十])|个月|个季度|"
    "周(?![一二三四五六日年岁])|天|日(?=[以之]?[内上下前后期]|的|$|[，。；])"
    "|小时|分钟)"
)
_SAID_TERM = re.compile(
    rf"(?<![\w.,-])(?P<n>{CARDINAL})[ -](?:(?:straight|consecutive|successive|full|whole) )?"
    r"(?P<unit>years?|months?|quarters?|weeks?|days?|hours?|minutes?)\b"
    "(?!-old| old| of age|[ -](?:on|by|over|to)[ -](?:year|month|quarter|week|day))",
    re.IGNORECASE,
)


@pair_rule(
    "quantities.count",
    Severity.CRITICAL,
    _ACCURACY,
    unless=("quantities.value", "quantities.numbering"),
)
def count(reading: PairReading) -> Iterator[Hit]:
    """Another number of things, in words: 四项 as "five items", 五十周岁 as "fifty-five"."""
    strange = [figure for figure in reading.added if _is_count(figure, reading.target)]
    source, target = reading.source.text, reading.target
    if not strange or _PARTED.search(source):
        return
    counted = {chinese_value(m["n"]): Span(*m.span()) for m in _COUNTED.finditer(source)}
    said = {english_value(m.group()) for m in ANY_CARDINAL.finditer(target)}
    said |= {english_value(m.group()) for m in ANY_ORDINAL.finditer(target)}
    if _ONE.search(target):
        said.add(1)
    lost = {value: place for value, place in counted.items() if value not in said}
    strange = [figure for figure in strange if figure.low not in counted]
    if len(lost) != 1 or len(strange) != 1:
        return
    ((value, place),), (other,) = lost.items(), strange
    is_two = value == 2 and _TWICE.search(target) is not None  # 2: "both", "a pair"
    is_paired = other.low == 2 and _PAIRED.search(source) is not None
    is_last_age = other.low == value - 1 and _UNREACHED.search(source) is not None
    if not is_two and not is_paired and not is_last_age and other.low not in _numbers(source):
        words = source[place.start : place.end]
        yield Hit(
            other.span,
            f"another number of things: {words}",
            f"数量不符：{words}",
            str(value),
            place,
        )


def _is_count(figure: Quantity, target: str) -> bool:
    is_plain = figure.kind is QuantityKind.NUMBER and not figure.is_range and not figure.unit
    is_small = figure.approximation is Approximation.EXACT and 1 < figure.low < _LARGEST
    return is_plain and is_small and _OTHERS.match(target, figure.end) is None


def _numbers(source: str) -> set[int]:
    """Return every number of a source, whatever it is a number of."""
    return {chinese_value(found.group()) for found in _ANY_NUMERAL.finditer(source)}


@pair_rule("quantities.bound-of-count", Severity.CRITICAL, _ACCURACY, unless=("quantities.bound",))
def bound_of_count(reading: PairReading) -> Iterator[Hit]:
    """The bound of a number in words on the other side: 七座以下 as "more than seven seats"."""
    source, target = reading.source.text, reading.target
    if _BOUNDED.search(source) is None:
        return
    for match in _COUNTED.finditer(source):
        if any(
            m.source.start < match.end() and match.start() < m.source.end for m in reading.matched
        ):
            continue
        value = chinese_value(match["n"])
        said = [m for m in ANY_CARDINAL.finditer(target) if english_value(m.group()) == value]
        if value < 2 or len(said) != 1:
            continue
        own, its = _as_count(match, "n", value), _as_count(said[0], 0, value)
        turned = turned_at_figure(BOUND, chinese_window(source, own), target, (own, its))
        if turned is None or turned.target is None:
            continue
        if not is_recast_condition(source, target, turned.target):
            words = source[turned.source.start : turned.source.end].strip("⟨⟩")
            yield Hit(
                turned.target,
                f"side of a bound: {words}",
                f"上下限不符：{words}",
                source=turned.source,
            )


def _as_count(match: re.Match[str], group: str | int, value: int) -> Quantity:
    number = Fraction(value)
    place = match.span(group)
    return Quantity(*place, match[group], QuantityKind.NUMBER, number, number)


@pair_rule("quantities.working-days", Severity.MAJOR, _ACCURACY)
def working_days(reading: PairReading) -> Iterator[Hit]:
    """Days as working days, or the other way round: 15日内 as "15 working days"."""
    source, target = reading.source.text, reading.target
    if "day" not in target:
        return
    working, plain = _chinese_days(_WORKING, source), _chinese_days(_CALENDAR, source)
    said_working, said_plain = (
        {english_value(m["n"]): Span(*m.span()) for m in pattern.finditer(target)}
        for pattern in (_SAID_WORKING, _SAID_DAYS)
    )
    for wanted, others, said, right in (
        (working, plain, said_plain, said_working),
        (plain, working, said_working, said_plain),
    ):
        for value in wanted.keys() & said.keys() - others.keys() - right.keys():
            place = wanted[value]
            words = source[place.start : place.end]
            yield Hit(
                said[value],
                f"days and working days exchanged: {words}",
                f"工作日与自然日混淆：{words}",
                source=place,
            )


def _chinese_days(pattern: re.Pattern[str], source: str) -> Mapping[int, Span]:
    found = {chinese_value(m["n"]): Span(*m.span()) for m in pattern.finditer(source)}
    return {value: place for value, place in found.items() if value}


@pair_rule("quantities.length-of-time", Severity.CRITICAL, _ACCURACY, unless=("quantities.unit",))
def length_of_time(reading: PairReading) -> Iterator[Hit]:
    """A length of time in another unit: 十五日以下 as "not more than fifteen months"."""
    source, target = reading.source.text, reading.target
    said = [
        (english_value(m["n"]), m["unit"].lower().rstrip("s"), Span(*m.span()))
        for m in _SAID_TERM.finditer(target)
    ]
    if not said:
        return
    wanted = {
        (chinese_value(m["n"]), _UNITS[m["unit"]]): Span(*m.span()) for m in _TERM.finditer(source)
    }
    right = {(value, unit) for value, unit, _ in said}
    for (value, unit), place in wanted.items():
        if value < 2 or (value, unit) in right:
            continue
        other = next((s for n, u, s in said if n == value and (n, u) not in wanted), None)
        if other is not None:
            words = source[place.start : place.end]
            yield Hit(
                other, f"another unit of time: {words}", f"时间单位不符：{words}", source=place
            )


RULES: tuple[PairRule, ...] = (count, bound_of_count, working_days, length_of_time)
