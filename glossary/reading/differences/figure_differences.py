"""How figures differ that agree in nothing: magnitude, digits, unit, date; or one is missing.

Only what has no figure of its own value on the other side is looked at. Each such figure of the
source is put beside the figure of the target that was most likely meant for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from corpora.quantities import Approximation, Quantity, QuantityKind, is_large_amount
from corpora.quantities.units import TIME_UNITS
from glossary.reading.differences.difference import DIGITS, Difference
from glossary.reading.differences.figure_comparison import (
    SHORT_SCALE,
    SIZED,
    another_end,
    compare_figures,
)
from glossary.reading.differences.figure_equivalents import other_durations, without_equivalents
from glossary.reading.differences.years_of_events import is_year_of_event, tells_year
from glossary.reading.numerals import chinese_value


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure of the source and what the target has instead; None where it has nothing."""

    kind: Difference
    source: Quantity | None
    target: Quantity | None


_KIND = QuantityKind
_REFERENCE = re.compile(r"\b(?:paras?|arts?|sects?|nos?|pp?|chaps?|at|and)\.? $", re.IGNORECASE)
_THE_YEAR = re.compile(
    r"\b(?:the|that|this|same|previous|last|past|each|following|next|full|whole) (?:\w+ )?"
    r"(?:year|period)\b|\byear[- ](?:end|earlier|ago|before|on)\b|\ba year\b",
    re.IGNORECASE,
)
_NUMBERED_THINGS = (
    ("季度", "quarter"),
    ("届", "session|edition|congress|committee"),
    *(("轮", "round"), ("批", "batch|group"), ("期", "phase|issue")),
)
_LARGE = 20
_COUNTER = re.compile("[个名家所项件条处台辆位起例座套艘架栋棵头只](?![一二三四五六七八九十0-9])")
_CLAUSE_START = re.compile("[，。；：！？]")
_CHANGED_BY = re.compile("[增减升降涨跌长落滑高]了?约?(?:超过)?$")
_SHARE = re.compile("率|(?<!同|环)比[重例值]|占|份额|强度|[指系]数|息|[浓湿]度")
_TERMS = (
    (re.compile("个?(?:法定)?(?:工作|交易|自然|日历)[日天]"), "day"),
    (re.compile("个?(?:学时|课时|工时)"), "hour"),
)
_AGE = re.compile("周?岁|周年|[余多几]?载")
_NOTED_YEAR = re.compile(r"(?:19|20)\d\d\d")
_GOES_ON = ("后", "w", "W", "万", "亿", "千", "百", "/", "-")
_NOON = 720  # minutes
_EVENING = re.compile("[晚夜]|凌晨")
_EVENING_BEFORE = 16
# 24小时 is "around the clock", 100% "completely".
_IDIOM = re.compile("24小时|100%|百分之百")
_GOES_ON_SMALLER = re.compile("[零又]?[0-9一二三四五六七八九十]{1,3}(?:分钟?|个月|天)")
_SAID_LARGER = {
    "hour": re.compile(r"\bh(?:ou)?rs?\b|\dh\b|-hour|:"),
    "year": re.compile(r"\byears?\b"),
}
"""What says the larger part of 1小时50分钟 or 一年六个月."""
_ORDER = (
    Difference.CURRENCY,
    Difference.SCALE_CLASS,
    Difference.UNIT,
    Difference.POINTS,
    Difference.TIMES,
    Difference.RANGE,
    Difference.MAGNITUDE,
    Difference.DIGITS,
    Difference.DATE,
    Difference.TIME,
    Difference.VALUE,
)
_Choice = tuple[int, int, int, Difference]


def figure_differences(
    missing: Sequence[Quantity],
    added: Sequence[Quantity],
    source: str,
    target: str,
    *,
    was_traditional: bool = False,
) -> tuple[FigureDifference, ...]:
    """Return the differences between the figures that found no equal, in the order of the source.

    Args:
        missing: Figures of the source that the target lacks.
        added: Figures of the target that the source lacks.
        source: The normalised source.
        target: The target.
        was_traditional: Whether the source was written in Traditional characters.
    """
    missing = [figure for figure in missing if not is_year_of_event(figure, source)]
    missing, added = without_equivalents(
        missing, added, source, target, was_traditional=was_traditional
    )
    other_times = [
        FigureDifference(Difference.TIME, *pair)
        for pair in other_durations(missing, source, target)
    ]
    choices = _choices(missing, added, source, target)
    rows: dict[int, FigureDifference] = {}
    columns: set[int] = set()
    for _, row, column, kind in sorted(choices):
        if row not in rows and column not in columns:
            rows[row] = FigureDifference(kind, missing[row], added[column])
            columns.add(column)
    for row, wanted in enumerate(missing):
        if row not in rows and _is_wanted(wanted, source, target, added):
            rows[row] = FigureDifference(Difference.MISSING, wanted, None)
    differences = _without_doubtful([rows[row] for row in sorted(rows)], missing, added)
    for row, wanted in enumerate(missing):
        end = another_end(wanted, added, target) if row not in rows else None
        if end is not None:
            differences.append(FigureDifference(end[0], wanted, end[1]))
    differences += other_times
    keys = source_keys(source)
    if not differences and _is_another_count(missing, added, source, keys):
        return (FigureDifference(Difference.VALUE, missing[0], added[0]),)
    for column, given in enumerate(added):
        is_told = given.kind is _KIND.YEAR and tells_year(source, given)
        if column not in columns and not is_told and _is_stray(given, target, keys):
            differences.append(FigureDifference(Difference.ADDED, None, given))
    return tuple(differences)


