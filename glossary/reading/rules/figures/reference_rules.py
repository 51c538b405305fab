"""Rules about what figures refer to: paragraphs, lanes of both directions, a table's unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities import QuantityKind
from corpora.spans import Span
from glossary.reading.numerals import CARDINAL, NUMERAL, chinese_value, english_value
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.relations import english_window

_ACCURACY = "accuracy/mistranslation"
_BEFORE = r"(?:preceding|previous|foregoing|aforementioned|prior|above)"
_PART = r"(?:paragraph|article|item|subparagraph|section|clause|point)"
_PARTS = deferred_pattern("前(?P<n>[一二两三四五六])?[款条项](?![、和及或至]|规定的前)")
_SAID_PART = deferred_pattern(rf"\b{_BEFORE} (?:one )?{_PART}\b(?!s| \(| \d)", re.IGNORECASE)
_SAID_PARTS = deferred_pattern(
    rf"\b(?:(?P<n>two|three|four|five|[2-5]) )?{_BEFORE} "
    rf"(?P<m>two|three|four|five|[2-5])? ?{_PART}s\b",
    re.IGNORECASE,
)
_LANES = deferred_pattern(f"双向{NUMERAL}车道")
_SAID_LANES = deferred_pattern(
    rf"\b(?P<n>{CARDINAL})(?:-| )(?:\w+ )?lanes? (?:(?:in|for) (?:each|either) direction"
    r"|each (?:way|direction)|per direction|in each way|either way)\b",
    re.IGNORECASE,
)
_UNIT = deferred_pattern(
    "单位[：:] ?(?P<scale>[十百千]?[万亿]|[十百]亿|千)(?P<of>[一-鿿㎡]{1,4})(?=$|[）) ，；])"
)
_SCALES = {
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
}
_SAID_SCALE = deferred_pattern(
    r"(?<![\w.,])(?:(?P<n>10|100|1,?000|10,?000|100,?000|ten|hundred|one|a) ?)?"
    r"(?P<scale>hundred|thousand|million|billion)s?\b"
    r"|(?<![\w.,])(?P<digits>10*(?:[, ]?000)+)(?![\w.,])",
    re.IGNORECASE,
)
_SIZES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "ten": 1, "one": 0, "a": 0}
_LOST = deferred_pattern(
    r"\b(?:loss|losses|deficit|negative|minus|red|lost|losing|declin\w*|decreas\w*|fell)\b|[-−–(](?=\D{0,5}\d)",
    re.IGNORECASE,
)
_WON = deferred_pattern(
    r"\b(?:profits?|earnings|surplus|gains?|income|growth|inflow)\b", re.IGNORECASE
)
_FOREIGN_UNIT = deferred_pattern("(?P<unit>平方[呎尺]|方呎|呎|吋|哩|加仑|盎司|英尺|英寸)")
_NOT_YET = deferred_pattern(f"[不未](?:满|足|到){NUMERAL}")
_INCLUSIVE = deferred_pattern(
    rf"\b(?:to|and|through|till|until) (?:the age of )?(?P<n>{CARDINAL})"
    r"(?: years?(?: old| of age)?)?,? ?\(?(?:both )?inclusive\b|[-–](?P<m>\d{1,3}) \(?inclusive\b",
    re.IGNORECASE,
)
_METRIC = deferred_pattern(
    r"\b(?:(?:square |sq\.? ?)?(?:met(?:er|re)s?|m|kilomet(?:er|re)s?|km)|cm|centimet\w+"
    r"|lit(?:er|re)s?|grams?|kilograms?|kg)\b|m²|㎡"
)


@pair_rule(
    "quantities.preceding-parts",
    Severity.CRITICAL,
    _ACCURACY,
    needs=("前[一二两三四五六]?[款条项]",),
)
def preceding_parts(reading: PairReading) -> Iterator[Hit]:
    """Several paragraphs as one, or one as several: 前两款 as "the preceding paragraph"."""
    target = reading.target
    wanted = {chinese_value(m["n"] or "一"): m for m in _PARTS.finditer(reading.source.text)}
    if len(wanted) != 1:
        return
    ((number, match),) = wanted.items()
    one, several = _SAID_PART.search(target), _SAID_PARTS.search(target)
    if number > 1 and one is not None and several is None:
        said = one
    elif number == 1 and several is not None and one is None and (several["n"] or several["m"]):
        said = several
    else:
        return
    yield Hit(
        Span(*said.span()),
        f"another number of parts: {match.group()}",
        f"所指条款数不符：{match.group()}",
        source=Span(*match.span()),
    )


@pair_rule("quantities.lanes", Severity.CRITICAL, _ACCURACY, needs=("双向",))
def lanes(reading: PairReading) -> Iterator[Hit]:
    """The lanes of both directions as those of each: 双向六车道 as "six lanes each way"."""
    for match in _LANES.finditer(reading.source.text):
        for said in _SAID_LANES.finditer(reading.target):
            if english_value(said["n"]) == chinese_value(match["n"]):
                yield Hit(
                    Span(*said.span()),
                    f"both directions together: {match.group()}",
                    f"双向合计译成了单向：{match.group()}",
                    source=Span(*match.span()),
                )
                return


@pair_rule("quantities.scale-of-unit", Severity.CRITICAL, _ACCURACY, needs=("单位",))
def scale_of_unit(reading: PairReading) -> Iterator[Hit]:
    """The unit of a table ten or a thousand times too large: 单位：万人 as "thousand persons"."""
    match = _UNIT.search(reading.source.text)
    said = list(_SAID_SCALE.finditer(reading.target)) if match is not None else []
    if match is None or not said:
        return
    if _SCALES[match["scale"]] not in {_scale(found) for found in said}:
        yield Hit(
            Span(*said[-1].span()),
            f"another unit: {match.group()}",
            f"单位不符：{match.group()}",
            source=Span(*match.span()),
        )


def _scale(said: re.Match[str]) -> int:
    """Return the power of ten that a unit says."""
    if said["digits"]:
        return said["digits"].count("0")
    number = (said["n"] or "one").lower()
    return _SIZES[said["scale"].lower()] + _SIZES.get(number, number.count("0"))


@pair_rule("quantities.sign", Severity.CRITICAL, _ACCURACY, unless=("quantities.value",))
def sign(reading: PairReading) -> Iterator[Hit]:
    """A loss as a profit: 净利润为-2.35亿元 as "net profit of 235 million yuan"."""
    for lost in reading.missing:
        if lost.low >= 0 or lost.kind is QuantityKind.DATE:
            continue
        for figure in reading.added:
            window = english_window(reading.target, figure, (80, 40)).text
            is_opposite = (figure.kind, figure.low) == (lost.kind, -lost.low)
            if is_opposite and _WON.search(window) and not _LOST.search(window):
                yield Hit(
                    figure.span,
                    f"the sign is lost: {lost.text}",
                    f"负号漏译：{lost.text}",
                    source=lost.span,
                )
                return


@pair_rule("quantities.foreign-unit", Severity.CRITICAL, _ACCURACY, unless=("quantities.unit",))
def foreign_unit(reading: PairReading) -> Iterator[Hit]:
    """Feet as meters, gallons as liters: 平方呎 as "square meters"."""
    source = reading.source.text
    for lost in reading.missing:
        unit = _FOREIGN_UNIT.match(source, lost.end)
        if unit is None or lost.unit:
            continue
        for figure in reading.added:
            if (figure.low, figure.high) == (lost.low, lost.high) and _METRIC.search(figure.text):
                words = source[lost.start : unit.end()]
                yield Hit(
                    figure.span,
                    f"another unit: {words}",
                    f"单位不符：{words}",
                    source=Span(lost.start, unit.end()),
                )
                break


@pair_rule(
    "quantities.inclusive-range",
    Severity.CRITICAL,
    _ACCURACY,
    unless=("quantities.inclusion",),
    needs=("[不未](?:满|足|到)",),
)
def inclusive_range(reading: PairReading) -> Iterator[Hit]:
    """A range up to a figure that it does not include: 不满60周岁 as "18 to 60 inclusive"."""
    wanted = {chinese_value(m["n"]): m for m in _NOT_YET.finditer(reading.source.text)}
    for said in _INCLUSIVE.finditer(reading.target) if wanted else ():
        match = wanted.get(english_value(said["n"] or said["m"]))
        if match is not None:
            yield Hit(
                Span(*said.span()),
                f"the bound itself is left out: {match.group()}",
                f"不含本数：{match.group()}",
                source=Span(*match.span()),
            )


RULES: tuple[PairRule, ...] = (
    inclusive_range,
    preceding_parts,
    lanes,
    scale_of_unit,
    sign,
    foreign_unit,
)
