"""Persons' names in English text that are written in pinyin, and where the source has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpora.patterns.deferred_patterns import deferred_pattern

_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei"
    r"|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u|v)"
)
_SYLLABLES = deferred_pattern(rf"(?:{_SYLLABLE})+")
_GIVEN = deferred_pattern(rf"(?P<one>{_SYLLABLE})(?P<two>{_SYLLABLE})?")
_SURNAMES = deferred_pattern(
    "wang|li|zhang|liu|chen|yang|huang|zhao|wu|zhou|xu|sun|ma|zhu|hu|guo|he|gao|lin|luo|zheng"
    "|liang|xie|song|tang|han|feng|yu|dong|xiao|cheng|cao|yuan|deng|fu|shen|zeng|peng|lyu|su|lu"
    "|jiang|cai|jia|ding|wei|xue|ye|yan|pan|du|dai|xia|zhong|tian|ren|fan|fang|shi|yao|tan|liao"
    "|zou|xiong|jin|hao|kong|bai|cui|kang|mao|qiu|qin|gu|hou|shao|meng|long|wan|duan|qian|yin"
    "|chang|qiao|lai|gong|wen|pang|ouyang|shangguan|situ|zhuge|hong|ni|shu|mo|niu|ge|xing|an|qi"
    "|tao|dan|ou|pu|qu|rong|sheng|tong|weng|xi|xiang|xing|ying|zang|zhai|zhan|zhuang|zuo|bao|bi"
    "|bian|bo|chai|che|chu"
)
_NO_PINYIN = deferred_pattern("[^bpmfwuao]o(?![nu])|v|[jqx][aeo]|ing[aeiou]|^[aeiou]")
_NAME = deferred_pattern(
    r"(?<![A-Za-z’'-])(?P<first>[A-Z][a-z]{1,7}) (?P<second>[A-Z][a-z]{1,11}(?:['’][a-z]{1,5})?"
    r"(?:[- ][A-Za-z][a-z]{0,5})?)(?![A-Za-z-])"
)
_NOT_NAMES = deferred_pattern(
    r"Hong Kong|Long Gang|Wen Hui|Tian An|Ren Dan|Shang Hai|Pu Dong|"
    r"(?:He|An|Long|Pang|Ma|Song|Du|Ou|Can|Man|Fan|Tan|Ban|Wan|Gang|Sang) (?:Said|Ran|Long|Gave|Has"
    r"|Can|Man)\b"
)
_AGES = deferred_pattern(r"\b(?:Western|Eastern|Northern|Southern|Later|Former|Early|Late|Great) $")
_OF_A_PLACE = deferred_pattern(
    " (?:County|District|Prefecture|Township|Town|Village|Road|Street|River|Lake|Temple|Mountain"
    "|Station|Dynasty|Reservoir|Bridge|Port|Bay|City|Province)"
)


@dataclass(frozen=True, slots=True)
class PinyinName:
    """A name in English text: two words that are syllables of pinyin, one of them a surname.

    Attributes:
        start: Where it begins.
        end: One past its end.
        family: The surname, in small letters.
        given: The given name, in small letters without hyphen, space and apostrophe.
        is_reversed: Whether the given name stands first.
        is_joined: Whether the given name is one word, as it should be.
    """

    start: int
    end: int
    family: str
    given: str
    is_reversed: bool
    is_joined: bool


def find_pinyin_names(text: str) -> list[PinyinName]:
    """Return what reads like a Chinese person's name, both orders where both are possible."""
    names: list[PinyinName] = []
    match = _NAME.search(text)
    while match is not None:
        known = len(names)
        first = match["first"].lower()
        whole = match["second"]
        parts = [whole]
        if re.search("[- ]", whole):
            parts = [whole, re.split("[- ]", whole)[0]]
        for second in parts:
            end = match.start("second") + len(second)
            given = re.sub(r"[-\s'’]", "", second).lower()
            is_joined = not re.search(r"[-\s]", second)
            if _SURNAMES.fullmatch(first) and _is_given(given):
                names.append(PinyinName(match.start(), end, first, given, False, is_joined))
            if _SURNAMES.fullmatch(given) and is_joined and _is_given(first):
                names.append(PinyinName(match.start(), end, given, first, True, True))
        # "Mayor Wang Jianmin": a title is no part of the name behind it.
        end = match.end() if len(names) > known else match.end("first")
        match = _NAME.search(text, end)
    return [name for name in names if not _is_of_a_place(name, text)]


