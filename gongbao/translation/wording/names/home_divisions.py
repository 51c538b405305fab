"""The counties and districts of a document's own places, which it names without their class.

A report of 三明市 says 泰宁 and 三元 for 泰宁县 and 三元区, which a small model takes for words
("three yuan"). The names are those of GB/T 2260, written in pinyin; a document's places are the
prefectures that it names in full, so that 三元 elsewhere stays what it is. A name that is nothing
but a place, 常熟 or 泰宁, is one in any document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from corpora import ModelError
from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.dictionary import PlacedWord, load_dictionary
from glossary.names.surnames import SINGLE
from glossary.names.transliteration import place_in_pinyin
from glossary.requirement import Requirement
from gongbao.translation.wording.wording import Way, Wording

_TABLE = "divisions.tsv"
_LENGTHS = (4, 3, 2)
_WORD_COST = 14.0  # below which a name is an ordinary word as well: 长寿, 平安
# Characters with which a name may only seem to stand: 云和大数据, 三元锂电池.
_OF_OTHER_WORDS = frozenset("和与及于在有不之为是的了会可能来一三五七八九")
_MAY_BE_GRAMMAR = ("将", "应", "当", "镇")
# Names that mean something else in most documents: the Central Plains, a policy that helps farmers.
_WORDS_TOO_TEXT = """
中原 惠农 新华 龙江 沿河 南岸 爱民 兴业 兴文 石门 石狮 西夏 路南 路北 桥西 桥东 港北 港南
站前 荷塘 全州 新宁 东坡 清镇 北关 南关 东至 任县 户县 达日 治多 同德 清河 大田 雨花 古交
天长 乌兰 中站 城厢 新城 龙门 龙山 南川 海阳
"""
_WORDS_TOO = frozenset(_WORDS_TOO_TEXT.split())
# Surnames that are mostly something else before the name of a place: 和常熟, 于义乌.
_NO_SURNAMES = frozenset("和于向时都区那")
# A name of these alone, 城东 or 东山, may be one of many places, or none.
_OF_MANY_PLACES = frozenset("东西南北中上下前后内外左右城市区山河江湖海水口大小新老平安长高万年")
_WHOLE = deferred_pattern("(?<![安健])[全我]区(?![域划间别县分])")
# Whose document it is: of an autonomous region, or of a district's own offices.
_WHOSE = deferred_pattern(
    "(?P<region>(?:内蒙古|广西壮族|宁夏回族|新疆维吾尔|西藏)自治区)"
    "|[\u4e00-\u9fff](?<![自治新技社园城景山地辖])区(?:人民政府|政府工作报告|人民代表大会|统计局|委员会|人大常委会)"
)
_BETWEEN = deferred_pattern("[、和与及至到—-]")
_CLASS = deferred_pattern("[县区市旗](?![域场级委])")


@dataclass(frozen=True, slots=True)
class HomeDivisions:
    """The names of places that a document may use without their class.

    Attributes:
        names: The names.
        sure: Those of them that the document has used in full.
        whole: What 全区 is: the "region" or the "district", empty where nothing has said it.
    """

    names: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    whole: str = ""

    def with_places_of(self, text: str) -> HomeDivisions:
        """Return these and the divisions of the prefectures that a normalised text names in full.

        >>> "泰宁" in HomeDivisions().with_places_of("三明市人民政府").names
        True
        """
        named = [
            (match.lastgroup, match[match.lastgroup or 0])
            for match in _prefectures().finditer(text)
        ]
        sure = frozenset(name for kind, name in named if kind == "prefecture")
        whole = self.whole or _whole_of(text)
        inside = [name for _, place in named for name in _divisions()[place]]
        if sure <= self.sure and self.names.issuperset(inside):
            return self if whole == self.whole else replace(self, whole=whole)
        return HomeDivisions(self.names.union(sure, inside), self.sure | sure, whole)

    def find(self, text: str, requirements: Sequence[Requirement]) -> Iterator[Wording]:
        """Yield the names in a normalised text that no requirement holds, left to right.

        One that is an ordinary word, too, counts beside another place only: 三元、沙县.

        >>> home = HomeDivisions(frozenset(["三元", "沙县"]))
        >>> [w.english for w in home.find("三元、沙县开工项目增多。", ())]
        ['Sanyuan', 'Shaxian']
        >>> list(home.find("三元锂电池产量增长。", ()))
        []
        """
        held = [r.span for r in requirements if not r.conflict]
        for match in _WHOLE.finditer(text) if self.whole else ():
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in held):
                yield Wording(span, f"the {self.whole}", (), Way.TOLD)
        spans = list(self._spans(text, held))
        places = [*spans, *(r.span for r in requirements if r.is_place)]
        for span in spans:
            name = text[slice(*span)]
            beside = any(_is_beside(text, span, other) for other in places)
            if beside or _CLASS.match(text, span.end) or not self._is_word_too(name):
                place = text[span.end : span.end + 1] if _CLASS.match(text, span.end) else "县"
                yield Wording(span, place_in_pinyin(name, place), (), Way.WRITTEN)

    def _spans(self, text: str, held: Sequence[Span]) -> Iterator[Span]:
        """Yield where names stand that tear no word apart."""
        names = self.names | _names_of_places()
        words = load_dictionary().find_words(text)
        position = 0
        while position < len(text):
            fitting = (
                span
                for span in (Span(position, position + length) for length in _LENGTHS)
                if text[slice(*span)] in names
                and not _is_torn(span, text, words)
                and (text[slice(*span)] in self.names or _stands_alone(span, text))
            )
            span = next(fitting, None)
            if span is not None and not any(span.overlaps(other) for other in held):
                yield span
            position = span.end if span is not None else position + 1

    def _is_word_too(self, name: str) -> bool:
        cost = load_dictionary().cost(name)
        is_word = cost is not None and cost < _WORD_COST
        return is_word or (name not in self.sure and not _OF_OTHER_WORDS.isdisjoint(name))


@cache
def _names_of_places() -> frozenset[str]:
    """Return the names that are no words, and no more than one place's."""
    names = {name for place, inside in _divisions().items() for name in (place, *inside)}
    cost = load_dictionary().cost
    return frozenset(
        name
        for name in names
        if len(name) > 1
        and cost(name) is None
        and _OF_OTHER_WORDS.isdisjoint(name)
        and not _OF_MANY_PLACES.issuperset(name)
        and not name.startswith(_MAY_BE_GRAMMAR)
        and name not in _WORDS_TOO
    )


