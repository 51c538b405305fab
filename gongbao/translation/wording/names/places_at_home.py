"""Villages, towns and rivers that no glossary has: 迤那镇 is Yina and a town.

A small model spells such names by guess ("Dao Town", "Chemical Long County" for 化隆县). The name
without its class is written into the source in pinyin, and what stands behind it, 镇 or 古村, is
the model's to say. A word is taken for a name only where nothing else makes sense of it: what the
dictionary has no word for, between a clear beginning and a class of place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpora.patterns.deferred_patterns import deferred_pattern
from corpora.spans import Span
from glossary.dictionary import PlacedWord, load_dictionary
from glossary.names.transliteration import is_transliterated, place_in_pinyin
from glossary.requirement import Requirement
from gongbao.translation.wording.wording import Way, Wording

_HAN = deferred_pattern("[\u4e00-\u9fff]+")
# Classes, with what makes another word of them: 村落, 路口, 河道.
_CLASSES = deferred_pattern(
    "(?P<settled>街道(?!口)|社区|[古老]?村(?![落镇寨庄容级官])|[古老]?镇(?![静定压痛守长级区馆])"
    "|乡(?![镇村亲贤里情愁土下音绅勇间]))"
    "|(?P<natural>水库|大桥|(?<![强穷贫弱立稳活])(?<![民业教技游态化工农商企法][兴富])县(?![城长委级域志])"
    "|大道|大街|路(?![口段面线灯径基况边网])"
    "|街(?![头面边区巷坊心])|河(?![道流段长面水床堤岸谷网])|湖(?![区泊])|山(?![区上下西东体脚腰坡洪羊头火])"
    "|江(?![苏西面南边风])|沟(?![通渠])|岛(?![屿])|寺(?![院庙观])|港(?![口澳元区资])|坝(?![体区]))"
)
_SHORTEST, _LONGEST = 2, 4
_RARE, _ODD = 12.0, 15.0  # costs of words, of characters
_OF_WORDS = ("镇", "街道", "县")  # classes whose names may be words wherever they stand
# Characters that say something about a place or do something, and so are in no name alone.
_WORDS = frozenset(
    "的之是为本该全各每两几某个座所条处级种并在和与及或等从到于至向往沿经由将把被对以而也都就又还其此这那哪我你他"
    "它们一二三四五六七八九十百千万多少数首前后内外间旁边侧旧老新建驻住进出入回过去来有无不没未让使令给按据"
    "因应可能会要须需得着了自当年月日时号名位家户人众农镇村县市区省州属同第更很极甚称叫线"
)
_DOING = frozenset(
    "依隔临傍绕距赴接坐濒悬筑敌今存置藏分知借辖连邻冲毁断塔群碑修补成责派击聚登守护爱游看望走爬巡访治管下开"
    "朝代清明元唐宋汉淮军渔剧拟载送设观机雪雨夜削踩突遇主改病险显随港"
)
# A name begins behind these words or behind the end of another place.
_BEFORE = deferred_pattern(
    "[在到于从赴至与和及由沿对]|位于|来到|前往|走进|深入|以及|流经|途经|连接|穿过|走访|[流汇引注]入|流过|地处|家住|来自|记者"
)
_ENDS_OF_PLACES = "县市区镇乡州省旗盟"


@dataclass(frozen=True, slots=True)
class _Found:
    name: Span
    is_inside: bool
    """It stands right behind the place it lies in."""
    has_words: bool
    """The dictionary has a word for part of it, if a rare one: 枫林 in 枫林乡."""


def find_places_at_home(text: str, requirements: Sequence[Requirement]) -> Iterator[Wording]:
    """Yield the names of small places that no requirement holds, left to right.

    >>> [(w.english, w.span) for w in find_places_at_home("他来到迤那镇调研。", ())]
    [('Yina', Span(start=3, end=5))]
    """
    matches = list(_CLASSES.finditer(text))
    if not matches:
        return
    words = load_dictionary().find_words(text)
    by_end = {word.end: k for k, word in enumerate(words)}
    held = [r.span for r in requirements if not r.conflict]
    places = {r.end for r in requirements if r.is_place or r.is_country}
    for match in matches:
        index = by_end.get(match.start())
        found = None if index is None else _name_before(text, words, index, places)
        if found is None or any(found.name.overlaps(other) for other in held):
            continue
        name = text[slice(*found.name)]
        if _is_name(name, match, found):
            places.add(match.end())
            yield Wording(found.name, place_in_pinyin(name, match[0]), (), Way.WRITTEN)


def _name_before(
    text: str, words: Sequence[PlacedWord], index: int, places: Collection[int]
) -> _Found | None:
    """Return the characters before a class that begin where a name can begin.

    Args:
        text: The text.
        words: The words of the text.
        index: Of the word that ends where the class begins.
        places: Where places end in the text.
    """
    end = words[index].end
    begun, has_words = end, False
    while index >= 0 and words[index].end == begun:
        word = words[index]
        span = Span(word.start, end)
        has_words = has_words or len(word.text) > 1
        if span.length > _LONGEST or not _may_be_in_name(word.text):
            return None
        begun = word.start
        before = words[index - 1] if index and words[index - 1].end == begun else None
        is_inside = begun in places or (begun > 0 and text[begun - 1] in _ENDS_OF_PLACES)
        if span.length >= _SHORTEST and (is_inside or _ends_before_name(before)):
            return _Found(span, is_inside, has_words)
        index -= 1
    return None


def _ends_before_name(before: PlacedWord | None) -> bool:
    """Tell whether a name may begin behind a word, or behind none."""
    return before is None or not _HAN.fullmatch(before.text) or bool(_BEFORE.fullmatch(before.text))


def _may_be_in_name(word: str) -> bool:
    """Tell whether a word is one character, or so rare that a name is likelier."""
    cost = load_dictionary().cost(word)
    return len(word) == 1 or (cost is not None and cost >= _RARE)


def _is_odd(name: str) -> bool:
    """Tell whether one of two characters is so rare that they are a name: 迤 in 迤那镇."""
    dictionary = load_dictionary()
    return len(name) == _SHORTEST and any((dictionary.cost(c) or _ODD) >= _ODD for c in name)


def _is_name(name: str, place: re.Match[str], found: _Found) -> bool:
    """Tell whether characters before a class of place are its name."""
    is_settled = place.lastgroup == "settled"
    is_plain = _WORDS.isdisjoint(name) or (is_settled and not found.has_words and _is_odd(name))
    if is_transliterated(name) or not is_plain:
        return False
    if found.has_words and place[0] not in _OF_WORDS and not (is_settled and found.is_inside):
        return False
    if not is_settled and len(name) > _SHORTEST:
        return False
    return (is_settled and found.is_inside) or _DOING.isdisjoint(name)
