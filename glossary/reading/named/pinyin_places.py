"""Places that English writes in pinyin: what the source does not name, or names of another level.

A name is compared by its sound: 衡阳东站 is "Hengyang East", whatever the glossaries know of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.names import reads_as, reads_exactly
from glossary.reading.named.packaged_names import is_written_short

_KINDS = (
    ("站|路|街|道|线", "Station|Stop|Terminal|Road|Street|Avenue|Boulevard|Lane|Line"),
    ("县|旗", "County|Banner"),
    ("市|州|盟", "City|Municipality|Prefecture|League"),
    ("区", "District|Zone|Area|Park|Community"),
    ("镇|乡|村|庄|寨|屯|堡", "Town|Township|Village|Villagers[’']"),
    ("河|江|渠|溪|沟|川|水", "River|Creek|Canal|Stream|Brook|Channel"),
    ("湖|库|池|湾|海|岛|泉", "Lake|Reservoir|Pond|Bay|Island|Spring"),
    ("山|岭|峰|坡|岩", "Mountains?|Mount|Mt|Hills?|Ridge|Peak"),
    ("桥|隧道", "Bridge|Tunnel"),
    ("港|口岸|码头|机场", "Port|Harbou?r|Pier|Wharf|Airport"),
    ("寺|庙|塔|宫|观|祠", "Temple|Pagoda|Palace|Monastery|Shrine"),
    ("高速|公路", "Expressway|Highway|Freeway"),
    ("矿|厂|园", "Mine|Plant|Factory|Park|Garden"),
)
"""What stands behind the name of a place, in Chinese, and beside it in English."""
_BESIDE = (
    r"(?: (?:East|West|South|North|Railway|Central|New|Old|Bus|Metro|Subway|Natural|Administrative"
    r"|River|Reservoir|Lake|International|Grand|No\. ?\d+|\([A-Z]\w+\)))*"
)
_ENGLISH = tuple(
    (
        frozenset(chinese.split("|")),
        deferred_pattern(
            rf"(?<![-–])\b(?:(?P<name>[A-Z][a-z]{{3,14}}(?:[’'][a-z]+)?){_BESIDE} (?:{english})\b"
            rf"|(?:{english}) (?:of )?(?P<behind>[A-Z][a-z]{{3,14}})\b)"
        ),
    )
    for chinese, english in _KINDS
)
_OF_THE_COMPASS = deferred_pattern(
    r"\b(?P<name>[A-Z][a-z]{3,14}) (?:East|West|South|North)\b(?! [A-Z]| China| Asia)"
)
_STATION = frozenset({"站"})
_NO_NAME = frozenset(
    "我本该各全省市县区乡镇村两多个座条这那某及和与的等在至到往由从经向入沿过为是地社园景灾牧片辖离进出靠抵"
)
"""Characters directly before the kind of a place that are no part of its name."""
_WORDS_WITH_KIND = frozenset("道民级")
"""Characters directly behind the kind of a place with which it is a word: 村道 is a road."""
_HAN_NAME = deferred_pattern("[一-鿿]{2,4}$")
_PINYIN = deferred_pattern(
    "(?:[bpm](?:ai?|an|ang|ao|ei|en|eng|i|ian|iao|ie|in|ing|o|u)|f(?:a|an|ang|ei|en|eng|o|ou|u)|[pm]ou"
    "|[dt](?:ai?|an|ang|ao|e|eng|i|ian|iao|ie|ing|ong|ou|u|uan|ui|un|uo)|diu|[nl](?:ai?|an|ang|ao|e|ei"
    "|eng|i|ian|iang|iao|ie|in|ing|iu|ong|ou|u|uan|uo|v|ve|yu)|nen|lun|lia|[gkh](?:ai?|an|ang|ao|e|ei"
    "|en|eng|ong|ou|u|ua|uai|uan|uang|ui|un|uo)|[jqx](?:i|ia|ian|iang|iao|ie|in|ing|iong|iu|u|uan|ue"
    "|un)|(?:[zc]h?|sh?)(?:ai?|an|ang|ao|e|en|eng|i|ong|ou|u|uan|ui|un|uo)|(?:[zc]|s)h(?:ua|uai|uang)"
    "|r(?:an|ang|ao|e|en|eng|i|ong|ou|u|uan|ui|un|uo)|y(?:a|an|ang|ao|e|i|in|ing|ong|ou|u|uan|ue|un)"
    "|w(?:ai?|an|ang|ei|en|eng|o|u)|[’'](?:ai?|an|ang|ao|e|en|er|ou)|er){2,4}",
    re.IGNORECASE,
)
"""Two to four syllables as they are written today."""
_OLD_SPELLING = deferred_pattern("ien|ung|ieh|ueh")
"""What only the spelling of Wade has: Hualien."""
_NOT_PINYIN = deferred_pattern(
    "China|Chinese|Asia|Canada|Panama|Macao|Line|Long|Palace|Women|Range|Dance|Fence|Change"
    "|Lane|Dune|Pine|June|Lake|Gate|Date|Cane|Rice|Tide|Side|Bike|Mile|Pile|Sage|Gene|Siren"
    "|Linen|Canine|Tune|Bite|Site|Huge|Male|Manage|Lance|Province"
)
"""Words that read like pinyin."""
_LEVELS = {
    "省": "Province",
    "市": "City|Municipal|Municipality|Prefecture",
    "县": "County|Autonomous County",
    "区": "District|New|Area|Zone|Region|Autonomous|Subdistrict",
    "镇": "Town|Township",
    "乡": "Township|Town",
    "村": "Village|Villagers",
    "旗": "Banner|County",
    "州": "Prefecture|State|Autonomous",
}
_LEVEL = deferred_pattern(
    r"\b(?:(?P<name>[A-Z][a-z]{2,14}(?:[’'][a-z]+)?) (?P<level>Province|City|Municipal|Municipality"
    r"|County|District|Town|Township|Village|Banner|Prefecture)"
    r"|(?P<before>City|Municipality|County|District|Town|Township|Village) of"
    r" (?P<behind>[A-Z][a-z]{2,14}))\b"
)

_FOREIGN = frozenset(
    "阿埃艾奥巴班贝比彼伯博布查达戴丹德迪蒂顿多厄恩尔法费芬弗盖戈格哈赫霍基加卡坎科克库拉莱兰劳勒雷里利列卢鲁罗洛迈曼梅米莫姆穆纳内尼努"
    "诺欧帕佩皮普奇乔切萨塞森什斯苏索塔坦特提廷图托瓦威韦维沃乌希谢雅亚耶伊尤约泽扎兹佐"
)
"""Characters that write names from abroad, which have no pinyin."""


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A place of the source and what the English has instead.

    Attributes:
        source: Where the name stands in the source, with the kind or level behind it.
        target: Where another name or level stands in the English.
    """

    source: Span
    target: Span