def _is_of_a_place(name: PinyinName, text: str) -> bool:
    """Tell whether words are no person: Hong Kong, and "Western Han Xuanjuan County"."""
    is_of_an_age = _AGES.search(text, 0, name.start) is not None
    is_named = is_of_an_age and _OF_A_PLACE.match(text, name.end) is not None
    return is_named or _NOT_NAMES.match(text, name.start) is not None


def place_of_name(name: PinyinName, source: str) -> tuple[int, int] | None:
    """Return where Chinese text has a name with these readings, None where it has none.

    >>> (name,) = find_pinyin_names("said Wang Zhijie")
    >>> place_of_name(name, "区委书记王志杰介绍")
    (4, 7)
    """
    places = [place for place, character in enumerate(source) if not character.isspace()]
    packed = "".join(source[place] for place in places)
    for start in range(len(packed) - 1):
        for size in (1, 2):
            if _reads(packed[start : start + size], name.family):
                for length in (1, 2):
                    end = start + size + length
                    if end <= len(packed) and _reads(packed[start + size : end], name.given):
                        return places[start], places[end - 1] + 1
    return None


def is_in_pinyin(word: str) -> bool:
    """Tell whether a word may be two syllables of pinyin or more.

    >>> is_in_pinyin("Huacheng"), is_in_pinyin("Siemens"), is_in_pinyin("Lenovo")
    (True, False, False)
    """
    lower = word.lower()
    is_spelled = re.fullmatch(rf"(?:{_SYLLABLE}){{2,5}}", lower) is not None
    return is_spelled and not _NO_PINYIN.search(lower)


def is_pinyin(word: str) -> bool:
    """Tell whether a word in small letters can be cut into syllables of pinyin."""
    return _SYLLABLES.fullmatch(word) is not None and not _NO_PINYIN.search(word)


def reads_as(text: str, word: str) -> bool:
    """Tell whether a run of a Chinese text may be read as a word in pinyin.

    >>> reads_as("中标的华建工程", "Huajian"), reads_as("中标的华建工程", "Huacheng")
    (True, False)
    """
    spelling = word.lower()
    return any(
        _reads(text[start : start + length], spelling)
        for start in range(len(text))
        if any(spelling.startswith(reading) for reading in _readings(text[start]))
        for length in range(2, 6)
        if start + length <= len(text)
    )


def reads_exactly(characters: str, spelling: str) -> bool:
    """Tell whether all of a run of characters may be read as a spelling in small letters.

    >>> reads_exactly("衡阳", "hengyang"), reads_exactly("衡阳", "heng")
    (True, False)
    """
    return bool(spelling) and _reads(characters, spelling)


def _is_given(word: str) -> bool:
    return len(word) > 1 and _GIVEN.fullmatch(word) is not None


def _reads(characters: str, spelling: str) -> bool:
    if not characters:
        return False
    if len(characters) == 1:
        return spelling in _readings(characters)
    return any(
        spelling.startswith(reading) and _reads(characters[1:], spelling[len(reading) :])
        for reading in _readings(characters[0])
    )


@lru_cache(maxsize=20_000)
def _readings(character: str) -> frozenset[str]:
    if not "\u3400" <= character <= "\u9fff":
        return frozenset()
    from pypinyin import Style, pinyin

    readings = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    plain = [reading.replace("ü", "v") for reading in readings]
    return frozenset(word.replace("v", vowel) for word in plain for vowel in ("u", "v", "yu"))
