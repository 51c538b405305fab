"""Rules about numbers of another kind: 多年 as "ten years", 19小时 as "19:00"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities import Approximation, Quantity, QuantityKind
from corpora.quantities.units import TIME_UNITS
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

_ACCURACY = "accuracy/mistranslation"
_ANY_NUMERAL = deferred_pattern("[0-9]+|[零〇一二两三四五六七八九十百千]+")
_TIMES = "年|个?月|天|日|周|小时|分钟|世纪"
_VAGUE = deferred_pattern(
    f"(?<![0-9一二三四五六七八九十百千万亿.])(?:好几|[多几]|数(?!位)|若干|诸多|众多)个?(?:(?P<time>{_TIMES})|次|名|家|个|项|处|位|所|条|座|人)"
    "(?!人次|据)"
)
_SAID_VAGUELY = deferred_pattern(
    r"\b(?:several|many|few|numerous|multiple|various|years of|some|number of|decades?|dozens?"
    r"|repeated\w*|often|frequent\w*|long)\b",
    re.IGNORECASE,
)
_SAID_TIMES = deferred_pattern(rf"\b(?:twice|(?P<n>{CARDINAL}) times)\b", re.IGNORECASE)
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_SO_MANY = deferred_pattern(
    "(?<![0-9一二三四五六七八九十百千万亿])[数几](?P<of>[十百千]?[万亿]{1,2}|[十百千])(?!分)"
)
_SIZES = {
    "ten": 1,
    "dozen": 1,
    "score": 1,
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
}
_SOME = frozenset({"several", "some", "many", "few", "multi"})
_SAID_SO_MANY = deferred_pattern(
    r"\b(?:(?P<how>several|some|many|few|multi|an?|one|ten|\d+)[ -]?)?"
    r"(?:(?P<of>tens|dozens|scores|hundreds|thousands) of (?:a )?|(?P<times>hundred|thousand) )?"
    r"(?P<size>ten(?=s)|dozen|score|hundred|thousand|million|billion|trillion)(?P<more>s?)\b",
    re.IGNORECASE,
)
_HOURS = deferred_pattern(f"(?<![0-9.：:]){NUMERAL}个?(?:多)?小时")
_CLOCK = deferred_pattern(f"{NUMERAL}[时点](?![间之]|[0-9]*个)|[0-9][:：][0-9]|[时点][0-9]+分")
_AT_CLOCK = deferred_pattern(
    rf"\b(?:at|by|until|till|before|around|about|from|to|after) (?P<n>{CARDINAL})"
    r"(?::00|\.00| o.clock|(?::00)? ?[ap]\.?m\b)",
    re.IGNORECASE,
)
_PLACE = deferred_pattern(f"第{NUMERAL}[位名]")
_PLACES = deferred_pattern(
    f"(?:前进|后退|上升|提升|下降|跃升|晋升|进位|提高|前移|下滑|升|降)了?{NUMERAL}(?:个?[位名]|个?位次|个?名次)"
)
_SAID_PLACES = deferred_pattern(
    rf"\b(?P<n>{CARDINAL}) (?:places|spots|positions|notches|rungs|ranks)\b", re.IGNORECASE
)
_SAID_PLACE = deferred_pattern(
    r"\b(?:to|ranked|placed|came|in) (?:the )?(?P<n>\w+)(?: place| position)?\b", re.IGNORECASE
)
_FEWEST = 2
_SMALL = "一二三四五六七八九"
_ESTIMATE = deferred_pattern(
    f"(?<![0-9{_SMALL}十百千万亿零〇两第年月])(?P<one>[{_SMALL}])(?P<other>[{_SMALL}])(?P<tens>十?)"
    "(?=个?[天日月年名家成岁次户里米块条件项]|多?人)(?!年代|[月日]一|五规)"
)
_ANY_NUMBER = deferred_pattern(
    "[0-9零〇一二两三四五六七八九十百千万亿半双倍每首几数多单季旬周刻世]"
)
_SIZED = frozenset({QuantityKind.MEASURE, QuantityKind.AMOUNT, QuantityKind.PERCENT})


@pair_rule(
    "quantities.vague-as-exact",
    Severity.MAJOR,
    "accuracy/addition",
    unless=("quantities.value", "quantities.count", "quantities.added"),
    needs=("[多数几]|若干|诸多|众多",),
)
def vague_as_exact(reading: PairReading) -> Iterator[Hit]:
    """What the source has no number of as so many: 连续多年 as "ten consecutive years"."""
    source, target = reading.source.text, reading.target
    vague = list(_VAGUE.finditer(source))
    if len(vague) != 1 or _SAID_VAGUELY.search(target):
        return
    numbers = {chinese_value(found.group()) for found in _ANY_NUMERAL.finditer(source)}
    is_time = vague[0]["time"] is not None
    said = [
        Span(f.start, f.end)
        for f in reading.added
        if _is_of_kind(f, is_time) and f.low not in numbers
    ]
    if vague[0].group().endswith("次"):
        said += [
            Span(*m.span())
            for m in _SAID_TIMES.finditer(target)
            if (english_value(m["n"]) if m["n"] else 2) not in numbers
        ]
    if len(said) == 1:
        yield Hit(
            said[0],
            f"no exact number in the source: {vague[0].group()}",
            f"原文为约数：{vague[0].group()}",
            source=Span(*vague[0].span()),
        )


def _is_of_kind(figure: Quantity, is_time: bool) -> bool:
    is_exact = figure.approximation is Approximation.EXACT and not figure.is_range
    if not is_exact or figure.low < _FEWEST:
        return False
    if is_time:
        return figure.kind is QuantityKind.MEASURE and figure.unit in TIME_UNITS
    return figure.kind is QuantityKind.NUMBER and not figure.unit and figure.low < 100


@pair_rule("quantities.so-many", Severity.CRITICAL, _ACCURACY, needs=("[数几]",))
def so_many(reading: PairReading) -> Iterator[Hit]:
    """Tens as hundreds, or as ten: 数十名 as "a dozen", 数千人 as "hundreds of people"."""
    wanted = list(_SO_MANY.finditer(reading.source.text))
    said = list(_SAID_SO_MANY.finditer(reading.target))
    if len(wanted) != 1 or not said:
        return
    size = sum(_POWERS[character] for character in wanted[0]["of"])
    if any(_is_so_many(match, size) for match in said) or re.search("[0-9]", reading.source.text):
        return
    yield Hit(
        Span(*said[0].span()),
        f"another size: {wanted[0].group()}",
        f"约数的数量级不符：{wanted[0].group()}",
        source=Span(*wanted[0].span()),
    )


def _is_so_many(said: re.Match[str], size: int) -> bool:
    """Tell whether words are of a size and of no number: "tens of thousands", "several hundred"."""
    of, times = (said["of"] or "").lower().removesuffix("s"), (said["times"] or "").lower()
    is_open = bool(said["of"] or said["more"]) or (said["how"] or "").lower() in _SOME
    return is_open and size == sum(
        _SIZES.get(word, 0) for word in (of, times, said["size"].lower())
    )


@pair_rule("quantities.hours-as-clock", Severity.CRITICAL, _ACCURACY, needs=("小时",))
def hours_as_clock(reading: PairReading) -> Iterator[Hit]:
    """A number of hours as a time of day: 历时19小时 as "by 19:00"."""
    source, target = reading.source.text, reading.target
    hours = {chinese_value(match["n"]): Span(*match.span()) for match in _HOURS.finditer(source)}
    if not hours or _CLOCK.search(source):
        return
    for said in _AT_CLOCK.finditer(target):
        value = english_value(said["n"])
        is_said = re.search(rf"\b(?:{said['n']})(?:-| )hours?\b", target, re.IGNORECASE)
        if value in hours and not is_said:
            place = hours[value]
            words = source[place.start : place.end]
            yield Hit(
                Span(*said.span()),
                f"a length of time became a time of day: {words}",
                f"时长译成了时刻：{words}",
                source=place,
            )


@pair_rule("quantities.place-or-places", Severity.CRITICAL, _ACCURACY, needs=("[位名]",))
def place_or_places(reading: PairReading) -> Iterator[Hit]:
    """A place as so many places, or so many as a place: 升3位 as "rose to third"."""
    source, target = reading.source.text, reading.target
    place = {chinese_value(m["n"]): Span(*m.span()) for m in _PLACE.finditer(source)}
    places = {chinese_value(m["n"]): Span(*m.span()) for m in _PLACES.finditer(source)}
    moved = {abs(one - other) for one in place for other in place}
    for said in _SAID_PLACES.finditer(target):
        value = english_value(said["n"])
        if value in place and value not in places and value not in moved:
            yield _place_hit(Span(*said.span()), place[value], source)
    if not places or place.keys() & places.keys():
        return
    spoken = {english_value(m.group()) for m in ANY_CARDINAL.finditer(target)}
    for said in _SAID_PLACE.finditer(target):
        if not ANY_ORDINAL.fullmatch(said["n"]):
            continue
        value = english_value(said["n"])
        if value in places and value not in spoken:
            yield _place_hit(Span(*said.span()), places[value], source)


def _place_hit(said: Span, place: Span, source: str) -> Hit:
    words = source[place.start : place.end]
    return Hit(
        said,
        f"a place in a ranking and a number of places exchanged: {words}",
        f"名次与位数混淆：{words}",
        source=place,
    )


@pair_rule(
    "quantities.two-digits-as-one", Severity.CRITICAL, _ACCURACY, needs=("[一二三四五六七八]",)
)
def two_digits_as_one(reading: PairReading) -> Iterator[Hit]:
    """Two numbers that make an estimate as one number: 三五天 as "35 days"."""
    source, target = reading.source.text, reading.target
    for match in _ESTIMATE.finditer(source):
        one, other = chinese_value(match["one"]), chinese_value(match["other"])
        if other != one + 1 and (one, other) != (3, 5):
            continue
        wrong = {10 * one + other, (10 * one + other) * (10 if match["tens"] else 1)}
        for said in ANY_CARDINAL.finditer(target):
            if english_value(said.group()) in wrong:
                yield Hit(
                    Span(*said.span()),
                    f"an estimate: {match.group()}",
                    f"约数译成了确数：{match.group()}",
                    source=Span(*match.span()),
                )


@pair_rule(
    "quantities.number-added",
    Severity.MAJOR,
    "accuracy/addition",
    unless=("quantities.added", "quantities.vague-as-exact"),
)
def number_added(reading: PairReading) -> Iterator[Hit]:
    """So much or so long where the source has no number: 自公布之日起施行 as "30 days after"."""
    if not reading.added or _ANY_NUMBER.search(reading.source.text):
        return
    for figure in reading.added:
        is_exact = figure.approximation is Approximation.EXACT and figure.low >= _FEWEST
        if figure.kind in _SIZED and is_exact and re.search("[0-9]", figure.text):
            yield Hit(figure.span, "a figure without a source", "原文没有此数字")


RULES: tuple[PairRule, ...] = (
    two_digits_as_one,
    number_added,
    vague_as_exact,
    so_many,
    hours_as_clock,
    place_or_places,
)