def other_places(
    source: str, nearby: str, target: str, held: Iterable[Span]
) -> Iterator[OtherPlace]:
    """Yield names in pinyin that the source does not have where a place of that kind is missing.

    `held` are the stretches of the target that a term of the source explains.

    >>> [place] = other_places("衡阳东站", "", "Departs from Xiangyang East", ())
    >>> place.source
    Span(start=0, end=4)
    """
    taken = list(held)
    words: list[str] | None = None
    for kinds, name, span in _named_places(target):
        if (
            _NOT_PINYIN.fullmatch(name)
            or not _PINYIN.fullmatch(name)
            or _OLD_SPELLING.search(name)
            or any(place.overlaps(span) for place in taken)
            or is_written_short(name, source)
            or _is_read(name, source + "\n" + nearby)
        ):
            continue
        if words is None:
            words = re.findall("[A-Z][a-z]+(?:[’'][a-z]+)?", target)
        missing = _missing_place(source, kinds, words)
        if missing is not None:
            yield OtherPlace(missing, span)


def other_levels(source: str, target: str) -> Iterator[OtherPlace]:
    """Yield places whose name is right and whose level is another.

    >>> [place] = other_levels("临溪县医院", "Linxi Municipal Hospital")
    >>> place.target
    Span(start=0, end=15)
    """
    said = [
        (match["name"] or match["behind"], match["level"] or match["before"], Span(*match.span()))
        for match in _LEVEL.finditer(target)
    ]
    for name, level, span in said:
        own = list(_levels_of(name, source))
        accepted = "|".join(_LEVELS[source[place.end - 1]] for place in own).split("|")
        is_said = any(n == name and other in accepted for n, other, _ in said)
        if own and level not in accepted and not is_said:
            yield OtherPlace(own[0], span)


def _named_places(target: str) -> Iterator[tuple[frozenset[str], str, Span]]:
    for kinds, pattern in _ENGLISH:
        for match in pattern.finditer(target):
            group = "name" if match["name"] else "behind"
            yield kinds, match[group], Span(*match.span(group))
    for match in _OF_THE_COMPASS.finditer(target):
        yield _STATION, match["name"], Span(*match.span("name"))


def _missing_place(source: str, kinds: frozenset[str], words: list[str]) -> Span | None:
    """Return the first place of a kind whose name no English word sounds like."""
    for start in range(2, len(source)):
        kind = next((k for k in kinds if source.startswith(k, start)), None)
        if kind is None:
            continue
        if source[start + len(kind) : start + len(kind) + 1] in _WORDS_WITH_KIND:
            continue
        named = _HAN_NAME.search(source[:start].rstrip("东西南北"))
        if named is None or named.group()[-1] in _NO_NAME:
            continue
        name = named.group()
        if set(name[-2:]) <= _FOREIGN:
            continue
        if not any(_ends_in(name, word) for word in words):
            return Span(named.end() - min(2, len(name)), start + len(kind))
    return None


def _ends_in(name: str, word: str) -> bool:
    """Tell whether an English word reads as the end of a Chinese name, or as a part of it."""
    lower = re.sub("[^a-z]", "", word.lower())
    return any(
        reads_exactly(name[start:end], lower)
        for start in range(len(name))
        for end in range(start + 1, len(name) + 1)
    )


def _is_read(name: str, text: str) -> bool:
    """Tell whether a run of Chinese may be read as a name, or as all of it but an ending."""
    return reads_as(text, re.sub("[^a-z]", "", name.lower()))


def _levels_of(name: str, source: str) -> Iterator[Span]:
    """Yield where the source has a name with a level behind it."""
    lower = re.sub("[^a-z]", "", name.lower())
    for end, character in enumerate(source):
        if character not in _LEVELS:
            continue
        for start in range(max(0, end - 4), end):
            if reads_exactly(source[start:end], lower):
                yield Span(start, end + 1)