def _is_another_count(
    missing: Sequence[Quantity], added: Sequence[Quantity], source: str, keys: frozenset[str]
) -> bool:
    """Tell 5个 as "seven": a small count in digits, and one other small count, nothing else."""
    if len(missing) != 1 or len(added) != 1:
        return False
    wanted, given = missing[0], added[0]
    are_plain = all(
        figure.kind is _KIND.NUMBER
        and not figure.is_range
        and figure.approximation is Approximation.EXACT
        for figure in (wanted, given)
    )
    return (
        are_plain
        and wanted.text.isdecimal()
        and wanted.low < _LARGE
        and 1 < given.low < _LARGE
        and _COUNTER.match(source, wanted.end) is not None
        and _key(str(given.low)) not in keys
    )


def _choices(
    missing: Sequence[Quantity], added: Sequence[Quantity], source: str, target: str
) -> list[_Choice]:
    """Return in what every missing figure differs from every added one it may be."""
    choices: list[_Choice] = []
    for row, wanted in enumerate(missing):
        for column, given in enumerate(added):
            kind = compare_figures(wanted, given, target) or _difference_in_context(
                wanted, given, source, target
            )
            if kind is not None:
                choices.append((_ORDER.index(kind), row, column, kind))
    return choices


def _difference_in_context(
    wanted: Quantity, given: Quantity, source: str, target: str
) -> Difference | None:
    """Return in what two figures differ by the words around them."""
    if _is_another_age(wanted, given, source) or _is_another_term(wanted, given, source):
        return Difference.UNIT
    kinds = wanted.kind, given.kind
    if kinds == (_KIND.TIME, _KIND.TIME) and _is_noon_as_midnight(wanted, given, source):
        return Difference.TIME
    if kinds == (_KIND.ORDINAL, _KIND.ORDINAL):
        is_numbered = any(
            source.startswith(thing, wanted.end)
            and re.match(f"[ -](?:{said})", target[given.end :])
            for thing, said in _NUMBERED_THINGS
        )
        return Difference.VALUE if is_numbered and wanted.low != given.low else None
    if kinds == (_KIND.PERCENT, _KIND.PERCENTAGE_POINT) and wanted.low == given.low:
        # 失业率下降0.5% is often corrected into percentage points.
        before = _CLAUSE_START.split(source[: wanted.start])[-1]
        if _CHANGED_BY.search(before) and not _SHARE.search(before):
            return Difference.POINTS
    return None


def _is_noon_as_midnight(wanted: Quantity, given: Quantity, source: str) -> bool:
    """Tell 12时 as "midnight", where no evening is spoken of before it, and 零时 as "noon"."""
    word = given.text.lower()
    if wanted.low == _NOON:
        before = source[max(0, wanted.start - _EVENING_BEFORE) : wanted.end]
        return "midnight" in word and not _EVENING.search(before)
    return not wanted.low % (2 * _NOON) and word.endswith("noon")


def _is_another_term(wanted: Quantity, given: Quantity, source: str) -> bool:
    """Tell 10个工作日 as "10 months", 90学时 as "90 days"."""
    units = [unit for words, unit in _TERMS if words.match(source, wanted.end) is not None]
    is_time = given.kind is _KIND.MEASURE and given.unit in TIME_UNITS
    is_other = is_time and wanted.kind is _KIND.NUMBER and bool(units) and given.unit not in units
    return is_other and wanted.low == wanted.high == given.low == given.high


def _is_another_age(wanted: Quantity, given: Quantity, source: str) -> bool:
    """Tell 12岁 as "12 days old", 65周年 as "65 months"."""
    behind = _AGE.match(source, wanted.end) or _AGE.search(wanted.text)
    is_age = wanted.kind in (_KIND.NUMBER, _KIND.ORDINAL) and behind is not None
    is_time = given.kind is _KIND.MEASURE and given.unit in TIME_UNITS - {"year"}
    return is_age and is_time and wanted.low in (given.low, given.high)


def _without_doubtful(
    differences: Sequence[FigureDifference],
    missing: Sequence[Quantity],
    added: Sequence[Quantity],
) -> list[FigureDifference]:
    """Leave out values that differ where it is open which figure of the sort was meant.

    As many on either side are taken in their order.
    """
    return [
        difference
        for difference in differences
        if difference.kind not in (Difference.VALUE, Difference.TIME)
        or difference.source is None
        or _count_of_sort(difference.source, missing) == _count_of_sort(difference.target, added)
    ]


def _count_of_sort(figure: Quantity | None, others: Sequence[Quantity]) -> int:
    if figure is None:
        return 1
    return sum(other.kind is figure.kind and other.unit == figure.unit for other in others)


