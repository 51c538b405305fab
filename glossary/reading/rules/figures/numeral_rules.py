"""Rules about numerals read as something else: a list as a range, a hotline as a count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities import QuantityKind
from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.units import UNITS, chinese_unit_names
from corpora.spans import Span
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.requirement import RequirementKind

_ACCURACY = "accuracy/mistranslation"
_NUMERALS = "一二三四五六七八九十"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LISTED_DAYS = deferred_pattern(
    "(?:周|星期)(?P<one>[一二三四五六日])[、和与及](?:周|星期)?(?P<other>[一二三四五六日])(?![至到—-])"
)
_LISTED_ITEMS = deferred_pattern(
    rf"[（(](?P<one>[{_NUMERALS}]{{1,3}}|[0-9]{{1,2}})[)）][、和与及或][（(]"
    rf"(?P<other>[{_NUMERALS}]{{1,3}}|[0-9]{{1,2}})[)）](?![至到—-])"
)
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OPEN = deferred_pattern(
    rf"\b(?P<one>{'|'.join(_SMALL)}) or (?P<other>{'|'.join(_SMALL)})\b(?! more| less| fewer)",
    re.IGNORECASE,
)
_IS_OPEN = deferred_pattern(
    f"[{_NUMERALS}两1-9][{_NUMERALS}2-9十](?![、])|[或]|两头|三两|[0-9两{_NUMERALS}][-—–~至到][0-9两{_NUMERALS}]|多|若干|几|数"
    f"|[{_NUMERALS}两0-9]、[{_NUMERALS}两0-9]"
)
_CALLS = deferred_pattern(r" (?:calls?|times|telephones|phones|people|households|lines)\b")
_NUMBERED = deferred_pattern(r"\bNo\. ?(?P<n>\d{1,4})(?![\d.,-])")
_ANY_NUMERAL = deferred_pattern(f"[0-9]+|[{_NUMERALS}百千零〇两]+")
_MEASURED = deferred_pattern(
    rf"\b(?:{'|'.join(_SMALL[1:])}) (?P<unit>tons|tonnes|kilograms|kilometers|kilometres|hectares"
    r"|mu|square meters|square kilometers|cubic meters|kilowatts|liters)\b",
    re.IGNORECASE,
)
_CHANGED_LEVEL = deferred_pattern(
    f"[由从](?P<one>[{_NUMERALS}0-9ⅠⅡⅢⅣ]+)级[^，。；]{{0,6}}[至到为](?P<other>[{_NUMERALS}0-9ⅠⅡⅢⅣ]+)级"
)
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_LEVEL = r"(?:Level|Grade|Class|Category|Tier|level|grade|class)"
_SAID_CHANGE = deferred_pattern(
    rf"from (?:an? )?{_LEVEL}[- ](?P<one>[IV]+|\d|\w+) to (?:an? )?(?:{_LEVEL}[- ])?"
    r"(?P<other>[IV]+|\d|\w+)"
)
_WORDS_WITH_ONE = deferred_pattern(
    "一体|一流|一律|一般|一致|一定|一旦|统一|一带|一路|唯一|一直|一些|一起|一样|进一步|一系列|一方面|万一|一并|一同|一批"
    "|一手|一线|一心|一切|一经|一向|一贯|一时|一再|专一|单一|同一|一道|一站|一口|合一|一脉"
)
_CENTURY = deferred_pattern(r"\b(?P<n>\d{1,2})(?:st|nd|rd|th) century\b")
_SLOGAN = deferred_pattern(
    '[“"](?:[二三四五六七八九十两][\u4e00-\u9fff]一[\u4e00-\u9fff]|一[\u4e00-\u9fff][二三四五六七八九十两]'
    '[\u4e00-\u9fff])[”"]'
)
_QUOTED_DAY = deferred_pattern('[“"](?P<day>三八|五一|五四|六一|七一|七七|八一|九一八|一二九)[”"]')
_QUOTED = deferred_pattern('[“"](?P<inside>[一二三四五六七八九][\u4e00-\u9fff]{1,7})[”"]')
_WORDS = (*_SMALL, "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
_QUOTED_NUMBER = deferred_pattern(
    rf"[“\"](?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b[^”\"]*[”\"]",
    re.IGNORECASE,
)
_BARE_ONE = deferred_pattern(r"(?<![\w.,/:%$€£¥(#-])(?<!No\. )(?<!Day )1(?:-[a-z]{3,}| [a-z]{3,})")


@pair_rule("quantities.list-as-range", Severity.CRITICAL, _ACCURACY)
def list_as_range(reading: PairReading) -> Iterator[Hit]:
    """Two that are named as all between them: 每周二、周四 as "Tuesday to Thursday"."""
    source, target = reading.source.text, reading.target
    for match in _LISTED_DAYS.finditer(source):
        one, other = ("一二三四五六日".index(match[name]) for name in ("one", "other"))
        if other > one + 1:
            said = rf"{_DAYS[one]}s? ?(?:to|through|till|until|-|–|—) ?{_DAYS[other]}"
            yield from _said_as_range(said, match, target)
    for match in _LISTED_ITEMS.finditer(source):
        one, other = (_value(match[name]) for name in ("one", "other"))
        if other > one + 1:
            said = rf"\(?{one}\)? ?(?:to|through|-|–|—) ?\(?{other}\)?(?!\d)"
            yield from _said_as_range(said, match, target)


def _said_as_range(said: str, match: re.Match[str], target: str) -> Iterator[Hit]:
    found = re.search(said, target)
    if found is not None:
        yield Hit(
            Span(*found.span()),
            f"a list became a range: {match.group()}",
            f"并列译成了范围：{match.group()}",
            source=Span(*match.span()),
        )


@pair_rule("quantities.list-as-choice", Severity.MAJOR, _ACCURACY)
def list_as_choice(reading: PairReading) -> Iterator[Hit]:
    """Two numbers of a slogan as an open one: 两不愁三保障 as "two or three guarantees"."""
    source = reading.source.text
    for match in _OPEN.finditer(reading.target):
        one, other = (_SMALL.index(match[name].lower()) + 1 for name in ("one", "other"))
        numerals = {_value(found.group()) for found in _ANY_NUMERAL.finditer(source)}
        if other == one + 1 and {one, other} <= numerals and not _IS_OPEN.search(source):
            yield Hit(
                Span(*match.span()),
                f"two numbers of the source became an open one: “{match.group()}”",
                f"两个数字译成了约数：{match.group()}",
            )


@pair_rule("quantities.code-as-count", Severity.CRITICAL, _ACCURACY)
def code_as_count(reading: PairReading) -> Iterator[Hit]:
    """A number to dial as a number of calls: 拨122 as "make 122 calls"."""
    if not re.search("[拨打]|热线|电话", reading.source.text):
        return
    for verdict in reading.verdicts:
        requirement = verdict.requirement
        is_code = requirement.kind is RequirementKind.COPY and requirement.source.isdigit()
        if not (is_code and verdict.is_met and verdict.span is not None):
            continue
        counted = _CALLS.match(reading.target, verdict.span.end)
        if counted is not None:
            yield Hit(
                Span(verdict.span.start, counted.end()),
                f"a number to dial became a number of things: {requirement.source}",
                f"号码译成了数量：{requirement.source}",
                source=requirement.span,
            )


@pair_rule("quantities.stray-number", Severity.MAJOR, "accuracy/addition")
def stray_number(reading: PairReading) -> Iterator[Hit]:
    """A "No. 3" whose number stands nowhere in the source."""
    numbered = list(_NUMBERED.finditer(reading.target))
    if not numbered:
        return
    numbers = {_value(found.group()) for found in _ANY_NUMERAL.finditer(reading.source.text)}
    for match in numbered:
        value = int(match["n"])
        if value > 1 and numbers and value not in numbers and not _is_piece(match["n"], reading):
            yield Hit(
                Span(*match.span()),
                f"“{match.group()}” has no number in the source",
                f"原文没有此编号：{match.group()}",
            )


def _is_piece(number: str, reading: PairReading) -> bool:
    return number in reading.source.text


@pair_rule("quantities.added-in-words", Severity.MAJOR, "accuracy/addition")
def added_in_words(reading: PairReading) -> Iterator[Hit]:
    """A measure in words of which the source has no unit: “双碳” as "two tons of carbon"."""
    source = reading.source.text
    for match in _MEASURED.finditer(reading.target):
        if not any(name in source for name in _NAMES_OF_SIZES):
            yield Hit(
                Span(*match.span()),
                f"a measure without a source: “{match.group()}”",
                f"原文没有此数量：{match.group()}",
            )


@pair_rule("quantities.added-digit", Severity.MAJOR, "accuracy/addition")
def added_digit(reading: PairReading) -> Iterator[Hit]:
    """A 1 made of a word that counts nothing: 一体化 as "1-body"."""
    source = reading.source.text
    if not _WORDS_WITH_ONE.search(source) or "1" in source:
        return
    if re.search("[一单每首第]", _WORDS_WITH_ONE.sub("", source)):
        return
    for figure in reading.added:
        match = _BARE_ONE.match(reading.target, figure.start)
        if figure.kind is QuantityKind.NUMBER and figure.text == "1" and match is not None:
            words = _WORDS_WITH_ONE.findall(source)[0]
            yield Hit(
                Span(*match.span()),
                f"{words} counts nothing",
                f"“{words}”不是数字：{match.group()}",
            )


@pair_rule("quantities.change-of-level", Severity.CRITICAL, _ACCURACY)
def change_of_level(reading: PairReading) -> Iterator[Hit]:
    """A change of level the other way: 由四级提升至三级 as "from Level III to Level IV"."""
    match = _CHANGED_LEVEL.search(reading.source.text)
    said = _SAID_CHANGE.search(reading.target) if match is not None else None
    if match is None or said is None:
        return
    wanted = _value(match["one"]), _value(match["other"])
    given = _level(said["one"]), _level(said["other"])
    if 0 not in given and given != wanted:
        yield Hit(
            Span(*said.span()),
            f"another change of level: {match.group()}",
            f"级别变化不符：{match.group()}",
            source=Span(*match.span()),
        )


@pair_rule("quantities.added-century", Severity.MAJOR, _ACCURACY)
def added_century(reading: PairReading) -> Iterator[Hit]:
    """A number of the source as that of a century: 民国二十四年 as "the 24th century"."""
    source, centuries = reading.source.text, list(_CENTURY.finditer(reading.target))
    if not centuries or re.search("世纪|百年|[0-9]00年|古", source):
        return
    numbers = {_value(found.group()) for found in _ANY_NUMERAL.finditer(source)}
    for match in centuries:
        if int(match["n"]) in numbers:
            yield Hit(
                Span(*match.span()),
                f"no century in the source: “{match.group()}”",
                f"原文没有世纪：{match.group()}",
            )


@pair_rule("quantities.slogan-ordinal", Severity.MAJOR, _ACCURACY, needs=(_SLOGAN.pattern,))
def slogan_ordinal(reading: PairReading) -> Iterator[Hit]:
    """The one of a slogan as its first: “三会一课” as "three sessions of the first class"."""
    source, target = reading.source.text, reading.target
    if re.search("第|首|先", source) or re.search(
        r"\b(?:one|1|an?|single)\b", target, re.IGNORECASE
    ):
        return
    slogan = _SLOGAN.search(source)
    said = re.search(r"\bfirst\b", target, re.IGNORECASE)
    if slogan is not None and said is not None:
        yield Hit(
            Span(*said.span()),
            f"a number of things became the first: {slogan.group()}",
            f"数量译成了序数：{slogan.group()}",
            source=Span(*slogan.span()),
        )


@pair_rule("quantities.named-day", Severity.CRITICAL, _ACCURACY)
def named_day(reading: PairReading) -> Iterator[Hit]:
    """A day that is named by its date as a number: “三八”妇女节 as "the 38th Women's Day"."""
    for match in _QUOTED_DAY.finditer(reading.source.text):
        number = "".join(str(_value(character)) for character in match["day"])
        said = re.search(
            rf"(?<![\d.,])(?:No\. ?)?{number}(?:st|nd|rd|th)?\b(?![.,]\d)", reading.target
        )
        if said is not None and number not in reading.source.text:
            yield Hit(
                Span(*said.span()),
                f"{match.group()} is a day, not the number {number}",
                f"{match.group()}是日期，不是数字{number}",
                source=Span(*match.span()),
            )


@pair_rule("quantities.slogan-number", Severity.MAJOR, _ACCURACY)
def slogan_number(reading: PairReading) -> Iterator[Hit]:
    """Another number in a slogan: “三重一大” as "“four majors” matters"."""
    slogans = [match for match in _QUOTED.finditer(reading.source.text) if match["inside"]]
    said = list(_QUOTED_NUMBER.finditer(reading.target))
    if len(slogans) != 1 or len(said) != 1:
        return
    (slogan,), (number,) = slogans, said
    values = {
        _value(character) for character in re.findall("[一二三四五六七八九]", slogan["inside"])
    }
    value = _WORDS.index(number["word"].lower()) + 1
    if slogan["inside"].count("一") > 1:
        return  # 一江一河一湖 is "two rivers and one lake"
    if values and value not in values and re.match("[一二三四五六七八九]", slogan["inside"]):
        yield Hit(
            Span(*number.span("word")),
            f"another number in {slogan.group()}: {number['word']}",
            f"{slogan.group()}的数字不符：{number['word']}",
            source=Span(*slogan.span()),
        )


def _level(words: str) -> int:
    if words.isdigit():
        return int(words)
    if words in _ROMANS:
        return _ROMANS[words]
    return _SMALL.index(words.lower()) + 1 if words.lower() in _SMALL else 0


def _value(words: str) -> int:
    if words in "ⅠⅡⅢⅣ":
        return "ⅠⅡⅢⅣ".index(words) + 1
    return int(words) if words.isdecimal() else int(parse_characters(words) or 0)


_SIZES = ("length", "area", "volume", "mass", "power")
_NAMES_OF_SIZES = (
    *(name for name, key in chinese_unit_names().items() if UNITS[key].dimension in _SIZES),
    *"噸磅尺码",
)

RULES: tuple[PairRule, ...] = (
    list_as_range,
    list_as_choice,
    code_as_count,
    stray_number,
    added_in_words,
    added_digit,
    change_of_level,
    added_century,
    slogan_ordinal,
    named_day,
    slogan_number,
)
