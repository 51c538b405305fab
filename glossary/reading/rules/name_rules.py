"""Rules about the names of a pair: persons in pinyin, surname first, the right one; copies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, zip_longest

from corpora.findings import Hit, Severity
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.writing.figure_rendering import write_word
from corpora.spans import Span
from glossary.english_forms import find_words
from glossary.names import PinyinName, is_in_pinyin, place_of_name, reads_as, romanised_name
from glossary.reading.pair_reading import PairReading
from glossary.reading.pair_rules import PairRule, pair_rule
from glossary.requirement import Requirement, RequirementKind

_NAMES = "accuracy/mistranslation"
_HAN = deferred_pattern("[\u3400-\u9fff]")
_TITLE = deferred_pattern("《([^《》]{4,60})》")
_MARKED_TITLE = deferred_pattern(
    r"[“\"‘'*_<«《][^”\"’']{2,}|(?<=[A-Za-z,] )[A-Z][A-Za-z-]+(?: (?:of|the|on|for|and|in|to))*"
    r" [A-Z][A-Za-z-]+|\b[A-Z][A-Za-z]+ [A-Z][A-Za-z]+|(?<=[a-z] )[A-Z][a-z]{2,}|\b[A-Z]{3,}"
)
_NUMERALS = {"三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_LONGEST_NAME = 4
_WORDS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LIST = deferred_pattern(
    '[“"]?(?P<count>[三四五六七八九十])[个大项]?[\u4e00-\u9fff]{1,4}[”"]?(?:，?即|，?包括|：|:|，?就是)'
    "(?P<items>[^。；]+)"
)
_COPY_SIGNS = deferred_pattern(r"[\d+]")
_LETTER = deferred_pattern("[A-Za-z+]")
_PART = deferred_pattern("[A-Za-z]+|[0-9]+")
_BETWEEN = r"[^A-Za-z0-9]{1,4}(?:(?:to|through|and|part)[^A-Za-z0-9]{1,3})?"
"""What may stand between the parts of a code: FCAS 2.0 as "(FCAS) 2.0", 0-100 as "0 to 100"."""
_NUMBERED = deferred_pattern(r"(?P<head>[A-Z][a-z]+)\.? (?P<number>\d+)")
_LONG_WORD = deferred_pattern("[A-Za-z]{4,}")
_WORDS_OF_A_CODE = 4
_NUMBER_OF = deferred_pattern("第([0-9]+)号")
_COMPANY = deferred_pattern("公司|集团|工厂|株式会社")
_ENGLISH_COMPANY = deferred_pattern(
    r"\b(?!China|Sino|Asia|Data|Media|Yahoo)(?P<name>[A-Z][a-z]{4,20})(?: [A-Z][\w&'’.-]*){0,5},?"
    r" (?:Co\b|Company|Corporation|Group|Inc\b|Ltd)"
)
_FAMILY_ALONE = deferred_pattern(
    "(?P<family>[一-鿿])(?:子(?![女弟孙])|公(?![里司共民安开园路])|史之乱|氏|家祠|总理|主席|老总|姑娘|祠|庙)"
)
_PLACES_LIKE_PERSONS = frozenset({"Wan Chai", "Sha Tin"})
_PRONOUN = deferred_pattern(r"[他她其]|\b(?:[Ss]?[Hh]e|[Hh]im|[Hh]ers?|[Hh]is)\b")
_TWO_QUARTERS = deferred_pattern("(?P<one>[a-z]+) and (?P<other>[a-z]+) quarters")
_SCORE = deferred_pattern("([0-9]{1,2})[:：比]([0-9]{1,2})")
_SEPARATORS = deferred_pattern(r"[\s\-–—’'.,]")


@pair_rule("names.person", Severity.CRITICAL, _NAMES)
def person(reading: PairReading) -> Iterator[Hit]:
    """A person named after a post in the source who is somebody else in the translation.

    Reported where the name is missing and another name in pinyin, unknown to the source sentence,
    stands in its stead.
    """
    placed = [(name, place_of_name(name, reading.source.text)) for name in reading.names]
    strangers = _strangers(placed)
    if not strangers:
        return
    missing = [
        copy
        for copy in reading.source.copies
        if _HAN.search(copy.source)
        and not any(find_words(form, reading.target) for form in copy.accepted)
    ]
    for name, copy in zip(strangers, missing, strict=False):
        yield _other_person(name, copy)
    for name in strangers[len(missing) :]:
        if place_of_name(name, reading.nearby) is not None or _is_family_named(name, reading):
            continue  # another sentence of the document has the name: a pronoun was resolved
        again = _named_too_rarely(reading)
        if again is not None and not reads_as(reading.source.text, name.given):
            yield _other_person(name, again)
            continue
        yield Hit(
            Span(name.start, name.end),
            "the source has nobody of this name",
            "原文没有此人名",
            severity=Severity.MAJOR,
        )


@pair_rule("names.company", Severity.MAJOR, _NAMES)
def company(reading: PairReading) -> Iterator[Hit]:
    """A company whose name in pinyin is another: 华建公司 as "Huacheng Company"."""
    companies = list(_COMPANY.finditer(reading.source.text))
    if not companies:
        return
    held = [v.span for v in reading.verdicts if v.is_met and v.span is not None]
    for match in _ENGLISH_COMPANY.finditer(reading.target):
        place = Span(*match.span("name"))
        if not is_in_pinyin(match["name"]) or any(place.overlaps(span) for span in held):
            continue
        if not reads_as(reading.source.text, match["name"]) and not reads_as(
            reading.nearby, match["name"]
        ):
            yield Hit(
                place,
                f"no company of this name in the source: {match['name']}",
                f"原文没有此企业名：{match['name']}",
                source=Span(*companies[0].span()),
            )


@pair_rule("names.surname-first", Severity.MAJOR, _NAMES)
def surname_first(reading: PairReading) -> Iterator[Hit]:
    """A Chinese person with the given name first: 王志杰 as "Zhijie Wang"."""
    for name in (name for name in reading.names if name.is_reversed):
        if any(
            o.start == name.start and not o.is_reversed and place_of_name(o, reading.source.text)
            for o in reading.names
        ):
            continue
        place = place_of_name(name, reading.source.text)
        goes_on = re.match(" [A-Z]", reading.target[name.end :])
        if place is not None and not goes_on:
            yield _name_hit(reading, name, place, "the surname comes first", "中国人名应姓在前")


@pair_rule("names.spelling", Severity.MINOR, _NAMES)
def spelling(reading: PairReading) -> Iterator[Hit]:
    """A given name in two words or with a hyphen: "Wang Zhi-jie"."""
    for name in reading.names:
        if name.is_joined or name.is_reversed:
            continue
        known = {copy.source for copy in reading.source.copies}
        place = place_of_name(name, reading.source.text)
        if place is not None and reading.source.text[place[0] : place[1]] in known:
            yield _name_hit(reading, name, place, "the given name is one word", "人名拼写应连写")


_SAID_ONCE = frozenset({"同比", "环比"})
_RATES = "每/"
"""What opens a rate, which may be said once for several figures: 65 yuan per mu and 90 yuan."""


@pair_rule("names.copied", Severity.MAJOR, "accuracy/mistranslation")
def copied(reading: PairReading) -> Iterator[Hit]:
    """A code, slogan, ratio, rate or comparison that is to be repeated and is not there.

    2+6+X, 0532-85911234, 3比1 as "3-1", 元/亩 as "per mu", 环比 as "month on month".
    """
    flat = _SEPARATORS.sub("", reading.target).lower()
    said = {verdict.requirement.source for verdict in reading.verdicts if verdict.is_met}
    for copy in reading.unmet:
        is_item = copy.source[:1] in ("(", "（")  # a lettered item: nothing else stands for (c)
        is_code = is_item or bool(_COPY_SIGNS.search(copy.source) or _HAN.search(copy.source))
        if copy.kind is not RequirementKind.COPY or copy.source in reading.source.names:
            continue
        if copy.source in said and (copy.source in _SAID_ONCE or copy.source[0] in _RATES):
            continue  # "down 6.1 percent year on year; good days were up 1.7 points"
        if copy.source[0] in _RATES and _is_said_of_each(copy, reading.target):
            continue
        if len(_LONG_WORD.findall(copy.source)) > _WORDS_OF_A_CODE:
            continue  # a stretch of English in the source is no code
        forms = [_SEPARATORS.sub("", form).lower() for form in copy.accepted]
        is_lettered = bool(_LETTER.search(copy.source)) and not is_item
        is_spelled = is_lettered and any(form in flat for form in forms)
        is_spelled = is_spelled or _is_written_apart(copy, reading.target)
        if is_code and not is_spelled and not _is_name(copy, reading):
            form = copy.accepted[0]
            is_rendered = bool(_HAN.search(copy.source)) and form != copy.source
            yield Hit(
                None,
                f"{copy.source} (“{form}”) is missing"
                if is_rendered
                else f"{copy.source} is not repeated",
                f"{'漏译' if is_rendered else '未照录'}：{copy.source}",
                form,
                copy.span,
            )


@pair_rule("names.list-length", Severity.MAJOR, "accuracy/omission")
def list_length(reading: PairReading) -> Iterator[Hit]:
    """A numbered slogan with fewer items than its number: "六个一批" has six."""
    for match in _LIST.finditer(reading.source.text):
        count = _NUMERALS[match["count"]]
        items = [item for item in re.split("[、，,]", match["items"]) if item.strip()]
        word = _WORDS[count - 3]
        spoken = re.search(rf"\b(?:{word}|{count})\b", reading.target, re.IGNORECASE)
        if len(items) != count or spoken is None:
            continue
        rest = re.split(r"[.;](?:\s|$)", reading.target[spoken.end() :])[0]
        found = len([p for p in re.split(r",|\band\b", rest) if p.strip()])
        if 1 < found < count:
            yield Hit(
                Span(spoken.start(), spoken.end()),
                f"{count} items are told, at most {found} listed",
                f"应列{count}项，译文至多{found}项",
                source=Span(match.start(), match.end()),
            )


@pair_rule("names.title", Severity.MINOR, "accuracy/omission")
def title(reading: PairReading) -> Iterator[Hit]:
    """A work or document in 《》 that the translation does not show to be a title."""
    for match in _TITLE.finditer(reading.source.text):
        if not _MARKED_TITLE.search(reading.target) and len(reading.target) > 40:
            yield Hit(
                None,
                f"the title {match.group()} is not marked",
                f"书名未体现：{match.group()}",
                source=Span(match.start(), match.end()),
            )


def _is_name(copy: Requirement, reading: PairReading) -> bool:
    """Tell whether what is to be written in pinyin is a person of an earlier sentence."""
    is_short = len(copy.source) <= _LONGEST_NAME and not _COPY_SIGNS.search(copy.source)
    return is_short and romanised_name(copy.source) == copy.accepted[0]


def _is_written_apart(copy: Requirement, target: str) -> bool:
    """Tell whether a code stands there with marks or words between its parts, or in a list.

    FCAS 2.0 as "(FCAS) 2.0", 图2 in "Figures 1, 2 and 3".
    """
    for form in copy.accepted:
        numbered = _NUMBERED.fullmatch(form)
        if numbered is not None:
            listed = rf"\b{numbered['head']}s?\.? (?:\d+(?:, | and | to | or |, and |[–-]))*"
            if re.search(rf"{listed}{numbered['number']}\b", target, re.IGNORECASE):
                return True
    number = _NUMBER_OF.fullmatch(copy.source)
    if number is not None and re.search(rf"\b[A-Z][A-Za-z]* ?{number[1]}\b", target):
        return True  # 准则第9号 is "Standard 9", 第1540号决议 "UNSCR1540"
    quarters = _TWO_QUARTERS.fullmatch(copy.accepted[0])
    if quarters is not None:  # "8.2% in the first quarter and 6.7% in the second"
        in_turn = rf"\b{quarters['one']} quarter\b.*\b{quarters['other']}\b"
        return re.search(in_turn, target, re.IGNORECASE) is not None
    score = _SCORE.fullmatch(copy.source)
    if score is not None and re.search(_score_in_words(score), target, re.IGNORECASE):
        return True
    parts = _PART.findall(copy.source)
    is_plain = copy.source.isascii() and "+" not in copy.source and len(parts) > 1
    apart = (
        _BETWEEN if a.isdigit() and b.isdigit() else f"(?:{_BETWEEN})?" for a, b in pairwise(parts)
    )
    written = "".join(part + gap for part, gap in zip_longest(parts, apart, fillvalue=""))
    whole = rf"(?<![A-Za-z0-9]){written}(?![A-Za-z0-9])"
    return is_plain and re.search(whole, target, re.IGNORECASE) is not None


def _is_said_of_each(rate: Requirement, target: str) -> bool:
    """Tell whether a rate is said of a thing named before: "the first 240 m³ cost 2.60 each"."""
    names = (form.removeprefix("per ") for form in rate.accepted if form.startswith("per "))
    is_each = re.search(r"\b(?:each|apiece)\b", target) is not None
    return is_each and any(find_words(f"{name}s", target) for name in names)


def _score_in_words(score: re.Match[str]) -> str:
    """Return the pattern of a score in words: 3:2 as "three games to two", "3–2", "3 to 2"."""
    first, second = (
        rf"(?:{number}|{write_word(Fraction(number)) or number})" for number in score.groups()
    )
    return rf"(?<![\w.]){first}(?: [a-z]+)?(?: to |[–-]| against ){second}(?![\w.]*\d)"


def _strangers(
    placed: list[tuple[PinyinName, tuple[int, int] | None]],
) -> list[PinyinName]:
    """Return the names, surname first, of which no reading stands in the source."""
    known = [(name.start, name.end) for name, place in placed if place is not None]
    return [
        name
        for name, _ in placed
        if not name.is_reversed
        and name.is_joined
        and len(name.given) > 3
        and not any(a < name.end and name.start < b for a, b in known)
    ]


def _other_person(name: PinyinName, copy: Requirement) -> Hit:
    return Hit(
        Span(name.start, name.end),
        f"another person: {copy.source}",
        f"人名不符：{copy.source}",
        copy.accepted[0],
        Span(copy.start, copy.end),
    )


def _named_too_rarely(reading: PairReading) -> Requirement | None:
    """Return the one person whom the source names more often than the translation.

    作者：王芳 编辑：王芳 as "Author: Li Na, Editor: Wang Fang". None where a pronoun may
    stand for a name, and where the two sides have not as many names.
    """
    text = reading.source.text
    if _PRONOUN.search(text) or _PRONOUN.search(reading.target):
        return None
    named = {c.source: c for c in reading.source.copies if c.source in reading.source.names}
    persons = list(named.values())
    written = {name.start for name in reading.names if not name.is_reversed}
    if len(written) != sum(text.count(person.source) for person in persons):
        return None
    rarer = [
        person
        for person in persons
        if sum(len(find_words(form, reading.target)) for form in person.accepted)
        < text.count(person.source)
    ]
    return rarer[0] if len(rarer) == 1 else None


def _is_family_named(name: PinyinName, reading: PairReading) -> bool:
    """Tell whether the source has a person by the family alone: 屈子, 安史之乱, 周总理."""
    if reading.target[name.start : name.end] in _PLACES_LIKE_PERSONS:
        return True
    from pypinyin import lazy_pinyin

    return any(
        lazy_pinyin(found["family"])[0] == name.family
        for found in _FAMILY_ALONE.finditer(reading.source.text)
    )


def _name_hit(
    reading: PairReading, name: PinyinName, place: tuple[int, int], english: str, chinese: str
) -> Hit:
    characters = reading.source.text[place[0] : place[1]]
    return Hit(
        Span(name.start, name.end),
        english,
        chinese,
        romanised_name(characters),
        Span(*place),
    )


RULES: tuple[PairRule, ...] = (company, person, surname_first, spelling, copied, list_length, title)
