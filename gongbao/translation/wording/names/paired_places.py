"""Places that work together, each by one character: 沪滇协作 is "Shanghai-Yunnan collaboration".

A province or municipality goes by its abbreviation, a prefecture by a character of its own name,
which only its own documents use: 沪明合作 in a report of 三明市.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from corpora.spans import Span
from glossary.names.transliteration import place_in_pinyin
from glossary.requirement import Requirement
from gongbao.translation.wording.wording import Way, Wording

_ABBREVIATED = {
    "京": "Beijing",
    "津": "Tianjin",
    "沪": "Shanghai",
    "渝": "Chongqing",
    "冀": "Hebei",
    "豫": "Henan",
    "滇": "Yunnan",
    "辽": "Liaoning",
    "湘": "Hunan",
    "皖": "Anhui",
    "鲁": "Shandong",
    "苏": "Jiangsu",
    "浙": "Zhejiang",
    "赣": "Jiangxi",
    "鄂": "Hubei",
    "桂": "Guangxi",
    "甘": "Gansu",
    "晋": "Shanxi",
    "蒙": "Inner Mongolia",
    "陕": "Shaanxi",
    "吉": "Jilin",
    "闽": "Fujian",
    "黔": "Guizhou",
    "贵": "Guizhou",
    "粤": "Guangdong",
    "青": "Qinghai",
    "藏": "Xizang",
    "川": "Sichuan",
    "宁": "Ningxia",
    "琼": "Hainan",
    "港": "Hong Kong",
    "澳": "Macao",
    "台": "Taiwan",
    "新": "Xinjiang",
}
# Characters that begin or end other words as well: one of two at most may be of these.
_OF_OTHER_WORDS = frozenset("甘蒙吉贵青藏川宁港澳台新")
_TOGETHER = re.compile(
    "(?:山海|劳务|东西部|扶贫|产业|科技|医疗|教育|文化|经贸|人才|民间|青年|农业|旅游|能源|对口|结对|战略|深度|全面|区域|跨境){0,2}"
    "(?:合作|协作|协同|帮扶|支援|交流|融合|共建|互动|一体化|联动|往来|对接)"
)


def find_paired_places(
    text: str, requirements: Sequence[Requirement], own: Collection[str] = ()
) -> Iterator[Wording]:
    """Yield pairs of abbreviated places before what they do together, left to right.

    Args:
        text: Normalised Chinese.
        requirements: What they hold is left alone.
        own: The prefectures that the document is about, without their class.

    >>> [w.english for w in find_paired_places("沪滇协作成效明显。", ())]
    ['Shanghai-Yunnan']
    >>> [w.english for w in find_paired_places("深化沪明合作。", (), ["三明"])]
    ['Shanghai-Sanming']
    """
    held = [r.span for r in requirements if not r.conflict]
    own_by_character = {c: name for name in own for c in (name[0], name[-1])}
    for match in _TOGETHER.finditer(text):
        span = Span(match.start() - 2, match.start())
        if span.start < 0 or any(span.overlaps(other) for other in held):
            continue
        names = [_name(c, own_by_character) for c in text[slice(*span)]]
        is_doubtful = _OF_OTHER_WORDS.issuperset(text[slice(*span)])
        if all(names) and names[0] != names[1] and not is_doubtful:
            yield Wording(span, "-".join(names), (), Way.WRITTEN)


def _name(character: str, own: dict[str, str]) -> str:
    """Return the English of a character that stands for a place, empty where it stands for none."""
    if character in own and character not in _ABBREVIATED:
        return place_in_pinyin(own[character], "市")
    return _ABBREVIATED.get(character, "")
