"""Names of the packaged glossary that stand in a translation without anything in its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.packaged_glossary import load_packaged_glossary
from glossary.packaged_table import PackagedRow
from glossary.reading.pair_reading import PairReading

_CAPITALISED = deferred_pattern("[A-Z][A-Za-z’'.-]*(?: [A-Z][A-Za-z’'.-]*)*")
_ENDING = deferred_pattern("(?:['’]s|[.'’-])+$")
_GOES_ON = deferred_pattern(
    "[ -](?!(?:Provincial|Province|Municipal|Autonomous|City|County)\\b)[A-Z]|['’]s [A-Z]"
)
_WENT_BEFORE = deferred_pattern("[a-z,] [A-Z][a-z]+ $|^[A-Z][a-z]+ $")
_NAMES = ("place", "country", "people")
PLACES = ("place", "country")
_LEVELS = deferred_pattern(
    " (?:District|County|City|Province|Prefecture|Region|Municipality|Town)$"
)
_WIDE = frozenset("市县区省国州旗盟镇乡自治族岛港山江河湖海东西南北中大小新上下安")
"""Characters of place names that say nothing of the place."""
_SHORTENED = deferred_pattern(
    "[一-鿿](?=[方籍军裔](?![一-鿿]?[面向式法案便针形位])|媒|语|企|侨|商会|资企)|"
    "[\u4e00-\u9fff]{2,4}(?=高?铁|高速|公路|通道|城际|走廊|客专|航线)"
    "|[京津沪渝冀豫滇辽黑湘皖鲁苏江浙赣鄂桂甘晋蒙陕吉闽贵粤青川琼港澳台]{2,}"
)
"""Names of lines and groups of provinces, in which one character stands for a place."""
_SHORT = {
    "Hong Kong": "港",
    "Macao": "澳",
    "Macau": "澳",
    "Taiwan": "台",
    "Guangdong": "粤",
    "Hunan": "湘",
    "Sichuan": "川蜀",
    "Chongqing": "渝",
    "Shanghai": "沪申",
    "Beijing": "京",
    "Fujian": "闽",
    "Guizhou": "黔贵",
    "Yunnan": "滇云",
    "Shanxi": "晋",
    "Shaanxi": "陕秦",
    "Shandong": "鲁",
    "Hebei": "冀",
    "Henan": "豫",
    "Hubei": "鄂",
    "Anhui": "皖",
    "Jiangxi": "赣",
    "Zhejiang": "浙",
    "Guangxi": "桂",
    "Hainan": "琼",
    "Gansu": "甘陇",
    "Ningxia": "宁",
    "Qinghai": "青",
    "Tibet": "藏",
    "Xinjiang": "疆新",
    "Inner Mongolia": "蒙",
    "Jilin": "吉",
    "Liaoning": "辽",
    "Heilongjiang": "黑",
    "Tianjin": "津",
    "United Kingdom": "英联",
    "West Bank": "岸",
    "UK": "英联",
}


@dataclass(frozen=True, slots=True)
class _Known:
    """A name: its Chinese forms, and whether it is a place."""

    chinese: frozenset[str]
    is_place: bool


def has_another_name(reading: PairReading) -> bool:
    """Tell whether a packaged name stands in the target that nothing in the source explains."""
    source = reading.source.text
    return any(not is_written_place(name, source) for name, _ in unexplained_names(reading))


def unexplained_names(reading: PairReading) -> Iterator[tuple[str, Span]]:
    """Yield the packaged names of the target that no term of the source explains."""
    held = [v.span for v in reading.verdicts if v.is_met and v.span is not None]
    known = _packaged_names()
    for match in _CAPITALISED.finditer(reading.target):
        words = match.group().split()
        first = 0
        while first < len(words):
            for last in range(len(words), first, -1):
                name = _ENDING.sub("", " ".join(words[first:last]))
                start = match.start() + len(" ".join(words[:first])) + (first > 0)
                span = Span(start, start + len(name))
                if name in known and not any(place.overlaps(span) for place in held):
                    yield name, span
                    first = last - 1
                    break
            first += 1


def is_part_of_name(text: str, span: Span) -> bool:
    """Tell whether a name goes on with more capitals: Washington Post, Paris Agreement."""
    return bool(_GOES_ON.match(text, span.end) or _WENT_BEFORE.search(text[: span.start]))


def is_written_place(name: str, chinese: str) -> bool:
    """Tell whether half of the characters of a place, or its short name, stand in a Chinese text.

    >>> is_written_place("Guangdong", "粤港两地"), is_written_place("Austria", "澳大利亚")
    (True, False)
    >>> is_written_place("Nanning", "呼南高铁"), is_written_place("Jiangsu", "江浙沪三地")
    (True, True)
    """
    known = _known(name)
    if known is None:
        return False
    if is_written_short(name, chinese):
        return True
    shortened = "".join(found.group() for found in _SHORTENED.finditer(chinese))
    if any(form[0] in shortened for form in known.chinese):
        return True
    written = (set(form) - _WIDE for form in known.chinese)
    return any(found and 2 * len(found & set(chinese)) >= len(found) for found in written)


def is_written_short(name: str, chinese: str) -> bool:
    """Tell whether the short name of a province or city stands in a Chinese text.

    >>> is_written_short("Chongqing", "成渝高速"), is_written_short("Hunan", "成渝高速")
    (True, False)
    """
    short = _SHORT.get(_LEVELS.sub("", name), "")
    return any(character in chinese for character in short)


def is_generic_part(name: str, chinese: str) -> bool:
    """Tell whether a name is all of another but for words such as harbor and city.

    >>> is_generic_part("Bremen", "不来梅港"), is_generic_part("India", "印度尼西亚")
    (True, False)
    """
    known = _known(name)
    forms = known.chinese if known is not None else frozenset()
    return any(form in chinese and set(chinese.replace(form, "")) <= _WIDE for form in forms)


def is_unheard_place(name: str, chinese: str) -> bool:
    """Tell whether nothing in a Chinese text can be a place: not its characters, not its sound.

    >>> is_unheard_place("Guangdong", "粤港两地"), is_unheard_place("Guangdong", "川渝两地")
    (False, True)
    """
    known = _known(name)
    if known is None or not known.is_place or is_written_place(name, chinese):
        return False
    if any(character in chinese for form in known.chinese for character in set(form) - _WIDE):
        return False
    sound = re.sub("[^a-z]", "", _LEVELS.sub("", name).lower())
    return not _can_be_read(sound, chinese)


def _can_be_read(sound: str, chinese: str) -> bool:
    """Tell whether characters in a row can be read so: 长 of 长洲 is chang and zhang."""
    from pypinyin import Style, pinyin

    readings = pinyin(chinese, style=Style.NORMAL, heteronym=True)
    ends = {0}  # how much of the sound the characters up to here have read
    for character in readings:
        ends = {0} | {
            end + len(syllable)
            for end in ends
            for syllable in character
            if sound.startswith(syllable, end)
        }
        if len(sound) in ends:
            return True
    return False


@cache
def _known(name: str) -> _Known | None:
    rows = _packaged_names().get(name)
    if rows is None:
        return None
    chinese = frozenset(form for row in rows for form in row.chinese)
    return _Known(chinese, any(row.subject in PLACES for row in rows))


@cache
def _packaged_names() -> dict[str, tuple[PackagedRow, ...]]:
    names: dict[str, tuple[PackagedRow, ...]] = {}
    for row in load_packaged_glossary().rows:
        if row.subject in _NAMES:
            for text in row.english:
                if text[:1].isupper():
                    names[text] = (*names.get(text, ()), row)
    return names
