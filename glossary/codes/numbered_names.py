"""Names with a number: No. 15, Line 3, item (2), plates, cases, rooms, plans, industries."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.quantities.chinese.chinese_number import parse_characters
from corpora.quantities.writing.figure_rendering import write_ordinal
from glossary.codes.worded_figures import ordinal_word
from glossary.copies import Copy

_NUMBERED = deferred_pattern(
    "(?P<first>第)?(?P<number>[0-9]{1,5}|[一二三四五六七八九十]{1,3})号(?P<what>线|楼|文件|公告|机组|站|门|馆|令|井|桥|泊位"
    "|仓|车间|隧道|决议|决定|案|厂房|仓库|库房|地块|宿舍|公寓|展厅|展馆|展台|食堂|航站楼|教学楼|病房楼|院区|码头|闸|坝|矿|高炉|锅炉"
    "|摊位|铺位|展位|商铺|车位|停车位|窗口|检票口|泵站|会议室|病区|病房|教室|考场|生产线|仓储库|井口|塔)?(?![召称码角])"
)
_MOST_IN_WORDS = 30
_NUMBERED_NOUNS = (
    "no",
    "Nos.",
    "Order",
    "Decree",
    "Announcement",
    "Notice",
    "Document",
    "Resolution",
    "Circular",
    "Directive",
    "Regulation",
    "Regulations",
    "Proclamation",
    "Communique",
    "Bulletin",
    "Proposal",
    "Bill",
    "Law",
    "Act",
    "Motion",
    "Line",
    "Highway",
    "Route",
    "Typhoon",
    "Unit",
    "Plot",
    "Gate",
    "Terminal",
)
_WHAT = {"线": ("Line",), "楼": ("Building", "Block"), "门": ("Gate",), "站": ("Station",)}
_BEFORE_CHRIST = deferred_pattern("公元前(?P<year>[0-9]{1,4})(?P<unit>年|世纪)")
_CIRCLED = deferred_pattern("[①-⑳]")
_VERSION = deferred_pattern(
    r"(?<![0-9A-Za-z.])[Vv]?(?P<number>[0-9]+(?:\.[0-9]+)+)(?=版(?!权|面|税))"
    r"|(?<=版本)(?:号?(?:为|是)?)[Vv]?(?P<after>[0-9]+(?:\.[0-9]+)+)"
)
_ITEM = deferred_pattern("第[（(](?P<number>[一二三四五六七八九十]{1,3})[)）][项目款]")
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = deferred_pattern(
    rf"(?P<province>[{_PROVINCES}])(?P<city>[A-Z])(?P<dot>[·•]?)"
    r"(?P<number>[A-Z0-9]{4}(?=[学警挂港澳领试])|[A-Z0-9]{5,6})(?![A-Z0-9])(?P<kind>[学警挂港澳领试]?)"
)
_DOTS = {True: ("·", "", " "), False: ("", "·", " ")}
_CASE = deferred_pattern(
    r"[（(](?P<year>(?:19|20)[0-9]{2})[)）](?P<court>[\u4e00-\u9fff]{1,3})(?P<code>[0-9]{0,4})"
    r"(?P<type>[\u4e00-\u9fff]{1,4})(?P<number>[0-9]+)号(?:之(?P<after>[一二三四五六七八九]))?"
)
# 棉被1200床 are quilts: a bed with a number stands in a ward or on a floor.
_PLACE = deferred_pattern(
    "(?<![0-9.])(?P<number>[0-9]{1,4})(?P<what>室|单元|教室|展位|窗口)"
    "|(?<=[层楼室区科房部])(?P<bed>[0-9]{1,3})(?P<in_ward>床)"
)
_PLACES = {
    "室": "Room",
    "单元": "Unit",
    "床": "Bed",
    "教室": "Classroom",
    "展位": "Booth",
    "窗口": "Window",
}
_HOUSE = deferred_pattern(
    "(?<=[路街道巷弄村里])(?P<number>[0-9]+(?:-[0-9]+)?)号(?:(?P<letter>[甲乙丙丁])(?![级组]))?"
    "(?![线召称码角国])"
)
_QUARTERS = deferred_pattern("第?(?P<first>[一二三])、第?(?P<second>[二三四])季度")
_GENERATION = deferred_pattern("(?<![0-9])(?P<decade>[5-9][05]|[0-2]0)后(?!的?[0-9])")
_PLAN = deferred_pattern(
    '[“"]?(?P<number>十?[一二三四五六七八九]|十)五[”"]?(?=规划|计划|期间|时期|末|以来|收官|开局)'
    "|第(?P<written>十?[一二三四五六七八九]|十|[0-9]{1,2})个五年(?:规划|计划)"
)
_INDUSTRIES = deferred_pattern(
    "(?:第?一、?第?二、?第?三|第?[一二三]、?(?:第|和第)?[二三]|三次)"
    "产(?:业(?!园|链|集群|基地))?(?!品|值|量|生|权|能)"
)
_ROMAN = deferred_pattern("[Ⅰ-Ⅻ]")
_FIRST_DECADE = 50
_ORDER = ("primary", "secondary", "tertiary")


_LISTED = deferred_pattern(
    "(?<![0-9.、])(?P<numbers>[0-9]{1,2}(?:、[0-9]{1,2})*)(?P<link>[、和及—–-])(?P<last>[0-9]{1,2})号"
    "(?P<what>线|机组)"
)
_LISTED_NOUNS = {"线": "Lines", "机组": "Units"}


def find_numbered_lists(text: str) -> Iterator[Copy]:
    """Yield lines and units under one noun: 6、7、8号线 is "Lines 6, 7 and 8"."""
    for match in _LISTED.finditer(text):
        numbers, last = match["numbers"].split("、"), match["last"]
        noun = _LISTED_NOUNS[match["what"]]
        if match["link"] in "—–-":
            spans = [f"{numbers[-1]}{link}{last}" for link in ("-", " to ", "–")]
            listed = [f"{', '.join([*numbers[:-1], span])}" for span in spans]
        else:
            listed = [f"{', '.join(numbers)}{link}{last}" for link in (" and ", ", and ", ", ")]
        signed = ", ".join(f"No. {n}" for n in numbers) + f" and No. {last}"
        forms = (*(f"{noun} {numbers}" for numbers in listed), *listed, signed)
        yield Copy(match.start(), match.end(), match.group(), forms)


def find_numbered(text: str) -> Iterator[Copy]:
    """Yield No. 15, Line 3, item (2), circled numbers, years before Christ."""
    for match in _NUMBERED.finditer(text):
        what = match["what"] or ""
        if not match["first"] and not what:
            continue  # 5号 may be a day, 12号 a house
        value = match["number"]
        if not value.isdigit():
            value = str(int(parse_characters(value) or 0))
        named = [f"{name} {value}" for name in _WHAT.get(what, ())]
        bare = () if match["first"] else (value,)  # 第682号 is no count of 682
        forms = (*named, f"No. {value}", f"No.{value}", f"Number {value}", *bare)
        forms += (
            f"#{value}",
            f"{value} Committee",
            *(f"{name} {value}" for name in _NUMBERED_NOUNS),
        )
        if match["first"]:  # 今年第2号洪水 is "the second flood of the year"
            forms += (write_ordinal(int(value)),)
            forms += (ordinal_word(int(value)),) if int(value) <= _MOST_IN_WORDS else ()
        end = match.end() if named else match.end("number") + 1  # "Line 2" says 线 too
        yield Copy(match.start(), end, text[match.start() : end], forms)
    for match in _ITEM.finditer(text):
        value = int(parse_characters(match["number"]) or 0)
        forms = (f"item ({value})", f"item {value}", f"subparagraph ({value})", f"({value})")
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _BEFORE_CHRIST.finditer(text):
        year = match["year"]
        if match["unit"] == "世纪":
            year = f"{write_ordinal(int(year))} century"
        eras = ("BC", "B.C.", "BCE", "B.C.E.")
        forms = tuple(f"{year} {era}" for era in eras)
        if match["unit"] == "世纪":
            forms += tuple(f"{ordinal_word(int(match['year']))} century {era}" for era in eras)
        yield Copy(match.start(), match.end(), match.group(), forms)
    for match in _CIRCLED.finditer(text):
        number = ord(match.group()) - ord("①") + 1
        forms = (match.group(), f"({number})", f"{number})", f"{number}.")
        yield Copy(match.start(), match.end(), match.group(), forms)


def _pinyin(characters: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(characters)).capitalize()


def _syllables(characters: str) -> str:
    from pypinyin import lazy_pinyin

    return " ".join(syllable.capitalize() for syllable in lazy_pinyin(characters))


def as_roman(number: int) -> str:
    """Return a number below forty as a Roman numeral.

    >>> as_roman(14)
    'XIV'
    """
    written = ""
    for value, letter in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            written, number = written + letter, number - value
    return written


def find_plates(text: str) -> Iterator[Copy]:
    """Yield licence plates: 鲁B·12345 is "Lu B·12345"."""
    for match in _PLATE.finditer(text):
        city, number = match["city"], match["number"]
        number += f" {_pinyin(match['kind'])}" if match["kind"] else ""
        province = _pinyin(match["province"])
        forms = [f"{province} {city}{dot}{number}" for dot in _DOTS[bool(match["dot"])]]
        forms += [f"{province}{city}{number}", f"{province}{city}·{number}", match.group()]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def find_court_cases(text: str) -> Iterator[Copy]:
    """Yield numbers of court cases: (2023)鲁02民终123号 is "(2023) Lu 02 Min Zhong No. 123"."""
    for match in _CASE.finditer(text):
        words = (_syllables(match["court"]), match["code"], _syllables(match["type"]))
        written = f"({match['year']}) {' '.join(filter(None, words))} No. {match['number']}"
        joined = (_pinyin(match["court"]), match["code"], _syllables(match["type"]))
        forms = [written, match.group()]
        forms.append(f"({match['year']}) {' '.join(filter(None, joined))} No. {match['number']}")
        if match["after"]:
            after = int(parse_characters(match["after"]) or 0)
            tails = (f"-{after}", f" ({after})", f" Zhi {_syllables(match['after'])}")
            forms = [f"{form}{tail}" for tail in tails for form in (written, forms[2])]
            forms.append(match.group())
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def find_rooms(text: str) -> Iterator[Copy]:
    """Yield rooms, units of a building, beds, booths: 501室 is "Room 501"."""
    for match in _PLACE.finditer(text):
        number = match["number"] or match["bed"]
        name = _PLACES[match["what"] or match["in_ward"]]
        forms: tuple[str, ...] = (f"{name} {number}", f"No. {number}", f"{name} No. {number}")
        forms += (number,) if match["what"] else ()  # 27床 is no ward with 27 beds
        yield Copy(match.start(), match.end(), match.group(), forms)


def find_houses(text: str) -> Iterator[Copy]:
    """Yield houses of a street: 中山路123号 is "No. 123", 45号甲 "No. 45A"."""
    for match in _HOUSE.finditer(text):
        number = match["number"]
        if not match["letter"]:
            forms = [f"No. {number}", f"No.{number}", number, f"Number {number}", f"#{number}"]
            yield Copy(match.start(), match.end(), match.group(), tuple(forms))
            continue
        letter = "ABCD"["甲乙丙丁".index(match["letter"])]
        forms = [f"No. {number}{letter}", f"{number}{letter}", f"No. {number}-{letter}"]
        forms += [f"{number}-{letter}", f"{number} {_pinyin(match['letter'])}"]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def find_quarters(text: str) -> Iterator[Copy]:
    """Yield two quarters of a year named together: 三、四季度."""
    for match in _QUARTERS.finditer(text):
        values = [int(parse_characters(match[name]) or 0) for name in ("first", "second")]
        one, other = (ordinal_word(value) for value in values)
        forms = [f"{one} and {other} quarters", f"{one} and the {other} quarters"]
        forms += [f"{one} quarter and the {other} quarter", f"{one} quarter and {other} quarter"]
        forms += [f"Q{values[0]} and Q{values[1]}"]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def find_generations(text: str) -> Iterator[Copy]:
    """Yield generations: 90后 is "post-90s"."""
    for match in _GENERATION.finditer(text):
        decade = int(match["decade"])
        year = decade + (1900 if decade >= _FIRST_DECADE else 2000)
        forms = [f"post-{match['decade']}s", f"post-{year}s", f"born in the {year}s"]
        forms += [f"born after {year}", f"post-{year}", f"{year}s"]
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def find_versions(text: str) -> Iterator[Copy]:
    """Yield the numbers of versions: 4.0版 is "version 4.0", 3.0.15版本 "3.0.15"."""
    for match in _VERSION.finditer(text):
        number = match["number"] or match["after"]
        start, end = match.span("number" if match["number"] else "after")
        forms = (number, f"V{number}", f"v{number}", f"version {number}", f"{number}th edition")
        yield Copy(start, end, number, forms[: None if "." not in number else 4])


def find_plans(text: str) -> Iterator[Copy]:
    """Yield five-year plans: “一五” is "First Five-Year Plan"."""
    for match in _PLAN.finditer(text):
        number = match["number"] or match["written"]
        value = int(number) if number.isdigit() else int(parse_characters(number) or 0)
        names = dict.fromkeys((ordinal_word(value).capitalize(), write_ordinal(value)))
        ordered = sorted(names, key=lambda name: (value > 9) != name[0].isdigit())
        words = ("Five-Year Plan", "Five Year Plan", "five-year plan", "Five-Year period")
        plans = tuple(f"{name} {plan}" for plan in words for name in ordered)
        yield Copy(match.start(), match.end(), match.group(), plans)


def find_industries(text: str) -> Iterator[Copy]:
    """Yield industries by number: 二三产业 is "secondary and tertiary industries"."""
    for match in _INDUSTRIES.finditer(text):
        is_all = "次" in match.group()
        digits = "一二三" if is_all else [c for c in match.group() if c in "一二三"]
        names = [_ORDER["一二三".index(digit)] for digit in digits]
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
        forms = [f"{listed} industries", f"{listed} sectors", listed]
        forms += ["three industries", "three sectors"] if is_all else []
        yield Copy(match.start(), match.end(), match.group(), tuple(forms))


def find_roman_numerals(text: str) -> Iterator[Copy]:
    """Yield Roman numerals in one character: Ⅶ is "VII"."""
    for match in _ROMAN.finditer(text):
        value = ord(match.group()) - ord("Ⅰ") + 1
        forms = (as_roman(value), match.group(), str(value))
        yield Copy(match.start(), match.end(), match.group(), forms)