def _stands_alone(span: Span, text: str) -> bool:
    """Tell whether a name has no class behind it, and is no given name of a person: 王安庆."""
    before = text[max(0, span.start - 1) : span.start]
    is_given = bool(before) and before in SINGLE and before not in _NO_SURNAMES
    return not is_given and not _CLASS.match(text, span.end)


def _whole_of(text: str) -> str:
    found = _WHOSE.search(text)
    if found is None:
        return ""
    return "region" if found["region"] else "district"


def _is_torn(span: Span, text: str, words: Sequence[PlacedWord]) -> bool:
    """Tell whether a longer word holds part of a name; the name with its class tears none."""
    end = span.end + 1 if _CLASS.match(text, span.end) else span.end
    whole = Span(span.start, end)
    places = (Span(word.start, word.end) for word in words if len(word.text) > 1)
    return any(place.overlaps(span) and not whole.contains(place) for place in places)


def _is_beside(text: str, name: Span, other: Span) -> bool:
    """Tell whether a name stands in a list with another place, or right behind it."""
    if name.start == other.end:
        return True
    first, second = sorted((name, other))
    return first.end < second.start and bool(_BETWEEN.fullmatch(text, first.end, second.start))


@cache
def _prefectures() -> re.Pattern[str]:
    provinces = [name for name in _divisions() if name.endswith(("省", "自治区"))]
    prefectures = [name for name in _divisions() if name not in provinces]
    return re.compile(
        rf"(?P<province>{'|'.join(provinces)})"
        rf"|(?P<prefecture>{'|'.join(prefectures)})(?:市|[^，。、市]{{0,12}}自治州|盟|地区)"
    )


@cache
def _divisions() -> Mapping[str, tuple[str, ...]]:
    file = resources.files("gongbao.translation.wording.names").joinpath(_TABLE)
    try:
        rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
        return {prefecture: tuple(names.split("|")) for prefecture, names in rows}
    except (OSError, ValueError) as error:
        raise ModelError(f"{file}: the divisions cannot be read: {error}") from error