def _is_wanted(figure: Quantity, source: str, target: str, added: Sequence[Quantity]) -> bool:
    """Tell whether a figure without a counterpart is missed by a reader."""
    if figure.kind in (_KIND.ORDINAL, _KIND.TIME, _KIND.FRACTION, _KIND.SCALE_CLASS):
        return False
    if figure.unit in _SAID_LARGER and _GOES_ON_SMALLER.match(source, figure.end):
        return _SAID_LARGER[figure.unit].search(target) is None
    if figure.approximation in (Approximation.SEVERAL, Approximation.UP_TO):
        return False
    numbers = DIGITS.findall(figure.text)
    if figure.kind is _KIND.DATE or not numbers:
        return False
    if figure.kind is _KIND.YEAR and _THE_YEAR.search(target):
        return False  # 2016年 is "last year" in a report on 2017
    written = {number.replace(",", "") for number in DIGITS.findall(target)}
    if figure.kind is _KIND.YEAR:  # "since 19943" has a note behind the year
        written |= {number[:4] for number in written if _NOTED_YEAR.fullmatch(number)}
    if any(number.replace(",", "") in written for number in numbers):
        return False  # it is there in another shape: 9, June; 225, 000
    if _IDIOM.match(figure.text) or source[figure.end : figure.end + 1] in _GOES_ON:
        return False
    if any(SHORT_SCALE.search(other.text) for other in added):
        return False
    value = figure.low
    return bool(value >= 10 or value.denominator != 1) and _spelled(value) not in target.lower()


def _spelled(value: Fraction) -> str:
    words = {10: "ten", 11: "eleven", 12: "twelve", 100: "hundred", 1000: "thousand"}
    return words.get(int(value), "\0") if value.denominator == 1 else "\0"


_OLD_MEASURE = re.compile(
    "(?P<whole>[一二三四五六七八九十百]{1,5})(?:里(?=.分)|丈(?=.尺)|尺(?=.寸)|寸(?=.分)|两(?=.钱)|斤(?=.两)|石(?=.斗)"
    "|斗(?=.升)|顷(?=.亩)|钱(?=.分))(?P<tenths>[一二三四五六七八九])"
)
"""Old measures, each ten of the next: 四里三分 is "4.3 li"."""
_NUMERAL_RUN = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
_NUMERALS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")}
_NUMERALS |= {"〇": "0", "两": "2"}


def source_keys(source: str) -> frozenset[str]:
    """Return the significant digits of every numeral of a Chinese text, however it is written.

    >>> sorted(source_keys("七八十个"))
    ['7', '78', '8']
    """
    keys = {_key(number) for number in DIGITS.findall(source)}
    for match in _OLD_MEASURE.finditer(source):
        keys.add(_key(str(chinese_value(match["whole"])) + _digits(match["tenths"])))
    for found in _NUMERAL_RUN.findall(source):
        run = found.rstrip("两")  # 一千七百两: of silver
        digits = _digits(run)
        keys.add(_key(digits))
        if run.startswith("十") or not digits:
            keys.add(_key("1" + digits))  # 十五 has no digit for its ten
        for one, other in pairwise(range(len(run))):  # 二十四五 is 24 or 25, 七八十 70 or 80
            first, second = _NUMERALS.get(run[one]), _NUMERALS.get(run[other])
            if first and second and int(second) == int(first) + 1:
                either = {_digits(run[:k] + run[k + 1 :]) for k in (one, other)}
                tens = "1" if run.startswith("十") else ""
                keys |= {_key(tens + digits) for digits in either}
    return frozenset(keys)


def _digits(numerals: str) -> str:
    return "".join(_NUMERALS.get(character, "") for character in numerals)


def _key(number: str) -> str:
    return number.replace(",", "").replace(".", "").strip("0")


def _is_stray(figure: Quantity, text: str, keys: frozenset[str]) -> bool:
    """Tell whether a figure of the target comes from nowhere."""
    if figure.kind not in (*SIZED, _KIND.PERCENT, _KIND.PERCENTAGE_POINT, _KIND.YEAR):
        return False
    numbers = DIGITS.findall(figure.text)
    if not numbers or figure.approximation is Approximation.SEVERAL:
        return False
    before, after = text[max(0, figure.start - 8) : figure.start], text[figure.end : figure.end + 2]
    if figure.text.endswith("s") or after[:1] == "s" or before.endswith(("#", "(")):
        return False  # the 1960s; a conversion in brackets
    if re.match(r"24.hours?", figure.text) or _REFERENCE.search(before):
        return False
    if figure.kind is _KIND.YEAR and any(n[-2:] in keys or n[-1:] in keys for n in numbers):
        return False  # 95后 are born after 1995
    shares = _KIND.PERCENT, _KIND.PERCENTAGE_POINT
    if any(_NOTED_YEAR.fullmatch(n) and n[:4] in keys for n in numbers):
        return False
    least = 1 if figure.kind in shares or is_large_amount(figure) else 2
    return all(len(_key(n)) >= least and _key(n) not in keys for n in numbers)
