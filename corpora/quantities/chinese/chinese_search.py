"""Finds every quantity of a Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from corpora.quantities.chinese.chinese_calendar import find_calendar_quantities
from corpora.quantities.chinese.chinese_kind import read_kind_and_unit
from corpora.quantities.chinese.chinese_number import (
    ChineseNumber,
    parse_characters,
    parse_chinese_number,
    parse_neighbouring_digits,
    with_everyday_characters,
)
from corpora.quantities.chinese.chinese_pattern import (
    CURRENCY_KEYS,
    DOUBLING,
    FRACTION,
    ORDINAL,
    RANGE,
    SCOPE_NOTE,
    SESSION,
    SINGLE,
    UNIT_KEYS,
    is_said_to_grow,
)
from corpora.quantities.chinese.joined_figures import (
    with_legal_ranges,
    with_listed_currency,
    with_mixed_units,
)
from corpora.quantities.chinese.numeral_policy import counts_neighbours, is_counted, is_reportable
from corpora.quantities.currencies import DEFAULT_CURRENCY
from corpora.quantities.excluded_spans import COVER, cover_excluded_chinese
from corpora.quantities.parts_of_year import find_parts_of_year
from corpora.quantities.quantity import Approximation, Phrasing, Quantity, QuantityKind
from corpora.quantities.units import TIME_UNITS

_MARKS = ("over", "nearly", "about", "under", "up_to")
_AFTER = {
    "以上": Approximation.OVER,
    "以下": Approximation.UNDER,
    "以内": Approximation.UNDER,
    "之内": Approximation.UNDER,
    "左右": Approximation.ABOUT,
    "上下": Approximation.ABOUT,
}
_CLAUSES = {"条": "Article", "章": "Chapter", "节": "Section", "款": "paragraph"}
_LIKE_A_YEAR = re.compile("(?:19|20)[0-9]{2}")
_LABELS = ("表", "图", "件", "录", "栏")
_OPENS = re.compile("半[年成]|[0-9０-９一二两三四五六七八九十百千万亿拾佰仟]")


@lru_cache(maxsize=256)
def find_quantities(text: str, *, currency: str = DEFAULT_CURRENCY) -> tuple[Quantity, ...]:
    """Return the quantities of a Chinese text, left to right, none overlapping.

    Precision comes first, since each one becomes a demand on the translation: a small
    numeral in characters counts only before a strict unit, names and slogans (万州, 十百千,
    2+6+X, 国发〔2022〕5号) never. Runs in time linear in the text.

    Args:
        text: Simplified Chinese; full-width digits are accepted.
        currency: What a bare 元 means here, until a note such as （美元，下同） changes it.

    >>> [(found.text, int(found.low)) for found in find_quantities("投资229.5亿元，增长3倍")]
    [('229.5亿元', 22950000000), ('3倍', 4)]
    """
    if not _OPENS.search(text):
        return ()
    covered = cover_excluded_chinese(with_everyday_characters(text))
    found: list[Quantity] = []
    for signs, search in _SEARCHES:
        if not signs.search(covered):
            continue
        fresh = list(search(covered, text))
        found += fresh
        covered = _cover(covered, fresh)
    found.sort(key=lambda quantity: quantity.start)
    scoped = _with_currency_scope(found, text, currency)
    return tuple(with_mixed_units(with_legal_ranges(list(scoped)), text))


def find_currency_scope(text: str) -> str | None:
    """Return the currency the last （…，下同） note of a text sets, None without one.

    A document passes it on to the segments after, as `find_quantities(..., currency=)`.

    >>> find_currency_scope("总投资20亿元(美元，下同)")
    'USD'
    """
    notes = list(SCOPE_NOTE.finditer(text))
    return _currency_key(notes[-1]["currency"]) if notes else None


def _cover(covered: str, found: list[Quantity]) -> str:
    for quantity in found:
        size = quantity.end - quantity.start
        covered = covered[: quantity.start] + COVER * size + covered[quantity.end :]
    return covered


def _find_dates(covered: str, text: str) -> Iterator[Quantity]:
    for quantity in find_calendar_quantities(covered):
        yield replace(quantity, text=text[quantity.start : quantity.end])


def _find_parts_of_year(covered: str, text: str) -> Iterator[Quantity]:
    for quantity in find_parts_of_year(covered):
        yield replace(quantity, text=text[quantity.start : quantity.end])


def _find_fractions(covered: str, text: str) -> Iterator[Quantity]:
    for match in FRACTION.finditer(covered):
        kind, value = QuantityKind.FRACTION, Fraction(1, 2)
        if match["n"]:
            value = Fraction(int(match["n"]), int(match["d"]))
            if value >= 1:
                continue
        elif match["half_tenth"]:
            kind, value = QuantityKind.PERCENT, Fraction(5)
        elif not match["half"]:
            below = parse_characters(match["denominator"])
            above = parse_characters(match["numerator"])
            if not below or above is None:
                continue
            value = above / below
            if below in (100, 1000, 10_000):
                kind, value = QuantityKind.PERCENT, value * 100
        unit = "%" if kind is QuantityKind.PERCENT else ""
        yield _quantity(match, text, kind, (value, value), unit, _approximation(match))


def _find_doublings(covered: str, text: str) -> Iterator[Quantity]:
    for match in DOUBLING.finditer(covered):
        times = parse_characters(match["times"]) if match["times"] else Fraction(1)
        ratio = Fraction(2 ** int(times or 1))
        found = _quantity(match, text, QuantityKind.MULTIPLE, (ratio, ratio))
        yield replace(found, phrasing=Phrasing.VERB)


def _find_ordinals(covered: str, text: str) -> Iterator[Quantity]:
    for match in ORDINAL.finditer(covered):
        value = parse_characters(match["clause"] or match[match.lastgroup or 0])
        if value and match["label"]:
            found = _quantity(match, text, QuantityKind.NUMBER, (value, value))
            yield replace(found, phrasing=Phrasing.LABEL)
        elif value:
            unit = _CLAUSES[match["part"]] if match["clause"] else ""
            yield _quantity(match, text, QuantityKind.ORDINAL, (value, value), unit)


def _find_sessions(covered: str, text: str) -> Iterator[Quantity]:
    """十四届全国人大一次会议 is the first session: the second numeral is an ordinal, too."""
    for match in SESSION.finditer(covered):
        value = parse_characters(match["number"])
        if value:
            start, end = match.span("number")
            yield Quantity(start, end, text[start:end], QuantityKind.ORDINAL, value, value)


def _find_figures(covered: str, text: str) -> Iterator[Quantity]:
    position = 0
    while (match := SINGLE.search(covered, position)) is not None:
        pair = RANGE.match(covered, match.start())
        found = tuple(_range(pair, covered, text)) if pair else ()
        if not found:
            found = tuple(_single(match, covered, text))
        yield from found
        position = max((quantity.end for quantity in found), default=match.end("first"))


def _single(match: re.Match[str], covered: str, text: str) -> Iterator[Quantity]:
    number = parse_chinese_number(match["first"])
    if number is None:
        yield from _between_neighbours(match, covered, text)
        return
    if not is_reportable(number, match, covered):
        return
    value = number.value
    if match["sign"]:
        value = -value
    found = _figure(match, text, number, (value, value))
    is_label = _LIKE_A_YEAR.fullmatch(found.text) and found.kind is QuantityKind.NUMBER
    is_part = text[max(0, found.start - 1) : found.start] in _LABELS  # 表2, 图3, 附件1
    is_part = is_part and found.kind is QuantityKind.NUMBER
    if (is_label or is_part) and not is_counted(covered, found.end):  # 案件1326件 are counted
        found = replace(found, phrasing=Phrasing.LABEL)
    yield found


def _between_neighbours(match: re.Match[str], covered: str, text: str) -> Iterator[Quantity]:
    """七八千万: between 70 and 80 million; 三四十年代 is two decades."""
    ends = parse_neighbouring_digits(match["first"])
    is_decade = covered.startswith("年代", match.end("first"))
    if ends is None or is_decade:
        return
    is_small = ends[1].value < 10
    if counts_neighbours(match, covered) if is_small else is_reportable(ends[1], match, covered):
        low, high = ends[0].value, ends[1].value
        yield _figure(match, text, ends[1], (-high, -low) if match["sign"] else (low, high))


def _range(match: re.Match[str], covered: str, text: str) -> Iterator[Quantity]:
    first = parse_chinese_number(match["first"])
    second = parse_chinese_number(match["second"])
    if first is None or second is None:
        return
    # 三到十万 is safe where 十万 alone is not.
    if second.scale == 1 and not is_reportable(second, match, covered):
        return
    if not (
        first.has_digits or first.value > 10 or match["unit"] or match["tenths"] or second.scale > 1
    ):
        return
    low = first.value
    if first.scale == 1 and first.value < second.mantissa and not match["first_suffix"]:
        low *= second.scale
    kind, unit = read_kind_and_unit(match, covered)
    own = match["first_suffix"]
    if match["second_sign"]:
        # -10～-5℃: each end has its own sign
        if match["sign"] and low > second.value:
            yield _figure(match, text, second, (-low, -second.value))
        return
    is_age = own in ("岁", "周岁") and covered.startswith(own, match.end())  # 16岁至60岁
    least = -low if match["sign"] not in (None, "零下") else low
    if least >= second.value or (own and not is_age and not _names_unit(own, kind, unit)):
        return
    is_change = re.search(r"[从由自][^，。；、]{0,6}$", covered[: match.start()])
    if match["sign"] == "零下" and not own:
        yield _figure(match, text, second, (-second.value, -low))  # 零下5至10℃: both are below
        return
    low = -low if match["sign"] else low
    if not is_change:
        yield _figure(match, text, second, (low, second.value))
        return
    # 从3%到5% is a change between two figures; English says both with "from", not a range.
    end = match.end("first_suffix") if own else match.end("first")
    start = match.start("sign" if match["sign"] else "first")
    yield Quantity(start, end, text[start:end], kind, low, low, unit)
    start = match.start("second")
    last = _figure(match, text, second, (second.value, second.value))
    yield replace(last, start=start, text=text[start : match.end()])


def _names_unit(own: str, kind: QuantityKind, unit: str) -> bool:
    if own == "级":  # 9级到10级 of wind
        return unit in ("force", "magnitude")
    key = CURRENCY_KEYS.get(own) or UNIT_KEYS.get(own)
    if key is not None:
        return key == unit
    if own.endswith("百分点"):
        return kind is QuantityKind.PERCENTAGE_POINT
    return kind is (QuantityKind.MULTIPLE if own == "倍" else QuantityKind.PERCENT)


def _figure(
    match: re.Match[str], text: str, number: ChineseNumber, ends: tuple[Fraction, Fraction]
) -> Quantity:
    kind, unit = read_kind_and_unit(match, text)
    phrasing = Phrasing.PLAIN
    low, high = ends
    if match["mille"]:
        low, high = low / 10, high / 10
    if match["fen"]:
        low, high = low / 100, high / 100
    if match["tenths"]:
        part = match["tenth_part"]
        ones = 5 if part == "半" else parse_characters(part or "零") or 0
        low, high = low * 10 + ones, high * 10 + ones
    if match["half_month"] or match["half"]:
        low, high = low + Fraction(1, 2), high + Fraction(1, 2)
    if match["times"] and is_said_to_grow(text[: match.start()]):
        phrasing = Phrasing.GROWTH
        # 增长40余倍 is said "over 40-fold": one more is below what 余 leaves open.
        if low < 10 or match["many"] is None:
            low, high = low + 1, high + 1
    if kind is QuantityKind.SCALE_CLASS and match["level"]:
        phrasing = Phrasing.LEVEL
    approximation = _approximation(match)
    if approximation is Approximation.EXACT:
        approximation = number.approximation
    found = _quantity(match, text, kind, (low, high), unit, approximation)
    if text.endswith("数以", 0, found.start):
        # 数以十亿计 is "billions".
        start, mark = found.start - 2, Approximation.SEVERAL
        found = replace(found, start=start, text=text[start : found.end], approximation=mark)
    if match["nearly"] == "近" and unit in TIME_UNITS and unit != "hour":
        # 近3年 is "the past three years": 近 stays outside for the sentence to translate.
        found = replace(
            found, start=found.start + 1, text=found.text[1:], approximation=number.approximation
        )
    return replace(found, phrasing=phrasing)


def _quantity(
    match: re.Match[str],
    text: str,
    kind: QuantityKind,
    ends: tuple[Fraction, Fraction],
    unit: str = "",
    approximation: Approximation = Approximation.EXACT,
) -> Quantity:
    words = text[match.start() : match.end()]
    start = match.start() + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Quantity(start, end, words.strip(), kind, *ends, unit, approximation)


def _approximation(match: re.Match[str]) -> Approximation:
    groups = match.groupdict()
    for name in _MARKS:
        if groups.get(name):
            return Approximation(name)
    if groups.get("after"):
        return next(mark for word, mark in _AFTER.items() if groups["after"].endswith(word))
    if groups.get("many") or groups.get("more") or groups.get("many_month"):
        return Approximation.OVER
    return Approximation.EXACT


def _currency_key(name: str) -> str:
    return "CNY" if name == "人民币" else CURRENCY_KEYS[name]


def _with_currency_scope(found: list[Quantity], text: str, currency: str) -> Iterator[Quantity]:
    notes = [(note.start(), _currency_key(note["currency"])) for note in SCOPE_NOTE.finditer(text)]
    for quantity in with_listed_currency(found, text):
        if quantity.unit == DEFAULT_CURRENCY and not re.search("人民币|[￥¥块]", quantity.text):
            scopes = [key for start, key in notes if start <= quantity.end + 1]
            quantity = replace(quantity, unit=scopes[-1] if scopes else currency)
        yield quantity


# Each search with what it cannot do without, so that most are skipped unread.
_SEARCHES = (
    (re.compile("半年|季度"), _find_parts_of_year),
    (re.compile("[年月日号时点]|[12][0-9]{3}"), _find_dates),
    (re.compile("分之|一半|半成|[0-9]/[0-9]"), _find_fractions),
    (re.compile("翻"), _find_doublings),
    (re.compile("第|季度|届|周年|世纪"), _find_ordinals),
    (re.compile("次(?:全体|常务)?(?:会议|全会)"), _find_sessions),
    (_OPENS, _find_figures),
)
